"""What placing needs to know of a telling, and the keys it is stored and asked by."""

from __future__ import annotations

import hashlib
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from aggregator.model import Dated, Fingerprint, Item, Placement, Tagging
from aggregator.stories import acts, fold, traces

WINDOW = 5  # days between the tellings of one event
NEAR = 2  # … where no pair of cities ties them
TEXT_ENOUGH = 8  # words: fewer say too little to be called a copy
LEAD_ACTS = 60  # words in which a text says what was done
MIN_SCORE = 0.5  # of a pair that counts


def fingerprint(item: Item, tagging: Tagging) -> Fingerprint:
    """What placing this telling needs to know of it."""
    body = item.text or item.summary
    tokens = fold.words(body)
    runs = fold.shingles(tokens) if len(tokens) >= TEXT_ENOUGH else set()
    lead = " ".join(body.split()[:LEAD_ACTS])
    headline = acts.acts(item.title, item.language)
    whole = f"{item.title}\n{body}"
    day, until = _when(item.published)
    return Fingerprint(
        item_id=item.id,
        source_id=item.source_id,
        guid=item.guid,
        identity=item.identity,
        loose=item.loose,
        title=" ".join(fold.words(item.title)),
        language=item.language,
        day=day,
        until=until,
        text_digest=fold.digest(" ".join(tokens)) if runs else None,
        size=len(runs),
        shingles=fold.sketch(runs),
        lead_shingles=fold.sketch(fold.shingles(tokens[: fold.LEAD])) if runs else (),
        pairs=tuple(sorted({tag.pair.slug for tag in tagging.pairs if not tag.background and tag.score >= MIN_SCORE})),
        cities=tuple(sorted({tag.city.slug for tag in tagging.cities})),
        headline_acts=headline,
        acts=tuple(dict.fromkeys((*headline, *acts.acts(lead, item.language)))),
        names=traces.names(whole, item.language, without=_city_names(tagging)),
        numbers=traces.numbers(whole),
        printed_days=traces.printed_days(whole, item.language),
    )


def _when(published: Dated) -> tuple[date | None, date | None]:
    """The day; for a month or a year its first and last. An item merely first seen has no known date."""
    if published.basis == "first-seen":
        return None, None
    day = published.value.date()
    if published.precision == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    if published.precision == "year":
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    return day, None


def _city_names(tagging: Tagging) -> Iterator[str]:
    for tag in tagging.cities:
        yield tag.city.name
        for seen in tag.evidence:
            yield seen.surface


def keys(fingerprint: Fingerprint) -> tuple[str, ...]:
    """The keys to store a placed telling under."""
    return _all(fingerprint, stored=True)


def lookups(fingerprint: Fingerprint) -> tuple[str, ...]:
    """The keys to ask for candidates before placing a telling."""
    return _all(fingerprint, stored=False)


def _all(fingerprint: Fingerprint, *, stored: bool) -> tuple[str, ...]:
    kinds = (
        _identities(fingerprint),
        _texts(fingerprint),
        _pair_keys(fingerprint, stored=stored),
        _city_keys(fingerprint, 0 if stored else NEAR),
    )
    return tuple(sorted({key for kind in kinds for key in kind}))


def _identities(fingerprint: Fingerprint) -> Iterator[str]:
    if fingerprint.guid:
        yield f"guid:{fingerprint.source_id}:{fingerprint.guid}"
    if fingerprint.identity:
        yield f"url:{fingerprint.identity}"
    if fingerprint.loose:
        yield f"loose:{fingerprint.loose}"


def _texts(fingerprint: Fingerprint) -> Iterator[str]:
    if fingerprint.text_digest:
        yield f"text:{fingerprint.text_digest}"
    for kind, sketched in (("t", fingerprint.shingles), ("l", fingerprint.lead_shingles)):
        for number, band in enumerate(fold.bands(sketched)):
            yield f"{kind}{number}:{band}"


def _pair_keys(fingerprint: Fingerprint, *, stored: bool) -> Iterator[str]:
    """Dated tellings ask their own weeks and the undated; undated ones ask all of their pair."""
    weeks = _weeks(fingerprint, 0 if stored else WINDOW)
    for pair in fingerprint.pairs:
        yield from (f"pair:{pair}:{week}" for week in weeks)
        if stored or not weeks:
            yield f"pair:{pair}"
        if not stored or not weeks or fingerprint.anchors:
            yield f"pair:{pair}:undated"


def _city_keys(fingerprint: Fingerprint, margin: int) -> Iterator[str]:
    """By which a telling without a pair finds one of the same city, act and week."""
    if fingerprint.until is None:
        for week in _weeks(fingerprint, margin):
            for city in fingerprint.cities:
                yield from (f"city:{city}:{act}:{week}" for act in fingerprint.acts if act not in acts.GENERIC)


def _weeks(fingerprint: Fingerprint, margin: int) -> list[int]:
    if fingerprint.day is None:
        return []
    around = timedelta(days=margin)
    try:
        first = fingerprint.day - around
        last = (fingerprint.until or fingerprint.day) + around
    except OverflowError:  # the ends of the calendar
        first = last = fingerprint.day
    return list(range(first.toordinal() // 7, last.toordinal() // 7 + 1))


def settled(fingerprint: Fingerprint, placement: Placement) -> Fingerprint:
    """The fingerprint to store once placed: a story's known day binds its undated tellings and is not forgotten."""
    if placement.relation == "new":
        return fingerprint
    if fingerprint.day is None:
        return replace(fingerprint, day=placement.day, anchors=placement.day is not None)
    return replace(fingerprint, anchors=placement.day is None)


def found(fingerprint: Fingerprint) -> str:
    """The id of the story this telling founds: a digest of its identity, the same on every machine."""
    return _story_id(fingerprint.identity or fingerprint.item_id)


@cache
def _story_id(identity: str) -> str:
    return hashlib.blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
