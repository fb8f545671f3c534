"""OPML 2.0: a list of feeds to subscribe to, grouped under headings."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from aggregator.publish.links import absolute, page_path
from aggregator.publish.text import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aggregator.model.site import FeedRef, SiteInfo


def write(title: str, feeds: Iterable[FeedRef], site: SiteInfo) -> bytes:
    """The feeds in the order given; neighbours of one group stand under its heading."""
    from lxml import etree

    title, refs, site = cleaned((title, tuple(feeds), site))
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = title
    etree.SubElement(head, "ownerName").text = site.publisher.author.name
    if site.publisher.author.email:
        etree.SubElement(head, "ownerEmail").text = site.publisher.author.email
    body = etree.SubElement(root, "body")
    for group, members in groupby(refs, key=lambda ref: ref.group):
        shelf = etree.SubElement(body, "outline", text=group, title=group) if group else body
        for ref in members:
            etree.SubElement(
                shelf,
                "outline",
                type="rss",  # OPML 2.0 has this one type for feeds of any format, and no ``version`` for Atom
                text=ref.title,
                title=ref.title,
                xmlUrl=absolute(site, f"{ref.address}.atom"),
                htmlUrl=absolute(site, page_path(ref.page, None, site)),
            )
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
