"""The door of publishing: what is written where, formats as rows of a table, lists and status."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from lxml import etree

from aggregator.model import Feed
from aggregator.model.site import CityPage, FeedRef, PageRef, PairTally, SiteInfo, StatusPage
from aggregator.publish import (
    WRITERS,
    Shelf,
    publish_countries,
    publish_feed,
    publish_lists,
    publish_page,
    publish_redirect,
    publish_sitemap,
    publish_static,
    publish_status,
    sitemap,
    sitemap_months,
)
from tests.publish.examples import BG, EDITION, FEED, GDANSK, NOON, SITE

MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
REFS = [
    FeedRef("all", "All & everything", "index"),
    FeedRef("cities/a-pl", "A", "cities/a-pl", "Cities"),
    FeedRef("cities/b-de", "B\x00", "cities/b-de", "Cities"),
]


def test_a_feed_is_written_in_every_format(tmp_path: Path) -> None:
    """Only what changed is named, so nothing the second time."""
    shelf = Shelf(tmp_path)

    assert {f"{FEED.address}.{suffix}" for suffix in WRITERS} == set(publish_feed(shelf, FEED, SITE))
    assert [] == publish_feed(shelf, FEED, SITE)
    assert f"{FEED.address}.ru.atom" in publish_feed(shelf, EDITION, SITE)


def test_a_format_is_one_function_and_one_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A toy format: headlines as plain text."""

    def write(feed: Feed, site: SiteInfo) -> bytes:
        return "\n".join([site.publisher.title, *(entry.title for entry in feed.entries)]).encode()

    monkeypatch.setitem(WRITERS, "txt", write)
    publish_feed(Shelf(tmp_path), FEED, SITE)

    text = (tmp_path / f"{FEED.address}.txt").read_text()
    assert ["Neighbours", FEED.entries[0].title, FEED.entries[1].title] == text.splitlines()


def test_the_subscription_list(tmp_path: Path) -> None:
    """OPML 2.0: every outline of type rss has text and xmlUrl; groups are outlines around them."""
    publish_lists(Shelf(tmp_path), REFS, [], SITE)
    root = etree.parse(tmp_path / "feeds.opml").getroot()
    outlines = root.findall(".//outline[@type='rss']")

    assert ("opml", "2.0", "Neighbours") == (root.tag, root.get("version"), root.findtext("head/title"))
    assert ["All & everything", "A", "B"] == [outline.get("text") for outline in outlines]
    assert "https://news.example.org/cities/a-pl.atom" == outlines[1].get("xmlUrl")
    assert "https://news.example.org/" == outlines[0].get("htmlUrl")
    assert ["Cities"] == [outline.get("text") for outline in root.findall("body/outline") if not outline.get("type")]


def test_a_list_for_each_country(tmp_path: Path) -> None:
    """Its address has the code in lower case."""
    publish_countries(Shelf(tmp_path), {"PL": REFS[1:2], "de": REFS[2:]}, SITE)

    assert ["de.opml", "pl.opml"] == sorted(path.name for path in (tmp_path / "countries").iterdir())
    assert b"Neighbours \xc2\xb7 PL" in (tmp_path / "countries/pl.opml").read_bytes()


def test_the_sitemap(tmp_path: Path) -> None:
    """Every page in every language, each with all its translations."""
    publish_lists(Shelf(tmp_path), [], [PageRef("index", NOON), PageRef("cities/a-pl")], SITE)
    root = etree.parse(tmp_path / "sitemap/pages.xml").getroot()

    assert [
        "https://news.example.org/",
        "https://news.example.org/ru/",
        "https://news.example.org/cities/a-pl.html",
        "https://news.example.org/ru/cities/a-pl.html",
    ] == [node.text for node in root.iterfind("s:url/s:loc", MAP)]
    assert ["2025-05-20T12:00:00+03:00"] * 2 == [node.text for node in root.iterfind("s:url/s:lastmod", MAP)]
    assert ["en", "ru"] == [node.get("hreflang") for node in root.find("s:url", MAP).iterfind("x:link", MAP)]


def test_the_index_names_every_sitemap(tmp_path: Path) -> None:
    """Also those published before; robots.txt names the index."""
    shelf = Shelf(tmp_path)
    publish_sitemap(shelf, "2025-05", [PageRef("stories/a")] * 30, SITE)
    publish_lists(shelf, [], [PageRef("index")], SITE)
    root = etree.parse(tmp_path / "sitemap.xml").getroot()

    assert f"{{{MAP['s']}}}sitemapindex" == root.tag
    assert (tmp_path / "sitemap/2025-05.xml.gz").exists()
    assert ["https://news.example.org/sitemap/2025-05.xml", "https://news.example.org/sitemap/pages.xml"] == [
        node.text for node in root.iterfind("s:sitemap/s:loc", MAP)
    ]
    assert "Sitemap: https://news.example.org/sitemap.xml" in (tmp_path / "robots.txt").read_text().splitlines()
    assert {"2025-05"} == sitemap_months(shelf)


def test_a_sitemap_keeps_to_the_protocols_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """50,000 addresses and 50 MB a file: the rest goes on in another, which goes when nothing is left for it."""
    monkeypatch.setattr(sitemap, "MOST", 11)
    shelf = Shelf(tmp_path)
    written = publish_sitemap(shelf, "2025-05", [PageRef(f"stories/{n}") for n in range(12)], SITE)

    assert [f"sitemap/2025-05{piece}.xml" for piece in ("", "-2", "-3")] == written
    assert [10, 10, 4] == [(tmp_path / path).read_bytes().count(b"<loc>") for path in written]
    assert [] == publish_sitemap(shelf, "2025-05", [PageRef(f"stories/{n}") for n in range(12)], SITE)
    publish_sitemap(shelf, "2025-0", [], SITE)
    assert ["sitemap/2025-05-3.xml"] == publish_sitemap(
        shelf, "2025-05", [PageRef(f"stories/{n}") for n in range(10)], SITE
    )
    assert ["sitemap/2025-05.xml", "sitemap/2025-05-2.xml"] == sorted(
        publish_sitemap(shelf, "2025-05", [], SITE), key=len
    )
    assert [] == shelf.standing("sitemap")


def test_the_fullest_sitemap_is_small_enough() -> None:
    """50 MB at the most, with long addresses in twelve languages."""
    site = replace(SITE, publisher=replace(SITE.publisher, languages=tuple("abcdefghijkl")))
    refs = [PageRef(f"pairs/{'x' * 60}--{n:060}", NOON) for n in range(sitemap.MOST // 12 + 1)]
    written = sitemap.write("pages", refs, site)

    assert 2 == len(written)
    assert max(map(len, written.values())) < 50_000_000


@pytest.mark.parametrize(
    ("when", "name", "before"),
    [
        (datetime(2025, 12, 31, 23, 30, tzinfo=timezone(timedelta(hours=-1))), "2026-01", "2026-02-01"),
        (datetime(2025, 12, 1, tzinfo=UTC), "2025-12", "2026-01-01"),
        (datetime(999, 1, 1, tzinfo=UTC), "0999-01", "0999-02-01"),
        (datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-3))), "9999-12", "9999-12-31"),
    ],
)
def test_months(when: datetime, name: str, before: str) -> None:
    """As UTC has them, to the ends of the calendar."""
    begins, ends = sitemap.span(name)

    assert name == sitemap.month(when)
    assert (f"{name}-01", before) == (begins.date().isoformat(), ends.date().isoformat())


def test_status_in_json_and_for_people(tmp_path: Path) -> None:
    """Written in every language, unchanged when nothing changed."""
    shelf = Shelf(tmp_path)
    document = {"generated": NOON.isoformat(), "sources": [], "note": "lone \ud800"}
    pages = [StatusPage(language, datetime(2025, 1, 1, tzinfo=UTC), ()) for language in ("en", "ru")]

    assert ["status.json", "status.html", "ru/status.html"] == publish_status(shelf, document, pages, SITE)
    assert [] == publish_status(shelf, document, pages, SITE)
    assert NOON.isoformat() == json.loads((tmp_path / "status.json").read_bytes())["generated"]


def test_a_renamed_city_leaves_a_redirect(tmp_path: Path) -> None:
    """Relative, so that it works from disk; in every language."""
    written = publish_redirect(Shelf(tmp_path), "cities/old-pl", "cities/new-pl", SITE)

    assert ["cities/old-pl.html", "ru/cities/old-pl.html"] == written
    assert 'content="0; url=../cities/new-pl.html"' in (tmp_path / written[0]).read_text()
    assert 'content="0; url=../../ru/cities/new-pl.html"' in (tmp_path / written[1]).read_text()


def test_static_files_load_nothing_from_elsewhere(tmp_path: Path) -> None:
    """A style sheet under 20 kB, an icon and a logo."""
    shelf = Shelf(tmp_path)

    assert {"static/style.css", "static/icon.svg", "static/logo.png"} <= set(publish_static(shelf))
    assert [] == publish_static(shelf)
    style = (tmp_path / "static/style.css").read_text()
    assert "url(" not in style
    assert "@import" not in style
    assert len(style) < 20_000
    assert etree.parse(tmp_path / "static/icon.svg") is not None
    assert b"\x89PNG" == (tmp_path / "static/logo.png").read_bytes()[:4]


def test_a_partner_of_long_ago_is_still_a_partner(tmp_path: Path) -> None:
    """Its stories may have left the newest ones that a city's page shows."""
    page = CityPage("en", "cities/gdansk-pl", GDANSK, (), (PairTally(BG, 3, NOON),))

    assert ["cities/gdansk-pl.html"] == publish_page(Shelf(tmp_path), page, SITE)
    assert "Bremen" in (tmp_path / "cities/gdansk-pl.html").read_text()


def test_a_publisher_of_one_language_has_no_folders_for_others(tmp_path: Path) -> None:
    """And the sitemap names each page once."""
    site = replace(SITE, publisher=replace(SITE.publisher, languages=("ru",)))
    publish_lists(Shelf(tmp_path), [], [PageRef("index")], site)

    assert 1 == (tmp_path / "sitemap/pages.xml").read_bytes().count(b"<loc>")
