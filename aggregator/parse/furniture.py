"""What stands on an article page and is not the article: related blocks, captions, share bars, comments, menus.

Removed from the tree before its text is taken. The structure decides: headlines that lead elsewhere, links with no
sentence between them, short text hung to a picture. Class names are hints that only ever help.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aggregator.parse import article_lines, article_phrases, dom, head, headline, printed, region
from aggregator.parse.article_chrome import (
    CONTAINERS,
    KEEP,
    drop,
    drop_frame,
    drop_hidden,
    drop_trails,
    prose,
    unwrap_tables,
)
from aggregator.parse.listing_detect import title_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

CAPTION = 280
_CAPTIONS = frozenset(
    ["caption", "captions", "figcaption", "credit", "credits", "photocredit", "copyright", "photographer", "legend"]
)
_RELATED = frozenset(
    [
        "related",
        "similar",
        "recommend",
        "recommended",
        "recommendation",
        "recommendations",
        "readmore",
        "mostread",
        "popular",
        "trending",
        "also",
        "more",
        "promo",
        "newsletter",
        "subscribe",
        "teaser",
        "teasers",
        "sidebar",
        "advert",
        "advertisement",
    ]
)


@dataclass(slots=True)
class Removed:
    """What was taken out and is still worth knowing."""

    related: list[str] = field(default_factory=list)  # addresses, in document order
    dates: list[str] = field(default_factory=list)  # printed in related blocks


def clear(document: dom.Document, title: str, language: str | None) -> Removed:
    """Take everything that is not the article out of the tree; what holds the headline always stays."""
    removed = Removed()
    body = document.root.find("body")
    if body is None:
        return removed
    at = head.headline_element(document, title)
    kept = {body} if at is None else {at, *dom.ancestors(at)}
    away = _links_away(document)
    for script in list(document.root.iter("script")):  # read before; the extractor would take their text
        drop(script)
    unwrap_tables(body)
    drop_hidden(body, kept)
    for node in drop_frame(body, kept):
        if region.names(node) & _RELATED and node.tag not in {"nav", "footer", "form"}:
            removed.related += [address for address in _headlines(node, away) if address not in removed.related]
    _related(body, away, kept, language, removed)
    _captions(body, kept)
    drop_trails(body, kept)
    return removed


def _captions(body: Element, kept: set[Element]) -> None:
    whole = prose(body)
    for node in list(body.iter("figcaption")):
        drop(node)
    for node in list(body.iterdescendants()):
        if node in kept or node.tag in KEEP or node.getparent() is None:
            continue
        if (
            region.names(node) & _CAPTIONS
            and headline.weight(dom.text(node)) <= CAPTION
            and not _contains_heading(node)
        ):
            drop(node)
    for image in list(body.iter("img", "video", "audio")):
        block = next((node for node in dom.ancestors(image) if dom.text(node)), None)
        if (
            block is None
            or block in kept
            or block.tag not in {"div", "figure", "section", "span", "center", "table", "tbody", "td"}
        ):
            continue
        size = headline.weight(dom.text(block))
        if size <= CAPTION and whole - prose(block) >= 3 * size and not _contains_heading(block):
            drop(block)


def _related(
    body: Element, away: dict[Element, tuple[str, int]], kept: set[Element], language: str | None, removed: Removed
) -> None:
    whole = prose(body)
    for node in list(body.iterdescendants()):
        if node in kept or node.tag not in CONTAINERS or not _attached(node, body):
            continue
        links = _headlines(node, away)
        if not links or prose(node) > 0.5 * whole:
            continue
        if not _only_leads_away(node, links, whole, language):
            continue
        for address in links:
            if address not in removed.related:
                removed.related.append(address)
        removed.dates += [value for value, _ in printed.dates(node, language) if value not in removed.dates]
        _drop_with_heading(node)


def _only_leads_away(node: Element, links: dict[str, int], whole: int, language: str | None) -> bool:
    """A block of headlines to other pages: no sentence of its own, or one linked heading for each short teaser."""
    text = dom.text(node)
    weight = headline.weight(text)
    linked = sum(links.values())
    dates = sum(headline.weight(value) for value, _ in printed.dates(node, language))
    own = max(0, weight - linked - dates)
    several = len(links) >= 2
    if several and own <= 0.35 * weight and own <= 60 + 25 * len(links):
        return True
    if (
        several
        and _linked_headings(node) >= max(2, len(links) - 1)
        and weight <= 450 * len(links)
        and weight < whole / 2
    ):
        return True
    labelled = article_lines.begins(text, article_phrases.ALSO)
    if not several:
        # A linked line that ends like a sentence is one.
        return (own <= 30 or labelled) and linked >= 0.5 * weight and not text.endswith((".", "。", "।", "։"))
    hinted = labelled or node.tag == "aside" or bool(region.names(node) & _RELATED)
    return hinted and own <= 0.5 * weight


def _links_away(document: dom.Document) -> dict[Element, tuple[str, int]]:
    """Links to other pages of the site with headline-like text: their address and the weight of that text."""
    found: dict[Element, tuple[str, int]] = {}
    for anchor in document.root.iter("a"):
        if headline.words(text := dom.text(anchor)) < 3:
            continue
        target = dom.resolve(document.base, anchor.get("href"))
        if target is None or not headline.is_page(target, document.url) or not _same_site(target, document.url):
            continue
        if headline.is_headline(title_of(anchor)[0]):
            found[anchor] = target.split("#")[0], headline.weight(text)
    return found


def _headlines(node: Element, away: dict[Element, tuple[str, int]]) -> dict[str, int]:
    """Addresses of other pages linked in the block, with the weight of the text that links there."""
    found: dict[str, int] = {}
    for anchor in node.iter("a"):
        if anchor in away:
            target, weight = away[anchor]
            found[target] = found.get(target, 0) + weight
    return found


def _same_site(one: str, other: str) -> bool:
    """Do two hosts share their last two labels?"""
    a, b = (urlsplit(url).hostname or "" for url in (one, other))
    return a.split(".")[-2:] == b.split(".")[-2:]


def _linked_headings(node: Element) -> int:
    count = 0
    for heading in node.iter(*dom.HEADINGS):
        if heading.find(".//a") is not None or any(above.tag == "a" for above in list(dom.ancestors(heading))[:3]):
            count += 1
    return count


def _contains_heading(node: Element) -> bool:
    return node.tag in dom.HEADINGS or next(node.iter(*dom.HEADINGS), None) is not None


def _attached(node: Element, body: Element) -> bool:
    top = node
    for above in dom.ancestors(node):
        top = above
    return top is body


def _drop_with_heading(node: Element) -> None:
    """The block, and the heading or label in front of it that it leaves without a text of its own."""
    label = node.getprevious()
    if label is not None and not (label.tail or "").strip():
        text = dom.text(label)
        heading = label.tag in dom.HEADINGS and label.tag != "h1"
        if (heading or (text.endswith(":") and headline.weight(text) < 60)) and label.find(".//img") is None:
            drop(label)
    drop(node)
