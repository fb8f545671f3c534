"""Paragraphs that the extractor lost, put back: its measures of links and of likeness now and then cost a sentence.

A line of the page belongs to the text when it is a sentence outside links and stands in the same block as much of the
text that was found, or, between its paragraphs, in a block of the same make.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Final, TypeVar

from aggregator.parse import dom
from aggregator.parse.article_chrome import in_link
from aggregator.parse.article_lines import letters, tells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

    from aggregator.parse.article_lines import Block

T = TypeVar("T")
_SHARE: Final = 0.25  # of the found lines: a block with less is no block of the text
_LEAD: Final = 6  # lines between headline and text: day, author, rubric, and the lead
_SENTENCES: Final = 3  # of a lead
_MARKED = 12  # letters: shorter lines stand in too many places to say where they belong


def restored(blocks: list[Block], body: Element, top: Element | None = None) -> list[Block]:
    """The blocks with the lost sentences between them, each where the page has it.

    ``top`` is the headline's element: sentences between it and the first block are the article's lead.
    """
    found = [letters(text) for text, _ in blocks]
    exact = {text: index for index, text in reversed(list(enumerate(found)))}
    lines = [(line, letters(line), owner) for line, owner in dom.runs(body) if not in_link(owner, body)]
    place = [_place(mark, exact, found) for _, mark, _ in lines]
    levels = [_level(owner) for _, _, owner in lines]
    makes = [_make(owner, level) for (_, _, owner), level in zip(lines, levels, strict=True)]
    known = [index for index, at in enumerate(place) if at is not None]
    main = _frequent(levels[index] for index in known)
    alike = _frequent(makes[index] for index in known)
    inside = [index for index in known if levels[index] in main or makes[index] in alike]
    if not inside:
        return blocks
    lost: dict[int, list[Block]] = {}
    before = -1
    for index in range(inside[0], len(lines)):
        line, mark, _ = lines[index]
        at = place[index]
        if at is not None:
            before = max(before, at)
        elif mark and tells(line) and (levels[index] in main or (index < inside[-1] and makes[index] in alike)):
            lost.setdefault(before, []).append((line, f"<p>{escape(line, quote=False)}</p>"))
    first = next((index for index in known if tells(lines[index][0])), known[0])
    lead = _lead(lines[:first], place, top) if first in inside else []
    whole = []
    for index, block in enumerate(blocks):
        whole += [*(lead if index == place[first] else ()), block, *lost.get(index, ())]
    return whole


def _lead(lines: list[tuple[str, str, Element]], place: list[int | None], top: Element | None) -> list[Block]:
    """Sentences right in front of the text, behind the headline, that were not found."""
    heading = set() if top is None else set(top.iter())
    at = next((index for index, (_, _, owner) in enumerate(lines) if owner in heading), len(lines))
    behind = range(max(at + 1, len(lines) - _LEAD), len(lines))
    lost = ((lines[index][0], _block(lines[index][2])) for index in behind if place[index] is None)
    plain = [line for line, block in lost if tells(line) and next(block.iter("a"), None) is None]
    few = plain if len(plain) <= _SENTENCES else []  # more of them are a summary of the text, not its beginning
    return [(line, f"<p>{escape(line, quote=False)}</p>") for line in few]


def _frequent(values: Iterable[T | None]) -> set[T | None]:
    """Those that make up a good share of all; never «none»."""
    counts = Counter(values)
    most = sum(counts.values())
    return {value for value, count in counts.items() if value is not None and count >= max(2, _SHARE * most)}


def _place(mark: str, exact: dict[str, int], found: list[str]) -> int | None:
    """The block that says the line."""
    at = exact.get(mark)
    if at is None and len(mark) >= _MARKED:
        at = next((index for index, text in enumerate(found) if mark in text), None)
    return at


def _block(owner: Element) -> Element:
    node = owner
    while node.tag not in dom.BLOCKS and (parent := node.getparent()) is not None:
        node = parent
    return node


def _level(owner: Element) -> Element:
    """What the line's paragraph stands in; a line without a paragraph stands in the block itself."""
    node = _block(owner)
    parent = node.getparent()
    return parent if node.tag == "p" and parent is not None else node


def _make(owner: Element, level: Element) -> tuple[str, ...] | None:
    """Tags and classes of paragraph and block, where the block has a class."""
    named, node = level.get("class"), _block(owner)
    return (str(level.tag), named, str(node.tag), node.get("class") or "") if named else None
