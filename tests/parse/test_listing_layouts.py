"""Lists as the systems of the world build them: exact addresses, headlines, days and order, and nothing beside them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from aggregator.model import Item, Page, Parsed, Source
from aggregator.normalise import normalise
from aggregator.parse import listing
from tests.parse.list_layouts import Layout
from tests.parse.list_news import SEEN
from tests.parse.list_strange import LAYOUTS

NOW = datetime(SEEN.year, SEEN.month, SEEN.day, 12, tzinfo=UTC)


def read(layout: Layout) -> Parsed:
    """What the parser makes of the page."""
    return listing.parse(Page(layout.url, layout.html.encode(), NOW), Source("s", layout.url))


def days(parsed: Parsed, layout: Layout) -> list[date | None]:
    """The days of the items, as a visit reads them."""
    found: list[date | None] = []
    for raw in parsed.items:
        item = normalise(
            raw, source=Source("s", layout.url), page_url=layout.url, language=parsed.language, zone=None, seen_at=NOW
        )
        known = isinstance(item, Item) and item.published.basis != "first-seen"
        found.append(item.published.value.date() if known else None)
    return found


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_the_list_is_read_and_nothing_beside_it(layout: Layout) -> None:
    """Every item once, in the order of the page, with its headline alone and its day; no menu, side list or advert."""
    parsed = read(layout)

    assert layout.links == [item.link for item in parsed.items]
    assert [news.title for news in layout.news] == [item.title for item in parsed.items]
    assert layout.days == days(parsed, layout)
    assert () == parsed.warnings


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_selectors_offered_for_a_layout_give_its_items_again(layout: Layout) -> None:
    """Where a list can be pinned by CSS at all, the selectors give the items that were found without them."""
    page = Page(layout.url, layout.html.encode(), NOW)
    offered = listing.candidates(page)[0]
    again = listing.parse(page, Source("s", layout.url, selectors=offered.selectors))

    assert offered.chosen
    assert [(item.link, item.title) for item in offered.items] == [(item.link, item.title) for item in again.items]
