"""The year of a day by its place in a list: lists of news run newest first, so a day sits between its neighbours.

Only a list that plainly runs so counts: nothing stands far above a newer date (pinned, oldest-first and mixed lists
tell nothing), and where the days wrap («3 January», «28 December») the step back is no longer than is usual there.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Day = tuple[int | None, int, int]  # year or None, month, day

_FEWEST: Final = 4
_SLACK: Final = timedelta(days=3)  # days that stand in the wrong order here and there
_STEP: Final = 45  # days between neighbours that need no comparison with the list's own pace
_PACE: Final = 5
_WRAPS: Final = 1 / 3  # of the steps; in a mixed list every other step goes up


def between_neighbours(
    month: int, day: int, years: Sequence[int], order: Sequence[Day], *, read_on: date
) -> int | None:
    """The year, of the possible ``years`` (newest first), in which the day fits its place in ``order``.

    None when the place excludes none of them, or the list is not plainly newest first.
    """
    if order.count((None, month, day)) != 1 or not (dated := _newest_first(tuple(order), read_on)):
        return None
    here = order.index((None, month, day))
    found = dated[here]
    below = [told for told, (year, *_) in zip(dated[here:], order[here:], strict=True) if year is not None]
    too_late = found.year < years[0]
    too_early = bool(below) and any(_in(year, month, day) < below[0] - _SLACK for year in years)
    return found.year if found.year in years and (too_late or too_early) else None


@lru_cache(maxsize=64)
def _newest_first(order: tuple[Day, ...], read_on: date) -> tuple[date, ...]:
    """The day of each entry; none when the list is not plainly newest first. Cached: all items of a list ask alike."""
    dated = tuple(_dated(order, read_on)) if len(order) >= _FEWEST else ()
    return dated if len(dated) == len(order) > 0 and _runs_newest_first(dated, order) else ()


def _dated(order: Sequence[Day], read_on: date) -> Iterator[date]:
    """Each day in the latest year that leaves it no newer than the one above it; ends where there is none."""
    above = read_on
    for year, month, day in order:
        guesses = range(above.year, above.year - 9, -1) if year is None else (year,)
        told = (_in(guess, month, day) for guess in guesses)
        fitting = next((guess for guess in told if year is not None or date.min < guess <= above + _SLACK), None)
        if fitting is None:
            return
        above = fitting
        yield fitting


def _in(year: int, month: int, day: int) -> date:
    """The day in that year; the beginning of time for 29 February in a common one."""
    try:
        return date(year, month, day)
    except ValueError:
        return date.min


def _runs_newest_first(dated: Sequence[date], order: Sequence[Day]) -> bool:
    steps = [(one - other).days for one, other in pairwise(dated)]
    worked_out = [
        one.year > other.year and year is None
        for (one, other), (year, *_) in zip(pairwise(dated), order[1:], strict=True)
    ]
    usual = median([step for step, wraps in zip(steps, worked_out, strict=True) if not wraps] or [0])
    longest = max(_STEP, _PACE * usual)
    in_order = all(
        -_SLACK.days <= step and (step <= longest or not wraps) for step, wraps in zip(steps, worked_out, strict=True)
    )
    return in_order and sum(worked_out) <= _WRAPS * len(steps)
