"""A source that moved for good is followed once that is sure, and never to a page that is not the source's."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aggregator import status, timetable
from aggregator.errors import SourceError
from aggregator.fetch import Fetcher
from aggregator.model import Network, Source, SourceState
from aggregator.parse import ParserPool
from aggregator.store import Store
from aggregator.visit import Tools, visit
from tests.site import Request, Site, needs_localhost
from tests.whole.pages import DAYS, EXCHANGE, SIGNING, rss

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
XML = {"Content-Type": "application/rss+xml"}
HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass
class Town:
    """One source, visited again and again as a cycle does it."""

    store: Store
    pool: ParserPool
    allowed: list[str]
    source: Source = Source("town", "http://unset.example/")
    now: datetime = NOW

    @property
    def state(self) -> SourceState:
        return timetable.state_of(self.source, self.store.source_states())

    async def visit(self, times: int = 1) -> list[str]:
        """So many visits, an hour apart; what ``status`` warns of after each."""
        network = Network(allow_private=tuple(self.allowed), delay=timedelta(0))
        told = []
        for _ in range(times):
            self.now += timedelta(hours=1)
            state = self.state
            async with Fetcher(network, agent="TwinNews/1.0") as fetcher:
                tools = Tools(fetcher, self.pool, lambda _: None, self.store.known, asyncio.Event())
                try:
                    brought = await visit(self.source, state, tools, now=self.now, budget=timedelta(minutes=1))
                    self.store.save(brought, now=self.now)
                except SourceError as error:
                    self.store.save_state(timetable.after_failure(self.source, state, self.now, error))
            (row,) = status.rows([self.source], self.store.source_states(), {}, {})
            told.append(" ".join(row.warnings))
        return told


@pytest.fixture(scope="module")
def pool() -> Iterator[ParserPool]:
    """Workers for all tests of this file."""
    with ParserPool(workers=1) as one:
        yield one


@pytest.fixture
def town(site: Site, pool: ParserPool) -> Iterator[Callable[..., Town]]:
    """Makes the town, at a path of the site."""
    with Store.open("sqlite:///:memory:") as store:

        def make(url: str, **more: Any) -> Town:
            return Town(store, pool, [site.address], Source("town", url, **more))

        yield make


def page(*headlines: str) -> str:
    """A list of news as a town hall's site shows it."""
    rows = "".join(
        f'<div class="news"><h3><a href="/news/{number}.html">{headline}</a></h3><span>1{number}.06.2025</span>'
        f"<p>{headline}, and what the mayor said about it to everybody who came to the town hall.</p></div>"
        for number, headline in enumerate(headlines)
    )
    return f"<html><head><title>Town</title></head><body><main>{rows}</main></body></html>"


HEADLINES = (
    "Minsk and Kazan sign a programme",
    "A delegation of Nancy comes to Karlsruhe",
    "Pupils of both towns meet in the library",
    "The bridge across the river is open again",
)


async def test_a_moved_feed_is_visited_where_it_is(town: Callable[..., Town], site: Site) -> None:
    """Three confirmations; then only the new address is asked, with its own validators."""
    site.route("/old", (301, {"Location": "/new"}, ""))
    site.route("/new", lambda r: 304 if r.header("if-none-match") else (200, XML | {"ETag": '"n"'}, rss(SIGNING)))
    news = town(site.url("/old"), kind="feed")
    told = await news.visit(4)

    assert ["seen 1 of 3", "seen 2 of 3"] == [line.partition("(")[2].partition(" times")[0] for line in told[:2]]
    assert f"moved for good to {site.url('/new')}, where it is visited now: change its «url»" == told[2] == told[3]
    assert ["/old", "/new"] * 3 + ["/new"] == site.paths()
    assert '"n"' == site.requests[-1].header("if-none-match")


async def test_a_new_address_that_fails_is_left_again(town: Callable[..., Town], site: Site) -> None:
    """After three failures the address in feeds.yaml is asked, without validators of the other."""
    site.route("/old", (308, {"Location": "/new"}, ""))
    site.route("/new", (200, XML | {"ETag": '"n"'}, rss(SIGNING)))
    news = town(site.url("/old"), kind="feed")
    await news.visit(3)
    site.route("/new", 404)
    await news.visit(3)
    site.route("/old", (200, XML, rss(SIGNING, DAYS)))
    seen = len(site.paths())
    told = await news.visit(1)

    assert ["/new", "/new", "/new", "/old"] == site.paths()[seen - 3 :]
    assert [""] == told
    assert site.requests[-1].header("if-none-match") is None
    assert "ok" == news.state.health


async def test_the_operator_s_word_ends_it(town: Callable[..., Town], site: Site) -> None:
    """A changed «url» is asked at once."""
    site.route("/old", (301, {"Location": "/new"}, ""))
    site.route("/new", (200, XML, rss(SIGNING)))
    site.route("/newer", (200, XML, rss(SIGNING, EXCHANGE)))
    news = town(site.url("/old"), kind="feed")
    await news.visit(3)
    news.source = replace(news.source, url=site.url("/newer"))
    told = await news.visit(1)

    assert ["/newer"] == site.paths()[-1:]
    assert [""] == told


@pytest.mark.parametrize("kind", ["auto", "listing"])
@pytest.mark.parametrize(
    ("target", "shown", "believed"),
    [
        pytest.param("/novosti", HEADLINES, True, id="the same news elsewhere"),
        pytest.param("/closed", tuple(f"Buy this domain, offer {n}" for n in "abcd"), False, id="adverts"),
        pytest.param("/", tuple(f"Welcome to our new portal, part {n}" for n in "abcd"), False, id="the home page"),
    ],
)
async def test_a_page_must_show_what_was_known(
    town: Callable[..., Town], site: Site, *, kind: str, target: str, shown: tuple[str, ...], believed: bool
) -> None:
    """A page of links is not the source: an item that was known before the move is."""
    site.route("/news", (200, HTML, page(*HEADLINES)))
    news = town(site.url("/news"), kind=kind, articles="never")
    await news.visit(1)
    site.route("/news", (301, {"Location": target}, ""))
    body = page(*shown)
    site.route(target, (200, HTML, body if believed else body.replace("/news/", "/offers/")))
    told = await news.visit(4)

    assert believed is ("where it is visited now" in told[-1])
    assert believed is ("not taken for a move" not in told[-1])
    assert [target] == site.paths()[-1:]
    assert believed is (site.paths()[-2] == target)


async def test_a_maintenance_page_is_a_failure_and_no_move(town: Callable[..., Town], site: Site) -> None:
    """A redirect to «back soon» leaves everything as it was, however often it comes."""
    site.route("/feed", (200, XML, rss(SIGNING)))
    news = town(site.url("/feed"), kind="feed")
    await news.visit(1)
    site.route("/feed", (301, {"Location": "/maintenance"}, ""))
    site.route("/maintenance", (200, HTML, "<html><body><h1>Back soon</h1></body></html>"))
    await news.visit(4)
    broken = news.state
    site.route("/feed", (200, XML, rss(SIGNING, DAYS)))
    await news.visit(1)

    assert "failing" == broken.health
    assert ("ok", {"town": 2}) == (news.state.health, news.store.counts())
    assert "/feed" == site.paths()[-1]


@needs_localhost
async def test_another_domain_s_feed_may_be_ours(town: Callable[..., Town], make_site: Callable[..., Site]) -> None:
    """A feed with entries is no parked page; the secrets of the source stay with its own origin."""
    old, new = make_site(), make_site()
    seen: list[str | None] = []

    def answer(request: Request):  # type: ignore[no-untyped-def]
        seen.append(request.header("x-key"))
        return 200, XML, rss(SIGNING)

    old.route("/feed", (301, {"Location": new.url("/feed", host="localhost")}, ""))
    new.route("/feed", answer)
    news = town(old.url("/feed"), kind="feed", headers=(("X-Key", "opensesame"),))
    news.allowed += [old.address, f"localhost:{new.port}", new.address]
    told = await news.visit(4)

    assert "where it is visited now" in told[-1]
    assert 3 == len(old.paths())
    assert [None] * 4 == seen
