"""What sitemaps and lists ask: which stories are of a span of time, which addresses are more than one story's."""

from __future__ import annotations

from datetime import timedelta

from aggregator.store import Store


def test_the_stories_of_a_span(store: Store, make) -> None:
    """Oldest first, the first moment included, the last not; each with its last change."""
    for story, days in (("s1", 0), ("s2", 1), ("s3", 2), ("s4", 3)):
        make.placed(store, make.item(f"i-{story}", days=days), story)
        store.put_on_shelves(story, {"all", f"stories/{story}"}, make.now - timedelta(days=days))
    later = make.now + timedelta(days=5)
    store.touch_story("s2", later)
    told = store.listed("all", make.now - timedelta(days=2), make.now)

    assert ["s3", "s2"] == [story for story, _ in told]
    assert later == dict(told)["s2"]
    assert [] == store.listed("nowhere", make.now - timedelta(days=9), later)


def test_addresses_without_single_stories(store: Store, make) -> None:
    """A site of a hundred thousand stories has a few thousand feeds."""
    make.placed(store, make.item("i"), "s1")
    store.put_on_shelves("s1", {"all", "cities/minsk-by", "stories/s1"}, make.now)

    assert ["all", "cities/minsk-by"] == [one.address for one in store.addresses(pages=False)]
    assert ["all", "cities/minsk-by", "stories/s1"] == [one.address for one in store.addresses()]
