"""Sitemaps (sitemaps.org protocol 0.9): every page in every language, with its translations.

``sitemap.xml`` is an index of the files in ``sitemap/``: one of what shows the whole, one of each month's stories. So a
new story rewrites one small file, however many there are, and no file comes near the protocol's limits.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, UTC, datetime
from typing import TYPE_CHECKING, Final

from aggregator.publish.links import absolute, page_path
from aggregator.publish.text import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aggregator.model.site import PageRef, SiteInfo

SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML: Final = "http://www.w3.org/1999/xhtml"
FOLDER: Final = "sitemap/"
MONTHLY: Final = re.compile(rf"{FOLDER}(\d{{4}}-\d{{2}})(?:-\d+)?\.xml")
MOST: Final = 10_000  # addresses in one file; the protocol allows 50,000, but also no more than 50 MB


def write(name: str, pages: Iterable[PageRef], site: SiteInfo) -> dict[str, bytes]:
    """The pages in the order given as ``sitemap/<name>.xml``, where they are too many also ``<name>-2.xml`` …:
    path → bytes; nothing for no pages."""
    refs, site = cleaned((tuple(pages), site))
    each = max(MOST // max(len(site.publisher.languages), 1), 1)
    pieces = [refs[at : at + each] for at in range(0, len(refs), each)]
    return {
        f"{FOLDER}{name}{f'-{number}' if number > 1 else ''}.xml": _addresses(piece, site)
        for number, piece in enumerate(pieces, 1)
    }


def month(when: datetime) -> str:
    """The month (UTC) a moment is of: «2026-11»."""
    try:
        when = when.astimezone(UTC)
    except OverflowError:  # the first or last day of the calendar, in a zone beyond UTC's
        when = when.replace(tzinfo=UTC)
    return f"{when.year:04}-{when.month:02}"


def span(name: str) -> tuple[datetime, datetime]:
    """From when until before when a month lasts."""
    year, number = map(int, name.split("-"))
    begins = datetime(year, number, 1, tzinfo=UTC)
    if (year, number) == (MAXYEAR, 12):
        return begins, datetime.max.replace(tzinfo=UTC)
    return begins, datetime(year + number // 12, number % 12 + 1, 1, tzinfo=UTC)


def is_piece(path: str, name: str) -> bool:
    """Whether this is one of the files that ``name`` may have been divided into."""
    return re.fullmatch(rf"{FOLDER}{re.escape(name)}(-[1-9]\d*)?\.xml", path) is not None


def index(paths: Iterable[str], site: SiteInfo) -> bytes:
    """``sitemap.xml``, which names these files in the order given."""
    from lxml import etree

    root = etree.Element(f"{{{SITEMAP}}}sitemapindex", nsmap={None: SITEMAP})  # type: ignore[dict-item]
    for path in paths:
        entry = etree.SubElement(root, f"{{{SITEMAP}}}sitemap")
        etree.SubElement(entry, f"{{{SITEMAP}}}loc").text = absolute(site, path)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def robots(site: SiteInfo) -> bytes:
    """``robots.txt`` (RFC 9309): everything may be read, and where the sitemap is. Counts at the root of a host."""
    return f"User-agent: *\nAllow: /\nSitemap: {absolute(site, 'sitemap.xml')}\n".encode()


def _addresses(refs: Sequence[PageRef], site: SiteInfo) -> bytes:
    from lxml import etree

    languages = site.publisher.languages
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "xhtml": XHTML})  # type: ignore[dict-item]
    for ref in refs:
        addresses = {language: absolute(site, page_path(ref.address, language, site)) for language in languages}
        for address in addresses.values():
            url = etree.SubElement(root, f"{{{SITEMAP}}}url")
            etree.SubElement(url, f"{{{SITEMAP}}}loc").text = address
            if ref.updated:
                etree.SubElement(url, f"{{{SITEMAP}}}lastmod").text = ref.updated.isoformat()
            if len(addresses) > 1:
                for language, translation in addresses.items():
                    etree.SubElement(url, f"{{{XHTML}}}link", rel="alternate", hreflang=language, href=translation)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
