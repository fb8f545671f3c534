"""JSON Feed of both versions, and other JSON by the operator's paths."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.errors import LayoutChanged, SourceError, UnknownFormat
from aggregator.model import Enclosure, Page, Parsed, Selectors, Source
from aggregator.parse import jsonfeed, syndication

ADDRESS = "https://wels.example.at/api/feed.json"


def parse(document: object, selectors: Selectors | None = None) -> Parsed:
    """Parse a document as it would come over the wire."""
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    page = Page(ADDRESS, body, datetime(2025, 6, 11, tzinfo=UTC))
    return jsonfeed.parse(page, Source("wels", ADDRESS, kind="json", selectors=selectors))


def feed(*items: object, **more: object) -> dict[str, object]:
    """A feed of these items."""
    return {"version": "https://jsonfeed.org/version/1.1", "title": "Stadt Wels", "items": list(items), **more}


def test_version_1_1_whole() -> None:
    """Every field of version 1.1 that we have a place for."""
    parsed = parse(
        feed(
            {
                "id": 17,
                "url": "/news/17",
                "title": "Wels und Krasnodar",
                "content_html": "<p>Die Bürgermeister …</p>",
                "summary": "Städte < Freunde",
                "image": "/17.jpg",
                "date_published": "2025-06-10T09:00:00+02:00",
                "date_modified": "2025-06-11T09:00:00+02:00",
                "authors": [{"name": "Presse"}, {"url": "https://wels.example.at/"}],
                "tags": ["Partnerstädte", 5],
                "language": "de-AT",
                "attachments": [{"url": "/17.pdf", "mime_type": "application/pdf", "size_in_bytes": 9000.0}],
            },
            home_page_url="https://wels.example.at/",
            language="de",
        )
    )

    assert ("json", "Stadt Wels", "https://wels.example.at/", "de") == (
        parsed.kind,
        parsed.title,
        parsed.site,
        parsed.language,
    )
    item = parsed.items[0]
    assert ("17", "https://wels.example.at/news/17", "Wels und Krasnodar") == (item.guid, item.link, item.title)
    assert ("2025-06-10T09:00:00+02:00", "2025-06-11T09:00:00+02:00") == (item.published, item.updated)
    assert ("<p>Die Bürgermeister …</p>", "Städte &lt; Freunde") == (item.content, item.summary)
    assert (("Presse",), ("Partnerstädte", "5"), "de-AT") == (item.authors, item.categories, item.language)
    assert "https://wels.example.at/17.jpg" == item.image
    assert (Enclosure("https://wels.example.at/17.pdf", "application/pdf", 9000),) == item.enclosures


@pytest.mark.parametrize(
    ("item", "field", "value"),
    [
        pytest.param({"id": "1", "author": {"name": "Presse"}}, "authors", ("Presse",), id="1.0 has one author"),
        pytest.param({"id": "1"}, "authors", ("Stadt",), id="the feed's author is each item's"),
        pytest.param(
            {"id": "https://wels.example.at/1"}, "link", "https://wels.example.at/1", id="an id that is an address"
        ),
        pytest.param({"id": "1", "external_url": "https://e.org/1"}, "link", "https://e.org/1", id="a linked article"),
        pytest.param(
            {"id": "1", "content_text": "A\n\nB & C"}, "content", "<p>A</p>\n<p>B &amp; C</p>", id="plain text"
        ),
        pytest.param({"id": "1", "banner_image": "b.png"}, "image", "https://wels.example.at/api/b.png", id="banner"),
        pytest.param({"id": "1", "title": "half \ud83d a pair"}, "title", "half ? a pair", id="a lone surrogate"),
        pytest.param({"id": "1", "tags": "no list", "title": None}, "categories", (), id="wrong types"),
    ],
)
def test_tolerance(item: dict[str, object], field: str, value: object) -> None:
    """Older versions and loose publishers are understood."""
    assert value == getattr(parse(feed(item, author={"name": "Stadt"})).items[0], field)


def test_a_bad_entry_is_recorded_and_the_rest_goes_on() -> None:
    """What is no object or tells nothing does not cost the others."""
    parsed = parse(feed("text", {"tags": ["nameless"]}, {"id": "3", "title": "Nancy"}))

    assert [("Nancy", 2)] == [(item.title, item.position) for item in parsed.items]
    assert [0, 1] == [reject.position for reject in parsed.rejects]


def test_an_empty_feed_is_an_answer() -> None:
    """As with RSS: a warning, not a failure."""
    assert ("the feed has no entries",) == parse(feed()).warnings


def test_a_feed_source_takes_json_feed_too() -> None:
    """`kind: feed` need not know which of the two the site offers."""
    page = Page(ADDRESS, json.dumps(feed({"id": "1", "title": "Nancy"})).encode(), datetime(2025, 6, 11, tzinfo=UTC))

    assert "Nancy" == syndication.parse(page, Source("wels", ADDRESS, kind="feed")).items[0].title


def test_other_json_by_paths() -> None:
    """A site's own interface is read with dotted paths in the source's selectors."""
    document = {"data": {"list": [{"head": {"ru": "Визит"}, "id": 5, "pics": [{"src": "/p.jpg"}], "at": 1749542520}]}}

    item = parse(
        document, Selectors(item="data.list", title="head.ru", link="id", date="at", image="pics.0.src")
    ).items[0]

    assert ("Визит", "https://wels.example.at/api/5", "1749542520", "https://wels.example.at/p.jpg") == (
        item.title,
        item.link,
        item.published,
        item.image,
    )


def test_a_bare_list_has_the_path_dot() -> None:
    """Some interfaces answer with nothing but a list."""
    assert "Nancy" == parse([{"t": "Nancy"}], Selectors(item=".", title="t")).items[0].title


@pytest.mark.parametrize(
    ("document", "selectors"),
    [
        ({"data": []}, Selectors(item="data", title="t")),
        ({"data": {"list": 5}}, Selectors(item="data.list", title="t")),
        ({"items": [{"t": "Nancy"}]}, Selectors(item="items", title="head")),
    ],
)
def test_paths_that_find_nothing_are_a_failure(document: object, selectors: Selectors) -> None:
    """A changed interface is told, not taken for an empty one."""
    with pytest.raises(LayoutChanged):
        parse(document, selectors)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<html><title>Login</title>", "an HTML page titled «Login»"),
        (b'{"version": ', "not JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"items": {}}', "no JSON Feed"),
        (b"[]", "no JSON Feed"),
        (b"", "an empty answer"),
    ],
)
def test_what_is_no_json_feed_is_called_by_its_name(body: bytes, said: str) -> None:
    """One line says what came instead."""
    with pytest.raises(UnknownFormat) as caught:
        parse(body)

    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


_SCALAR = st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9)
_NAMES = st.sampled_from(["id", "url", "title", "authors", "tags", "image", "attachments"])
_JSON = st.recursive(_SCALAR, lambda inner: st.lists(inner) | st.dictionaries(_NAMES, inner), max_leaves=6)


@given(st.lists(st.dictionaries(_NAMES, _JSON) | _SCALAR, max_size=3), _JSON)
def test_any_json_gives_items_or_a_source_error(items: list[object], authors: object) -> None:
    """Fields of any type and depth raise nothing else."""
    with suppress(SourceError):
        parse(feed(*items, authors=authors))
