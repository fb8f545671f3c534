"""A sentence that tells of several stars is read clause by clause."""

from __future__ import annotations

import pytest

from aggregator.places import Tagger

SEVERAL = (
    pytest.param(
        "ru",
        "Полоцк подписал соглашение с Клином, Орша — с Вязьмой, а Бобруйск — с Пазарджиком.",
        "bobruysk-by--pazardzhik-bg klin-ru--polotsk-by orsha-by--vyazma-ru",
        id="the verb left out",
    ),
    pytest.param(
        "en",
        "Leeds signed a twinning pact with Kassel, Cardiff did so with Stuttgart, and Bristol is to sign with Porto.",
        "bristol-gb--porto-pt cardiff-gb--stuttgart-de kassel-de--leeds-gb",
        id="each with a verb of its own",
    ),
    pytest.param(
        "fr",
        "Nantes est jumelée avec Sarrebruck et Cardiff; Toulouse avec Kiev et Atlanta.",
        "atlanta-us--toulouse-fr cardiff-gb--nantes-fr kyiv-ua--toulouse-fr nantes-fr--saarbrucken-de",
        id="hosts of two each",
    ),
    pytest.param(
        "de",
        "Städtepartnerschaften feiern in diesem Jahr Kassel und Florenz, Gießen und Netanja, Marburg und Poitiers.",
        "florence-it--kassel-de giessen-de--netanya-il marburg-an-der-lahn-de--poitiers-fr",
        id="pairs in a row",
    ),
    pytest.param(
        "ru",
        "На праздник в Вологду приехали делегации побратимов из финского Коувола, немецкого Кёльна и польского Торуня.",
        "koln-de--vologda-ru kouvola-fi--vologda-ru torun-pl--vologda-ru",
        id="a host and its guests, with adjectives of their countries",
    ),
)


@pytest.mark.parametrize(("language", "text", "pairs"), SEVERAL)
def test_every_clause_ties_its_own_cities(tagger: Tagger, language: str, text: str, pairs: str) -> None:
    """What one clause tells of its two cities says nothing of those of the next."""
    found = tagger.tag(title="", text=text, language=language)

    assert pairs == " ".join(sorted(tag.pair.slug for tag in found.pairs if tag.score >= 0.5))
