"""A page with a list of news → raw items: by the operator's selectors, or found by structure alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from aggregator.errors import LayoutChanged
from aggregator.model import ListCandidate, Parsed
from aggregator.parse import (
    charset,
    dom,
    head,
    listing_data,
    listing_detect,
    listing_pin,
    listing_select,
    listing_title,
    listing_verdict,
    printed,
)
from aggregator.parse import record as records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aggregator.model import Page, RawItem, Source
    from aggregator.parse.listing_group import Group

_OFFERED: Final = 3  # lists for machines offered beside the visible ones


def parse(page: Page, source: Source) -> Parsed:
    """The items of the page's news list in document order, each address once.

    Where selectors match nothing any more, the list is looked for without them and ``warnings`` tell of it.
    Raises :exc:`LayoutChanged` when no list is found either, or a selector can't be read.
    """
    parsed, aside = look(page, source)
    if aside:
        told = "the list stands beside the main content of the page, perhaps an article: is this the address you mean?"
        return replace(parsed, warnings=(*parsed.warnings, told))
    return parsed


def look(page: Page, source: Source) -> tuple[Parsed, bool]:
    """As :func:`parse`, and whether the list stands beside the main content, as on an article's page."""
    decoded = charset.decode(page.body, page.content_type, kind="html")
    document = dom.read(decoded.text, page.url)
    language = head.language(document) or source.language
    warnings = [decoded.warning] if decoded.warning else []
    items: tuple[RawItem, ...] = ()
    broken: LayoutChanged | None = None
    aside = False
    if source.selectors is not None and source.selectors.item:
        try:
            items = _items(listing_select.select(document, source.selectors, source.id, language), document, language)
        except listing_select.NothingMatches as error:
            broken = error
    if not items:
        items, aside = _detected(document, decoded.text, language)
    if not items:
        why = broken or f"no list found at {page.url}: {listing_verdict.why_none(document, decoded.text)}"
        raise LayoutChanged(source.id, str(why))
    if broken is not None:
        warnings.append(f"layout changed: {broken}; found {len(items)} items without selectors, check them")
    parsed = Parsed(
        kind="listing",
        items=items,
        title=head.title(document),
        language=head.language(document),
        site=page.url,
        warnings=tuple(warnings),
    )
    return parsed, aside


def _detected(document: dom.Document, html: str, language: str | None) -> tuple[tuple[RawItem, ...], bool]:
    """The visible list, completed with what the page tells machines; theirs where there is none in the main part."""
    seen = listing_detect.survey(document, language)
    if given := _stands_in(seen, document, html):
        return given.items, False
    visible = _items([records.of_teaser(teaser) for teaser in seen.teasers], document, language)
    return listing_data.completed(visible, document, html), seen.aside


def _stands_in(seen: listing_detect.Survey, document: dom.Document, html: str) -> listing_data.DataList | None:
    """The list for machines that is taken because the markup has none, or only a shorter one at its side."""
    if seen.chosen and not seen.aside:
        return None
    given = next(iter(listing_data.lists(document, html)), None)
    return given if given and len(given.items) >= len(seen.teasers) else None


def candidates(page: Page, language: str | None = None) -> tuple[ListCandidate, ...]:
    """Every list the page holds, the one :func:`parse` would take first, then by how much they look like news.

    ``language`` is a hint for printed dates where the page names none. Empty when there is no list at all.
    """
    decoded = charset.decode(page.body, page.content_type, kind="html")
    document = dom.read(decoded.text, page.url)
    language = head.language(document) or language
    seen = listing_detect.survey(document, language)
    stood_in = _stands_in(seen, document, decoded.text)
    found = [_candidate((group,), document, language, chosen=False) for group in seen.others]
    if seen.chosen:
        found.insert(0, _candidate(seen.chosen, document, language, chosen=stood_in is None))
    for given in listing_data.lists(document, decoded.text)[:_OFFERED]:
        told = f"{len(given.items)} items the page tells machines ({given.form})"
        found.append(ListCandidate(given.items, given.form, told, chosen=given == stood_in))
    return tuple(sorted(found, key=lambda each: not each.chosen))


def _candidate(groups: Sequence[Group], document: dom.Document, language: str | None, *, chosen: bool) -> ListCandidate:
    teasers = sorted((teaser for group in groups for teaser in group.teasers), key=lambda each: each.position)
    items = _items([records.of_teaser(teaser) for teaser in teasers], document, language)
    return ListCandidate(
        items=items,
        form="markup",
        because=listing_detect.because(groups),
        selectors=listing_pin.selectors(groups, document, language),
        chosen=chosen,
    )


def _items(found: list[records.Record], document: dom.Document, language: str | None) -> tuple[RawItem, ...]:
    items: dict[str | None, RawItem] = {}
    dates: list[str] = []
    for record in _without_dates(found, language):
        item, printed_there = records.read(record, document, language, len(items))
        if item.link in items:
            continue
        items[item.link] = item
        dates += [value for value in printed_there if value not in dates]
    if _accidental([item.published for item in items.values()]):
        return tuple(replace(item, published=_stated(item.published), dates=tuple(dates)) for item in items.values())
    return tuple(replace(item, dates=tuple(dates)) for item in items.values())


def _without_dates(found: list[records.Record], language: str | None) -> list[records.Record]:
    """«12.05.2026 - Headline»: parted, where most headlines of the list have their date with them."""
    parted = [listing_title.without_date(record.title, language) for record in found]
    if 2 * sum(day is not None for _, day in parted) <= len(found):
        return found
    return [
        replace(record, title=title, day=day or record.day) for record, (title, day) in zip(found, parted, strict=True)
    ]


def _accidental(stamps: list[str | None]) -> bool:
    """One record in ten with a date: that is a day some teaser tells of; a list that prints dates prints them all."""
    return len(stamps) >= 5 and sum(stamp is not None for stamp in stamps) <= 0.1 * len(stamps)


def _stated(stamp: str | None) -> str | None:
    return stamp if stamp and printed.has_year(stamp) else None
