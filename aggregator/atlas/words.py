"""Which words simplemma's dictionaries know.

Making the whole mapping of each takes five times longer and twenty times more memory than reading through its file,
which is sorted and front-coded: a word is told by how many bytes it shares with the word before. So that is done where
the file has this format; dictionaries of any other are asked through simplemma.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Final, NamedTuple

from aggregator.places import layout
from aggregator.places.forms import script

_CYRILLIC: Final = frozenset({"ru", "uk"})
_BEGINNING: Final = {"latin": 7, "cyrillic": 12}  # bytes that tell most words from all that are asked for

# Of the format «SMFC1»: behind the magic a byte of flags, the count of words, then the records.
_MAGIC: Final = b"SMFC1"
_SAME_LEMMA: Final = 254  # the word's lemma is the one before: none is told
_LONG: Final = 127  # greater bytes begin a number of several


class Dictionaries:
    """What the dictionaries know of words."""

    def __init__(self) -> None:
        import simplemma  # noqa: F401 - told of at once when it is missing

        self._nouns: frozenset[str] = frozenset()

    def common(self, words: Sequence[str]) -> Mapping[str, int]:
        """Which of these folded words stand in a dictionary in lower case, as bits of layout.COMMON_LANGUAGES."""
        asked: dict[str, dict[bytes, str]] = {kind: {} for kind in _BEGINNING}
        for word in words:
            if (kind := script(word)) in asked:
                asked[kind][word.encode()] = word
        capital = {word.capitalize().encode(): word for word in asked["latin"].values()}
        wanted = {kind: Wanted.of(asked[kind].keys(), size) for kind, size in _BEGINNING.items()}
        german = Wanted.of(asked["latin"].keys() | capital.keys(), _BEGINNING["latin"])
        told: dict[str, int] = {}
        for bit, code in enumerate(layout.COMMON_LANGUAGES):
            kind = "cyrillic" if code in _CYRILLIC else "latin"
            low = asked[kind]
            found = known(code, german if code == "de" else wanted[kind])
            for spelt in found & low.keys():
                told[low[spelt]] = told.get(low[spelt], 0) | 1 << bit
            if code == "de":
                self._nouns = frozenset(capital[spelt] for spelt in found & capital.keys())
        return told

    def nouns(self, words: Sequence[str]) -> list[str]:
        """Which of the words asked for before German writes with a capital."""
        return [word for word in words if word in self._nouns]


class Wanted(NamedTuple):
    """Words that are asked for, and their first ``size`` bytes, by which all others are passed over."""

    words: Set[bytes]
    beginnings: Set[bytes]
    size: int

    @classmethod
    def of(cls, words: Set[bytes], size: int) -> Wanted:
        """These words."""
        return cls(words, {word[:size] for word in words}, size)


def known(code: str, wanted: Wanted) -> set[bytes]:
    """Which of the words asked for stand in a language's dictionary."""
    from simplemma.strategies.dictionaries.dictionary_factory import DATA_FOLDER, DefaultDictionaryFactory

    with lzma.open(DATA_FOLDER / f"{code}.plzma") as file:
        data = file.read()
    if data.startswith(_MAGIC + b"\0"):
        return set(_listed(data, *wanted))
    dictionary = DefaultDictionaryFactory(cache_max_size=1).get_dictionary(code)
    return {word for word in wanted.words if word.decode() in dictionary}


def _listed(data: bytes, asked: Set[bytes], beginnings: Set[bytes], beginning: int) -> Iterator[bytes]:
    """The words asked for among the records: bytes shared with the word before, length of the rest, rest, lemma."""
    size, end = len(data), len(_MAGIC) + 1
    _count, at = _number(data, end)
    word, needed = b"", size
    while at < size:
        shared, length = data[at], data[at + 1]
        if shared > _LONG or length > _LONG:
            shared, at = _number(data, at)
            length, at = _number(data, at)
        else:
            at += 2
        end = at + length
        if shared < needed:
            word = word[:shared] + data[at:end]
            if word[:beginning] not in beginnings:
                needed = beginning  # nor does anybody ask for those that begin so too
            else:
                needed = size
                if word in asked:
                    yield word
        if data[end] == _SAME_LEMMA:
            at = end + 1
        else:
            length = data[end + 1]
            at = end + 2 + length
            if length > _LONG:
                length, at = _number(data, end + 1)
                at += length


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, the lowest first; and where it ends."""
    value = shift = 0
    while data[at] > _LONG:
        value |= (data[at] & _LONG) << shift
        at, shift = at + 1, shift + 7
    return value | data[at] << shift, at + 1
