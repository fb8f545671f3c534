"""No error and no avoidable warning by the rules of the feed validator and the specifications."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aggregator.model import Enclosure, Entry, Feed
from aggregator.model.site import FeedRef
from aggregator.publish import WRITERS, opml
from tests.publish.examples import ARCHIVED, EDITION, EMPTY, ENTRY, FEED, HARD, HUBBED, LIVING, with_text
from tests.publish.rules import COMPLAINTS, opml_complaints

FEEDS = {"pair": FEED, "edition": EDITION, "empty": EMPTY, "living": LIVING, "archived": ARCHIVED}


def complaints(feed: Feed, suffix: str) -> list[str]:
    """What is wrong with the feed as we serve it."""
    data = WRITERS[suffix](feed, HUBBED)
    return COMPLAINTS[suffix](data, f"https://news.example.org/{feed.address}.{suffix}")


@pytest.mark.parametrize("suffix", COMPLAINTS)
@pytest.mark.parametrize("feed", FEEDS.values(), ids=FEEDS)
def test_every_kind_of_feed(feed: Feed, suffix: str) -> None:
    """Feeds, editions, empty ones, those with tombstones and the documents of an archive."""
    assert [] == complaints(feed, suffix)


@pytest.mark.parametrize("suffix", COMPLAINTS)
@pytest.mark.parametrize("name", HARD)
def test_hard_texts(name: str, suffix: str) -> None:
    """Markup is kept out of content by normalising, not here: it is the one text left out of the content."""
    feed = with_text(HARD[name])
    if name == "markup":
        feed = replace(feed, entries=tuple(replace(entry, content_html=None, summary="") for entry in feed.entries))

    assert [] == complaints(feed, suffix)


@pytest.mark.parametrize("suffix", COMPLAINTS)
@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(replace(FEED, entries=(ENTRY, ENTRY)), id="one entry twice"),
        pytest.param(
            replace(FEED, entries=(replace(ENTRY, content_html='<a href="/news">x</a>'),)), id="relative link"
        ),
        pytest.param(replace(FEED, entries=(replace(ENTRY, content_html="<script>x</script>"),)), id="script"),
        pytest.param(replace(FEED, entries=(replace(ENTRY, url="news/1"),)), id="link to nowhere"),
        pytest.param(replace(FEED, entries=(replace(ENTRY, image="p.png"),)), id="picture of nowhere"),
    ],
)
def test_the_rules_find_what_is_wrong(broken: Feed, suffix: str) -> None:
    """Otherwise the tests above would prove nothing."""
    assert complaints(broken, suffix)


@pytest.mark.parametrize("suffix", COMPLAINTS)
@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(replace(ENTRY, summary="", related=(), enclosures=(), image=None), id="a headline alone"),
        pytest.param(replace(ENTRY, summary="", related=(), content_html="<p>Text</p>"), id="a text without summary"),
        pytest.param(replace(ENTRY, url="https://порт.example/новости?q=мэр"), id="an address in Cyrillic"),
        pytest.param(replace(ENTRY, enclosures=(Enclosure(ENTRY.image or "", "image/jpeg", 0),)), id="no length"),
        pytest.param(replace(ENTRY, title="", summary="", related=()), id="nothing but an address"),
    ],
)
def test_sparse_and_odd_entries(entry: Entry, suffix: str) -> None:
    """What sources leave out or print in their own letters is no reason for a warning."""
    assert [] == complaints(replace(FEED, entries=(entry,)), suffix)


def test_the_subscription_list() -> None:
    """OPML 2.0, with and without groups, whatever the titles."""
    refs = [
        FeedRef("all", "All", "index"),
        *(FeedRef(f"cities/{n}", f"T{text}", "index", "G") for n, text in HARD.items()),
    ]

    assert [] == opml_complaints(opml.write("N", refs, HUBBED))
    assert opml_complaints(opml.write("N", [], HUBBED))
