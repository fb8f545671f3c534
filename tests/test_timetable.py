"""What is due and when to come again: pure rules, in tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from aggregator import timetable
from aggregator.errors import Gone, HTTPFailed, SourceError, Throttled
from aggregator.model import Moving, Source, SourceState, Validators, Wishes

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


def test_neighbours_share_a_registrable_domain() -> None:
    """Hosts below one registered name belong together; a country's second level is none."""
    hosts = ["a.example.com", "b.example.com:8080", "x.co.uk", "y.co.uk", "127.0.0.1:1", "127.0.0.1:2", "gov.by"]
    sources = [Source(str(number), f"https://{host}/") for number, host in enumerate(hosts)]

    assert [2, 2, 1, 1, 2, 2, 1] == list(timetable.neighbours(sources).values())


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


def times(every: timedelta, number: int) -> list[timetable.Birth]:
    """So many publications before now, evenly spaced."""
    return [(NOW - every * step, NOW - every * step) for step in range(number)]


def wait(state: SourceState) -> timedelta:
    """How long after now the next visit is."""
    assert state.next_visit is not None
    return state.next_visit - NOW


@pytest.mark.parametrize(
    ("births", "least", "most"),
    [
        pytest.param([], 3 * HOUR, 12 * HOUR, id="nothing known"),
        pytest.param(times(25 * HOUR, 60), HOUR, 8 * HOUR, id="one a day"),
        pytest.param(times(HOUR, 2000), HOUR, 3 * HOUR, id="one an hour"),
        pytest.param(times(HOUR / 900, 9000), HOUR / 4, HOUR, id="four a second: not too often"),
        pytest.param(times(900 * HOUR, 4), 4 * HOUR, 24 * HOUR, id="hardly ever: not too seldom"),
    ],
)
def test_the_interval_follows_the_source(births: list[timetable.Birth], least: timedelta, most: timedelta) -> None:
    """The busier a source, the sooner the next visit, within bounds."""
    state = timetable.after_success(SOURCE, STATE, NOW, births=births)

    assert least <= wait(state) <= most
    assert ("ok", 0) == (state.health, state.failures)


def test_every_overrides_the_rhythm_and_all_wishes() -> None:
    """The operator's word counts, to the second."""
    source = replace(SOURCE, every=2 * HOUR)
    state = replace(STATE, wishes=Wishes(ttl=600, skip_hours=(10,)))

    assert 2 * HOUR == wait(timetable.after_success(source, state, NOW, fresh_for=9 * HOUR, neighbours=999))


@pytest.mark.parametrize(
    ("wishes", "fresh_for", "neighbours", "least"),
    [
        pytest.param(Wishes(ttl=300), None, 1, 5 * HOUR, id="ttl counts minutes"),
        pytest.param(Wishes(), 7 * HOUR, 1, 7 * HOUR, id="the cache is fresh"),
        pytest.param(Wishes(ttl=60), 7 * HOUR, 1, 7 * HOUR, id="the longer of both"),
        pytest.param(Wishes(), timedelta(days=365), 1, 24 * HOUR, id="a year is a slip"),
        pytest.param(Wishes(), None, 150, 5 * HOUR, id="many sources of one domain share its budget"),
    ],
)
def test_what_a_source_asks_for_is_granted(
    wishes: Wishes, fresh_for: timedelta | None, neighbours: int, least: timedelta
) -> None:
    """However often it publishes."""
    state = timetable.after_success(
        SOURCE,
        replace(STATE, wishes=wishes),
        NOW,
        births=times(HOUR / 60, 900),
        fresh_for=fresh_for,
        neighbours=neighbours,
    )

    assert least <= wait(state) <= least + timetable.MOST_JITTER


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        pytest.param(Wishes(skip_hours=(8, 9, 10)), datetime(2026, 11, 22, 11, tzinfo=UTC), id="hours"),
        pytest.param(Wishes(skip_days=(6,)), datetime(2026, 11, 23, 0, tzinfo=UTC), id="a Sunday"),
        pytest.param(
            Wishes(skip_hours=(0, 1), skip_days=(6,)), datetime(2026, 11, 23, 2, tzinfo=UTC), id="both, over midnight"
        ),
        pytest.param(Wishes(skip_hours=tuple(range(24))), None, id="all of them is no wish"),
    ],
)
def test_hours_and_days_to_skip(wishes: Wishes, expected: datetime | None) -> None:
    """RSS 2.0 names hours and days in GMT in which nobody should read."""
    state = timetable.after_success(SOURCE, replace(STATE, wishes=wishes), NOW, births=times(HOUR / 60, 900))

    assert (state.next_visit == expected) if expected else (wait(state) < 8 * HOUR)


def test_a_visit_that_ran_out_of_time_is_continued_soon() -> None:
    """What was left comes at the quickest interval."""
    state = timetable.after_success(SOURCE, STATE, NOW, births=times(24 * HOUR, 9), complete=False)

    assert timetable.QUICKEST == wait(state)


def test_a_short_list_is_read_before_it_is_renewed() -> None:
    """Where a page shows five items and ten a day come, a visit a day would miss half."""
    births = times(2.4 * HOUR, 300)
    many = timetable.after_success(SOURCE, STATE, NOW, births=births, shown=100)
    few = timetable.after_success(SOURCE, STATE, NOW, births=births, shown=1)

    assert wait(few) < timedelta(hours=1.3) < wait(many)


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


NEW = "https://new.example/"


@pytest.mark.parametrize(
    ("error", "failures", "moved_to", "health"),
    [
        pytest.param(HTTPFailed("a", "404", 404), 0, NEW, "failing", id="once is nothing"),
        pytest.param(HTTPFailed("a", "404", 404), 2, None, "failing", id="the third time"),
        pytest.param(Throttled("a", "429", 429, HOUR), 5, NEW, "failing", id="busy is there"),
        pytest.param(Gone("a", "410", 410), 0, None, "failing", id="gone there: is it still here?"),
    ],
)
def test_an_address_that_fails_is_given_up(
    error: SourceError, failures: int, moved_to: str | None, health: str
) -> None:
    """Back to the one in feeds.yaml, without the validators of the other."""
    before = replace(STATE, moved_to=NEW, failures=failures, validators=Validators("e", url=NEW))
    after = timetable.after_failure(SOURCE, before, NOW, error)

    assert (moved_to, health) == (after.moved_to, after.health)
    assert (before.validators if moved_to else Validators()) == after.validators


def test_a_changed_url_forgets_a_move() -> None:
    """The operator knows better where the source is."""
    old = replace(STATE, url="https://old.example/", moved_to=NEW, moving=Moving("https://x.example/", NOW))
    state = timetable.state_of(SOURCE, {"a": old})

    assert (SOURCE.url, None) == (timetable.address(SOURCE, state), state.moving)


def test_three_visits_make_a_move() -> None:
    """Another target, or none, begins anew; a doubt takes back what was confirmed."""
    state = STATE
    said = []
    for target, doubt in [(NEW, None), (NEW, None), (None, None), (NEW, None), (NEW, "odd"), *[(NEW, None)] * 3]:
        state = timetable.moved.led(state, target, doubt, NOW)
        said.append(timetable.moved.told(state))

    assert NEW == timetable.address(SOURCE, state)
    assert [
        "moved for good to https://new.example/ (seen 1 of 3 times): change its «url»",
        "moved for good to https://new.example/ (seen 2 of 3 times): change its «url»",
        None,
        "moved for good to https://new.example/ (seen 1 of 3 times): change its «url»",
        "redirects for good to https://new.example/, not taken for a move: odd; if it is one, change «url»",
        "moved for good to https://new.example/ (seen 1 of 3 times): change its «url»",
        "moved for good to https://new.example/ (seen 2 of 3 times): change its «url»",
        "moved for good to https://new.example/, where it is visited now: change its «url»",
    ] == said


@pytest.mark.parametrize(
    ("old", "new", "feed", "known", "doubt"),
    [
        pytest.param("http://e.by/news", "https://www.e.by/news/", False, False, None, id="https, www, a slash"),
        pytest.param("http://e.by/", "http://e.by/index.php", False, False, None, id="the index by its name"),
        pytest.param("http://e.by/news", "https://e.by/", False, False, "it is a home page", id="all led home"),
        pytest.param("http://e.by/news", "http://e.by/closed", False, False, "nothing that was known", id="closed"),
        pytest.param("http://e.by/news", "http://parked.com/x", False, False, "another domain", id="parked"),
        pytest.param("http://e.by/?p=1", "http://e.by/?p=2", False, False, "nothing that was known", id="another page"),
        pytest.param("http://e.by/news", "http://f.by/novosti", False, True, None, id="the same items elsewhere"),
        pytest.param("http://e.by/rss", "http://feeds.example.com/e", True, False, None, id="a feed"),
    ],
)
def test_what_may_be_a_move(old: str, new: str, *, feed: bool, known: bool, doubt: str | None) -> None:
    """Parked domains, maintenance pages and home pages redirect for good too."""
    why = timetable.moved.doubt(old, new, feed=feed, known=known)

    assert (why is None) if doubt is None else (doubt in (why or ""))
