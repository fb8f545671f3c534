"""Sitemaps of every dialect: what they name is taken, what is no article is not."""

from __future__ import annotations

import gzip
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.errors import LayoutChanged, ParseError, SourceError, UnknownFormat
from aggregator.model import Page, Parsed, Selectors, Source
from aggregator.parse import auto, sitemap

ADDRESS = "https://wels.example.at/sitemap.xml"
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"


def parse(body: bytes | str, selectors: Selectors | None = None) -> Parsed:
    """Parse a body as it would come over the wire."""
    raw = body.encode() if isinstance(body, str) else body
    page = Page(ADDRESS, raw, datetime(2026, 11, 22, tzinfo=UTC), content_type="application/xml")
    return sitemap.parse(page, Source("wels", ADDRESS, kind="sitemap", selectors=selectors))


def urlset(*urls: str, spaces: str = f'xmlns="{SPACE}"') -> str:
    """A sitemap of these entries."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {spaces}>{"".join(urls)}</urlset>'


def url(path: str, rest: str = "") -> str:
    """One entry."""
    return f"<url><loc>https://wels.example.at{path}</loc>{rest}</url>"


def links(parsed: Parsed) -> list[str | None]:
    """The paths of what was taken."""
    return [(item.link or "").removeprefix("https://wels.example.at") for item in parsed.items]


def test_a_news_sitemap_whole() -> None:
    """Title, date, language, keywords and picture stand in the news and image extensions."""
    parsed = parse(
        urlset(
            url(
                "/aktuell/partnerschaft-mit-krasnodar?a=1&amp;b=2",
                "<lastmod>2026-11-21T09:00:00+01:00</lastmod><news:news><news:publication><news:name>Wels</news:name>"
                "<news:language>de</news:language></news:publication>"
                "<news:publication_date>2026-11-20T08:30:00+01:00</news:publication_date>"
                "<news:title>Wels &amp; Krasnodar feiern</news:title><news:keywords>Städte, Freunde</news:keywords>"
                "</news:news><image:image><image:loc>/bild.jpg</image:loc><image:title>Bild</image:title></image:image>",
            ),
            spaces=f'xmlns="{SPACE}" xmlns:news="{NEWS}" xmlns:image="{IMAGE}"',
        )
    )
    item = parsed.items[0]

    assert ("sitemap", "https://wels.example.at/") == (parsed.kind, parsed.site)
    assert ("Wels & Krasnodar feiern", "de", ("Städte", "Freunde")) == (item.title, item.language, item.categories)
    assert "https://wels.example.at/aktuell/partnerschaft-mit-krasnodar?a=1&b=2" == item.link
    assert ("2026-11-20T08:30:00+01:00", "2026-11-21T09:00:00+01:00") == (item.published, item.updated)
    assert "https://wels.example.at/bild.jpg" == item.image


def test_an_ordinary_sitemap_gives_articles_newest_first() -> None:
    """The home page, sections and files are no articles; ``lastmod`` says what changed, not when it was published."""
    parsed = parse(
        urlset(
            url("/", "<lastmod>2026-11-22</lastmod>"),
            url("/kontakt"),
            url("/bild.jpg"),
            url("/news/besuch-aus-nancy-2024", "<lastmod>2024-05-01</lastmod>"),
            url("/news/krasnodar-delegation-im-rathaus", "<lastmod>2026-11-20T10:00:00Z</lastmod>"),
            url("/news/schueler-fahren-nach-krasnodar", "<lastmod>2026-11-20T12:30:00+0300</lastmod>"),
            url("/news/feuerwehr-uebt-mit-partnern"),
        )
    )

    assert [
        "/news/krasnodar-delegation-im-rathaus",
        "/news/schueler-fahren-nach-krasnodar",
        "/news/besuch-aus-nancy-2024",
        "/news/feuerwehr-uebt-mit-partnern",
    ] == links(parsed)
    assert [None] * 4 == [item.published for item in parsed.items]
    assert [0, 1, 2, 3] == [item.position for item in parsed.items]


@pytest.mark.parametrize(
    "spaces",
    [
        pytest.param('xmlns="http://www.google.com/schemas/sitemap/0.84"', id="the old namespace"),
        pytest.param("", id="none"),
        pytest.param(f'xmlns:s="{SPACE}"', id="one that is not used"),
    ],
)
def test_namespaces_do_not_matter(spaces: str) -> None:
    """Nobody's sitemap is refused for its namespace; an undeclared prefix is read all the same."""
    body = urlset(
        url("/news/17-besuch", "<news:news><news:title>Besuch</news:title></news:news>"),
        spaces=spaces,
    )
    parsed = parse(body)

    assert [("Besuch", "/news/17-besuch")] == [(parsed.items[0].title, links(parsed)[0])]
    assert () == parsed.warnings


def test_prefixed_elements_are_read() -> None:
    """Some generators prefix every element."""
    body = (
        f'<s:urlset xmlns:s="{SPACE}"><s:url><s:loc>https://wels.example.at/news/17-besuch</s:loc></s:url></s:urlset>'
    )

    assert ["/news/17-besuch"] == links(parse(body))


def test_gzip_and_plain_lists_and_feeds_are_sitemaps_too() -> None:
    """All three stand in the protocol."""
    body = urlset(url("/news/17-besuch"))
    rss = '<rss version="2.0"><channel><item><title>Besuch</title><link>/1</link></item></channel></rss>'

    assert ["/news/17-besuch"] == links(parse(gzip.compress(body.encode())))
    assert ["/news/17-besuch"] == links(parse("\ufeffhttps://wels.example.at/news/17-besuch\r\n\r\n"))
    assert ["Besuch"] == [item.title for item in parse(rss).items]


def test_an_index_names_what_to_read_next() -> None:
    """News before pages, the changed before the older, the higher number first, sections and people last."""
    names = (
        "page-sitemap.xml",
        "category-sitemap.xml",
        "post-sitemap.xml",
        "post-sitemap2.xml",
        "author-sitemap.xml",
        "news-sitemap.xml",
    )
    stamps = {"news-sitemap.xml": "2026-11-22", "category-sitemap.xml": "2026-11-22"}
    rows = "".join(
        f"<sitemap><loc>https://wels.example.at/{name}</loc>"
        f"{f'<lastmod>{stamps[name]}</lastmod>' if name in stamps else ''}</sitemap>"
        for name in names
    )
    parsed = parse(f'<sitemapindex xmlns="{SPACE}">{rows}</sitemapindex>')

    assert () == parsed.items
    assert ["news-sitemap.xml", "post-sitemap2.xml", "post-sitemap.xml"] == [
        address.rpartition("/")[2] for address in parsed.more
    ][:3]
    assert 6 == len(parsed.more)


def test_only_the_newest_end_of_an_archive_is_taken() -> None:
    """A sitemap of thousands of addresses does not make us read them all; it is told how many there were."""
    rows = [
        url(f"/news/bericht-aus-wels-{n}", f"<lastmod>{2000 + n // 12}-{n % 12 + 1:02}-01</lastmod>")
        for n in range(300)
    ]
    parsed = parse(urlset(*rows))

    assert (sitemap.MOST, "/news/bericht-aus-wels-299") == (len(parsed.items), links(parsed)[0])
    assert ("of 300 addresses the newest 200 are taken",) == parsed.warnings


def test_the_operator_says_what_an_article_address_has() -> None:
    """``selectors.link`` is a part of the address, and then nothing else decides."""
    body = urlset(url("/news/kurz"), url("/vereine/musikverein-der-stadt-wels-17"))

    assert ["/news/kurz"] == links(parse(body, Selectors(link="/news/")))
    with pytest.raises(LayoutChanged, match="none of its 2 addresses has «/presse/»"):
        parse(body, Selectors(link="/presse/"))


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda body: body.replace("?a=1&amp;b", "?a=1&b"), id="a bare ampersand"),
        pytest.param(lambda body: body[: body.rindex("</url>")], id="cut off"),
        pytest.param(lambda body: "\n\n" + body, id="blank lines before the declaration"),
        pytest.param(lambda body: body.replace("nancy", "nan\x0bcy"), id="control characters"),
        pytest.param(lambda body: body.replace("UTF-8", "utf-16"), id="a false declaration"),
    ],
)
def test_broken_xml_is_read_all_the_same(spoil) -> None:  # type: ignore[no-untyped-def]
    """No slip of a generator costs the addresses that are there."""
    body = urlset(url("/news/besuch-aus-nancy?a=1&amp;b=2"), url("/news/feuerwehr-uebt-mit-partnern"))

    assert "/news/feuerwehr-uebt-mit-partnern" in links(parse(spoil(body)))


@pytest.mark.parametrize(
    ("body", "error", "said"),
    [
        ("<html><title>404</title></html>", UnknownFormat, "expected a sitemap, got an HTML page titled «404»"),
        ("", UnknownFormat, "an empty answer"),
        (b"\x1f\x8bnot gzip at all", ParseError, "cannot unpack"),
        ("<sitemapindex></sitemapindex>", LayoutChanged, "names no sitemap"),
        (urlset(url("/")), LayoutChanged, "none of its 1 addresses may be an article's"),
    ],
)
def test_what_is_no_sitemap_is_called_by_its_name(body: bytes | str, error: type[ParseError], said: str) -> None:
    """One line says what came instead."""
    with pytest.raises(error) as caught:
        parse(body)

    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_empty_sitemap_is_an_answer() -> None:
    """A news sitemap holds two days; a quiet week leaves it empty."""
    assert ((), ("the sitemap names no page",)) == (parse(urlset()).items, parse(urlset()).warnings)


def test_entities_are_not_expanded() -> None:
    """Neither files nor billions of laughs come in by a sitemap."""
    body = (
        '<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        + urlset(url("/news/17-a&x;b")).partition("?>")[2]
    )

    assert ["/news/17-a&x;b"] == links(parse(body))


@pytest.mark.parametrize("packed", [False, True])
def test_auto_recognises_a_sitemap(packed: bool) -> None:
    """An address pasted without a kind is read too."""
    body = urlset(url("/news/17-besuch")).encode()
    page = Page(ADDRESS, gzip.compress(body) if packed else body, datetime(2026, 11, 22, tzinfo=UTC))

    assert "sitemap" == auto.parse(page, Source("wels", ADDRESS)).kind


@given(st.binary() | st.builds(lambda parts: urlset("".join(parts)).encode(), st.lists(st.sampled_from(
    ["<url>", "</url>", "<loc>", "</loc>", "https://e.org/1", "<lastmod>", "2026", "&", "<news:news>", "]]>", "\x00"]
))))  # fmt: skip
def test_any_bytes_give_items_or_a_source_error(body: bytes) -> None:
    """No answer of a server raises anything else."""
    with suppress(SourceError):
        parse(body)
