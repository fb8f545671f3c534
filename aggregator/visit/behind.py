"""The pages that a source's page leads to: those it names, those behind its items, the further ones of an article."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from aggregator import normalise
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
from aggregator.model import Page, Parsed, RawItem, Source, Taken
from aggregator.visit.tools import Asks, Gathered, Tools

if TYPE_CHECKING:
    from aggregator.parse import ParserPool

# A page that will not be there next time either; every other failure is worth another try.
MISSING: Final = (Refused, TLSFailed, TooLarge, ParseError)
# Of the further pages that a source's page names (sitemaps of an index) so many are asked for at one visit …
MOST_PAGES: Final = 4
# … and no more once there are so many items: the first named are the newest.
ENOUGH: Final = 100


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
