"""Serves the sample sites on loopback the way real sites answer: right types and charsets, validators, 304, 404.

The port is fixed: addresses are part of an item's identity, so a second run must find the same ones.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from importlib.resources import files
from socketserver import TCPServer, ThreadingMixIn
from typing import Final
from urllib.parse import unquote, urlsplit

from aggregator.errors import OperationFailed

PORT: Final = 8808
ADDRESS: Final = f"http://127.0.0.1:{PORT}"

_TYPES: Final = {
    "atom": "application/atom+xml; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "json": "application/feed+json",
    "rss": "application/rss+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}

# The city hall's old address answers with the same page in the old encoding.
_RECODED: Final = {"krasnodar/novosti-1251/": ("krasnodar/mezhdunarodnye-svyazi/novosti/", "windows-1251")}

_CHANGED: Final = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Answer:
    """One page as it goes out."""

    body: bytes
    content_type: str

    @property
    def etag(self) -> str:
        return f'"{sha256(self.body).hexdigest()[:16]}"'


def answer(path: str, address: str = ADDRESS) -> Answer | None:
    """The page at a path (``/rundschau/feed.rss``), its own addresses set to ``address``; None: not found."""
    name = unquote(path).lstrip("/")
    name, charset = _RECODED.get(name, (name, "utf-8"))
    if name.endswith("/"):
        name += "index.html"
    steps = name.split("/")
    if ".." in steps or "" in steps:
        return None
    if "." not in steps[-1]:
        steps[-1] += ".html"  # addresses without a suffix
    page = files(__package__).joinpath("sites", *steps)
    if not page.is_file():
        return None
    text = page.read_text("utf-8").replace(ADDRESS, address)
    content_type = _TYPES[steps[-1].rpartition(".")[2]]
    if charset != "utf-8":
        text = text.replace("charset=UTF-8", f"charset={charset}", 1)
        content_type = content_type.replace("utf-8", charset)
    return Answer(text.encode(charset, "xmlcharrefreplace"), content_type)


def configuration(address: str = ADDRESS) -> str:
    """The text of a feeds.yaml that points at the sample sites."""
    text = files(__package__).joinpath("feeds.yaml").read_text("utf-8")
    return text.replace(ADDRESS.removeprefix("http://"), address.removeprefix("http://"))


@contextmanager
def serve(port: int = PORT) -> Iterator[str]:
    """Serve the sample sites while the block runs; yields their address. Port 0 takes any free one (for tests).

    Raises:
        OperationFailed: the port is taken.

    """
    try:
        server = _Server(("127.0.0.1", port), _Handler)
    except OSError as error:
        raise OperationFailed(
            f"cannot serve the sample sites on 127.0.0.1:{port} ({error.strerror}): another demo may be running; "
            "end the program that uses this port and try again"
        ) from None
    with server:
        server.address = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server.address
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingMixIn, TCPServer):
    # Not http.server.HTTPServer: binding, it asks the resolver for our own name, which takes long without a network.
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    address = ADDRESS


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "SampleSites"
    sys_version = ""
    timeout = 30  # seconds an idle connection is kept
    server: _Server

    def handle(self) -> None:
        # Who asks may go away at any moment: that is no error of ours.
        with suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing: the aggregator's own output is what the demo shows."""

    def _answer(self, *, with_body: bool) -> None:
        page = answer(urlsplit(self.path).path, self.server.address)
        if page is None:
            self._send(HTTPStatus.NOT_FOUND, Answer(b"<h1>404</h1>", _TYPES["html"]), with_body=with_body)
        elif self._knows(page):
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self._send_validators(page)
            self.end_headers()
        else:
            self._send(HTTPStatus.OK, page, with_body=with_body)

    def _knows(self, page: Answer) -> bool:
        """Whether the client holds this page already (RFC 9110 § 13.1: If-None-Match goes before dates)."""
        if (tags := self.headers["If-None-Match"]) is not None:
            return page.etag in {tag.strip().removeprefix("W/") for tag in tags.split(",")} or tags.strip() == "*"
        try:
            return parsedate_to_datetime(self.headers["If-Modified-Since"] or "") >= _CHANGED
        except (TypeError, ValueError):
            return False

    def _send(self, status: HTTPStatus, page: Answer, *, with_body: bool) -> None:
        self.send_response(status)
        self.send_header("Content-Type", page.content_type)
        self.send_header("Content-Length", str(len(page.body)))
        if status is HTTPStatus.OK:
            self._send_validators(page)
        self.end_headers()
        if with_body:
            self.wfile.write(page.body)

    def _send_validators(self, page: Answer) -> None:
        self.send_header("ETag", page.etag)
        self.send_header("Last-Modified", format_datetime(_CHANGED, usegmt=True))
