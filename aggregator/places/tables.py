"""Whether a language's table makes sense: for whoever writes one without reading code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from aggregator.places.language import LISTS

_NAMES: Final = frozenset({"given", "common", "not_city", "called"})  # written with their capitals
_RULES: Final = frozenset({"endings", "prefixes", "adjectives", "contractions", "called"})  # «ending>nominative ending»
_ENDS: Final = frozenset({"adjective_ends"})  # nothing may follow
_FLAGS: Final = frozenset({"demonyms_follow", "small_adjectives", "surname_first"})
_CUES: Final = ("twin", "pact", "contact", "against", "trio", "background")
_CODE: Final = re.compile(r"^[a-z]{2,3}$")
_COUNTRY: Final = re.compile(r"^[A-Z]{2}$")


def complaints(code: str, table: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a table, one line each: the key, the word, why, and what to write instead."""
    if not _CODE.match(code):
        yield f"{code}: a file is called by its language's ISO 639 code, like «pl.toml»"
    if not isinstance(table.get("name"), str):
        yield 'name: the language\'s own name is missing; write name = "Polski"'
    for key, value in table.items():
        if key == "name":
            continue
        if key in _FLAGS:
            if not isinstance(value, bool):
                yield f"{key}: is either true or false, not {value!r}"
        elif key == "demonyms":
            yield from _countries(value)
        elif key not in LISTS:
            yield f"{key}: no such key; the README lists them"
        elif not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            yield f'{key}: is a list of words; write {key} = ["…", "…"]'
        else:
            yield from _words(key, value)
    yield from _twice(table)


def _countries(value: object) -> Iterator[str]:
    if not isinstance(value, dict):
        yield 'demonyms: is a table of countries; write [demonyms] and then DE = ["german*"]'
        return
    for country, words in value.items():
        if not _COUNTRY.match(country):
            yield f"demonyms.{country}: a country is written by its ISO 3166 code, like DE"
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            yield f"demonyms.{country}: is a list of words"
        else:
            yield from _words(f"demonyms.{country}", words)


def _words(key: str, words: list[str]) -> Iterator[str]:
    seen = set[str]()
    for word in words:
        if word != word.strip() and key not in ("particles", "dateline"):
            yield f"{key}: «{word}» has blanks around it"
        elif not word and key not in _ENDS:
            yield f"{key}: an empty word stands for nothing; take it out"
        elif "  " in word:
            yield f"{key}: «{word}» holds two blanks; one finds several"
        if word in seen:
            yield f"{key}: «{word}» stands twice"
        seen.add(word)
        if key not in _NAMES and word != word.lower():
            yield f"{key}: «{word}» is compared with lower-cased text; write «{word.lower()}»"
        if key in _RULES and word.count(">") > 1:
            yield f"{key}: «{word}» is no rule; write it as «ending>nominative ending», for instance «ова>ів»"
        if key == "endings" and ">" not in word:
            yield f"{key}: «{word}» says not what to put in its place; write «{word}>» to cut it"
        if key not in _RULES and "**" in word:
            yield f"{key}: «{word}» holds two stars; one stands for the rest of a word"


def _twice(table: Mapping[str, Any]) -> Iterator[str]:
    """One phrase can be one kind of cue only: the first in this order counts."""
    kinds: dict[str, str] = {}
    for key in _CUES:
        words = table.get(key)
        for word in words if isinstance(words, list) else ():
            if isinstance(word, str) and kinds.setdefault(word, key) != key:
                yield f"{key}: «{word}» stands under {kinds[word]} too, which alone counts; take it out of one"
