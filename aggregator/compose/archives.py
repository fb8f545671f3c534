"""A feed's past as documents that stay (RFC 5005 § 4), and tombstones of what left it (RFC 6721).

Every feed keeps a log: a line when an entry comes or changes, and one when it leaves. Lines that the feed itself shows
wait; once one of them has fallen out of it, all that wait become archive documents, whose lines never change. So the
feed and its archive together hold every line, however late or in whatever order stories come.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aggregator.compose.entries import entry, lead, speaks, updated
from aggregator.compose.feeds import NEVER_UPDATED
from aggregator.compose.shelves import shelves
from aggregator.model import Chain, Gone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from aggregator.compose.desk import Desk
    from aggregator.model import Feed, Story, Told

#: Entries of one document. Permanent: documents that stand are never divided anew.
MOST = 100


def document_address(feed: str, page: int) -> str:
    """Where an archive document of this feed stands, without suffix."""
    return f"archive/{feed}/{page}"


def standings(story: Story, desk: Desk) -> dict[str, datetime]:
    """Every feed and edition the story stands in, with what ``updated`` its entry has there."""
    stands = shelves(story, rules=desk.rules, sources=desk.sources, homes=desk.homes, cities=desk.cities)
    found: dict[str, datetime] = {}
    for address in stands.addresses:
        if address.startswith("stories/"):
            continue
        found[address] = updated(story, lead(story, homes=desk.homes), desk.homes)
        if address == "all":  # has no editions
            continue
        for language in desk.publisher.languages:
            first = lead(story, language, homes=desk.homes)
            if speaks(first.item.language, language):
                found[f"{address}.{language}"] = updated(story, first, desk.homes)
    return found


def tombstones(told: Iterable[Told], desk: Desk, into: Mapping[str, str]) -> tuple[Gone, ...]:
    """What left, in the order given; ``into`` has the story that another became part of, where it is shown."""
    return tuple(
        Gone(
            desk.tag(f"stories/{line.story_id}"),
            line.moment,
            f"stories/{into[line.story_id]}" if line.story_id in into else None,
        )
        for line in told
        if line.gone
    )


def with_past(feed: Feed, gone: Sequence[Gone], documents: int) -> Feed:
    """The feed with its tombstones, leading to the newest of its ``documents`` archive documents."""
    return replace(
        feed,
        gone=tuple(gone),
        updated=_latest(feed, gone),
        chain=Chain(older=document_address(feed.address, documents) if documents else None),
    )


def to_archive(waiting: Sequence[Told], feed: Feed, desk: Desk) -> list[list[int]]:
    """The documents, as numbers of lines, that must be made so that none of these lines is missed; often none."""
    entries, stones = {one.story_id for one in feed.entries}, {one.id for one in feed.gone}
    seen = all(
        desk.tag(f"stories/{line.story_id}") in stones if line.gone else line.story_id in entries for line in waiting
    )
    if seen:
        return []
    return [[line.number for line in waiting[at : at + MOST]] for at in range(0, len(waiting), MOST)]


def archive_document(
    feed: Feed,
    page: int,
    pages: int,
    told: Sequence[Told],
    stories: Mapping[str, Story],
    desk: Desk,
    into: Mapping[str, str],
) -> Feed:
    """Document ``page`` of ``pages``: the lines it holds, latest first, as ``stories`` are today.

    ``feed`` gives everything else. A story that no longer stands in the feed is left out; its tombstone is told later.
    """
    latest = list(reversed(told))
    entries = tuple(
        entry(stories[line.story_id], desk, feed.language)
        for line in latest
        if not line.gone and line.story_id in stories and feed.address in standings(stories[line.story_id], desk)
    )
    document = replace(feed, entries=entries, gone=tombstones(latest, desk, into))
    return replace(
        document,
        address=document_address(feed.address, page),
        updated=_latest(document, document.gone),
        chain=Chain(
            current=feed.address,
            older=document_address(feed.address, page - 1) if page > 1 else None,
            newer=document_address(feed.address, page + 1) if page < pages else None,
        ),
    )


def _latest(feed: Feed, gone: Iterable[Gone]) -> datetime:
    moments = [*(one.updated for one in feed.entries), *(one.when for one in gone)]
    return max(moments, default=NEVER_UPDATED)
