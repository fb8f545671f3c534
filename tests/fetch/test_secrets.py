"""Keys and passwords reach the source's own origin and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from aggregator.errors import Refused, Unreachable
from aggregator.fetch import Fetcher
from aggregator.fetch.address import locate
from aggregator.fetch.asking import trusted
from aggregator.model import Page, Source
from tests.site import Site

pytestmark = pytest.mark.anyio
NOW = datetime(2025, 6, 11, 12, tzinfo=UTC)
Fetchers = Callable[..., Fetcher]
KEYS = {"PASSWORD": "anna:pässword", "TOKEN": "Bearer abc.def", "LOOSE": "abcdef", "EVIL": "Bearer a\r\nX-Other: 1"}


@pytest.mark.parametrize(("name", "sent"), [("PASSWORD", "Basic YW5uYTpww6Rzc3dvcmQ="), ("TOKEN", "Bearer abc.def")])
async def test_auth_is_read_from_the_environment(
    site: Site, source: Source, fetcher: Fetchers, name: str, sent: str
) -> None:
    """At the moment of asking: user:password is Basic (RFC 7617), Bearer is itself (RFC 6750)."""
    site.route("/news.xml", (200, {}, "page"))
    source = replace(source, auth=f"env:{name}", headers=(("X-Key", "k"), ("User-Agent", "Special/2")))
    async with fetcher(site, environ=KEYS) as fetching:
        await fetching.fetch(source, source.url, now=NOW, robots=False)
    request = site.requests[-1]

    assert (sent, "k", "Special/2") == tuple(map(request.header, ("authorization", "x-key", "user-agent")))


@pytest.mark.parametrize(
    ("auth", "words"),
    [("env:MISSING", "MISSING is not set"), ("env:LOOSE", "neither"), ("env:EVIL", "'authorization' or its value")],
)
async def test_auth_that_cannot_be_used(site: Site, source: Source, fetcher: Fetchers, auth: str, words: str) -> None:
    """Nothing is asked, and the message does not tell the secret."""
    async with fetcher(site, environ=KEYS) as fetching:
        with pytest.raises(Refused, match=words) as caught:
            await fetching.fetch(replace(source, auth=auth), source.url, now=NOW, robots=False)

    assert [] == site.requests
    assert "abc" not in str(caught.value)


@pytest.mark.parametrize("pair", [("X-Key", "a\r\nb"), ("X Key", "a"), ("X-Key", "a\0"), ("", "a"), ("Ключ", "a")])
async def test_headers_that_cannot_stand(site: Site, source: Source, fetcher: Fetchers, pair: tuple[str, str]) -> None:
    """A header of the configuration cannot smuggle another one in."""
    async with fetcher(site) as fetching:
        with pytest.raises(Refused, match="cannot stand in an HTTP request"):
            await fetching.fetch(replace(source, headers=(pair,)), source.url, now=NOW, robots=False)

    assert [] == site.requests


async def test_no_secret_to_another_host(
    site: Site, source: Source, fetcher: Fetchers, make_site: Callable[..., Site]
) -> None:
    """Neither by redirect nor for an article page; and back home they are sent again."""
    other = make_site()
    other.route("/there", (302, {"Location": site.url("/back")}, ""))
    site.route("/news.xml", (302, {"Location": other.url("/there")}, ""))
    site.route("/back", (200, {}, "page"))
    source = replace(source, auth="env:PASSWORD", headers=(("X-Key", "k"), ("Cookie", "session=1")))
    async with fetcher(site, other, environ=KEYS) as fetching:
        await fetching.fetch(source, source.url, now=NOW)
        await fetching.fetch(source, other.url("/there"), now=NOW)
    abroad = {name.lower() for request in other.requests for name, _ in request.headers}

    assert 3 == len(other.requests)
    assert set() == abroad & {"authorization", "x-key", "cookie"}
    assert ["k"] * 4 == [request.header("x-key") for request in site.requests]


@pytest.mark.parametrize(
    ("home", "there", "expected"),
    [
        ("https://a.example/feed", "https://a.example/other", True),
        ("https://a.example/feed", "https://a.example:443/", True),
        ("http://a.example/feed", "https://a.example/feed", True),  # the step up to https
        ("https://a.example/feed", "http://a.example/feed", False),
        ("http://a.example:8080/feed", "https://a.example/feed", False),
        ("http://a.example/feed", "https://a.example:8443/feed", False),
        ("https://a.example/feed", "https://www.a.example/feed", False),
        ("https://a.example/feed", "https://a.example.evil/feed", False),
        ("https://a.example/feed", "https://a.example:444/feed", False),
    ],
)
def test_who_may_see_secrets(home: str, there: str, expected: bool) -> None:
    """The same origin, or the same host after the step up to https."""
    assert expected == trusted(Source("town", home), locate(there))


async def test_userinfo_of_an_address_is_not_sent(site: Site, fetcher: Fetchers) -> None:
    """Passwords belong into ``auth``; one in the address shows up nowhere."""
    site.route("/news.xml", (200, {}, "page"))
    url = site.url("/news.xml").replace("//", "//anna:secret@")
    async with fetcher(site) as fetching:
        page = await fetching.fetch(Source("town", url), url, now=NOW)

    assert isinstance(page, Page)
    assert site.url("/news.xml") == page.url
    assert site.requests[-1].header("authorization") is None


async def test_a_proxy_of_the_source_is_used(site: Site, fetcher: Fetchers) -> None:
    """Only for that source; it resolves the name and gets its own password."""
    site.route("http://town.example/news.xml", (200, {}, "by proxy"))
    source = Source("town", "http://town.example/news.xml", proxy=site.url().replace("//", "//anna:key@"))
    async with fetcher() as fetching:
        page = await fetching.fetch(source, source.url, now=NOW, robots=False)

    assert isinstance(page, Page)
    assert b"by proxy" == page.body
    assert "Basic YW5uYTprZXk=" == site.requests[-1].header("proxy-authorization")
    assert "town.example" == site.requests[-1].header("host")


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.1.1.1:8080/"])
async def test_a_proxy_is_no_way_in(site: Site, fetcher: Fetchers, url: str) -> None:
    """What can be judged without a resolver is judged in front of a proxy too."""
    async with fetcher() as fetching:
        with pytest.raises(Refused, match="allow_private"):
            await fetching.fetch(Source("town", url, proxy=site.url()), url, now=NOW)

    assert [] == site.requests


@pytest.mark.parametrize(
    ("proxy", "kind", "words"),
    [
        ("http://127.0.0.1:1", Unreachable, "cannot connect to the source's proxy: Connection refused"),
        ("socks5://127.0.0.1:1", Refused, "only http and https proxies"),
        ("nonsense", Refused, "proxy:"),
        ("site", Unreachable, "proxy does not lead to town.example: 501"),
    ],
)
async def test_a_proxy_that_does_not_work(
    site: Site, fetcher: Fetchers, proxy: str, kind: type[Exception], words: str
) -> None:
    """Said as what it is: not the source's fault."""
    proxy = site.url() if proxy == "site" else proxy
    async with fetcher() as fetching:
        with pytest.raises(kind, match=words):
            await fetching.fetch(
                Source("town", "https://town.example/", proxy=proxy), "https://town.example/", now=NOW, robots=False
            )


async def test_proxies_of_the_environment_are_not_used(
    site: Site, source: Source, fetcher: Fetchers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever sets a variable does not see what we read."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    site.route("/news.xml", (200, {}, "page"))
    async with fetcher(site) as fetching:
        page = await fetching.fetch(source, source.url, now=NOW)

    assert isinstance(page, Page)
