"""Which kind is this page? Judged by content, never by the header."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aggregator.errors import LayoutChanged, UnknownFormat
from aggregator.model import Parsed
from aggregator.parse import article, clues, dom, head, jsonfeed, listing, sitemap, syndication, telegram
from aggregator.parse.charset import decode
from aggregator.parse.markup import as_plain
from aggregator.parse.sniff import looks_like, root_name, sniff

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aggregator.model import Page, RawItem, Source

# From so many characters on, a page's own text is no introduction above a list …
_PROSE: Final = 400
# … and a brief report beside a short list may have as few as these.
_BRIEF: Final = 80
# Titles of sections («City news») are shorter than headlines.
_HEADLINE: Final = 23


def parse(page: Page, source: Source) -> Parsed:
    """Read a feed, a JSON Feed, a sitemap, a Telegram channel, a list page or an article, whichever it is.

    A page's own list is never replaced by a feed that the page names: that is often the whole site's, and the page
    narrower. Only a page that holds nothing to read leads on to its feed (``more``), with a warning.
    Raises :class:`UnknownFormat` for anything else, :class:`LayoutChanged` for a page with neither list nor article.
    """
    if page.body.startswith(b"\x1f\x8b"):  # nothing but a sitemap is served as a gzip file
        return sitemap.parse(page, source)
    text = decode(page.body, page.content_type, kind="html").text
    match sniff(text):
        case "feed":
            return syndication.parse(page, source)
        case "json":
            return jsonfeed.parse(page, source)
        case "html" if telegram.MARK in text:
            return telegram.parse(page, source)
        case "html":
            return _page(page, source, text)
        case _ if root_name(text) in sitemap.ROOTS:
            return sitemap.parse(page, source)
        case _:
            raise UnknownFormat(
                source.id, f"neither a feed nor a web page but {looks_like(text, page.body)}: {page.url}"
            )


def _page(page: Page, source: Source, text: str) -> Parsed:
    """Nearly every article page has lists beside it, and many a list page some text: weigh one against the other."""
    if source.selectors is not None and source.selectors.item is not None:
        return listing.parse(page, source)
    document = dom.read(text, page.url)
    said = _says_article(document)
    listed, aside = (None, False) if said else _listed(page, source)
    try:
        told = article.parse(page, source)
    except LayoutChanged:
        told = None
    if told is None:
        listed, aside = (listed, aside) if listed else _listed(page, source)
    elif said or (_outweighs(told.items[0], listed.items) if listed and not aside else _is_report(told.items[0])):
        return told
    if (listed is None or aside) and (feed := next(iter(clues.declared(document)), None)):
        led = f"the page itself holds no news; the feed it names is read: make it the url, {feed.url}"
        return Parsed("auto", title=head.title(document), more=(feed.url,), warnings=(led,))
    if listed is None:
        raise LayoutChanged(
            source.id,
            f"neither a list of news nor an article: {looks_like(text, page.body)} at {page.url}; "
            "if it is one of them, say which by kind",
        )
    return listed


def _listed(page: Page, source: Source) -> tuple[Parsed | None, bool]:
    """The page read as a list, and whether that list stands beside something else."""
    try:
        return listing.look(page, source)
    except LayoutChanged:
        return None, False


def _says_article(document: dom.Document) -> bool:
    """Whether the page's machine-readable data tells of one article (schema.org); lists tell of many, or of none."""
    headlines = {
        str(each.get("headline") or each.get("name") or each.get("url")) for each in head.article_objects(document)
    }
    bodies = [node for node in document.root.iter() if "articleBody" in (node.get("itemprop") or "").split()]
    return len(headlines) == 1 or len(bodies) == 1


def _is_report(told: RawItem) -> bool:
    """Whether a page without any list is an article, and no notice («we are upgrading our site»)."""
    size = _length(told.text or "")
    return size >= _PROSE or (told.published is not None and size >= _BRIEF)


def _outweighs(told: RawItem, listed: Sequence[RawItem]) -> bool:
    """Whether a page is the article more than the list: it has a headline, and prose that is not the list's teasers."""
    dated = sum(item.published is not None for item in listed)
    if _length(told.title) < _HEADLINE:
        return False
    prose = rest = " ".join((told.text or "").split())
    teasers = 0
    for item in listed:
        for part in (item.title, as_plain(item.summary or "")):
            teasers += _length(part)
            if _length(part) > 15:
                rest = rest.replace(" ".join(part.split()), "")
    own = _length(rest)
    if len(listed) >= 5 and dated * 2 >= len(listed):  # a list of news that prints its dates has no text of its own
        return own >= 0.9 * _length(prose) and own >= 3 * _PROSE
    return own >= 0.7 * _length(prose) and (own >= _PROSE or own >= max(_BRIEF, teasers / 3))


def _length(text: str) -> int:
    """Characters, an ideograph or syllable of East Asia counting as three: it tells as much."""
    return len(text) + 2 * sum("\u2e80" <= char <= "\ud7a3" for char in text)
