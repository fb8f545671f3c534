"""Names as other languages write them: tables of letters, and the exonyms that no rule gives."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from aggregator import places
from aggregator.places import Gazetteer, renderings
from aggregator.places.forms import fold
from aggregator.places.renderings import Rendering

PLACES = Path(places.__file__).parent
TABLES = dict(
    zip(
        tomllib.loads((PLACES / "renderings.toml").read_text("utf-8")),
        renderings.read((PLACES / "renderings.toml").read_text("utf-8")),
        strict=True,
    )
)


@pytest.mark.parametrize(
    ("table", "name", "expected"),
    [
        ("georgian", "Палермо", "პალერმო"),
        ("georgian", "Жешув", "ჟეშუვი"),
        ("georgian", "Саванна", "სავანა"),
        ("armenian", "Сочи", "սոչի"),
        ("armenian", "Каррара", "կարարա"),
        ("greek", "Смолян", "σμολιαν"),
        ("greek", "Новороссийск", "νοβοροσισκ"),
        ("hebrew", "Батуми", "באטומי"),
        ("german", "Воронеж", "woronesch"),
        ("german_ukrainian", "Миколаїв", "mykolajiw"),
        ("french", "Нижний Новгород", "nijni novgorod"),
        ("western_slavic", "Воронеж", "voronez"),
        ("polish_ukrainian", "Житомир", "zytomyr"),
        ("hungarian", "Казань", "kazany"),
        ("azerbaijani", "Волгоград", "volqoqrad"),
        ("uzbek", "Нижний Новгород", "nijniy novgorod"),
        ("bulgarian", "Эдирне", "едирне"),
        ("serbian", "Ройтлинген", "ројтлинген"),
    ],
)
def test_a_language_writes_a_name_in_its_letters(table: str, name: str, expected: str) -> None:
    """The longest rule that fits is taken; word by word, with what stands at a word's ends."""
    assert expected in list(TABLES[table].of(name))


def test_spellings_in_use_beside_one_another_are_all_given_but_not_without_end() -> None:
    """«а>a|ä» doubles the spellings at each place, up to four."""
    rendering = Rendering.read({"from": ["ru"], "rules": ["а>a|o", "т>t"]})

    assert ["ta", "to"] == list(rendering.of("Та"))
    assert ["tata", "tato", "tota", "toto"] == list(rendering.of("Тата"))
    assert 4 == len(list(rendering.of("Татата")))


def test_a_rule_without_its_mark_is_told_of() -> None:
    """The line is named, so that it can be mended."""
    with pytest.raises(ValueError, match="'ab' is no rule"):
        renderings.read('[some]\nfrom = ["ru"]\nrules = ["ab"]')


@pytest.mark.parametrize(
    ("language", "city", "name"),
    [
        (language, city, name)
        for language, cities in tomllib.loads((PLACES / "exonyms.toml").read_text("utf-8")).items()
        for city, names in cities.items()
        for name in names
    ][::9],
)
def test_exonyms_mean_their_city(gazetteer: Gazetteer, language: str, city: str, name: str) -> None:
    """Each is found under its name, whatever else bears it."""
    known = gazetteer.find_home(city)
    entry = gazetteer.entry(fold(name))

    assert known is not None, f"{language}: {city}"
    assert entry is not None, name
    assert known in [gazetteer.at(reading.index) for reading in entry.readings]


def test_made_up_spellings_have_the_letters_that_their_table_asks_for(gazetteer: Gazetteer) -> None:
    """Where no capital tells a name from a word short ones are left out: Кант is not كانت, «was»."""
    assert 6 == TABLES["arabic"].least
    assert gazetteer.entry("كانت") is None
