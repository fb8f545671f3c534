"""Which elements belong to each teaser of a list? Its whole block, or the run of siblings around its headline."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from aggregator.parse import dom, headline, printed, region

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element as Element

    from aggregator.parse.listing_links import Teaser

_STATES = frozenset(
    [
        "first",
        "last",
        "odd",
        "even",
        "active",
        "current",
        "selected",
        "visited",
        "new",
        "hot",
        "big",
        "small",
        "large",
        "medium",
        "main",
        "lead",
        "left",
        "right",
    ]
)
_WHOLE = frozenset({"li", "article", "tr", "section"})  # holds its record alone
_REACH = 12  # siblings between two records at most: a flat list has a date, a picture, some paragraphs there


def class_shape(node: Element) -> set[str]:
    """Its class names that tell a kind of block, not a state, a number or a variant."""
    classes = (node.get("class") or "").split()
    return {
        name
        for name in classes
        if "--" not in name
        and not any(character.isdigit() for character in name)
        and not (region.names_in(name) & _STATES)
        and len(name) < 40
    }


def shape(anchor: Element) -> tuple[str, ...]:
    """Tags and class names of a link and of what stands around it."""
    steps: list[str] = []
    for level, node in enumerate((anchor, *dom.ancestors(anchor))):
        if level == 4 or node.tag == "body":
            break
        classes = "" if level > 2 else ".".join(sorted(class_shape(node)))
        steps.append(f"{node.tag}.{classes}")
    return tuple(steps)


def contain(teasers: Sequence[Teaser], body: Element) -> None:
    """Give each teaser its nodes: the highest element that holds no other teaser, and the siblings that go with it."""
    held: Counter[Element] = Counter()
    for teaser in teasers:
        for node in dom.ancestors(teaser.anchor):
            held[node] += 1
    levels = [_alone(teaser.anchor, held, body) for teaser in teasers]
    depths: dict[tuple[tuple[str, ...], str], list[int]] = {}
    for teaser, level in zip(teasers, levels, strict=True):
        for part in ("", headline.folder(teaser.target)):  # a menu beside may have the same shape
            depths.setdefault((teaser.shape, part), []).append(len(level))
    usual = {key: _usual(found) for key, found in depths.items()}
    tops: dict[Element, Teaser] = {}
    for teaser, level in zip(teasers, levels, strict=True):
        part = headline.folder(teaser.target)
        likes = (teaser.shape, part if len(depths[teaser.shape, part]) >= 3 else "")
        top = level[min(len(level), usual[likes]) - 1]
        teaser.nodes = (top,)
        tops[top] = teaser
    by_parent: dict[Element, list[Teaser]] = {}
    for top, teaser in tops.items():
        parent = top.getparent()
        if parent is not None and held[parent] > 1:
            by_parent.setdefault(parent, []).append(teaser)
    for parent, theirs in by_parent.items():
        _share_siblings(parent, theirs, held)


def _alone(anchor: Element, held: Counter[Element], body: Element) -> list[Element]:
    """The anchor and the elements around it that hold no other teaser, from the inside out."""
    level = [anchor]
    for node in dom.ancestors(anchor):
        if held[node] > 1 or node is body:
            break
        level.append(node)
    return level


def _usual(depths: list[int]) -> int:
    """How far out a record of this list reaches: the last of a section must not take in what else stands there."""
    if len(depths) < 3:
        return max(depths, default=1)
    most, count = max(Counter(depths).items(), key=lambda pair: (pair[1], -pair[0]))
    return most if 2 * count >= len(depths) else max(depths)


def _share_siblings(parent: Element, teasers: list[Teaser], held: Counter[Element]) -> None:
    """Flat lists: between two records stand the first's date and teaser, or the second's date; see what comes first."""
    children = list(parent)
    places = {child: index for index, child in enumerate(children)}
    at = [places[teaser.nodes[0]] for teaser in teasers]
    if len(at) < 2 or all(children[index].tag in _WHOLE for index in at):
        return
    gaps = [[child for child in children[a + 1 : b] if not held[child]] for a, b in pairwise(at)]
    before = _in_front(children[: at[0]], held)
    if any(not gap or not any(map(_is_day, gap)) for gap in gaps):  # days between some records head several of them
        gaps = [[child for child in gap if not _is_day(child)] for gap in gaps]
        before = [child for child in before if not _is_day(child)]
    if not any(gaps) or max(map(len, gaps)) > _REACH:
        return
    lead = _leading(before, [gap for gap in gaps if gap])
    for number, (teaser, index) in enumerate(zip(teasers, at, strict=True)):
        front = before if number == 0 else gaps[number - 1]
        behind = gaps[number] if number < len(gaps) else _behind(children[index + 1 :], held, max(map(len, gaps)))
        cut = len(behind) - lead if number < len(gaps) else len(behind)
        teaser.nodes = (*(front[len(front) - lead :] if lead else ()), children[index], *behind[: max(cut, 0)])


def _in_front(children: list[Element], held: Counter[Element]) -> list[Element]:
    run: list[Element] = []
    for child in reversed(children):
        if held[child] or len(run) == _REACH:
            break
        run.insert(0, child)
    return run


def _behind(children: list[Element], held: Counter[Element], most: int) -> list[Element]:
    run: list[Element] = []
    for child in children[:most]:
        if held[child]:
            break
        run.append(child)
    return run


def _leading(before: list[Element], gaps: list[list[Element]]) -> int:
    """How many siblings in front of a headline belong to it: those found in front of every one, the first included."""
    lead = 0
    while lead < len(before) and all(lead < len(gap) for gap in gaps):
        wanted = _class_key(before[-1 - lead])
        divides = wanted[0] in {"hr", "br"} or (wanted[0] in dom.HEADINGS and not _is_day(before[-1 - lead]))
        if divides or any(_class_key(gap[-1 - lead]) != wanted for gap in gaps):
            break
        lead += 1
    return lead


def _class_key(node: Element) -> tuple[str, frozenset[str]]:
    return str(node.tag), frozenset(class_shape(node))


def date_headings(teasers: Sequence[Teaser], body: Element, language: str | None) -> None:
    """Set the ``day`` of records that stand below a date which heads several of them.

    A date heading is a line of its own among the records, in none of them, that names a day; it counts for all records
    up to the next. Where the records print days themselves nothing is changed; nor where there is one such line only,
    unless it stands right above records that print clock times: it may be today's date.
    """
    if len(teasers) < 2 or _dated(teasers, language) > 0.3 * len(teasers):
        return
    inside = {node for teaser in teasers for top in teaser.nodes for node in top.iter()}
    first = {teaser.nodes[0]: teaser for teaser in teasers}
    day: str | None = None
    found: list[tuple[Teaser, str]] = []
    passed: set[Element] = set()
    between = 0
    for node in _around(teasers, body).iter():
        if node in first:
            if day is not None:
                found.append((first[node], day))
        elif node not in inside and node not in passed and (said := _says_day(node, language)):
            day = said
            between += bool(found)
            passed.update(node.iter())
    if between or (2 * _clocked(teasers, language) >= len(teasers) and len(found) == len(teasers)):
        for teaser, said in found:
            teaser.day = said


def days_elsewhere(teasers: Sequence[Teaser], language: str | None) -> None:
    """Set the ``day`` of a record without one (a slide, the first story in large) that stands once more with it."""
    lacking = [teaser for teaser in teasers if not teaser.day and not _dated([teaser], language)]
    if not lacking:
        return
    held = Counter(node for teaser in teasers for node in {n for at in teaser.also for n in dom.ancestors(at)})
    for teaser in lacking:
        for at in teaser.also:
            own = [node for node in dom.ancestors(at) if held[node] == 1 and node not in teaser.nodes]
            found = (value for node in own for value, _ in printed.dates(node, language) if not printed.is_clock(value))
            teaser.day = teaser.day or next(found, None)


def _around(teasers: Sequence[Teaser], body: Element) -> Element:
    """The smallest element that holds all of them, and the one around it."""
    shared = set(dom.ancestors(teasers[0].nodes[0]))
    for teaser in teasers[1:]:
        shared &= set(dom.ancestors(teaser.nodes[0]))
    smallest = next((node for node in dom.ancestors(teasers[0].nodes[0]) if node in shared), body)
    above = smallest.getparent()
    return smallest if above is None or above.tag in {"body", "html"} else above


def _clocked(teasers: Iterable[Teaser], language: str | None) -> int:
    return sum(any(printed.dates(node, language) for node in teaser.nodes) for teaser in teasers)


def _dated(teasers: Iterable[Teaser], language: str | None) -> int:
    return sum(
        any(not printed.is_clock(value) for node in teaser.nodes for value, _ in printed.dates(node, language))
        for teaser in teasers
    )


def _says_day(node: Element, language: str | None) -> str | None:
    """What an element says that is a date and nothing else."""
    if node.tag in {"script", "body", "main", "table", "ul", "ol", "form"}:
        return None
    line = _short_text(node)
    if not line:
        return None
    value = printed.alone(line, language)
    if value is None or ":" in value or not printed.is_date(line, language):
        return None
    return value


def _is_day(node: Element) -> bool:
    return _says_day(node, None) is not None


def _short_text(node: Element) -> str:
    """All its text on one line, or nothing when that is more than a date line."""
    parts: list[str] = []
    size = 0
    for part in node.itertext():
        parts.append(str(part))
        size += len(part.strip())
        if size > 60:
            return ""
    return " ".join("".join(parts).split())
