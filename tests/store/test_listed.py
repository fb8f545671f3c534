"""What sitemaps and lists ask: which stories are of a span of time, which addresses are more than one story's."""

from __future__ import annotations

from datetime import datetime, timedelta

from aggregator.model import Dated
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


def test_the_years_of_a_pair_are_those_printed(store: Store, make) -> None:
    """What is published after midnight in Minsk is of the new year, though it is the old one in Greenwich."""
    for story, printed in (("s1", "2024-12-31T23:00:00+00:00"), ("s2", "2025-01-01T00:30:00+03:00")):
        moment = datetime.fromisoformat(printed)
        make.placed(store, make.item(f"i-{story}", published=Dated(moment, "stated")), story)
        store.put_on_shelves(story, {"all", "pairs/a--b"}, moment)

    assert {2024: 1, 2025: 1} == store.years("pairs/a--b")
    assert ["s2"] == [story.id for story in store.of_year("pairs/a--b", 2025)]
    assert {} == store.years("pairs/b--c")


def test_the_year_a_story_leaves_is_written_again(store: Store, make) -> None:
    """Its page would show the story for ever: nothing else knows that it stood there."""
    make.placed(store, make.item("i"), "s1")
    store.put_on_shelves("s1", {"all", "cities/a", "pairs/a--b"}, make.now)
    store.mark_clean(store.dirty())
    store.redate("i", make.now - timedelta(days=400))

    assert {f"pairs/a--b/{make.now.year}"} == store.dirty()
    assert {(make.now - timedelta(days=400)).year: 1} == store.years("pairs/a--b")
