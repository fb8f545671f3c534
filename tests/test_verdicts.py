"""The operator parts and joins stories by the names he has in hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aggregator import stories, verdicts
from aggregator.errors import UsageError
from aggregator.model import Dated, Item, Placement, RawItem, SourceState, Story, Tagging, Taken, Visit
from aggregator.store import Store

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def lead(story: Story) -> str:
    """The founder leads."""
    return story.tellers[0].item.id


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Story A told by «one» and «two», story B by «other»."""
    with Store.open(f"sqlite:///{tmp_path}/news.db") as opened:
        ids = {}
        for number, (name, story) in enumerate([("one", "A"), ("two", "A"), ("other", "B")]):
            published = Dated(NOW.replace(hour=number), "stated")
            url = f"https://{name}.example/1"
            item = Item(name, name, url, url, url, None, name, published, NOW)
            opened.save(Visit(name, SourceState(name), (Taken(RawItem(), item),)), now=NOW)
            print_ = stories.fingerprint(item, Tagging())
            story_id = ids.setdefault(story, stories.found(print_))
            founds = story_id == stories.found(print_)
            placement = Placement("new" if founds else "same-event", None if founds else story_id, "because")
            moment = published.value
            opened.place(
                item, Tagging(), print_, stories.keys(print_), placement, gist="", story_id=story_id,
                published=moment, updated=moment,
            )  # fmt: skip
        opened.mark_clean(opened.dirty())
        yield opened


def told(store: Store) -> list[list[str]]:
    """Who tells which story, by the story's first teller."""
    ids = {stored.story_id for stored in store.stored() if stored.story_id}
    return sorted([teller.item.id for teller in story.tellers] for story in store.stories(ids).values())


def test_parting_and_joining_undo_one_another(store: Store) -> None:
    """The same ids come back; nobody's ``updated`` moves, for each story is led as before."""
    first = "https://one.example/1"
    before = store.stories([stories.story_id(first)])
    parted = verdicts.split(store, first, "https://two.example/1", now=NOW, lead=lead)
    apart = told(store)
    joined = verdicts.merge(store, first, parted.new_id, now=NOW, lead=lead)

    assert [["one"], ["other"], ["two"]] == apart
    assert [["one", "two"], ["other"]] == told(store)
    assert (parted.story_id, stories.story_id("https://two.example/1")) == (joined.story_id, parted.new_id)
    assert [story.updated for story in before.values()] == [
        story.updated for story in store.stories([parted.story_id]).values()
    ]


def test_parting_who_leads_is_news(store: Store) -> None:
    """The entry has another title then; the parted founder's story has an id of its own."""
    id_ = stories.story_id("https://one.example/1")
    parted = verdicts.split(store, id_, "one", now=NOW, lead=lead)

    assert id_ == parted.story_id != parted.new_id == stories.found_apart("one")
    assert NOW == store.stories([id_])[id_].updated


def test_the_address_of_an_absorbed_story_must_be_written_again(store: Store) -> None:
    """Its page goes."""
    joined = verdicts.merge(store, "one", "other", now=NOW, lead=lead)

    assert f"stories/{joined.new_id}" in store.dirty()


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("one", "https://nowhere.example/", "is no address, item id"),
        ("other", "two", "stands in story"),
        ("other", "other", "nothing to part"),
    ],
)
def test_senseless_partings_are_refused(store: Store, first: str, second: str, said: str) -> None:
    """With what is wrong, in one line."""
    with pytest.raises(UsageError, match=said):
        verdicts.split(store, first, second, now=NOW, lead=lead)

    assert [["one", "two"], ["other"]] == told(store)


def test_one_story_cannot_be_joined_to_itself(store: Store) -> None:
    """Whichever of its tellers are named."""
    with pytest.raises(UsageError, match="one story already"):
        verdicts.merge(store, "one", "two", now=NOW, lead=lead)
