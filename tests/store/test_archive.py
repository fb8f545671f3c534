"""What feeds told, what stands in their archives, and what hubs are still to be told."""

from __future__ import annotations

from datetime import datetime, timedelta

from aggregator.store import Store

FEED = "cities/minsk-by"


def told(store: Store, *ids: str, now: datetime, gone: bool = False) -> None:
    """The feed tells of these stories."""
    store.tell([(FEED, story_id, now, gone) for story_id in ids])


def test_a_feeds_lines_are_archived_in_documents_for_good(store: Store, make) -> None:
    """Numbered from one; what is not archived yet waits in order."""
    told(store, "a", "b", "c", now=make.now)
    store.tell([("all", "a", make.now, False)])
    waiting = store.unarchived(FEED)
    made = store.archive(FEED, [[one.number for one in waiting[:2]]])

    assert ["a", "b", "c"] == [one.story_id for one in waiting]
    assert [1] == made
    assert ["a", "b"] == [one.story_id for one in store.document(FEED, 1)]
    assert ["c"] == [one.story_id for one in store.unarchived(FEED)]
    assert [2, 3] == store.archive(FEED, [[waiting[2].number], []])
    assert ({FEED: 2}, 2, 0) == (store.archives(), store.archived(FEED), store.archived("all"))


def test_a_newer_line_replaces_a_waiting_one_and_no_archived_one(store: Store, make) -> None:
    """An archive document never changes; what is told last counts."""
    told(store, "a", now=make.now)
    store.archive(FEED, [[one.number for one in store.unarchived(FEED)]])
    later = make.now + timedelta(days=1)
    told(store, "a", now=make.now)
    told(store, "a", now=later)

    assert [later] == [one.moment for one in store.unarchived(FEED)]
    assert [make.now] == [one.moment for one in store.document(FEED, 1)]
    assert later == store.last_told(["a", "nobody"])["a"][FEED].moment
    assert {1} == store.documents_with(FEED, "a")


def test_what_left_is_named_until_it_comes_back(store: Store, make) -> None:
    """Latest first, no more than asked for."""
    told(store, "a", "b", "c", now=make.now, gone=True)
    told(store, "b", now=make.now)

    assert ["c", "a"] == [one.story_id for one in store.left(FEED, 9)]
    assert ["c"] == [one.story_id for one in store.left(FEED, 1)]
    assert [] == store.left("all", 9)


def test_a_hub_is_owed_each_address_once(store: Store) -> None:
    """Until it has been told; other hubs are still owed theirs."""
    store.want_ping(["https://a.example/", "https://b.example/"], ["x", "y"])
    store.want_ping(["https://a.example/"], ["x"])
    store.pinged("https://a.example/", ["x", "unknown"])

    assert {"https://a.example/": ["y"], "https://b.example/": ["x", "y"]} == store.pings()
