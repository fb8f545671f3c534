"""The keys a placed telling is stored under, and those a new one asks for candidates by.

A key is a 63-bit number: the week in its upper bits, a digest of what it says in the lower ones. Week first, so that an
index keeps the present together and the past apart; keys of no week (an address, the first words) have week 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import xxhash

from aggregator.model import Fingerprint
from aggregator.stories.acts import GENERIC
from aggregator.stories.names import UNCERTAIN

WINDOW = 5  # days between the tellings of one event
NEAR = 2  # … where no pair of cities ties them
FEW_CITIES = 4  # of a text that tells of few
LATER = 10  # days after which the same words are another occasion
CROWD = 32  # tellings under one key that are looked at, the newest; a fuller band is boiler-plate and ignored
NAMES = 8  # names by which a telling without a pair is found
NAME_STEM = 4  # letters of a name's key that no ending changes
STRAYS = 4  # smallest shingles by which a text is found whatever its week

_DIGEST_BITS = 46
_COUNTRY = re.compile(r"-[a-z]{2}(?:-\d+)?$")


@dataclass(frozen=True, slots=True)
class Lookups:
    """What to ask for: ``keys`` as they are, ``bands`` only where few stand under them."""

    keys: tuple[int, ...]
    bands: tuple[int, ...]


def keys(fingerprint: Fingerprint) -> tuple[int, ...]:
    """The keys to store a placed telling under."""
    return tuple(sorted({*_named(fingerprint, stored=True), *_bands(fingerprint, 0)}))


def lookups(fingerprint: Fingerprint) -> Lookups:
    """The keys to ask for candidates before placing a telling."""
    return Lookups(
        tuple(sorted(set(_named(fingerprint, stored=False)))), tuple(sorted(set(_bands(fingerprint, LATER))))
    )


def _key(week: int, name: str) -> int:
    digest = xxhash.xxh3_64_intdigest(name.encode("utf-8", "surrogatepass"))
    return (week << _DIGEST_BITS) | (digest >> (64 - _DIGEST_BITS))


def _named(fingerprint: Fingerprint, *, stored: bool) -> Iterator[int]:
    names = (
        f"guid:{fingerprint.source_id}:{fingerprint.guid}" if fingerprint.guid else "",
        f"url:{fingerprint.identity}" if fingerprint.identity else "",
        f"loose:{fingerprint.loose}" if fingerprint.loose else "",
        f"text:{fingerprint.text_digest}" if fingerprint.text_digest else "",
        f"head:{fingerprint.head}" if fingerprint.head else "",
    )
    yield from (_key(0, name) for name in names if name)
    yield from _pairs(fingerprint, stored=stored)
    yield from _unpaired(fingerprint, 0 if stored else NEAR)


def _bands(fingerprint: Fingerprint, margin: int) -> Iterator[int]:
    """By which an edited text is found: within its time by the bands, whatever its time by its smallest shingles."""
    for week in _weeks(fingerprint.day or fingerprint.seen, fingerprint.until, margin):
        yield from (_key(week, f"t{number}:{band}") for number, band in enumerate(fingerprint.bands))
        yield from (_key(week, f"l{number}:{band}") for number, band in enumerate(fingerprint.lead_bands))
    for shingle in {*fingerprint.shingles[:STRAYS], *fingerprint.lead_shingles[:STRAYS]}:
        yield _key(0, f"s:{shingle}")


def _pairs(fingerprint: Fingerprint, *, stored: bool) -> Iterator[int]:
    """Dated tellings ask their own weeks and the undated; undated ones ask all of their pair."""
    weeks = _weeks(fingerprint.day, fingerprint.until, 0 if stored else WINDOW)
    for pair in {namesakes(pair) for pair in (*fingerprint.pairs, *fingerprint.side_by_side)}:
        yield from (_key(week, f"pair:{pair}") for week in weeks)
        if stored or not weeks:
            yield _key(0, f"pair:{pair}")
        if not stored or not weeks or fingerprint.anchors:
            yield _key(0, f"undated:{pair}")


def namesakes(pair: str) -> str:
    """What pairs of cities of the same names have in common, wherever the cities lie: ``rome--tbilisi``."""
    return "--".join(_COUNTRY.sub("", end) for end in pair.split("--"))


def _unpaired(fingerprint: Fingerprint, margin: int) -> Iterator[int]:
    """By which a telling finds one that shares names with it and no pair; or the act, the week and a city."""
    certain = sorted((one for one in fingerprint.names if one[0] not in UNCERTAIN), key=lambda one: (-len(one), one))
    for name in certain[:NAMES]:
        named = f"name:{name[:NAME_STEM]}"
        if fingerprint.until is None:
            yield from (_key(week, named) for week in _weeks(fingerprint.day, None, margin))
        yield _key(0, named)
    for city in fingerprint.cities if len(fingerprint.cities) <= FEW_CITIES else ():
        for act in fingerprint.headline_acts:
            if act not in GENERIC:
                yield from (
                    _key(week, f"done:{city}:{act}") for week in _weeks(fingerprint.day, fingerprint.until, margin)
                )


def _weeks(day: date | None, until: date | None, margin: int) -> list[int]:
    if day is None:
        return []
    around = timedelta(days=margin)
    try:
        first, last = day - around, (until or day) + around
    except OverflowError:  # the ends of the calendar
        first = last = day
    return list(range(first.toordinal() // 7, last.toordinal() // 7 + 1))
