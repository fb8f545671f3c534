"""A tiny real HTTP server on loopback, one route table a test. Fake the wire, not our own functions.

::

    def test_a_304_is_no_news(site):
        site.route("/news.xml", lambda r: 304 if r.header("if-none-match") == '"1"' else (200, {"etag": '"1"'}, PAGE))
        …
        assert ["/news.xml"] == site.paths()

A route is an answer, or a function from :class:`Request` to an answer. An answer is

- a status: ``404``;
- ``(status, headers, body)``: the body ``str``, ``bytes`` or an iterator of ``bytes``, which is sent piece by piece
  and ends with the connection (see :func:`trickle`). Content-Length is added unless the headers say otherwise, so a
  wrong one is simply stated. Headers are a mapping, or pairs where a name repeats;
- ``bytes``: put on the wire as they are, then the connection is closed. ``b""`` closes without a word.

An address without a route answers 404, ``/robots.txt`` too. :func:`hang` never answers. Every request is kept in
``site.requests``. The server runs in its own threads: asynchronous, plain and subprocess tests may use it alike.
"""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

Headers = Mapping[str, str] | Iterable[tuple[str, str]]
Answer = int | bytes | tuple[int, Headers, str | bytes | Iterator[bytes]]


def resolves(name: str) -> bool:
    """Whether this machine knows the name; a bare chroot has no /etc/hosts."""
    try:
        return bool(socket.getaddrinfo(name, 80))
    except OSError:
        return False


needs_localhost = pytest.mark.skipif(not resolves("localhost"), reason="this machine does not know «localhost»")


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked. ``connection`` numbers the TCP connection, ``moment`` is ``time.monotonic()``."""

    site: Site
    method: str
    path: str  # with the query
    headers: tuple[tuple[str, str], ...]
    connection: int
    moment: float

    def header(self, name: str) -> str | None:
        """The first value of a header, whatever its case; None when absent."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


Handler = Callable[[Request], Answer]


@dataclass(frozen=True, slots=True)
class Certificate:
    """A self-signed certificate with its key in one PEM file; the file is its own ``ca``."""

    path: Path


class Site:
    """One server: a host of its own to the fetcher, since the port is part of a host's name."""

    def __init__(self, certificate: Certificate | None = None) -> None:
        self.requests: list[Request] = []
        self.closing = threading.Event()
        self._routes: dict[str, Handler | Answer] = {}
        self._server = _Server(("127.0.0.1", 0), _Conversation)
        self._server.site = self
        self.scheme = "http"
        if certificate is not None:
            self.scheme = "https"
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate.path)
            self._server.tls = context
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """The port, chosen by the system."""
        return int(self._server.server_address[1])

    @property
    def address(self) -> str:
        """``127.0.0.1:port``, as ``network.allow_private`` takes it."""
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "/", *, host: str = "127.0.0.1") -> str:
        """The absolute address of a path."""
        return f"{self.scheme}://{host}:{self.port}{path}"

    def route(self, path: str, answer: Handler | Answer) -> None:
        """Answer ``path`` (without its query) from now on like this."""
        self._routes[path] = answer

    def paths(self) -> list[str]:
        """The paths asked so far, in order, those for robots.txt left out."""
        return [request.path for request in self.requests if request.path != "/robots.txt"]

    def close(self) -> None:
        """Let hanging answers go and stop the server."""
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, request: Request) -> Answer:
        """What the route table has for this request."""
        self.requests.append(request)
        found = self._routes.get(request.path.partition("?")[0], 404)
        return found(request) if callable(found) else found


def trickle(pieces: Iterable[bytes], every: float) -> Handler:
    """A 200 whose body drips: one piece, then ``every`` seconds of silence, until the site closes."""

    def drip(request: Request) -> Iterator[bytes]:
        for piece in pieces:
            yield piece
            if request.site.closing.wait(every):
                return

    return lambda request: (200, {}, drip(request))


def hang(request: Request) -> Answer:
    """Accept the request and stay silent until the test is over."""
    request.site.closing.wait(60)
    return b""


def certificate(folder: Path, *names: str, days: int = 2, ago: int = 0) -> Certificate:
    """Make a certificate for ``names`` (``DNS:…`` or ``IP:…``), as if issued ``ago`` days ago; skip without openssl."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("needs the openssl command to make a certificate")
    folder.mkdir(parents=True, exist_ok=True)
    key, request, pem = folder / "key.pem", folder / "request.pem", folder / "certificate.pem"
    subjects = ",".join(names or ("IP:127.0.0.1",))
    configuration = folder / "ca.cnf"
    configuration.write_text(
        f"[ca]\ndefault_ca=self\n[self]\ndatabase={folder}/index\nserial={folder}/serial\nnew_certs_dir={folder}\n"
        f"default_md=sha256\npolicy=any\nx509_extensions=ext\n[any]\ncommonName=supplied\n"
        f"[ext]\nsubjectAltName={subjects}\nbasicConstraints=critical,CA:true\n"
        "[req]\ndistinguished_name=dn\nprompt=no\n[dn]\nCN=aggregator test site\n"
    )
    (folder / "index").touch()
    (folder / "serial").write_text("01\n")
    begin = time.time() - ago * 86400 - 3600

    def run(*words: str | Path) -> None:
        subprocess.run([openssl, *map(str, words)], check=True, capture_output=True)

    run(
        "req",
        "-new",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-config",
        configuration,
        "-keyout",
        key,
        "-out",
        request,
    )
    run(
        "ca",
        "-batch",
        "-selfsign",
        "-notext",
        "-config",
        configuration,
        "-keyfile",
        key,
        "-in",
        request,
        "-startdate",
        _asn1(begin),
        "-enddate",
        _asn1(begin + days * 86400),
        "-out",
        pem,
    )
    pem.write_bytes(pem.read_bytes() + key.read_bytes())
    return Certificate(pem)


def _asn1(moment: float) -> str:
    return time.strftime("%Y%m%d%H%M%SZ", time.gmtime(moment))


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    site: Site
    tls: ssl.SSLContext | None = None
    connections = 0

    def finish_request(self, request, client_address) -> None:  # type: ignore[no-untyped-def]
        if self.tls is None:
            self.RequestHandlerClass(request, client_address, self)
            return
        request.settimeout(10)
        try:
            wrapped = self.tls.wrap_socket(request, server_side=True)
        except OSError:  # the client did not like our certificate, which is what some tests are about
            return
        with wrapped:
            self.RequestHandlerClass(wrapped, client_address, self)

    def handle_error(self, request, client_address) -> None:  # type: ignore[no-untyped-def]
        """Say nothing: clients that hang up are what many tests are about."""


class _Conversation(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def setup(self) -> None:
        super().setup()
        self.server.connections += 1
        self.number = self.server.connections

    def do_GET(self) -> None:
        site = self.server.site
        request = Request(site, self.command, self.path, tuple(self.headers.items()), self.number, time.monotonic())
        answer = site.answer(request)
        if isinstance(answer, bytes):
            self.wfile.write(answer)
            self.close_connection = True
            return
        status, headers, body = (answer, {}, b"") if isinstance(answer, int) else answer
        self.send_response(status)
        pairs = list(headers.items() if isinstance(headers, Mapping) else headers)
        for name, value in pairs:
            self.send_header(name, value)
        named = {name.lower() for name, _ in pairs}
        if isinstance(body, str):
            body = body.encode()
        if isinstance(body, bytes):
            if not named & {"content-length", "transfer-encoding"} and status not in {204, 304}:
                self.send_header("Content-Length", str(len(body)))
            elif "content-length" in named:
                self.close_connection = True  # it may be wrong
            self.end_headers()
            self.wfile.write(body)
            return
        self.send_header("Connection", "close")
        self.end_headers()
        for piece in body:
            self.wfile.write(piece)

    do_HEAD = do_POST = do_GET  # noqa: N815 — names are http.server's

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — the name is http.server's
        """Say nothing."""
