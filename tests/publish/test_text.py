"""What may stand in a published file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from aggregator.publish.text import clean, cleaned, image_type, language_tag, licence, uri, web_address
from tests.publish.examples import ENTRY, FEED, with_text


@given(st.text(st.characters(exclude_categories=())))
def test_clean_text_is_xml(text: str) -> None:
    """lxml takes it, and cleaning twice changes nothing."""
    once = clean(text)
    etree.Element("x").text = once

    assert once == clean(once)
    assert once.encode().decode() == once


def test_clean_keeps_what_is_allowed() -> None:
    """Tab, line end, joiners, direction marks, everything beyond the basic plane."""
    text = "a\tb\nc\u200d\u200f\u2028 🏳️\U00020000"

    assert text == clean(text)


def test_a_whole_feed_is_cleaned() -> None:
    """However deep the text stands; a clean feed is the same object."""
    dirty, plain = with_text("a\x00b"), with_text("ab")

    assert plain == cleaned(dirty)
    assert cleaned(FEED) is FEED


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2025, 1, 1, 12, 0, 0, 999, UTC), "2025-01-01T12:00:00+00:00"),
        (
            datetime(1890, 1, 1, 12, tzinfo=timezone(timedelta(hours=2, minutes=30, seconds=17))),
            "1890-01-01T09:29:43+00:00",
        ),
    ],
)
def test_dates_are_rfc_3339(moment: datetime, expected: str) -> None:
    """To the second; no offset with seconds, which local mean times have."""
    inside = cleaned(replace(ENTRY, published=moment))

    assert expected == cleaned(moment).isoformat() == inside.published.isoformat()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/b c", "https://a.example/b%20c"),
        ("https://a.example/ново?q=é", "https://a.example/%D0%BD%D0%BE%D0%B2%D0%BE?q=%C3%A9"),
        ("https://user@Пример.рф:8080/", "https://user@xn--e1afmkfd.xn--p1ai:8080/"),
        ("http://\u200d.example/", "http://%E2%80%8D.example/"),
        ('https://a.example/"<x>`{|}\\^', "https://a.example/%22%3Cx%3E%60%7B%7C%7D%5C%5E"),
        ("https://a.example/%20", "https://a.example/%20"),
        ("https://a.example/100%?b=50%25", "https://a.example/100%25?b=50%25"),
        ("http://[::1]:8000/a[1]#b[#c", "http://[::1]:8000/a%5B1%5D#b%5B%23c"),
        ("no address", "no%20address"),
        (" https://a.example/\n", "https://a.example/"),
    ],
)
def test_addresses_hold_only_what_a_uri_may(url: str, expected: str) -> None:
    """What is encoded already stays."""
    assert expected == uri(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/", "https://a.example/"),
        ("HTTP://a.example/", "HTTP://a.example/"),
        ("javascript:alert(1)", ""),
        (" java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//a.example/", ""),
        ("https://[broken", ""),
    ],
)
def test_pages_link_to_the_web_only(url: str, expected: str) -> None:
    """Whatever a source wrote."""
    assert expected == web_address(url)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ru", "ru"), ("ru_RU", "ru-RU"), (None, "und"), ("", "und"), ("русский", "und"), ("x" * 9, "und")],
)
def test_language_tags(language: str | None, expected: str) -> None:
    """Well-formed or «und»."""
    assert expected == language_tag(language)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a/b.PNG?x=1.gif", "image/png"),
        ("https://a/b", None),
        ("https://[broken/a.gif#b", "image/gif"),
        ("https://a/b.pdf", None),
    ],
)
def test_picture_types(url: str, expected: str | None) -> None:
    """By the path's end, not the query's."""
    assert expected == image_type(url)


@pytest.mark.parametrize(
    ("rights", "expected"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("cc-by-nc-sa 3.0 DE", "https://creativecommons.org/licenses/by-nc-sa/3.0/de/"),
        ("Creative Commons BY-ND 2.5", "https://creativecommons.org/licenses/by-nd/2.5/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("© City of Gdańsk", None),
        ("see https://port.example/terms", None),
        (" ", None),
        (None, None),
    ],
)
def test_the_address_of_a_licence(rights: str | None, expected: str | None) -> None:
    """Rights are prose; a licence is found where they are its address or its usual name."""
    assert expected == licence(rights)
