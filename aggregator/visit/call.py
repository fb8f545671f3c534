"""Going to see a source: its own page, what its answer says of the next visit, and when its items were born."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from aggregator import normalise, timetable
from aggregator.model import Answer, Page, Source, SourceState, Taken, Unchanged, Validators, Visit, Wishes
from aggregator.visit.items import gather
from aggregator.visit.tools import Gathered, Recorder, Tools

FEEDS: Final = ("feed", "json")  # kinds that no parking page is of
FEWEST: Final = 3  # items of a list that can be told from another
MOST_WARNINGS: Final = 5  # that the state remembers
LONGEST_WARNING: Final = 300


async def visit(
    source: Source,
    state: SourceState,
    tools: Tools,
    *,
    now: datetime,
    budget: timedelta,
    neighbours: int = 1,
    answers: list[Answer] | None = None,
) -> Visit:
    """Go and see. ``budget`` bounds the whole visit; what was got by then counts, the rest comes next time.

    ``answers`` takes every answer with a body, also when the visit fails on it. Raises SourceError when the source
    itself could not be read, Stopped when told to stop before it was.
    """
    clock = asyncio.get_running_loop().time
    begun = clock()
    deadline = begun + budget.total_seconds()
    assert tools.fetcher is not None  # noqa: S101 - a visit is a request
    recorder = Recorder(tools.fetcher)
    if answers is not None:
        recorder.answers = answers
    answer = await recorder.fetch(
        source,
        timetable.address(source, state),
        now=now,
        known=state.validators,
        robots=for_people(source),
        deadline=deadline,
    )
    state = replace(state, http_status=answer.status)
    if isinstance(answer, Unchanged):
        doubt = state.moving.doubt if state.moving and state.moving.url == answer.moved_to else None
        state = timetable.moved.led(replace(state, validators=answer.validators), answer.moved_to, doubt, now)
        seconds = clock() - begun
        state = timetable.after_success(
            source, state, now, fresh_for=answer.fresh_for, neighbours=neighbours, seconds=seconds
        )
        return Visit(source.id, state)
    gathered = await gather(answer, source, replace(tools, fetcher=recorder), now=now, deadline=deadline)
    # The page may stay the same while what it names changes.
    done = gathered.complete and gathered.settled and not gathered.parsed.more
    warnings = (*gathered.parsed.warnings, *filter(None, (renewed(source, state, gathered, now),)), *gathered.warnings)
    births = told_first(gathered.taken, state, now)
    state = timetable.after_success(
        source,
        # Without validators the next visit reads the page again, whatever the server says of it.
        replace(
            timetable.moved.led(state, answer.moved_to, doubted(source, state, answer, gathered, tools, now), now),
            title=normalise.one_line(gathered.parsed.title) or None,
            validators=answer.validators if done else Validators(),
            warnings=tuple(warning[:LONGEST_WARNING] for warning in warnings[:MOST_WARNINGS]),
            wishes=wishes(answer.body),
        ),
        now,
        births=births,
        shown=len(gathered.parsed.items),
        fresh_for=answer.fresh_for,
        neighbours=neighbours,
        seconds=clock() - begun,
        complete=gathered.complete,
    )
    if move := timetable.moved.told(state):
        warnings = (move, *warnings)
    taken, rejects = tuple(gathered.taken), tuple(gathered.rejects)
    return Visit(source.id, state, taken, rejects, warnings, tuple(recorder.answers))


def wishes(body: bytes) -> Wishes:
    """How often the source asks to be read."""
    from aggregator.parse.wishes import wishes as read

    return read(body)


def renewed(source: Source, state: SourceState, gathered: Gathered, now: datetime) -> str | None:
    """What to tell when a list found without selectors shows none of what the source showed, sooner than it would."""
    pinned = source.selectors is not None and source.selectors.item is not None
    if gathered.parsed.kind != "listing" or pinned or state.last_success is None:
        return None
    found, shown = len(gathered.taken), state.rhythm.shown
    expected = timetable.rhythm.rate(state.rhythm) * ((now - state.last_success) / timedelta(days=1))
    if min(found, shown) < FEWEST or expected > shown / 2 or any(one.item.first_seen < now for one in gathered.taken):
        return None
    return f"layout changed: none of the {found} items of the list was seen before; is it still the news?"


def doubted(
    source: Source, state: SourceState, page: Page, gathered: Gathered, tools: Tools, now: datetime
) -> str | None:
    """Why the page that a permanent redirect led to may not be the source's own."""
    if page.moved_to is None:
        return None
    old = timetable.address(source, state)
    since = state.moving.since if state.moving and state.moving.url == page.moved_to else now
    host, there = urlsplit(old).netloc, urlsplit(page.url).netloc
    # The same item at the old address; only what is looked up is made up.
    elsewhere = [
        replace(one.item, identity=normalise.urls.identity(one.item.url.replace(there, host, 1)))
        for one in gathered.taken
    ]
    known = any(one.item.first_seen < since for one in (*gathered.taken, *tools.known(elsewhere).values()))
    feed = gathered.parsed.kind in FEEDS and bool(gathered.taken)
    return timetable.moved.doubt(old, page.moved_to, feed=feed, known=known)


def told_first(taken: Sequence[Taken], state: SourceState, now: datetime) -> list[timetable.Birth]:
    """When what this visit told first was published; at a visit that learns from nothing, all that the page shows."""
    found: list[timetable.Birth] = []
    last = state.last_success
    for one in taken:
        dated = one.item.published
        if state.rhythm.until is not None and one.item.first_seen != now:
            continue
        if dated.basis == "first-seen" or dated.precision in ("month", "year"):
            if last is not None and last < now and one.item.first_seen == now:
                found.append((last, now))
        elif dated.precision == "day" or (dated.value.hour, dated.value.minute, dated.value.second) == (0, 0, 0):
            end = dated.value + timedelta(days=1)
            found.append((max(dated.value, last) if last is not None and last < end else dated.value, end))
        else:
            found.append((dated.value, dated.value))
    return found


def for_people(source: Source) -> bool:
    """Whether the address is a page, whose site may forbid robots; a feed is made for them."""
    return source.kind not in FEEDS
