"""How should this page become a source? Its feeds, its lists, the site's sitemaps: tried politely, weighed, explained.

A feed that tells what the page's own list tells is best: exact dates, made for programs. A feed that tells other news
(the whole site's, beside a page about one subject) only stands in for a list that is not there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal, get_args
from urllib.parse import urljoin, urlsplit

from aggregator.errors import FetchError, ParseError, Throttled
from aggregator.model import Clues, FeedLink, ListCandidate, Page, Parsed, RawItem, Selectors, Source
from aggregator.normalise import urls

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
    from datetime import datetime

    from aggregator.fetch import Fetcher
    from aggregator.parse import ParserPool

MOST_FEEDS: Final = 8  # requests for feeds, beside the page's own and robots.txt
OTHER_LISTS: Final = 3
_SITEMAP_LINE: Final = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_WHOLE: Final = frozenset({"feed", "json", "sitemap", "telegram"})

# «side list»: the best list of a page that reads like an article
Worth = Literal["same news", "main list", "other news", "sitemap", "side list", "other list", "unasked", "empty"]
_ORDER: Final[tuple[Worth, ...]] = get_args(Worth)
USABLE: Final[frozenset[Worth]] = frozenset({"same news", "main list", "other news", "sitemap", "side list"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to read the site."""

    kind: str
    url: str
    worth: Worth
    because: str  # one line
    title: str | None = None
    language: str | None = None
    items: tuple[RawItem, ...] = ()
    selectors: Selectors | None = None
    pinned: bool = False  # the selectors, tried on the page, gave the same items as the detector


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found, the best first, and every address that was asked for with what came."""

    url: str
    title: str | None
    candidates: tuple[Candidate, ...]
    tried: tuple[str, ...]
    verdict: str | None = None  # why the page itself can't be read, one line

    @property
    def best(self) -> Candidate | None:
        """What to write into feeds.yaml; None when nothing was found that can be read."""
        first = next(iter(self.candidates), None)
        return first if first is not None and first.worth in USABLE else None


@dataclass(slots=True)
class _Search:
    """One search under way."""

    source: Source
    fetcher: Fetcher | None  # None: no request is made
    pool: ParserPool
    now: datetime
    deadline: float
    tried: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    main_list: Worth = "main list"  # what the page's best list is worth
    unwelcome: bool = False  # asked to wait: no further request

    async def ask(self, url: str, kind: str, *, robots: bool) -> tuple[Page, Parsed] | Page | None:
        """The page at an address, read; unread when it is of another kind; None when it can't be had."""
        assert self.fetcher is not None  # noqa: S101 - asked only where requests are made
        self.asked.add(url)
        try:
            page = await self.fetcher.fetch(self.source, url, now=self.now, robots=robots, deadline=self.deadline)
        except FetchError as error:
            self.unwelcome = isinstance(error, Throttled)
            self.tried.append(f"{url}: {error}")
            return None
        assert isinstance(page, Page)  # noqa: S101 - nothing was known, so nothing can be unchanged
        try:
            parsed = await self.pool.parse(page, replace(self.source, kind=kind))
        except ParseError as error:
            self.tried.append(f"{url}: {error}")
            return page
        self.tried.append(f"{url}: {parsed.kind}, {len(parsed.items)} items")
        return page, parsed


async def discover(
    source: Source, page: Page | None, *, fetcher: Fetcher | None, pool: ParserPool, now: datetime, deadline: float
) -> Discovery:
    """Look at the page of ``source`` (fetched unless given) and around it; ``fetcher`` None makes no request.

    ``deadline`` (loop time) bounds everything. Raises SourceError when the page itself can't be had.
    """
    source = replace(source, kind="auto", selectors=None)
    search = _Search(source, fetcher, pool, now, deadline)
    if page is None:
        assert fetcher is not None  # noqa: S101 - a page that is not here must be asked for
        answer = await fetcher.fetch(source, source.url, now=now, deadline=deadline)
        assert isinstance(answer, Page)  # noqa: S101 - nothing was known, so nothing can be unchanged
        page = answer
    url = page.moved_to or source.url
    search.asked |= {url, page.url}
    verdict = None
    try:
        parsed = await pool.parse(page, source)
    except ParseError as error:
        parsed, verdict = None, str(error)
    if parsed is not None and parsed.kind in _WHOLE:
        return Discovery(url, parsed.title, (_of_parsed(parsed, url),), (f"{page.url}: {parsed.kind}",))
    if parsed is not None and parsed.kind == "article":
        verdict = "the page reads like one article, not like a list of news"
        search.main_list = "side list"
    clues = await pool.clues(page, source)
    found = [candidate async for candidate in _lists(clues, page, url, search)]
    chosen = next((candidate for candidate in found if candidate.worth == "main list"), None)
    if fetcher is None:
        found += (Candidate("feed", feed.url, "unasked", f"{feed.because}; not asked") for feed in clues.feeds)
    else:
        found += [candidate async for candidate in _feeds(clues, chosen, search)]
        found += [candidate async for candidate in _sitemaps(search, needed=not any(_usable(found)))]
    found += (Candidate("telegram", channel, "unasked", "the page links to this channel") for channel in clues.channels)
    ranked = sorted(found, key=lambda candidate: _ORDER.index(candidate.worth))
    return Discovery(url, clues.site or clues.title, tuple(ranked), tuple(search.tried), verdict)


def _usable(found: Iterable[Candidate]) -> Iterator[Candidate]:
    return (candidate for candidate in found if candidate.worth in USABLE)


def _of_parsed(parsed: Parsed, url: str) -> Candidate:
    """The address itself is a feed, a sitemap or a channel."""
    found = f"an index of {len(parsed.more)} pages" if parsed.more else f"{len(parsed.items)} items"
    worth: Worth = "same news" if parsed.items or parsed.more else "empty"
    return Candidate(
        parsed.kind, url, worth, f"the address itself: {found}", parsed.title, parsed.language, parsed.items
    )


async def _lists(clues: Clues, page: Page, url: str, search: _Search) -> AsyncIterator[Candidate]:
    others = 0
    for listed in clues.lists:
        others += not listed.chosen
        if others > OTHER_LISTS:
            break
        yield Candidate(
            kind="listing",
            url=url,
            worth=search.main_list if listed.chosen else "other list",
            because=f"{len(listed.items)} items; {listed.because}",
            title=clues.title,
            language=clues.language,
            items=listed.items,
            selectors=listed.selectors,
            pinned=await _holds(listed, page, search),
        )


async def _holds(listed: ListCandidate, page: Page, search: _Search) -> bool:
    """Whether the selectors alone give the same items in the same order."""
    if listed.selectors is None:
        return False
    try:
        pinned = await search.pool.parse(page, replace(search.source, kind="listing", selectors=listed.selectors))
    except ParseError:
        return False
    wanted = [(item.link, item.title) for item in listed.items]
    return wanted == [(item.link, item.title) for item in pinned.items]


async def _feeds(clues: Clues, chosen: Candidate | None, search: _Search) -> AsyncIterator[Candidate]:
    """The feeds that the page names; the usual addresses are tried only until one tells the page's news."""
    waiting = [*clues.feeds, *(FeedLink(url, None, _usual(clues)) for url in clues.usual)]
    requests = 0
    satisfied = False
    some = False
    while waiting and requests < MOST_FEEDS and not search.unwelcome:
        feed = waiting.pop(0)
        guessed = feed.url in clues.usual
        # A second feed of the whole site would tell nothing that the first does not.
        if feed.url in search.asked or (guessed and (satisfied or (some and not _under(feed.url, clues.url)))):
            continue
        requests += 1
        answer = await search.ask(feed.url, "feed", robots=False)
        if isinstance(answer, Page) and not guessed:
            inner = await search.pool.clues(answer, search.source)  # a page that lists the site's feeds
            waiting[:0] = [each for each in inner.feeds if each.url not in search.asked]
        if not isinstance(answer, tuple):
            continue
        candidate = _weighed(feed, *answer, chosen, clues)
        satisfied = satisfied or candidate.worth == "same news"
        some = some or candidate.worth in USABLE
        yield candidate


def _usual(clues: Clues) -> str:
    return f"a usual address of {clues.system or 'feeds'}"


def _under(url: str, page_url: str) -> bool:
    return url.startswith(page_url.partition("?")[0].rsplit("/", 1)[0] + "/") and urlsplit(page_url).path not in {
        "",
        "/",
    }


def _weighed(feed: FeedLink, page: Page, parsed: Parsed, chosen: Candidate | None, clues: Clues) -> Candidate:
    """A feed that was read, held against the page's list."""
    kind, count = parsed.kind, len(parsed.items)
    worth: Worth = "same news"
    if not count:
        worth, told = "empty", "it has no entries now"
    elif chosen is None:
        told = f"{count} entries; the page has no list of its own"
    else:
        shared = len(_names(parsed.items) & _names(chosen.items))
        told = f"{shared} of its {count} entries stand on the page"
        if 2 * shared >= min(count, len(chosen.items)):
            told = f"tells the page's news: {told}"
        elif urlsplit(clues.url).path in {"", "/"}:
            told = f"the site's own, and this is its first page: {told}"
        else:
            worth, told = "other news", f"tells more than this page, or other news: only {told}"
    url = page.moved_to or feed.url
    return Candidate(kind, url, worth, f"{feed.because}; {told}", parsed.title, parsed.language, parsed.items)


def _names(items: Sequence[RawItem]) -> set[str]:
    return {urls.loose(item.link) for item in items if item.link}


async def _sitemaps(search: _Search, *, needed: bool) -> AsyncIterator[Candidate]:
    """The sitemap that robots.txt names first, one of news before others; unless needed, not asked for."""
    assert search.fetcher is not None  # noqa: S101 - called only where requests are made
    bodies = [state.robots_body or "" for state in search.fetcher.learnt()]
    named = [urljoin(search.source.url, url) for body in bodies for url in _SITEMAP_LINE.findall(body)]
    named.sort(key=lambda url: "news" not in url.lower())
    because = "robots.txt names it"
    if not named:
        named, because = [urljoin(search.source.url, "/sitemap.xml")], "the usual address of sitemaps"
        if not needed:
            return
    if not needed:
        yield Candidate("sitemap", named[0], "unasked", f"{because}; not asked, for there is something better")
        return
    for url in dict.fromkeys(named[:2]):
        if search.unwelcome:
            return
        answer = await search.ask(url, "sitemap", robots=True)
        if isinstance(answer, tuple):
            parsed = answer[1]
            found = f"an index of {len(parsed.more)} sitemaps" if parsed.more else f"{len(parsed.items)} articles"
            worth: Worth = "sitemap" if parsed.items or parsed.more else "empty"
            yield Candidate("sitemap", url, worth, f"{because}: {found}", parsed.title, parsed.language, parsed.items)
            return
