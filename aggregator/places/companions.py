"""How much the other cities of a text speak for one sense of a spelling: those near it, of its region, its country."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from math import cos, exp, radians, sqrt
from typing import Final, NamedTuple

from aggregator.places.belief import Found
from aggregator.places.gazetteer import Gazetteer, Place, Reading
from aggregator.places.spellings import Spelling

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
_WIDE: Final = 2000.0
_NEAR: Final = 220.0  # kilometres over which the nearness of two places fades to a third


class Companion(NamedTuple):
    """A city of the text as others see it."""

    city: int
    place: Place
    weight: float

    @classmethod
    def of(cls, spelling: Spelling, gazetteer: Gazetteer) -> Companion:
        index = spelling.reading.index
        return cls(index, gazetteer.place(index), (0.3 + 0.7 * spelling.sure) * spelling.trust)


def choice(
    spelling: Spelling,
    others: Sequence[Companion],
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


def _twinned(index: int, others: Sequence[Companion], gazetteer: Gazetteer) -> float:
    """How surely the text names a known twin of a city."""
    twins = gazetteer.twins(index)
    return max((weight for other, _, weight in others if other in twins), default=0.0) if twins else 0.0


def _neighbours(items: Sequence[Found]) -> float:
    """How far it speaks for a city that it lies where the text or its company is at home."""
    return _AMONG_TWINS if any(item.telling for item in items) else 1.0


_TRUSTED: Final = 0.15


def regional_votes(spellings: Sequence[Spelling], gazetteer: Gazetteer) -> dict[str, float]:
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


def _company(place: Place, index: int, others: Sequence[Companion], neighbours: float) -> float:
    """How much the other places of a text speak for one: those near it, in its region, in its country.

    ``neighbours`` weighs those of its own country: twins are sought abroad.
    """
    near = wide = same = domestic = 0.0
    country, region, latitude, longitude = place.country, place.region, place.latitude, place.longitude
    for other, there, weight in others:
        if other == index:
            continue
        # As :func:`distance`, without a call: this is asked most of all.
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


def distance(one: Place, other: Place) -> float:
    """Kilometres between two places; flat, which is enough to compare."""
    wide = abs(one.longitude - other.longitude)
    wide = min(wide, 360 - wide) * cos(radians((one.latitude + other.latitude) / 2))
    return 111.2 * sqrt((one.latitude - other.latitude) ** 2 + wide**2)
