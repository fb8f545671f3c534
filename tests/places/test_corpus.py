"""Every trap is told right, and our own texts are well written down; ``python -m bench.places`` measures the texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from aggregator.places import Gazetteer, Tagger
from tests.places import corpus
from tests.places.corpus import Names


@pytest.mark.parametrize("language", corpus.languages("traps"))
def test_traps_are_told_right(language: str, gazetteer: Gazetteer, tagger: Tagger) -> None:
    """Exactly the cities of each sentence are found: no person, street, club or word."""
    names = Names(gazetteer)

    wrong = []
    for trap in corpus.traps(language):
        expected, actual = corpus.trapped(trap, tagger, names)
        if not trap.todo and expected != actual:
            wrong.append((trap.text, trap.cities, sorted(map(str, actual))))

    assert [] == wrong


@pytest.mark.parametrize("language", corpus.languages("texts"))
def test_texts_name_cities_of_the_gazetteer(language: str, gazetteer: Gazetteer) -> None:
    """Whoever annotates an item spells its cities so that they are found, and pairs only what is listed."""
    names = Names(gazetteer)
    items = corpus.items(language)

    unlisted = []
    for item in items:
        listed = {names.id(city) for city in (*item.cities, *item.also)} | (
            {names.id(item.home)} if item.home else set()
        )
        ends = {end for pair in item.pairs for end in pair}
        unlisted += [(item.number, end) for end in ends if names.id(end) not in listed]

    assert [] == unlisted


@pytest.mark.parametrize("language", corpus.languages("texts"))
def test_texts_are_news_items(language: str) -> None:
    """Each is of a news item's length, and some tell of no pair."""
    items = corpus.items(language)

    assert [] == [item.number for item in items if not 80 <= len(item.text) <= 3000]
    assert any(not item.pairs for item in items)


@pytest.mark.parametrize("language", corpus.languages("traps"))
def test_traps_name_cities_of_the_gazetteer(language: str, gazetteer: Gazetteer) -> None:
    """A trap's cities are in the gazetteer, and half of the table are traps indeed."""
    names = Names(gazetteer)
    traps = corpus.traps(language)

    assert all(names.id(city) for trap in traps for city in trap.cities)
    assert any(not trap.cities for trap in traps)
    assert any(trap.cities for trap in traps)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[[trap]]\ntext = "A"\ncities = []', "'kind' is missing"),
        ('[[trap]]\ntext = "A"\ncities = "B"\nkind = "form"', "'cities' must be a list"),
        ('[[trap]]\ntext = "A"\ncities = []\nkind = "form"\ntype = "x"', "unknown key 'type'"),
        ('[[item]]\ntext = "A"', "only [[trap]]"),
    ],
)
def test_a_broken_table_is_told(tmp_path: Path, text: str, complaint: str) -> None:
    """A slip in a file names the file, the row and the key."""
    (tmp_path / "traps").mkdir()
    (tmp_path / "traps" / "xx.toml").write_text(text, encoding="utf-8")

    with pytest.raises(ValueError, match=complaint.replace("[", r"\[")):
        corpus.traps("xx", tmp_path)
