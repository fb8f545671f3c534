"""Everything that goes wrong becomes one clear line of the right kind; no library's error escapes."""

from __future__ import annotations

import asyncio
import gzip
import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import repeat

import pytest

from aggregator.errors import (
    FetchError,
    Gone,
    HTTPFailed,
    Refused,
    Throttled,
    TimedOut,
    TooLarge,
    TransferFailed,
    Unreachable,
)
from aggregator.fetch import Fetcher
from aggregator.model import Page, Source
from tests.site import Answer, Handler, Site, hang, trickle

pytestmark = pytest.mark.anyio
NOW = datetime(2025, 6, 11, 12, tzinfo=UTC)
Fetchers = Callable[..., Fetcher]
OK = b"HTTP/1.1 200 OK\r\n"


def packed(body: bytes) -> Answer:
    """An answer that says it is gzip."""
    return 200, {"Content-Encoding": "gzip"}, body


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        pytest.param(404, HTTPFailed, "404 Not Found from http://127", id="404"),
        pytest.param(403, HTTPFailed, "403 Forbidden", id="403"),
        pytest.param(500, HTTPFailed, "500 Internal Server Error", id="500"),
        pytest.param(300, HTTPFailed, "300 Multiple Choices", id="300"),
        pytest.param(599, HTTPFailed, "status 599", id="a status without a name"),
        pytest.param((206, {}, "part"), HTTPFailed, "206 Partial Content", id="half a page nobody asked for"),
        pytest.param(410, Gone, "410 Gone", id="410"),
        pytest.param(429, Throttled, "429 Too Many Requests", id="429"),
        pytest.param(503, Throttled, "503 Service Unavailable", id="503"),
        pytest.param(b"", TransferFailed, "no answer", id="hangs up"),
        pytest.param(b"220 mail.example ESMTP\r\n", TransferFailed, "no answer", id="not HTTP"),
        pytest.param(b"HTTP/1.1 200\r\n" * 9000, TransferFailed, "no answer", id="headers without end"),
        pytest.param((200, {"Content-Length": "100"}, "short"), TransferFailed, "broke off", id="shorter than stated"),
        pytest.param(OK + b"Content-Length: 5x\r\n\r\nhello", TransferFailed, "no answer", id="no length at all"),
        pytest.param(
            OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!", TransferFailed, "", id="two lengths"
        ),
        pytest.param(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", TransferFailed, "broke off", id="broken chunks"),
        pytest.param(OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhel", TransferFailed, "broke off", id="cut chunk"),
        pytest.param(OK + b"Bad Header\r\n\r\n", TransferFailed, "no answer", id="broken header"),
        pytest.param(packed(gzip.compress(b"x" * 999)[:-9]), TransferFailed, "gzip", id="cut gzip"),
        pytest.param(packed(b"\x1f\x8b" + b"\0" * 99), TransferFailed, "gzip", id="broken gzip"),
        pytest.param(
            (200, {"Content-Encoding": "gzip, br, gzip"}, b"x"), TransferFailed, "3 content", id="thrice packed"
        ),
        pytest.param((200, {}, b"x" * 100_001), TooLarge, "100000 bytes", id="one byte too many"),
        pytest.param((200, {}, repeat(b"x" * 1000)), TooLarge, "100000 bytes", id="without end"),
        pytest.param(OK + b"Content-Length: 999999999999\r\n\r\n", TooLarge, "100000 bytes", id="announced too large"),
        pytest.param(packed(gzip.compress(b"\0" * 9_000_000)), TooLarge, "", id="gzip bomb"),
    ],
)
async def test_bad_answers(
    site: Site, source: Source, fetcher: Fetchers, *, answer: Answer, kind: type[FetchError], words: str
) -> None:
    """One line, naming the address, of the kind the tree has for it."""
    site.route("/news.xml", answer)
    async with fetcher(site, network={"max_body": 100_000}) as asking:
        with pytest.raises(FetchError) as caught:
            await asking.fetch(source, source.url, now=NOW, robots=False)

    assert kind is type(caught.value)
    assert words in str(caught.value)
    assert site.address in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "town" == caught.value.source_id


async def test_just_as_large_as_allowed(site: Site, source: Source, fetcher: Fetchers) -> None:
    """The cap itself still passes."""
    site.route("/news.xml", (200, {}, b"x" * 100_000))
    async with fetcher(site, network={"max_body": 100_000}) as asking:
        page = await asking.fetch(source, source.url, now=NOW)

    assert isinstance(page, Page)
    assert 100_000 == len(page.body)


@pytest.mark.parametrize(
    ("handler", "words"),
    [
        pytest.param(hang, "no answer from http://127", id="silent"),
        pytest.param(trickle(repeat(b"x"), every=0.05), "no end of http://127", id="drips"),
    ],
)
async def test_a_slow_answer_has_one_deadline(
    site: Site, source: Source, fetcher: Fetchers, handler: Handler, words: str
) -> None:
    """From connect to the last byte; a byte now and then does not prolong it."""
    site.route("/news.xml", handler)
    async with fetcher(site, network={"timeout": timedelta(seconds=0.4)}) as asking:
        with pytest.raises(TimedOut, match=words):
            await asking.fetch(source, source.url, now=NOW, robots=False)


async def test_the_visit_has_a_budget(site: Site, source: Source, fetcher: Fetchers) -> None:
    """The caller's deadline ends a request however long a response may take."""
    site.route("/news.xml", hang)
    async with fetcher(site) as asking:
        soon = loop_time() + 0.3
        with pytest.raises(TimedOut, match="budget was spent while asking"):
            await asking.fetch(source, source.url, now=NOW, robots=False, deadline=soon)


async def test_a_spent_budget_asks_nobody(site: Site, source: Source, fetcher: Fetchers) -> None:
    """Waiting for a turn counts too."""
    site.route("/news.xml", (200, {}, "x"))
    async with fetcher(site, network={"delay": timedelta(hours=1)}) as asking:
        await asking.fetch(source, source.url, now=NOW, robots=False)
        with pytest.raises(TimedOut, match="waiting for a turn"):
            await asking.fetch(source, source.url, now=NOW, robots=False, deadline=loop_time() + 0.1)

    assert 1 == len(site.requests)


def loop_time() -> float:
    """What ``deadline`` is measured in."""
    return asyncio.get_running_loop().time()


@pytest.fixture
def closed_port() -> int:
    """A port of this machine where nobody listens."""
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.mark.parametrize("robots", [True, False])
async def test_nobody_listens(fetcher: Fetchers, closed_port: int, robots: bool) -> None:
    """Connection refused is Unreachable and names the host, for robots.txt as for the page."""
    url = f"http://127.0.0.1:{closed_port}/"
    async with fetcher(network={"allow_private": ("127.0.0.1",)}) as asking:
        with pytest.raises(Unreachable, match="Connection refused") as caught:
            await asking.fetch(Source("town", url), url, now=NOW, robots=robots)

    assert f"127.0.0.1:{closed_port}" == caught.value.host


@pytest.fixture
def deaf_port() -> Iterator[int]:
    """A port whose queue is full: connecting hangs."""
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(listening.getsockname())
        yield listening.getsockname()[1]
        for one in waiting:
            one.close()


async def test_nobody_takes_the_connection(fetcher: Fetchers, deaf_port: int) -> None:
    """No connection in time may be our own network, so it is Unreachable, not TimedOut."""
    url = f"http://127.0.0.1:{deaf_port}/"
    quick = {"allow_private": ("127.0.0.1",), "timeout": timedelta(seconds=0.4)}
    async with fetcher(network=quick) as asking:
        with pytest.raises(Unreachable, match=r"no answer in 0\.4 s"):
            await asking.fetch(Source("town", url), url, now=NOW, robots=False)


def names(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    """Let the system's resolver answer with these addresses, none: with an error."""

    def answer(host: str, port: int, **_: object) -> list[object]:
        if not addresses:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return [(socket.AF_INET, 1, 6, "", (one, port)) for one in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", answer)


async def test_a_name_without_address(fetcher: Fetchers, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS failure is Unreachable."""
    names(monkeypatch)
    async with fetcher() as asking:
        with pytest.raises(Unreachable, match=r"cannot find the host news\.example: Temporary failure") as caught:
            await asking.fetch(Source("town", "http://news.example/"), "http://news.example/", now=NOW)

    assert "news.example" == caught.value.host


async def test_a_name_that_leads_inside(site: Site, fetcher: Fetchers, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS may say 127.0.0.1; no connection is made."""
    names(monkeypatch, "127.0.0.1")
    url = site.url("/", host="news.example")
    async with fetcher() as asking:
        with pytest.raises(Refused, match=r"news\.example \(127\.0\.0\.1\) is a loopback address"):
            await asking.fetch(Source("town", url), url, now=NOW)

    assert [] == site.requests


async def test_the_next_address_is_tried(site: Site, fetcher: Fetchers, monkeypatch: pytest.MonkeyPatch) -> None:
    """One dead address of several does no harm; the Host header keeps the name."""
    names(monkeypatch, "127.0.0.2", "127.0.0.1")
    site.route("/", (200, {}, "here"))
    url = site.url("/", host="news.example")
    async with fetcher(network={"allow_private": ("127.0.0.0/8",)}) as asking:
        page = await asking.fetch(Source("town", url), url, now=NOW)

    assert isinstance(page, Page)
    assert f"news.example:{site.port}" == site.requests[-1].header("host")
