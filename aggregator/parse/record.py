"""One block of a list → one raw item: title, link, printed date, teaser, picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aggregator.model import RawItem
from aggregator.parse import dom, headline, printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element as Element

    from aggregator.parse.listing_links import Teaser

_TEASER = 40  # weight of the shortest teaser: less is a rubric, a place, an author


@dataclass(frozen=True, slots=True)
class Record:
    """The nodes of one item and, where selectors or the detector told them, its parts."""

    nodes: Sequence[Element]
    link: str | None
    title: str = ""
    title_at: Element | None = None
    date: str | None = None
    day: str | None = None  # of a heading above it: counts where the record itself prints none
    summary: str | None = None
    image: str | None = None


def of_teaser(teaser: Teaser) -> Record:
    """A record as the detector found it."""
    return Record(teaser.nodes, teaser.target, teaser.title, teaser.anchor, day=teaser.day)


def read(record: Record, document: dom.Document, language: str | None, position: int) -> tuple[RawItem, list[str]]:
    """The item, and every date printed in its block."""
    skipped = _inside(record.title_at)
    dates = [(value, at) for node in record.nodes for value, at in printed.dates(node, language) if at not in skipped]
    stamps = [value for value, _ in dates]
    published = record.date or _with_day(_most_telling(stamps), record.day)
    picture = record.image or next(filter(None, (dom.picture(node, document.base) for node in record.nodes)), None)
    item = RawItem(
        title=record.title,
        link=record.link,
        published=published,
        summary=record.summary if record.summary is not None else _teaser(record, document, language, skipped),
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


def _with_day(stamp: str | None, day: str | None) -> str | None:
    """The record's own date; a clock time alone belongs to the day that heads the record."""
    if day is None or (stamp and not printed.is_clock(stamp)):
        return stamp
    return f"{day}, {stamp}" if stamp and not any(map(str.isalpha, stamp)) else day


def _teaser(record: Record, document: dom.Document, language: str | None, skipped: Iterable[Element]) -> str | None:
    """The record's sentences: what is left without title, dates, link texts that repeat the title, short labels."""
    out = set(skipped)
    title = record.title.casefold()
    lines: list[str] = []
    for node in record.nodes:
        for line, owner in dom.runs(node):
            if owner in out or printed.alone(line, language) or line.casefold().rstrip(" .…") in title:
                continue
            if _leads_elsewhere(owner, record.link, document):
                continue
            rest = line[len(title) :].lstrip(" :–—-|.") if title and line.casefold().startswith(title) else line
            if headline.weight(rest) >= _TEASER and headline.words(rest) >= 5 and rest not in lines:
                lines.append(rest)
    return " ".join(lines) or None


def _leads_elsewhere(owner: Element, link: str | None, document: dom.Document) -> bool:
    """Does the line begin in a link to another page: a further headline, a rubric, an author?"""
    anchor = owner if owner.tag == "a" else next((node for node in dom.ancestors(owner) if node.tag == "a"), None)
    target = None if anchor is None else dom.resolve(document.base, anchor.get("href"))
    return target is not None and target.split("#")[0] != link


def _own_language(nodes: Sequence[Element]) -> str | None:
    return next((value for node in nodes if (value := node.get("lang"))), None)
