"""Paths into JSON."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.parse import jsonpaths

ENTRY = {
    "id": 17,
    "slug": "визит в Вельс",
    "title": {"rendered": "Visit to Wels"},
    "media": [{"src": "/a.jpg"}, {"src": "/b.jpg"}],
    "dotted.name": "dots",
    "empty": "",
    "flag": True,
    "tags": {"first": {"name": "Wels"}, "second": {"name": "Nancy"}},
}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("id", "17"),
        ("$.id", "17"),
        ("title.rendered", "Visit to Wels"),
        ("$['title']['rendered']", "Visit to Wels"),
        ('["dotted.name"]', "dots"),
        ("media[0].src", "/a.jpg"),
        ("media.1.src", "/b.jpg"),
        ("media[-1].src", "/b.jpg"),
        ("media[*].src", "/a.jpg"),
        ("tags.*.name", "Wels"),
        ("media[7].src", None),
        ("id.deeper", None),
        ("flag", None),
        ("title", None),
        ("missing || empty || id", "17"),
        ("/news/{id}", "/news/17"),
        ("/news/{id}-{slug}", "/news/17-%D0%B2%D0%B8%D0%B7%D0%B8%D1%82%20%D0%B2%20%D0%92%D0%B5%D0%BB%D1%8C%D1%81"),
        ("{url} || /news/{id}", "/news/17"),
        ("/news/{missing}", None),
    ],
)
def test_a_text_of_an_entry(path: str, found: str | None) -> None:
    """Children by name, index and star; the first alternative that finds something; patterns."""
    assert found == jsonpaths.text(ENTRY, path)


@pytest.mark.parametrize(
    ("document", "path", "count"),
    [
        ([1, 2], ".", 2),
        ([1, 2], "$", 2),
        ({"data": {"items": [1, 2, 3]}}, "data.items", 3),
        ({"days": [{"news": [1]}, {"news": [2, 3]}]}, "days[*].news", 3),
        ({"byId": {"a": {"t": 1}, "b": {"t": 2}}}, "byId.*", 2),
        ({"posts": [], "items": [1]}, "posts || items", 1),
        ({"data": {"items": 5}}, "data.items", 0),
        ({"data": {}}, "data", 0),
    ],
)
def test_the_entries_of_a_document(document: object, path: str, count: int) -> None:
    """A list, the lists of a path to many, or an object's children under a star."""
    assert count == len(jsonpaths.each(document, path))


@pytest.mark.parametrize("path", ["data..items", "data[", "a[x]", "a b|c", "{", "a['b", "items[?(@.x)]", "/n/{a[}"])
def test_a_path_that_can_not_be_read_says_where(path: str) -> None:
    """`check` tells it before any visit."""
    with pytest.raises(jsonpaths.BadPath, match="can't be read from"):
        jsonpaths.check(path)


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc0"), inner, max_size=3),
    max_leaves=8,
)


@given(_JSON, st.text(alphabet="ab0.[]*'\"{}|$- /", max_size=12))
def test_any_path_into_any_json_finds_text_or_nothing(document: object, path: str) -> None:
    """Or is refused as unreadable; nothing else is raised."""
    with suppress(jsonpaths.BadPath):
        jsonpaths.check(path)
        found = jsonpaths.text(json.loads(json.dumps(document)), path)

        assert found is None or (found and isinstance(found, str))
        assert isinstance(jsonpaths.each(document, path), list)
