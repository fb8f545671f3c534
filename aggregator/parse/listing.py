"""A page with a list of news → raw items: by the operator's selectors, or found by structure alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aggregator.errors import LayoutChanged
from aggregator.model import Parsed
from aggregator.parse import charset, dom, head, listing_detect, listing_select, printed
from aggregator.parse import record as records

if TYPE_CHECKING:
    from aggregator.model import Page, RawItem, Source


def parse(page: Page, source: Source) -> Parsed:
    """The items of the page's news list in document order, each address once.

    Raises :exc:`LayoutChanged` when the selectors match nothing or no list is found.
    """
    decoded = charset.decode(page.body, page.content_type, kind="html")
    document = dom.read(decoded.text, page.url)
    language = head.language(document) or source.language
    if source.selectors is not None and source.selectors.item:
        found = listing_select.select(document, source.selectors, source.id, language)
    else:
        found = [records.of_teaser(teaser) for teaser in listing_detect.detect(document, language)]
        if not found:
            raise LayoutChanged(
                source.id,
                f"no news list found at {page.url}: no repeated links of one shape with headline-like text outside"
                " menus; name the items with selectors: in feeds.yaml",
            )
    return Parsed(
        kind="listing",
        items=_items(found, document, language),
        title=head.title(document),
        language=head.language(document),
        site=page.url,
        warnings=(decoded.warning,) if decoded.warning else (),
    )


def _items(found: list[records.Record], document: dom.Document, language: str | None) -> tuple[RawItem, ...]:
    items: dict[str | None, RawItem] = {}
    dates: list[str] = []
    for record in found:
        item, printed_there = records.read(record, document, language, len(items))
        if item.link in items:
            continue
        items[item.link] = item
        dates += [value for value in printed_there if value not in dates]
    if _accidental([item.published for item in items.values()]):
        return tuple(replace(item, published=_stated(item.published), dates=tuple(dates)) for item in items.values())
    return tuple(replace(item, dates=tuple(dates)) for item in items.values())


def _accidental(stamps: list[str | None]) -> bool:
    """One record in ten with a date: that is a day some teaser tells of; a list that prints dates prints them all."""
    return len(stamps) >= 5 and sum(stamp is not None for stamp in stamps) <= 0.1 * len(stamps)


def _stated(stamp: str | None) -> str | None:
    return stamp if stamp and printed.has_year(stamp) else None
