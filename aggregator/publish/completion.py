"""What feedgen 1.0.0 leaves out, added through its own extension interface.

Its feeds know neither archives nor tombstones, and in RSS only one link; its entries lose rel, type, hreflang, title
and length of links, have no ``xml:lang`` and a ``source`` of two fields. Elements of the format itself are made without
a namespace, as feedgen makes its own: the default namespace is a plain attribute of its root.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feedgen.util import xml_elem

from aggregator.publish.links import absolute, feed_links
from aggregator.publish.text import authors, files, language_tag, licence, picture, source_name, uri

if TYPE_CHECKING:
    from aggregator.model import Enclosure, Entry, Feed, Related
    from aggregator.model.site import SiteInfo

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
GEORSS = "{http://www.georss.org/georss}"
HISTORY = "{http://purl.org/syndication/history/1.0}"  # RFC 5005
MEDIA = "{http://search.yahoo.com/mrss/}"
TOMBSTONES = "{http://purl.org/atompub/tombstones/1.0}"  # RFC 6721
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Element = Any  # lxml's, but feedgen has no types


class FeedCompletion:
    """The feed's part. The writer sets ``feed`` and ``site``."""

    feed: Feed
    site: SiteInfo

    def extend_ns(self) -> dict[str, str]:
        used = {"dc": DC, "georss": GEORSS, "media": MEDIA}
        if self.feed.chain.current:
            used["fh"] = HISTORY
        if self.feed.gone:
            used["at"] = TOMBSTONES
        return {prefix: namespace.strip("{}") for prefix, namespace in used.items()}

    def extend_atom(self, root: Element) -> Element:
        self._both(root)
        return root

    def extend_rss(self, root: Element) -> Element:
        channel = root.find("channel")
        for link in feed_links(self.feed, self.site, "rss"):
            if link["rel"] not in {"self", "alternate"}:  # feedgen has written them
                xml_elem(f"{ATOM}link", channel, **link)
        self._both(channel)
        return root

    def _both(self, node: Element) -> None:
        if self.feed.chain.current:
            xml_elem(f"{HISTORY}archive", node)
        for gone in self.feed.gone:
            stone = xml_elem(f"{TOMBSTONES}deleted-entry", node, ref=gone.id, when=gone.when.isoformat())
            if gone.into:
                page = absolute(self.site, f"{gone.into}.html")
                xml_elem(f"{ATOM}link", stone, rel="related", type="text/html", href=page)


class EntryCompletion:
    """The entry's part. The writer sets ``entry``."""

    entry: Entry

    def extend_ns(self) -> dict[str, str]:
        return {}

    def extend_atom(self, node: Element) -> Element:
        entry = self.entry
        node.set(XML_LANG, language_tag(entry.language))
        for alternate in node.iterfind("link"):
            alternate.set("rel", "alternate")
            if entry.language:
                alternate.set("hreflang", language_tag(entry.language))
        for other in entry.related:
            xml_elem("link", node, **_related(other))
        xml_elem("link", node, rel="via", href=uri(entry.origin.url))
        for file in files(entry):
            xml_elem("link", node, **_enclosure(file))
        if terms := licence(entry.rights):
            xml_elem("link", node, rel="license", href=uri(terms))
        self._source(node)
        self._both(node)
        return node

    def extend_rss(self, node: Element) -> Element:
        entry = self.entry
        for name in authors(entry):
            xml_elem(f"{DC}creator", node).text = name
        if entry.language:
            xml_elem(f"{DC}language", node).text = language_tag(entry.language)
        if entry.rights:
            xml_elem(f"{DC}rights", node).text = entry.rights
        xml_elem(f"{ATOM}updated", node).text = entry.updated.isoformat()
        for other in entry.related:
            xml_elem(f"{ATOM}link", node, **_related(other))
        for file in files(entry)[1:]:  # RSS has room for one
            xml_elem(f"{ATOM}link", node, **_enclosure(file))
        if terms := licence(entry.rights):
            xml_elem(f"{ATOM}link", node, rel="license", href=uri(terms))
        self._both(node)
        return node

    def _source(self, node: Element) -> None:
        """RFC 4287 § 4.2.11: the metadata of the feed (or page) the entry was taken from."""
        origin = self.entry.origin
        source = xml_elem("source", node)
        if origin.language:
            source.set(XML_LANG, language_tag(origin.language))
        xml_elem("id", source).text = origin.id
        xml_elem("title", source).text = source_name(self.entry)
        xml_elem("updated", source).text = origin.updated.isoformat()
        xml_elem("name", xml_elem("author", source)).text = source_name(self.entry)
        xml_elem("link", source, rel="self" if origin.feed else "alternate", href=uri(origin.url))
        if origin.rights:
            xml_elem("rights", source).text = origin.rights

    def _both(self, node: Element) -> None:
        entry = self.entry
        if shown := picture(entry):
            content = xml_elem(f"{MEDIA}content", node, url=uri(shown.url), medium="image")
            if shown.type:
                content.set("type", shown.type)
            if shown.length:
                content.set("fileSize", str(shown.length))
            xml_elem(f"{MEDIA}thumbnail", node, url=uri(shown.url))
        for city in entry.cities:
            if city.latitude is not None and city.longitude is not None:
                xml_elem(f"{GEORSS}point", node).text = f"{city.latitude:.5f} {city.longitude:.5f}"


def _related(other: Related) -> dict[str, str]:
    attributes = {"rel": "related", "href": uri(other.url), "title": other.title}
    if other.language:
        attributes["hreflang"] = language_tag(other.language)
    return attributes


def _enclosure(file: Enclosure) -> dict[str, str]:
    attributes = {"rel": "enclosure", "href": uri(file.url)}
    if file.type:
        attributes["type"] = file.type
    if file.length is not None:
        attributes["length"] = str(file.length)
    return attributes
