"""Which links of a page could be a teaser's? One for each address, with its headline and the element that holds it."""

from __future__ import annotations

import re
import statistics
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from aggregator.parse import dom, headline, listing_title

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lxml.etree import _Element as Element

# location.href = '/news/1', location='…', window.open("…"), goTo('/news/1'): an address that a click opens
_OPENS = re.compile(
    r"""(?:location(?:\.href|\.assign|\.replace)?\s*[=(]|\bopen\s*\(|\b\w+\s*\()\s*["']([^"'\s]{2,500})["']"""
)
_ADDRESS = re.compile(r"(?:https?:)?//|\.{0,2}/|[\w-]+/[\w-]|[\w-]+\.(?:html?|php|aspx?|jsp)\b|\?", re.IGNORECASE)
_SHORTEST = 5  # weight of the shortest title of a record
_SAME_LEAD = 3  # links that begin alike up to a colon
_LABELS = frozenset({"tag", "category", "author"})  # ``rel`` of what a record is filed under
_DATA = ("data-href", "data-url", "data-link")


@dataclass(slots=True, eq=False)
class Teaser:
    """One record of a list: the link that carries its headline, and the nodes that belong to it."""

    target: str
    title: str
    anchor: Element  # or the heading inside it
    position: int  # of the anchor in the document
    nodes: tuple[Element, ...] = ()  # one container, or a run of siblings
    worth: float = 0.0
    place: float = 1.0  # how much where it stands speaks for main content
    dated: bool = False  # a date is printed in it
    shape: tuple[str, ...] = ()  # tags and class names of the anchor and what stands around it
    short: bool = False  # no headline by itself, but maybe among its like
    also: tuple[Element, ...] = ()  # every link to the same address, its own too
    day: str | None = None  # printed in the headline's own line, or in a heading above several records


@dataclass(frozen=True, slots=True)
class _Link:
    anchor: Element
    target: str
    position: int
    title: str
    holder: Element
    heading: bool


def address_of(element: Element) -> str | None:
    """Where a click on it leads, as printed: ``href``, or what ``onclick`` or ``data-href`` opens."""
    href = element.get("href") if element.tag in {"a", "area"} else None
    plain = (href or "").strip()
    if plain and plain != "#" and not plain.lower().startswith("javascript:"):
        return href
    for script in (plain, element.get("onclick") or ""):
        opened = _OPENS.search(script) if script else None
        if opened and _ADDRESS.match(opened[1]):
            return opened[1]
    for name in _DATA:
        value = element.get(name)
        if value and _ADDRESS.match(value):
            return value
    return None


def teasers_of(document: dom.Document, standing: dict[Element, float]) -> list[Teaser]:
    """One for each address linked with headline-like text outside navigation: its best link."""
    best: dict[str, tuple[float, Teaser]] = {}
    links = list(_links(document, standing))
    generic = _generic(links)
    common = _common(links)
    beside = frozenset(filter(None, (address_of(link.anchor) for link in links if link.target in common)))
    leads = Counter(link.title.partition(":")[0] for link in links if ":" in link.title)
    for link in links:
        if link.target in common:
            continue
        title, holder = link.title, link.holder
        # The headline, not the teaser text linked once more: a heading first, then the shorter of two long lines.
        rank = standing[link.anchor] + (1.0 if link.heading else 0.0) - min(len(title), 300) / 600
        if not title or title in generic:
            under, below = title_under(link.anchor, beside)
            if under and under not in generic:
                title, holder = under, below
            rank -= 2.0
        elif leads[title.partition(":")[0]] >= _SAME_LEAD and not link.heading:
            under, below = title_under(link.anchor, beside)  # «Read more: Headline», below the headline itself
            if under and title.endswith(under):
                title, holder = under, below
        if not title:
            title, rank = _named_only(link.anchor), rank - 1.0
        if not headline.is_headline(title):
            if headline.weight(title) < _SHORTEST or title in generic or any(map(str.isdecimal, title[:1])):
                continue
            rank -= 3.0
        if link.target not in best or rank > best[link.target][0]:
            short = not headline.is_headline(title)
            best[link.target] = (rank, Teaser(link.target, title, holder, link.position, short=short))
    for link in links:
        if link.target in best:
            teaser = best[link.target][1]
            teaser.also = (*teaser.also, link.anchor)
    return sorted((teaser for _, teaser in best.values()), key=lambda teaser: teaser.position)


def _links(document: dom.Document, standing: dict[Element, float]) -> Iterator[_Link]:
    for position, anchor in enumerate(document.root.iter()):
        if standing.get(anchor, 0.0) == 0.0:
            continue
        target = dom.resolve(document.base, address_of(anchor))
        if target is None or not headline.is_page(target := target.split("#")[0], document.url) or _is_home(target):
            continue
        if anchor.tag not in {"a", "area"} and any(dom.resolve(document.base, a.get("href")) for a in anchor.iter("a")):
            continue  # a whole card made clickable by script has the link in it too
        title, holder, heading = listing_title.of_link(anchor)
        yield _Link(anchor, target, position, title, holder, heading)


def _is_home(url: str) -> bool:
    """A site's front page, whatever a counter put behind it; «/?p=17» and «/?/news/17» are pages of their own."""
    parts = urlsplit(url)
    if parts.path.strip("/"):
        return False
    return not any(value.isdecimal() or "/" in value for _, value in parse_qsl(parts.query or "", True)) and (
        "/" not in parts.query
    )


def _generic(links: list[_Link]) -> frozenset[str]:
    """Texts that lead to many places tell of none: «Read more», «Подробнее», «Mehr»."""
    targets: dict[str, set[str]] = defaultdict(set)
    for link in links:
        targets[link.title].add(link.target)
    return frozenset(
        title for title, places in targets.items() if len(places) >= (3 if headline.words(title) > 3 else 2)
    )


def _common(links: list[_Link]) -> frozenset[str]:
    """Addresses that record after record leads to, by the same words: its author, rubric, department."""
    said = Counter((link.target, link.title) for link in links if link.title)
    usual = statistics.median(said.values()) if said else 0
    often = {target for (target, _), times in said.items() if times >= max(3, 3 * usual)}
    return frozenset(
        link.target
        for link in links
        if link.target in often and not link.heading and headline.articleness(link.target) < 0.4
    )


def title_under(overlay: Element, common: Collection[str] = ()) -> tuple[str, Element]:
    """The headline of a card whose link has none of its own: that of the nearest block with one."""
    own = address_of(overlay)
    said = dom.text(overlay)
    for node in dom.ancestors(overlay):
        if node.tag in {"body", "main", "ul", "ol", "table", "tbody"}:
            break
        title, holder, _ = _title_beside(node, overlay, said)
        if title:
            others = {
                address
                for link in node.iter("a")
                if (address := address_of(link)) != own
                and address not in common
                and headline.words(dom.text(link)) >= 3
                and _LABELS.isdisjoint((link.get("rel") or "").split())
            }
            return ("", overlay) if others else (title, holder)
    return "", overlay


def _title_beside(block: Element, overlay: Element, said: str) -> tuple[str, Element, bool]:
    title, holder, heading = listing_title.of_link(block)
    if title and title != said and holder is not overlay:
        return title, holder, heading
    return "", overlay, False


def _named_only(anchor: Element) -> str:
    """What a picture link is called in its attributes."""
    picture = next(anchor.iter("img"), None)
    for value in (anchor.get("title"), anchor.get("aria-label"), None if picture is None else picture.get("alt")):
        if line := dom.squash(value):
            return line
    return ""
