"""Where is the news list? Found by structure alone: links of one shape, to pages of one kind, with headline-like text.

Every link that could be a teaser's is grouped with the links of the same shape (tags and class names of the link and
of what stands around it). Groups are weighed by what their records hold: headline length, heading tags, dates,
pictures, teasers, article-like addresses, and where on the page they stand. The best group is the list; groups nearly
as good, to addresses of the same kind, are further sections of it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from aggregator.parse import dom, headline, listing_links, listing_records, listing_title, printed, region
from aggregator.parse.listing_group import FEWEST, Group, is_dated, same_host
from aggregator.parse.listing_prune import drop_bare, drop_other_blocks, parted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element as Element

    from aggregator.parse.listing_links import Teaser

title_of = listing_title.of_link
ALIKE: Final = 0.55  # a further section is at least this good, measured by the mean record
_LINE: Final = 40  # elements of a line looked at
_POOREST: Final = 0.5  # mean worth of the records of the poorest list that is one


@dataclass(frozen=True, slots=True)
class Survey:
    """What the detector saw: the groups that are the list together, and the lists it passed over, best first."""

    chosen: tuple[Group, ...] = ()
    others: tuple[Group, ...] = ()

    @property
    def teasers(self) -> list[Teaser]:
        """The records of the chosen list in document order."""
        return sorted((teaser for group in self.chosen for teaser in group.teasers), key=lambda each: each.position)

    @property
    def aside(self) -> bool:
        """Whether the list stands beside the main content, as on an article's page."""
        return bool(self.chosen) and self.chosen[0].worth < 0.6 * self.chosen[0].plain


def survey(document: dom.Document, language: str | None) -> Survey:
    """Every list of the page; nothing chosen when none of them is news. What is not shown counts if nothing else is."""
    body = document.root.find("body")
    if body is None:
        return Survey()
    seen = _survey(document, body, language, region.standings(body))
    if seen.chosen or not any(map(region.not_shown, body.iter())):
        return seen
    return _survey(document, body, language, region.standings(body, hidden=True))


def _survey(document: dom.Document, body: Element, language: str | None, standing: dict[Element, float]) -> Survey:
    teasers = listing_links.teasers_of(document, standing)
    groups = _grouped(teaser for teaser in teasers if not teaser.short)
    for group in groups:
        listing_records.contain(group.teasers, body)
        for teaser in group.teasers:
            teaser.dated = is_dated(teaser, language)
            teaser.worth = _worth(teaser, document)
            teaser.place = standing.get(teaser.anchor, 1.0)
    groups = [part for group in groups for part in parted(group)]
    chosen = _chosen(groups)
    others = sorted((g for g in groups if g not in chosen and len(g.teasers) >= FEWEST), key=lambda g: -g.score)
    _adopt(chosen, [teaser for teaser in teasers if teaser.short], language)
    everyone = [teaser for group in chosen for teaser in group.teasers]
    listing_records.contain(everyone, body)
    drop_bare(chosen, document, language)
    drop_other_blocks(chosen, document)
    listing_records.contain([teaser for group in chosen for teaser in group.teasers], body)
    seen = Survey(tuple(group for group in chosen if group.teasers), tuple(others))
    listing_records.date_headings(seen.teasers, body, language)
    listing_records.days_elsewhere(seen.teasers, language)
    return seen


def _adopt(chosen: list[Group], short: list[Teaser], language: str | None) -> None:
    """Links too short for headlines by themselves («Budget 2025») are some among their like, if dated as they are."""
    cores = [top for group in chosen for teaser in group.teasers for top in teaser.nodes if _holds(top, teaser)]
    taken = {node for core in cores for node in core.iter()}
    for group in chosen:
        dated = sum(is_dated(teaser, language) for teaser in group.teasers)
        if len(group.teasers) < FEWEST or dated < 0.8 * len(group.teasers):
            continue
        places = {child.getparent() for teaser in group.teasers for child in teaser.nodes}
        for teaser in short:
            teaser.shape = listing_records.shape(teaser.anchor)
            if teaser.anchor in taken or teaser.shape != group.shape:
                continue
            top = next((n for n in (teaser.anchor, *dom.ancestors(teaser.anchor)) if n.getparent() in places), None)
            if top is not None and top not in taken:
                teaser.nodes = (top,)
                if is_dated(teaser, language):
                    group.teasers.append(teaser)


def _holds(top: Element, teaser: Teaser) -> bool:
    return top is teaser.anchor or any(node is top for node in dom.ancestors(teaser.anchor))


def _grouped(teasers: Iterable[Teaser]) -> list[Group]:
    groups: dict[tuple[str, ...], Group] = {}
    for teaser in teasers:
        teaser.shape = shape = listing_records.shape(teaser.anchor)
        groups.setdefault(shape, Group(shape)).teasers.append(teaser)
    return list(groups.values())


def _worth(teaser: Teaser, document: dom.Document) -> float:
    whole = sum(len(dom.text(node)) for node in teaser.nodes)
    rest = max(0, whole - len(teaser.title))
    worth = min(headline.weight(teaser.title), 70) / 70
    if teaser.anchor.tag in dom.HEADINGS or any(n.tag in dom.HEADINGS for n in list(dom.ancestors(teaser.anchor))[:3]):
        worth += 0.5
    if teaser.dated:
        worth += 0.5
    if any(dom.picture(node, document.base) for node in teaser.nodes):
        worth += 0.25
    worth += 0.4 * min(rest, 160) / 160
    worth += 0.7 * headline.articleness(teaser.target)
    if _within_sentence(teaser.anchor):
        worth *= 0.2
    if not same_host(teaser.target, document):
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
    if not own:
        return False
    top = next((node for node in (anchor, *dom.ancestors(anchor)) if node.getparent() is paragraph), anchor)
    inside, _, after = dom.text(top).partition(own)
    before = f"{_text_before(top, paragraph)} {inside}".strip()
    line = f"{before} {own} {after} {_text_behind(top)}"
    return not printed.is_date(before, None) and headline.words(before) >= 3 and len(line) > 2 * len(own)


def _text_before(node: Element, paragraph: Element) -> str:
    """What stands on its line in front of it."""
    parts: list[str] = []
    for sibling in node.itersiblings(preceding=True):
        parts.append(sibling.tail or "")
        if sibling.tag in dom.BLOCKS or len(parts) > _LINE:
            break
        parts.append(dom.text(sibling))
    else:
        parts.append(paragraph.text or "")
    return dom.squash("".join(reversed(parts)).rpartition("\n")[2])


def _text_behind(node: Element) -> str:
    """What stands on its line behind it."""
    parts = [node.tail or ""]
    for sibling in node.itersiblings():
        if sibling.tag in dom.BLOCKS or len(parts) > _LINE:
            break
        parts += [dom.text(sibling), sibling.tail or ""]
    return dom.squash("".join(parts).partition("\n")[0])


def _chosen(groups: list[Group]) -> list[Group]:
    ranked = sorted(groups, key=lambda group: -group.score)
    if not ranked or ranked[0].plain < _POOREST:
        return []
    best = ranked[0]
    kind = _kind_of(best)
    held = _held(best, ranked)
    chosen = [best]
    for group in ranked[1:]:
        alike = sum(_url_kind(t.target) in kind for t in group.teasers) / len(group.teasers)
        within = sum(t in held for t in group.teasers) / len(group.teasers)
        # Links to another part of the site that show no days, where the news do: a menu of sections.
        menu = best.dated >= 0.8 and group.dated <= 0.2 and best.folders.isdisjoint(group.folders)
        if group.worth >= ALIKE * best.worth and alike >= 0.5 and within <= 0.5 and not menu:
            chosen.append(group)
    return chosen if sum(len(group.teasers) for group in chosen) > 1 else []


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
