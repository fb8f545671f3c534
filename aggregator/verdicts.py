"""The operator's word on stories: what belongs together and what does not, whatever placing thought."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from aggregator import normalise, stories
from aggregator.errors import UsageError
from aggregator.model import Placement

if TYPE_CHECKING:
    from aggregator.model import Story
    from aggregator.store import Store, StoredItem


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of two stories: the one that goes on, and the one that began or ended."""

    story_id: str
    new_id: str


def split(store: Store, story: str, item: str, *, now: datetime, lead: Callable[[Story], str]) -> Verdict:
    """Parts an item from its story. Raises UsageError where the two do not belong together or nothing would be left.

    ``lead`` names the item that an entry is made from; the story's ``updated`` moves only when that changes.
    """
    told = _placed(store, item)
    story_id = _story_of(store, story)
    if told.story_id != story_id:
        raise UsageError(
            f"«{item}» stands in story {told.story_id}, not in {story_id}; «aggregator explain» shows a story's tellers"
        )
    before = store.stories([story_id])[story_id]
    if len(before.tellers) < 2:
        raise UsageError(f"«{item}» is all there is of story {story_id}; there is nothing to part")
    new_id = stories.story_id(told.item.identity or told.item.id)
    if new_id == story_id:
        new_id = stories.found_apart(told.item.id)
    because = f"parted from story {story_id} by the operator on {now:%Y-%m-%d}"
    with store.transaction():
        store.split(story_id, told.item.id, new_id, Placement("new", None, because))
        if lead(before) != lead(store.stories([story_id])[story_id]):
            store.touch_story(story_id, now)
    return Verdict(story_id, new_id)


def merge(store: Store, first: str, second: str, *, now: datetime, lead: Callable[[Story], str]) -> Verdict:
    """Joins the second story to the first. Raises UsageError when they are one already."""
    into, absorbed = _story_of(store, first), _story_of(store, second)
    if into == absorbed:
        raise UsageError(f"«{first}» and «{second}» are one story already: {into}")
    before = store.stories([into])[into]
    because = f"story {absorbed} was joined by the operator on {now:%Y-%m-%d}"
    with store.transaction():
        store.put_on_shelves(absorbed, (), now)  # what it leaves must be written again
        store.merge(into, absorbed, Placement("same-event", into, because), at=now)
        if lead(before) != lead(store.stories([into])[into]):
            store.touch_story(into, now)
    return Verdict(into, absorbed)


def _placed(store: Store, name: str) -> StoredItem:
    found = store.item_by(name) or store.item_by(normalise.urls.identity(name))
    if found is None or found.story_id is None:
        raise UsageError(
            f"«{name}» is no address, item id, story id or entry id known here, or waits to be placed; "
            "«aggregator explain» takes the same names"
        )
    return found


def _story_of(store: Store, name: str) -> str:
    return _placed(store, name).story_id or ""
