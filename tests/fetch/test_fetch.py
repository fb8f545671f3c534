"""What comes back from a well-behaved site: pages, nothing new, redirects followed by rule."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from aggregator.errors import Refused, TransferFailed
from aggregator.fetch import Fetcher
from aggregator.fetch.answer import fresh
from aggregator.model import Page, Source, Unchanged, Validators
from tests.site import Answer, Request, Site

pytestmark = pytest.mark.anyio
NOW = datetime(2025, 6, 11, 12, tzinfo=UTC)
FEED = b"<rss version='2.0'><channel><title>Town</title></channel></rss>"
Fetchers = Callable[..., Fetcher]


async def test_a_page_with_all_that_is_known_of_it(site: Site, source: Source, fetcher: Fetchers) -> None:
    """Body, final address, headers as sent, validators for next time."""
    modified = "Tue, 10 Jun 2025 08:00:00 GMT"
    headers = {"Content-Type": "application/rss+xml; charset=utf-8", "ETag": 'W/"7"', "Last-Modified": modified}
    site.route("/news.xml", (200, headers, FEED))
    async with fetcher(site) as asking:
        page = await asking.fetch(source, source.url, now=NOW)

    assert isinstance(page, Page)
    assert (site.url("/news.xml"), FEED, NOW, 200) == (page.url, page.body, page.fetched, page.status)
    assert ("application/rss+xml; charset=utf-8", modified) == (page.content_type, page.last_modified)
    assert ('W/"7"', modified) == (page.validators.etag, page.validators.last_modified)
    assert len(page.validators.digest or "") == 32
    assert page.moved_to is None


async def test_we_say_who_we_are_and_what_we_read(site: Site, source: Source, fetcher: Fetchers) -> None:
    """User-Agent, Accept, Accept-Encoding; no cookies, no referer."""
    site.route("/news.xml", (200, {"Set-Cookie": "id=1"}, FEED))
    async with fetcher(site) as asking:
        await asking.fetch(source, source.url, now=NOW)
        await asking.fetch(source, source.url, now=NOW)
    last = site.requests[-1]

    assert "TwinNews/1.0 (+https://feeds.example.org/)" == last.header("user-agent")
    assert "application/atom+xml" in (last.header("accept") or "")
    assert "gzip, deflate, br, zstd" == last.header("accept-encoding")
    assert last.header("cookie") is None
    assert last.header("referer") is None


async def test_a_304_is_no_news(site: Site, source: Source, fetcher: Fetchers) -> None:
    """The validators of the last answer are sent; a 304 keeps what it does not renew."""
    site.route("/news.xml", lambda r: (304, {"ETag": '"2"'}, b"") if r.header("if-none-match") == '"1"' else 500)
    known = Validators('"1"', "Tue, 10 Jun 2025 08:00:00 GMT", "d1")
    async with fetcher(site) as asking:
        answer = await asking.fetch(source, source.url, now=NOW, known=known)

    assert Unchanged(304, Validators('"2"', known.last_modified, "d1", source.url)) == answer
    assert known.last_modified == site.requests[-1].header("if-modified-since")


async def test_the_same_bytes_are_no_news(site: Site, source: Source, fetcher: Fetchers) -> None:
    """A server without conditional requests: the digest of the unpacked body tells, however it was packed."""
    site.route("/news.xml", (200, {"ETag": '"old"'}, FEED))
    async with fetcher(site) as asking:
        page = await asking.fetch(source, source.url, now=NOW)
        site.route("/news.xml", (200, {"Content-Encoding": "gzip", "ETag": '"new"'}, gzip.compress(FEED)))
        again = await asking.fetch(source, source.url, now=NOW, known=page.validators)

    assert Unchanged(200, Validators('"new"', None, page.validators.digest, source.url)) == again


async def test_validators_are_told_to_their_own_address_only(site: Site, source: Source, fetcher: Fetchers) -> None:
    """Two addresses may use one ETag: a 304 of the other would hide its news, and so would its bytes."""
    site.route("/news.xml", lambda _: (302, {"Location": "/new" if len(site.requests) > 2 else "/old"}, ""))
    for path in ("/old", "/new"):
        site.route(path, lambda r: 304 if r.header("if-none-match") else (200, {"ETag": '"1"'}, FEED))
    async with fetcher(site) as asking:
        first = await asking.fetch(source, source.url, now=NOW, robots=False)
        second = await asking.fetch(source, source.url, now=NOW, robots=False, known=first.validators)
        third = await asking.fetch(source, source.url, now=NOW, robots=False, known=second.validators)

    assert isinstance(second, Page)
    assert (site.url("/old"), site.url("/new")) == (first.validators.url, second.validators.url)
    assert Unchanged(304, second.validators) == third
    assert [None, None, None, None, None, '"1"'] == [request.header("if-none-match") for request in site.requests]


@pytest.mark.parametrize(
    ("headers", "hours"),
    [
        pytest.param({"Cache-Control": "max-age=7200, public"}, 2, id="max-age"),
        pytest.param({"Cache-Control": 'Public, MAX-AGE="3600"'}, 1, id="in quotes and capitals"),
        pytest.param({"Cache-Control": "max-age=7200", "Age": "3600"}, 1, id="an hour old already"),
        pytest.param({"Cache-Control": "max-age=60", "Age": "3600"}, None, id="stale"),
        pytest.param({"Cache-Control": "s-maxage=7200"}, None, id="for shared caches only"),
        pytest.param({"Cache-Control": "no-cache, max-age=7200"}, None, id="no-cache"),
        pytest.param({"Cache-Control": "max-age=-1"}, None, id="negative"),
        pytest.param({"Cache-Control": "max-age=soon"}, None, id="no number"),
        pytest.param(
            {"Date": "Tue, 10 Jun 2025 08:00:00 GMT", "Expires": "Tue, 10 Jun 2025 11:00:00 GMT"}, 3, id="Expires"
        ),
        pytest.param({"Expires": "0", "Date": "Tue, 10 Jun 2025 08:00:00 GMT"}, None, id="expired by any means"),
    ],
)
def test_for_how_long_an_answer_is_fresh(headers: dict[str, str], hours: int | None) -> None:
    """RFC 9111: the next visit is no sooner."""
    stated = fresh({name.lower(): value for name, value in headers.items()})

    assert (None if hours is None else timedelta(hours=hours)) == stated


async def test_an_uninvited_304(site: Site, source: Source, fetcher: Fetchers) -> None:
    """304 to a plain request is a broken server."""
    site.route("/news.xml", 304)
    async with fetcher(site) as asking:
        with pytest.raises(TransferFailed, match="nothing was known"):
            await asking.fetch(source, source.url, now=NOW)


@pytest.mark.parametrize("answer", [(200, {}, b""), 204])
async def test_an_empty_body_is_a_page(site: Site, source: Source, fetcher: Fetchers, answer: Answer) -> None:
    """Whether an empty page is an error is the parser's word."""
    site.route("/news.xml", answer)
    async with fetcher(site) as asking:
        page = await asking.fetch(source, source.url, now=NOW)

    assert isinstance(page, Page)
    assert b"" == page.body


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [
        pytest.param([301], "/hop1", id="permanent"),
        pytest.param([308, 301], "/hop2", id="permanent all the way"),
        pytest.param([302], None, id="temporary"),
        pytest.param([303, 307], None, id="temporary twice"),
        pytest.param([301, 302], "/hop1", id="permanent to where a temporary one begins"),
        pytest.param([302, 301], None, id="what follows a temporary one is no move of ours"),
        pytest.param([301] * 5, "/hop5", id="five are followed"),
    ],
)
async def test_redirects_are_followed(
    site: Site, source: Source, fetcher: Fetchers, statuses: list[int], moved: str | None
) -> None:
    """The page is known by its last address; an unbroken permanent chain says where the source moved."""
    here = "/news.xml"
    for number, status in enumerate(statuses, 1):
        site.route(here, (status, {"Location": f"hop{number}"}, "moved"))
        here = f"/hop{number}"
    site.route(here, (200, {}, FEED))
    async with fetcher(site) as asking:
        page = await asking.fetch(source, source.url, now=NOW)
        same = await asking.fetch(source, source.url, now=NOW, known=page.validators)

    assert isinstance(page, Page)
    assert site.url(here) == page.url
    assert (moved and site.url(moved)) == page.moved_to
    assert (moved and site.url(moved)) == same.moved_to


async def test_six_redirects_are_too_many(site: Site, source: Source, fetcher: Fetchers) -> None:
    """A chain without end is cut."""
    site.route("/news.xml", (302, {"Location": "/1"}, ""))
    for number in range(1, 9):
        site.route(f"/{number}", (302, {"Location": f"/{number + 1}"}, ""))
    async with fetcher(site) as asking:
        with pytest.raises(TransferFailed, match="more than 5 times"):
            await asking.fetch(source, source.url, now=NOW)

    assert 6 == len(site.paths())


@pytest.mark.parametrize("location", ["/news.xml", "/other", "/news.xml#part"])
async def test_a_loop_is_found(site: Site, source: Source, fetcher: Fetchers, location: str) -> None:
    """An address seen before, nothing having changed."""
    site.route("/news.xml", (301, {"Location": location}, ""))
    site.route("/other", (301, {"Location": "/news.xml"}, ""))
    async with fetcher(site) as asking:
        with pytest.raises(TransferFailed, match="redirect loop"):
            await asking.fetch(source, source.url, now=NOW)

    assert len(site.paths()) <= 2


async def test_a_site_that_wants_its_cookie_back(site: Site, source: Source, fetcher: Fetchers) -> None:
    """Some sites set a cookie and lead back to the same address; that is no loop, and no move."""

    def answer(request: Request) -> Answer:
        if request.header("cookie") == "seen=yes":
            return 200, {}, FEED
        return 301, {"Location": "/news.xml", "Set-Cookie": "seen=yes; Path=/"}, ""

    site.route("/news.xml", answer)
    async with fetcher(site) as asking:
        page = await asking.fetch(source, source.url, now=NOW)

    assert isinstance(page, Page)
    assert page.moved_to is None


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://example.org/x", "only http and https"),
        ("http://2130706433/", "in disguise"),
        ("http://[::1%25lo]/", "zone id"),
        ("http://127.0.0.1:1/", "loopback"),
        ("http://[::ffff:127.0.0.1]:1/", "loopback"),
        ("http://169.254.169.254/latest/meta-data", "link-local"),
        ("http://localhost:1/", "this machine"),
    ],
)
async def test_a_redirect_into_our_own_house(
    site: Site, source: Source, fetcher: Fetchers, location: str, reason: str
) -> None:
    """The guard judges every hop, and only http and https are followed."""
    site.route("/news.xml", (302, {"Location": location}, ""))
    async with fetcher(site) as asking:
        with pytest.raises(Refused, match=reason):
            await asking.fetch(source, source.url, now=NOW)

    assert ["/news.xml"] == site.paths()


async def test_a_redirect_to_another_loopback_site(
    site: Site, source: Source, fetcher: Fetchers, make_site: Callable[..., Site]
) -> None:
    """Only what is listed may be asked: the other port of this machine is not."""
    other = make_site()
    other.route("/", (200, {}, "secret"))
    site.route("/news.xml", (302, {"Location": other.url("/")}, ""))
    async with fetcher(site) as asking:
        with pytest.raises(Refused, match="loopback"):
            await asking.fetch(source, source.url, now=NOW)

    assert [] == other.requests


async def test_a_redirect_without_a_way(site: Site, source: Source, fetcher: Fetchers) -> None:
    """301 without Location."""
    site.route("/news.xml", 301)
    async with fetcher(site) as asking:
        with pytest.raises(TransferFailed, match="without a Location"):
            await asking.fetch(source, source.url, now=NOW)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "http://", "http://a..b/", "http://[::1", "no address"])
async def test_an_address_that_is_none(fetcher: Fetchers, url: str) -> None:
    """Refused without a request, as an error of the source."""
    async with fetcher() as asking:
        with pytest.raises(Refused, match="not asking"):
            await asking.fetch(Source("town", url), url, now=NOW)


async def test_connections_are_kept(site: Site, source: Source, fetcher: Fetchers) -> None:
    """robots.txt and the pages of one host travel on one connection, small errors included."""
    site.route("/news.xml", (200, {}, FEED))
    async with fetcher(site) as asking:
        for _ in range(3):
            await asking.fetch(source, source.url, now=NOW)

    assert [1, 1, 1, 1] == [request.connection for request in site.requests]


async def test_a_connection_closed_while_idle_is_no_failure(site: Site, source: Source, fetcher: Fetchers) -> None:
    """A server that forgets a kept connection is asked once more on a new one."""

    def answer(request: Request) -> Answer:
        first_on_it = [r.connection for r in site.requests].count(request.connection) == 1
        return (200, {}, FEED) if first_on_it else b""

    site.route("/news.xml", answer)
    async with fetcher(site) as asking:
        await asking.fetch(source, source.url, now=NOW, robots=False)
        page = await asking.fetch(source, source.url, now=NOW, robots=False)

    assert isinstance(page, Page)
    assert [1, 1, 2] == [request.connection for request in site.requests]
