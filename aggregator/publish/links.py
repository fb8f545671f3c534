"""Where things stand on the site: relative paths and absolute addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from aggregator.model import Feed
    from aggregator.model.site import SiteInfo

#: Media types by suffix; a format without a row is written, but not announced on pages and in other formats.
MEDIA_TYPES: Final[dict[str, str]] = {
    "atom": "application/atom+xml",
    "rss": "application/rss+xml",
    "json": "application/feed+json",
}


def absolute(site: SiteInfo, path: str) -> str:
    """The public address of ``path``; "index.html" at the end is left out."""
    path = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
    return site.publisher.base_url.rstrip("/") + "/" + path


def page_path(address: str, language: str | None, site: SiteInfo) -> str:
    """The file of a page: in the root for the first language, in a folder for the others."""
    languages = site.publisher.languages
    folder = f"{language}/" if language in languages[1:] else ""
    return f"{folder}{address}.html"


def subject_address(feed: Feed) -> str:
    """The address of the feed an edition belongs to."""
    return feed.address.removesuffix(f".{feed.language}") if feed.language else feed.address


def feed_page(feed: Feed, site: SiteInfo) -> str:
    """The absolute address of the page that shows what the feed brings."""
    address = subject_address(feed)
    return absolute(site, page_path("index" if address == "all" else address, feed.language, site))


def spoken(feed: Feed, site: SiteInfo) -> str:
    """The language of the feed's own title."""
    return feed.language or (site.publisher.languages or ("en",))[0]
