"""Servers as they are found: what can be read is read, what cannot gets one line; nothing hangs, nothing escapes."""

from __future__ import annotations

import re
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import repeat

import pytest

from aggregator.errors import FetchError, HTTPFailed, Refused, Throttled, TimedOut, TooLarge, TransferFailed
from aggregator.fetch import Fetcher
from aggregator.model import Network, Page, Source
from tests.site import Request, Site, trickle

pytestmark = pytest.mark.anyio
NOW = datetime(2025, 6, 11, 12, tzinfo=UTC)
Fetchers = Callable[..., Fetcher]
OK = b"HTTP/1.1 200 OK\r\n"
BODY = b"<rss version='2.0'/>"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(OK + b"\r\n" + BODY, id="no length: until the connection ends"),
        pytest.param(b"HTTP/1.0 200 OK\r\nContent-Type: text/xml\r\n\r\n" + BODY, id="HTTP/1.0"),
        pytest.param(b"HTTP/1.1 200\r\nContent-Length: 20\r\n\r\n" + BODY, id="no reason phrase"),
        pytest.param(OK.replace(b"\r", b"") + b"Content-Length: 20\n\n" + BODY, id="bare line feeds"),
        pytest.param(OK + b"Content-Length: 20, 20\r\n\r\n" + BODY, id="the same length twice"),
        pytest.param(OK + b"Content-Length: 20\r\n\r\n" + BODY + b"and more", id="more than stated"),
        pytest.param(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + OK + b"\r\n" + BODY, id="early hints"),
        pytest.param(b"HTTP/1.1 100 Continue\r\n\r\n" + OK + b"\r\n" + BODY, id="continue, unasked"),
        pytest.param(
            OK + b"Transfer-Encoding: chunked\r\n\r\n14;x=y\r\n" + BODY + b"\r\n0\r\nX-End: 1\r\n\r\n",
            id="chunk extensions and a trailer",
        ),
        pytest.param(OK + b"Content-Encoding: identity\r\n\r\n" + BODY, id="identity"),
        pytest.param(OK + b"Content-Encoding: utf-8\r\n\r\n" + BODY, id="a charset for a coding"),
        pytest.param(OK + b"Content-Encoding: gzip\r\n\r\n" + BODY, id="called gzip, is plain"),
        pytest.param(OK + b"Content-Encoding: br\r\n\r\n" + BODY, id="called br, is plain"),
        pytest.param(OK + "X-Town: Нанси\r\n\r\n".encode() + BODY, id="UTF-8 in a header"),
        pytest.param(OK + b"X-Town: N\xe4ncy\r\n\r\n" + BODY, id="Latin-1 in a header"),
        pytest.param(OK + b"X-Long: " + b"x" * 30_000 + b"\r\n\r\n" + BODY, id="30 kB of one header"),
        pytest.param(OK + b"Set-Cookie: a=\xff; expires=never\r\n\r\n" + BODY, id="a broken cookie"),
        pytest.param(OK + b"Content-Type:\r\nETag:\r\n\r\n" + BODY, id="empty headers"),
        pytest.param(b"HTTP/1.1 203 From a Mirror\r\n\r\n" + BODY, id="203"),
    ],
)
async def test_what_can_be_read_is_read(site: Site, source: Source, fetcher: Fetchers, answer: bytes) -> None:
    """The body comes out whole."""
    site.route("/news.xml", answer)
    async with fetcher(site) as asking:
        page = await asking.fetch(source, source.url, now=NOW, robots=False)

    assert isinstance(page, Page)
    assert BODY == page.body


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        pytest.param(OK + b"X-Town: a\0b\r\n\r\n" + BODY, TransferFailed, id="NUL in a header"),
        pytest.param(OK + b"X: " + b"x" * 200_000 + b"\r\n\r\n" + BODY, TransferFailed, id="200 kB of one header"),
        pytest.param(OK + b"".join(b"X-%d: y\r\n" % n for n in range(20_000)) + b"\r\n", TransferFailed, id="20,000"),
        pytest.param(BODY, TransferFailed, id="HTTP/0.9: a body without a head"),
        pytest.param(b"HTTP/1.1 999999 Hello\r\n\r\n", TransferFailed, id="a status of six digits"),
        pytest.param(b"HTTP/1.1 100 Continue\r\n\r\n", TransferFailed, id="continue, and no more"),
        pytest.param(OK + b"Content-Length: -5\r\n\r\n" + BODY, TransferFailed, id="a negative length"),
        pytest.param(OK + b"Content-Length: 99999999999999999999999\r\n\r\n", TransferFailed, id="23 digits"),
        pytest.param(OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n", TransferFailed, id="a transfer coding of old"),
        pytest.param(
            OK + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\nx", TransferFailed, id="an endless chunk"
        ),
        pytest.param(b"HTTP/1.1 204 No Content\r\nContent-Length: 20\r\n\r\n" + BODY, None, id="204 with a body"),
        pytest.param((206, {"Content-Range": "bytes 0-3/9"}, "part"), HTTPFailed, id="a part nobody asked for"),
        pytest.param((304, {}, b""), TransferFailed, id="304, unasked"),
        pytest.param((302, {"Location": "file:///etc/passwd"}, b""), Refused, id="to a file"),
        pytest.param((302, {"Location": "javascript:alert(1)"}, b""), Refused, id="to a script"),
        pytest.param((302, {"Location": "//169.254.169.254/"}, b""), Refused, id="to the cloud's own address"),
        pytest.param((302, {"Location": "http://[::ffff:127.0.0.1]:1/"}, b""), Refused, id="to us, in disguise"),
        pytest.param((302, {"Location": "/news.xml"}, b""), TransferFailed, id="to itself"),
        pytest.param((301, {}, b""), TransferFailed, id="to nowhere"),
        pytest.param((429, {"Retry-After": "120"}, b"x"), Throttled, id="429"),
        pytest.param((503, {"Retry-After": "Wed, 11 Jun 2025 13:00:00 GMT"}, repeat(b"x")), Throttled, id="503"),
        pytest.param((200, {}, repeat(b"<item>" * 1000)), TooLarge, id="without end"),
        pytest.param((200, {"Content-Type": "audio/mpeg"}, repeat(b"\0" * 8192)), TooLarge, id="a radio station"),
    ],
)
async def test_what_cannot_be_read_has_a_verdict(
    site: Site, source: Source, fetcher: Fetchers, answer: object, kind: type[FetchError] | None
) -> None:
    """One line of the right kind; the next source is asked as if nothing had been."""
    site.route("/news.xml", answer)  # type: ignore[arg-type]
    site.route("/good.xml", (200, {}, BODY))
    caught: FetchError | None = None
    async with fetcher(site, network={"max_body": 100_000, "timeout": timedelta(seconds=5)}) as asking:
        try:
            await asking.fetch(source, source.url, now=NOW, robots=False)
        except FetchError as error:
            caught = error
        if kind is not Throttled:
            good = await asking.fetch(source, site.url("/good.xml"), now=NOW, robots=False)

            assert 200 == good.status

    assert kind is (None if caught is None else type(caught))
    assert not re.search(r"[\r\n\0]", str(caught))


@contextmanager
def listening(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """A port behind which ``talk`` has each connection to itself."""
    closing = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)

        def serve() -> None:
            while not closing.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection:
                    connection.settimeout(5)
                    talk(connection)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            closing.set()
            thread.join()


def half_closed(connection: socket.socket) -> None:
    """Answers and shuts its side before it has read the request."""
    connection.sendall(OK + b"\r\n" + BODY)
    connection.shutdown(socket.SHUT_WR)
    connection.recv(65536)


def reset(connection: socket.socket) -> None:
    """Resets the connection in the middle of the body."""
    connection.recv(65536)
    connection.sendall(OK + b"Content-Length: 1000\r\n\r\nhalf")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def slow_head(connection: socket.socket) -> None:
    """Sends a header a tenth of a second, without end."""
    connection.recv(65536)
    connection.sendall(OK)
    pause = threading.Event()
    try:
        for number in range(50):
            connection.sendall(b"X-%d: y\r\n" % number)
            pause.wait(0.1)
    except OSError:
        return


@pytest.mark.parametrize(
    ("talk", "kind"),
    [
        pytest.param(half_closed, None, id="answers before it is asked, half closed"),
        pytest.param(reset, TransferFailed, id="resets"),
        pytest.param(slow_head, TimedOut, id="headers that trickle"),
    ],
)
async def test_connections_that_misbehave(talk: Callable[[socket.socket], None], kind: type[FetchError] | None) -> None:
    """Below HTTP too, everything ends within the deadline and in one line."""
    with listening(talk) as port:
        url = f"http://127.0.0.1:{port}/"
        network = Network(allow_private=("127.0.0.1",), timeout=timedelta(seconds=0.5), delay=timedelta(0))
        found: Page | FetchError
        async with Fetcher(network, agent="TwinNews/1.0") as asking:
            try:
                answer = await asking.fetch(Source("town", url), url, now=NOW, robots=False)
                assert isinstance(answer, Page)
                found = answer
            except FetchError as error:
                found = error

    assert (BODY == found.body and kind is None) if isinstance(found, Page) else (kind is type(found))


async def test_a_trickle_within_the_deadline_is_a_page(site: Site, source: Source, fetcher: Fetchers) -> None:
    """A slow server is no broken one."""
    site.route("/news.xml", trickle([BODY[at : at + 1] for at in range(len(BODY))], every=0.01))
    async with fetcher(site) as asking:
        page = await asking.fetch(source, source.url, now=NOW, robots=False)

    assert isinstance(page, Page)
    assert BODY == page.body


async def test_a_redirect_may_name_any_script(site: Site, source: Source, fetcher: Fetchers) -> None:
    """Location as raw UTF-8, with blanks: what browsers follow is followed."""
    site.route("/news.xml", OK.replace(b"200 OK", b"302 Found") + "Location: /новости и дела\r\n\r\n".encode())
    path = "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8%20%D0%B8%20%D0%B4%D0%B5%D0%BB%D0%B0"
    site.route(path, lambda _: (200, {}, BODY))
    async with fetcher(site) as asking:
        page = await asking.fetch(source, source.url, now=NOW, robots=False)

    assert isinstance(page, Page)
    assert site.url(path) == page.url


async def test_a_lying_content_type_is_passed_on(site: Site, source: Source, fetcher: Fetchers) -> None:
    """What it really is, the parser finds out; the header stays as sent."""

    def answer(request: Request):  # type: ignore[no-untyped-def]
        del request
        return 200, {"Content-Type": "image/png; charset=klingon"}, BODY

    site.route("/news.xml", answer)
    async with fetcher(site) as asking:
        page = await asking.fetch(source, source.url, now=NOW, robots=False)

    assert isinstance(page, Page)
    assert "image/png; charset=klingon" == page.content_type
