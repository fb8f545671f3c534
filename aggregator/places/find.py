"""Finding spellings of names in a text: which words may name a city or a country, before anyone judges them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aggregator.places.forms import fold, nominatives, script
from aggregator.places.gazetteer import Entry, Gazetteer, Reading
from aggregator.places.language import Language

_CASED = [(0x41, 0x5B), (0xC0, 0x250), (0x370, 0x590), (0x1E00, 0x2000)]
_UPPER: Final = "".join(re.escape(chr(c)) for a, b in _CASED for c in range(a, b) if chr(c).isupper())
_APOSTROPHE: Final = "['’‘ʼ`´ʻ]"
_UNCASED: Final = "\u0590-\u06ff\u0750-\u077f\u0900-\u0dff\u0e00-\u0e7f\u10a0-\u10ff"
_HAN: Final = "\u3005\u3400-\u9fff\uf900-\ufaff\u30a1-\u30ff"
_HANGUL: Final = "\uac00-\ud7af"
_START: Final = re.compile(
    rf"(?<![^\W_])(?:(?P<word>[{_UPPER}{_UNCASED}][^\W\d_\uac00-\ud7af]*(?:{_APOSTROPHE}[^\W\d_]+)*)"
    rf"|(?P<hangul>[{_HANGUL}]+))|(?P<han>[{_HAN}]+)"
)
_NEXT: Final = re.compile(rf"(?P<gap>\.[ \u00a0]?|[ \u00a0]|[-‐‑])(?P<word>[^\W\d_]+(?:{_APOSTROPHE}[^\W\d_]+)*)")
_CUT: Final = re.compile(rf"^(.{{2,}}){_APOSTROPHE}[^\W\d_]{{1,5}}$")
_KATAKANA: Final = re.compile("[\u30a1-\u30ff]")
_LONGEST: Final = 6  # words in a name


# GeoNames knows many towns' Russian names only; Ukrainian and Belarusian mostly differ by these letters.
_RESPELT: Final = frozenset({"uk", "be"})
_RUSSIAN: Final = str.maketrans("іїєґў", "ииегв")


@dataclass(frozen=True, slots=True)
class Mention:
    """A spelling found: where, and what it may mean."""

    start: int
    end: int
    key: str
    entry: Entry
    stripped: bool = False  # a case ending was cut at run time
    attached: bool = False  # stands inside a longer run of letters (Chinese, Korean)

    @property
    def script(self) -> str:
        """Of its key."""
        return script(self.key)


def find(text: str, gazetteer: Gazetteer, language: Language | None) -> Iterator[Mention]:
    """Spellings of names in their order, the longest at each place, none inside another."""
    done = 0
    for match in _START.finditer(text):
        if match.start() < done:
            continue
        if match.lastgroup == "word":
            found = _words(text, match, gazetteer, language)
            if found:
                done = found.end
                yield found
        elif match.lastgroup == "hangul":
            found = _hangul(match, gazetteer, language)
            if found:
                yield found
        else:
            yield from _run(match, gazetteer)


def bases(word: str, language: Language | None) -> list[str]:
    """The folded word itself, then what it may be a case form of."""
    found = [word]
    if language is not None:
        found += nominatives(word, language.endings)
        if language.code in _RESPELT and (respelt := word.translate(_RUSSIAN)) != word:
            found += [respelt, *nominatives(respelt, language.endings)]
        for prefix in language.prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= 3:
                rest = word[len(prefix) :]
                found += [rest, *nominatives(rest, language.endings)]
    return found


def _words(text: str, match: re.Match[str], gazetteer: Gazetteer, language: Language | None) -> Mention | None:
    first = fold(match[0])
    likely = bases(first, language)
    if cut := _CUT.match(match[0]):
        likely.insert(1, fold(cut[1]))  # «İzmir'de», «Kyiv's»
    open_keys = [key for key in likely if key and gazetteer.starts_name(key)]
    if not open_keys:
        return None
    best: tuple[int, str, Entry, bool] | None = None
    end, own = match.end(), first
    for _ in range(_LONGEST):
        met = {key: entry for key in open_keys if len(key) > 2 and (entry := gazetteer.entry(key)) is not None}
        met = {key: entry for key, entry in met.items() if entry.readings or entry.countries}
        if met:
            key = next(iter(met))
            best = (end, key, _merged([*met.values()]), key != own)
        open_keys = [key for key in open_keys if gazetteer.continues(key)]
        if not open_keys:
            break
        following = _NEXT.match(text, end)
        if following is None:
            break
        word = fold(following["word"])
        own = f"{own} {word}"
        open_keys = list(dict.fromkeys(f"{key} {base}" for key in open_keys for base in bases(word, language)))
        end = following.end()
    if best is None:
        return None
    return Mention(match.start(), *best)


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
    return Entry(tuple(readings.values()), countries, first.person, first.common)


def _hangul(match: re.Match[str], gazetteer: Gazetteer, language: Language | None) -> Mention | None:
    word = match[0]
    for key in reversed(gazetteer.prefixes(word)):
        rest = word[len(key) :]
        if len(key) < 2 or (rest and (language is None or not language.particles.match(rest))):
            continue
        entry = gazetteer.entry(key)
        if entry is not None and (entry.readings or entry.countries):
            return Mention(match.start(), match.start() + len(key), key, entry, attached=bool(rest))
    return None


def _run(match: re.Match[str], gazetteer: Gazetteer) -> Iterator[Mention]:
    run, at = match[0], 0
    while at < len(run):
        key = gazetteer.longest(fold(run[at : at + 14])) if not _cuts_katakana(run, at) else None
        end = at + len(key) if key else at
        if key and len(key) > 1 and not _cuts_katakana(run, end):
            entry = gazetteer.entry(key)
            if entry is not None and (entry.readings or entry.countries):
                inside = at > 0 or end < len(run)
                yield Mention(match.start() + at, match.start() + end, key, entry, attached=inside)
                at = end
                continue
        at += 1


def _cuts_katakana(run: str, at: int) -> bool:
    """Whether a cut here would go through one katakana word."""
    return 0 < at < len(run) and bool(_KATAKANA.match(run[at - 1])) and bool(_KATAKANA.match(run[at]))
