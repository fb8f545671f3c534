"""Lists of words from the tables as regular expressions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from aggregator.places.forms import script

NEVER: Final = re.compile(r"(?!)")
_UNSPACED: Final = frozenset({"han", "kana", "hangul"})
_SIGN: Final = re.compile(r".", re.DOTALL)


def alternatives(words: Iterable[str]) -> str:
    """A pattern for a list of words, the longest first: ``*`` stands for the rest of a word, a blank for blanks or a
    hyphen.
    """
    whole: list[str] = []
    others: list[str] = []
    for word in sorted(words, key=lambda word: (-len(word), word)):
        (whole if _opens_word(word) else others).append("".join(_parts(word)))
    # One word boundary before them all: where none is, no word is tried.
    return "|".join([rf"\b(?:{'|'.join(whole)})"] * bool(whole) + others)


def any_of(words: Iterable[str], most: int | None = None) -> str:
    """A pattern that tells as quickly as can be whether one of the words stands here, whichever it is.

    Each sign is compared once for all words that begin alike; no more than ``most``, where one may say yes too often.
    """
    whole: dict[str, Any] = {}
    others: dict[str, Any] = {}
    for word in words:
        node = whole if _opens_word(word) else others
        for part in islice(_parts(word), most):
            node = node.setdefault(part, {})
        node[""] = {}
    return "|".join([rf"\b{_grown(whole)}"] * bool(whole) + [_grown(others)] * bool(others))


def _grown(node: Mapping[str, Any]) -> str:
    """The pattern of a tree of parts."""
    branches = [part + _grown(rest) for part, rest in node.items() if part]
    if "" in node:
        branches.append("")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _opens_word(word: str) -> bool:
    """Whether only the beginning of a word in the text can be its beginning."""
    return script(word) not in _UNSPACED and not word.startswith("*") and word[:1].isalnum()


def _parts(word: str) -> Iterator[str]:
    for sign in _SIGN.findall(word.lower()):
        yield r"\w*" if sign == "*" else r"[\s-]+" if sign == " " else re.escape(sign)
    if script(word) not in _UNSPACED and not word.endswith("*") and word[-1:].isalnum():
        yield r"\b"


class Rare:
    """Phrases that few texts hold."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self._pieces = {max(_PIECES.split(phrase.lower()), key=len) for phrase in phrases}
        self.search: Final = re.compile(rf"(?<!\w)(?:{alternatives(phrases)})(?!\w)" if phrases else NEVER).search

    def may_stand_in(self, text: str) -> bool:
        """Whether a lower-cased text may hold one: quick, and wrong only in saying yes."""
        return any(piece in text for piece in self._pieces)


_PIECES: Final = re.compile("[* -]")


_ENOUGH: Final = 8  # signs that tell nearly all phrases from other words; more take longer to compile


class Kinds:
    """Phrases of several kinds in one pattern, a named group for each; tried only where one of them may start."""

    def __init__(self, kinds: Mapping[str, Sequence[str]], *, sharing: Collection[str] = ()) -> None:
        """``sharing``: kinds whose phrases may share words with those that follow."""
        self._sharing = sharing
        groups = [f"(?P<{kind}>{alternatives(phrases)})" for kind, phrases in kinds.items() if phrases]
        self.pattern: Final = re.compile("|".join(groups)) if groups else NEVER
        phrases = [phrase for words in kinds.values() for phrase in words]
        self._may = re.compile(any_of(phrases, _ENOUGH)) if phrases else NEVER

    def __call__(self, text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, re.Match[str]]]:
        """Where phrases stand in these parts of a lower-cased text, from left to right, with the part's number."""
        at = number = 0
        while place := self._may.search(text, at):
            at = place.start()
            while number < len(spans) and spans[number][1] <= at:
                number += 1
            if number == len(spans):
                return
            start, end = spans[number]
            found = self.pattern.match(text, at, end) if at >= start else None
            at = at + 1 if found is None or found.lastgroup in self._sharing else found.end()
            if found is not None:
                yield number, found
