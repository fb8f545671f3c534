"""Certificates are checked, and what is wrong with one is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aggregator.errors import Refused, TLSFailed
from aggregator.fetch import Fetcher
from aggregator.model import Page, Source
from tests.site import Certificate, Site, certificate, needs_localhost

pytestmark = pytest.mark.anyio
NOW = datetime(2025, 6, 11, 12, tzinfo=UTC)
Fetchers = Callable[..., Fetcher]


async def test_a_certificate_of_our_own(tls_site: Site, fetcher: Fetchers, loopback_certificate: Certificate) -> None:
    """``ca`` makes a source's private certificate good, for that source only."""
    tls_site.route("/", (200, {}, "safe"))
    url = tls_site.url()
    async with fetcher(tls_site) as fetching:
        page = await fetching.fetch(Source("town", url, ca=str(loopback_certificate.path)), url, now=NOW)
        with pytest.raises(TLSFailed, match="self-signed"):
            await fetching.fetch(Source("other", url), url, now=NOW, robots=False)

    assert isinstance(page, Page)
    assert b"safe" == page.body


@pytest.mark.parametrize(
    ("names", "ago", "trusted", "words"),
    [
        pytest.param(["IP:127.0.0.1"], 0, False, "self-signed; name a PEM file in the source's ca:", id="self-signed"),
        pytest.param(["IP:127.0.0.1"], 30, True, "has expired", id="expired"),
        pytest.param(["IP:127.0.0.1"], -30, True, "not valid yet", id="not yet valid"),
        pytest.param(["DNS:town.example"], 0, True, "for another address", id="another address"),
    ],
)
async def test_what_is_wrong_with_a_certificate(
    tmp_path: Path, make_site: Callable[..., Site], fetcher: Fetchers, *, names: list[str], ago: int, trusted: bool,
    words: str,
) -> None:  # fmt: skip
    """One line in the operator's words, naming the host; robots.txt fails alike."""
    bad = certificate(tmp_path, *names, ago=ago)
    site = make_site(bad)
    source = Source("town", site.url(), ca=str(bad.path) if trusted else None)
    async with fetcher(site) as fetching:
        with pytest.raises(TLSFailed, match=words) as caught:
            await fetching.fetch(source, source.url, now=NOW)

    assert site.address in str(caught.value)
    assert [] == site.requests


@needs_localhost
async def test_a_certificate_for_another_name(
    tmp_path: Path, make_site: Callable[..., Site], fetcher: Fetchers
) -> None:
    """The name of the address counts, though we connect to a number."""
    bad = certificate(tmp_path, "DNS:town.example")
    site = make_site(bad)
    url = site.url(host="localhost")
    async with fetcher(network={"allow_private": ("localhost",)}) as fetching:
        with pytest.raises(TLSFailed, match="for another name"):
            await fetching.fetch(Source("town", url, ca=str(bad.path)), url, now=NOW)


@needs_localhost
async def test_a_name_is_verified_though_we_connect_to_a_number(
    tls_site: Site, fetcher: Fetchers, loopback_certificate: Certificate
) -> None:
    """SNI, certificate check and Host keep the name."""
    tls_site.route("/", (200, {}, "safe"))
    url = tls_site.url(host="localhost")
    async with fetcher(network={"allow_private": ("localhost",)}) as fetching:
        page = await fetching.fetch(Source("town", url, ca=str(loopback_certificate.path)), url, now=NOW)

    assert isinstance(page, Page)
    assert f"localhost:{tls_site.port}" == tls_site.requests[-1].header("host")


async def test_no_tls_at_all(site: Site, fetcher: Fetchers) -> None:
    """https asked of a plain http port."""
    url = site.url().replace("http:", "https:")
    async with fetcher(site) as fetching:
        with pytest.raises(TLSFailed, match="no TLS with"):
            await fetching.fetch(Source("town", url), url, now=NOW)


@pytest.mark.parametrize("content", [None, "no certificate here"])
async def test_a_ca_file_that_cannot_be_read(tls_site: Site, fetcher: Fetchers, tmp_path: Path, content: str) -> None:
    """Missing or not PEM."""
    path = tmp_path / "ca.pem"
    if content:
        path.write_text(content)
    async with fetcher(tls_site) as fetching:
        with pytest.raises(TLSFailed, match=r"cannot read certificates from .*ca\.pem"):
            await fetching.fetch(Source("town", tls_site.url(), ca=str(path)), tls_site.url(), now=NOW)


async def test_no_step_down_to_http(
    tls_site: Site, site: Site, fetcher: Fetchers, loopback_certificate: Certificate
) -> None:
    """A redirect from https to http would send in the open what was asked in private."""
    tls_site.route("/", (301, {"Location": site.url("/plain")}, ""))
    source = Source("town", tls_site.url(), ca=str(loopback_certificate.path))
    async with fetcher(tls_site, site) as fetching:
        with pytest.raises(Refused, match="from https to http"):
            await fetching.fetch(source, source.url, now=NOW)

    assert [] == site.requests


async def test_the_step_up_to_https(
    tls_site: Site, site: Site, fetcher: Fetchers, loopback_certificate: Certificate
) -> None:
    """The other way is welcome."""
    site.route("/", (301, {"Location": tls_site.url("/")}, ""))
    tls_site.route("/", (200, {}, "safe"))
    source = Source("town", site.url(), ca=str(loopback_certificate.path))
    async with fetcher(tls_site, site) as fetching:
        page = await fetching.fetch(source, source.url, now=NOW)

    assert isinstance(page, Page)
    assert tls_site.url("/") == page.moved_to
