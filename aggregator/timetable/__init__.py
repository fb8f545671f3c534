"""What is due, where, and when to come again. The schedule is data: ``next_visit`` in the store.

- :mod:`.rhythm` learns when a source publishes and plans by it; :mod:`.bounds` is what else has a say.
- :mod:`.moved` decides when a permanent redirect is believed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final
from urllib.parse import urlsplit

from aggregator.errors import Gone, SourceError, Throttled
from aggregator.model import Rhythm, Source, SourceState, Validators, Wishes
from aggregator.timetable import moved, rhythm
from aggregator.timetable.bounds import at_least, not_skipped, registrable
from aggregator.timetable.moved import address
from aggregator.timetable.rhythm import Birth

__all__ = ["Birth", "address", "after_failure", "after_success", "due", "moved", "neighbours", "rhythm", "state_of"]

QUICKEST: Final = timedelta(minutes=15)
SLOWEST: Final = timedelta(hours=36)  # however quiet
MOST_JITTER: Final = timedelta(minutes=10)
FIRST_RETRY: Final = timedelta(minutes=15)
LONGEST_RETRY: Final = timedelta(days=2)


def due(
    sources: Iterable[Source],
    states: Mapping[str, SourceState],
    now: datetime,
    *,
    force: bool = False,
    only: frozenset[str] = frozenset(),
) -> tuple[Source, ...]:
    """The sources to visit now, in order of their ids.

    ``force`` brings forward every visit but overrides neither Retry-After nor a 410. ``only`` keeps these ids.
    """

    def wanted(source: Source) -> bool:
        if only and source.id not in only:
            return False
        state = states.get(source.id)
        if state is None or state.url != source.url:  # never seen, or the operator changed its address
            return True
        if state.health == "stopped":
            return False
        if state.not_before is not None and now < state.not_before:
            return False
        return force or state.next_visit is None or state.next_visit <= now

    return tuple(sorted(filter(wanted, sources), key=lambda source: source.id))


def state_of(source: Source, states: Mapping[str, SourceState]) -> SourceState:
    """What is remembered of a source; nothing but its name when its address is new."""
    state = states.get(source.id)
    if state is None:
        return SourceState(source.id, url=source.url)
    if state.url != source.url:
        return replace(
            state,
            url=source.url,
            health="new",
            reason=None,
            http_status=None,
            validators=Validators(),
            next_visit=None,
            not_before=None,
            failures=0,
            moved_to=None,
            moving=None,
            warnings=(),
            wishes=Wishes(),
        )
    return state


def neighbours(sources: Iterable[Source]) -> dict[str, int]:
    """How many sources share the registrable domain of each, by source id."""
    domains = {source.id: registrable(urlsplit(source.url).netloc) for source in sources}
    sizes = Counter(domains.values())
    return {source_id: sizes[domain] for source_id, domain in domains.items()}


def after_success(
    source: Source,
    state: SourceState,
    now: datetime,
    *,
    births: Iterable[Birth] = (),
    shown: int | None = None,
    fresh_for: timedelta | None = None,
    neighbours: int = 1,
    seconds: float | None = None,
    complete: bool = True,
    price: float = rhythm.PRICE,
) -> SourceState:
    """The state after a visit that went well.

    ``births`` are the publications that this visit told first, ``shown`` the items of the page (None: not read).
    Left to itself a source is visited by its own rhythm, no less often than twice while its page is renewed, between
    15 minutes and a day and a half, and not before ``state.wishes``, ``fresh_for`` and the ``neighbours`` on its domain
    allow. ``every`` overrides all that. ``complete`` False (the visit's budget ran out) comes again at the quickest
    interval.
    """
    learnt = rhythm.learn(state.rhythm, births, now)
    if shown is not None:
        learnt = replace(learnt, shown=shown)
    if source.every is not None:
        then = now + source.every
    elif not complete:
        then = now + QUICKEST
    else:
        then = now + _interval(learnt, now, price)
        least = at_least(state.wishes, fresh_for, neighbours)
        then = max(then, now + least)
        then += min((then - now) / 10, MOST_JITTER) * jitter(source.id, int(now.timestamp()))
        then = not_skipped(state.wishes, then)
    return replace(
        state,
        health="ok",
        reason=None,
        failures=0,
        not_before=None,
        last_visit=now,
        last_success=now,
        next_visit=then,
        seconds=seconds,
        rhythm=learnt,
    )


def _interval(learnt: Rhythm, now: datetime, price: float) -> timedelta:
    longest = SLOWEST - MOST_JITTER
    if learnt.shown:
        longest = min(longest, timedelta(days=learnt.shown / 2 / rhythm.rate(learnt)))
    return max(rhythm.next_interval(learnt, now, longest=longest, price=price), QUICKEST)


def after_failure(
    source: Source, state: SourceState, now: datetime, error: SourceError, *, seconds: float | None = None
) -> SourceState:
    """The state after a visit that failed: back off by doubling, with jitter; obey Retry-After; stop on 410.

    An address that the source moved to is given up after three failures in a row, or a 410: the next visit goes to
    the one in feeds.yaml.
    """
    failures = state.failures + 1
    status = getattr(error, "status", None)
    not_before = state.not_before
    wait = min(FIRST_RETRY * 2 ** min(failures - 1, 12), LONGEST_RETRY)
    if source.every is not None:
        wait = max(wait, min(source.every, LONGEST_RETRY))
    wait += wait * 0.25 * jitter(source.id, failures)
    if isinstance(error, Throttled) and error.retry_after is not None:
        not_before = now + error.retry_after
        wait = max(wait, error.retry_after)
    gone = isinstance(error, Gone)
    if state.moved_to is not None and (gone or (failures >= moved.MOST_FAILURES and not_before is None)):
        state, gone = moved.returned(state), False
    return replace(
        state,
        health="stopped" if gone else "failing",
        reason=f"{type(error).__name__}: {error}",
        http_status=status,
        failures=failures,
        not_before=not_before,
        last_visit=now,
        next_visit=now + wait,
        seconds=seconds,
    )


def jitter(source_id: str, failures: int) -> float:
    """A fraction in [0, 1) that differs between sources and tries, and is the same each time it is asked."""
    return int.from_bytes(sha256(f"{source_id}/{failures}".encode()).digest()[:4], "big") / 2**32
