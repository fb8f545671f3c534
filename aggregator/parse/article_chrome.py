"""The frame of an article page: what is not shown, navigation, forms, comments, share bars, trails of links.

By tag, role and visibility; class names count only where little text is lost by them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aggregator.parse import dom, headline, region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

LONG = 90  # weight of a line that is a sentence rather than a label
CONTAINERS = frozenset(
    ["div", "section", "aside", "ul", "ol", "dl", "table", "tbody", "nav", "article", "footer", "details", "p"]
)
KEEP = frozenset({"html", "body", "main"})
# For screen readers only: what Bootstrap, WordPress, Drupal and many others call it.
_UNSEEN = frozenset(
    ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "element-invisible", "assistive-text"]
)
_COMMENTS = frozenset(["comment", "comments", "commentlist", "respond", "disqus", "reactions"])
_SHARES = frozenset(["share", "sharing", "shares", "social", "socials", "sharebar", "addtoany", "ya-share"])
# An author's portrait below the text, keys of a template, a poll, a bar that plays the text, who answers for the page.
_EXTRAS = frozenset(
    [
        "bio",
        "authorbio",
        "debug",
        "disclaimer",
        "paywall",
        "feedback",
        "byline",
        "poll",
        "newsletter",
        "helpful",
        "contactbox",
        "ansprechpartner",
        "ansprechpartnerin",
        "kontakt",
        "metryka",
        "metryczka",
    ]
)
_TRAIL = 200  # weight of the longest trail of links in front of the text


def prose(node: Element) -> int:
    """Weight of its sentences outside links."""
    return sum(headline.weight(line) for line in sentences(node))


def sentences(node: Element) -> Iterator[str]:
    """Its long lines outside links."""
    for line, owner in dom.runs(node):
        if len(line) >= 30 and headline.weight(line) >= LONG and not in_link(owner, node):
            yield line


def in_link(element: Element, top: Element) -> bool:
    """Does it stand in a link inside ``top``?"""
    node: Element | None = element
    while node is not None:
        if node.tag == "a":
            return True
        if node is top:
            return False
        node = node.getparent()
    return False


def drop_hidden(body: Element, kept: set[Element]) -> None:
    """Take out what a browser does not show, unless it is the folded rest of the text."""
    found = [node for node in body.iterdescendants() if node not in kept and is_hidden(node)]
    inner = set(found)
    outer = [node for node in found if not any(above in inner for above in dom.ancestors(node))]
    if not outer:
        return
    weights = {node: prose(node) for node in outer}
    shown = prose(body) - sum(weights.values())
    for node in outer:
        most = weights[node] > 0.5 * shown
        if _repeats(node, body) if most else not (weights[node] > 1.5 * LONG and _goes_on(node)):
            drop(node)
        else:
            for name in {"hidden", "style", "aria-hidden"} & set(node.attrib):
                del node.attrib[name]


def is_hidden(node: Element) -> bool:
    """Is it marked as not to be seen: attribute, inline style, or a class made for screen readers?"""
    return region.not_shown(node) or not _UNSEEN.isdisjoint((node.get("class") or "").split())


def _goes_on(node: Element) -> bool:
    """Do sentences stand right before it on the same level: «read on» unfolds it?"""
    before = node.getprevious()
    return before is not None and before.tag == "p" and prose(before) > 0


def _repeats(node: Element, body: Element) -> bool:
    """Does the page show its words elsewhere too?"""
    words = set(dom.text(node).split())
    inside = set(node.iter())
    elsewhere = {word for line, owner in dom.runs(body) if owner not in inside for word in line.split()}
    return len(words & elsewhere) >= 0.8 * len(words)


def unwrap_tables(body: Element) -> None:
    """Turn tables that lay out a page into plain blocks: their cells hold headings, lists, paragraphs, tables."""
    for table in list(body.iter("table")):
        cells = list(table.iter("td", "th"))
        if any(
            next(cell.iter("h1", "h2", "table", "ul", "article", "section"), None) is not None for cell in cells
        ) or (any(headline.weight(line) >= LONG for cell in cells for line in map(dom.text, cell.iter("p", "div")))):
            for node in (table, *table.iter("tbody", "thead", "tfoot", "tr", "td", "th")):
                node.tag = "div"


def drop_frame(body: Element, kept: set[Element]) -> Iterator[Element]:
    """Navigation, forms, comments, share bars; each is yielded before it is dropped."""
    whole = prose(body)
    for node in list(body.iterdescendants()):
        if node in kept or node.tag in KEEP or node.tag in dom.HEADINGS or node.getparent() is None:
            continue
        if _is_frame(node, whole):
            yield node
            drop(node)


def _is_frame(node: Element, whole: int) -> bool:
    if node.tag in {"nav", "button", "dialog"} or node.get("role") in {"navigation", "menu", "search", "dialog"}:
        return True
    if node.tag in {"form", "footer", "aside"}:
        return prose(node) <= 0.2 * whole
    if node.tag not in CONTAINERS:
        return False
    words = region.names(node)
    if words >= {"contact", "box"} or words >= {"contact", "person"}:
        return prose(node) <= 0.15 * whole
    return bool(
        (words & (_COMMENTS | _SHARES) and prose(node) <= 0.3 * whole)
        or (words & _EXTRAS and prose(node) <= 0.15 * whole)
        or (words & region.NAVIGATION and prose(node) <= 0.05 * whole)
    )


def drop_trails(body: Element, kept: set[Element]) -> None:
    """Rows of short links in front of the text («Home > News > Culture») and behind it (tags)."""
    lines = dom.runs(body)
    place = {owner: index for index, (_, owner) in reversed(list(enumerate(lines)))}
    told = [place[owner] for line, owner in lines if headline.weight(line) >= LONG and not in_link(owner, body)]
    if not told:
        return
    for node in list(body.iterdescendants()):
        if node in kept or node.tag not in {"ul", "ol", "div", "p", "section"} or node.getparent() is None:
            continue
        anchors = list(node.iter("a"))
        if len(anchors) < 2:
            continue
        weight = headline.weight(dom.text(node))
        linked = sum(headline.weight(dom.text(anchor)) for anchor in anchors)
        at = [place[inner] for inner in node.iter() if inner in place]
        outside = bool(at) and (at[-1] < told[0] or at[0] > told[-1])
        own = weight - linked
        if outside and weight <= _TRAIL and own <= max(0.35 * weight, 40) and not _contains_heading(node):
            drop(node)


def _contains_heading(node: Element) -> bool:
    return next(node.iter(*dom.HEADINGS), None) is not None


def drop(node: Element) -> None:
    """Remove an element and keep the text behind it."""
    parent = node.getparent()
    if parent is None:
        return
    tail = node.tail or ""
    previous = node.getprevious()
    if tail:
        if previous is not None:
            previous.tail = (previous.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    node.tail = None
    parent.remove(node)
