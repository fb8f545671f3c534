"""The server the other tests rely on does what it says."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from contextlib import closing

import pytest

from tests.site import Certificate, Site, hang, trickle


def ask(site: Site, path: str, headers: dict[str, str] | None = None) -> tuple[int, bytes, str | None]:
    """The status, the body and its stated length."""
    with closing(http.client.HTTPConnection("127.0.0.1", site.port, timeout=5)) as connection:
        connection.request("GET", path, headers=headers or {})
        response = connection.getresponse()
        return response.status, response.read(), response.headers["Content-Length"]


def test_a_route_answers_by_the_request(site: Site) -> None:
    """A handler sees the headers; what was asked is kept."""
    site.route("/news.xml", lambda r: 304 if r.header("If-None-Match") == '"1"' else (200, {"etag": '"1"'}, "<rss/>"))
    first, second = ask(site, "/news.xml?a=1"), ask(site, "/news.xml", {"if-none-match": '"1"'})

    assert (200, b"<rss/>", "6") == first
    assert 304 == second[0]
    assert ["/news.xml?a=1", "/news.xml"] == site.paths()


def test_no_route_is_404(site: Site) -> None:
    """An address nobody described is not found."""
    status, _, _ = ask(site, "/robots.txt")

    assert 404 == status
    assert [] == site.paths()


def test_a_wrong_length_is_sent_as_said(site: Site) -> None:
    """The stated Content-Length wins over the true one."""
    site.route("/short", (200, {"Content-Length": "100"}, "only this"))

    with pytest.raises(http.client.IncompleteRead):
        ask(site, "/short")


def test_raw_bytes_go_out_as_they_are(site: Site) -> None:
    """A bytes answer need not be HTTP."""
    site.route("/raw", b"220 mail.example ESMTP\r\n")
    with socket.create_connection(("127.0.0.1", site.port), timeout=5) as wire:
        wire.sendall(b"GET /raw HTTP/1.1\r\nHost: x\r\n\r\n")

        assert b"220 mail.example ESMTP\r\n" == wire.recv(100)
        assert b"" == wire.recv(100)


def test_a_hanging_answer_ends_with_the_site(make_site) -> None:  # type: ignore[no-untyped-def]
    """Closing the site lets hanging and dripping answers go, so no test waits for them."""
    site: Site = make_site()
    site.route("/hang", hang)
    site.route("/drip", trickle((b"x" for _ in range(10_000)), every=60))
    with socket.create_connection(("127.0.0.1", site.port), timeout=5) as wire:
        wire.sendall(b"GET /drip HTTP/1.1\r\nHost: x\r\n\r\n")
        while not (received := wire.recv(1000)).endswith(b"x"):
            assert received
        with socket.create_connection(("127.0.0.1", site.port), timeout=5) as other:
            other.sendall(b"GET /hang HTTP/1.1\r\nHost: x\r\n\r\n")
            while len(site.requests) < 2:
                time.sleep(0.01)
            site.close()

            assert b"" == wire.recv(100)
            assert b"" == other.recv(100)


def test_a_tls_site_speaks_tls(tls_site: Site, loopback_certificate: Certificate) -> None:
    """The certificate is good for who trusts it."""
    tls_site.route("/", (200, {}, "safe"))
    context = ssl.create_default_context(cafile=str(loopback_certificate.path))
    with closing(http.client.HTTPSConnection("127.0.0.1", tls_site.port, timeout=5, context=context)) as connection:
        connection.request("GET", "/")

        assert b"safe" == connection.getresponse().read()
