"""Which cities of one sentence the sentence itself ties, how firmly, and why we think so."""

from __future__ import annotations

from itertools import combinations
from typing import Final

from aggregator.places.grammar import coordinated, direct, gaps, owned, tied_with
from aggregator.places.language import Language
from aggregator.places.told import FREE, VENUE, WITH, Told, governed, mutual, subject, venue, venues

TRIO: Final = "three cities together"
_TRIO_SIZE: Final = 3
_SUBJECTS: Final = 1  # cities that may stand on the one side of «with»


def _sided(one: Told) -> list[tuple[int, int, float, str]]:
    """Those that a sentence itself sets against each other: one or two cities «with» or «from» others."""
    free, governed = set[int](), set[int]()
    for item, role in zip(one.named, one.roles, strict=True):
        (free if role == FREE else governed if role == WITH else set[int]()).add(item.city)
    governed -= free
    if not one.cue.best()[0] or not governed or len(free) > _SUBJECTS:
        return []
    if free:
        return [(a, b, 1.0, "one with the other") for a in sorted(free) for b in sorted(governed)]
    host = venues(one) - governed
    if len(host) != 1 or not one.cue.contact:
        return []
    return [(a, b, 0.95, "a host and its guests") for a in host for b in sorted(governed)]


def _peered(one: Told, hub: int | None) -> list[tuple[int, int, float, str]]:
    """Those listed as twins, with the city whose twins they are: the text's own, or the one other of the sentence."""
    if not one.peers:
        return []
    others = [city for city in one.cities if city not in one.peers]
    host = hub
    if hub not in others and len(others) == 1 and (hub in one.peers or one.cities[0] == others[0]):
        host = others[0]
    if host is None or host in one.peers:
        return []
    guests = one.cities if host in others else [city for city in one.cities if city in one.peers]
    return [(host, city, 0.95, "a city and its twins") for city in guests if city != host]


def _signed_at(one: Told, headed: frozenset[int]) -> int | None:
    """With whom someone not named signed elsewhere: «signed in A an agreement with |»; ``headed``: no venues."""
    if not (one.cue.twin or one.cue.pact) or one.cue.contact:
        return None
    where = {item.city for item, role in zip(one.named, one.roles, strict=True) if role == VENUE}
    guests = {item.city for item, role in zip(one.named, one.roles, strict=True) if role == WITH}
    return (
        guests.pop()
        if len(where) == len(guests) == 1 and where | guests == {*one.cities} and not headed & where
        else None
    )


def _alone(one: Told, hub: int | None, language: Language) -> list[tuple[int, int, float, str]]:
    """The text's own city and the one city of a sentence."""
    if hub is None or hub in one.cities:
        return []
    if not one.cue.contact and not one.sentence.title and venue(one.named[0], one.named, one.sentence.text, language):
        return []  # «signed in A»
    return [(hub, one.cities[0], 0.9, "the text's own city and the one named")]


def join(
    one: Told, hub: int | None, home: int | None, language: Language, *, trio: bool, headed: frozenset[int]
) -> list[tuple[int, int, float, str]]:
    """Which cities of one sentence the sentence ties, how firmly, and why we think so."""
    cities, text = one.cities, one.sentence.text
    if not cities:
        return []
    if len(cities) == 1:
        return _alone(one, hub, language)
    if trio and one.cue.trio and len(cities) == _TRIO_SIZE:
        return [(a, b, 0.95, TRIO) for a, b in combinations(cities, 2)]
    if tied := direct(one.named, text, language) or _peered(one, hub) or _sided(one):
        return tied
    if hub is not None and hub not in cities and (guest := _signed_at(one, headed)) is not None:
        return [(hub, guest, 0.9, "the text's own city and the one named")]
    if len(cities) == 2 and (hub in cities or hub is None or (home is None and subject(one, language))):
        return [(cities[0], cities[1], 1.0, "named together")]
    together = home is None or coordinated(one.named, text, language) or subject(one, language)
    acts = bool(one.cue.twin or one.cue.pact)
    if len(cities) == 2 and acts and together and mutual(one, language, partnerships=home is not None):
        return [(cities[0], cities[1], 0.95, "tied to each other")]
    if trio and len(cities) == 3 and not governed(one, language):
        return [(a, b, 0.95, TRIO) for a, b in combinations(cities, 2)]
    host = hub
    if owned(one.named, text, language):
        host = cities[0]
    elif hub not in cities and home is None and tied_with(gaps(one.named, text)[0], language):
        host = cities[0]  # «Nice is twinned with A, B and C» in a text about another city
    if host is None or (host in cities and governed(one, language)):
        return []  # «ended its ties with A, B and C»: the host is none of them
    factor = 0.95 if host in cities or host == home else 0.8
    return [(host, city, factor, "host and partners") for city in cities if city != host]
