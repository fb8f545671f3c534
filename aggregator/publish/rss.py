"""RSS 2.0 with the Atom, content, Dublin Core, GeoRSS and Media modules."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from aggregator.publish.atom import GENERATOR
from aggregator.publish.links import MEDIA_TYPES, absolute, feed_page, spoken
from aggregator.publish.terms import subjects, terms
from aggregator.publish.text import cleaned, description, files, language_tag, source_name, uri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedgen.entry import FeedEntry

    from aggregator.model import Entry, Feed
    from aggregator.model.site import SiteInfo
    from aggregator.publish.terms import Term


def write(feed: Feed, site: SiteInfo) -> bytes:
    """The feed as an RSS 2.0 document."""
    from feedgen.feed import FeedGenerator

    from aggregator.publish.completion import EntryCompletion, FeedCompletion

    feed, site = cleaned(feed), cleaned(site)
    document = FeedGenerator()
    document.register_extension("completion", FeedCompletion, EntryCompletion)
    document.completion.feed, document.completion.site = feed, site
    document.title(feed.title or feed.address)
    document.link(
        [
            {"rel": "self", "type": MEDIA_TYPES["rss"], "href": absolute(site, f"{feed.address}.rss")},
            {"rel": "alternate", "href": feed_page(feed, site)},  # feedgen makes the last one the channel's link
        ]
    )
    document.description(feed.subtitle or feed.title or feed.address)
    document.updated(feed.updated)
    document.language(language_tag(spoken(feed, site)))
    author = site.publisher.author
    if author.email:
        document.managingEditor(f"{author.email} ({author.name})")
    document.generator(generator=GENERATOR, version=site.version)
    document.image(absolute(site, "static/logo.png"))
    if filed := _categories(subjects(feed, site)):
        document.category(filed)
    for entry in feed.entries:
        node = document.add_entry(order="append")
        _fill(node, entry)
        node.category(_categories(terms(entry, site, spoken(feed, site))))
    data: bytes = document.rss_str(pretty=True)
    return data


def _fill(node: FeedEntry, entry: Entry) -> None:
    node.guid(entry.id, permalink=False)
    node.title(entry.title or entry.url)
    node.link(href=uri(entry.url), rel="alternate")
    node.published(entry.published)
    # The description is HTML by custom of all readers.
    node.summary(escape(description(entry), quote=False).replace("\n", "<br>\n"))
    if entry.content_html:
        node.content(entry.content_html)
    for file in files(entry)[:1]:  # RSS has room for one
        node.enclosure(uri(file.url), file.length or 0, file.type or "application/octet-stream")
    node.source(uri(entry.origin.url), source_name(entry))
    node.completion.entry = entry


def _categories(found: Iterable[Term]) -> list[dict[str, str]]:
    """RSS has one text for machines and people; readers show it."""
    return [{"term": term.shown} | ({"scheme": term.scheme} if term.scheme else {}) for term in found]
