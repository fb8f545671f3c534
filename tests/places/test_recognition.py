"""Names of cities in the cases and spellings of many languages are known: lists of forms, one file a language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from aggregator.places import Gazetteer
from aggregator.places.find import Finder

FOLDER = Path(__file__).parent / "forms"
CODES = sorted(path.stem for path in FOLDER.glob("??.txt"))


def forms(code: str) -> Iterator[tuple[str, str, bool]]:
    """«Name, CC», a form of it, and whether it is to be known: «?» marks those that are not yet."""
    for line in (FOLDER / f"{code}.txt").read_text(encoding="utf-8").splitlines():
        city, _, rest = line.partition(": ")
        for form in rest.split("; "):
            yield city, form.removesuffix("?"), not form.endswith("?")


def adjectives() -> Iterator[tuple[str, str, str, str, bool]]:
    """Language, what has the adjective before it, «Name, CC», the adjective, whether it is to be known."""
    for block in (FOLDER / "adjectives.txt").read_text(encoding="utf-8").split("\n\n"):
        head, *rows = block.strip().splitlines()
        code, noun = head.split(" | ")
        for row in rows:
            city, _, adjective = row.partition(": ")
            yield code, noun, city, adjective.removesuffix("?"), not adjective.endswith("?")


def known(gazetteer: Gazetteer, code: str, city: str, text: str) -> bool:
    """Whether the city is among what the names found in a text may mean."""
    meant = gazetteer.find_home(city)
    if meant is None:
        raise ValueError(f"{city!r} is no city of the gazetteer")
    mentions = Finder(gazetteer, gazetteer.language(code))(text)
    return any(gazetteer.at(reading.index) == meant for mention in mentions for reading in mention.entry.readings)


@pytest.mark.parametrize("code", CODES)
def test_forms_of_names_are_known(gazetteer: Gazetteer, code: str) -> None:
    """All cases, suffixes, short names and exonyms of the list mean their city."""
    wrong = [form for city, form, told in forms(code) if known(gazetteer, code, city, f"{form}.") < told]

    assert [] == wrong


def test_adjectives_of_cities_are_known(gazetteer: Gazetteer) -> None:
    """«казанская делегация», «brněnská delegace», «Karlsruher Delegation» mean the city."""
    wrong = [
        f"{code}: {adjective}"
        for code, noun, city, adjective, told in adjectives()
        if known(gazetteer, code, city, f"x {adjective} {noun}") < told
    ]

    assert [] == wrong
