"""JSON Feed 1.1: what the specification demands, and the same content."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.publish import WRITERS
from aggregator.publish.text import clean
from tests.publish.examples import ARCHIVED, EDITION, EMPTY, ENTRY, FEED, HUBBED, LIVING, SITE, with_text

FEED_FIELDS = {
    "version", "title", "home_page_url", "feed_url", "description", "icon", "authors", "language", "items",
    "next_url", "hubs", "_feed",
}  # fmt: skip
ITEM_FIELDS = {
    "id", "url", "title", "summary", "content_html", "content_text", "image", "date_published", "date_modified",
    "authors", "tags", "language", "attachments",
}  # fmt: skip


def read(feed: object) -> dict[str, Any]:
    """The document."""
    document: dict[str, Any] = json.loads(WRITERS["json"](feed, SITE))  # type: ignore[arg-type]
    return document


@pytest.mark.parametrize(
    "feed", [FEED, EDITION, EMPTY, LIVING, ARCHIVED], ids=["pair", "edition", "empty", "living", "archived"]
)
def test_it_keeps_to_the_specification(feed: object) -> None:
    """Known fields only, own ones as objects under an underscore, ids and content in every item."""
    document = read(feed)

    assert "https://jsonfeed.org/version/1.1" == document["version"]
    assert set(document) <= FEED_FIELDS
    for item in document["items"]:
        own = {key for key in item if key.startswith("_")}
        assert set(item) - own <= ITEM_FIELDS
        assert all(isinstance(item[key], dict) for key in own)
        assert {"id", "url"} <= set(item)
        assert {"content_html", "content_text"} & set(item)
        assert all({"url", "mime_type"} <= set(file) for file in item.get("attachments", []))


def test_an_item() -> None:
    """The same id, dates, places and tellers as in Atom."""
    item = read(FEED)["items"][0]

    assert (ENTRY.id, ENTRY.url, ENTRY.title, "ru") == (item["id"], item["url"], item["title"], item["language"])
    assert "2025-05-20T12:00:00+03:00" == item["date_published"]
    assert ["Bremen", "Gdańsk", "Bremen – Gdańsk", "Anniversary", "Russian", "culture"] == item["tags"]
    assert ["Rathaus", "Third"] == [other["source"] for other in item["_related"]["tellings"]]
    assert "https://news.example.org/stories/s1.html" == item["_related"]["about"]
    assert ["bremen-de--gdansk-pl"] == item["_places"]["pairs"]
    assert "The Port" == item["_source"]["title"]


def test_full_content_is_html() -> None:
    """And then there is no text beside it."""
    item = read(FEED)["items"][1]

    assert "<p>Ganz <b>lang</b></p>" == item["content_html"]
    assert "content_text" not in item
    assert "language" not in item


@given(st.text(st.characters(exclude_categories=()), min_size=1))
def test_any_text(text: str) -> None:
    """It is UTF-8 and comes back clean."""
    document = read(with_text(text))

    assert clean(text) == document["items"][0].get("title", "")


def test_archive_tombstones_and_hubs() -> None:
    """``next_url`` leads into the past; what JSON Feed has no word for stands under ``_feed``."""
    feed, page = read(LIVING), read(ARCHIVED)

    assert f"https://news.example.org/archive/{FEED.address}/2.json" == feed["next_url"] == page["feed_url"]
    assert f"https://news.example.org/archive/{FEED.address}/1.json" == page["next_url"]
    assert f"https://news.example.org/{FEED.address}.json" == page["_feed"]["current"]
    assert [one.id for one in LIVING.gone] == [one["id"] for one in feed["_feed"]["deleted"]]
    assert [{"type": "WebSub", "url": "https://hub.example/"}] == json.loads(WRITERS["json"](FEED, HUBBED))["hubs"]
