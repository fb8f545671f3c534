"""Which phrases of a table stand right before or right after a name, looked up by the word that touches the name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from aggregator.places.forms import script

_CUT: Final = re.compile(r"([^\W_]+)")
_TOKEN: Final = re.compile(r"\*?[^\W_]+\*?|\*")
_PLAIN: Final = (*((sign, "'") for sign in "’‘ʼʻ`´׳"), ("״", '"'), ("‐", "-"), ("‑", "-"))
_REACH: Final = 40  # signs beside a name that are looked at
_WITHIN: Final = " \t\u00a0\u200c-'\"/"  # may stand between a phrase's words
_UNSPACED: Final = frozenset({"han", "kana", "hangul"})
_KEPT: Final = 50_000  # words remembered before the memory starts anew


def lower(text: str) -> str:
    """A text in lower case, as long as it was: «İ» is the one letter whose lower case is longer than itself."""
    return text.lower() if text.isascii() else text.replace("İ", "I").lower()


def plain(text: str) -> str:
    """A text with one sign for all that print an apostrophe, a quotation mark or a hyphen."""
    if not text.isascii():
        for sign, usual in _PLAIN:
            text = text.replace(sign, usual)
    return text


def pieces(text: str, *, before: bool) -> list[str]:
    """A lower-cased text beside a name, cut up, the nearest first: what separates, a word, what separates, a word …"""
    return _cut(plain(text), before=before)


class Side:
    """What stands on one side of a name; most questions need no more than the word that touches it."""

    __slots__ = ("_back", "_pieces", "_text", "gap", "told", "word")

    def __init__(self, text: str, gap: str, word: str, *, before: bool) -> None:
        """``gap`` and ``word`` are the nearest of the pieces of ``text``."""
        self.gap, self.word = gap, word
        self._text, self._back = text, before
        self._pieces: list[str] | None = None
        self.told: int | None = None  # what :class:`Phrases` found there

    @property
    def pieces(self) -> list[str]:
        """As :func:`pieces` cuts it."""
        if self._pieces is None:
            self._pieces = _cut(self._text, before=self._back)
        return self._pieces


_TOUCHING: Final = re.compile(r"([\W_]*)([^\W_]*)")


class Sides(NamedTuple):
    """What stands on both sides of a name, as printed and ready to be cut in pieces."""

    before: str
    after: str
    left: Side
    right: Side
    plain: bool  # blanks alone stand around the word before

    @classmethod
    def of(cls, text: str, low: str, start: int, end: int) -> Sides:
        """``low``: the text in lower case with :func:`plain` signs."""
        first, last = (start - _REACH if start > _REACH else 0), end + _REACH
        left, right = low[first:start], low[end:last]
        plain = left[-1:] == " " and (word := left[left.rfind(" ", 0, -1) + 1 : -1]).isalnum()
        gap, word = (" ", word) if plain else _nearest(left)
        touching = _TOUCHING.match(right)
        after, following = touching.groups() if touching else ("", "")
        return cls(
            text[first:start],
            text[end:last],
            Side(left, gap, word, before=True),
            Side(right, after, following, before=False),
            plain,
        )


def _nearest(text: str) -> tuple[str, str]:
    """What separates a name from the word before it, and that word; "" without one."""
    cut = _cut(text, before=True)
    return cut[0], cut[1] if len(cut) > 1 else ""


def _cut(text: str, *, before: bool) -> list[str]:
    cut = _CUT.split(text)
    return cut[::-1] if before else cut


class _Phrase(NamedTuple):
    kind: int
    mark: str  # a sign of its own that touches the name: «d'», «'s»
    gap: str  # signs that may stand between it and the name
    others: tuple[str, ...]  # its further words, outwards, with their stars


class _Met(NamedTuple):
    """What a word that touches a name may belong to."""

    single: tuple[_Phrase, ...]  # phrases of this word only
    longer: tuple[_Phrase, ...]
    seconds: dict[str, tuple[_Phrase, ...]]  # longer ones that may go on with a word; remembers the words it met


class Phrases:
    """The phrases of several kinds that tell what a name is, on one side of it; remembers the words it met.

    ``kinds`` maps a bit to the phrases as the tables write them and to the signs that may stand between; ``prefixes``
    are written onto a word, with what they leave of its own article.
    """

    def __init__(
        self,
        kinds: Mapping[int, tuple[Sequence[str], str]],
        *,
        before: bool,
        prefixes: Sequence[tuple[str, str]] = (),
    ) -> None:
        self._before = before
        self._prefixes = tuple(prefixes)
        self._exact: dict[str, list[_Phrase]] = {}
        self._starts: dict[str, list[_Phrase]] = {}
        self._ends: dict[str, list[_Phrase]] = {}
        self._inside: dict[str, list[_Phrase]] = {}
        self._unspaced: list[tuple[int, str, tuple[str, ...]]] = []
        self._marks: list[tuple[int, str]] = []
        self._known: dict[str, _Met | None] = {}
        self._alone: dict[str, int] = {}
        for kind, (phrases, gap) in kinds.items():
            joined = [phrase.lower() for phrase in phrases if script(phrase) in _UNSPACED]
            if joined:
                self._unspaced.append((kind, gap + " ", tuple(joined)))
            for phrase in phrases:
                if script(phrase) not in _UNSPACED:
                    self._add(kind, plain(phrase.lower()), gap)

    def _add(self, kind: int, phrase: str, gap: str) -> None:
        words = _TOKEN.findall(phrase)
        if not words:
            self._marks.append((kind, phrase.strip()))
            return
        if self._before:
            words.reverse()
            mark = phrase[phrase.rindex(words[0]) + len(words[0]) :].strip()
        else:
            mark = phrase[: phrase.index(words[0])].strip()
        told = _Phrase(kind, "" if mark == "." else mark, gap, tuple(words[1:]))
        nearest = words[0]
        shelf = (
            self._inside
            if nearest[0] == nearest[-1] == "*"
            else self._ends
            if nearest[0] == "*"
            else self._starts
            if nearest[-1] == "*"
            else self._exact
        )
        shelf.setdefault(nearest.strip("*"), []).append(told)

    def beside(self, side: Side) -> int:
        """The bits of all kinds found beside a name."""
        if side.told is None:
            side.told = self._beside(side)
        return side.told

    def _beside(self, side: Side) -> int:
        word = side.word
        try:
            met = self._known[word]
        except KeyError:
            return self(side.pieces)
        if self._unspaced or (met is not None and met.longer):
            return self(side.pieces)
        return self((side.gap, word)) if met is not None or self._marks else 0

    def __call__(self, side: Sequence[str]) -> int:
        """The bits of all kinds found beside a name, whose neighbourhood is cut in :func:`pieces`."""
        found = 0
        if len(side) > 1:
            word = side[1]
            try:
                met = self._known[word]
            except KeyError:
                if len(self._known) > _KEPT:
                    self._known.clear()
                met = self._known[word] = self._of(word)
            if met is not None:
                bare = side[0].strip(" \u00a0\t\n")
                for phrase in met.single:
                    if bare == phrase.mark if phrase.mark else not bare or not bare.strip(phrase.gap):
                        found |= phrase.kind
                if met.longer and len(side) > 3:
                    for phrase in _going_on(met, side[3]):
                        if (
                            not found & phrase.kind
                            and (bare == phrase.mark if phrase.mark else not bare or not bare.strip(phrase.gap))
                            and _goes_on(phrase.others, side)
                        ):
                            found |= phrase.kind
        for kind, sign in self._marks:
            bare = side[0].strip()
            if bare.endswith(sign) if self._before else bare.startswith(sign):
                found |= kind
        if self._unspaced:
            found |= self._joined(side)
        return found

    def alone(self, word: str) -> int:
        """The same for a word or a few by themselves."""
        known = self._alone.get(word)
        if known is None:
            if len(self._alone) > _KEPT:
                self._alone.clear()
            known = self._alone[word] = self(pieces(word, before=self._before))
        return known

    def _of(self, word: str) -> _Met | None:
        """The phrases whose nearest word this may be."""
        found = [*self._exact.get(word, ())]
        if self._starts:
            for length in range(1, len(word) + 1):
                found += self._starts.get(word[:length], ())
        if self._ends:
            for length in range(len(word)):
                found += self._ends.get(word[length:], ())
        for part, phrases in self._inside.items():
            if part in word:
                found += phrases
        for prefix, put in self._prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= 3:
                found += self._exact.get(put + word[len(prefix) :], ())
        if not found:
            return None
        return _Met(
            tuple(phrase for phrase in found if not phrase.others),
            tuple(phrase for phrase in found if phrase.others),
            {},
        )

    def _joined(self, side: Sequence[str]) -> int:
        """The kinds found where no blanks part the words."""
        text = "".join(side[::-1] if self._before else side[:4])
        found = 0
        for kind, gap, phrases in self._unspaced:
            if text.rstrip(gap).endswith(phrases) if self._before else text.lstrip(gap).startswith(phrases):
                found |= kind
        return found


def _going_on(met: _Met, word: str) -> tuple[_Phrase, ...]:
    """The longer phrases whose next word this may be."""
    found = met.seconds.get(word)
    if found is None:
        if len(met.seconds) > _KEPT:
            met.seconds.clear()
        found = met.seconds[word] = tuple(phrase for phrase in met.longer if _is(word, phrase.others[0]))
    return found


def _is(printed: str, word: str) -> bool:
    """Whether a printed word is one that a table writes so, perhaps with stars."""
    if word[-1] == "*":
        return word.strip("*") in printed if word[0] == "*" else printed.startswith(word[:-1])
    return printed.endswith(word[1:]) if word[0] == "*" else word == printed


def _goes_on(words: tuple[str, ...], side: Sequence[str]) -> bool:
    """Whether a phrase's further words stand next in a text."""
    if len(side) < 2 * len(words) + 2:
        return False
    for place, word in enumerate(words, 1):
        gap, printed = side[2 * place], side[2 * place + 1]
        if not gap or gap.strip(_WITHIN):
            return False
        if not _is(printed, word):
            return False
    return True
