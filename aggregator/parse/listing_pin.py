"""Which CSS selectors would pin a list that was found without any? Tried on the page itself before they are offered."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from aggregator.model import Selectors
from aggregator.parse import dom, printed
from aggregator.parse.listing_records import class_shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lxml.etree import _Element as Element

    from aggregator.parse.listing_group import Group
    from aggregator.parse.listing_links import Teaser

ENOUGH = 0.9  # of the records a selector has to find its part in


def selectors(groups: Sequence[Group], document: dom.Document, language: str | None) -> Selectors | None:
    """Selectors that find the records of these groups and little else; None where no CSS holds one record."""
    names: list[str] = []
    teasers: dict[Element, Teaser] = {}
    for group in groups:
        blocks = _blocks(group, document)
        if blocks is None:
            return None
        css, held = blocks
        names.append(css)
        teasers |= held
    return Selectors(
        item=", ".join(dict.fromkeys(names)),
        title=_first(_paths(teasers, lambda teaser: teaser.anchor), teasers, document, _is_title),
        link=_first(_paths(teasers, lambda teaser: _link(teaser, document)), teasers, document, _leads_there),
        date=_date(teasers, document, language),
    )


def _blocks(group: Group, document: dom.Document) -> tuple[str, dict[Element, Teaser]] | None:
    """A selector and what it finds: one block around each headline, the largest that has a name of its own."""
    best = None
    level = {teaser.anchor: teaser for teaser in group.teasers}
    while level:
        for css in _names(set(level)):
            found = document.select(css)
            hits = sum(node in level for node in found)
            if hits >= ENOUGH * len(group.teasers) and len(found) <= hits / ENOUGH:
                best = css, {node: level[node] for node in found if node in level}
                break
        level = {
            parent: teaser
            for node, teaser in level.items()
            if node not in teaser.nodes and (parent := node.getparent()) is not None
        }
        if len(level) < ENOUGH * len(group.teasers):
            break
    return best


def _names(elements: set[Element]) -> Iterator[str]:
    """Names for all these elements at once, the plainest first; the nearest named elements around them help."""
    own = _name(elements)
    if own is None:
        return
    if "." in own:
        yield own
    above = elements
    joint = " > "
    for _ in range(6):
        above = {parent for node in above if (parent := node.getparent()) is not None and parent.tag != "html"}
        if not above:
            return
        name = _name(above)
        if name is not None and ("." in name or "#" in name or name in {"article", "li", "main", "table", "ul", "dl"}):
            yield f"{name}{joint}{own}"
        joint = " "


def _name(elements: Iterable[Element]) -> str | None:
    """``tag.class`` (or ``#id`` of a single one) that all of them answer to."""
    nodes = list(elements)
    tags = {str(node.tag) for node in nodes}
    if len(tags) != 1:
        return None
    shared = set.intersection(*(class_shape(node) for node in nodes))
    name = tags.pop() + "".join(f".{each}" for each in sorted(shared) if _plain(each))
    identity = nodes[0].get("id") or ""
    if len(nodes) == 1 and identity and _plain(identity):
        return f"#{identity}"
    return name


def _plain(name: str) -> bool:
    return name.isascii() and name.replace("-", "").replace("_", "").isalpha() and not name.startswith("-")


def _paths(teasers: dict[Element, Teaser], part: Callable[[Teaser], Element | None]) -> list[str]:
    """Short selectors for a part of each record, the commonest first."""
    counts: Counter[str] = Counter()
    for block, teaser in teasers.items():
        at = part(teaser)
        own = None if at is None or at is block else _name([at])
        if at is None or own is None:
            continue
        counts[own] += 1
        parent = at.getparent()
        if parent is not None and parent is not block and (above := _name([parent])) is not None:
            counts[f"{above} {own}"] += 1
    return [css for css, _ in sorted(counts.items(), key=lambda pair: (-pair[1], " " in pair[0], pair[0]))][:6]


def _first(
    choices: Iterable[str],
    teasers: dict[Element, Teaser],
    document: dom.Document,
    right: Callable[[Element, Teaser, dom.Document], bool],
) -> str | None:
    for css in choices:
        hits = 0
        for node, teaser in teasers.items():
            found = document.select(css, node)
            hits += bool(found) and right(found[0], teaser, document)
        if hits >= ENOUGH * len(teasers):
            return css
    return None


def _is_title(element: Element, teaser: Teaser, _: dom.Document) -> bool:
    return dom.text(element) == teaser.title


def _link(teaser: Teaser, document: dom.Document) -> Element | None:
    for node in (teaser.anchor, *dom.ancestors(teaser.anchor), *teaser.nodes[0].iter("a")):
        if node.tag == "a" and _leads_there(node, teaser, document):
            return node
    return None


def _leads_there(element: Element, teaser: Teaser, document: dom.Document) -> bool:
    return (dom.resolve(document.base, element.get("href")) or "").split("#")[0] == teaser.target


def _date(teasers: dict[Element, Teaser], document: dom.Document, language: str | None) -> str | None:
    dated: dict[Teaser, Element] = {}
    for node, teaser in teasers.items():
        found = printed.dates(node, language)
        if found:
            dated[teaser] = found[0][1]
    if len(dated) < ENOUGH * len(teasers):
        return None
    return _first(_paths(teasers, dated.get), teasers, document, lambda at, teaser, _: dated.get(teaser) is at)
