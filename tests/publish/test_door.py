"""The door of publishing: what is written where, formats as rows of a table, lists and status."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from aggregator.model import Feed
from aggregator.model.site import FeedRef, PageRef, SiteInfo, StatusPage
from aggregator.publish import (
    WRITERS,
    Shelf,
    publish_countries,
    publish_feed,
    publish_lists,
    publish_redirect,
    publish_static,
    publish_status,
    sitemap,
)
from tests.publish.examples import EDITION, FEED, NOON, SITE

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
    root = etree.parse(tmp_path / "sitemap.xml").getroot()

    assert [
        "https://news.example.org/",
        "https://news.example.org/ru/",
        "https://news.example.org/cities/a-pl.html",
        "https://news.example.org/ru/cities/a-pl.html",
    ] == [node.text for node in root.iterfind("s:url/s:loc", MAP)]
    assert ["2025-05-20T12:00:00+03:00"] * 2 == [node.text for node in root.iterfind("s:url/s:lastmod", MAP)]
    assert ["en", "ru"] == [node.get("hreflang") for node in root.find("s:url", MAP).iterfind("x:link", MAP)]


def test_a_sitemap_keeps_to_the_protocols_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fifty thousand addresses; the pages given first are kept, each with all its translations."""
    assert 50_000 == sitemap.MOST

    monkeypatch.setattr(sitemap, "MOST", 11)
    publish_lists(Shelf(tmp_path), [], [PageRef(f"stories/{n}") for n in range(9)], SITE)
    written = (tmp_path / "sitemap.xml").read_bytes()

    assert 10 == written.count(b"<loc>")
    assert b"stories/4.html" in written


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

    assert ["static/style.css", "static/icon.svg", "static/logo.png"] == publish_static(shelf)
    assert [] == publish_static(shelf)
    style = (tmp_path / "static/style.css").read_text()
    assert "url(" not in style
    assert "@import" not in style
    assert len(style) < 20_000
    assert etree.parse(tmp_path / "static/icon.svg") is not None
    assert b"\x89PNG" == (tmp_path / "static/logo.png").read_bytes()[:4]


def test_a_publisher_of_one_language_has_no_folders_for_others(tmp_path: Path) -> None:
    """And the sitemap names each page once."""
    site = replace(SITE, publisher=replace(SITE.publisher, languages=("ru",)))
    publish_lists(Shelf(tmp_path), [], [PageRef("index")], site)

    assert 1 == (tmp_path / "sitemap.xml").read_bytes().count(b"<loc>")
