"""JSON Feed 1.1: what the specification demands, and the same content."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.publish import WRITERS
from aggregator.publish.text import clean
from tests.publish.examples import EDITION, EMPTY, ENTRY, FEED, SITE, with_text

FEED_FIELDS = {"version", "title", "home_page_url", "feed_url", "description", "icon", "authors", "language", "items"}
ITEM_FIELDS = {
    "id", "url", "title", "summary", "content_html", "content_text", "image", "date_published", "date_modified",
    "authors", "tags", "language", "attachments",
}  # fmt: skip


def read(feed: object) -> dict[str, Any]:
    """The document."""
    document: dict[str, Any] = json.loads(WRITERS["json"](feed, SITE))  # type: ignore[arg-type]
    return document


@pytest.mark.parametrize("feed", [FEED, EDITION, EMPTY], ids=["pair", "edition", "empty"])
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
    assert ["Bremen", "Gdańsk", "Bremen – Gdańsk", "culture"] == item["tags"]
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
