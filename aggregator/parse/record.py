"""One block of a list → one raw item: title, link, printed date, teaser, picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aggregator.model import RawItem
from aggregator.parse import dom, headline, printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element as Element

    from aggregator.parse.listing_detect import Teaser

_TEASER = 40  # weight of the shortest teaser: less is a rubric, a place, an author


@dataclass(frozen=True, slots=True)
class Record:
    """The nodes of one item and, where selectors or the detector told them, its parts."""

    nodes: Sequence[Element]
    link: str | None
    title: str = ""
    title_at: Element | None = None
    date: str | None = None
    summary: str | None = None
    image: str | None = None


def of_teaser(teaser: Teaser) -> Record:
    return Record(teaser.nodes, teaser.target, teaser.title, teaser.anchor)


def read(record: Record, document: dom.Document, language: str | None, position: int) -> tuple[RawItem, list[str]]:
    """The item, and every date printed in its block."""
    skipped = _inside(record.title_at)
    dates = [
        (value, at) for node in record.nodes for value, at in printed.dates(node, language) if at not in skipped
    ]
    stamps = [value for value, _ in dates]
    published = record.date or _most_telling(stamps)
    picture = record.image or next(filter(None, (dom.picture(node, document.base) for node in record.nodes)), None)
    item = RawItem(
        title=record.title,
        link=record.link,
        published=published,
        summary=record.summary if record.summary is not None else _teaser(record, language, skipped),
        language=_own_language(record.nodes),
        image=picture,
        position=position,
        base=document.base,
    )
    return item, stamps


def _inside(element: Element | None) -> set[Element]:
    return set() if element is None else set(element.iter())


def _most_telling(stamps: Sequence[str]) -> str | None:
    """The first date with a year, else the first date, else the first clock time."""
    for value in stamps:
        if printed.has_year(value):
            return value
    return next((value for value in stamps if not printed.is_clock(value)), stamps[0] if stamps else None)


def _teaser(record: Record, language: str | None, skipped: Iterable[Element]) -> str | None:
    """The record's sentences: what is left without title, dates, link texts that repeat the title, short labels."""
    out = set(skipped)
    title = record.title.casefold()
    lines: list[str] = []
    for node in record.nodes:
        for line, owner in dom.runs(node):
            if owner in out or printed.alone(line, language) or line.casefold() in title:
                continue
            if line.casefold().startswith(title) and title:
                line = line[len(title) :].lstrip(" :–—-|.")
            if headline.weight(line) >= _TEASER and headline.words(line) >= 5 and line not in lines:
                lines.append(line)
    return " ".join(lines) or None


def _own_language(nodes: Sequence[Element]) -> str | None:
    return next((value for node in nodes if (value := node.get("lang"))), None)
