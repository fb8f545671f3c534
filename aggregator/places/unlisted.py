"""Which cities a sentence names in spellings that no gazetteer holds.

GeoNames knows no spelling of many a foreign city in many a language. A word (in Chinese a run of the signs that foreign
names are written with) that no name covers is heard instead (:mod:`hearing`) where the words beside it prove it a
city's (:mod:`slots`): «city», a country, a twin town it is joined to by «and», or its place between two cities of a
list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from aggregator.places.forms import fold, script
from aggregator.places.gazetteer import Entry, Gazetteer, Reading
from aggregator.places.language import Language
from aggregator.places.mention import Mention
from aggregator.places.slot_runs import RUN, run_slots
from aggregator.places.slots import Slot, word_slots

_SURE: Final = 0.8  # with its country beside it
_SURER: Final = 0.9  # with the country only somewhere in the sentence, or none
_FEW_SYLLABLES: Final = frozenset({"CN", "TW", "HK", "KR", "KP", "VN"})  # their towns sound much alike
_SMALL: Final = 15_000


def heard(
    text: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    language: Language,
    *,
    twins: bool,
    ties: bool = False,
) -> list[Mention]:
    """The names found in a sentence, in order, with the cities it names in spellings that no gazetteer holds.

    ``twins``: it speaks of twin towns, so that what «and» joins to a city is a city. In any sentence a word is one that
    stands in a list beside two of them, or in brackets behind one. ``ties``: it speaks of an agreement or of twins, so
    that whom it is «with» may be one.
    A word heard as a whole replaces a name found in a part of it.
    """
    elsewhere = tuple(dict.fromkeys(code for m in mentions if not m.entry.readings for code in m.entry.countries))
    found: list[Mention] = []
    for place in _slots(text, start, end, mentions, language, gazetteer, twins=twins, ties=ties):
        if found and place.start < found[-1].end:
            continue
        if readings := _readings(place, elsewhere, gazetteer):
            entry = Entry(readings, (), person=False, common=0)
            found.append(Mention(place.start, place.end, fold(text[place.start : place.end]), entry, heard=True))
    if not found:
        return list(mentions)
    kept = [m for m in mentions if not any(m.start < new.end and new.start < m.end for new in found)]
    return sorted([*kept, *found], key=lambda mention: mention.start)


def _readings(place: Slot, elsewhere: Sequence[str], gazetteer: Gazetteer) -> tuple[Reading, ...]:
    tried: list[tuple[str | None, float]] = [
        (code, _SURER if code in _FEW_SYLLABLES else _SURE) for code in place.countries
    ]
    if not place.countries:
        tried = [*((code, _SURER) for code in elsewhere[:3]), (None, _SURER)]
    best: list[tuple[int, float]] = []
    for name in place.names:
        for country, least in tried:
            found = gazetteer.sounding(name, country)
            if not found or found[0][1] < least or (best and found[0][1] <= best[0][1]):
                continue
            found = [one for one in found if one[1] == found[0][1]]
            if place.named or gazetteer.population(found[0][0]) >= _SMALL:
                best = found
    if not best and place.named:
        best = _misspelt(place.names, gazetteer)
    return tuple(Reading(index, 2, inflected=False) for index, _likely in best)


def _misspelt(names: Sequence[str], gazetteer: Gazetteer) -> list[tuple[int, float]]:
    """The one larger city whose known spelling differs from a name (or what it may be a case of) by one letter."""
    found: set[int] = set()
    for name in names:
        key = fold(name)
        letters = _LETTERS.get(script(key), "")
        if len(key) < _LONG or not letters:
            continue
        for at in range(1, len(key)):
            for put in ("", *letters):
                entry = gazetteer.entry(key[:at] + put + key[at + 1 :])
                found |= {r.index for r in entry.readings if r.quality >= _OWN and not r.inflected} if entry else set()
        if found:
            break
    large = {index for index in found if gazetteer.population(index) >= _MISSPELT}
    return [(large.pop(), 1.0)] if len(large) == 1 else []


_LETTERS: Final = {"cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџ", "latin": "abcdefghijklmnopqrstuvwxyz"}
_LONG: Final = 7  # letters of a name that one letter less tells from others
_OWN: Final = 2  # the quality of a name like the city's own
_MISSPELT: Final = 100_000


def _slots(
    text: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    language: Language,
    gazetteer: Gazetteer,
    *,
    twins: bool,
    ties: bool,
) -> Iterator[Slot]:
    if language.code in RUN:
        return run_slots(text, start, end, mentions, language, gazetteer)
    return word_slots(text, start, end, mentions, language, gazetteer, twins=twins, ties=ties)
