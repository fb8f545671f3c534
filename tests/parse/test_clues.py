"""What a page says of where its site tells its news."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.model import Clues, Page
from aggregator.parse import clues

ADDRESS = "https://wels.example.at/stadt/news/"


def read(body: str, address: str = ADDRESS) -> Clues:
    """The clues of a page."""
    return clues.read(Page(address, body.encode(), datetime(2026, 11, 22, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ('<link rel="alternate" type="application/rss+xml" href="/rss">', ["/rss"]),
        (
            '<LINK REL="Alternate Home" TYPE="application/atom+xml; charset=utf-8" HREF="feed.atom">',
            ["/stadt/news/feed.atom"],
        ),
        ('<link rel="feed" href="/x">', []),
        ('<link rel="alternate" type="application/feed+json" href="/feed.json">', ["/feed.json"]),
        ('<link rel="alternate" hreflang="en" href="/en/">', []),
        ('<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/7">', []),
        ('<link rel="alternate" type="text/xml+oembed" href="/oembed?format=xml">', []),
        ('<link rel="stylesheet" type="application/rss+xml" href="/rss">', []),
        ('<link rel="alternate" type="application/rss+xml" href="">', []),
    ],
)
def test_feeds_declared_for_machines(link: str, found: list[str]) -> None:
    """RSS, Atom and JSON Feed by their types; no languages, no embeddings."""
    assert [f"https://wels.example.at{path}" for path in found] == [feed.url for feed in read(link).feeds]


def test_comments_come_after_news() -> None:
    """WordPress declares both on every page."""
    links = (
        '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">'
        '<link rel="alternate" type="application/rss+xml" title="News" href="/feed/">'
    )

    assert ["News", "Comments"] == [feed.title for feed in read(links).feeds]


@pytest.mark.parametrize(
    ("href", "is_feed"),
    [
        ("/rss/", True),
        ("/news/rss", True),
        ("/feed/atom/", True),
        ("/export/rss2/archive/index.xml", True),
        ("/rss.php?section=5", True),
        ("news.rss", True),
        ("/fontanka.rss", True),
        ("/?feed=rss2", True),
        ("/news/?rss=y&lang=en", True),
        ("index.php?format=feed&amp;type=atom", True),
        ("/news/feedback/", False),
        ("/news/2026/11/feed-the-birds.html", False),
        ("/presse/", False),
        ("/comments/feed/", False),
        ("mailto:rss@wels.example.at", False),
    ],
)
def test_links_for_people_that_lead_to_feeds(href: str, is_feed: bool) -> None:
    """Told by the manner of the address alone."""
    assert is_feed == bool(read(f'<a href="{href}">RSS</a>').feeds)


@pytest.mark.parametrize(
    ("address", "first"),
    [
        ("https://wels.example.at/stadt/news/", "https://wels.example.at/stadt/news/rss/"),
        ("https://wels.example.at/stadt/news", "https://wels.example.at/stadt/news/rss/"),
        ("https://wels.example.at/stadt/index.php?id=5", "https://wels.example.at/stadt/rss/"),
        ("https://wels.example.at", "https://wels.example.at/rss/"),
    ],
)
def test_usual_addresses_count_from_the_page_s_folder(address: str, first: str) -> None:
    """The page's own feed is tried before the site's."""
    assert first == read("<p>", address).usual[0]


@pytest.mark.parametrize(
    ("trace", "system"),
    [
        ('<meta name="generator" content="WordPress 6.4.2">', "WordPress"),
        ('<img src="/wp-content/uploads/a.jpg">', "WordPress"),
        ('<link href="/bitrix/js/main/core.css" rel="stylesheet">', "Bitrix"),
        ('<img src="/typo3temp/assets/a.jpg">', "TYPO3"),
        ('<img src="/sites/default/files/a.jpg">', "Drupal"),
        ('<meta name="generator" content="Joomla! - Open Source">', "Joomla"),
        ('<meta name="generator" content="by hand">', None),
    ],
)
def test_content_systems_betray_themselves(trace: str, system: str | None) -> None:
    """By their generator tag or by where their files lie."""
    assert system == read(trace).system


def test_channels_it_links_to() -> None:
    """Buttons for sharing and invitations are none; each channel once."""
    links = ("https://t.me/wels_stadt", "https://t.me/s/wels_stadt?before=5", "https://t.me/share/url?url=x",
             "https://t.me/joinchat/AAA", "https://telegram.me/kultur_wels/", "https://t.me/+abc")  # fmt: skip

    assert ("https://t.me/s/wels_stadt", "https://t.me/s/kultur_wels") == read(
        "".join(f'<a href="{link}">T</a>' for link in links)
    ).channels


@given(st.text())
def test_any_text_has_clues_or_none(body: str) -> None:
    """Nothing is raised."""
    assert isinstance(read(body), Clues)
