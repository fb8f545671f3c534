"""robots.txt is asked for once a day and host, and obeyed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from aggregator.errors import FetchError, HTTPFailed, Refused, Throttled, TimedOut, TransferFailed
from aggregator.fetch import Fetcher
from aggregator.fetch.robots import Rules, product_token
from aggregator.model import HostState, Page, Source
from tests.site import Answer, Site, hang

pytestmark = pytest.mark.anyio
NOW = datetime(2025, 6, 11, 12, tzinfo=UTC)
DAY = timedelta(hours=24)
Fetchers = Callable[..., Fetcher]
TEXT = {"Content-Type": "text/plain"}


@pytest.mark.parametrize(
    ("agent", "token"),
    [
        ("TwinNews/1.0 (+https://feeds.example.org/)", "TwinNews"),
        ("regional-cooperation-aggregator/0.1", "regional-cooperation-aggregator"),
        ("Mozilla/5.0 (compatible; TwinNews/1.0; +https://feeds.example.org/)", "TwinNews"),
        ("TwinNews", "TwinNews"),
        ("«?»", "*"),
        ("", "*"),
    ],
)
def test_the_name_we_go_by(agent: str, token: str) -> None:
    """The product token of RFC 9309 § 2.2.1."""
    assert token == product_token(agent)


@pytest.mark.parametrize(
    ("text", "path", "rule"),
    [
        pytest.param("", "/a", None, id="empty"),
        pytest.param("User-agent: *\nDisallow: /", "/a", "Disallow: /", id="everything"),
        pytest.param("User-agent: *\nDisallow:", "/a", None, id="nothing"),
        pytest.param("User-agent: *\nDisallow: /private", "/a", None, id="another path"),
        pytest.param("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", None, id="the longer rule wins"),
        pytest.param("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", "Disallow: /a/b", id="longer forbids"),
        pytest.param("User-agent: *\nDisallow: /*?print=", "/a?print=1", "Disallow: /*?print=", id="wildcard"),
        pytest.param("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", "Disallow: /*.pdf$", id="anchored"),
        pytest.param("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", None, id="anchored, not at the end"),
        pytest.param("User-agent: twinnews\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", "Disallow: /", id="us"),
        pytest.param("User-agent: *\nDisallow: /\n\nUser-agent: TwinNews\nDisallow: /x", "/a", None, id="us instead"),
        pytest.param("User-agent: OtherBot\nDisallow: /", "/a", None, id="somebody else"),
        pytest.param(
            "User-agent: OtherBot\nDisallow: /a/b\n\nUser-agent: *\nDisallow: /a",
            "/a/b",
            "Disallow: /a",
            id="somebody else's longer rule is not the reason",
        ),
        pytest.param("\ufeffUser-agent: *\r\nDisallow: /a # not for robots", "/a", "Disallow: /a", id="BOM, comment"),
        pytest.param("User-agent: *\nDisallow: /новости", "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/1",
                     "Disallow: /новости", id="not ASCII"),
        pytest.param("<!doctype html><title>Not found</title>", "/a", None, id="a page for a robots.txt"),
    ],
)  # fmt: skip
def test_rules(text: str, path: str, rule: str | None) -> None:
    """What is forbidden, and by which line."""
    url = f"https://town.example{path}"
    rules = Rules.read(text, "TwinNews")

    assert rule == (None if rules.allow(url) else rules.rule(url))


@pytest.mark.parametrize(("value", "delay"), [("2", 2.0), ("0.5", 0.5), ("3600", 30.0), ("soon", None), ("-1", None)])
def test_crawl_delay(value: str, delay: float | None) -> None:
    """Seconds, at most thirty; nonsense is not heard."""
    assert delay == Rules.read(f"User-agent: *\nCrawl-delay: {value}\nDisallow: /x", "TwinNews").crawl_delay


async def test_what_is_forbidden_is_not_asked(site: Site, source: Source, fetcher: Fetchers) -> None:
    """Refused with address and rule, unless the caller does without robots.txt."""
    site.route("/robots.txt", (200, TEXT, "User-agent: *\nDisallow: /news"))
    site.route("/news.xml", (200, {}, "page"))
    async with fetcher(site) as fetching:
        with pytest.raises(Refused, match=r"robots\.txt of .* forbids http://.*/news\.xml \(Disallow: /news\)"):
            await fetching.fetch(source, source.url, now=NOW)
        before = list(site.paths())
        page = await fetching.fetch(source, source.url, now=NOW, robots=False)

    assert [] == before
    assert isinstance(page, Page)


async def test_a_redirect_needs_leave_too(
    site: Site, source: Source, fetcher: Fetchers, make_site: Callable[..., Site]
) -> None:
    """The robots.txt of the host we are sent to counts for what we ask there."""
    other = make_site()
    other.route("/robots.txt", (200, TEXT, "User-agent: *\nDisallow: /"))
    site.route("/news.xml", (302, {"Location": other.url("/feed")}, ""))
    async with fetcher(site, other) as fetching:
        with pytest.raises(Refused, match="forbids"):
            await fetching.fetch(source, source.url, now=NOW)

    assert [] == other.paths()


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(404, id="404"),
        pytest.param(401, id="401"),
        pytest.param(403, id="403"),
        pytest.param(410, id="410"),
        pytest.param((302, {"Location": "/robots.txt"}, ""), id="loop"),
        pytest.param((302, {"Location": "file:///etc/passwd"}, ""), id="out of the web"),
        pytest.param((302, {"Location": "http://10.0.0.1/"}, ""), id="into a private network"),
        pytest.param(301, id="redirect to nowhere"),
        pytest.param((200, {}, "Disallow: / but for whom?"), id="no group"),
        pytest.param((200, {}, b"\xff\xfe\x00" * 100), id="rubbish"),
        pytest.param((200, {}, b"#" * 600_000 + b"\nUser-agent: *\nDisallow: /"), id="rules beyond 500 KiB"),
    ],
)
async def test_no_rules_forbid_nothing(site: Site, source: Source, fetcher: Fetchers, answer: Answer) -> None:
    """«Unavailable» means free (RFC 9309 § 2.3.1.3), and so does what is no rule."""
    site.route("/robots.txt", answer)
    site.route("/news.xml", (200, {}, "page"))
    async with fetcher(site) as fetching:
        page = await fetching.fetch(source, source.url, now=NOW)

    assert isinstance(page, Page)


async def test_a_moved_robots_txt_is_followed(site: Site, source: Source, fetcher: Fetchers) -> None:
    """Up to five hops (§ 2.3.1.2)."""
    site.route("/robots.txt", (301, {"Location": "/rules"}, ""))
    site.route("/rules", (200, TEXT, "User-agent: *\nDisallow: /news"))
    async with fetcher(site) as fetching:
        with pytest.raises(Refused, match="forbids"):
            await fetching.fetch(source, source.url, now=NOW)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        pytest.param(500, HTTPFailed, id="500"),
        pytest.param(503, Throttled, id="503"),
        pytest.param(429, Throttled, id="429"),
        pytest.param(hang, TimedOut, id="silent"),
        pytest.param(b"", TransferFailed, id="hangs up"),
    ],
)
async def test_without_an_answer_nothing_is_asked(
    site: Site, source: Source, fetcher: Fetchers, answer: Answer, kind: type[FetchError]
) -> None:
    """«Unreachable» means forbidden for now (§ 2.3.1.4); all sources of the host hear it, robots.txt is asked once."""
    site.route("/robots.txt", answer)
    other = replace(source, id="other")
    async with fetcher(site, network={"timeout": timedelta(seconds=0.3)}) as fetching:
        ends = await asyncio.gather(
            *(fetching.fetch(one, one.url, now=NOW) for one in (source, other)), return_exceptions=True
        )

    assert [kind, kind] == [type(end) for end in ends]
    assert ["town", "other"] == [end.source_id for end in ends if isinstance(end, FetchError)]
    assert ["/robots.txt"] == [request.path for request in site.requests]
    assert "robots.txt" in str(ends[0])


async def test_once_a_day(site: Site, source: Source, fetcher: Fetchers) -> None:
    """Rules are kept between cycles for 24 hours, a missing robots.txt too."""
    site.route("/robots.txt", (200, TEXT, "User-agent: *\nDisallow: /x"))
    site.route("/news.xml", (200, {}, "page"))
    async with fetcher(site) as fetching:
        await fetching.fetch(source, source.url, now=NOW)
        learnt = fetching.learnt()
    site.route("/robots.txt", 404)
    hosts = {state.host: state for state in learnt}
    async with fetcher(site, hosts=hosts) as fetching:
        await fetching.fetch(source, source.url, now=NOW + DAY - timedelta(seconds=1))
        nothing = fetching.learnt()
        await fetching.fetch(source, source.url, now=NOW + DAY)
        renewed = fetching.learnt()

    assert (HostState(site.address, "User-agent: *\nDisallow: /x", 200, NOW),) == learnt
    assert () == nothing
    assert (HostState(site.address, None, 404, NOW + DAY),) == renewed
    assert 2 == [request.path for request in site.requests].count("/robots.txt")


async def test_old_rules_are_better_than_none(site: Site, source: Source, fetcher: Fetchers) -> None:
    """While robots.txt fails, what it said before holds (§ 2.3.1.4), allowing and forbidding."""
    site.route("/robots.txt", 500)
    site.route("/news.xml", (200, {}, "page"))
    site.route("/x", (200, {}, "page"))
    old = HostState(site.address, "User-agent: *\nDisallow: /x", 200, NOW - 3 * DAY)
    async with fetcher(site, hosts={site.address: old}) as fetching:
        page = await fetching.fetch(source, source.url, now=NOW)
        with pytest.raises(Refused, match="forbids"):
            await fetching.fetch(source, site.url("/x"), now=NOW)

    assert isinstance(page, Page)
    assert ["/robots.txt", "/news.xml"] == [request.path for request in site.requests]


async def test_a_crawl_delay_slows_us_down(site: Site, fetcher: Fetchers) -> None:
    """The host's wish counts where it is longer than ours (behind a proxy here, so that the host is not our own)."""
    site.route("http://town.example/robots.txt", (200, TEXT, "User-agent: *\nCrawl-delay: 0.15"))
    site.route("http://town.example/a", (200, {}, "page"))
    source = Source("town", "http://town.example/a", proxy=site.url())
    async with fetcher() as fetching:
        for _ in range(3):
            await fetching.fetch(source, source.url, now=NOW)
    moments = [request.moment for request in site.requests[1:]]

    assert 3 == len(moments)
    assert min(later - earlier for earlier, later in pairwise(moments)) >= 0.15


async def test_no_crawl_delay_at_home(site: Site, source: Source, fetcher: Fetchers) -> None:
    """On the operator's own hosts his own delay is enough; this one would take the test a minute."""
    site.route("/robots.txt", (200, TEXT, "User-agent: *\nCrawl-delay: 20"))
    site.route("/news.xml", (200, {}, "page"))
    async with fetcher(site) as fetching, asyncio.timeout(15):
        for _ in range(4):
            await fetching.fetch(source, source.url, now=NOW)

    assert 4 == len(site.paths())
