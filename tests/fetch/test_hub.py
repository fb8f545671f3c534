"""The one POST: a hub is told which feeds changed, through the same guard as everything else."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

import pytest

from aggregator.errors import FetchError, HTTPFailed, Refused, Throttled, TimedOut, Unreachable
from aggregator.fetch import announce
from aggregator.model import Network

NOW = datetime(2025, 6, 11, 9, tzinfo=UTC)


class Hub:
    """A hub on loopback that answers what it is told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str], list[tuple[str, str]]]] = []
        self.status, self.headers, self.wait = 204, {}, threading.Event()
        self.wait.set()
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                hub.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}, parse_qsl(body)))
                hub.wait.wait(10)
                self.send_response(hub.status)
                for name, value in hub.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"127.0.0.1:{self._server.server_address[1]}"
        self.url = f"http://{self.address}/publish"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.wait.set()
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def hub() -> Iterator[Hub]:
    """One that says yes."""
    one = Hub()
    yield one
    one.close()


def tell(hub: Hub, *topics: str, allow: bool = True, timeout: float = 10) -> None:
    """Announce these."""
    network = Network(allow_private=(hub.address,) if allow else (), timeout=timedelta(seconds=timeout))
    asyncio.run(announce(hub.url, topics, network=network, agent="Neighbours/1", now=NOW))


def test_every_changed_feed_is_named_in_one_form(hub: Hub) -> None:
    """PubSubHubbub 0.4 § 7.1; a query survives."""
    tell(hub, "https://news.example.org/all.atom", "https://news.example.org/a.json?x=1&y=2")
    [(path, headers, form)] = hub.asked

    assert "/publish" == path
    assert ("application/x-www-form-urlencoded", "Neighbours/1") == (headers["content-type"], headers["user-agent"])
    assert [
        ("hub.mode", "publish"),
        ("hub.url", "https://news.example.org/all.atom"),
        ("hub.url", "https://news.example.org/a.json?x=1&y=2"),
    ] == form


@pytest.mark.parametrize(
    ("status", "error"), [(400, HTTPFailed), (500, HTTPFailed), (503, Throttled), (429, Throttled), (302, HTTPFailed)]
)
def test_a_refusal_is_an_error(hub: Hub, status: int, error: type[FetchError]) -> None:
    """And a redirect is one too: our news is for the hub that the operator named."""
    hub.status, hub.headers = status, {"Retry-After": "90", "Location": "/elsewhere"}

    with pytest.raises(error) as caught:
        tell(hub, "x")
    assert 1 == len(hub.asked)
    if isinstance(caught.value, Throttled):
        assert timedelta(seconds=90) == caught.value.retry_after


def test_a_private_hub_is_refused_unless_listed(hub: Hub) -> None:
    """Nothing is sent."""
    with pytest.raises(Refused, match="loopback"):
        tell(hub, "x", allow=False)
    assert [] == hub.asked


def test_a_hub_that_does_not_answer_is_left(hub: Hub) -> None:
    """After the time that any answer may take."""
    hub.wait.clear()

    with pytest.raises(TimedOut):
        tell(hub, "x", timeout=0.2)


def test_a_hub_that_is_not_there() -> None:
    """Told as such."""
    gone = Hub()
    gone.close()

    with pytest.raises(Unreachable):
        tell(gone, "x")
