"""When a source publishes is learnt from what it published, and the next visit follows it."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.model import Rhythm
from aggregator.timetable import rhythm
from aggregator.timetable.rhythm import Birth

MONDAY = datetime(2026, 11, 16, tzinfo=UTC)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def exact(*moments: datetime) -> list[Birth]:
    """Publications whose moments are known."""
    return [(moment, moment) for moment in moments]


def office(weeks: int = 12) -> list[Birth]:
    """A town hall: on workdays at about ten."""
    return exact(*(MONDAY - DAY * day + 10 * HOUR for day in range(1, weeks * 7) if (MONDAY - DAY * day).weekday() < 5))


@pytest.mark.parametrize(
    ("every", "number", "expected"),
    [
        pytest.param(DAY, 100, 1.0, id="one a day"),
        pytest.param(DAY / 8, 900, 6.6, id="eight a day, with a grain of doubt"),
        pytest.param(10 * DAY, 12, 0.1, id="three a month"),
    ],
)
def test_the_rate(every: timedelta, number: int, expected: float) -> None:
    """Publications a day, whatever the number of visits that told them."""
    births = exact(*(MONDAY - every * step for step in range(number)))
    at_once = rhythm.learn(Rhythm(), births, MONDAY)
    step_by_step = Rhythm()
    for step in range(number - 1, -1, -1):
        moment = MONDAY - every * step
        step_by_step = rhythm.learn(step_by_step, exact(moment), moment)

    assert expected == pytest.approx(rhythm.rate(at_once), rel=0.25)
    assert rhythm.rate(at_once) == pytest.approx(rhythm.rate(step_by_step), rel=0.1)


def test_a_source_that_falls_silent_is_known_to() -> None:
    """The rate follows the present, not the past."""
    busy = rhythm.learn(Rhythm(), exact(*(MONDAY - HOUR * step for step in range(500))), MONDAY)
    silent = rhythm.learn(busy, [], MONDAY + 60 * DAY)

    assert rhythm.rate(silent) < rhythm.rate(busy) / 3


def visits(learnt: Rhythm, days: int, *, price: float) -> list[datetime]:
    """The visits of some days from a Monday on, with what is known now."""
    found = [MONDAY]
    while found[-1] < MONDAY + days * DAY:
        found.append(found[-1] + rhythm.next_interval(learnt, found[-1], longest=DAY, price=price))
    return found


def test_visits_fall_behind_the_hour_of_publication() -> None:
    """What a town hall publishes at ten waits much less than half an interval."""
    planned = visits(rhythm.learn(Rhythm(), office(26), MONDAY), 5, price=1)
    waits = [
        min(visit for visit in planned if visit >= at) - at for at in (MONDAY + d * DAY + 10 * HOUR for d in range(5))
    ]
    interval = (planned[-1] - planned[0]) / (len(planned) - 1)

    assert sum(waits, timedelta()) / 5 < interval / 4


def test_a_weekend_is_left_alone() -> None:
    """A town hall is visited less on Saturday than on Tuesday."""
    planned = visits(rhythm.learn(Rhythm(), office(26), MONDAY), 7, price=0.3)
    tuesday, saturday = (sum(visit.weekday() == day for visit in planned) for day in (1, 5))

    assert saturday < tuesday


def test_a_day_without_an_hour_teaches_no_hour() -> None:
    """«10 June» was published at some hour of it."""
    learnt = rhythm.learn(Rhythm(), [(MONDAY - DAY * step, MONDAY - DAY * (step - 1)) for step in range(1, 50)], MONDAY)

    assert max(learnt.hours) == pytest.approx(min(learnt.hours), rel=0.15)
    assert rhythm.rate(learnt) == pytest.approx(1, rel=0.25)


def test_the_price_sets_the_number_of_visits() -> None:
    """A visit four times as dear is rarer, at most by half: long waits count more."""
    even = rhythm.learn(Rhythm(), exact(*(MONDAY - DAY / 24 * step for step in range(24 * 90))), MONDAY)
    cheap, dear = (len(visits(even, 7, price=price)) for price in (0.5, 2))

    assert 1.3 < cheap / dear < 2.1


@given(st.lists(st.integers(-400 * 86400, 86400)), st.integers(0, 86400 * 7), st.floats(0.01, 100))
def test_any_past_gives_an_interval(seconds: list[int], later: int, price: float) -> None:
    """Never nothing, never more than the longest; old and future dates disturb nothing."""
    births = exact(*(MONDAY + timedelta(seconds=second) for second in seconds))
    learnt = rhythm.learn(rhythm.learn(Rhythm(), births, MONDAY), births, MONDAY + timedelta(seconds=later))
    interval = rhythm.next_interval(learnt, MONDAY + timedelta(seconds=later), longest=DAY, price=price)

    assert timedelta(0) < interval <= DAY


def test_it_beats_a_fixed_interval_at_as_many_requests() -> None:
    """Over half a year of a town hall that publishes on workdays from nine to four."""
    lots = random.Random(1)
    moments = sorted(
        MONDAY + day * DAY + timedelta(hours=lots.uniform(9, 16))
        for day in range(180)
        for _ in range(lots.choice((0, 1, 2)))
        if (MONDAY + day * DAY).weekday() < 5
    )
    learnt, visits = Rhythm(), [moments[0]]
    waiting = moments[1:]
    waited: list[timedelta] = []
    while waiting:
        visits.append(visits[-1] + rhythm.next_interval(learnt, visits[-1], longest=DAY, price=1))
        fresh = [moment for moment in waiting if moment <= visits[-1]]
        waited += (visits[-1] - moment for moment in fresh)
        waiting = waiting[len(fresh) :]
        learnt = rhythm.learn(learnt, exact(*fresh), visits[-1])
    mean = sum(waited, timedelta()) / len(waited)
    interval = (visits[-1] - visits[0]) / (len(visits) - 1)

    assert mean < interval / 2 * 0.75
