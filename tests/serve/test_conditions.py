"""What requests ask for, as tables after RFC 9110."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.serve import conditions, headers

MODIFIED = 1_750_000_000.7  # Sun, 15 Jun 2025 15:06:40 GMT
TAG = '"abc"'


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", []),
        ("gzip, deflate, br, zstd", ["br", "gzip"]),
        ("gzip", ["gzip"]),
        ("br;q=0.5, gzip;q=0.8", ["gzip", "br"]),
        ("BR ; Q=1.0", ["br"]),
        ("br;q=0, gzip", ["gzip"]),
        ("*", ["br", "gzip"]),
        ("*;q=0.1, br;q=0", ["gzip"]),
        ("identity, gzip;q=0.5", []),
        ("identity;q=0.2, gzip;q=0.5", ["gzip"]),
        ("gzip;q=nonsense", []),
        (";;,,=", []),
    ],
)
def test_codings_are_chosen_by_weight(accept: str, expected: list[str]) -> None:
    """§ 12.5.3: the most wanted first, br where they are equal, none where the plain file is wanted more."""
    assert expected == conditions.codings(accept)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, False),
        ({"if-none-match": TAG}, True),
        ({"if-none-match": f'"other", W/{TAG}'}, True),
        ({"if-none-match": "*"}, True),
        ({"if-none-match": "abc"}, False),
        ({"if-none-match": '"ab"'}, False),
        ({"if-modified-since": "Sun, 15 Jun 2025 15:06:40 GMT"}, True),
        ({"if-modified-since": "Sun, 15 Jun 2025 15:06:39 GMT"}, False),
        ({"if-modified-since": "yesterday"}, False),
        ({"if-none-match": '"other"', "if-modified-since": "Sun, 15 Jun 2025 15:06:40 GMT"}, False),
    ],
)
def test_a_known_version_is_unchanged(asked: dict[str, str], expected: bool) -> None:
    """§ 13.1: tags are compared weakly and count before dates."""
    assert expected == conditions.unchanged(asked, TAG, MODIFIED)


@pytest.mark.parametrize(
    ("value", "condition", "expected"),
    [
        ("", "", None),
        ("bytes=0-3", "", range(4)),
        ("bytes=8-", "", range(8, 10)),
        ("bytes=-3", "", range(7, 10)),
        ("bytes=-30", "", range(10)),
        ("bytes=5-99", "", range(5, 10)),
        ("bytes=10-", "", range(0)),
        ("bytes=-0", "", range(0)),
        ("bytes=3-1", "", None),
        ("bytes=-", "", None),
        ("bytes=0-1,3-4", "", None),
        ("lines=0-1", "", None),
        ("bytes=0-3", TAG, range(4)),
        ("bytes=0-3", f"W/{TAG}", None),
        ("bytes=0-3", '"other"', None),
        ("bytes=0-3", "Sun, 15 Jun 2025 15:06:40 GMT", range(4)),
        ("bytes=0-3", "Sun, 15 Jun 2025 15:06:41 GMT", None),
    ],
)
def test_ranges(value: str, condition: str, expected: range | None) -> None:
    """§ 14: one range of bytes; what can't be satisfied is empty, what is not understood is the whole."""
    found = conditions.span({"range": value, "if-range": condition}, TAG, MODIFIED, 10)

    assert (expected is None) == (found is None)
    assert list(expected or ()) == list(found or ())


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_no_header_breaks_the_server(one: str, two: str, three: str) -> None:
    """Whatever is sent, the answer is one of those there are."""
    asked = {"range": f"bytes={one}", "if-range": two, "if-none-match": two, "if-modified-since": three}

    assert set(conditions.codings(three)) <= {"br", "gzip"}
    assert conditions.unchanged(asked, TAG, MODIFIED) in {True, False}
    span = conditions.span(asked, TAG, MODIFIED, 10)
    assert span is None or set(span) <= set(range(10))


NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("path", "minutes", "seconds"),
    [
        ("all.atom", 5, 300),
        ("cities/minsk-by.html", 5, 300),
        ("all.atom", -30, 60),
        ("all.atom", 600, 900),
        ("all.atom", None, 60),
        ("status.json", 10, 60),
        ("ru/status.html", 10, 60),
        ("static/style.css", 5, 3600),
        ("embed/city-news.js", 5, 3600),
    ],
)
def test_copies_are_good_until_the_next_visit(path: str, minutes: int | None, seconds: int) -> None:
    """Nothing changes before; within bounds, and the status page is always fresh."""
    visit = None if minutes is None else NOW + timedelta(minutes=minutes)

    assert seconds == headers.max_age(path, visit, NOW)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("all.json", "application/feed+json"),
        ("cities/minsk-by.ru.json", "application/feed+json"),
        ("status.json", "application/json"),
        ("embed/cities.json", "application/json"),
        ("pairs/a--b.atom", "application/atom+xml; charset=utf-8"),
        ("feeds.opml", "text/x-opml; charset=utf-8"),
        ("embed/city-news.js", "text/javascript; charset=utf-8"),
        ("strange.thing", "application/octet-stream"),
    ],
)
def test_media_types(path: str, expected: str) -> None:
    """JSON is a feed only where feeds stand."""
    assert expected == headers.media_type(path)
