"""Sitemaps (sitemaps.org 0.9) with the news and image extensions, sitemap indexes, plain lists of addresses, gzip.

A sitemap names every page of a site, so of an ordinary one only what looks like an article's address is taken, the
newest first; titles, and dates of publication, come from the pages themselves. A news sitemap states both. An index
names further sitemaps, the likeliest to hold the newest articles first.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from lxml import etree

from aggregator.errors import LayoutChanged, ParseError, UnknownFormat
from aggregator.model import Parsed, RawItem
from aggregator.parse import headline, syndication
from aggregator.parse.charset import decode
from aggregator.parse.markup import absolute, as_plain
from aggregator.parse.sniff import looks_like, root_name, sniff
from aggregator.parse.xmltext import readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element as Element

    from aggregator.model import Page, Source

ROOTS: Final = frozenset({"urlset", "sitemapindex"})
MOST: Final = 200  # addresses of one sitemap: it is an archive, we want its newest end
_LARGEST: Final = 50 << 20  # bytes unpacked, what the protocol allows
_ARTICLE: Final = 0.3  # articleness from which on an address may be an article's
_OLDEST: Final = datetime.min.replace(tzinfo=UTC)
# What sitemaps of an index are named for that hold no news: sections, people, pictures, wares.
_ASIDE = re.compile(
    r"taxonom|categor|(?:^|[^a-z])(?:post_)?tags?(?:[^a-z]|$)|author|user|image|video|product|-pages?[-_.\d]"
)
_NEWS = re.compile(r"news|novosti|nachrichten|actualit|noticia|notizie|aktual|article|post|press")
_DIGITS = re.compile(r"\d+")
_ISO_HOUR = re.compile(r"([+-]\d\d)(\d\d)$")


def parse(page: Page, source: Source) -> Parsed:
    """The articles a sitemap names, newest first, or for an index the sitemaps to read (``more``).

    ``selectors.link``, if given, is a part that an address must have («/news/»). Raises :class:`UnknownFormat` when it
    is no sitemap, :class:`LayoutChanged` when it names no page that may be an article.
    """
    body = unpacked(page.body, source, page.url)
    decoded = decode(body, page.content_type, kind="xml")
    warnings: tuple[str, ...] = (decoded.warning,) if decoded.warning else ()
    form = sniff(decoded.text)
    if form == "feed":  # the protocol allows feeds in place of sitemaps
        return syndication.parse(page, source)
    if form == "text" and (addresses := _lines(decoded.text)):
        return _articles([RawItem(link=address) for address in addresses], page, source, warnings)
    if root_name(decoded.text) not in ROOTS:
        raise UnknownFormat(source.id, f"expected a sitemap, got {looks_like(decoded.text, body)}: {page.url}")
    root, broken = _tree(decoded.text, source, page)
    if broken:
        warnings += (f"not well-formed: {broken}",)
    if _name(root) == "sitemapindex":
        return _index(root, page, source, warnings)
    return _articles([_item(url, page.url) for url in _children(root, "url")], page, source, warnings)


def unpacked(body: bytes, source: Source, url: str) -> bytes:
    """The body, without gzip if it still is in it. Raises :class:`ParseError`."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(body, _LARGEST)
    except zlib.error as error:
        raise ParseError(source.id, f"cannot unpack the gzip file ({error}): {url}") from None


def _tree(text: str, source: Source, page: Page) -> tuple[Element, str | None]:
    """The root, and what was wrong with the markup."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(readable(text).encode("utf-8", "replace"), parser)
    if root is None:
        raise UnknownFormat(source.id, f"the sitemap breaks off at its beginning: {page.url}")
    error = next(iter(parser.error_log), None)
    # A prefix without its declaration is read all the same.
    grave = error is not None and error.type_name != "NS_ERR_UNDEFINED_NAMESPACE"
    return root, f"{' '.join(error.message.split())} at line {error.line}" if error is not None and grave else None


def _index(root: Element, page: Page, source: Source, warnings: tuple[str, ...]) -> Parsed:
    named = [
        (address, _moment(_text(entry, "lastmod")))
        for entry in _children(root, "sitemap")
        if (address := absolute(_text(entry, "loc"), page.url))
    ]
    if not named:
        raise LayoutChanged(source.id, f"the sitemap index names no sitemap: {page.url}")
    more = [address for address, _ in sorted(named, key=lambda entry: _likely(*entry), reverse=True)]
    return Parsed("sitemap", site=absolute("/", page.url), more=tuple(dict.fromkeys(more)), warnings=warnings)


def _likely(address: str, modified: datetime) -> tuple[bool, bool, datetime, int]:
    """Sections last, news first, then the one changed last, then of numbered ones the highest."""
    path = address.lower().partition("://")[2].partition("/")[2]
    number = int((_DIGITS.findall(path) or ["0"])[-1][:9])
    return not _ASIDE.search(path), bool(_NEWS.search(path)), modified, number


def _item(url: Element, base: str) -> RawItem:
    news = next(_children(url, "news"), None)
    image = next(_children(url, "image"), None)
    publication = None if news is None else next(_children(news, "publication"), None)
    return RawItem(
        title=as_plain(_text(news, "title") or ""),
        link=absolute(_text(url, "loc"), base),
        published=_text(news, "publication_date"),
        updated=_text(url, "lastmod"),
        language=_text(publication, "language"),
        categories=tuple(filter(None, map(str.strip, (_text(news, "keywords") or "").split(",")))),
        image=absolute(_text(image, "loc"), base),
        base=base,
    )


def _articles(items: list[RawItem], page: Page, source: Source, warnings: tuple[str, ...]) -> Parsed:
    part = source.selectors.link if source.selectors is not None else None
    named = {item.link: item for item in items if item.link}
    if part is not None:
        chosen = [item for link, item in named.items() if part in link]
        lacking = f"none of its {len(named)} addresses has «{part}» (selectors.link)"
    else:
        pages = [item for link, item in named.items() if item.title or headline.is_page(link, page.url)]
        chosen = [item for item in pages if item.title or headline.articleness(item.link or "") >= _ARTICLE] or pages
        lacking = f"none of its {len(named)} addresses may be an article's"
    if named and not chosen:
        raise LayoutChanged(source.id, f"{lacking}: {page.url}")
    if not named:
        warnings += ("the sitemap names no page",)
    if len(chosen) > MOST:
        warnings += (f"of {len(chosen)} addresses the newest {MOST} are taken",)
    newest = sorted(chosen, key=lambda item: _moment(item.published or item.updated), reverse=True)[:MOST]
    return Parsed("sitemap", _numbered(newest), site=absolute("/", page.url), warnings=warnings)


def _numbered(items: list[RawItem]) -> tuple[RawItem, ...]:
    return tuple(replace(item, position=position) for position, item in enumerate(items))


def _lines(text: str) -> list[str]:
    """The addresses of a plain list: one a line and nothing else."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines if lines and all(re.fullmatch(r"https?://\S+", line) for line in lines) else []


def _name(element: Element) -> str:
    """The local name: sitemaps come with the namespace of 0.84, of 0.9, of Google, or with none."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if _name(child) == name)


def _text(element: Element | None, name: str) -> str | None:
    found = None if element is None else next(_children(element, name), None)
    return None if found is None else "".join(map(str, found.itertext())).strip() or None


def _moment(printed: str | None) -> datetime:
    """For ordering only: W3C date and time, or RFC 822; what can't be read is oldest."""
    readers: tuple[Callable[[str], datetime], ...] = (datetime.fromisoformat, parsedate_to_datetime)
    for read in readers:
        try:
            moment = read(_ISO_HOUR.sub(r"\1:\2", printed or ""))
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
    return _OLDEST
