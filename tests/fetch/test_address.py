"""One spelling for each address; spellings that only ever serve to deceive are refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.fetch.address import BadAddress, locate


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param("HTTP://Example.ORG", "http://example.org/", id="upper case, no path"),
        pytest.param("http://example.org:80/a", "http://example.org/a", id="default port of http"),
        pytest.param("https://example.org:443/a", "https://example.org/a", id="default port of https"),
        pytest.param("https://example.org:80/a", "https://example.org:80/a", id="another scheme's port"),
        pytest.param("http://user:secret@example.org/", "http://example.org/", id="userinfo is never sent"),
        pytest.param("http://example.org./a", "http://example.org/a", id="root dot"),
        pytest.param("http://example.org/a#top", "http://example.org/a", id="fragment"),
        pytest.param(
            "http://город.рф/новости",
            "http://xn--c1ac3aaj.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8",
            id="IDN",
        ),
        pytest.param("http://ГОРОД.рф/", "http://xn--c1ac3aaj.xn--p1ai/", id="IDN in upper case"),
        pytest.param("http://bücher.example/", "http://xn--bcher-kva.example/", id="umlaut"),
        pytest.param("http://my_site.example/", "http://my_site.example/", id="underscore is found in the wild"),
        pytest.param("http://example.org/a b?q=«x»", "http://example.org/a%20b?q=%C2%ABx%C2%BB", id="unquoted"),
        pytest.param("http://example.org/a%20b?q=%C2%AB", "http://example.org/a%20b?q=%C2%AB", id="quoted stays"),
        pytest.param("  http://example.org/\n", "http://example.org/", id="space around"),
        pytest.param("http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/", id="IPv6"),
        pytest.param("http://8.8.8.8/", "http://8.8.8.8/", id="IPv4"),
        pytest.param("http://８.８.８.８/", "http://8.8.8.8/", id="full-width digits are digits"),
        pytest.param("http://%65xample.org/", "http://example.org/", id="encoded host"),
    ],
)
def test_one_spelling(url: str, expected: str) -> None:
    """Scheme and host in lower case ASCII, no default port, no userinfo, no fragment."""
    assert expected == locate(url).url


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org/",
        "javascript:alert(1)",
        "data:text/plain,x",
        "//example.org/",
        "/news",
        "",
        "http://",
        "http:///path",
        "http://example.org:0/",
        "http://example.org:99999/",
        "http://example.org:x/",
        "http://exa mple.org/",
        "http://example.org\x00/",
        "http://a..b/",
        "http://" + "a" * 64 + ".org/",
        "http://a:b:c/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.0.0.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://127.0.0.01/",
        "http://127.0.0.1.1/",
        "http://0/",
        "http://256.1.1.1/",
        "http://134744072/",
        "http://example.0x1/",
        "http://[::1/",
        "http://[::1%25eth0]/",
        "http://[fe80::1%eth0]/",
        "http://[v1.x]/",
        "http://[not-six]/",
    ],
)
def test_no_address_to_ask(url: str) -> None:
    """Other schemes, broken hosts, zone ids and disguised IP addresses are refused before anything is resolved."""
    with pytest.raises(BadAddress):
        locate(url)


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        pytest.param("/b", "https://example.org:8443/b", id="path"),
        pytest.param("b?x=1", "https://example.org:8443/dir/b?x=1", id="relative"),
        pytest.param("//other.example/b", "https://other.example/b", id="same scheme"),
        pytest.param("?page=2", "https://example.org:8443/dir/a?page=2", id="query"),
    ],
)
def test_relative_to_where_we_are(location: str, expected: str) -> None:
    """A Location counts from the address that sent it."""
    assert expected == locate(location, base=locate("https://example.org:8443/dir/a")).url


def test_messages_hide_the_query() -> None:
    """A status page is public and a query may hold a key."""
    assert "https://example.org/feed?…" == str(locate("https://u:p@example.org/feed?key=secret"))


@given(st.text())
def test_anything_is_an_address_or_refused(text: str) -> None:
    """No other error for any text, and what is an address stays the same address when read again."""
    for url in (text, f"http://{text}", f"http://example.org/{text}"):
        try:
            address = locate(url)
        except BadAddress:
            continue
        assert address == locate(address.url)
        assert address.url.isascii()
