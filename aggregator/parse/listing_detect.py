"""Where is the news list? Found by structure alone: links of one shape, to pages of one kind, with headline-like text.

Every link that could be a teaser's is grouped with the links of the same shape (tags and class names of the link and
of what stands around it). Groups are weighed by what their records hold: headline length, heading tags, dates,
pictures, teasers, article-like addresses, and where on the page they stand. The best group is the list; groups nearly
as good, to addresses of the same kind, are further sections of it.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aggregator.parse import dom, headline, printed, region

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element as Element

FEWEST = 3  # records of a list worth offering
ALIKE = 0.55  # a further section is at least this good, measured by the mean record
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


@dataclass(slots=True, eq=False)
class Teaser:
    """One record of a list: the link that carries its headline, and the nodes that belong to it."""

    target: str
    title: str
    anchor: Element  # or the heading inside it
    position: int  # of the anchor in the document
    nodes: tuple[Element, ...] = ()  # one container, or a run of siblings
    worth: float = 0.0


@dataclass(slots=True, eq=False)
class Group:
    shape: tuple[str, ...]
    teasers: list[Teaser] = field(default_factory=list)
    worth: float = 0.0  # mean of its records, times where they stand

    @property
    def score(self) -> float:
        return self.worth * math.sqrt(min(len(self.teasers), 30))


@dataclass(frozen=True, slots=True)
class Survey:
    """What the detector saw: the groups that are the list together, and the lists it passed over, best first."""

    chosen: tuple[Group, ...] = ()
    others: tuple[Group, ...] = ()

    @property
    def teasers(self) -> list[Teaser]:
        """The records of the chosen list in document order."""
        return sorted((teaser for group in self.chosen for teaser in group.teasers), key=lambda each: each.position)


def survey(document: dom.Document, language: str | None) -> Survey:
    """Every list of the page; nothing chosen when none of them is news."""
    body = document.root.find("body")
    if body is None:
        return Survey()
    standing = region.standings(body)
    teasers = teasers_of(document, standing)
    groups = _grouped(teasers)
    for group in groups:
        contain(group.teasers, body)
        for teaser in group.teasers:
            teaser.worth = _worth(teaser, document, language)
        places = [standing.get(teaser.anchor, 1.0) for teaser in group.teasers]
        group.worth = sum(t.worth * p for t, p in zip(group.teasers, places, strict=True)) / len(places)
    chosen = _chosen(groups)
    others = sorted((g for g in groups if g not in chosen and len(g.teasers) >= FEWEST), key=lambda g: -g.score)
    seen = Survey(tuple(chosen), tuple(others))
    contain(seen.teasers, body)
    return seen


def teasers_of(document: dom.Document, standing: dict[Element, float]) -> list[Teaser]:
    """One for each address linked with headline-like text outside navigation: its best link."""
    best: dict[str, tuple[float, Teaser]] = {}
    for position, anchor in enumerate(document.root.iter("a")):
        target = dom.resolve(document.base, anchor.get("href"))
        if target is None or standing.get(anchor, 0.0) == 0.0:
            continue
        target = target.split("#")[0]
        if not headline.is_page(target, document.url):
            continue
        title, holder, heading = title_of(anchor)
        # The headline, not the teaser text linked once more: a heading first, then the shorter of two long lines.
        rank = standing[anchor] + (1.0 if heading else 0.0) - min(len(title), 300) / 600
        if not title:
            title, holder = _title_under(anchor)
            rank -= 2.0
        if not headline.is_headline(title):
            continue
        if target not in best or rank > best[target][0]:
            best[target] = (rank, Teaser(target, title, holder, position))
    return sorted((teaser for _, teaser in best.values()), key=lambda teaser: teaser.position)


def _title_under(overlay: Element) -> tuple[str, Element]:
    """The headline of a card whose empty link is laid over it: that of the nearest block with a text."""
    for node in dom.ancestors(overlay):
        if node.tag in {"body", "main", "ul", "ol", "tr"}:
            break
        title, holder, _ = title_of(node)
        if title:
            own = overlay.get("href")
            others = {
                link.get("href")
                for link in node.iter("a")
                if link.get("href") != own and headline.words(dom.text(link)) >= 3
            }
            return ("", overlay) if others else (title, holder)
    return "", overlay


def title_of(anchor: Element) -> tuple[str, Element, bool]:
    """The headline of a link (of a whole card, maybe): its text, the element that holds it, is that a heading?"""
    headings = [(line, heading) for heading in anchor.iter(*dom.HEADINGS) if (line := dom.text(heading))]
    for line, heading in headings:
        if _tells(line):
            return line, heading, True
    inside_heading = any(node.tag in dom.HEADINGS for node in list(dom.ancestors(anchor))[:3])
    every = dom.runs(anchor)
    lines = [(line, owner) for line, owner in every if not printed.is_date(line, None)]
    if not lines:
        return "", anchor, inside_heading
    telling = [pair for pair in lines if _tells(pair[0])]
    if headings and not telling:
        return *headings[0], True
    line, owner = telling[0] if telling else max(lines, key=lambda pair: headline.weight(pair[0]))
    return line, owner if len(every) > 1 else anchor, inside_heading


def _tells(line: str) -> bool:
    """More than a kicker, a rubric or a source's name."""
    return headline.words(line) >= 3 and headline.weight(line) >= 20


def _grouped(teasers: Iterable[Teaser]) -> list[Group]:
    groups: dict[tuple[str, ...], Group] = {}
    for teaser in teasers:
        shape = _shape(teaser.anchor)
        groups.setdefault(shape, Group(shape)).teasers.append(teaser)
    return list(groups.values())


def _shape(anchor: Element) -> tuple[str, ...]:
    steps: list[str] = []
    for level, node in enumerate((anchor, *dom.ancestors(anchor))):
        if level == 4 or node.tag == "body":
            break
        classes = "" if level > 2 else ".".join(sorted(class_shape(node)))
        steps.append(f"{node.tag}.{classes}")
    return tuple(steps)


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


def contain(teasers: list[Teaser], body: Element) -> None:
    """Give each teaser its nodes: the highest element that holds no other teaser, and the siblings that go with it."""
    held: Counter[Element] = Counter()
    for teaser in teasers:
        for node in dom.ancestors(teaser.anchor):
            held[node] += 1
    tops: list[Element] = []
    for teaser in teasers:
        top = teaser.anchor
        for node in dom.ancestors(teaser.anchor):
            if held[node] > 1 or node is body:
                break
            top = node
        tops.append(top)
    owners = set(tops)
    for teaser, top in zip(teasers, tops, strict=True):
        teaser.nodes = (top,)
    for parent in {top.getparent() for top in tops}:
        if parent is not None and held[parent] > 1:
            _share_siblings(
                parent, [t for t, top in zip(teasers, tops, strict=True) if top.getparent() is parent], owners
            )


def _share_siblings(parent: Element, teasers: list[Teaser], owners: set[Element]) -> None:
    """Flat lists: between two records stand the first's date and teaser, or the second's date; see what comes first."""
    children = list(parent)
    at = [children.index(teaser.nodes[0]) for teaser in teasers]
    if all(_is_whole(children[index]) for index in at):
        return
    gaps = [children[a + 1 : b] for a, b in pairwise(at)]
    if not any(gap for gap in gaps):
        return
    before = children[max(0, at[0] - 6) : at[0]]
    lead = _leading(before, [gap for gap in gaps if gap])
    for number, (teaser, index) in enumerate(zip(teasers, at, strict=True)):
        start = max(index - lead, at[number - 1] + 1 if number else 0)
        end = at[number + 1] - lead if number + 1 < len(at) else index + 1 + max(map(len, gaps))
        run = [child for child in children[start:end] if child is children[index] or child not in owners]
        teaser.nodes = tuple(run) or teaser.nodes


def _is_whole(node: Element) -> bool:
    """A list item, an article, a table row holds its record alone."""
    return node.tag in {"li", "article", "tr", "section"}


def _leading(before: list[Element], gaps: list[list[Element]]) -> int:
    """How many siblings in front of a headline belong to it: those found in front of every one, the first included."""
    lead = 0
    while lead < len(before) and all(lead < len(gap) for gap in gaps):
        wanted = _class_key(before[-1 - lead])
        if wanted[0] in {"hr", "br", *dom.HEADINGS} or any(_class_key(gap[-1 - lead]) != wanted for gap in gaps):
            break
        lead += 1
    return lead


def _class_key(node: Element) -> tuple[str, frozenset[str]]:
    return str(node.tag), frozenset(class_shape(node))


def _worth(teaser: Teaser, document: dom.Document, language: str | None) -> float:
    whole = sum(len(dom.text(node)) for node in teaser.nodes)
    rest = max(0, whole - len(teaser.title))
    worth = min(headline.weight(teaser.title), 70) / 70
    if teaser.anchor.tag in dom.HEADINGS or any(n.tag in dom.HEADINGS for n in list(dom.ancestors(teaser.anchor))[:3]):
        worth += 0.5
    if any(printed.dates(node, language) for node in teaser.nodes):
        worth += 0.5
    if any(dom.picture(node, document.base) for node in teaser.nodes):
        worth += 0.25
    worth += 0.4 * min(rest, 160) / 160
    worth += 0.7 * headline.articleness(teaser.target)
    if _within_sentence(teaser.anchor):
        worth *= 0.2
    if urlsplit(teaser.target).hostname != urlsplit(document.url).hostname:
        worth *= 0.6
    return worth


def _within_sentence(anchor: Element) -> bool:
    """A link in running text: words stand before it in its paragraph, and more words around it than in it."""
    paragraph = anchor.getparent()
    while paragraph is not None and paragraph.tag not in dom.BLOCKS:
        paragraph = paragraph.getparent()
    if paragraph is None or paragraph.tag not in {"p", "div", "li", "td", "dd", "blockquote"}:
        return False
    own = dom.text(anchor)
    line = next((line for line, _ in dom.runs(paragraph) if own in line), own)
    before = line.partition(own)[0]
    return headline.words(before) >= 3 and len(line) > 2 * len(own)


def _chosen(groups: list[Group]) -> list[Group]:
    ranked = sorted(groups, key=lambda group: -group.score)
    if not ranked or (len(ranked[0].teasers) < 2 and len(ranked) < 2):
        return []
    best = ranked[0]
    if best.worth < 0.5:
        return []
    kind = _kind_of(best)
    held = _held(best, ranked)
    chosen = [best]
    for group in ranked[1:]:
        alike = sum(_url_kind(t.target) in kind for t in group.teasers) / len(group.teasers)
        within = sum(t in held for t in group.teasers) / len(group.teasers)
        if group.worth >= ALIKE * best.worth and alike >= 0.5 and within <= 0.5:
            chosen.append(group)
    return chosen


def _held(best: Group, groups: list[Group]) -> set[Teaser]:
    """Further links inside the best group's own records: author, rubric, comments. A record holds few of them."""
    inside: dict[Element, Teaser] = {node: teaser for teaser in best.teasers for node in teaser.nodes}
    found: dict[Teaser, list[Teaser]] = {}
    for group in groups:
        for teaser in group.teasers if group is not best else ():
            owner = next((inside[node] for node in dom.ancestors(teaser.anchor) if node in inside), None)
            if owner is not None:
                found.setdefault(owner, []).append(teaser)
    return {teaser for held in found.values() if len(held) <= 3 for teaser in held}


def _kind_of(group: Group) -> set[tuple[str, bool]]:
    kinds = Counter(_url_kind(teaser.target) for teaser in group.teasers)
    return {kind for kind, count in kinds.items() if count >= 0.15 * len(group.teasers)}


def _url_kind(url: str) -> tuple[str, bool]:
    return urlsplit(url).hostname or "", headline.articleness(url) >= 0.4


def because(groups: Sequence[Group]) -> str:
    """One line: what these groups' records have in common that news have."""
    teasers = [teaser for group in groups for teaser in group.teasers]
    articles = sum(headline.articleness(teaser.target) >= 0.4 for teaser in teasers)
    length = sum(len(teaser.title) for teaser in teasers) // max(1, len(teasers))
    worth = sum(group.worth * len(group.teasers) for group in groups) / max(1, len(teasers))
    shapes = f"{len(groups)} shapes" if len(groups) > 1 else "one shape"
    return (
        f"{len(teasers)} links of {shapes}, headlines of {length} characters on average, {articles} addresses like"
        f" an article's; weight {worth:.2f}"
    )
