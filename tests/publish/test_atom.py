"""Atom: valid, complete, the same bytes for the same feed, whatever text it carries."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from aggregator.model import Enclosure, Feed
from aggregator.publish import WRITERS
from aggregator.publish.text import clean
from tests.publish.examples import ARCHIVED, BREMEN, EDITION, EMPTY, ENTRY, FEED, HARD, HUBBED, LIVING, SITE, with_text

NS = {"a": "http://www.w3.org/2005/Atom", "g": "http://www.georss.org/georss", "m": "http://search.yahoo.com/mrss/"}
HISTORY = "http://purl.org/syndication/history/1.0"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
write = WRITERS["atom"]


def tree(feed: Feed) -> etree._Element:
    """The document as a reader's parser sees it."""
    return etree.fromstring(write(feed, SITE))


@pytest.mark.parametrize(
    "feed",
    [FEED, EDITION, EMPTY, replace(EMPTY, title=""), LIVING, ARCHIVED],
    ids=["pair", "edition", "empty", "untitled", "living", "archived"],
)
def test_it_is_valid(feed: Feed, atom_grammar: etree.RelaxNG) -> None:
    """RFC 4287's grammar accepts it, and a tolerant parser finds nothing to tolerate."""
    feed = replace(feed, title=feed.title or "t")

    document = feedparser.parse(BytesIO(write(feed, SITE)))

    assert atom_grammar.validate(tree(feed)), atom_grammar.error_log
    assert not document.bozo
    assert "atom10" == document.version


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(lambda root: root.remove(root.find("a:updated", NS)), id="no updated"),
        pytest.param(lambda root: root.append(root.find("a:id", NS).__copy__()), id="two ids"),
        pytest.param(lambda root: root.find(".//a:published", NS).__setattr__("text", "2025-05-20"), id="a day only"),
        pytest.param(lambda root: root.find(".//a:entry/a:link", NS).attrib.pop("href"), id="link to nowhere"),
        pytest.param(lambda root: root.find(".//a:entry/a:link", NS).set("hreflang", "ru_RU"), id="odd language"),
        pytest.param(
            lambda root: root.find(".//a:entry", NS).append(etree.Element(f"{{{NS['a']}}}note")), id="unknown"
        ),
        pytest.param(lambda root: root.find("a:author", NS).remove(root.find("a:author/a:name", NS)), id="nameless"),
    ],
)
def test_the_grammar_refuses_what_the_rfc_forbids(broken: object, atom_grammar: etree.RelaxNG) -> None:
    """Otherwise the test above would prove nothing."""
    root = tree(FEED)
    broken(root)  # type: ignore[operator]

    assert not atom_grammar.validate(root)


def test_a_feed_without_author_needs_authors_in_its_entries(atom_grammar: etree.RelaxNG) -> None:
    """§ 4.1.1: the entry's own, or its source's."""
    root = tree(FEED)
    root.remove(root.find("a:author", NS))
    assert atom_grammar.validate(root)

    for entry in root.iterfind("a:entry", NS):
        entry.remove(entry.find("a:author", NS))
    assert atom_grammar.validate(root)

    root.find("a:entry/a:source", NS).remove(root.find("a:entry/a:source/a:author", NS))
    assert not atom_grammar.validate(root)


def test_an_entry_is_complete() -> None:
    """Everything the contract promises of an entry, as a reader's library sees it."""
    entry = feedparser.parse(BytesIO(write(FEED, SITE))).entries[0]

    assert ENTRY.id == entry.id
    assert "Гданьск & Бремен: 50 лет вместе" == entry.title
    assert ENTRY.url == entry.link
    assert ("2025-05-20T12:00:00+03:00", "2025-05-20T14:00:00+03:00") == (entry.published, entry.updated)
    assert "ru" == entry.title_detail.language
    assert ["Анна"] == [author.name for author in entry.authors]
    assert ("The Port", "tag:news.example.org,2026:sources/port") == (entry.source.title, entry.source.id)
    assert "Also told by" not in entry.summary
    assert entry.summary.endswith("Об этом также: Rathaus, Third.")
    assert {
        ("bremen-de", "https://news.example.org/cities/", "Bremen"),
        ("gdansk-pl", "https://news.example.org/cities/", "Gdańsk"),
        ("bremen-de--gdansk-pl", "https://news.example.org/pairs/", "Bremen – Gdańsk"),
        ("anniversary", "https://news.example.org/acts/", "Anniversary"),
        ("ru", "https://news.example.org/languages/", "Russian"),
        ("culture", None, None),
    } == {(tag.term, tag.scheme, tag.label) for tag in entry.tags}


def test_links_keep_what_feedgen_drops() -> None:
    """rel, hreflang, title, type, length."""
    entry = tree(FEED).find("a:entry", NS)
    links = [dict(link.attrib) for link in entry.iterfind("a:link", NS)]

    assert [
        {"rel": "alternate", "href": ENTRY.url, "hreflang": "ru"},
        {"rel": "related", "href": "https://hall.example/a%20b", "title": "Fünfzig Jahre", "hreflang": "de"},
        {"rel": "related", "href": "https://third.example/", "title": "No language"},
        {"rel": "via", "href": "https://port.example/feed"},
        {"rel": "enclosure", "href": "https://port.example/a.mp3", "type": "audio/mpeg", "length": "123"},
        {"rel": "enclosure", "href": "https://port.example/b"},
        {"rel": "enclosure", "href": "https://port.example/p.JPG?w=9", "type": "image/jpeg"},
        {"rel": "license", "href": "https://creativecommons.org/licenses/by/4.0/"},
    ] == links


def test_the_source_is_whole() -> None:
    """§ 4.2.11: id, title, updated, and where it lives."""
    source = tree(FEED).find("a:entry/a:source", NS)

    assert ["id", "title", "updated", "author", "link"] == [etree.QName(child).localname for child in source]
    assert "self" == source.find("a:link", NS).get("rel")
    assert "ru" == source.get(LANG)
    assert "2025-05-20T12:00:00+03:00" == source.findtext("a:updated", namespaces=NS)


def test_places_and_pictures() -> None:
    """A point for each city, a picture with its type."""
    entry = tree(FEED).find("a:entry", NS)

    assert ["53.08000 8.80000", "54.35000 18.65000"] == [point.text for point in entry.iterfind("g:point", NS)]
    assert "image/jpeg" == entry.find("m:content", NS).get("type")


def test_a_city_without_coordinates_has_no_point() -> None:
    """Operators may define cities by name only."""
    nowhere = replace(BREMEN, latitude=None)
    feed = replace(FEED, entries=(replace(ENTRY, cities=(nowhere,)),))

    assert [] == tree(feed).findall(".//g:point", NS)


def test_languages_of_feed_and_entries() -> None:
    """The feed's own words are in the publisher's first language or the edition's; of an entry whose language nobody
    knows it says so instead of lending it the feed's."""
    assert ["en", "ru", "und"] == [tree(FEED).get(LANG), *(one.get(LANG) for one in tree(FEED).iterfind("a:entry", NS))]
    assert "ru" == tree(EDITION).get(LANG)


@pytest.mark.parametrize(
    ("feed", "page"),
    [
        (FEED, "pairs/bremen-de--gdansk-pl.html"),
        (EDITION, "ru/pairs/bremen-de--gdansk-pl.html"),
        (EMPTY, ""),
        (replace(EDITION, address="cities/gdansk-pl.en", language="en"), "cities/gdansk-pl.html"),
    ],
)
def test_feed_links(feed: Feed, page: str) -> None:
    """Itself and one page for people, in the edition's language: of several alternates newsboat takes the last."""
    links = [(link.get("rel"), link.get("href")) for link in tree(feed).iterfind("a:link", NS)]

    assert [
        ("self", f"https://news.example.org/{feed.address}.atom"),
        ("alternate", f"https://news.example.org/{page}"),
    ] == [link for link in links if link[0] != "related"]


@pytest.mark.parametrize(("feed", "languages"), [(FEED, ["en", "ru"]), (EDITION, ["en"]), (EMPTY, []), (ARCHIVED, [])])
def test_a_feed_names_its_other_editions(feed: Feed, languages: list[str]) -> None:
    """Of all stories there are none, and an archive document is no edition's."""
    links = tree(feed).findall("a:link[@rel='related']", NS)

    assert languages == [link.get("hreflang") for link in links]
    assert {f"https://news.example.org/{FEED.address}.{language}.atom" for language in languages} == {
        link.get("href") for link in links
    }


def test_content_is_html_only_where_there_is_some() -> None:
    """The policy decided that when the entry was composed."""
    first, second = tree(FEED).findall("a:entry", NS)

    assert first.find("a:content", NS) is None
    assert ("html", "<p>Ganz <b>lang</b></p>") == (
        second.find("a:content", NS).get("type"),
        second.findtext("a:content", namespaces=NS),
    )


def test_entries_stand_in_the_feeds_order() -> None:
    """feedgen would put each new one first."""
    assert [one.id for one in FEED.entries] == [node.text for node in tree(FEED).iterfind("a:entry/a:id", NS)]


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_same_feed_same_bytes(suffix: str) -> None:
    """No clock gets in: every date of an empty feed is its own."""
    once, again = WRITERS[suffix](FEED, SITE), WRITERS[suffix](FEED, SITE)

    assert once == again
    assert WRITERS[suffix](EMPTY, SITE) == WRITERS[suffix](replace(EMPTY), SITE)
    assert b"</feed>" != once


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_hard_texts(text: str, atom_grammar: etree.RelaxNG) -> None:
    """They come back as they went in, less what XML forbids; and the feed stays valid."""
    feed = with_text(text)
    root = tree(feed)

    assert atom_grammar.validate(root), atom_grammar.error_log
    assert clean(text) == root.findtext("a:entry/a:title", namespaces=NS)
    assert clean(text) == root.findtext("a:entry/a:content", namespaces=NS)
    assert clean(text) == root.find("a:entry/a:category", NS).get("label")
    assert not feedparser.parse(BytesIO(write(feed, SITE))).bozo


@given(st.text(st.characters(exclude_categories=()), min_size=1))
def test_any_text(atom_grammar: etree.RelaxNG, text: str) -> None:
    """No text a source may send breaks the document."""
    root = tree(with_text(text))

    assert atom_grammar.validate(root), atom_grammar.error_log
    assert (clean(text) or root.find("a:entry/a:link", NS).get("href")) == root.findtext(
        "a:entry/a:title", namespaces=NS
    )
    assert clean(text) == (root.findtext("a:entry/a:content", namespaces=NS) or "")


def test_a_feed_leads_to_its_archive() -> None:
    """RFC 5005 § 4: the feed knows the newest document, each document its neighbours and the feed."""
    feed, page = tree(LIVING), tree(ARCHIVED)

    def linked(root: etree._Element) -> dict[str, str]:
        return {link.get("rel"): link.get("href") for link in root.iterfind("a:link", NS)}

    base = "https://news.example.org"
    assert f"{base}/archive/{FEED.address}/2.atom" == linked(feed)["prev-archive"] == linked(page)["self"]
    assert (f"{base}/archive/{FEED.address}/1.atom", f"{base}/archive/{FEED.address}/3.atom") == (
        linked(page)["prev-archive"],
        linked(page)["next-archive"],
    )
    assert f"{base}/{FEED.address}.atom" == linked(page)["current"]
    assert (0, 1) == tuple(len(root.findall(f"{{{HISTORY}}}archive")) for root in (feed, page))
    assert feed.findtext("a:id", namespaces=NS) == page.findtext("a:id", namespaces=NS)


def test_what_is_gone_has_a_tombstone() -> None:
    """RFC 6721: the entry's id, the moment, and where the story went."""
    stones = tree(LIVING).findall(f"{{{TOMBSTONES}}}deleted-entry")

    assert [(one.id, one.when.isoformat()) for one in LIVING.gone] == [
        (stone.get("ref"), stone.get("when")) for stone in stones
    ]
    assert ["https://news.example.org/stories/s1.html", None] == [
        link.get("href") if (link := stone.find("a:link", NS)) is not None else None for stone in stones
    ]


def test_a_feed_names_its_hubs_and_its_archive_does_not() -> None:
    """WebSub § 4: who may be asked to push; nothing new ever comes to an archive document."""
    hubs = [etree.fromstring(write(feed, HUBBED)).find("a:link[@rel='hub']", NS) for feed in (FEED, ARCHIVED)]

    assert "https://hub.example/" == hubs[0].get("href")
    assert hubs[1] is None


def test_a_picture_that_is_an_enclosure_tells_type_and_length() -> None:
    """And it is not named twice."""
    photo = "https://port.example/photo"
    feed = replace(FEED, entries=(replace(ENTRY, image=photo, enclosures=(Enclosure(photo, "image/png", 7),)),))
    entry = tree(feed).find("a:entry", NS)

    assert ("image/png", "7") == (entry.find("m:content", NS).get("type"), entry.find("m:content", NS).get("fileSize"))
    assert [("image/png", "7")] == [
        (link.get("type"), link.get("length")) for link in entry.findall("a:link[@rel='enclosure']", NS)
    ]
