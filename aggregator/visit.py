"""One visit to one source: fetch, parse, read the pages behind the items, normalise. Stores nothing."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import urlsplit

from aggregator import normalise, timetable
from aggregator.errors import (
    FetchError,
    HTTPFailed,
    LayoutChanged,
    ParseError,
    Refused,
    Stopped,
    Throttled,
    TLSFailed,
    TooLarge,
)
from aggregator.model import (
    Answer,
    Item,
    Page,
    Parsed,
    RawItem,
    Reject,
    Source,
    SourceState,
    Taken,
    Unchanged,
    Validators,
    Visit,
    Wishes,
)

if TYPE_CHECKING:
    from aggregator.parse import ParserPool

# A page that will not be there next time either; every other failure is worth another try.
MISSING: Final = (Refused, TLSFailed, TooLarge, ParseError)
# Of the further pages that a source's page names (sitemaps of an index) so many are asked for at one visit …
MOST_PAGES: Final = 4
# … and no more once there are so many items: the first named are the newest.
ENOUGH: Final = 100
FEEDS: Final = ("feed", "json")  # kinds that no parking page is of
MOST_WARNINGS: Final = 5  # that the state remembers
LONGEST_WARNING: Final = 300


class Asks(Protocol):
    """Who is asked for pages: the network, or what was kept of it. Raises FetchError and Stopped."""

    async def fetch(
        self,
        source: Source,
        url: str,
        *,
        now: datetime,
        known: Validators | None = None,
        robots: bool = True,
        deadline: float | None = None,
    ) -> Page | Unchanged: ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What a visit needs of the house."""

    fetcher: Asks | None  # None: no request is made, pages behind items included
    pool: ParserPool
    zone: Callable[[Source], str | None]  # IANA zone of the source's home city
    known: Callable[[Sequence[Item]], Mapping[str, Taken]]  # by the id of the item asked about
    stopping: asyncio.Event


@dataclass(slots=True)
class Gathered:
    """What was taken from one page so far."""

    parsed: Parsed
    taken: list[Taken]
    rejects: list[Reject]
    warnings: list[str]
    complete: bool = True  # False: time ran out or we were told to stop; items were left for the next visit
    settled: bool = True  # False: an article page failed in passing and is worth another try


class Recorder:
    """Asks as another does, and keeps every answer that has a body."""

    def __init__(self, asks: Asks) -> None:
        self._asks = asks
        self.answers: list[Answer] = []

    async def fetch(
        self,
        source: Source,
        url: str,
        *,
        now: datetime,
        known: Validators | None = None,
        robots: bool = True,
        deadline: float | None = None,
    ) -> Page | Unchanged:
        answer = await self._asks.fetch(source, url, now=now, known=known, robots=robots, deadline=deadline)
        if isinstance(answer, Page):
            self.answers.append(Answer(url, answer))
        return answer


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
    warnings = (*gathered.parsed.warnings, *gathered.warnings)
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
    return source.kind not in ("feed", "json")


async def gather(page: Page, source: Source, tools: Tools, *, now: datetime, deadline: float) -> Gathered:
    """Items of a page that is here, each with the page behind it where the list lacks text or date."""
    parsed = await tools.pool.parse(page, source)
    gathered = Gathered(parsed, [], [], [])
    if parsed.more:
        parsed = gathered.parsed = await rest(parsed, page, source, tools, gathered, now=now, deadline=deadline)
    gathered.rejects += parsed.rejects
    language = parsed.language or source.language
    zone = tools.zone(source)

    def made(raw: RawItem, seen_at: datetime) -> Item | Reject:
        return normalise.normalise(raw, source=source, page_url=page.url, language=language, zone=zone, seen_at=seen_at)

    drafts: list[tuple[RawItem, Item]] = []
    for listed in parsed.items:
        if listed.continued and tools.fetcher is not None:
            listed = await to_its_end(  # noqa: PLW2901
                listed, source, tools.fetcher, tools.pool, gathered, now=now, deadline=deadline
            )
        raw = replace(
            listed,
            base=listed.base or page.url,
            page=listed.page or page.url,
            article="read" if parsed.kind == "article" else listed.article,
        )
        draft = made(raw, now)
        if isinstance(draft, Reject):
            gathered.rejects.append(draft)
        else:
            drafts.append((raw, draft))
    if not drafts and gathered.rejects:
        first = gathered.rejects[0].reason
        raise ParseError(source.id, f"none of {len(gathered.rejects)} entries is usable; the first: {first}")

    known = tools.known([draft for _, draft in drafts])
    left = 0
    for listed, draft in drafts:
        before = known.get(draft.id)
        told = await whole(listed, draft.url, before, source, tools, gathered, now=now, deadline=deadline)
        if told is None:
            left += 1
            continue
        # A known item is read as of the day it was first seen: its year never drifts.
        item = made(told, before.item.first_seen if before else now)
        if nameless(told) and told.article == "missing":
            item = Reject(told.position, "no article at this address", draft.url[:200])
        if isinstance(item, Reject):
            gathered.rejects.append(item)
        elif selected(item, source):
            taken = Taken(told, item)
            gathered.taken.append(seen_again(before, taken, now) if before else taken)
    if left:
        gathered.warnings.append(f"{left} of {len(drafts)} items are left for the next visit: no time for their pages")
    return gathered


def nameless(raw: RawItem) -> bool:
    """Whether nothing but an address is known: a sitemap's, until its page was read."""
    return not (raw.title or raw.text or raw.summary or raw.content)


async def rest(
    parsed: Parsed, page: Page, source: Source, tools: Tools, gathered: Gathered, *, now: datetime, deadline: float
) -> Parsed:
    """What the page holds with what the pages it names hold. Raises SourceError when there is nothing at all."""
    if tools.fetcher is None:
        gathered.warnings.append(f"not read, for no request is made: {', '.join(parsed.more[:MOST_PAGES])}")
        return parsed
    waiting, seen, failures = list(parsed.more), {page.url}, []
    pages = [parsed]
    items = list(parsed.items)
    while waiting and len(seen) <= MOST_PAGES and len(items) < ENOUGH:
        url = waiting.pop(0)
        if url in seen:
            continue
        seen.add(url)
        try:
            answer = await tools.fetcher.fetch(source, url, now=now, robots=True, deadline=deadline)
            assert isinstance(answer, Page)  # noqa: S101 - nothing was known, so nothing can be unchanged
            told = await tools.pool.parse(answer, source)
        except (FetchError, ParseError) as error:
            failures.append(error)
            continue
        pages.append(told)
        waiting[:0] = told.more
        items += (replace(raw, page=answer.url, base=raw.base or answer.url) for raw in told.items)
    if not items:
        missing = LayoutChanged(source.id, f"none of the {len(seen) - 1} pages it names has an item: {page.url}")
        raise failures[0] if failures else missing
    gathered.warnings += (f"a page it names: {error}" for error in failures)
    last = pages[-1]
    return replace(
        parsed,
        kind=last.kind,
        title=parsed.title or last.title,
        language=parsed.language or last.language,
        items=tuple(replace(raw, position=position) for position, raw in enumerate(items)),
        rejects=tuple(reject for each in pages for reject in each.rejects),
        warnings=tuple(warning for each in pages for warning in each.warnings),
    )


async def whole(
    listed: RawItem,
    url: str,
    before: Taken | None,
    source: Source,
    tools: Tools,
    gathered: Gathered,
    *,
    now: datetime,
    deadline: float,
) -> RawItem | None:
    """The row of a list with the page behind it where it needs one; None: an unknown item left for the next visit."""
    raw = remembered(listed, before)
    if tools.fetcher is None or raw.article is not None or not normalise.wants_article(raw, source):
        return raw
    in_time = not tools.stopping.is_set() and asyncio.get_running_loop().time() < deadline
    if gathered.complete and in_time:
        told = await with_article(raw, url, source, tools.fetcher, tools.pool, gathered, now=now, deadline=deadline)
        if told is not None:
            return None if nameless(told) and told.article is None else told
    gathered.complete = False
    return raw if before else None


async def with_article(
    raw: RawItem,
    url: str,
    source: Source,
    fetcher: Asks,
    pool: ParserPool,
    gathered: Gathered,
    *,
    now: datetime,
    deadline: float,
) -> RawItem | None:
    """The item with what its own page tells, as it was where that page can't be had; None: stop asking for now."""
    try:
        page = await fetcher.fetch(source, url, now=now, robots=True, deadline=deadline)
        if not isinstance(page, Page):
            return raw
        article = (await pool.article(page, source)).items[0]
        article = await to_its_end(article, source, fetcher, pool, gathered, now=now, deadline=deadline)
        return replace(normalise.merge(raw, article), article="read")
    except Stopped:
        return None
    except Throttled as error:
        gathered.warnings.append(f"article page: {error}")
        return None
    except (FetchError, ParseError) as error:
        gathered.warnings.append(f"article page: {error}")
        if isinstance(error, MISSING) or (isinstance(error, HTTPFailed) and error.status < 500):
            return replace(raw, article="missing")
        gathered.settled = False
        return raw


async def to_its_end(
    article: RawItem,
    source: Source,
    fetcher: Asks,
    pool: ParserPool,
    gathered: Gathered,
    *,
    now: datetime,
    deadline: float,
) -> RawItem:
    """A long article with the text of its further pages; from the first that can't be had on, they are left out."""
    if not article.continued:
        return article
    from aggregator.parse.article_join import joined

    pages: list[RawItem] = []
    for url in article.continued:
        try:
            page = await fetcher.fetch(source, url, now=now, robots=True, deadline=deadline)
            if isinstance(page, Page):
                pages += (await pool.article(page, source)).items
        except (FetchError, ParseError) as error:
            gathered.warnings.append(f"page {len(pages) + 2} of an article: {error}")
            break
    return joined(article, pages)


def remembered(listed: RawItem, before: Taken | None) -> RawItem:
    """The row of the list with what its article page told at an earlier visit."""
    if before is None or before.raw.article is None:
        return listed
    if before.raw.article == "missing":
        return replace(listed, article="missing")
    return replace(normalise.merge(listed, before.raw), article="read")


def seen_again(before: Taken, after: Taken, now: datetime) -> Taken:
    """A later sight of a known item; the raw form keeps what the item keeps, so that it can be made anew from it."""
    raw, item = after.raw, normalise.revise(before.item, replace(after.item, first_seen=now))
    if item.published == before.item.published:
        raw = replace(raw, published=before.raw.published)
    if item.text == before.item.text:
        kept = before.raw
        raw = replace(raw, text=kept.text, content=kept.content, summary=kept.summary, base=kept.base)
    return Taken(raw, item)


def selected(item: Item, source: Source) -> bool:
    """Whether the operator's ``include`` and ``exclude`` rules let the item in."""
    words = f"{item.title}\n{item.text or item.summary}"

    def found(rule: str) -> bool:
        return re.search(rule, words, re.IGNORECASE) is not None

    return (not source.include or any(map(found, source.include))) and not any(map(found, source.exclude))
