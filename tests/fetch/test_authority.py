"""A country's own certificate authority, and a proxy that leads out of a closed network: one source's matter each."""

from __future__ import annotations

import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aggregator.errors import TLSFailed, Unreachable
from aggregator.fetch import Fetcher
from aggregator.model import Page, Source
from tests.site import Certificate, Site

pytestmark = pytest.mark.anyio
NOW = datetime(2025, 6, 11, 12, tzinfo=UTC)
Fetchers = Callable[..., Fetcher]


@dataclass(frozen=True, slots=True)
class Authority:
    """A root, and a server's certificate that a middle authority of it signed."""

    root: Path
    server: Certificate  # sends its own certificate and the middle one
    lonely: Certificate  # sends its own alone


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Made by openssl, for this test only."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("needs the openssl command to make certificates")
    folder = tmp_path_factory.mktemp("authority")

    def run(*words: str) -> None:
        subprocess.run([openssl, *words], cwd=folder, check=True, capture_output=True)

    (folder / "ca.ext").write_text("basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign\n")
    (folder / "leaf.ext").write_text("subjectAltName=IP:127.0.0.1\n")
    for name in ("root", "middle", "leaf"):
        run("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", f"{name}.key")
        run("req", "-new", "-key", f"{name}.key", "-subj", f"/CN=test {name}", "-out", f"{name}.csr")
    run(
        "x509",
        "-req",
        "-in",
        "root.csr",
        "-signkey",
        "root.key",
        "-extfile",
        "ca.ext",
        "-days",
        "2",
        "-out",
        "root.pem",
    )
    for name, signer, ext in (("middle", "root", "ca.ext"), ("leaf", "middle", "leaf.ext")):
        signed = ("-CA", f"{signer}.pem", "-CAkey", f"{signer}.key", "-CAcreateserial", "-extfile", ext)
        run("x509", "-req", "-in", f"{name}.csr", *signed, "-days", "2", "-out", f"{name}.pem")
    key, leaf, middle = ((folder / name).read_text() for name in ("leaf.key", "leaf.pem", "middle.pem"))
    (folder / "server.pem").write_text(key + leaf + middle)
    (folder / "lonely.pem").write_text(key + leaf)
    return Authority(folder / "root.pem", Certificate(folder / "server.pem"), Certificate(folder / "lonely.pem"))


@dataclass
class Tunnel:
    """A proxy that opens a way for whoever has the password; it sees where to, and nothing of what is said."""

    port: int = 0
    asked: list[str] = field(default_factory=list)
    carried: bytearray = field(default_factory=bytearray)


def carry(source: socket.socket, target: socket.socket, seen: bytearray) -> None:
    """Everything from one side to the other."""
    with suppress(OSError):
        while data := source.recv(65536):
            seen += data
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)


def serve(client: socket.socket, tunnel: Tunnel) -> None:
    """One CONNECT."""
    with client:
        head = b""
        while b"\r\n\r\n" not in head:
            head += client.recv(65536)
        tunnel.asked.append(head.split(b"\r\n", 1)[0].decode())
        if b"Basic YW5uYTprZXk=" not in head:
            client.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
            return
        port = int(head.split()[1].rpartition(b":")[2])
        with socket.create_connection(("127.0.0.1", port)) as server:
            client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            back = threading.Thread(target=carry, args=(server, client, tunnel.carried))
            back.start()
            carry(client, server, tunnel.carried)
            back.join()


@pytest.fixture
def tunnel() -> Iterator[Tunnel]:
    """A proxy on loopback; its password is anna:key."""
    made = Tunnel()
    closing = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.1)
        made.port = listener.getsockname()[1]
        talks: list[threading.Thread] = []

        def accept() -> None:
            while not closing.is_set():
                with suppress(TimeoutError):
                    client, _ = listener.accept()
                    client.settimeout(10)
                    talks.append(threading.Thread(target=serve, args=(client, made), daemon=True))
                    talks[-1].start()

        thread = threading.Thread(target=accept)
        thread.start()
        yield made
        closing.set()
        thread.join()
        for talk in talks:
            talk.join(10)


async def test_a_national_authority_is_trusted_where_it_is_named(
    authority: Authority, make_site: Callable[..., Site], fetcher: Fetchers
) -> None:
    """With its root in ``ca`` the chain holds; a source without it is told what to do."""
    site = make_site(authority.server)
    site.route("/", (200, {}, "news"))
    url = site.url()
    async with fetcher(site) as asking:
        page = await asking.fetch(Source("town", url, ca=str(authority.root)), url, now=NOW)
        with pytest.raises(TLSFailed, match=r"authority unknown here; name a PEM file in the source's ca:"):
            await asking.fetch(Source("other", url), url, now=NOW, robots=False)

    assert isinstance(page, Page)
    assert b"news" == page.body


async def test_a_chain_with_a_gap_is_told(
    authority: Authority, make_site: Callable[..., Site], fetcher: Fetchers
) -> None:
    """A server that does not send the middle certificate; naming that one in ``ca`` closes the gap."""
    site = make_site(authority.lonely)
    site.route("/", (200, {}, "news"))
    url = site.url()
    middle = authority.root.with_name("middle.pem")
    async with fetcher(site) as asking:
        with pytest.raises(TLSFailed, match="chain is incomplete"):
            await asking.fetch(Source("town", url, ca=str(authority.root)), url, now=NOW)
        page = await asking.fetch(Source("other", url, ca=str(middle)), url, now=NOW)

    assert isinstance(page, Page)


async def test_through_a_proxy_the_site_itself_is_verified(
    authority: Authority, make_site: Callable[..., Site], fetcher: Fetchers, tunnel: Tunnel
) -> None:
    """``proxy``, ``ca``, ``headers`` and ``auth`` together: the proxy carries what it cannot read."""
    site = make_site(authority.server)
    site.route("/", (200, {}, "news"))
    url = site.url()
    source = Source(
        "town",
        url,
        ca=str(authority.root),
        proxy=f"http://anna:key@127.0.0.1:{tunnel.port}",
        headers=(("X-Key", "opensesame"),),
        auth="env:TOWN_LOGIN",
    )
    async with fetcher(site, environ={"TOWN_LOGIN": "Bearer abracadabra"}) as asking:
        page = await asking.fetch(source, url, now=NOW, robots=False)

    assert isinstance(page, Page)
    assert [f"CONNECT {site.address} HTTP/1.1"] == tunnel.asked
    assert ("opensesame", "Bearer abracadabra") == tuple(map(site.requests[0].header, ("x-key", "authorization")))
    assert len(tunnel.carried) > 0
    assert not any(secret in tunnel.carried for secret in (b"opensesame", b"abracadabra", b"news"))


async def test_a_proxy_that_wants_another_password(
    authority: Authority, make_site: Callable[..., Site], fetcher: Fetchers, tunnel: Tunnel
) -> None:
    """Said as the proxy's refusal, without the password."""
    site = make_site(authority.server)
    source = Source("town", site.url(), proxy=f"http://anna:wrong-one@127.0.0.1:{tunnel.port}")
    async with fetcher(site) as asking:
        with pytest.raises(Unreachable, match=r"the source's proxy does not lead to .*407") as caught:
            await asking.fetch(source, source.url, now=NOW, robots=False)

    assert "wrong-one" not in str(caught.value)
    assert [] == site.requests
