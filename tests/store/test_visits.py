"""One visit is one transaction, and a known item is not a new one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from aggregator.errors import StoreError
from aggregator.model import Dated, HostState, RawItem, Reject, SourceState, Taken, Validators
from aggregator.store import Saved, Store


def test_states_are_kept_and_replaced(store: Store, make) -> None:
    """What is remembered of sources and hosts comes back whole; the last word counts."""
    host = HostState("kazan.example:8080", "User-agent: *", 200, make.now, make.now + timedelta(minutes=5))
    state = SourceState("kazan", url="https://kazan.example/", validators=Validators('"e"', None, "d"), failures=2)
    store.save_state(SourceState("kazan", health="failing", reason="HTTP 500"))
    store.save_state(state)
    store.save_hosts([host])
    store.save_hosts([])

    assert {"kazan": state} == store.source_states()
    assert {"kazan.example:8080": host} == store.host_states()


def test_a_visit_is_new_then_repeated_then_changed(store: Store, make) -> None:
    """Equal items repeat, another title is a change; the visit's state and rejects are kept with it."""
    first, second = make.item("i1"), make.item("i2", days=1)
    edited = replace(second, title="Новость исправлена")
    reject = Reject(3, "no title and no link", "<li>")

    saved = [
        store.save(make.visit(first, second, rejects=(reject,)), now=make.now),
        store.save(make.visit(first, second), now=make.now),
        store.save(make.visit(first, edited), now=make.now),
    ]

    assert [Saved(("i1", "i2")), Saved(repeated=2), Saved(changed=("i2",), repeated=1)] == saved
    assert [edited, first] == store.unplaced()
    assert {} == store.rejects()
    assert {"kazan": 2} == store.counts()
    assert "ok" == store.source_states()["kazan"].health


def test_rejects_are_those_of_the_latest_saved_visit(store: Store, make) -> None:
    """Told in the order of the page."""
    rejects = (Reject(2, "no title"), Reject(2, "bad date", "xx"))
    store.save(make.visit(rejects=(Reject(0, "old"),)), now=make.now)
    store.save(make.visit(rejects=rejects), now=make.now)
    store.save_state(SourceState("kazan", health="failing"))

    assert {"kazan": list(rejects)} == store.rejects()


def test_a_new_place_in_the_list_is_no_change(store: Store, make) -> None:
    """A list grows at its top; the item keeps the place it first stood at."""
    item = make.item("i1", position=0)
    store.save(make.visit(item), now=make.now)

    saved = store.save(make.visit(replace(item, position=7)), now=make.now)

    assert Saved(repeated=1) == saved
    assert [item] == store.unplaced()


def test_a_better_raw_item_is_kept_for_reparsing(store: Store, make) -> None:
    """The raw form may grow though the item made of it is the same."""
    item = make.item("i1")
    raw = RawItem(title="raw", text="the whole article")
    store.save(make.visit(item), now=make.now)
    visit = replace(make.visit(item), taken=(Taken(raw, item),))

    assert Saved(repeated=1) == store.save(visit, now=make.now)
    assert [raw] == [one.raw for one in store.stored()]


def test_the_same_article_twice_in_one_visit_is_kept_once(store: Store, make) -> None:
    """Some lists print their first article twice."""
    item = make.item("i1")

    assert Saved(("i1",), (), 1) == store.save(make.visit(item, item), now=make.now)


def test_items_are_known_by_id_address_or_guid_of_their_source(store: Store, make) -> None:
    """A changed address or guid still finds the stored sight; another source's guid does not."""
    stored = make.item("i1", guid="g", identity="kazan.example/a")
    store.save(make.visit(stored), now=make.now)
    asked = [
        make.item("i1", guid=None, identity="elsewhere"),
        make.item("new-guid", guid="other", identity="kazan.example/a"),
        make.item("moved", guid="g", identity="kazan.example/b"),
        make.item("stranger", source="minsk", guid="g", identity="kazan.example/a"),
        make.item("unknown"),
    ]

    assert {"i1": stored, "new-guid": stored, "moved": stored} == {
        asked_id: taken.item for asked_id, taken in store.known(asked).items()
    }
    assert {} == store.known([])


def test_a_guid_given_to_several_addresses_identifies_nothing(store: Store, make) -> None:
    """A generator that writes one guid into every entry must not melt them into one item."""
    store.save(make.visit(make.item("i1", guid="site")), now=make.now)

    assert {} == store.known([make.item("i2", guid="site"), make.item("i3", guid="site")])


def test_placing_order_is_by_instant_not_by_print(store: Store, make) -> None:
    """11:30+03:00 is earlier than 09:00Z; equal instants go by source, position, id."""
    moscow = datetime(2025, 6, 10, 11, 30, tzinfo=timezone(timedelta(hours=3)))
    early = make.item("z", published=Dated(moscow, "stated"))
    nine = Dated(datetime(2025, 6, 10, 9, 0, tzinfo=UTC), "stated")
    items = [
        make.item("d", source="minsk", published=nine),
        make.item("c", position=2, published=nine),
        make.item("b", position=1, published=nine),
        make.item("a", position=1, published=nine),
        early,
    ]
    for item in items:
        store.save(make.visit(item, source=item.source_id), now=make.now)

    assert ["z", "a", "b", "c", "d"] == [item.id for item in store.unplaced()]
    assert moscow.isoformat() == store.unplaced()[0].published.value.isoformat()


def test_hostile_text_and_dates_are_kept(store: Store, make) -> None:
    """NUL, lone surrogates and the first day of the calendar neither fail the visit nor change."""
    zone = timezone(timedelta(hours=14))
    item = make.item(
        "i1", guid="a\0b\ud800", title="x\0\udfff", published=Dated(datetime(1, 1, 1, tzinfo=zone), "stated")
    )
    store.save(make.visit(item), now=make.now)

    assert [item] == store.unplaced()
    assert item == store.known([item])["i1"].item


def test_a_large_visit_fits_into_bounded_statements(store: Store, make) -> None:
    """Two thousand items at once are asked and saved in pieces."""
    items = [make.item(f"i{number:04}", position=number) for number in range(2000)]
    store.save(make.visit(*items), now=make.now)

    assert 2000 == len(store.known(items))
    assert Saved(repeated=2000) == store.save(make.visit(*items), now=make.now)


def test_a_failed_transaction_leaves_nothing(store: Store, make) -> None:
    """What is done inside is undone together, the caller's own error passes unchanged, and the store goes on."""

    def half_done() -> None:
        with store.transaction():
            store.save(make.visit(make.item("i1")), now=make.now)
            store.mark_dirty({"all"})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_done()

    assert ([], set(), {}) == (store.unplaced(), store.dirty(), store.source_states())
    assert Saved(("i1",)) == store.save(make.visit(make.item("i1")), now=make.now)


def test_the_callers_own_oserror_is_not_ours(store: Store) -> None:
    """Only what the database did is a StoreError."""
    with pytest.raises(FileNotFoundError), store.transaction():
        raise FileNotFoundError("a template")


def test_a_row_that_cannot_be_read_says_so(store: Store, url: str, make) -> None:
    """Somebody edited the database by hand."""
    import sqlite3

    store.save(make.visit(make.item("i1")), now=make.now)
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        connection.execute("""UPDATE item SET item = '{"id": "i1"}'""")
    connection.close()

    with pytest.raises(StoreError, match=r"news\.db: not a Item: .*restore a backup"):
        store.unplaced()
