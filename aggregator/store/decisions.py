"""What the operator decided about stories: kept for good, asked whenever an item is placed anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from aggregator.model import Item, Placement
from aggregator.store import codec, schema
from aggregator.store.rows import as_key, upsert
from aggregator.store.visits import IN_PLACING_ORDER, ITEM

PLACED = schema.placement.c
STORY = schema.story.c
ALIAS = schema.alias.c
APART = schema.apart.c


@dataclass(frozen=True, slots=True)
class Absorbed:
    """A story that became part of another: its entry is gone, its id still leads to the other."""

    story_id: str
    into: str
    at: datetime


def split(connection: sa.Connection, story_id: str, item_id: str, new_id: str, placement: Placement) -> None:
    """See :meth:`Store.split`."""
    item = as_key(item_id)
    found = codec.loads(Item, connection.execute(sa.select(ITEM.item).where(ITEM.id == item)).scalar_one())
    moment = found.published.value
    moments: dict[str, object] = {"published": moment, "updated": moment}
    printed: dict[str, object] = {f"{name}_printed": moment.isoformat() for name in moments}
    upsert(connection, schema.story, [{"id": new_id, "founder": item, **moments, **printed}])
    connection.execute(schema.alias.delete().where(ALIAS.story_id == new_id))  # joined once, and parted again
    _move(connection, item, new_id, placement)
    left = list(
        connection.scalars(
            sa.select(PLACED.item_id)
            .join(schema.item, ITEM.id == PLACED.item_id)
            .where(PLACED.story_id == story_id)
            .order_by(*IN_PLACING_ORDER)
        )
    )
    founder = connection.execute(sa.select(STORY.founder).where(STORY.id == story_id)).scalar_one()
    if founder not in left:
        connection.execute(schema.story.update().where(STORY.id == story_id), {"founder": left[0]})
    upsert(connection, schema.apart, [{"item_id": item, "story_id": story_id}])


def merge(connection: sa.Connection, into: str, absorbed: str, placement: Placement, *, at: datetime) -> None:
    """See :meth:`Store.merge`."""
    founder = connection.execute(sa.select(STORY.founder).where(STORY.id == absorbed)).scalar_one()
    _move(connection, founder, into, placement)
    connection.execute(schema.placement.update().where(PLACED.story_id == absorbed), {"story_id": into})
    _forget_apart(connection, into, absorbed)
    connection.execute(schema.alias.update().where(ALIAS.target == absorbed), {"target": into})
    upsert(connection, schema.alias, [{"story_id": absorbed, "target": into, "at": at}])
    connection.execute(schema.story.delete().where(STORY.id == absorbed))


def _forget_apart(connection: sa.Connection, into: str, absorbed: str) -> None:
    """What was parted from one of two stories stays out of both together, unless this very word joins it again."""
    inside = set(connection.scalars(sa.select(PLACED.item_id).where(PLACED.story_id == into)))
    here = APART.story_id.in_([into, absorbed])
    parted = set(connection.scalars(sa.select(APART.item_id).where(here)))
    connection.execute(schema.apart.delete().where(here))
    upsert(connection, schema.apart, [{"item_id": item, "story_id": into} for item in sorted(parted - inside)])


def _move(connection: sa.Connection, item_id: str, story_id: str, placement: Placement) -> None:
    connection.execute(
        schema.placement.update().where(PLACED.item_id == item_id),
        {"story_id": story_id, "placement": codec.dumps(placement)},
    )


def resolved(connection: sa.Connection, story_id: str) -> str:
    """The story that this id leads to today."""
    into: str | None = connection.execute(sa.select(ALIAS.target).where(ALIAS.story_id == story_id)).scalar()
    return into or story_id


def apart(connection: sa.Connection, item_id: str) -> set[str]:
    """Stories this item was parted from."""
    return set(connection.scalars(sa.select(APART.story_id).where(APART.item_id == as_key(item_id))))


def absorbed(connection: sa.Connection) -> list[Absorbed]:
    """See :meth:`Store.absorbed`."""
    rows = connection.execute(sa.select(schema.alias).order_by(ALIAS.at, ALIAS.story_id))
    return [Absorbed(row.story_id, row.target, row.at) for row in rows]
