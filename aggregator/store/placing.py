"""What placing decided: stories, their tellers, and the keys by which the next teller finds them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from aggregator.model import Fingerprint, Item, Placement, RawItem, Story, Tagging, Teller
from aggregator.store import codec, prints, schema
from aggregator.store.rows import as_key, in_batches, upsert
from aggregator.store.shelves import mark_dirty
from aggregator.store.visits import IN_PLACING_ORDER, ITEM

PLACED = schema.placement.c
STORY = schema.story.c


@dataclass(frozen=True, slots=True)
class StoredItem:
    """Everything known of one item; the last four are None while it waits to be placed.

    The fingerprint is also None where an older version placed the item, until the next cycle makes it.
    """

    raw: RawItem
    item: Item
    story_id: str | None = None
    placement: Placement | None = None
    tagging: Tagging | None = None
    fingerprint: Fingerprint | None = None


def place(
    connection: sa.Connection,
    item_id: str,
    placement: Placement,
    *,
    tagging: Tagging,
    fingerprint: Fingerprint,
    keys: Collection[int],
    gist: str,
    story_id: str,
    published: datetime,
    updated: datetime,
) -> None:
    """See :meth:`Store.place`."""
    if connection.execute(sa.select(STORY.id).where(STORY.id == story_id)).first() is None:
        founded = {"id": story_id, "founder": as_key(item_id)}
        connection.execute(schema.story.insert(), founded | _published(published) | _updated(updated))
    row = {
        "item_id": as_key(item_id),
        "story_id": story_id,
        "placement": codec.dumps(placement),
        "tagging": codec.dumps(tagging),
        "gist": gist,
    }
    upsert(connection, schema.placement, [row])
    _settle(connection, item_id, fingerprint, keys)


def retag(
    connection: sa.Connection,
    item_id: str,
    *,
    tagging: Tagging,
    fingerprint: Fingerprint,
    keys: Collection[int],
    gist: str,
) -> tuple[str, bool]:
    """See :meth:`Store.retag`."""
    this = PLACED.item_id == as_key(item_id)
    before = connection.execute(sa.select(PLACED.story_id, PLACED.gist).where(this)).one()
    connection.execute(
        schema.placement.update().where(this),
        {"tagging": codec.dumps(tagging), "gist": gist},
    )
    _settle(connection, item_id, fingerprint, keys)
    return before.story_id, before.gist != gist


def _settle(connection: sa.Connection, item_id: str, fingerprint: Fingerprint, keys: Collection[int]) -> None:
    prints.keep(connection, fingerprint, keys, item_id=item_id)
    connection.execute(schema.item.update().where(ITEM.id == as_key(item_id)), {"todo": schema.PLACED})


def touch_story(connection: sa.Connection, story_id: str, updated: datetime) -> None:
    """See :meth:`Store.touch_story`."""
    connection.execute(schema.story.update().where(STORY.id == story_id), _updated(updated))


def redate(connection: sa.Connection, item_id: str, published: datetime) -> None:
    """See :meth:`Store.redate`."""
    founder = STORY.founder == as_key(item_id)
    story_id = connection.execute(sa.select(STORY.id).where(founder)).scalar()
    if story_id is not None:
        shelf = schema.shelf
        before = connection.scalars(sa.select(STORY.published_printed).where(founder)).one()
        pairs = sa.select(shelf.c.address).where(shelf.c.story_id == story_id, shelf.c.address.like("pairs/%"))
        # The year it leaves is told anew; the one it enters is known when it is shelved again.
        mark_dirty(connection, [f"{address}/{int(before[:4])}" for address in connection.scalars(pairs)])
        connection.execute(schema.story.update().where(founder), _published(published))
        connection.execute(shelf.update().where(shelf.c.story_id == story_id), {"published": published})


def _published(moment: datetime) -> dict[str, object]:
    return {"published": moment, "published_printed": moment.isoformat()}


def _updated(moment: datetime) -> dict[str, object]:
    return {"updated": moment, "updated_printed": moment.isoformat()}


def stories(connection: sa.Connection, ids: Collection[str]) -> dict[str, Story]:
    """See :meth:`Store.stories`."""
    found: dict[str, Story] = {}
    for batch in in_batches(sorted(set(ids))):
        tellers: dict[str, list[Teller]] = {}
        rows = connection.execute(
            sa.select(PLACED.story_id, PLACED.placement, PLACED.tagging, ITEM.item)
            .join(schema.item, ITEM.id == PLACED.item_id)
            .join(schema.story, STORY.id == PLACED.story_id)
            .where(PLACED.story_id.in_(batch))
            .order_by(PLACED.story_id, STORY.founder != ITEM.id, *IN_PLACING_ORDER)
        )
        for row in rows:
            placement = codec.loads(Placement, row.placement)
            tellers.setdefault(row.story_id, []).append(
                Teller(
                    codec.loads(Item, row.item),
                    codec.loads(Tagging, row.tagging),
                    placement.relation,
                    placement.because,
                    placement.score,
                )
            )
        for row in connection.execute(sa.select(schema.story).where(STORY.id.in_(batch))):
            if row.id in tellers:
                found[row.id] = Story(
                    row.id,
                    tuple(tellers[row.id]),
                    datetime.fromisoformat(row.published_printed),
                    datetime.fromisoformat(row.updated_printed),
                )
    return found


def told_by(connection: sa.Connection, source_id: str, limit: int) -> list[str]:
    """Ids of the newest stories this source tells."""
    rows = connection.execute(
        sa.select(STORY.id)
        .join(schema.placement, PLACED.story_id == STORY.id)
        .join(schema.item, ITEM.id == PLACED.item_id)
        .where(ITEM.source_id == as_key(source_id))
        .group_by(STORY.id, STORY.published)
        .order_by(STORY.published.desc(), STORY.id)
        .limit(limit)
    )
    return [row.id for row in rows]


_WHOLE = (
    sa.select(ITEM.raw, ITEM.item, PLACED.story_id, PLACED.placement, PLACED.tagging, prints.PRINT.fingerprint)
    .add_columns(*IN_PLACING_ORDER)
    .select_from(
        schema.item.outerjoin(schema.placement, PLACED.item_id == ITEM.id).outerjoin(
            schema.fingerprint, prints.PRINT.item_id == ITEM.id
        )
    )
    .order_by(*IN_PLACING_ORDER)
)


def stored_batch(
    connection: sa.Connection, *, source_id: str | None, past: tuple[object, ...] | None, size: int
) -> Iterator[tuple[StoredItem, tuple[object, ...]]]:
    """The next items in placing order, each with the mark to go on from."""
    asked = _WHOLE.limit(size)
    if source_id is not None:
        asked = asked.where(ITEM.source_id == source_id)
    if past is not None:
        asked = asked.where(sa.tuple_(*IN_PLACING_ORDER) > sa.tuple_(*map(_literal, past, IN_PLACING_ORDER)))
    for row in connection.execute(asked):
        yield _stored(row), (row.published, row.source_id, row.position, row.id)


def _literal(value: object, column: sa.ColumnElement[object]) -> sa.BindParameter[object]:
    return sa.literal(value, column.type)


def item_by(connection: sa.Connection, name: str) -> StoredItem | None:
    """See :meth:`Store.item_by`."""
    last = name.rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1].removesuffix(".html")
    led = sa.select(schema.alias.c.target).where(schema.alias.c.story_id.in_([name, last]))
    known = sa.or_(STORY.id.in_([name, last]), STORY.id.in_(led))
    founder = sa.select(STORY.founder).where(known).limit(1).scalar_subquery()
    for condition in (
        ITEM.id == as_key(name),
        ITEM.url == as_key(name),
        ITEM.identity == as_key(name),
        ITEM.id == founder,
    ):
        row = connection.execute(_WHOLE.where(condition).limit(1)).first()
        if row is not None:
            return _stored(row)
    return None


def _stored(row: sa.Row[tuple[object, ...]]) -> StoredItem:
    raw, item = codec.loads(RawItem, row.raw), codec.loads(Item, row.item)
    if row.story_id is None:
        return StoredItem(raw, item)
    return StoredItem(
        raw,
        item,
        row.story_id,
        codec.loads(Placement, row.placement),
        codec.loads(Tagging, row.tagging),
        prints.unpacked(row.fingerprint) if row.fingerprint is not None else None,
    )
