"""A country's name speaks for the right cities only."""

from __future__ import annotations

import pytest

from aggregator.places import Tagger

CASES = (
    pytest.param(
        "The mayors of Tbilisi and Rome met on Friday. Georgia is a friend, said the host.",
        {"tbilisi-ge", "rome-it"},
        id="a country that is a state elsewhere",
    ),
    pytest.param(
        "Delegates from Savannah and Rome met in Atlanta on Friday. Georgia has many twin towns, said the host.",
        {"savannah-us", "rome-us", "atlanta-us"},
        id="a state that is a country elsewhere",
    ),
    pytest.param(
        "San Antonio has these sister cities: Guadalajara, Mexico; Monterrey, Mexico; Chennai, India; Wuxi, China; "
        "Darmstadt, Germany.",
        {"san-antonio-us", "guadalajara-mx", "monterrey-mx", "chennai-in", "wuxi-cn", "darmstadt-de"},
        id="a list of many countries",
    ),
)


@pytest.mark.parametrize(("text", "cities"), CASES)
def test_a_country_speaks_for_the_city_it_stands_by(tagger: Tagger, text: str, cities: set[str]) -> None:
    """What is printed beside one city tells nothing of those of other countries; a shared name is read by the rest."""
    found = tagger.tag(title="", text=text, language="en")

    assert cities == {tag.city.slug for tag in found.cities}
