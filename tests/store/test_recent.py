"""What the home page and the status page ask: what came lately, and when."""

from __future__ import annotations

from datetime import date, timedelta

from aggregator.store import Store
from aggregator.store.shelves import Shelf


def test_a_shelf_tells_how_much_came_lately(store: Store, make) -> None:
    """From the moment asked for on, that moment included; without one, nothing is recent."""
    for story, days in (("s1", 0), ("s2", 7), ("s3", 8)):
        make.placed(store, make.item(f"i-{story}", days=days), story)
        store.put_on_shelves(story, {"all"}, make.now - timedelta(days=days))
    week = make.now - timedelta(days=7)

    assert [Shelf("all", 3, make.now, 2)] == store.addresses(week)
    assert [Shelf("all", 3, make.now, 0)] == store.addresses()
    assert [make.now, week] == store.published("all", week)
    assert [make.now] == store.published("all")
    assert [] == store.published("nowhere")


def test_items_are_counted_by_day(store: Store, make) -> None:
    """Of each source, by the day in UTC; days before the first asked for are left out."""
    kazan = [make.item(f"k{n}", days=days) for n, days in enumerate((0, 0.1, 1, 40))]
    store.save(make.visit(*kazan), now=make.now)
    store.save(make.visit(make.item("m", source="minsk", days=2), source="minsk"), now=make.now)

    assert {
        "kazan": {date(2025, 6, 11): 2, date(2025, 6, 10): 1},
        "minsk": {date(2025, 6, 9): 1},
    } == store.daily(make.now - timedelta(days=28))
