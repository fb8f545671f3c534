"""Finding towns' adjectives before what is the town's own: «казанская делегация», «Karlsruher Delegation»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from aggregator.places.forms import fold
from aggregator.places.gazetteer import Entry, Gazetteer
from aggregator.places.language import BODY, CITY, OTHER, OWN, Language
from aggregator.places.mention import Mention, merged
from aggregator.places.phrases import pieces
from aggregator.places.signs import HAN, HANGUL, UNCASED, UPPER

_SMALL: Final = re.compile(rf"(?<![^\W_])[^\W\d_{UPPER}{UNCASED}{HAN}{HANGUL}]{{5,}}(?![^\W_])")
_WORD_NEXT: Final = re.compile(r"[^\W\d_]+")
_LINKED: Final = re.compile(r"([^\W\d_]+)([- ])$")
_TIES: Final = ("twin", "pact", "contact")
_REACH: Final = 40
_TELLING: Final = 20_000  # inhabitants of a town whose adjective is told from a mere word
_EXONYM: Final = 100_000
_LONG_NAME: Final = 10  # letters
_KEPT: Final = 50_000  # words remembered before the memory starts anew


class Belonging:
    """Finds the adjectives of towns in texts of one language; remembers the words it met."""

    def __init__(self, gazetteer: Gazetteer, language: Language | None) -> None:
        self._gazetteer = gazetteer
        self._language = language
        self._small: dict[str, tuple[str, Entry]] = {}
        self._plain = set[str]()  # words in small letters that are no town's adjectives: nearly all

    def adjective(self, word: str) -> tuple[str, Entry] | None:
        """The town that a folded word is the adjective of, as far as it is one worth telling of."""
        if self._language is None:
            return None
        names = self._language.adjectives.names(word)
        if not names or self._language.adjective_of(word) or self._language.before.alone(word) & CITY:
            return None  # of a country: «the Armenian town of |»
        best: tuple[int, str] = (0, "")
        found: list[Entry] = []
        for key in names:
            entry = self._gazetteer.entry(key) if self._gazetteer.starts_name(key.partition(" ")[0]) else None
            readings = [
                r for r in (entry.readings if entry else ()) if not r.inflected and self._tells(r.index, r.quality, key)
            ]
            if entry is not None and readings:
                best = max(best, (max(self._gazetteer.population(r.index) for r in readings), key))
                found.append(Entry(tuple(readings), (), False, 0))
        return (best[1], merged(found)) if found else None

    def _tells(self, index: int, quality: int, key: str) -> bool:
        # By a short name unlike GeoNames' own («Breslauer») only big cities are meant; a long one is no mere word.
        least = _TELLING if quality or len(key) >= _LONG_NAME else _EXONYM
        return self._gazetteer.large(index) and self._gazetteer.population(index) >= least

    def __call__(self, text: str) -> Iterator[Mention]:
        """Towns' adjectives in small letters, before what is the town's own."""
        known, plain = self._small, self._plain
        if len(plain) > _KEPT or len(known) > _KEPT:
            plain.clear()
            known.clear()
        words = set(_SMALL.findall(text)) - plain
        for word in words - known.keys():
            if found := self.adjective(fold(word)):
                known[word] = found
            else:
                plain.add(word)
        if known.keys().isdisjoint(words):
            return
        for match in _SMALL.finditer(text):
            found = known.get(match[0])
            if found and self.owns(text, match.start(), match.end()):
                yield Mention(match.start(), match.end(), *found, stripped=True, adjective=True)

    def owns(self, text: str, start: int, at: int) -> bool:
        """Whether something of the town's own follows, perhaps after other towns' adjectives and one more word."""
        if self._language is None:
            return False
        before = _LINKED.search(text[max(0, start - _REACH) : start])
        linked = before is not None and before[2] == "-" and self.adjective(fold(before[1])) is not None
        capitals = text[start].isupper() and self._language.adjectives.small
        if capitals and before is not None and not linked and before[1][0].isupper():
            return False  # «Tomáš Spurný Brněnský», «Радев-Бургаски»: a family name
        joint = self._language.joined.match(text, at)
        while joint is not None and (word := _WORD_NEXT.match(text, joint.end())):
            # Other towns' adjectives may come first.
            if self.adjective(fold(word[0])) is None:
                break
            linked, at = linked or joint[0] == "-", word.end()
            joint = self._language.joined.match(text, at)
        low = text[at : at + _REACH].lower()
        if linked and (cue := self._language.cue.search(low, 0, 20)) and cue.lastgroup in _TIES:
            return True  # «минско-казанское сотрудничество»
        after = pieces(low, before=False)
        told = self._language.after_name(after)
        if (
            not told & (OWN | OTHER | BODY)
            and len(after) > 3
            and after[0] == after[2] == " "
            and not self._language.joined.fullmatch(f" {after[1]} ")
        ):
            told = self._language.after_name(after[2:])
        return told & (OWN | OTHER | BODY) == OWN
