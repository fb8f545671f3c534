"""Finding spellings of names in runs of signs without blanks: Chinese, Japanese, Korean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from aggregator.places.forms import fold
from aggregator.places.gazetteer import Entry, Gazetteer
from aggregator.places.language import Language
from aggregator.places.mention import Mention

_KATAKANA: Final = re.compile("[\u30a1-\u30ff]")
_DOT: Final = "・"
_HIRAGANA: Final = re.compile("[\u3041-\u3096]+")
_TOWN_SIGNS: Final = frozenset("市町村区시군구")
_KEPT: Final = 50_000  # words remembered before the memory starts anew


class Runs:
    """Finds spellings of names in runs of one language; remembers what it met."""

    def __init__(self, gazetteer: Gazetteer, language: Language | None) -> None:
        self._gazetteer = gazetteer
        self._language = language
        self._syllables: dict[str, tuple[str, Entry] | None] = {}
        self._pairs: dict[str, bool] = {}  # two signs that a name may begin with

    def hangul(self, match: re.Match[str]) -> Mention | None:
        """The name that a Korean word begins with, where only particles follow it."""
        word = match[0]
        if word not in self._syllables:
            if len(self._syllables) > _KEPT:
                self._syllables.clear()
            self._syllables[word] = self._syllable(word)
        found = self._syllables[word]
        if found is None:
            return None
        key, entry = found
        return Mention(match.start(), match.start() + len(key), key, entry, attached=len(key) < len(word))

    def _syllable(self, word: str) -> tuple[str, Entry] | None:
        for key in reversed(self._gazetteer.prefixes(word)):
            rest = word[len(key) :]
            if len(key) < 2 or (rest and (self._language is None or not self._language.particles.match(rest))):
                continue
            if self._language is not None and key in self._language.common and rest[:1] not in _TOWN_SIGNS:
                return None  # «한다», «위해»: words, but for «위해시»
            entry = self._gazetteer.entry(key)
            if entry is not None and (entry.readings or entry.countries):
                return key, entry
        return None

    def han(self, match: re.Match[str]) -> Iterator[Mention]:
        """The names in a run of Han signs or kana, the longest at each place."""
        run, at, start = match[0], 0, match.start()
        known = self._pairs
        country = -1  # where a country's name has ended
        while at < len(run) - 1:
            two = run[at : at + 2]
            opens = known.get(two)
            if opens is None:
                opens = known[two] = self._gazetteer.begins(fold(two))
            if opens and (at - 1 == country or not _cuts_katakana(run, at)):
                key = self._gazetteer.longest(fold(run[at : at + 14]))
                end = at + len(key) if key else at
                if key and len(key) > 1:
                    entry = self._gazetteer.entry(key)
                    if entry is not None and (entry.readings or entry.countries) and _stands(run, key, end):
                        only = not entry.readings and run[end : end + 1] == _DOT  # «スイス・ブリエンツ»
                        if only or not _cuts_katakana(run, end):
                            inside = at > 0 or end < len(run)
                            yield Mention(start + at, start + end, key, entry, attached=inside)
                            at, country = end, end if only else country
                            continue
            at += 1


def _stands(run: str, key: str, end: int) -> bool:
    """Whether a key may stand there: one of hiragana only before «city», «つくば市»; others are mere words."""
    return _HIRAGANA.fullmatch(key) is None or run[end : end + 1] in _TOWN_SIGNS


def _cuts_katakana(run: str, at: int) -> bool:
    """Whether a cut here would go through one katakana word, or through the parts of one name: «セント・ポール»."""
    if not 0 < at < len(run):
        return False
    left, right = run[:at].removesuffix(_DOT)[-1:], run[at:].removeprefix(_DOT)[:1]
    return bool(_KATAKANA.match(left)) and bool(_KATAKANA.match(right))
