"""Finding spellings of names in a text: which words may name a city or a country, before anyone judges them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from heapq import merge
from operator import attrgetter
from typing import Final, NamedTuple

from aggregator.places.forms import fold, nominatives, script
from aggregator.places.gazetteer import Entry, Gazetteer, Reading
from aggregator.places.language import BODY, CITY, OTHER, OWN, Language
from aggregator.places.lexicon import RESPELT, bases
from aggregator.places.phrases import pieces

_CASED = [(0x41, 0x5B), (0xC0, 0x250), (0x370, 0x590), (0x1E00, 0x2000)]
_UPPER: Final = "".join(re.escape(chr(c)) for a, b in _CASED for c in range(a, b) if chr(c).isupper())
_APOSTROPHE: Final = "['’‘ʼ`´ʻ]"
_UNCASED: Final = "\u0590-\u06ff\u0750-\u077f\u0900-\u0dff\u0e00-\u0e7f\u10a0-\u10ff"
_HAN: Final = "\u3005\u3400-\u9fff\uf900-\ufaff\u3041-\u3096\u30a1-\u30ff"
_HANGUL: Final = "\uac00-\ud7af"
_TAIL: Final = rf"[^\W\d_{_HANGUL}{_HAN}]*(?:{_APOSTROPHE}[^\W\d_]+)*"
# Words that may open a name. Most texts hold neither Han signs nor Hangul, and are read by the quicker pattern.
_SHADDA: Final = "\u0651"  # doubles a letter, and is none to «re»: «عمّان»
_WORD: Final = re.compile(rf"[{_UPPER}{_UNCASED}][^\W\d_]*(?:{_SHADDA}[^\W\d_]*)*(?:{_APOSTROPHE}[^\W\d_]+)*")
_ANY: Final = re.compile(rf"(?P<word>[{_UPPER}{_UNCASED}]{_TAIL})|(?P<hangul>[{_HANGUL}]+)|(?P<han>[{_HAN}]+)")
_ASIAN: Final = re.compile(f"[{_HAN}{_HANGUL}]")
_NEXT: Final = re.compile(
    rf"(?P<gap>\.[ \u00a0-]?|[ \u00a0\u200c]\(?|[-‐‑])(?P<word>[^\W\d_]+(?:{_APOSTROPHE}[^\W\d_]+)*)"
)
_CUT: Final = re.compile(rf"^(.{{2,}}){_APOSTROPHE}[^\W\d_]{{1,5}}$")
_KATAKANA: Final = re.compile("[\u30a1-\u30ff]")
_DOT: Final = "・"
_HIRAGANA: Final = re.compile("[\u3041-\u3096]+")
_TOWN_SIGNS: Final = frozenset("市町村区시군구")
_SMALL: Final = re.compile(rf"(?<![^\W_])[^\W\d_{_UPPER}{_UNCASED}{_HAN}{_HANGUL}]{{5,}}(?![^\W_])")
_WORD_NEXT: Final = re.compile(r"[^\W\d_]+")
_LINKED: Final = re.compile(r"([^\W\d_]+)([- ])$")
WORD: Final = 1  # a word of every day
ELSE: Final = 2  # the name of a river, a region, a club
_TIES: Final = ("twin", "pact", "contact")
_start: Final = attrgetter("start")
_REACH: Final = 40
_TELLING: Final = 20_000  # inhabitants of a town whose adjective is told from a mere word
_EXONYM: Final = 100_000
_LONG_NAME: Final = 10  # letters
_LONGEST: Final = 6  # words in a name
_KEPT: Final = 50_000  # words remembered before the memory starts anew


class Mention(NamedTuple):
    """A spelling found: where, and what it may mean."""

    start: int
    end: int
    key: str
    entry: Entry
    stripped: bool = False  # a case ending was cut at run time
    attached: bool = False  # stands inside a longer run of letters (Chinese, Korean)
    sense: int = 0  # what else the spelling is in the text's language: WORD, ELSE
    adjective: bool = False  # «Казанская», «Karlsruher»: the city's only before what is the city's own
    heard: bool = False  # in no gazetteer; known by its sound and by what stands beside it

    @property
    def script(self) -> str:
        """Of its key."""
        return script(self.key)


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
        self._words: dict[str, _Opening | None] = {}
        self._syllables: dict[str, tuple[str, Entry] | None] = {}
        self._small: dict[str, tuple[str, Entry]] = {}
        self._plain = set[str]()  # words in small letters that are no town's adjectives: nearly all
        self._called = gazetteer.called(language) if language is not None else {}
        self._beginnings = {
            " ".join(key.split(" ")[:count]) for key in self._called for count in range(1, key.count(" ") + 2)
        }
        self._pairs: dict[str, bool] = {}  # two signs that a name may begin with
        self._doubles: dict[tuple[str, str], tuple[str, ...]] = {}  # two words → the beginnings they may be

    def __call__(self, text: str) -> Iterator[Mention]:
        """Spellings of names in their order, the longest at each place, none inside another."""
        if self._language is not None and self._language.adjectives.small:
            small = [*self._adjectives(text)]
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
                found = self._hangul(match) if match.lastgroup == "hangul" else None
                if found:
                    yield found
                elif match.lastgroup == "han":
                    yield from self._run(match)
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
        adjective = self._adjective(first)
        articled = self._articled(first)
        if not met and self._language is not None and (code := self._language.adjective_of(word)):
            return _Opening(first, Entry((), (code,), False, 0), False, longer, adjective)
        if not met and not longer and not adjective and not articled:
            return None
        key = next(iter(met), "")
        entry = _merged([*met.values()]) if met else None
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

    def _adjective(self, word: str) -> tuple[str, Entry] | None:
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
        return (best[1], _merged(found)) if found else None

    def _tells(self, index: int, quality: int, key: str) -> bool:
        # By a short name unlike GeoNames' own («Breslauer») only big cities are meant; a long one is no mere word.
        least = _TELLING if quality or len(key) >= _LONG_NAME else _EXONYM
        return self._gazetteer.large(index) and self._gazetteer.population(index) >= least

    def _adjectives(self, text: str) -> Iterator[Mention]:
        """Towns' adjectives in small letters, before what is the town's own."""
        known, plain = self._small, self._plain
        if len(plain) > _KEPT or len(known) > _KEPT:
            plain.clear()
            known.clear()
        words = set(_SMALL.findall(text)) - plain
        for word in words - known.keys():
            if found := self._adjective(fold(word)):
                known[word] = found
            else:
                plain.add(word)
        if known.keys().isdisjoint(words):
            return
        for match in _SMALL.finditer(text):
            found = known.get(match[0])
            if found and self._owns(text, match.start(), match.end()):
                yield Mention(match.start(), match.end(), *found, stripped=True, adjective=True)

    def _owns(self, text: str, start: int, at: int) -> bool:
        """Whether something of the town's own follows, perhaps after other towns' adjectives and one more word."""
        if self._language is None:
            return False
        before = _LINKED.search(text[max(0, start - _REACH) : start])
        linked = before is not None and before[2] == "-" and self._adjective(fold(before[1])) is not None
        capitals = text[start].isupper() and self._language.adjectives.small
        if capitals and before is not None and not linked and before[1][0].isupper():
            return False  # «Tomáš Spurný Brněnský», «Радев-Бургаски»: a family name
        joint = self._language.joined.match(text, at)
        while joint is not None and (word := _WORD_NEXT.match(text, joint.end())):
            # Other towns' adjectives may come first.
            if self._adjective(fold(word[0])) is None:
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

    def _met(self, keys: Iterable[str]) -> dict[str, Entry]:
        found = {key: self._entry(key) for key in keys if len(key) > 1}
        return {key: entry for key, entry in found.items() if entry and (entry.readings or entry.countries)}

    def _mention(self, text: str, start: int, end: int, opening: _Opening) -> Mention | None:
        if opening.adjective is not None and self._owns(text, start, end):
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
                best, sense = (end, key, _merged([*met.values()]), key != own), self._sense(own, (own, key))
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

    def _hangul(self, match: re.Match[str]) -> Mention | None:
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

    def _run(self, match: re.Match[str]) -> Iterator[Mention]:
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


def _merged(entries: list[Entry]) -> Entry:
    """All that a word and what it may be a case of can mean; the facts are those of the first."""
    first, *others = entries
    if not others:
        return first
    readings: dict[int, Reading] = {}
    for reading in (reading for entry in entries for reading in entry.readings):
        known = readings.get(reading.index)
        if known is None or reading.quality > known.quality:
            readings[reading.index] = reading
    countries = tuple(dict.fromkeys(code for entry in entries for code in entry.countries))
    regions = tuple(dict.fromkeys(code for entry in entries for code in entry.regions))
    return Entry(tuple(readings.values()), countries, first.person, first.common, regions, first.surname)


def _means(entry: Entry, others: Iterable[Entry]) -> bool:
    """Whether a spelling already means all that others do."""
    return {one.index for other in others for one in other.readings} <= {one.index for one in entry.readings}


def _stands(run: str, key: str, end: int) -> bool:
    """Whether a key may stand there: one of hiragana only before «city», «つくば市»; others are mere words."""
    return _HIRAGANA.fullmatch(key) is None or run[end : end + 1] in _TOWN_SIGNS


def _cuts_katakana(run: str, at: int) -> bool:
    """Whether a cut here would go through one katakana word, or through the parts of one name: «セント・ポール»."""
    if not 0 < at < len(run):
        return False
    left, right = run[:at].removesuffix(_DOT)[-1:], run[at:].removeprefix(_DOT)[:1]
    return bool(_KATAKANA.match(left)) and bool(_KATAKANA.match(right))
