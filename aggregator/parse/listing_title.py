"""The headline in a link, a heading or a card: without kicker, date, counter and label that stand in the same element.

Class names are hints that template authors use whatever language the site speaks; where there are none, the structure
decides: a block of its own in front of the headline, a part that ends with a colon, a part that is a date.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aggregator.parse import dom, headline, printed, region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

BESIDE: Final = frozenset(
    [
        "kicker",
        "overline",
        "eyebrow",
        "dachzeile",
        "spitzmarke",
        "topline",
        "roofline",
        "pretitle",
        "supertitle",
        "surtitle",
        "prefix",
        "rubric",
        "rubrik",
        "ressort",
        "category",
        "categories",
        "cat",
        "label",
        "badge",
        "tag",
        "flag",
        "date",
        "time",
        "datum",
        "data",
        "fecha",
        "published",
        "pubdate",
        "timestamp",
        "counter",
        "count",
        "views",
        "comments",
        "author",
        "byline",
        "source",
        "hidden",
        "sr",
        "screen",
        "reader",
        "icon",
        "arrow",
        "more",
        "readmore",
        "subtitle",
        "subline",
    ]
)
TITLE: Final = frozenset({"title", "headline", "heading", "hdr", "hed"})
_HINTS: Final = ("class", "id", "itemprop", "data-manual", "data-testid", "data-role")
_WORDS = re.compile(r"[^a-z]+")
_EDGES = " \t\n:–—|·•»›→-"
_BULLETS = "·•●▪■◆►▶»›→*"
_CUT = ("…", "...")


def of_element(element: Element) -> str:
    """The headline that a heading or an element named so holds; all its text where nothing can be set aside."""
    whole = dom.text(element).lstrip(_BULLETS + " ")
    if not len(element):
        return whole
    kept = dom.squash("".join(_kept(element, whole))).lstrip(_BULLETS + " ")
    stripped = kept.strip(_EDGES) if kept != whole else kept
    told = stripped if stripped and headline.weight(stripped) >= min(8, headline.weight(whole)) else whole
    return _of_blocks(element, told)


def _kept(element: Element, whole: str) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if _stands_beside(child, whole):
            yield " "
        else:
            yield from _kept(child, whole) if len(child) else [child.text or ""]
        yield child.tail or ""


def _stands_beside(child: Element, whole: str) -> bool:
    """A kicker, a date, a label, a number of comments: not the headline."""
    text = dom.text(child)
    if not text or len(text) == len(whole):
        return False
    if hints(child) & BESIDE and headline.weight(text) < 0.7 * headline.weight(whole):
        return True
    if child.tag == "time" or text.isdecimal() or printed.is_date(text, None):
        return child.tag != "a"
    rest = whole.removeprefix(text)
    return text.endswith(":") and len(child) == 0 and rest != whole and headline.is_headline(rest.strip(_EDGES))


def hints(element: Element) -> set[str]:
    """The words that its class, id and the like are made of."""
    raw = " ".join(filter(None, map(element.get, _HINTS)))
    return region.names_in(raw) if raw else set()


def _of_blocks(element: Element, told: str) -> str:
    """«<h3><div>Kicker</div>: Headline</h3>»: the first line is a block of its own, and what follows is a headline."""
    blocks = [child for child in element if child.tag in dom.BLOCKS and child.tag != "br" and dom.text(child)]
    if not blocks:
        return told
    lines = [line for line, _ in dom.runs(element)]
    first = dom.text(blocks[0])
    if lines and lines[0] == first and told.startswith(first):
        rest = told.removeprefix(first).strip(_EDGES)
        leads = headline.weight(first) < 30 or told.removeprefix(first).lstrip().startswith(":")
        return rest if leads and headline.weight(rest) >= 8 and headline.words(rest) >= 2 else told
    own = dom.squash("".join([element.text or "", *(child.tail or "" for child in element)]))
    return own if headline.is_headline(own) and told.startswith(own) else told


def of_link(anchor: Element) -> tuple[str, Element, bool]:
    """The headline of a link (of a whole card, maybe): its text, the element that holds it, is that a heading?"""
    line, holder, heading = _of_link(anchor)
    return line.lstrip(_BULLETS + " "), holder, heading


def _of_link(anchor: Element) -> tuple[str, Element, bool]:
    headings = [(line, heading) for heading in anchor.iter(*dom.HEADINGS) if (line := of_element(heading))]
    for line, heading in headings:
        if _tells(line):
            return line, heading, True
    inside_heading = any(node.tag in dom.HEADINGS for node in list(dom.ancestors(anchor))[:3])
    if named := _named(anchor):
        return *named, inside_heading
    every = dom.runs(anchor)
    lines = [(line, owner) for line, owner in every if not printed.is_date(line, None)]
    if not lines:
        return "", anchor, inside_heading
    telling = [pair for pair in lines if _tells(pair[0])]
    if headings and not telling:
        return *headings[0], True
    line, owner = telling[0] if telling else max(lines, key=lambda pair: headline.weight(pair[0]))
    if len(every) == 1:
        return _untruncated(of_element(anchor), anchor), anchor, inside_heading
    around = next((n for n in (owner, *dom.ancestors(owner)) if n is anchor or dom.text(n) == line), anchor)
    return (line if around is anchor else of_element(around)), owner if around is anchor else around, inside_heading


def _named(anchor: Element) -> tuple[str, Element] | None:
    """The only part of a card that is called its title."""
    if len(anchor) == 0:
        return None
    found: list[Element] = []
    for node in anchor.iterdescendants():
        inner = any(node in above.iterdescendants() for above in found[-1:])
        if not inner and hints(node) & TITLE and not hints(node) & {"sub", "subtitle"}:
            found.append(node)
    texts = [(line, node) for node in found if (line := of_element(node)) and headline.weight(line) >= 6]
    return texts[0] if len(texts) == 1 else None


def _untruncated(line: str, anchor: Element) -> str:
    """A headline cut short to fit, with the whole of it in the ``title`` attribute."""
    attribute = dom.squash(anchor.get("title"))
    for end in _CUT:
        stem = line.removesuffix(end).rstrip()
        if stem != line and len(stem) >= 8 and attribute.startswith(stem) and len(attribute) <= 300:
            return attribute
    return line


def _tells(line: str) -> bool:
    """More than a kicker, a rubric or a source's name."""
    return headline.words(line) >= 3 and headline.weight(line) >= 20


def without_date(line: str, language: str | None) -> tuple[str, str | None]:
    """A headline with a whole date (year or clock) glued to one end: the headline, and the date as printed."""
    for value in printed.find(line, language)[:3]:
        if not (printed.has_year(value) or ":" in value):
            continue
        for rest in (line.removeprefix(value), line.removesuffix(value), line.removesuffix(f"({value})")):
            kept = rest.strip(_EDGES + ".,()[]")
            if rest != line and headline.weight(kept) >= 8:
                return rest.strip(_EDGES + ",").lstrip(".)] ").rstrip("([ "), value
    return line, None
