"""Which of the cities that share a name is meant, by the company it keeps; :mod:`belief` says whether any is.

Every sense is weighed by what is printed beside it (a country, a region), by the text's other places (the nearer the
better: spatial minimality, Leidner 2007), by the source's home and language, and by its size. One sense holds for a
spelling throughout a text, unless the text itself tells two apart («Valladolid» and «Valladolid, Mexico»).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise
from math import cos, exp, radians, sqrt
from typing import Final, NamedTuple

from aggregator.places.belief import NOWHERE, Area, Circumstances, Features, Found, chance, of_city, signs, weigh
from aggregator.places.gazetteer import Gazetteer, Place, Reading
from aggregator.places.homelands import HOMELANDS
from aggregator.places.senses import senses as find_senses

__all__ = ["NOWHERE", "Area", "Context", "Found", "candidates", "resolve"]


@dataclass(frozen=True, slots=True)
class Context:
    language: str | None
    home: int | None
    home_country: str | None
    areas: Mapping[int, Area]  # sentence → areas named there


def resolve(found: Sequence[Found], context: Context, gazetteer: Gazetteer) -> list[Reading | None]:
    """The sense of each mention, in their order; None for those that mean no city we may believe in."""
    chosen = {
        id(item): spelling.reading
        for spelling in _spellings(found, context, gazetteer)
        if spelling.odds > _LEAST_ODDS
        for item in spelling.items
    }
    return [chosen.get(id(item)) for item in found]


def candidates(
    found: Sequence[Found], context: Context, gazetteer: Gazetteer
) -> list[tuple[Sequence[Found], Reading, Features]]:
    """Each spelling's mentions, its likeliest sense and the evidence; what ``bench.train_belief`` learns from."""
    return [(one.items, one.reading, one.features) for one in _spellings(found, context, gazetteer)]


def _spellings(found: Sequence[Found], context: Context, gazetteer: Gazetteer) -> list[_Spelling]:
    groups: dict[tuple[str, Area], list[Found]] = {}
    for item in found:
        groups.setdefault((item.mention.key, item.beside), []).append(item)
    parted = _parted(groups)
    _adopt(groups, parted)
    everywhere = NOWHERE
    for area in context.areas.values():
        everywhere |= area
    longer = {key: _bearers(items[0], gazetteer) for (key, _), items in groups.items() if " " in key}
    if context.home is not None:
        longer[gazetteer.place(context.home).key] = (context.home,)
    spellings = []
    for (key, beside), items in groups.items():
        if items[0].mention.entry.readings:
            whole = {city for name, cities in longer.items() if name.startswith(key + " ") for city in cities}
            never = parted.get(key, frozenset()) if not beside else frozenset()
            spelling = _Spelling.of(items, beside, whole, context, everywhere, gazetteer, never)
            if spelling is not None:
                spellings.append(spelling)
    _settle(spellings, found, context, gazetteer)
    _believe(spellings, found, gazetteer)
    return spellings


def _bearers(item: Found, gazetteer: Gazetteer) -> tuple[int, ...]:
    """The larger cities that a name of several words is the official name of."""
    return tuple(
        reading.index
        for reading in item.mention.entry.readings
        if reading.quality == 3 and gazetteer.place(reading.index).large
    )


def _parted(groups: Mapping[tuple[str, Area], Sequence[Found]]) -> dict[str, frozenset[str]]:
    """Spellings that one sentence ties to themselves, «Valladolid with Valladolid (Mexico)»: not those countries."""
    parted: dict[str, frozenset[str]] = {}
    for (key, beside), items in groups.items():
        plain = {item.sentence for item in groups.get((key, NOWHERE), ()) if item.telling}
        if beside.countries and any(item.sentence in plain for item in items):
            parted[key] = parted.get(key, frozenset()) | beside.countries
    return parted


def _adopt(groups: dict[tuple[str, Area], list[Found]], parted: Mapping[str, frozenset[str]]) -> None:
    """A spelling with nothing beside it means what the text once said it means, unless it said two things."""
    for key, beside in [*groups]:
        if beside or key in parted:
            continue
        told = [other for other in groups if other[0] == key and other[1]]
        if len(told) == 1:
            groups[told[0]] += groups.pop((key, beside))


@dataclass(slots=True)
class _Spelling:
    """One spelling of a text, what it may mean and how much speaks for each."""

    items: list[Found]
    senses: list[tuple[float, Reading]]  # best first
    sure: float  # 0 … 1: how far the best sense stands before the next
    reading: Reading
    about: Circumstances
    signs: Features
    odds: float  # logarithm, that it is a city
    trust: float  # 0 … 1: that it is a city, as far as known without its company
    known: tuple[Reading, Features]  # what speaks for its being the city of a reading
    vote: float = 0.0  # what it gives each region that has a bearer of it
    company: Features = field(default_factory=dict)  # what the text's other cities say

    @property
    def features(self) -> Features:
        """All that is weighed."""
        return {**self.signs, **self.known[1], **self.company}

    @classmethod
    def of(
        cls,
        items: list[Found],
        beside: Area,
        whole: set[int],
        context: Context,
        everywhere: Area,
        gazetteer: Gazetteer,
        never: frozenset[str] = frozenset(),
    ) -> _Spelling | None:
        near = NOWHERE
        for item in items:
            near |= context.areas.get(item.sentence, NOWHERE)
        nouns = context.language == "de"
        about = Circumstances(
            HOMELANDS.get(context.language or "", ()), context.home, context.home_country, near, everywhere, nouns
        )
        readings = items[0].mention.entry.readings
        if never:  # the countries of its namesakes
            readings = tuple(one for one in readings if gazetteer.country(one.index) not in never) or readings
        if context.home in whole and context.home not in {reading.index for reading in readings}:
            readings += (Reading(context.home, 2, False),)  # «Gorzów» on the site of Gorzów Wielkopolski
        named = signs(items, nouns, gazetteer)
        # Most names have one bearer.
        plain = len(readings) == 1 and not items[0].mention.entry.countries
        senses = [(0.0, readings[0])] if plain else find_senses(items, readings, beside, whole, about, gazetteer)
        if not senses:
            return None
        sure = 1.0 if len(senses) < 2 else min(1.0, max(0.0, (senses[0][0] - senses[1][0]) / 3))
        best = senses[0][1]
        features = of_city(named, best, items, about, gazetteer)
        odds = weigh(named, features)
        return cls(items, senses, sure, best, about, named, odds, chance(odds), (best, features))


# What company weighs, in the unit of :mod:`senses`.
_FAR_COMPANY: Final = 0.3  # for each place of the same part of the world
_VOTE: Final = 1.6  # for each other name that some town of the same region bears
_COMPANY: Final = 1.3  # for each place close by
_SAME_REGION: Final = 0.6  # for each place of the same region
_SAME_COUNTRY: Final = 0.25  # for each place of the same country
_AMONG_TWINS: Final = 0.5  # how far neighbours count where twins are spoken of: those are sought abroad
_RARELY: Final = 0.3  # how far company counts for an other name of a small town
_SECOND_NAME: Final = 1.5  # the text already names it otherwise
_SAME_BESIDE: Final = 3.0  # … in the words right before or after: «A and B»
_KNOWN_TWIN: Final = 3.0  # the text names a city that the operator knows for its twin
_CROWD: Final = 4  # spellings from which on
_ROUNDS: Final = 3
_COMPANIONS: Final = 60  # places weighed as company
_WIDE: Final = 2000.0
_NEAR: Final = 220.0  # kilometres over which the nearness of two places fades to a third
_CLOSE: Final = 200.0  # kilometres
_LEAST_ODDS: Final = 0.0


def _settle(spellings: Sequence[_Spelling], found: Sequence[Found], context: Context, gazetteer: Gazetteer) -> None:
    """Let every spelling choose again by where the others lie, until nothing changes."""
    doubtful = [spelling for spelling in spellings if len(spelling.senses) > 1]
    if not doubtful:
        return
    votes = _votes(spellings, gazetteer)
    apart = _apart(spellings, found)
    ranked = sorted(spellings, key=lambda one: -one.trust)[:_COMPANIONS]
    seats = {id(one): seat for seat, one in enumerate(ranked)}
    company = [_Companion.of(one, gazetteer) for one in ranked]
    home = [] if context.home is None else [_Companion(context.home, gazetteer.place(context.home), 1.0)]
    asked: dict[int, Sequence[_Companion]] = {}  # the company that each chose by
    for _ in range(_ROUNDS):
        changed = False
        for spelling in doubtful:
            seat = seats.get(id(spelling), len(company))
            others = company[:seat] + company[seat + 1 :] + home
            if asked.get(id(spelling)) == others:
                continue
            asked[id(spelling)] = others
            named_beside = {other.reading.index for other in apart.get(id(spelling), ())}
            cased = {other.reading.index for other in spellings if _alike(spelling, other)} - named_beside
            best = _choice(spelling, others, votes, gazetteer, named_beside, cased)
            if best is not spelling.reading:
                spelling.reading, changed = best, True
                if seat < len(company):
                    company[seat] = _Companion.of(spelling, gazetteer)
        if not changed:
            return


def _alike(one: _Spelling, other: _Spelling) -> bool:
    """Whether two spellings differ in their last letters only."""
    mine, theirs = one.items[0].mention.key, other.items[0].mention.key
    most = min(len(mine), len(theirs))
    return (
        mine != theirs
        and most >= _STEM
        and max(len(mine), len(theirs)) - most <= 1
        and (mine[: most - 1] == theirs[: most - 1])
    )


_STEM: Final = 5  # letters of a name that may have case forms


class _Companion(NamedTuple):
    """A city of the text as others see it."""

    city: int
    place: Place
    weight: float

    @classmethod
    def of(cls, spelling: _Spelling, gazetteer: Gazetteer) -> _Companion:
        index = spelling.reading.index
        return cls(index, gazetteer.place(index), (0.3 + 0.7 * spelling.sure) * spelling.trust)


def _choice(
    spelling: _Spelling,
    others: Sequence[_Companion],
    votes: Mapping[str, float],
    gazetteer: Gazetteer,
    named_beside: Set[int],
    cased: Set[int],
) -> Reading:
    """The sense that most speaks for, its company included.

    ``named_beside``: cities joined to it by a word; ``cased``: those of spellings that may be case forms of the same.
    """
    taken = {index for index, _, weight in others if weight > _TRUSTED}
    neighbours = _neighbours(spelling.items)
    # More than this company says for no place.
    most = min(2.0, sum(weight for _, _, weight in others) + _ROUNDING) * (
        _COMPANY + _FAR_COMPANY + neighbours * (_SAME_REGION + _SAME_COUNTRY)
    )
    best, value = spelling.reading, float("-inf")
    for score, reading in spelling.senses:
        place = gazetteer.place(reading.index)
        factor = 1.0 if place.large or reading.quality == 3 else _RARELY
        region = place.region
        voted = neighbours * _VOTE * min(3.0, votes.get(region, 0.0) - spelling.vote) if region else 0.0
        # A text rarely calls one city by two names, and more rarely two by names so alike.
        twinned = _KNOWN_TWIN * _twinned(reading.index, others, gazetteer)
        second = _SECOND_NAME * (reading.index in taken and reading.quality < 3)
        if reading.index in named_beside:
            second = -_SAME_BESIDE  # «Zgorzelec and Görlitz» are two
        elif reading.index in cased:
            second = _SECOND_NAME  # «Дубны» beside «Дубна» is no Dubno
        if score + factor * most + voted + twinned + second + _ROUNDING < value:
            continue
        total = score + factor * _company(place, reading.index, others, neighbours) + voted + twinned + second
        if total > value:
            best, value = reading, total
    return best


_ROUNDING: Final = 1e-9


def _twinned(index: int, others: Sequence[_Companion], gazetteer: Gazetteer) -> float:
    """How surely the text names a known twin of a city."""
    twins = gazetteer.twins(index)
    return max((weight for other, _, weight in others if other in twins), default=0.0) if twins else 0.0


def _neighbours(items: Sequence[Found]) -> float:
    """How far it speaks for a city that it lies where the text or its company is at home."""
    return _AMONG_TWINS if any(item.telling for item in items) else 1.0


_TRUSTED: Final = 0.15


def _votes(spellings: Sequence[_Spelling], gazetteer: Gazetteer) -> dict[str, float]:
    """How many of a text's names each region has a bearer of; a name that stands in many regions says less for each."""
    votes: dict[str, float] = {}
    # In a long list of cities of many countries some region is named twice by chance.
    crowd = max(1.0, sqrt(len(spellings) / _CROWD))
    for spelling in spellings:
        regions = {gazetteer.place(reading.index).region for _, reading in spelling.senses} - {""}
        spelling.vote = (0.3 + 0.7 * spelling.trust) / sqrt(len(regions)) / crowd if regions else 0.0
        for region in regions:
            votes[region] = votes.get(region, 0.0) + spelling.vote
    return votes


def _company(place: Place, index: int, others: Sequence[_Companion], neighbours: float) -> float:
    """How much the other places of a text speak for one: those near it, in its region, in its country.

    ``neighbours`` weighs those of its own country: twins are sought abroad.
    """
    near = wide = same = domestic = 0.0
    country, region, latitude, longitude = place.country, place.region, place.latitude, place.longitude
    for other, there, weight in others:
        if other == index:
            continue
        # As :func:`_distance`, without a call: this is asked most of all.
        east = abs(longitude - there.longitude)
        east = (east if east < 180 else 360 - east) * cos(radians((latitude + there.latitude) / 2))
        far = 111.2 * sqrt((latitude - there.latitude) ** 2 + east**2)
        near += weight * exp(-far / _NEAR) * (neighbours if there.country == country else 1.0)
        wide += weight * exp(-far / _WIDE)
        if there.country == country:
            domestic += weight
            same += weight * (region != "" and there.region == region)
    return (
        _COMPANY * min(near, 2.0)
        + neighbours * (_SAME_REGION * min(same, 2.0) + _SAME_COUNTRY * min(domestic, 2.0))
        + _FAR_COMPANY * min(wide, 2.0)
    )


def _distance(one: Place, other: Place) -> float:
    """Kilometres between two places; flat, which is enough to compare."""
    wide = abs(one.longitude - other.longitude)
    wide = min(wide, 360 - wide) * cos(radians((one.latitude + other.latitude) / 2))
    return 111.2 * sqrt((one.latitude - other.latitude) ** 2 + wide**2)


def _believe(spellings: Sequence[_Spelling], found: Sequence[Found], gazetteer: Gazetteer) -> None:
    """Weigh each spelling again: now with the city it means and the cities around it."""
    joined, apposed = _joined(spellings, found)
    company = sorted(spellings, key=lambda one: -one.trust)[:_COMPANIONS]
    for spelling in spellings:
        index = spelling.reading.index
        if spelling.known[0] is not spelling.reading:
            own = of_city(spelling.signs, spelling.reading, spelling.items, spelling.about, gazetteer)
            spelling.known, spelling.odds = (spelling.reading, own), weigh(spelling.signs, own)
        here = gazetteer.place(index)
        other_name = domestic = near = any_ = 0.0
        for other in company:
            if other is spelling:
                continue
            if other.reading.index == index:
                other_name = max(other_name, other.trust)
                continue
            there = gazetteer.place(other.reading.index)
            any_ = max(any_, other.trust)
            if there.country == here.country:
                domestic = max(domestic, other.trust)
            if other.trust > near and _distance(here, there) < _CLOSE:
                near = other.trust
        beside = joined.get(id(spelling), ())
        spelling.company = {
            "another city in the text": any_,
            "another city of the country": domestic,
            "another city nearby": near,
            "city under another name": other_name,
            "joined to a city": max((other.trust for other in beside), default=0.0),
            "joined to a given name": float(any(other.items[0].mention.entry.person for other in beside)),
            "sense sure": spelling.sure,
        }
        if id(spelling) in apposed:
            spelling.company["region or country of the name before"] = 1.0
        spelling.odds = weigh(spelling.company, so_far=spelling.odds)
        if any(item.mention.heard for item in spelling.items):
            spelling.odds = max(spelling.odds, _HEARD)


def _apart(spellings: Sequence[_Spelling], found: Sequence[Found]) -> dict[int, list[_Spelling]]:
    """The spellings that a short word joins to each, so that they are of two cities."""
    owner = {id(item): spelling for spelling in spellings for item in spelling.items}
    beside: dict[int, list[_Spelling]] = {}
    for left, right in pairwise(found):
        gap = right.mention.start - left.mention.end
        if left.sentence != right.sentence or not _LEAST_GAP <= gap <= _GAP or left.field != right.field:
            continue
        one, other = owner.get(id(left)), owner.get(id(right))
        if one is None or other is None or one is other:
            continue
        if left.touch[-1] == right.touch[0] == " " and right.mention.key != left.mention.key:
            beside.setdefault(id(one), []).append(other)
            beside.setdefault(id(other), []).append(one)
    return beside


_LEAST_GAP: Final = 3  # signs of «and» with its blanks


def _joined(spellings: Sequence[_Spelling], found: Sequence[Found]) -> tuple[dict[int, list[_Spelling]], set[int]]:
    """The spellings that stand beside each in a list, and those that only tell where the name before them lies."""
    owner = {id(item): spelling for spelling in spellings for item in spelling.items}
    joined: dict[int, list[_Spelling]] = {}
    apposed: set[int] = set()
    for left, right in pairwise(found):
        if left.sentence != right.sentence or right.mention.start - left.mention.end > _GAP:
            continue
        one, other = owner.get(id(left)), owner.get(id(right))
        if one is None or other is None or one is other:
            continue
        if left.beside and left.beside.countries <= {*right.mention.entry.countries}:
            apposed.add(id(other))
        elif right.listed or (right.touch == "()" and right.mention.start - left.mention.end == _BRACKET):
            joined.setdefault(id(one), []).append(other)
            joined.setdefault(id(other), []).append(one)
    return joined, apposed


_HEARD: Final = 2.0  # the least odds of a name known by its sound: what stands beside it has proved it a city's
_BRACKET: Final = 2  # signs between a name and one in brackets
_GAP: Final = 8  # signs of «and» between two names of a list
