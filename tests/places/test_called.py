"""What one language calls a city may be another city's name elsewhere."""

from __future__ import annotations

import pytest

from aggregator.places import Gazetteer, Tagger

CALLED = [
    ("it", "Una delegazione da Tolosa ha visitato il municipio.", "toulouse-fr"),
    ("es", "Una delegación de Tolosa visitó el Ayuntamiento.", "tolosa-es"),
    ("de", "Eine Delegation aus Lemberg besuchte das Rathaus.", "lviv-ua"),
    ("de", "Zu Gast war der Chor Lembergs aus der Ukraine.", "lviv-ua"),
    ("fr", "Une délégation venue de Bâle a visité la mairie.", "basel-ch"),
    ("da", "En delegation fra Skt. Petersborg besøgte rådhuset.", "saint-petersburg-ru"),
    ("fi", "Valtuuskunta Haagista vieraili kaupungissa.", "the-hague-nl"),
]


def test_a_part_of_a_great_city_gives_way_to_a_town_abroad(tagger: Tagger) -> None:
    """Dakhla is the port, not the quarter of Agadir that GeoNames lists beside it."""
    tagging = tagger.tag(title="", text="Le maire de Dakhla a signé un accord avec Marrakech.", language="fr")

    assert "EH" in {tag.city.country for tag in tagging.cities}


@pytest.mark.parametrize(("language", "text", "slug"), CALLED)
def test_a_name_means_the_city_that_the_language_calls_so(tagger: Tagger, language: str, text: str, slug: str) -> None:
    """In any case, whatever towns bear the name, and though no gazetteer has it."""
    tagging = tagger.tag(title="", text=text, language=language)

    assert [slug] == [tag.city.slug for tag in tagging.cities]


def test_every_city_that_a_language_calls_by_a_name_is_known(gazetteer: Gazetteer) -> None:
    """A misspelt rule would be passed over in silence."""
    rules = [
        (code, rule) for code in gazetteer.languages if (facts := gazetteer.language(code)) for rule in facts.called
    ]

    assert [] == [(code, city) for code, (_name, city) in rules if gazetteer.find_home(city) is None]
