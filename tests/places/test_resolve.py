"""Homonyms: which of the cities of one name a text means."""

from __future__ import annotations

import pytest

from aggregator.places import Tagger


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The fire in Paris, Tex., was out by noon.", {"paris-us"}),
        ("en", "The council of Paris, Texas, met on Monday.", {"paris-us"}),
        ("en", "Trains to Paris and Lyon were late.", {"paris-fr", "lyon-fr"}),
        ("en", "At the pier of St. Petersburg, Fla., guests from Tampa and Clearwater met.",
         {"st-petersburg-us", "tampa-us", "clearwater-us"}),
        ("en", "Birmingham, Ala., and Montgomery share a festival.", {"birmingham-us", "montgomery-us"}),
        ("en", "Birmingham and Coventry share a festival.", {"birmingham-gb", "coventry-gb"}),
        ("en", "Licking County deputies searched a house in Newark on Friday.", {"newark-us-5164466"}),
        ("en", "The British police closed a road in Lancaster.", {"lancaster-gb"}),
        ("en", "Athens, Georgia, and Macon share a festival.", {"athens-us", "macon-us"}),
        ("en", "Batumi, Georgia, and Yalta share a festival.", {"batumi-ge", "yalta-ua"}),
        ("cs", "Delegace z Brna navštívila Lipsko.", {"brno-cz", "leipzig-de"}),
        ("pl", "Zgorzelec i Görlitz mają wspólny plan.", {"zgorzelec-pl", "gorlitz-de"}),
        ("pl", "Umowę przygotowują Gubin z Guben.", {"gubin-pl", "guben-de"}),
        ("pt", "A delegação de Santiago de Compostela voltou a Santiago.", {"santiago-de-compostela-es"}),
        ("es", "Valencia, Venezuela, recibió a los músicos.", {"valencia-ve"}),
        ("es", "Los músicos de Valencia y Alicante viajaron juntos.", {"valencia-es", "alicante-es"}),
        ("de", "Frankfurt (Oder) liegt an der Grenze; aus Cottbus kamen Gäste.", {"frankfurt-oder-de", "cottbus-de"}),
    ],
)  # fmt: skip
def test_the_company_a_name_keeps_tells_which_city_is_meant(
    tagger: Tagger, language: str, text: str, expected: set[str]
) -> None:
    """A country, a state, a county, its abbreviation, an adjective or towns nearby outweigh the number of people."""
    assert expected == {tag.city.slug for tag in tagger.tag(title="", text=text, language=language).cities}


def test_one_text_may_speak_of_two_cities_of_one_name(tagger: Tagger) -> None:
    """What stands beside each spelling keeps them apart."""
    text = "The mayors of Valladolid, Spain, and Valladolid, Mexico, signed a twinning agreement."
    tags = tagger.tag(title="", text=text, language="en")

    assert ["valladolid-es--valladolid-mx"] == [tag.pair.slug for tag in tags.pairs]
