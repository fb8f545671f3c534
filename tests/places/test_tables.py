"""The checker of language tables, and our own tables under it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from aggregator.places.tables import complaints

TABLES = sorted((Path(__file__).parents[2] / "aggregator" / "places" / "languages").glob("*.toml"))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_our_tables_make_sense(path: Path) -> None:
    """Each as the checker wants it."""
    assert [] == list(complaints(path.stem, tomllib.loads(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({}, "name: the language's own name is missing"),
        ({"name": "X", "twins": []}, "twins: no such key"),
        ({"name": "X", "twin": "sister city"}, "twin: is a list of words"),
        ({"name": "X", "twin": ["Sister city"]}, "«sister city»"),
        ({"name": "X", "twin": ["sister  city"]}, "two blanks"),
        ({"name": "X", "twin": ["twin", "twin"]}, "stands twice"),
        ({"name": "X", "twin": ["twin"], "pact": ["twin"]}, "stands under twin too"),
        ({"name": "X", "endings": ["ova"]}, "«ova>»"),
        ({"name": "X", "endings": ["a>b>c"]}, "no rule"),
        ({"name": "X", "surname_first": "yes"}, "either true or false"),
        ({"name": "X", "demonyms": {"Germany": ["german"]}}, "ISO 3166"),
    ],
)
def test_a_slip_is_told_with_what_to_write(table: dict[str, object], expected: str) -> None:
    """One line: the key, the word, why."""
    (line,) = complaints("xx", table)

    assert expected in line
