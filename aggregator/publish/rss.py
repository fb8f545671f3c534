"""RSS 2.0 with the Atom, content, Dublin Core, GeoRSS and Media modules."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from aggregator.publish.atom import categories
from aggregator.publish.links import MEDIA_TYPES, absolute, feed_page, spoken
from aggregator.publish.text import cleaned, iri, language_tag, source_name, summary_with_tellers

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry

    from aggregator.model import Entry, Feed
    from aggregator.model.site import SiteInfo


def write(feed: Feed, site: SiteInfo) -> bytes:
    """The feed as an RSS 2.0 document."""
    from feedgen.feed import FeedGenerator

    from aggregator.publish.completion import EntryCompletion, FeedCompletion

    feed, site = cleaned(feed), cleaned(site)
    document = FeedGenerator()
    document.register_extension("completion", FeedCompletion, EntryCompletion)
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
    document.generator(generator="Regional Cooperation Aggregator", version=site.version)
    for entry in feed.entries:
        _fill(document.add_entry(order="append"), entry, site)
    data: bytes = document.rss_str(pretty=True)
    return data


def _fill(node: FeedEntry, entry: Entry, site: SiteInfo) -> None:
    node.guid(entry.id, permalink=False)
    node.title(entry.title or entry.url)
    node.link(href=iri(entry.url), rel="alternate")
    node.published(entry.published)
    # The description is HTML by custom of all readers.
    summary = escape(summary_with_tellers(entry), quote=False).replace("\n", "<br>\n")
    node.summary(summary or entry.title or entry.url)
    if entry.content_html:
        node.content(entry.content_html)
    if entry.enclosures:  # RSS has room for one
        file = entry.enclosures[0]
        node.enclosure(iri(file.url), file.length or 0, file.type or "application/octet-stream")
    node.source(iri(entry.origin.url), source_name(entry))
    node.category(list(categories(entry, site)))
    node.completion.entry = entry
