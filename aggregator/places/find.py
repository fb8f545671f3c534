"""Finding spellings of names in a text: which words may name a city or a country, before anyone judges them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from heapq import merge
from operator import attrgetter
from typing import Final, NamedTuple

from aggregator.places.belonging import Belonging
from aggregator.places.forms import fold, nominatives
from aggregator.places.gazetteer import Entry, Gazetteer, Reading
from aggregator.places.language import CITY, Language
from aggregator.places.lexicon import RESPELT, bases
from aggregator.places.mention import ELSE, WORD, Mention, merged
from aggregator.places.runs import Runs
from aggregator.places.signs import APOSTROPHE, HAN, HANGUL, UNCASED, UPPER

_TAIL: Final = rf"[^\W\d_{HANGUL}{HAN}]*(?:{APOSTROPHE}[^\W\d_]+)*"
# Words that may open a name. Most texts hold neither Han signs nor Hangul, and are read by the quicker pattern.
_SHADDA: Final = "\u0651"  # doubles a letter, and is none to «re»: «عمّان»
_WORD: Final = re.compile(rf"[{UPPER}{UNCASED}][^\W\d_]*(?:{_SHADDA}[^\W\d_]*)*(?:{APOSTROPHE}[^\W\d_]+)*")
_ANY: Final = re.compile(rf"(?P<word>[{UPPER}{UNCASED}]{_TAIL})|(?P<hangul>[{HANGUL}]+)|(?P<han>[{HAN}]+)")
_ASIAN: Final = re.compile(f"[{HAN}{HANGUL}]")
_NEXT: Final = re.compile(
    rf"(?P<gap>\.[ \u00a0-]?|[ \u00a0\u200c]\(?|[-‐‑])"
    rf"(?P<word>[^\W\d_]+(?:{APOSTROPHE}[^\W\d_]+)*(?:{APOSTROPHE}(?=[ \u00a0]))?)"  # «Cava de' Tirreni»
)
_CUT: Final = re.compile(rf"^(.{{2,}}){APOSTROPHE}[^\W\d_]{{1,5}}$")
_start: Final = attrgetter("start")
_EXONYM: Final = 100_000
_LONGEST: Final = 6  # words in a name
_KEPT: Final = 50_000  # words remembered before the memory starts anew


class _Opening(NamedTuple):
    """What a word may be by itself, and the beginnings of longer names it may be."""

    key: str
    entry: Entry | None
    stripped: bool
    longer: tuple[str, ...]
    adjective: tuple[str, Entry] | None = None  # the town that the word may be the adjective of
    sense: int = 0  # what else the word is in the language: WORD, ELSE
    articled: tuple[str, Entry] | None = None  # the city whose article a preposition may have swallowed: «du Mans»
    alone: Entry | None = None  # the entry, where nothing that stands beside the word changes what it is


class Finder:
    """Finds spellings of names in texts of one language; remembers the words it met."""

    def __init__(self, gazetteer: Gazetteer, language: Language | None) -> None:
        self._gazetteer = gazetteer
        self._language = language
        self._belonging = Belonging(gazetteer, language)
        self._runs = Runs(gazetteer, language)
        self._words: dict[str, _Opening | None] = {}
        self._called = gazetteer.called(language) if language is not None else {}
        self._beginnings = {
            " ".join(key.split(" ")[:count]) for key in self._called for count in range(1, key.count(" ") + 2)
        }
        self._doubles: dict[tuple[str, str], tuple[str, ...]] = {}  # two words → the beginnings they may be

    def __call__(self, text: str) -> Iterator[Mention]:
        """Spellings of names in their order, the longest at each place, none inside another."""
        if self._language is not None and self._language.adjectives.small:
            small = [*self._belonging(text)]
            if small:
                yield from merge(self._names(text), small, key=_start)
                return
        yield from self._names(text)

    def _names(self, text: str) -> Iterator[Mention]:
        known = self._words
        if len(known) > _KEPT:
            known.clear()
            self._doubles.clear()
        asian = _ASIAN.search(text) is not None
        done = 0
        for match in (_ANY if asian else _WORD).finditer(text):
            word = match[0]
            if asian and match.lastgroup != "word":
                found = self._runs.hangul(match) if match.lastgroup == "hangul" else None
                if found:
                    yield found
                elif match.lastgroup == "han":
                    yield from self._runs.han(match)
                continue
            try:
                opening = known[word]
            except KeyError:
                opening = known[word] = self._opening(word)
            if opening is None:
                continue
            start = match.start()
            if start < done or (start and text[start - 1].isalnum()):
                continue
            if opening.alone is not None:
                done = match.end()
                attached = False
                yield Mention(start, done, opening.key, opening.alone, opening.stripped, attached, opening.sense)
            elif mention := self._mention(text, start, match.end(), opening):
                done = mention.end
                yield mention

    def _opening(self, word: str) -> _Opening | None:
        first = fold(word)
        likely = bases(first, self._language)
        sense = self._sense(first, likely)
        if cut := _CUT.match(word):
            likely.insert(1, fold(cut[1]))  # «İzmir'de», «Kyiv's»
        keys = [
            key
            for key in dict.fromkeys(likely)
            if key and (key in self._beginnings or self._gazetteer.starts_name(key))
        ]
        met = self._met(keys)
        if len(met) > 1 and self._language is not None and self._language.code in RESPELT:
            own = {first, *nominatives(first, self._language.endings)} & met.keys()
            if any(self._gazetteer.large(r.index) for key in own for r in met[key].readings):
                met = {key: met[key] for key in met if key in own}  # «Любліном» is Lublin, and no Russian «Люблино»
        longer = tuple(key for key in keys if self._continues(key))
        adjective = self._belonging.adjective(first)
        articled = self._articled(first)
        if not met and self._language is not None and (code := self._language.adjective_of(word)):
            return _Opening(first, Entry((), (code,), False, 0), False, longer, adjective)
        if not met and not longer and not adjective and not articled:
            return None
        key = next(iter(met), "")
        entry = merged([*met.values()]) if met else None
        alone = None if longer or adjective or articled else entry
        return _Opening(key, entry, key != first, longer, adjective, sense, articled, alone)

    def _sense(self, word: str, likely: Iterable[str]) -> int:
        """What else than a town a word (or what it may be a case of) is in the language."""
        if self._language is None:
            return 0
        if not self._language.not_city.isdisjoint(likely):
            return ELSE
        return WORD if word in self._language.common else 0

    def _articled(self, word: str) -> tuple[str, Entry] | None:
        """The big city that the word is without its article, as it stands behind «du», «au»."""
        for _written, article in self._language.contractions if self._language is not None else ():
            key = f"{article} {word}"
            entry = self._gazetteer.entry(key)
            if entry is not None and any(self._gazetteer.population(r.index) >= _EXONYM for r in entry.readings):
                return key, entry
        return None

    def _met(self, keys: Iterable[str]) -> dict[str, Entry]:
        found = {key: self._entry(key) for key in keys if len(key) > 1}
        return {key: entry for key, entry in found.items() if entry and (entry.readings or entry.countries)}

    def _mention(self, text: str, start: int, end: int, opening: _Opening) -> Mention | None:
        if opening.adjective is not None and self._belonging.owns(text, start, end):
            return Mention(start, end, *opening.adjective, stripped=True, adjective=True)
        best: tuple[int, str, Entry, bool] | None
        sense = opening.sense
        best = None if opening.entry is None else (end, opening.key, opening.entry, opening.stripped)
        if opening.articled is not None and self._swallowed(text[max(0, start - 4) : start].lower()):
            best = (end, *opening.articled, False)
        keys, own = opening.longer, ""
        for count in range(_LONGEST if keys else 0):
            following = _NEXT.match(text, end)
            if following is None:
                break
            printed = following["word"]
            if count == 0:
                words = (text[start:end], printed)
                if words not in self._doubles:
                    self._doubles[words] = self._longer(keys, printed)
                if not (keys := self._doubles[words]):
                    break
                own = fold(words[0])
            else:
                keys = self._longer(keys, printed)
            own = f"{own} {fold(printed)}"
            end = following.end()
            end += following["gap"].endswith("(") and text[end : end + 1] == ")"  # «Frankfurt (Oder)»
            if met := self._met(keys):
                if best is not None and self._calls_city(printed) and _means(best[2], met.values()):
                    break  # «Эрдэнэт хотын»: the name, then the word «city»; «Хөх хот» is a name
                key = next(iter(met))
                best, sense = (end, key, merged([*met.values()]), key != own), self._sense(own, (own, key))
            keys = tuple(key for key in keys if self._continues(key))
            if not keys:
                break
        if best is None:
            return None
        return Mention(start, *best, sense=sense)

    def _swallowed(self, before: str) -> bool:
        """Whether the word before is a preposition with the article in it."""
        contracted = self._language.contractions if self._language is not None else ()
        return any(f" {before}".endswith(f" {written} ") for written, _article in contracted)

    def _calls_city(self, printed: str) -> bool:
        return (
            self._language is not None
            and printed[0].islower()
            and bool(self._language.after_name.alone(printed.lower()) & CITY)
        )

    def _longer(self, keys: Iterable[str], printed: str) -> tuple[str, ...]:
        """What the beginnings become with one more word, as far as names are or begin so."""
        likely = bases(fold(printed), self._language)
        if cut := _CUT.match(printed):
            likely.insert(1, fold(cut[1]))
        grown = dict.fromkeys(f"{key} {base}" for key in keys for base in likely)
        return tuple(key for key in grown if self._entry(key) is not None or self._continues(key))

    def _entry(self, key: str) -> Entry | None:
        """What a spelling may mean, in this language above all."""
        entry, city = self._gazetteer.entry(key), self._called.get(key)
        if city is None:
            return entry
        others = [reading for reading in entry.readings if reading.index != city] if entry is not None else []
        return Entry((Reading(city, 3, False, called=True), *others), (), False, 0)

    def _continues(self, key: str) -> bool:
        """Whether some name begins so and goes on."""
        return self._gazetteer.continues(key) or (key in self._beginnings and key not in self._called)


def _means(entry: Entry, others: Iterable[Entry]) -> bool:
    """Whether a spelling already means all that others do."""
    return {one.index for other in others for one in other.readings} <= {one.index for one in entry.readings}
