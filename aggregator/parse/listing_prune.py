"""What looks like a record of the list and is none: heads of sections, menus and events of the same make."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aggregator.parse import dom, headline, printed
from aggregator.parse.listing_group import FEWEST, Group, same_host

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from aggregator.parse.listing_links import Teaser


def parted(group: Group) -> list[Group]:
    """A column of links to one part of the site, none dated, beside dated ones to another: two lists of one shape."""
    dated = {headline.folder(teaser.target) for teaser in group.teasers if teaser.dated}
    news = [teaser for teaser in group.teasers if headline.folder(teaser.target) in dated]
    menu = [teaser for teaser in group.teasers if headline.folder(teaser.target) not in dated]
    if len(menu) < 2 or len(news) < FEWEST or sum(teaser.dated for teaser in news) < 0.8 * len(news):
        return [group]
    around = {node for teaser in news for node in dom.ancestors(teaser.anchor)}
    if not set.intersection(*({n for n in dom.ancestors(teaser.anchor) if n not in around} for teaser in menu)):
        return [group]  # they stand among the others
    return [Group(group.shape, news), Group(group.shape, menu)]


def drop_other_blocks(chosen: list[Group], document: dom.Document) -> None:
    """On «/news» the records at «/news/…» are the list; blocks before or behind them that lead elsewhere are not.

    A record among the others may lead anywhere: only what stands in an element with none of them is dropped.
    """
    under = urlsplit(document.url)._replace(query="", fragment="").geturl().rstrip("/") + "/"
    if not urlsplit(under).path.strip("/"):
        return
    teasers = sorted((teaser for group in chosen for teaser in group.teasers), key=lambda each: each.position)
    inner = [teaser.target.startswith(under) for teaser in teasers]
    if sum(inner) < FEWEST or 2 * sum(inner) <= len(inner):
        return
    ours = {node for teaser, own in zip(teasers, inner, strict=True) if own for node in dom.ancestors(teaser.anchor)}
    first, last = inner.index(True), len(inner) - 1 - inner[::-1].index(True)
    outer = set()
    for run in (teasers[:first], teasers[last + 1 :]):
        around = [{node for node in dom.ancestors(teaser.anchor) if node not in ours} for teaser in run]
        if len(run) > 1 and set.intersection(*around):
            outer.update(run)
    for group in chosen:
        group.teasers = [teaser for teaser in group.teasers if teaser not in outer]


def drop_bare(chosen: list[Group], document: dom.Document, language: str | None) -> None:
    """Heads of sections and «More articles …» have neither date nor picture nor text, where nearly all others do."""
    bare = {
        teaser: _is_bare(teaser, document, language) and not _heads(teaser, document)
        for g in chosen
        for teaser in g.teasers
    }
    full = sum(not each for each in bare.values())
    if full < 0.7 * len(bare) or full < FEWEST:
        return
    for group in chosen:
        here = sum(not bare[teaser] for teaser in group.teasers)
        if len(group.teasers) <= FEWEST or here >= 0.8 * len(group.teasers):
            group.teasers = [teaser for teaser in group.teasers if not bare[teaser]]


def _heads(teaser: Teaser, document: dom.Document) -> bool:
    """A long headline to an address like an article's needs nothing beside it."""
    long = headline.weight(teaser.title) >= 40 and headline.words(teaser.title) >= 4
    return long and headline.articleness(teaser.target) >= 0.4 and same_host(teaser.target, document)


def _is_bare(teaser: Teaser, document: dom.Document, language: str | None) -> bool:
    return not any(
        printed.dates(node, language)
        or dom.picture(node, document.base)
        or len(dom.text(node)) - _linked_elsewhere(node, teaser, document) > len(teaser.title) + 30
        for node in teaser.nodes
    )


def _linked_elsewhere(node: Element, teaser: Teaser, document: dom.Document) -> int:
    """Characters of the text in it that leads to other pages."""
    away = (anchor for anchor in node.iter("a") if anchor is not teaser.anchor)
    return sum(
        len(dom.text(anchor))
        for anchor in away
        if (dom.resolve(document.base, anchor.get("href")) or teaser.target).split("#")[0] != teaser.target
    )
