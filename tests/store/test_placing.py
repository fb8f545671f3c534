"""Stories with their tellers, candidates by key, shelves, dirty addresses, slugs."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.model import City, Dated, Fingerprint, Placement, RawItem
from aggregator.store import Shelf, Store, StoredItem, codec, prints


def test_a_story_lists_its_founder_first(store: Store, make) -> None:
    """Then the others by (published, source, id), each with its relation; the founder may be the younger one."""
    make.placed(store, make.item("f", days=1), "s1")
    make.placed(store, make.item("c", source="minsk", days=0), "s1", relation="same-event")
    make.placed(store, make.item("b", source="minsk", days=3), "s1", relation="same-text")
    story = store.stories(["s1", "unknown"])["s1"]

    assert ["f", "b", "c"] == [teller.item.id for teller in story.tellers]
    assert ["new", "same-text", "same-event"] == [teller.relation for teller in story.tellers]
    assert make.tagging() == story.tellers[0].tagging
    assert [] == store.unplaced()


def test_a_story_keeps_its_moments_as_printed(store: Store, make) -> None:
    """Joining moves neither; only touching moves updated; offsets stay as printed."""
    printed = datetime(2025, 6, 10, 11, 2, tzinfo=timezone(timedelta(hours=3)))
    make.placed(store, make.item("a", published=Dated(printed, "stated")), "s1")
    make.placed(store, make.item("b", source="minsk"), "s1", relation="same-event")
    before = store.stories({"s1"})["s1"]
    store.touch_story("s1", make.now)
    after = store.stories({"s1"})["s1"]

    assert "2025-06-10T11:02:00+03:00" == before.published.isoformat() == before.updated.isoformat()
    assert (printed, make.now) == (after.published, after.updated)


def test_candidates_are_found_by_any_key_in_the_order_of_placing(store: Store, make) -> None:
    """Each placed item once, with its story, however many keys it shares."""
    old, young = make.item("old", days=2), make.item("young")
    make.placed(store, old, "s1", 1, 9, 12)
    make.placed(store, young, "s2", 1, 12)
    store.save(make.visit(make.item("waiting")), now=make.now)

    assert [(make.fingerprint(old), "s1"), (make.fingerprint(young), "s2")] == store.candidates([1, 12])
    assert [(make.fingerprint(old), "s1")] == store.candidates([9, 7]) == store.candidates([], [9])
    assert [] == store.candidates([])


def test_of_a_crowd_the_newest_are_asked_and_no_band(store: Store, make) -> None:
    """What one key gathers over the years costs no more than a few; a full band is boiler-plate."""
    for number in range(5):
        make.placed(store, make.item(f"i{number}"), f"s{number}", 1)

    assert ["s3", "s4"] == [story for _, story in store.candidates([1], crowd=2)]
    assert [] == store.candidates([], [1], crowd=5)
    assert 5 == len(store.candidates([], [1], crowd=6))


def test_many_keys_are_asked_at_once(store: Store, make) -> None:
    """More keys than one statement takes as parameters."""
    make.placed(store, make.item("a"), "s1", *range(1200))

    assert 1 == len(store.candidates(range(5000)))


@settings(max_examples=30, deadline=None)
@given(
    numbers=st.lists(st.integers(0, 2**32 - 1), max_size=20),
    title=st.text(max_size=9),
    names=st.lists(st.text(alphabet="bк漢", max_size=5)),
)
def test_a_packed_fingerprint_comes_back_as_it_was(numbers: list[int], title: str, names: list[str]) -> None:
    """Numbers of 32 bits, text of any script."""
    value = Fingerprint(
        "i", "s", None, "x", "", title, "ru", None, None, shingles=tuple(numbers), names=tuple(names), stems=(1, 2)
    )

    assert value == prints.unpacked(prints.packed(value))


def test_bytes_that_are_no_fingerprint_are_said_to_be() -> None:
    """A damaged database is told, not guessed at."""
    with pytest.raises(codec.Unreadable):
        prints.unpacked(b"\1\0")


def test_a_revised_item_is_named_until_it_is_retagged(store: Store, make) -> None:
    """A changed article is tagged again; its story stays; old keys no longer find it."""
    item = make.item("a")
    make.placed(store, item, "s1", 1)
    edited = replace(item, title="Другое")
    store.save(make.visit(edited), now=make.now)
    revised = store.revised()
    new_print = replace(make.fingerprint(edited), acts=("sign",))
    settled = store.retag("a", make.tagging(), new_print, [2], gist=edited.title)

    assert [edited] == revised
    assert ("s1", True) == settled
    assert ("s1", False) == store.retag("a", make.tagging(), new_print, [2], gist=edited.title)
    assert [] == store.revised() == store.unplaced()
    assert ([], [(new_print, "s1")]) == (store.candidates([1]), store.candidates([2]))


def test_everything_stored_is_read_in_order_while_it_changes(store: Store, make) -> None:
    """Batches go on where the last one ended though rows are retagged meanwhile."""
    for number in range(7):
        make.placed(store, make.item(f"i{number}", days=number), f"s{number}", 5)
    store.save(make.visit(make.item("x", source="minsk", days=-1), source="minsk"), now=make.now)
    seen = []
    for one in store.stored(size=3):
        seen.append(one.item.id)
        if one.story_id:
            store.retag(one.item.id, make.tagging(), make.fingerprint(one.item), [6], gist="")

    assert ["i6", "i5", "i4", "i3", "i2", "i1", "i0", "x"] == seen
    assert ["x"] == [one.item.id for one in store.stored(source_id="minsk")]


@pytest.mark.parametrize(
    "name",
    [
        "a",
        "https://kazan.example/a",
        "kazan.example/a",
        "s1",
        "tag:feeds.example.org,2025:stories/s1",
        "tag:feeds.example.org,2025:s1",
        "https://feeds.example.org/stories/s1.html",
    ],
)
def test_an_item_is_found_by_what_a_user_has_in_hand(store: Store, make, name: str) -> None:
    """Its id, address or identity, the story's id, the entry's id, the story's page."""
    item = make.item("a")
    make.placed(store, item, "s1")
    make.placed(store, make.item("b", source="minsk", days=4), "s1", relation="same-event")
    expected = StoredItem(
        RawItem(title=item.title, link=item.url),
        item,
        "s1",
        Placement("new", None, "because"),
        make.tagging(),
        make.fingerprint(item),
    )

    assert expected == store.item_by(name)
    assert store.item_by("https://nowhere.example/") is None


def test_moving_a_story_dirties_the_shelves_it_leaves_and_enters(store: Store, make) -> None:
    """Both change; so does the story's own page. What is written is then marked clean, the rest waits."""
    make.placed(store, make.item("a"), "s1")
    store.put_on_shelves("s1", {"all", "cities/kazan-ru"}, make.now)
    store.mark_clean(store.dirty())
    store.put_on_shelves("s1", {"all", "cities/minsk-by"}, make.now)
    dirty = store.dirty()
    store.mark_clean({"all", "never-heard-of"})

    assert {"all", "cities/kazan-ru", "cities/minsk-by", "stories/s1"} == dirty
    assert dirty - {"all"} == store.dirty()
    assert [Shelf("all", 1, make.now), Shelf("cities/minsk-by", 1, make.now)] == store.addresses()


def test_a_shelf_shows_its_newest_first(store: Store, make) -> None:
    """Ties by id, never more than asked; an edition shows only stories with a teller in its language."""
    for story, days, language in (("s3", 1, "ru"), ("s1", 1, "en-GB"), ("s2", 0, "be"), ("s4", 9, "ru")):
        make.placed(store, make.item(f"i-{story}", days=days, language=language), story)
        store.put_on_shelves(story, {"all"}, make.now - timedelta(days=days))
    make.placed(store, make.item("echo", source="minsk", language="en"), "s4", relation="same-event")

    assert ["s2", "s1", "s3"] == [story.id for story in store.shelf("all", 3)]
    assert ["s1", "s4"] == [story.id for story in store.shelf("all", 10, language="en")]
    assert [] == store.shelf("cities/nowhere", 10)


def test_a_slug_is_minted_once(store: Store) -> None:
    """Renaming keeps it, another city of that slug gets its GeoNames id, an operator's city a number."""
    kazan = City(551487, "Kazan", "RU", "kazan-ru")

    minted = [
        store.mint(kazan).slug,
        store.mint(replace(kazan, name="Qazan", slug="qazan-ru")).slug,
        store.mint(City(7, "Kazan", "RU", "kazan-ru")).slug,
        store.mint(City(None, "Kazan", "RU", "kazan-ru")).slug,
        store.mint(City(None, "Kazan", "RU", "kazan-ru")).slug,
    ]

    assert ["kazan-ru", "kazan-ru", "kazan-ru-7", "kazan-ru-2", "kazan-ru-2"] == minted
    assert "Qazan" == store.mint(replace(kazan, name="Qazan")).name


def test_what_a_source_tells_is_found_newest_first(store: Store, make) -> None:
    """A source's page shows its own stories, whoever founded them."""
    for number in range(3):
        make.placed(store, make.item(f"i{number}", days=number), f"s{number}")
    make.placed(store, make.item("other", source="minsk"), "s9")

    assert ["s0", "s1"] == [story.id for story in store.told_by(make.item("i").source_id, 2)]
    assert ["s9"] == [story.id for story in store.told_by("minsk", 9)]


def test_notes_and_minted_cities_are_remembered(store: Store, make) -> None:
    """A note keeps its last value; a minted city is found by its slug."""
    store.keep_note("settings", "1")
    store.keep_note("settings", "2")
    kazan = store.mint(make.tagging().cities[0].city)

    assert ("2", None) == (store.note("settings"), store.note("other"))
    assert {"kazan-ru": kazan} == store.cities()
