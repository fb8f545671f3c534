"""Which of the cities that share a name is meant, by the company it keeps; :mod:`belief` says whether any is.

Every sense is weighed by what is printed beside it (a country, a region), by the text's other places (the nearer the
better: spatial minimality, Leidner 2007), by the source's home and language, and by its size. One sense holds for a
spelling throughout a text, unless the text itself tells two apart («Valladolid» and «Valladolid, Mexico»).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from aggregator.places.belief import Features, Found, of_city, weigh
from aggregator.places.companions import Companion, choice, distance, regional_votes
from aggregator.places.gazetteer import Gazetteer, Reading
from aggregator.places.spellings import Context, Spelling, read_spellings


def resolve(found: Sequence[Found], context: Context, gazetteer: Gazetteer) -> list[Reading | None]:
    """The sense of each mention, in their order; None for those that mean no city we may believe in."""
    chosen = {
        id(item): spelling.reading
        for spelling in _weighed(found, context, gazetteer)
        if spelling.odds > _LEAST_ODDS
        for item in spelling.items
    }
    return [chosen.get(id(item)) for item in found]


def candidates(
    found: Sequence[Found], context: Context, gazetteer: Gazetteer
) -> list[tuple[Sequence[Found], Reading, Features]]:
    """Each spelling's mentions, its likeliest sense and the evidence; what ``bench.train_belief`` learns from."""
    return [(one.items, one.reading, one.features) for one in _weighed(found, context, gazetteer)]


def _weighed(found: Sequence[Found], context: Context, gazetteer: Gazetteer) -> list[Spelling]:
    """A text's spellings, each with the city it means and all that speaks for its being one."""
    weighed = [one for one in read_spellings(found, context, gazetteer) if one.trust >= _HOPE]
    _settle(weighed, found, context, gazetteer)
    _believe(weighed, found, gazetteer)
    return weighed


_HOPE: Final = 0.03  # a spelling less likely to be a city is none, whatever its company
_ROUNDS: Final = 3
_COMPANIONS: Final = 60  # places weighed as company
_CLOSE: Final = 200.0  # kilometres
_LEAST_ODDS: Final = 0.0


def _settle(spellings: Sequence[Spelling], found: Sequence[Found], context: Context, gazetteer: Gazetteer) -> None:
    """Let every spelling choose again by where the others lie, until nothing changes."""
    doubtful = [spelling for spelling in spellings if len(spelling.senses) > 1]
    if not doubtful:
        return
    votes = regional_votes(spellings, gazetteer)
    apart = _apart(spellings, found)
    ranked = sorted(spellings, key=lambda one: -one.trust)[:_COMPANIONS]
    seats = {id(one): seat for seat, one in enumerate(ranked)}
    company = [Companion.of(one, gazetteer) for one in ranked]
    home = [] if context.home is None else [Companion(context.home, gazetteer.place(context.home), 1.0)]
    asked: dict[int, Sequence[Companion]] = {}  # the company that each chose by
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
            best = choice(spelling, others, votes, gazetteer, named_beside, cased)
            if best is not spelling.reading:
                spelling.reading, changed = best, True
                if seat < len(company):
                    company[seat] = Companion.of(spelling, gazetteer)
        if not changed:
            return


def _alike(one: Spelling, other: Spelling) -> bool:
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


def _believe(spellings: Sequence[Spelling], found: Sequence[Found], gazetteer: Gazetteer) -> None:
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
            if other.trust > near and distance(here, there) < _CLOSE:
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


def _apart(spellings: Sequence[Spelling], found: Sequence[Found]) -> dict[int, list[Spelling]]:
    """The spellings that a short word joins to each, so that they are of two cities."""
    owner = {id(item): spelling for spelling in spellings for item in spelling.items}
    beside: dict[int, list[Spelling]] = {}
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


def _joined(spellings: Sequence[Spelling], found: Sequence[Found]) -> tuple[dict[int, list[Spelling]], set[int]]:
    """The spellings that stand beside each in a list, and those that only tell where the name before them lies."""
    owner = {id(item): spelling for spelling in spellings for item in spelling.items}
    joined: dict[int, list[Spelling]] = {}
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
