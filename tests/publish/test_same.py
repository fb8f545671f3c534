"""Atom, RSS and JSON Feed say the same."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from aggregator.model import Act, City, Enclosure, Entry, Feed, Gone, Related
from aggregator.publish import WRITERS
from tests.publish.examples import (
    ARCHIVED,
    BG,
    BREMEN,
    EDITION,
    EMPTY,
    ENTRY,
    FEED,
    GDANSK,
    HARD,
    HUBBED,
    LIVING,
    NOON,
    with_text,
)

A = "{http://www.w3.org/2005/Atom}"
AT = "{http://purl.org/atompub/tombstones/1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
POINT = "{http://www.georss.org/georss}point"
PICTURE = "{http://search.yahoo.com/mrss/}content"


@dataclass(frozen=True)
class Said:
    """What one document says of one entry, whatever its format."""

    id: str
    title: str
    url: str
    summary: str
    content: str | None
    published: datetime
    updated: datetime
    language: str | None
    authors: tuple[str, ...]
    categories: tuple[tuple[str | None, str], ...]
    related: tuple[tuple[str, str, str | None], ...]
    files: tuple[tuple[str, str, int], ...]
    picture: str | None
    points: tuple[tuple[float, float], ...]
    source: tuple[str, str]
    rights: str | None
    licence: str | None


def moment(text: str) -> datetime:
    """RFC 3339."""
    return datetime.fromisoformat(text)


def links(node: Any, rel: str) -> list[Any]:
    """Atom's links of this relation."""
    return node.findall(f"{A}link[@rel='{rel}']")


def related(node: Any) -> tuple[tuple[str, str, str | None], ...]:
    """Other tellings."""
    return tuple((link.get("href"), link.get("title"), link.get("hreflang")) for link in links(node, "related"))


def xml_file(node: Any, at: str = "href") -> tuple[str, str, int]:
    """An enclosure; RSS and JSON Feed demand what Atom leaves open."""
    return node.get(at), node.get("type") or "application/octet-stream", int(node.get("length") or 0)


def both(node: Any) -> dict[str, Any]:
    """What the XML formats say in the same words."""
    picture = node.find(PICTURE)
    licences = [link.get("href") for link in links(node, "license")]
    return {
        "related": related(node),
        "picture": picture.get("url") if picture is not None else None,
        "points": tuple(tuple(map(float, point.text.split())) for point in node.iterfind(POINT)),
        "licence": licences[0] if licences else None,
    }


def atom(feed: Feed) -> list[Said]:
    """What the Atom document says."""
    root = etree.fromstring(WRITERS["atom"](feed, HUBBED))
    return [
        Said(
            id=node.findtext(f"{A}id"),
            title=node.findtext(f"{A}title"),
            url=links(node, "alternate")[0].get("href"),
            summary=node.findtext(f"{A}summary") or "",
            content=node.findtext(f"{A}content"),
            published=moment(node.findtext(f"{A}published")),
            updated=moment(node.findtext(f"{A}updated")),
            language=None if node.get(LANG) == "und" else node.get(LANG),
            authors=tuple(one.text for one in node.iterfind(f"{A}author/{A}name")),
            categories=tuple(
                (one.get("scheme"), one.get("label") or one.get("term")) for one in node.iterfind(f"{A}category")
            ),
            files=tuple(xml_file(link) for link in links(node, "enclosure")),
            source=(node.findtext(f"{A}source/{A}title"), node.find(f"{A}source/{A}link").get("href")),
            rights=node.findtext(f"{A}rights"),
            **both(node),
        )
        for node in root.iterfind(f"{A}entry")
    ]


def rss(feed: Feed) -> list[Said]:
    """What the RSS document says."""
    root = etree.fromstring(WRITERS["rss"](feed, HUBBED))
    return [
        Said(
            id=node.findtext("guid"),
            title=node.findtext("title"),
            url=node.findtext("link"),
            summary=unescape(node.findtext("description").replace("<br>", "")),
            content=node.findtext("{http://purl.org/rss/1.0/modules/content/}encoded"),
            published=parsedate_to_datetime(node.findtext("pubDate")),
            updated=moment(node.findtext(f"{A}updated")),
            language=node.findtext(f"{DC}language"),
            authors=tuple(one.text for one in node.iterfind(f"{DC}creator")),
            categories=tuple((one.get("domain"), one.text) for one in node.iterfind("category")),
            files=tuple(
                [xml_file(one, "url") for one in node.iterfind("enclosure")]
                + [xml_file(one) for one in links(node, "enclosure")]
            ),
            source=(node.findtext("source"), node.find("source").get("url")),
            rights=node.findtext(f"{DC}rights"),
            **both(node),
        )
        for node in root.iterfind("channel/item")
    ]


def jsonfeed(feed: Feed) -> list[Said]:
    """What the JSON Feed says."""
    document = json.loads(WRITERS["json"](feed, HUBBED))
    return [
        Said(
            id=item["id"],
            title=item["title"],
            url=item["url"],
            summary=item.get("summary") or item.get("content_text", ""),
            content=item.get("content_html"),
            published=moment(item["date_published"]),
            updated=moment(item["date_modified"]),
            language=item.get("language"),
            authors=tuple(one["name"] for one in item["authors"]),
            categories=tuple(
                (one.get("scheme"), one.get("label") or one["term"]) for one in item["_categories"]["categories"]
            ),
            related=tuple((one["url"], one["title"], one.get("language")) for one in item["_related"]["tellings"]),
            files=tuple(
                (one["url"], one["mime_type"], one.get("size_in_bytes", 0)) for one in item.get("attachments", [])
            ),
            picture=item.get("image"),
            points=tuple(
                (round(city["latitude"], 5), round(city["longitude"], 5))
                for city in item["_places"]["cities"]
                if {"latitude", "longitude"} <= set(city)
            ),
            source=(item["_source"]["title"], item["_source"]["url"]),
            rights=item["_source"].get("rights"),
            licence=item["_source"].get("license"),
        )
        for item in document["items"]
    ]


def whole(feed: Feed) -> list[tuple[Any, ...]]:
    """What each format says of the feed itself: title, page, languages of editions, hubs, past, tombstones."""
    base = f"https://news.example.org/{feed.address}"
    found: list[tuple[Any, ...]] = []
    for suffix in ("atom", "rss"):
        root = etree.fromstring(WRITERS[suffix](feed, HUBBED))
        channel = root if suffix == "atom" else root.find("channel")
        page = links(channel, "alternate")[0].get("href") if suffix == "atom" else channel.findtext("link")
        found.append(
            (
                channel.findtext(f"{A}title") or channel.findtext("title"),
                channel.findtext(f"{A}subtitle") or channel.findtext("description"),
                page,
                links(channel, "self")[0].get("href").removesuffix(f".{suffix}") == base,
                [link.get("hreflang") for link in links(channel, "related")],
                [link.get("href") for link in links(channel, "hub")],
                [link.get("href").removesuffix(f".{suffix}") for link in links(channel, "prev-archive")],
                [link.get("href").removesuffix(f".{suffix}") for link in links(channel, "next-archive")],
                [(stone.get("ref"), stone.get("when")) for stone in channel.iterfind(f"{AT}deleted-entry")],
            )
        )
    document = json.loads(WRITERS["json"](feed, HUBBED))
    own = document["_feed"]
    found.append(
        (
            document["title"],
            document.get("description") or document["title"],
            document["home_page_url"],
            document["feed_url"] == f"{base}.json",
            [one["language"] for one in own.get("editions", [])],
            [one["url"] for one in document.get("hubs", [])],
            [url.removesuffix(".json") for url in (document.get("next_url"),) if url],
            [url.removesuffix(".json") for url in (own.get("newer"),) if url],
            [(one["id"], one["when"]) for one in own.get("deleted", [])],
        )
    )
    return found


@pytest.mark.parametrize("feed", [FEED, EDITION, LIVING, ARCHIVED], ids=["pair", "edition", "living", "archived"])
def test_of_the_feed(feed: Feed) -> None:
    """Title, page, editions, hubs, archive and tombstones."""
    of_atom, of_rss, of_json = whole(feed)

    assert of_atom == of_rss == of_json


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_of_hard_texts(text: str) -> None:
    """Nothing is lost in one format that another keeps."""
    feed = with_text(text)

    assert atom(feed) == rss(feed) == jsonfeed(feed)
    assert 1 == len(atom(feed))


#: Words with an end: XML's own white space at the ends of short fields is not at stake here.
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).map(lambda text: f"«{text}»")
ADDRESSES = WORDS.map(lambda text: f"https://port.example/{text}")
MAYBE_FILES = st.lists(
    st.builds(Enclosure, ADDRESSES, st.sampled_from([None, "audio/mpeg", "image/png"]), st.none() | st.integers(0, 9)),
    max_size=3,
    unique_by=lambda file: file.url,
)
RELATED = st.builds(Related, ADDRESSES, WORDS, st.sampled_from([None, "de", "zh-Hant"]), WORDS, WORDS, st.just(NOON))
CITIES = st.lists(st.sampled_from([BREMEN, GDANSK, City(None, "Там", "", "tam")]), unique=True, max_size=3)
ENTRIES: st.SearchStrategy[Entry] = st.builds(
    replace,
    st.just(ENTRY),
    title=WORDS,
    url=ADDRESSES,
    summary=st.just("") | WORDS,
    content_html=st.none() | WORDS,
    language=st.sampled_from([None, "ru", "sr-Latn", "xx", "zh"]),
    authors=st.lists(WORDS, max_size=2, unique=True).map(tuple),
    related=st.lists(RELATED, max_size=2).map(tuple),
    pairs=st.sampled_from([(), (BG,)]),
    cities=CITIES.map(tuple),
    labels=st.lists(WORDS, max_size=2, unique=True).map(tuple),
    acts=st.sampled_from([(), (Act("visit", "Визит"),)]),
    image=st.none() | ADDRESSES.map(lambda url: f"{url}.png"),
    enclosures=MAYBE_FILES.map(tuple),
    rights=st.none() | WORDS | st.just("CC BY 4.0"),
)


@settings(max_examples=40)
@given(st.lists(ENTRIES, max_size=3), st.lists(st.builds(Gone, ADDRESSES, st.just(NOON)), max_size=2))
def test_of_any_feed(entries: list[Entry], gone: list[Gone]) -> None:
    """Whatever an entry has and lacks, all three formats have and lack it."""
    feed = replace(EMPTY, subtitle="News", entries=tuple(entries), gone=tuple(gone))
    of_atom, of_rss, of_json = atom(feed), rss(feed), jsonfeed(feed)

    # RSS demands a description even beside the whole text: an item without a summary describes itself by its title.
    of_rss = [
        replace(one, summary="") if not known.summary and known.content and one.summary == one.title else one
        for one, known in zip(of_rss, of_atom, strict=True)
    ]
    assert of_atom == of_rss == of_json
    assert whole(feed)[0] == whole(feed)[1] == whole(feed)[2]
