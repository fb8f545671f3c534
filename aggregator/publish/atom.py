"""Atom 1.0 (RFC 4287), with archives (RFC 5005) and tombstones (RFC 6721)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aggregator.publish.links import absolute, feed_links, spoken
from aggregator.publish.terms import subjects, terms
from aggregator.publish.text import authors, cleaned, description, language_tag, summary_with_tellers, uri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedgen.entry import FeedEntry

    from aggregator.model import Entry, Feed
    from aggregator.model.site import SiteInfo
    from aggregator.publish.terms import Term

GENERATOR = "Regional Cooperation Aggregator"


def write(feed: Feed, site: SiteInfo) -> bytes:
    """The feed as an Atom document."""
    from feedgen.feed import FeedGenerator

    from aggregator.publish.completion import EntryCompletion, FeedCompletion

    feed, site = cleaned(feed), cleaned(site)
    document = FeedGenerator()
    document.register_extension("completion", FeedCompletion, EntryCompletion)
    document.completion.feed, document.completion.site = feed, site
    document.id(feed.id)
    document.title(feed.title or feed.address)
    if feed.subtitle:
        document.subtitle(feed.subtitle)
    document.updated(feed.updated)
    document.language(language_tag(spoken(feed, site)))
    author = site.publisher.author
    document.author({key: value for key in ("name", "email", "uri") if (value := getattr(author, key))})
    document.generator(generator=GENERATOR, version=site.version)
    document.icon(absolute(site, "static/icon.svg"))
    document.logo(absolute(site, "static/logo.png"))
    document.link(list(feed_links(feed, site, "atom")))
    document.category(_categories(subjects(feed, site)))
    for entry in feed.entries:
        node = document.add_entry(order="append")
        _fill(node, entry)
        node.category(_categories(terms(entry, site, spoken(feed, site))))
    data: bytes = document.atom_str(pretty=True)
    return data


def _fill(node: FeedEntry, entry: Entry) -> None:
    node.id(entry.id)
    node.title(entry.title or entry.url)
    node.link(href=uri(entry.url), rel="alternate")
    node.published(entry.published)
    node.updated(entry.updated)
    node.author([{"name": name} for name in authors(entry)])
    said = summary_with_tellers(entry)
    if entry.content_html:
        node.content(entry.content_html, type="html")
    else:
        said = description(entry)
    if said:
        node.summary(said)
    if entry.rights:
        node.rights(entry.rights)
    node.completion.entry = entry


def _categories(found: Iterable[Term]) -> list[dict[str, str]]:
    return [
        {key: value for key in ("term", "scheme", "label") if (value := getattr(term, key)) is not None}
        for term in found
    ]
