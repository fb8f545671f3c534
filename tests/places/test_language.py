"""Language tables made ready to match."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from aggregator import places
from aggregator.places.language import Edge, Language, alternatives

TABLES = sorted((Path(places.__file__).parent / "languages").glob("*.toml"))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_the_quick_look_denies_no_phrase(path: Path) -> None:
    """Whatever the patterns of a table match at a name's edge, the look at one word lets through."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    language = Language.read(path.stem, raw)
    denied = []
    for key in ("city_before", "other_before", "body_before", "title", "article"):
        texts = [f"x {word.lower().replace('*', '')} " for word in raw.get(key, ())]
        denied += [t for t in texts if getattr(language, key).search(t) and not language.before.may(t)]
    for key in ("city_after", "other_after", "body_after"):
        texts = [f" {word.lower().replace('*', '')} x" for word in raw.get(key, ())]
        denied += [t for t in texts if getattr(language, key).search(t) and not language.after_name.may(t)]

    assert [] == denied


@pytest.mark.parametrize(
    ("phrases", "place", "text", "expected"),
    [
        (["city of"], -1, "in the city of ", True),
        (["city of"], -1, "in the office ", False),
        (["улиц*"], -1, "на улице «", True),
        (["*ск* округ*"], 0, " внутригородском округе", True),
        (["*ск* округ*"], 0, " и Казань", False),
        (["'s mayor"], 0, "'s mayor", True),
        (["市长"], 0, "长", True),
        (["of"], -1, "", False),
    ],
)
def test_the_word_that_touches_a_name_tells(phrases: list[str], place: int, text: str, expected: bool) -> None:
    """Whole words, beginnings, insides."""
    assert expected == Edge.of(phrases, place).may(text)


def test_an_unknown_key_is_named() -> None:
    """So that a slip in a table is found."""
    with pytest.raises(ValueError, match=r"languages/xx\.toml: unknown key 'twins'"):
        Language.read("xx", {"twins": ["a"]})


def test_words_begin_and_end_where_they_should() -> None:
    """A star stands for the rest."""
    import re

    pattern = re.compile(alternatives(["sister city", "twin*", "*stadt"]))

    assert ["sister-city", "twinned", "partnerstadt"] == [
        match[0] for match in pattern.finditer("sister-city twinned partnerstadt between")
    ]
