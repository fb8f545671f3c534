"""Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aggregator.publish.links import MEDIA_TYPES, absolute, feed_page, spoken
from aggregator.publish.text import authors, cleaned, iri, language_tag, summary_with_tellers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedgen.entry import FeedEntry

    from aggregator.model import Entry, Feed
    from aggregator.model.site import SiteInfo


def write(feed: Feed, site: SiteInfo) -> bytes:
    """The feed as an Atom document."""
    from feedgen.feed import FeedGenerator

    from aggregator.publish.completion import EntryCompletion, FeedCompletion

    feed, site = cleaned(feed), cleaned(site)
    document = FeedGenerator()
    document.register_extension("completion", FeedCompletion, EntryCompletion)
    document.id(feed.id)
    document.title(feed.title or feed.address)
    if feed.subtitle:
        document.subtitle(feed.subtitle)
    document.updated(feed.updated)
    document.language(language_tag(spoken(feed, site)))
    author = site.publisher.author
    document.author({key: value for key in ("name", "email", "uri") if (value := getattr(author, key))})
    document.generator(generator="Regional Cooperation Aggregator", version=site.version)
    document.icon(absolute(site, "static/icon.svg"))
    document.link(list(_links(feed, site)))
    document.category(list(_subjects(feed, site)))
    for entry in feed.entries:
        _fill(document.add_entry(order="append"), entry, site)
    data: bytes = document.atom_str(pretty=True)
    return data


def _fill(node: FeedEntry, entry: Entry, site: SiteInfo) -> None:
    node.id(entry.id)
    node.title(entry.title or entry.url)
    node.link(href=iri(entry.url), rel="alternate")
    node.published(entry.published)
    node.updated(entry.updated)
    node.author([{"name": name} for name in authors(entry)])
    if summary := summary_with_tellers(entry):
        node.summary(summary)
    if entry.content_html:
        node.content(entry.content_html, type="html")
    if entry.rights:
        node.rights(entry.rights)
    node.category(list(categories(entry, site)))
    node.completion.entry = entry


def categories(entry: Entry, site: SiteInfo) -> Iterator[dict[str, str]]:
    """Cities and pairs under our schemes, then the labels, which have none."""
    for city in entry.cities:
        yield {"term": city.slug, "scheme": absolute(site, "cities/"), "label": city.name}
    for pair in entry.pairs:
        yield {"term": pair.slug, "scheme": absolute(site, "pairs/"), "label": f"{pair.a.name} – {pair.b.name}"}
    for label in entry.labels:
        yield {"term": label}


def _links(feed: Feed, site: SiteInfo) -> Iterator[dict[str, str]]:
    """One alternate only, the page for people: of several newsboat takes the last for the feed's home."""
    yield {"rel": "self", "type": MEDIA_TYPES["atom"], "href": absolute(site, f"{feed.address}.atom")}
    yield {"rel": "alternate", "type": "text/html", "href": feed_page(feed, site)}


def _subjects(feed: Feed, site: SiteInfo) -> Iterator[dict[str, str]]:
    if feed.city:
        yield {"term": feed.city.slug, "scheme": absolute(site, "cities/"), "label": feed.city.name}
    if feed.pair:
        label = f"{feed.pair.a.name} – {feed.pair.b.name}"
        yield {"term": feed.pair.slug, "scheme": absolute(site, "pairs/"), "label": label}
