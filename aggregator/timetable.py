"""What is due, and when to come again. The schedule is data: ``next_visit`` in the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from typing import Final

from aggregator.errors import Gone, SourceError, Throttled
from aggregator.model import Source, SourceState, Validators

QUICKEST: Final = timedelta(minutes=30)
SLOWEST: Final = timedelta(hours=24)
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
        )
    return state


def after_success(
    source: Source,
    state: SourceState,
    now: datetime,
    *,
    published: Iterable[datetime] = (),
    seconds: float | None = None,
    complete: bool = True,
) -> SourceState:
    """The state after a visit that went well.

    Left to itself the interval is half the middle gap between the source's latest items (``published``), at least 30
    minutes and at most a day; with nothing new it grows by half. ``complete`` False (the visit's budget ran out) comes
    again at the quickest interval.
    """
    interval = source.every or (adaptive(published, before=interval_of(state)) if complete else QUICKEST)
    return replace(
        state,
        health="ok",
        reason=None,
        failures=0,
        not_before=None,
        last_visit=now,
        last_success=now,
        next_visit=now + interval,
        seconds=seconds,
    )


def after_failure(
    source: Source, state: SourceState, now: datetime, error: SourceError, *, seconds: float | None = None
) -> SourceState:
    """The state after a visit that failed: back off by doubling, with jitter; obey Retry-After; stop on 410."""
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
    return replace(
        state,
        health="stopped" if isinstance(error, Gone) else "failing",
        reason=f"{type(error).__name__}: {error}",
        http_status=status,
        failures=failures,
        not_before=not_before,
        last_visit=now,
        next_visit=now + wait,
        seconds=seconds,
    )


def interval_of(state: SourceState) -> timedelta | None:
    """The interval chosen at the last visit that went well."""
    if state.health != "ok" or state.next_visit is None or state.last_visit is None:
        return None
    return state.next_visit - state.last_visit


def adaptive(published: Iterable[datetime], *, before: timedelta | None = None) -> timedelta:
    """Half the median gap between the latest items, else ``before`` and a half, else six hours; within bounds."""
    moments = sorted(published, reverse=True)[:11]
    gaps = sorted(newer - older for newer, older in pairwise(moments))
    if not gaps:
        return min(before * 1.5, SLOWEST) if before else timedelta(hours=6)
    return min(max(gaps[len(gaps) // 2] / 2, QUICKEST), SLOWEST)


def jitter(source_id: str, failures: int) -> float:
    """A fraction in [0, 1) that differs between sources and tries, and is the same each time it is asked."""
    return int.from_bytes(sha256(f"{source_id}/{failures}".encode()).digest()[:4], "big") / 2**32
