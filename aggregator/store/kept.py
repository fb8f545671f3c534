"""What servers answered at the latest visits, compressed, within bounds: rules that change can read it again."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from aggregator.model import Answer, Keep, Page
from aggregator.store import codec, schema
from aggregator.store.rows import as_key

KEPT = schema.kept.c


@dataclass(frozen=True, slots=True)
class Head:
    """What is kept of an answer beside its body: all that parsers may ask for."""

    asked: str
    url: str
    fetched: datetime
    status: int = 200
    content_type: str | None = None
    last_modified: str | None = None


def keep(connection: sa.Connection, source_id: str, answers: Sequence[Answer], rule: Keep, *, now: datetime) -> None:
    """See :meth:`Store.keep`."""
    mine = KEPT.source_id == as_key(source_id)
    last = connection.execute(sa.select(sa.func.max(KEPT.visit)).where(mine)).scalar() or 0
    visit = last + 1 if answers else last
    for answer in answers if rule.visits else ():
        page = answer.page
        head = Head(answer.asked, page.url, page.fetched, page.status, page.content_type, page.last_modified)
        body = zlib.compress(page.body, 9)
        connection.execute(
            schema.kept.insert(),
            {
                "source_id": as_key(source_id),
                "visit": visit,
                "visited": now,
                "head": codec.dumps(head),
                "body": body,
                "size": len(body),
            },
        )
    connection.execute(schema.kept.delete().where(mine, KEPT.visit <= visit - rule.visits))
    _make_room(connection, rule.size)


def _make_room(connection: sa.Connection, most: int) -> None:
    """The oldest visits go, whole, until the rest fits."""
    total = connection.execute(sa.select(sa.func.coalesce(sa.func.sum(KEPT.size), 0))).scalar_one()
    if total <= most:
        return
    visits = (
        sa.select(KEPT.source_id, KEPT.visit, sa.func.sum(KEPT.size).label("size"))
        .group_by(KEPT.source_id, KEPT.visit)
        .order_by(sa.func.min(KEPT.id))
    )
    for row in connection.execute(visits).all():
        if total <= most:
            return
        connection.execute(schema.kept.delete().where(KEPT.source_id == row.source_id, KEPT.visit == row.visit))
        total -= row.size


def kept(connection: sa.Connection, source_id: str) -> list[tuple[Answer, ...]]:
    """See :meth:`Store.kept`."""
    rows = connection.execute(
        sa.select(KEPT.visit, KEPT.head, KEPT.body)
        .where(KEPT.source_id == as_key(source_id))
        .order_by(KEPT.visit, KEPT.id)
    )
    visits: dict[int, list[Answer]] = {}
    for visit, written, packed in rows:
        head = codec.loads(Head, written)
        try:
            body = zlib.decompress(packed)
        except zlib.error as error:
            raise codec.Unreadable(f"the kept answer of {head.asked}: {error}") from error
        page = Page(head.url, body, head.fetched, head.status, head.content_type, head.last_modified)
        visits.setdefault(visit, []).append(Answer(head.asked, page))
    return [tuple(answers) for answers in visits.values()]
