"""Where else may this site tell its news? What a page says of feeds, of its content system, of its channel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from aggregator.model import Clues, FeedLink
from aggregator.parse import dom, head, listing
from aggregator.parse.charset import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aggregator.model import Page

_TYPES: Final = {
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
    "application/x.rss+xml", "application/x.atom+xml", "text/rss+xml",
}  # fmt: skip
# An address that ends like a feed's, or asks for one; «/rss» pages that list feeds are found out when they are read.
_FEED_ADDRESS = re.compile(
    r"(?:^|/)(?:rss|feed|feeds|atom|rdf|newsfeed)(?:\d|_?2\.0)?/?$|\.(?:rss|atom|rdf)$"
    r"|(?:^|/)[\w.-]*(?:rss|feed|atom)[\w.-]*\.(?:xml|php|aspx?|json)$|(?:^|/)(?:rss2?|feeds?)/[\w./-]+$",
    re.IGNORECASE,
)
_FEED_QUERY = re.compile(
    r"(?:^|&)(?:feed=(?:rss2?|atom|rdf)|format=feed|rss=y|type=rss|output=rss|type=9818)", re.IGNORECASE
)
# Feeds that stand on nearly every page of their system and hold no news.
_NO_NEWS = re.compile(r"comment|oembed|/wp-json/|opensearch", re.IGNORECASE)

# What betrays a content system, in its generator tag or in its addresses, and where it keeps its feeds. ``{page}`` is
# the page's own folder, ``{site}`` the site's root. Sources: WordPress Codex «WordPress Feeds»; Drupal core's front
# page and taxonomy views; Bitrix component bitrix:news (rss mode); TYPO3 EXT:news «RSS feed»; Joomla «Syndication».
_SYSTEMS: Final[tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]] = (
    (
        "WordPress",
        re.compile(r"wordpress|/wp-(?:content|includes|json)/", re.IGNORECASE),
        ("{page}feed/", "{site}feed/"),
    ),
    (
        "Bitrix",
        re.compile(r"bitrix", re.IGNORECASE),
        ("{page}rss/", "{page}?rss=y", "{site}rss/", "{site}bitrix/rss.php"),
    ),
    ("TYPO3", re.compile(r"typo3", re.IGNORECASE), ("{page}feed.xml", "{page}?type=9818", "{site}rss.xml")),
    (
        "Drupal",
        re.compile(r"drupal|/sites/(?:default|all)/", re.IGNORECASE),
        ("{page}feed", "{page}rss.xml", "{site}rss.xml", "{site}rss"),
    ),
    (
        "Joomla",
        re.compile(r"joomla|/media/(?:jui|system)/|/components/com_", re.IGNORECASE),
        ("{page}?format=feed&type=rss", "{site}?format=feed&type=rss"),
    ),
)
_ANYWHERE: Final = ("{page}rss/", "{page}feed/", "{site}rss/", "{site}feed/", "{site}rss.xml", "{site}feed.xml")
_CHANNEL = re.compile(r"https?://(?:t|telegram)\.me/(?:s/)?([A-Za-z]\w{3,31})/?(?:\?.*)?$")
_NO_CHANNEL: Final = frozenset({"share", "joinchat", "addstickers", "iv", "proxy", "socks", "login", "setlanguage"})


def read(page: Page, language: str | None = None) -> Clues:
    """What the page says; ``language`` is a hint for printed dates. Reads anything: a page without markup says little.

    The lists come from :func:`aggregator.parse.listing.candidates`.
    """
    text = decode(page.body, page.content_type, kind="html").text
    document = dom.read(text, page.url)
    feeds: dict[str, FeedLink] = {}
    for feed in (*declared(document), *_linked(document)):
        feeds.setdefault(feed.url, feed)
    system, usual = _system(document, page.url)
    return Clues(
        url=page.url,
        title=head.title(document),
        site=head.site_name(document),
        language=head.language(document),
        system=system,
        feeds=tuple(feeds.values()),
        usual=tuple(address for address in usual if address not in feeds),
        channels=tuple(_channels(document)),
        lists=listing.candidates(page, language),
    )


def declared(document: dom.Document) -> Iterator[FeedLink]:
    """Feeds that the page names by ``<link rel=alternate>`` (RSS Advisory Board, «RSS Autodiscovery»), news first.

    A page in another language is an alternate too; only the types of feeds count.
    """
    found: dict[str, FeedLink] = {}
    for link in document.root.iter("link"):
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        rel = (link.get("rel") or "").lower().split()
        if "alternate" not in rel or (kind not in _TYPES and "feed" not in rel):
            continue
        if address := dom.resolve(document.base, link.get("href")):
            title = dom.squash(link.get("title")) or None
            found.setdefault(address, FeedLink(address, title, "the page names it (link rel=alternate)"))
    return iter(sorted(found.values(), key=_rank))


def _rank(feed: FeedLink) -> bool:
    return _NO_NEWS.search(feed.url) is not None


def _linked(document: dom.Document) -> Iterator[FeedLink]:
    """Feeds that the page links to for people: an address in the manner of feeds."""
    found: dict[str, FeedLink] = {}
    for anchor in document.root.iter("a"):
        address = dom.resolve(document.base, anchor.get("href"))
        if address is None or _NO_NEWS.search(address):
            continue
        parts = urlsplit(address)
        if _FEED_ADDRESS.search(parts.path) or _FEED_QUERY.search(parts.query):
            words = dom.text(anchor) or dom.squash(anchor.get("title"))
            found.setdefault(address, FeedLink(address, words or None, "the page links to it"))
    return iter(found.values())


def _system(document: dom.Document, url: str) -> tuple[str | None, list[str]]:
    """The content system, and the addresses at which it, or many a site, keeps its feeds."""
    traces = " ".join(_traces(document))
    path = urlsplit(url).path
    here = urljoin(url, "." if "." in path.rpartition("/")[2] else f"{path.rstrip('/')}/")
    site = urljoin(url, "/")
    name, paths = next(((name, paths) for name, mark, paths in _SYSTEMS if mark.search(traces)), (None, _ANYWHERE))
    return name, list(dict.fromkeys(path.format(page=here, site=site) for path in paths))


def _traces(document: dom.Document) -> Iterator[str]:
    yield from head.meta(document, "generator")
    for node in document.root.iter("link", "img", "a"):
        yield node.get("href") or node.get("src") or ""


def _channels(document: dom.Document) -> Iterator[str]:
    """Previews of the Telegram channels that the page links to."""
    seen: set[str] = set()
    for anchor in document.root.iter("a"):
        match = _CHANNEL.match((anchor.get("href") or "").strip())
        if match and match[1].lower() not in seen | _NO_CHANNEL:
            seen.add(match[1].lower())
            yield f"https://t.me/s/{match[1]}"
