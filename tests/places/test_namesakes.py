"""Two cities of one name are told apart, though the text names the second only as a namesake."""

from __future__ import annotations

import pytest

from aggregator.places import Tagger

CASES = (
    pytest.param(
        "es", "Córdoba se hermana con la ciudad argentina del mismo nombre.", "cordoba-ar--cordoba-es", id="same name"
    ),
    pytest.param(
        "es",
        "El hermanamiento de Cartagena con el municipio de Cartagena (Colombia) se firmará en mayo.",
        "cartagena-co--cartagena-es",
        id="a country beside one of two in a sentence",
    ),
    pytest.param(
        "es",
        "Los alcaldes firmaron el hermanamiento de la Mérida española con la mexicana.",
        "merida-es--merida-mx",
        id="the adjective alone",
    ),
    pytest.param(
        "en",
        "Boston in Lincolnshire renewed its twinning with its American namesake on Friday.",
        "boston-gb--boston-us",
        id="namesake",
    ),
    pytest.param(
        "ru",
        "Делегация Бреста посетила французский город-тёзку и подписала соглашение.",
        "brest-by--brest-fr",
        id="a word joined to «city»",
    ),
    pytest.param(
        "en", "A film on Berlin opens next week; the book of the same name is out in America.", "", id="of a book"
    ),
)


@pytest.mark.parametrize(("language", "text", "pairs"), CASES)
def test_a_city_and_its_namesake_are_two(tagger: Tagger, language: str, text: str, pairs: str) -> None:
    """The country in the sentence tells which other bearer of the name is meant; a film is no city."""
    found = tagger.tag(title="", text=text, language=language)

    assert pairs == " ".join(sorted(tag.pair.slug for tag in found.pairs if tag.score >= 0.5))
