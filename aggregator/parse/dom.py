"""HTML as a browser would see it: one tree for both page parsers, and the look-ups they share.

The tree is built by lexbor (WHATWG HTML, so ``<p><div>`` closes the paragraph as it does on screen) and handed over as
an lxml tree, which is what the text extractor works on. Scripts, styles, comments and the content of templates are
left out; the only line breaks in its text stand where a block begins or ends, so that joined text never glues two
blocks together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from urllib.parse import urljoin, urlsplit

import lxml.html
from lxml import etree
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from aggregator.parse import legacy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element
    from lxml.etree import _ElementUnicodeResult
    from selectolax.lexbor import LexborNode

# Deeper than any page made by people; libxml2's own walks recurse, so of what lies below only the text is kept.
MAX_DEPTH = 180
# Ruby annotations (rt, rp) spell a word that stands beside them once more.
LEFT_OUT = frozenset({"style", "script", "template", "svg", "math", "iframe", "object", "canvas", "select", "rt", "rp"})
# «Please switch on JavaScript» and copies of lazy pictures are shorter; some pages keep all their content there.
NOSCRIPT = 250
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_strings = etree.XPath("descendant::text()")
_NAME = re.compile(r"[A-Za-z_][\w.-]*\Z", re.ASCII)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile("[\t\n\r]+")
_NOT_WEB = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LAZY = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-url", "data-image")
_BACKGROUND = re.compile(r"""background(?:-image)?\s*:[^;]*?url\(\s*["']?([^"')]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Document:
    """One page as a tree. ``base`` is what its relative addresses count from."""

    root: Element
    base: str
    url: str
    _lexbor: LexborHTMLParser
    _elements: dict[int, Element]  # by lexbor's id
    _nodes: dict[Element, LexborNode]

    def select(self, css: str, inside: Element | None = None) -> list[Element]:
        """Elements matching a CSS selector in document order; ``inside`` itself counts. Raises :exc:`BadSelector`."""
        start = self._lexbor.root if inside is None else self._nodes.get(inside)
        if start is None:
            return []
        try:
            found = [self._elements.get(node.mem_id) for node in start.css(css)]
        except (SelectolaxError, ValueError) as error:
            raise BadSelector(f"{css!r} is no CSS selector ({error})") from error
        return list(dict.fromkeys(element for element in found if element is not None))


class BadSelector(ValueError):
    """The operator's CSS selector can't be read."""


def read(html: str, url: str) -> Document:
    """The page as a tree. Never raises on bad markup: a browser never refuses a page either."""
    parser = LexborHTMLParser(legacy.once_encoded(html))
    root = lxml.html.html_parser.makeelement("html")
    elements: dict[int, Element] = {}
    nodes: dict[Element, LexborNode] = {}
    if parser.root is not None:
        _grow(parser.root, root, elements, nodes)
    if root.find("body") is None:
        etree.SubElement(root, "body")
    return Document(root, _base(root, url), url, parser, elements, nodes)


def _grow(source: LexborNode, root: Element, elements: dict[int, Element], nodes: dict[Element, LexborNode]) -> None:
    open_: list[tuple[int, Element | None, bool]] = []  # lexbor's id, our element (None: left out), is it a block?
    for node in source.traverse(include_text=True):
        if not open_:
            open_.append((node.mem_id, root, True))
            _copy_attributes(node, root)
            elements[node.mem_id], nodes[root] = root, node
            continue
        parent = node.parent
        parent_id = parent.mem_id if parent is not None else open_[0][0]
        while len(open_) > 1 and open_[-1][0] != parent_id:
            _, closed, block = open_.pop()
            if block and closed is not None:
                closed.tail = (closed.tail or "") + "\n"
        above = open_[-1][1]
        if node.is_text_node:
            if above is not None:
                _append_text(above, _BREAKS.sub(" ", node.text_content or ""))
            continue
        if above is not None and len(open_) >= MAX_DEPTH:
            open_.append((node.mem_id, above if node.tag not in LEFT_OUT else None, False))
            continue
        element = None if above is None else _append_element(node, above)
        open_.append((node.mem_id, element, element is not None and element.tag in BLOCKS))
        if element is not None:
            elements[node.mem_id], nodes[element] = element, node


def _append_element(node: LexborNode, above: Element) -> Element | None:
    tag = node.tag or ""
    if tag in LEFT_OUT and not (tag == "script" and "ld+json" in (node.attributes.get("type") or "").lower()):
        return None
    if not node.is_element_node or (tag == "noscript" and len(node.text(deep=True, strip=True)) < NOSCRIPT):
        return None
    if not _NAME.match(tag):
        tag = "span"  # «o:p» of word processors and broken names
    if tag in BLOCKS:
        _append_text(above, "\n")
    element = etree.SubElement(above, tag)
    _copy_attributes(node, element)
    return element


def _append_text(above: Element, text: str) -> None:
    text = _NOT_XML.sub("", text)
    if not text:
        return
    last = next(above.iterchildren(reversed=True), None)  # len() of an lxml element counts its children
    if last is not None:
        last.tail = (last.tail or "") + text
    else:
        above.text = (above.text or "") + text


def _copy_attributes(node: LexborNode, element: Element) -> None:
    for name, value in node.attributes.items():
        if _NAME.match(name):
            element.set(name, _NOT_XML.sub("", value or ""))


def _base(root: Element, url: str) -> str:
    for element in root.iter("base"):
        href = (element.get("href") or "").strip()
        if href:
            return resolve(url, href) or url
    return url


def resolve(base: str, href: str | None) -> str | None:
    """The absolute http(s) address of a link, or None: empty, another scheme, or beyond repair."""
    href = (href or "").strip().replace("\n", "").replace("\t", "").replace("\r", "")
    if not href or _NOT_WEB.match(href):
        return None
    try:
        absolute = urljoin(base, href)
        parts = urlsplit(absolute)
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    return absolute


def text(element: Element) -> str:
    """All its text on one line."""
    return " ".join("".join(map(str, element.itertext())).split())


def squash(string: str | None) -> str:
    """Every run of white space as one space, none at the ends."""
    return " ".join((string or "").split())


def runs(element: Element) -> list[tuple[str, Element]]:
    """Text between block boundaries, each line with the element that holds its beginning, in document order."""
    found: list[tuple[str, Element]] = []
    line, owner = "", element
    for string in cast("list[_ElementUnicodeResult]", _strings(element)):
        holder = string.getparent()
        if holder is not None and string.is_tail:
            holder = holder.getparent()
        for index, part in enumerate(string.split("\n")):
            if index and line:
                found.append((squash(line), owner))
                line = ""
            if part.strip() or line:
                if not line:
                    owner = element if holder is None else holder
                line += part
    if line:
        found.append((squash(line), owner))
    return found


def ancestors(element: Element) -> Iterator[Element]:
    """Its parents, nearest first, without ``html``."""
    parent = element.getparent()
    while parent is not None and parent.tag != "html":
        yield parent
        parent = parent.getparent()


def picture(element: Element, base: str) -> str | None:
    """The address of the first real picture in it: lazy loading and CSS backgrounds understood, spacers passed over."""
    for node in element.iter("img", "source", "amp-img"):
        for candidate in _picture_candidates(node):
            address = resolve(base, candidate)
            if address and not _is_spacer(node):
                return address
    for node in element.iter():
        style = node.get("style")
        if style and (match := _BACKGROUND.search(style)):
            return resolve(base, match[1])
    return None


def _picture_candidates(node: Element) -> Iterator[str | None]:
    for name in _LAZY:
        yield node.get(name)
    source = node.get("src")
    if source and not source.startswith("data:"):
        yield source
    for name in ("data-srcset", "srcset"):
        yield (node.get(name) or "").split(",")[0].split(" ")[0]


def _is_spacer(node: Element) -> bool:
    sizes = [node.get(side) or "" for side in ("width", "height")]
    return any(size.isdigit() and int(size) < 32 for size in sizes)
