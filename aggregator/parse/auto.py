"""Which kind is this page? Judged by content, never by the header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aggregator.errors import LayoutChanged, UnknownFormat
from aggregator.parse import article, jsonfeed, listing, syndication
from aggregator.parse.charset import decode
from aggregator.parse.sniff import looks_like, sniff

if TYPE_CHECKING:
    from aggregator.model import Page, Parsed, Source


def parse(page: Page, source: Source) -> Parsed:
    """Read a feed, a JSON Feed, a list page or an article, whichever it is.

    Raises :class:`UnknownFormat` for anything else, :class:`LayoutChanged` for a page with neither list nor article.
    """
    text = decode(page.body, page.content_type, kind="html").text
    match sniff(text):
        case "feed":
            return syndication.parse(page, source)
        case "json":
            return jsonfeed.parse(page, source)
        case "html":
            return _page(page, source)
        case _:
            raise UnknownFormat(
                source.id, f"neither a feed nor a web page but {looks_like(text, page.body)}: {page.url}"
            )


def _page(page: Page, source: Source) -> Parsed:
    try:
        return listing.parse(page, source)
    except LayoutChanged:
        return article.parse(page, source)
