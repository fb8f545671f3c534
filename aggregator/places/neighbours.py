"""What the names beside a name make of it: one of several regions, the region of the next, half of a quarter's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from aggregator.places.gazetteer import Gazetteer
from aggregator.places.language import Language
from aggregator.places.mention import Mention

_LEADING: Final = 24  # signs between a region and its town
_BARRED: Final = re.compile(r"[,;:.()\n،؛]|\d")
_QUARTER: Final = 200_000  # inhabitants of a city's quarter, at most
_NEXT_DOOR: Final = 0.15  # degrees
_WORDS: Final = 2  # of an unknown name in a list


def no_city(
    low: str, inside: Sequence[Mention], place: int, gazetteer: Gazetteer, facts: Language, *, named: bool
) -> bool:
    """Whether the neighbours of a sentence's name tell that it is no city. ``named``: «city» stands beside it."""
    if _shared(low, inside, place, facts) or (not named and _holds(low, inside, place, gazetteer, facts)):
        return True
    if _notes(low, inside, place, gazetteer) or _prefecture(low, inside, place, gazetteer):
        return True
    return any(_compound(low, inside, one, gazetteer) for one in (place - 1, place))


def _shared(low: str, inside: Sequence[Mention], place: int, facts: Language) -> bool:
    """Whether the names of a list share a noun at its end: «Атырау, Маңғыстау облыстары»."""
    last = place
    while last + 1 < len(inside) and _goes_on(low[inside[last].end : inside[last + 1].start], facts):
        last += 1
    return last > place and facts.shared.match(low, inside[last].end) is not None


def _goes_on(gap: str, facts: Language) -> bool:
    joint = facts.joined.match(gap)
    return joint is not None and "." not in gap and len(gap[joint.end() :].split()) <= _WORDS


def _holds(low: str, inside: Sequence[Mention], place: int, gazetteer: Gazetteer, facts: Language) -> bool:
    """Whether a region's name leads to a town of that region: «Oklahoma ştatının Stillwater şəhəri»."""
    regions = inside[place].entry.regions
    if not regions or place + 1 >= len(inside):
        return False
    gap = low[inside[place].end : inside[place + 1].start]
    if not 0 < len(gap) <= _LEADING or _BARRED.search(gap) or facts.joined.fullmatch(gap):
        return False
    return any(gazetteer.region(reading.index) in regions for reading in inside[place + 1].entry.readings)


def _notes(low: str, inside: Sequence[Mention], place: int, gazetteer: Gazetteer) -> bool:
    """Whether a bracket tells by a region's name where the town before it lies: «Stillwater (Oklahoma)»."""
    mention = inside[place]
    if not place or not mention.entry.regions or low[mention.end : mention.end + 1] not in (")", "）"):
        return False
    before = inside[place - 1]
    return low[before.end : mention.start].strip() in ("(", "（") and any(
        gazetteer.region(reading.index) in mention.entry.regions for reading in before.entry.readings
    )


def _prefecture(low: str, inside: Sequence[Mention], place: int, gazetteer: Gazetteer) -> bool:
    """Whether Chinese writes a Japanese prefecture before its town: «日本栃木縣日光市»."""
    if place + 1 >= len(inside) or low[inside[place].end : inside[place + 1].start] not in ("縣", "县"):
        return False
    return all(any(gazetteer.country(r.index) == "JP" for r in m.entry.readings) for m in inside[place : place + 2])


def _compound(low: str, inside: Sequence[Mention], place: int, gazetteer: Gazetteer) -> bool:
    """Whether two small neighbours make one name: «Charlottenburg-Wilmersdorf», a borough."""
    if not 0 <= place < len(inside) - 1 or low[inside[place].end : inside[place + 1].start] != "-":
        return False
    one, other = ([gazetteer.place(r.index) for r in mention.entry.readings] for mention in inside[place : place + 2])
    return any(
        a.country == b.country
        and max(a.population, b.population) < _QUARTER
        and max(abs(a.latitude - b.latitude), abs(a.longitude - b.longitude)) < _NEXT_DOOR
        for a in one
        for b in other
    )
