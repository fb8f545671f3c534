"""The records of a list by the operator's CSS selectors; parts without a selector are found inside the block."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from aggregator.errors import LayoutChanged
from aggregator.parse import dom, headline, listing_detect, listing_links, printed
from aggregator.parse.record import Record

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml.etree import _Element as Element

    from aggregator.model import Selectors


class NothingMatches(LayoutChanged):
    """Selectors that can be read, and find no item: the page was redesigned."""


def select(document: dom.Document, selectors: Selectors, source_id: str, language: str | None) -> list[Record]:
    """One record for each block that ``item`` matches and that leads somewhere, in document order.

    Raises :exc:`NothingMatches` when none of the blocks is an item, :exc:`LayoutChanged` when a selector can't be read.
    """
    css = selectors.item or ""
    try:
        blocks = _outermost(document.select(css))
        common = _common(blocks) if not selectors.link else frozenset()
        found = [_record(document, selectors, block, language, common) for block in blocks]
    except dom.BadSelector as error:
        raise LayoutChanged(source_id, f"{error}; correct selectors: in feeds.yaml") from error
    if not blocks:
        raise NothingMatches(
            source_id, f"selector item: {css!r} matches nothing on {document.url}; was the page redesigned?"
        )
    records = [record for record in found if record is not None]
    if not records:
        raise NothingMatches(
            source_id,
            f"selector item: {css!r} matches {len(blocks)} blocks on {document.url}, but none holds a titled link"
            f" (title: {selectors.title!r}, link: {selectors.link!r}); was the page redesigned?",
        )
    return records


def _common(blocks: list[Element]) -> frozenset[str]:
    """Addresses that several blocks lead to: of authors and rubrics."""
    seen = Counter(address for block in blocks for address in {listing_links.address_of(node) for node in block.iter()})
    return frozenset(address for address, times in seen.items() if address and times > 1)


def _outermost(blocks: list[Element]) -> list[Element]:
    matched = set(blocks)
    return [block for block in blocks if not any(node in matched for node in dom.ancestors(block))]


def _record(
    document: dom.Document, selectors: Selectors, block: Element, language: str | None, common: Collection[str]
) -> Record | None:
    def pick(css: str | None) -> Element | None:
        return next(iter(document.select(css, block)), None) if css else None

    title_at = pick(selectors.title)
    anchor = pick(selectors.link) if selectors.link else _anchor_of(title_at, block)
    if anchor is None and not selectors.link:
        anchor = _best_anchor(block, common)
    link = _target(anchor, document) if anchor is not None else None
    title = dom.text(title_at) if title_at is not None else ""
    if not title and not selectors.title and anchor is not None:
        title, title_at, _ = listing_detect.title_of(anchor)
        if not headline.is_headline(title):
            title, title_at = _heading_of(block) or (title, title_at)
    if not title or link is None:
        return None
    date_at = pick(selectors.date)
    summary_at = pick(selectors.summary)
    return Record(
        nodes=(block,),
        link=link,
        title=title,
        title_at=title_at,
        date=_date(date_at, language),
        summary=None if summary_at is None else dom.text(summary_at),
        image=_image(pick(selectors.image), document),
    )


def _anchor_of(title_at: Element | None, block: Element) -> Element | None:
    """The link in, of or around the selected title."""
    if title_at is None:
        return None
    inner = next((node for node in title_at.iter("a") if listing_links.address_of(node)), None)
    if inner is not None:
        return inner
    for node in dom.ancestors(title_at):
        if node.tag == "a" and listing_links.address_of(node):
            return node
        if node is block:
            break
    return None


def _best_anchor(block: Element, common: Collection[str]) -> Element | None:
    """The link with the most headline-like text; the block itself, or the link around it, where that is one."""
    around = next((node for node in (block, *dom.ancestors(block)) if listing_links.address_of(node)), None)
    if around is not None:
        return around
    anchors = {node: address for node in block.iter() if (address := listing_links.address_of(node))}
    own = [node for node, address in anchors.items() if address not in common]
    return max(own or anchors, key=_likeness, default=None)


def _likeness(anchor: Element) -> float:
    title, _, heading = listing_detect.title_of(anchor)
    return (2.0 if heading and title else 0.0) + (1.0 if headline.is_headline(title) else 0.0) + len(title) / 1000


def _heading_of(block: Element) -> tuple[str, Element] | None:
    return next(((line, node) for node in block.iter(*dom.HEADINGS) if (line := dom.text(node))), None)


def _target(element: Element, document: dom.Document) -> str | None:
    """Where the selected element leads: its own address or that of the link in it."""
    for node in element.iter():
        href = None if node.tag in {"a", "area"} else node.get("href")
        if address := dom.resolve(document.base, href or listing_links.address_of(node)):
            return address.split("#")[0]
    return None


def _date(element: Element | None, language: str | None) -> str | None:
    if element is None:
        return None
    found = printed.dates(element, language)
    if found:
        return found[0][0]
    return dom.squash(element.get("datetime") or element.get("content") or dom.text(element)) or None


def _image(element: Element | None, document: dom.Document) -> str | None:
    if element is None:
        return None
    return dom.picture(element, document.base) or dom.resolve(document.base, element.get("content"))
