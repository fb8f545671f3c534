"""What visits brought: source and host states, items with their raw form, rejects."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

import sqlalchemy as sa

from aggregator.model import HostState, Item, RawItem, Reject, SourceState, Taken, Visit
from aggregator.store import codec, schema
from aggregator.store.rows import as_key, in_batches, primary, upsert

ITEM = schema.item.c
IN_PLACING_ORDER = (ITEM.published, ITEM.source_id, ITEM.position, ITEM.id)


@dataclass(frozen=True, slots=True)
class Saved:
    """What a visit changed in the store; ids of items."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    repeated: int = 0


def source_states(connection: sa.Connection) -> dict[str, SourceState]:
    """Every source ever visited, by id."""
    rows = connection.execute(sa.select(schema.source).order_by(schema.source.c.id))
    return {row.id: codec.loads(SourceState, row.state) for row in rows}


def save_state(connection: sa.Connection, state: SourceState) -> None:
    """Replaces what is remembered of one source."""
    upsert(connection, schema.source, [{"id": state.source_id, "state": codec.dumps(state)}])


def host_states(connection: sa.Connection) -> dict[str, HostState]:
    """Every host ever asked."""
    rows = connection.execute(sa.select(schema.host).order_by(schema.host.c.host))
    return {row.host: codec.loads(HostState, row.state) for row in rows}


def save_hosts(connection: sa.Connection, hosts: Iterable[HostState]) -> None:
    """Replaces what is remembered of these hosts."""
    upsert(connection, schema.host, [{"host": host.host, "state": codec.dumps(host)} for host in hosts])


def known(connection: sa.Connection, items: Iterable[Item]) -> dict[str, Taken]:
    """See :meth:`Store.known`."""
    asked = list(items)
    shared = _guids_of_many(asked)
    found: dict[str, Taken] = {}
    for batch in in_batches(asked, 300):
        condition = sa.or_(
            ITEM.id.in_([as_key(item.id) for item in batch]),
            sa.tuple_(ITEM.source_id, ITEM.identity).in_(
                [(as_key(item.source_id), as_key(item.identity)) for item in batch]
            ),
            sa.tuple_(ITEM.source_id, ITEM.guid).in_(
                [(as_key(item.source_id), as_key(item.guid)) for item in batch if item.guid]
            ),
        )
        rows = connection.execute(sa.select(ITEM.item, ITEM.raw).where(condition).order_by(ITEM.first_seen, ITEM.id))
        by_key: dict[tuple[str, str, str], Taken] = {}
        for row in rows:
            old = codec.loads(Item, row.item)
            taken = Taken(codec.loads(RawItem, row.raw), old)
            by_key.setdefault(("id", "", old.id), taken)
            by_key.setdefault(("identity", old.source_id, old.identity), taken)
            if old.guid:
                by_key.setdefault(("guid", old.source_id, old.guid), taken)
        for item in batch:
            keys = [("id", "", item.id), ("identity", item.source_id, item.identity)]
            if item.guid and (item.source_id, item.guid) not in shared:
                keys.append(("guid", item.source_id, item.guid))
            same = next((by_key[key] for key in keys if key in by_key), None)
            if same is not None:
                found[item.id] = same
    return found


def _guids_of_many(items: Iterable[Item]) -> set[tuple[str, str]]:
    """Guids that one visit gives to several addresses: a broken generator's, they identify nothing."""
    first: dict[tuple[str, str], str] = {}
    return {
        (item.source_id, item.guid)
        for item in items
        if item.guid and first.setdefault((item.source_id, item.guid), item.identity) != item.identity
    }


def save(connection: sa.Connection, visit: Visit, *, now: datetime) -> Saved:
    """See :meth:`Store.save`."""
    saved = renew(connection, visit.taken, now=now)
    connection.execute(schema.reject.delete().where(schema.reject.c.source_id == visit.source_id))
    upsert(
        connection,
        schema.reject,
        [
            {"source_id": visit.source_id, "number": number, "reject": codec.dumps(reject)}
            for number, reject in enumerate(visit.rejects)
        ],
    )
    save_state(connection, visit.state)
    return saved


def renew(connection: sa.Connection, sights: Iterable[Taken], *, now: datetime) -> Saved:
    """See :meth:`Store.renew`."""
    sights = tuple(sights)
    taken = {one.item.id: one for one in sights}  # twice in one visit: the last sight counts
    old = {
        row.id: row
        for batch in in_batches(taken)
        for row in connection.execute(
            sa.select(ITEM.id, ITEM.item, ITEM.raw, ITEM.todo).where(ITEM.id.in_([as_key(id_) for id_ in batch]))
        )
    }
    new: list[str] = []
    changed: list[str] = []
    for id_, one in taken.items():
        before = old.get(as_key(id_))
        if before is None:
            new.append(id_)
            connection.execute(
                schema.item.insert(), _row(one, position=one.item.position, now=now) | {"todo": schema.UNPLACED}
            )
            continue
        was = codec.loads(Item, before.item)
        now_is = replace(one.item, position=was.position)  # a list grows at its top; where it first stood, stays
        if now_is != was:
            changed.append(id_)
            todo = schema.UNPLACED if before.todo == schema.UNPLACED else schema.REVISED
            values = _row(replace(one, item=now_is), position=was.position, now=now) | {"todo": todo}
            del values["first_seen"]
            connection.execute(schema.item.update().where(ITEM.id == as_key(id_)), values)
        elif replace(one.raw, position=0) != replace(codec.loads(RawItem, before.raw), position=0):
            connection.execute(schema.item.update().where(ITEM.id == as_key(id_)), {"raw": codec.dumps(one.raw)})
    return Saved(tuple(new), tuple(changed), len(sights) - len(new) - len(changed))


def _row(taken: Taken, *, position: int, now: datetime) -> dict[str, object]:
    item = taken.item
    return {
        "id": as_key(item.id),
        "source_id": as_key(item.source_id),
        "guid": as_key(item.guid) if item.guid else None,
        "identity": as_key(item.identity),
        "url": as_key(item.url),
        "language": primary(item.language),
        "published": item.published.value,
        "first_seen": now,
        "position": position,
        "item": codec.dumps(item),
        "raw": codec.dumps(taken.raw),
    }


def rejects(connection: sa.Connection) -> dict[str, list[Reject]]:
    """See :meth:`Store.rejects`."""
    reject = schema.reject.c
    found: dict[str, list[Reject]] = {}
    for row in connection.execute(sa.select(reject.source_id, reject.reject).order_by(reject.source_id, reject.number)):
        found.setdefault(row.source_id, []).append(codec.loads(Reject, row.reject))
    return found


def counts(connection: sa.Connection) -> dict[str, int]:
    """Items kept, by source."""
    rows = connection.execute(
        sa.select(ITEM.source_id, sa.func.count()).group_by(ITEM.source_id).order_by(ITEM.source_id)
    )
    return {row[0]: row[1] for row in rows}


def daily(connection: sa.Connection, since: datetime) -> dict[str, dict[date, int]]:
    """See :meth:`Store.daily`."""
    rows = connection.execute(sa.select(ITEM.source_id, ITEM.published).where(ITEM.published >= since))
    found: defaultdict[str, Counter[date]] = defaultdict(Counter)
    for source_id, published in rows:
        found[source_id][published.date()] += 1
    return {source_id: dict(days) for source_id, days in sorted(found.items())}


def to_do(connection: sa.Connection, what: int) -> list[Item]:
    """Items that wait to be placed, or placed ones that were revised, in placing order."""
    rows = connection.execute(sa.select(ITEM.item).where(ITEM.todo == what).order_by(*IN_PLACING_ORDER))
    return [codec.loads(Item, row.item) for row in rows]
