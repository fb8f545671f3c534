"""What a bad feeds.yaml is told: where, which key, what is wrong, what to do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator import settings
from aggregator.errors import ConfigurationError
from aggregator.model import Problem
from aggregator.settings import addresses

HEAD = 'publisher: {title: News, base_url: "https://feeds.example.org/", author: {name: Editors}}\n'


def problems(text: str) -> list[Problem]:
    """What this feeds.yaml is told."""
    with pytest.raises(ConfigurationError) as caught:
        settings.loads(text)
    return list(caught.value.problems)


def problem(text: str) -> Problem:
    """The one thing this feeds.yaml is told."""
    found = problems(text)

    assert 1 == len(found), found
    return found[0]


def in_source(line: str) -> str:
    """A source whose last line is this one: line 5, its value from column 5 + key."""
    return f"{HEAD}sources:\n  - id: a\n    url: https://example.org/\n    {line}\n"


@pytest.mark.parametrize(
    ("line", "column", "path", "message"),
    [
        pytest.param("kid: feed", 5, "kid", "unknown key; did you mean «kind»?", id="unknown key"),
        pytest.param("interval: 1h", 5, "interval", "did you mean «every»?", id="a synonym"),
        pytest.param("Lang: ru", 5, "Lang", "did you mean «language»?", id="a synonym in capitals"),
        pytest.param("xyz: 1", 5, "xyz", "known here: id, url, title, kind", id="like no key"),
        pytest.param("selectors: {itm: p}", 17, "selectors.itm", "did you mean «item»?", id="nested"),
        pytest.param(
            "selectors: p.news", 16, "selectors", "must be a mapping of keys and values, not text", id="no mapping"
        ),
        pytest.param("articles: allways", 15, "articles", "did you mean «always»?", id="misspelt choice"),
        pytest.param("articles: no", 15, "articles", "did you mean «never»?", id="no for never"),
        pytest.param("articles: true", 15, "articles", "did you mean «always»?", id="true for always"),
        pytest.param("about: [partnerships]", 12, "about", "must be partnerships, not a list", id="list for a choice"),
        pytest.param("title: 2025", 12, "title", 'put it in quotes: "2025"', id="number for text"),
        pytest.param("title: true", 12, "title", 'put it in quotes: "true"', id="bool for text"),
        pytest.param("title: ' '", 12, "title", "is empty", id="blank text"),
        pytest.param("home: {city: Minsk}", 11, "home", "must be text, not a mapping", id="mapping for text"),
        pytest.param("home: -1", 11, "home", "must be text", id="negative id"),
        pytest.param(
            "language: ua", 15, "language", "(it is a country); did you mean «uk»?", id="country for language"
        ),
        pytest.param("language: ru_RU", 15, "language", "did you mean «ru-RU»?", id="locale for language"),
        pytest.param("language: русский", 15, "language", "did you mean «ru»?", id="a language's name"),
        pytest.param("language: qq", 15, "language", "«qq» is no language", id="no language"),
        pytest.param("language: false", 15, "language", 'put it in quotes, such as "no"', id="bool for language"),
        pytest.param("every: 30", 12, "every", "has no unit; write 30s, 30m, 30h or 30d", id="no unit"),
        pytest.param("every: 2 hours", 12, "every", "did you mean «2h»?", id="spelt unit"),
        pytest.param("every: 1w", 12, "every", "did you mean «7d»?", id="weeks"),
        pytest.param("every: 0s", 12, "every", "must be more than zero", id="never resting"),
        pytest.param("every: 1:30", 12, "every", "such as 90s 30m 1h 2d", id="clock time"),
        pytest.param("every: 99999999d", 12, "every", "longer than a year", id="too long"),
        pytest.param("include: '(['", 14, "include[0]", "not a regular expression: unterminated", id="bad pattern"),
        pytest.param(
            "exclude: [a, '*']", 18, "exclude[1]", "nothing to repeat at character 1", id="bad pattern of several"
        ),
        pytest.param("include: ['']", 15, "include[0]", "would match everything", id="empty pattern"),
        pytest.param("auth: editor:pass", 11, "auth", "must be env:NAME", id="a secret in the file"),
        pytest.param("headers: {X Y: a}", 15, "headers.X Y", "is not a header name", id="header name"),
        pytest.param("headers: {Cookie: 1}", 23, "headers.Cookie", 'put it in quotes: "1"', id="header value"),
        pytest.param("headers: {X-A: ж}", 20, "headers.X-A", "use ASCII", id="header in Cyrillic"),
        pytest.param("headers: {Host: x}", 15, "headers.Host", "is set by the aggregator itself", id="our own header"),
        pytest.param(
            "headers: {authorization: x}", 15, "headers.authorization", "write auth: env:NAME", id="secret header"
        ),
        pytest.param("headers: [a]", 14, "headers", "must be a mapping of keys and values, not a list", id="headers"),
        pytest.param("proxy: socks5://p:1", 12, "proxy", "only http:// and https://", id="SOCKS"),
        pytest.param("proxy: http://p:1/x", 12, "proxy", "scheme, host and port only", id="proxy with a path"),
        pytest.param("labels: {a: b}", 13, "labels", "must be a list, not a mapping", id="no list"),
        pytest.param("title: !!binary aGk=", 12, "title", "the YAML tag", id="a YAML tag"),
        pytest.param("title: a\n    title: b", 5, "title", "stands twice, first in line 5", id="duplicate key"),
        pytest.param("? [a]\n    : b", 7, "", "keys are plain words", id="a list as key"),
    ],
)
def test_a_key_of_a_source(line: str, column: int, path: str, message: str):
    """Each slip gives one problem at its place."""
    found = problem(in_source(line))

    assert (6 if "twice" in message else 5) == found.line
    assert column == found.column
    assert f"sources[0].{path}".rstrip(".") == found.path
    assert message in found.message


@pytest.mark.parametrize(
    ("url", "message"),
    [
        pytest.param("example.org/rss", "did you mean «https://example.org/rss»?", id="no scheme"),
        pytest.param("//example.org/", "did you mean «https://example.org/»?", id="scheme-relative"),
        pytest.param("feed:https://example.org/", "begins with «feed:»", id="feed:"),
        pytest.param("ftp://example.org/", "must begin with https:// or http://, not «ftp:»", id="ftp"),
        pytest.param("file:///etc/passwd", "not «file:»", id="file"),
        pytest.param("https://", "has no host", id="no host"),
        pytest.param("https:///news", "has no host", id="three slashes"),
        pytest.param("https://example.org:99999/", "is not a web address", id="port"),
        pytest.param("https://[::1/", "is not a web address", id="half an IPv6 address"),
        pytest.param("https://exa mple.org/", "holds a space", id="space"),
        pytest.param("https://-.org/", "is not a valid host name", id="hyphen"),
        pytest.param("https://a..org/", "is not a valid host name", id="empty label"),
        pytest.param("https://例え。テスト\u2488/", "not a valid international name", id="bad IDN"),
        pytest.param("https://example.org/#news", "holds «#news»", id="fragment"),
        pytest.param("https://me:geheim@example.org/", "auth: env:NAME", id="credentials"),
        pytest.param("me:geheim@example.org/", "must begin with https:// or http://", id="credentials without scheme"),
    ],
)
def test_an_address(url: str, message: str):
    """Only http(s), with a host, without secrets; and a secret is not repeated in the complaint."""
    found = problem(f"{HEAD}sources:\n  - id: a\n    url: '{url}'\n")

    assert ("sources[0].url", 4, 10) == (found.path, found.line, found.column)
    assert message in found.message
    assert "geheim" not in str(found)


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        pytest.param("HTTPS://Example.ORG", "https://example.org/", id="letter case, empty path"),
        pytest.param("https://посткомсг.рф/en/", "https://xn--c1anggbdpdf.xn--p1ai/en/", id="IDN"),
        pytest.param(
            "https://example.org/ж?т=ы&a=%20+", "https://example.org/%D0%B6?%D1%82=%D1%8B&a=%20+", id="escapes"
        ),
        pytest.param("http://[2001:DB8::1]:8080/a;b?c", "http://[2001:db8::1]:8080/a;b?c", id="IPv6"),
        pytest.param("http://127.0.0.1:8801/x", "http://127.0.0.1:8801/x", id="IPv4"),
    ],
)
def test_an_address_is_kept_in_one_form(url: str, asked: str):
    """Host in lower-case ASCII, path and query percent-encoded, nothing else changed."""
    read = settings.loads(f"{HEAD}sources:\n  - {{id: a, url: '{url}'}}\n")

    assert asked == read.sources[0].url


@pytest.mark.parametrize(
    ("text", "path", "message"),
    [
        pytest.param("network: {max_body: 10}", "network.max_body", "has no unit", id="size without unit"),
        pytest.param("network: {max_body: 10 mb}", "network.max_body", "did you mean «10MB»?", id="size's letter case"),
        pytest.param("network: {max_body: 0MB}", "network.max_body", "must be more than zero", id="no bytes"),
        pytest.param(
            "network: {allow_private: 127.0.0.1}", "network.allow_private", "write [127.0.0.1]", id="one host"
        ),
        pytest.param(
            "network: {allow_private: ['http://a:1']}", "network.allow_private[0]", "did you mean «a:1»?", id="URL"
        ),
        pytest.param(
            "network: {allow_private: [10.1.1.1/8]}", "network.allow_private[0]", "«10.0.0.0/8»", id="host bits"
        ),
        pytest.param("network: {allow_private: ['a:0']}", "network.allow_private[0]", "port 0", id="port"),
        pytest.param(
            "network: {per_host: {concurrency: 0}}", "network.per_host.concurrency", "from 1 to 16", id="none at a time"
        ),
        pytest.param("publish: {min_score: 2}", "publish.min_score", "must be a number from 0 to 1", id="score"),
        pytest.param("publish: {entries: many}", "publish.entries", "must be a whole number", id="entries"),
        pytest.param("publish: {unpaired: maybe}", "publish.unpaired", "must be true or false", id="flag"),
        pytest.param("cities: [{latitude: 1}]", "cities[0].name", "is required and missing", id="nameless city"),
        pytest.param(
            "cities: [{name: X, latitude: 1}]", "cities[0]", "needs both latitude and longitude", id="half a place"
        ),
        pytest.param(
            "cities: [{name: X, latitude: 99, longitude: 1}]", "cities[0].latitude", "from -90 to 90", id="latitude"
        ),
        pytest.param("cities: [{name: X, timezone: Europe/Minks}]", "cities[0].timezone", "«Europe/Minsk»?", id="zone"),
        pytest.param("sources: {}", "sources", "must be a list, not a mapping", id="sources no list"),
        pytest.param(
            "sources: [foo]", "sources[0]", "must be a mapping of keys and values, not text", id="source no mapping"
        ),
        pytest.param("sources: [{id: a}]", "sources[0].url", "is required and missing", id="no address"),
        pytest.param("sources: [{id: a, url: }]", "sources[0].url", "is empty; it needs a value", id="empty address"),
        pytest.param(
            "sources: [{id: Новости, url: 'http://a.b/'}]", "sources[0].id", "did you mean «novosti»?", id="id"
        ),
        pytest.param("sources: [{id: 7, url: 'http://a.b/'}]", "sources[0].id", 'in quotes: "7"', id="number as id"),
        pytest.param(
            "sources: [{id: a, url: 'http://a.b', home: Minsk, BY}]",
            "sources[0].BY",
            "inside «{ }» a comma",
            id="comma",
        ),
        pytest.param("feeds: []", "feeds", "did you mean «sources»?", id="unknown room"),
        pytest.param("sources: &s [*s]", "sources[0]", "an alias inside the very thing", id="endless alias"),
    ],
)
def test_a_key_elsewhere(text: str, path: str, message: str):
    """The same form everywhere, at the second line."""
    found = problems(f"{HEAD}{text}\n")

    assert (2, path) == (found[0].line, found[0].path)
    assert message in found[0].message


@pytest.mark.parametrize(
    ("head", "path", "message"),
    [
        pytest.param("", "publisher", "is required and missing", id="no publisher"),
        pytest.param("publisher:", "publisher", "is empty", id="empty publisher"),
        pytest.param(
            "publisher: {title: a, base_url: 'https://a.b/?x', author: {name: a}}",
            "publisher.base_url",
            "query",
            id="query",
        ),
        pytest.param(
            "publisher: {title: a, base_url: 'https://a.b', author: Me}",
            "publisher.author",
            "must be a mapping",
            id="author",
        ),
        pytest.param(
            "publisher: {title: a, base_url: 'https://a.b', author: {name: a, email: me}}",
            "publisher.author.email",
            "e-mail",
            id="email",
        ),
        pytest.param(
            "publisher: {title: a, base_url: 'https://a.b', author: {name: a}, languages: []}",
            "publisher.languages",
            "empty list",
            id="no language",
        ),
    ],
)
def test_the_publisher(head: str, path: str, message: str):
    """What cannot be left out is asked for."""
    found = problem(f"{head}\nsources: []\n")

    assert path == found.path
    assert message in found.message


def test_an_id_given_twice_names_the_other():
    """Reported together with whatever else is wrong."""
    found = problems(
        HEAD + "sources:\n  - {id: a, url: 'http://a.b'}\n  - {id: b, url: nonsense}\n  - {id: a, url: 'http://c.d'}\n"
    )

    assert [(4, "sources[1].url"), (5, "sources[2].id")] == [(one.line, one.path) for one in found]
    assert "another source too (line 3)" in found[1].message


def test_all_problems_come_at_once_in_the_order_of_the_file():
    """Nobody should have to run check ten times."""
    found = problems(
        "publisher: {titel: News, base_url: nowhere, author: {}}\n"
        "network: {timeout: 1}\n"
        "sources:\n"
        "  - {id: A, url: x, every: y}\n"
        "  - {id: b, kind: 3}\n"
    )

    assert sorted((one.line, one.column) for one in found) == [(one.line, one.column) for one in found]
    assert {
        "publisher.title", "publisher.titel", "publisher.base_url", "publisher.author.name", "network.timeout",
        "sources[0].id", "sources[0].url", "sources[0].every", "sources[1].url", "sources[1].kind",
    } == {one.path for one in found}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        pytest.param("a:\n\tb: 1\n", 2, 1, "indent with spaces", id="tab"),
        pytest.param("title: Foo: bar\n", 1, 11, "put the text in quotes", id="second colon"),
        pytest.param("a: 'x\nb: 2\n", 1, 4, "never closed", id="open quote"),
        pytest.param('a: "x" y\n', 1, 8, "text after a closed quote", id="text after quote"),
        pytest.param("a:\n  b: 1\n c: 2\n", 3, 2, "the indentation does not fit", id="indentation"),
        pytest.param("a: 1\nfoo\nb: 2\n", 3, 1, "without «key: value»", id="no colon"),
        pytest.param("a: [1, 2\nb: 3\n", 2, 2, "«[» is not closed", id="open list"),
        pytest.param("a: {b: 1\n", 2, 1, "«{» is not closed", id="open mapping"),
        pytest.param("a: *.rss\n", 1, 4, "put the text in quotes", id="asterisk"),
        pytest.param("a: @x\n", 1, 4, "cannot start a value", id="at sign"),
        pytest.param('a: "\\d+"\n', 1, 6, "use single quotes", id="backslash"),
        pytest.param("a: 1\n---\nb: 2\n", 2, 1, "second document", id="two documents"),
        pytest.param("a: x\nb: \x07\n", 2, 4, "U+0007", id="control character"),
        pytest.param("- a\n- b\n", 1, 1, "is a list; it must be a mapping", id="list"),
        pytest.param("hello\n", 1, 1, "is a single value; it must be a mapping", id="text"),
        pytest.param("network:\n  <<: [1]\n", 2, 8, "«<<» takes an alias of a mapping", id="merge of no mapping"),
    ],
)
def test_yaml_in_plain_words(text: str, line: int, column: int, message: str):
    """The parser's grammar is translated, and the place is where to look."""
    found = next(one for one in problems(text) if message in one.message)

    assert (line, column) == (found.line, found.column)


@given(st.text(alphabet=st.sampled_from("ab:{}[]-#'\"\n \t&*!|>?%@,1é\x00"), max_size=60))
def test_no_text_breaks_the_reader(text: str):
    """Whatever is written, the answer is a list of problems with places in the file."""
    with pytest.raises(ConfigurationError) as caught:
        settings.loads(text)

    assert all(0 <= one.line <= text.count("\n") + 2 for one in caught.value.problems)


@given(st.builds("{}{}".format, st.sampled_from(["", "http://", "https://a.b", "https://[::1]"]), st.text(max_size=40)))
def test_no_address_breaks_the_reader(url: str):
    """An address is read to an ASCII http(s) address that reads to itself, or refused."""
    try:
        once = addresses.url(url)
    except ValueError:
        return

    assert once.isascii()
    assert once.startswith(("http://", "https://"))
    assert once == addresses.url(once)
