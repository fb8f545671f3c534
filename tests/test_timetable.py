"""What is due and when to come again: pure rules, in tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from aggregator import timetable
from aggregator.errors import Gone, HTTPFailed, SourceError, Throttled
from aggregator.model import Source, SourceState, Validators

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
SOURCE = Source("a", "https://a.example/")
STATE = SourceState("a", url=SOURCE.url, health="ok", last_visit=NOW - HOUR, next_visit=NOW + HOUR)


@pytest.mark.parametrize(
    ("state", "force", "expected"),
    [
        pytest.param(None, False, True, id="never seen"),
        pytest.param(STATE, False, False, id="not yet"),
        pytest.param(STATE, True, True, id="forced"),
        pytest.param(replace(STATE, next_visit=NOW), False, True, id="the moment has come"),
        pytest.param(replace(STATE, health="stopped"), True, False, id="410 is not overridden"),
        pytest.param(replace(STATE, not_before=NOW + HOUR), True, False, id="Retry-After is not overridden"),
        pytest.param(replace(STATE, not_before=NOW, next_visit=NOW), False, True, id="Retry-After is over"),
        pytest.param(replace(STATE, url="https://old.example/", health="stopped"), False, True, id="a new address"),
    ],
)
def test_due(state: SourceState | None, *, force: bool, expected: bool) -> None:
    """A source is due by its state alone; force overrides neither Retry-After nor a 410."""
    states = {} if state is None else {"a": state}

    assert expected == bool(timetable.due([SOURCE], states, NOW, force=force))


def test_due_sources_come_in_order_of_their_ids_and_may_be_chosen() -> None:
    """The order does not depend on the file; ``only`` keeps what it names."""
    sources = [Source(name, f"https://{name}.example/") for name in "cab"]

    assert ["a", "b", "c"] == [source.id for source in timetable.due(sources, {}, NOW)]
    assert ["b"] == [source.id for source in timetable.due(sources, {}, NOW, only=frozenset("b"))]


def test_a_new_address_forgets_what_was_learnt_of_the_old() -> None:
    """Validators of another address would hide news."""
    old = replace(STATE, url="https://old.example/", validators=Validators("e"), failures=3, title="A")
    state = timetable.state_of(SOURCE, {"a": old})

    assert (SOURCE.url, Validators(), 0, "A") == (state.url, state.validators, state.failures, state.title)


@pytest.mark.parametrize(
    ("every", "gaps", "interval"),
    [
        pytest.param(2 * HOUR, [HOUR] * 9, 2 * HOUR, id="as the operator says"),
        pytest.param(None, [4 * HOUR] * 9, 2 * HOUR, id="half the gap"),
        pytest.param(None, [timedelta(minutes=1)] * 9, timedelta(minutes=30), id="not too often"),
        pytest.param(None, [timedelta(days=30)] * 9, timedelta(days=1), id="not too seldom"),
        pytest.param(None, [], 3 * HOUR, id="nothing new: half as long again"),
    ],
)
def test_the_interval_after_success(every: timedelta | None, gaps: list[timedelta], interval: timedelta) -> None:
    """Left out, the interval follows the source's own pace, within bounds."""
    moments = [NOW - sum(gaps[:number], timedelta()) for number in range(len(gaps) + 1)] if gaps else []
    state = timetable.after_success(replace(SOURCE, every=every), STATE, NOW, published=moments)

    assert (NOW + interval, "ok", 0) == (state.next_visit, state.health, state.failures)


def test_a_visit_that_ran_out_of_time_is_continued_soon() -> None:
    """What was left comes at the quickest interval."""
    state = timetable.after_success(SOURCE, STATE, NOW, published=[NOW, NOW - 9 * HOUR], complete=False)

    assert NOW + timetable.QUICKEST == state.next_visit


def test_failures_double_the_wait_up_to_two_days() -> None:
    """Each failure in a row waits longer, with jitter that differs between sources."""
    waits = []
    state = STATE
    for _ in range(14):
        state = timetable.after_failure(SOURCE, state, NOW, SourceError("a", "broken"))
        assert state.next_visit is not None
        waits.append(state.next_visit - NOW)

    assert waits == sorted(waits) or waits[-1] <= timetable.LONGEST_RETRY * 1.25
    assert timetable.FIRST_RETRY <= waits[0] <= timetable.FIRST_RETRY * 1.25
    assert timetable.LONGEST_RETRY <= waits[-1] <= timetable.LONGEST_RETRY * 1.25
    assert timetable.jitter("a", 1) != timetable.jitter("b", 1)


@pytest.mark.parametrize(
    ("error", "health", "status"),
    [
        (HTTPFailed("a", "500 from …", 500), "failing", 500),
        (Gone("a", "410 Gone", 410), "stopped", 410),
        (Throttled("a", "429", 429, 5 * HOUR), "failing", 429),
        (SourceError("a", "layout"), "failing", None),
    ],
)
def test_the_state_says_what_failed(error: SourceError, health: str, status: int | None) -> None:
    """The reason is one line with the kind of error; 410 stops; Retry-After is kept."""
    state = timetable.after_failure(SOURCE, STATE, NOW, error)

    assert (health, status, 1) == (state.health, state.http_status, state.failures)
    assert f"{type(error).__name__}: {error}" == state.reason
    if isinstance(error, Throttled):
        assert NOW + 5 * HOUR == state.not_before
        assert state.next_visit is not None
        assert state.next_visit >= state.not_before
