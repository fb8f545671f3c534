"""What feedgen 1.0.0 leaves out, added through its own extension interface.

Its entries lose rel, type, hreflang, title and length of links, have no ``xml:lang`` and a ``source`` of two fields.
Elements of the format itself are made without a namespace, as feedgen makes its own: the default namespace is a plain
attribute of its root.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feedgen.util import xml_elem

from aggregator.publish.text import authors, image_type, iri, language_tag, source_name

if TYPE_CHECKING:
    from aggregator.model import Entry, Related

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
GEORSS = "{http://www.georss.org/georss}"
MEDIA = "{http://search.yahoo.com/mrss/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Element = Any  # lxml's, but feedgen has no types


class FeedCompletion:
    """The feed's part: namespaces."""

    def extend_ns(self) -> dict[str, str]:
        return {
            prefix: namespace.strip("{}") for prefix, namespace in (("dc", DC), ("georss", GEORSS), ("media", MEDIA))
        }

    def extend_atom(self, root: Element) -> Element:
        return root

    def extend_rss(self, root: Element) -> Element:
        return root


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
        for file in entry.enclosures:
            link = xml_elem("link", node, rel="enclosure", href=iri(file.url))
            if file.type:
                link.set("type", file.type)
            if file.length is not None:
                link.set("length", str(file.length))
        if entry.rights and _is_address(entry.rights):
            xml_elem("link", node, rel="license", href=iri(entry.rights))
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
        xml_elem("link", source, rel="self" if origin.feed else "alternate", href=iri(origin.url))
        if origin.rights:
            xml_elem("rights", source).text = origin.rights

    def _both(self, node: Element) -> None:
        entry = self.entry
        if entry.image:
            picture = xml_elem(f"{MEDIA}content", node, url=iri(entry.image), medium="image")
            if media_type := image_type(entry.image):
                picture.set("type", media_type)
            xml_elem(f"{MEDIA}thumbnail", node, url=iri(entry.image))
        for city in entry.cities:
            if city.latitude is not None and city.longitude is not None:
                xml_elem(f"{GEORSS}point", node).text = f"{city.latitude:.5f} {city.longitude:.5f}"


def _related(other: Related) -> dict[str, str]:
    attributes = {"rel": "related", "href": iri(other.url), "title": other.title}
    if other.language:
        attributes["hreflang"] = language_tag(other.language)
    return attributes


def _is_address(text: str) -> bool:
    return text.startswith(("https://", "http://")) and not any(map(str.isspace, text))
