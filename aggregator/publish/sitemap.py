"""sitemap.xml (sitemaps.org protocol 0.9): every page in every language, with its translations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aggregator.publish.links import absolute, page_path
from aggregator.publish.text import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aggregator.model.site import PageRef, SiteInfo

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
MOST = 50_000  # addresses in one file, by the protocol


def write(pages: Iterable[PageRef], site: SiteInfo) -> bytes:
    """The pages in the order given; what the protocol has no room for at the end is left out."""
    from lxml import etree

    refs, site = cleaned((tuple(pages), site))
    languages = site.publisher.languages
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "xhtml": XHTML})  # type: ignore[dict-item]
    for ref in refs[: MOST // max(len(languages), 1)]:
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
