"""RSS 2.0: equal content, read back by a reader's library."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from io import BytesIO

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from aggregator.publish import WRITERS
from aggregator.publish.text import clean
from tests.publish.examples import EDITION, EMPTY, ENTRY, FEED, HARD, SITE, with_text

write = WRITERS["rss"]
ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"


def channel(feed: object) -> etree._Element:
    """The channel as a reader's parser sees it."""
    return etree.fromstring(write(feed, SITE)).find("channel")  # type: ignore[arg-type]


@pytest.mark.parametrize("feed", [FEED, EDITION, EMPTY], ids=["pair", "edition", "empty"])
def test_a_reader_finds_nothing_wrong(feed: object) -> None:
    """And takes it for what it is."""
    document = feedparser.parse(BytesIO(write(feed, SITE)))  # type: ignore[arg-type]

    assert not document.bozo
    assert "rss20" == document.version


def test_the_channel() -> None:
    """Its link is the page for people, its atom:link itself, its date the feed's."""
    made = channel(FEED)

    assert "https://news.example.org/pairs/bremen-de--gdansk-pl.html" == made.findtext("link")
    assert "https://news.example.org/pairs/bremen-de--gdansk-pl.rss" == made.find(f"{ATOM}link").get("href")
    assert "Tue, 20 May 2025 14:00:00 +0300" == made.findtext("lastBuildDate")
    assert "desk@example.org (The desk)" == made.findtext("managingEditor")
    assert ("en", "ru") == (made.findtext("language"), channel(EDITION).findtext("language"))


def test_an_item() -> None:
    """The same id, dates, places and tellers as in Atom."""
    made = channel(FEED).find("item")

    assert ENTRY.title == made.findtext("title")
    assert (ENTRY.id, "false") == (made.findtext("guid"), made.find("guid").get("isPermaLink"))
    assert "Tue, 20 May 2025 12:00:00 +0300" == made.findtext("pubDate")
    assert ("The Port", "https://port.example/feed") == (made.findtext("source"), made.find("source").get("url"))
    assert ("Анна", "ru") == (made.findtext(f"{DC}creator"), made.findtext(f"{DC}language"))
    assert ["Fünfzig Jahre", "No language"] == [
        link.get("title") for link in made.iterfind(f"{ATOM}link[@rel='related']")
    ]
    assert ("https://port.example/a.mp3", "123", "audio/mpeg") == tuple(
        made.find("enclosure").get(key) for key in ("url", "length", "type")
    )
    assert 2 == len(made.findall("{http://www.georss.org/georss}point"))
    assert [
        *(f"https://news.example.org/{room}/" for room in ("acts", "cities", "languages", "pairs")),
        None,
    ] == sorted({node.get("domain") for node in made.iterfind("category")}, key=lambda domain: domain or "z")
    assert ["https://port.example/b", "https://port.example/p.JPG?w=9"] == [
        link.get("href") for link in made.iterfind(f"{ATOM}link[@rel='enclosure']")
    ]


def test_the_description_is_html_and_the_content_beside_it() -> None:
    """A plain «<» must not become a tag in a reader."""
    first, second = channel(FEED).findall("item")

    assert first.findtext("description").startswith("Мэры &lt; гости &gt;.<br>")
    assert "<p>Ganz <b>lang</b></p>" == second.findtext(f"{CONTENT}encoded")


def test_an_item_without_summary_describes_itself() -> None:
    """With the policy «title» there is only the headline, as HTML."""
    entry = replace(ENTRY, summary="", related=())

    assert escape(ENTRY.title) == channel(replace(FEED, entries=(entry,))).findtext("item/description")


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_hard_texts(text: str) -> None:
    """They come back as they went in, less what XML forbids."""
    feed = with_text(text)

    assert clean(text) == channel(feed).findtext("item/title")
    assert not feedparser.parse(BytesIO(write(feed, SITE))).bozo


@given(st.text(st.characters(exclude_categories=()), min_size=1))
def test_any_text(text: str) -> None:
    """No text a source may send breaks the document."""
    item = channel(with_text(text)).find("item")

    assert clean(text) == (item.findtext(f"{CONTENT}encoded") or "")
    assert item.findtext(f"{DC}creator") in {clean(text), "port"}
