"""What every feed told, in order, and what hubs are still to be told of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

import sqlalchemy as sa

from aggregator.model import Told
from aggregator.store import schema
from aggregator.store.rows import in_batches, upsert

LINE = schema.archive.c
PING = schema.ping.c
_TOLD = (LINE.number, LINE.feed, LINE.story_id, LINE.moment, LINE.gone)


def last_told(connection: sa.Connection, story_ids: Collection[str]) -> dict[str, dict[str, Told]]:
    """See :meth:`Store.last_told`."""
    found: dict[str, dict[str, Told]] = {}
    for batch in in_batches(sorted(set(story_ids))):
        rows = connection.execute(sa.select(*_TOLD).where(LINE.story_id.in_(batch)).order_by(LINE.number))
        for row in rows:
            found.setdefault(row.story_id, {})[row.feed] = Told(*row)
    return found


def tell(connection: sa.Connection, lines: Iterable[tuple[str, str, datetime, bool]]) -> None:
    """See :meth:`Store.tell`."""
    rows = [
        {"feed": feed, "story_id": story_id, "moment": moment, "gone": gone} for feed, story_id, moment, gone in lines
    ]
    if rows:
        superseded = schema.archive.delete().where(
            LINE.feed == sa.bindparam("of"), LINE.story_id == sa.bindparam("that"), LINE.page.is_(None)
        )
        connection.execute(superseded, [{"of": row["feed"], "that": row["story_id"]} for row in rows])
        connection.execute(schema.archive.insert(), rows)


def unarchived(connection: sa.Connection, feed: str) -> list[Told]:
    """See :meth:`Store.unarchived`."""
    return _lines(connection, LINE.feed == feed, LINE.page.is_(None))


def archive(connection: sa.Connection, feed: str, documents: Sequence[Sequence[int]]) -> list[int]:
    """See :meth:`Store.archive`."""
    first = archived(connection, feed) + 1
    for page, numbers in enumerate(documents, first):
        for batch in in_batches(numbers):
            connection.execute(schema.archive.update().where(LINE.number.in_(batch)), {"page": page})
    return list(range(first, first + len(documents)))


def archived(connection: sa.Connection, feed: str) -> int:
    """See :meth:`Store.archived`."""
    return connection.execute(sa.select(sa.func.max(LINE.page)).where(LINE.feed == feed)).scalar() or 0


def archives(connection: sa.Connection) -> dict[str, int]:
    """See :meth:`Store.archives`."""
    rows = connection.execute(
        sa.select(LINE.feed, sa.func.max(LINE.page)).where(LINE.page.is_not(None)).group_by(LINE.feed)
    )
    return {feed: pages for feed, pages in rows}  # noqa: C416 - rows are no tuples to mypy


def document(connection: sa.Connection, feed: str, page: int) -> list[Told]:
    """See :meth:`Store.document`."""
    return _lines(connection, LINE.feed == feed, LINE.page == page)


def documents_with(connection: sa.Connection, feed: str, story_id: str) -> set[int]:
    """See :meth:`Store.documents_with`."""
    asked = sa.select(LINE.page).where(LINE.story_id == story_id, LINE.feed == feed, LINE.page.is_not(None))
    return {page for page in connection.scalars(asked) if page is not None}


def left(connection: sa.Connection, feed: str, limit: int) -> list[Told]:
    """See :meth:`Store.left`."""
    later = schema.archive.alias()
    again = sa.exists().where(
        later.c.story_id == LINE.story_id, later.c.feed == LINE.feed, later.c.number > LINE.number
    )
    rows = connection.execute(
        sa.select(*_TOLD).where(LINE.feed == feed, LINE.gone, ~again).order_by(LINE.number.desc()).limit(limit)
    )
    return [Told(*row) for row in rows]


def _lines(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> list[Told]:
    return [Told(*row) for row in connection.execute(sa.select(*_TOLD).where(*conditions).order_by(LINE.number))]


def pings(connection: sa.Connection) -> dict[str, list[str]]:
    """See :meth:`Store.pings`."""
    found: dict[str, list[str]] = {}
    for row in connection.execute(sa.select(PING.hub, PING.topic).order_by(PING.hub, PING.topic)):
        found.setdefault(row.hub, []).append(row.topic)
    return found


def want_ping(connection: sa.Connection, hubs: Iterable[str], topics: Collection[str]) -> None:
    """See :meth:`Store.want_ping`."""
    upsert(connection, schema.ping, [{"hub": hub, "topic": topic} for hub in hubs for topic in topics])


def pinged(connection: sa.Connection, hub: str, topics: Iterable[str]) -> None:
    """See :meth:`Store.pinged`."""
    for batch in in_batches(topics):
        connection.execute(schema.ping.delete().where(PING.hub == hub, PING.topic.in_(batch)))
