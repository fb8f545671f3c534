"""«This city» is the one of the dateline."""

from __future__ import annotations

import pytest

from aggregator.places import Tagger

CASES = (
    pytest.param(
        "en",
        "DULUTH, Minn. (AP) — The mayor of Isumi signed a sister city agreement with this city on Monday.",
        "duluth-us--isumi-jp",
        id="a dateline with a state",
    ),
    pytest.param(
        "es",
        "ZARAGOZA, 4 de mayo.— Los alcaldes firmaron el hermanamiento entre esta ciudad y Burdeos.",
        "bordeaux-fr--zaragoza-es",
        id="between this city and another",
    ),
    pytest.param("en", "OSLO, May 4 — The mayor of Leeds signed a pact with Lille.", "leeds-gb--lille-fr", id="silent"),
)


@pytest.mark.parametrize(("language", "text", "pairs"), CASES)
def test_this_city_is_the_dateline_s(tagger: Tagger, language: str, text: str, pairs: str) -> None:
    """A dateline alone makes no end; where the text says «this city» it is one."""
    found = tagger.tag(title="", text=text, language=language)

    assert pairs == " ".join(sorted(tag.pair.slug for tag in found.pairs if tag.score >= 0.5))
