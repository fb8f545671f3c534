"""Fingerprints of placed tellings, packed, and the keys by which the next telling finds them."""

from __future__ import annotations

import json
import struct
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import accumulate

import sqlalchemy as sa

from aggregator.model import Fingerprint
from aggregator.store import codec, schema
from aggregator.store.rows import as_key, in_batches

PRINT = schema.fingerprint.c
KEY = schema.item_key.c
PLACED = schema.placement.c

# Fields that are numbers of 32 bits: as JSON they would be thrice as long and slow.
_PACKED = ("shingles", "bands", "lead_bands", "lead_shingles", "stems")
_COUNTS = struct.Struct(f"<{len(_PACKED)}H")


def packed(fingerprint: Fingerprint) -> bytes:
    """How many numbers each packed field has, the numbers (little-endian), the rest as JSON."""
    fields = [getattr(fingerprint, name) for name in _PACKED]
    numbers = [number for field in fields for number in field]
    rest = replace(fingerprint, **dict.fromkeys(_PACKED, ()))  # type: ignore[arg-type]
    return (
        _COUNTS.pack(*map(len, fields)) + struct.pack(f"<{len(numbers)}I", *numbers) + codec.dumps(rest).encode("utf-8")
    )


def unpacked(blob: bytes) -> Fingerprint:
    """What was packed. Raises Unreadable when the bytes do not hold a fingerprint."""
    try:
        counts = _COUNTS.unpack_from(blob)
        end = _COUNTS.size + 4 * sum(counts)
        numbers = struct.unpack_from(f"<{sum(counts)}I", blob, _COUNTS.size)
    except struct.error as error:
        raise codec.Unreadable(f"not a Fingerprint: {error!r}") from error
    ends = accumulate(counts)
    fields = {name: numbers[stop - count : stop] for name, count, stop in zip(_PACKED, counts, ends, strict=True)}
    return codec.loads(Fingerprint, blob[end:], fields)


def keep(connection: sa.Connection, fingerprint: Fingerprint, keys: Collection[int], *, item_id: str) -> None:
    """Keeps a placed item's fingerprint under these keys, instead of what was kept before."""
    id_ = as_key(item_id)
    known = connection.execute(sa.select(PRINT.number, PRINT.under).where(PRINT.item_id == id_)).first()
    values = {"item_id": id_, "fingerprint": packed(fingerprint), "under": _pack_keys(keys)}
    if known is None:
        connection.execute(schema.fingerprint.insert(), values)
        number = connection.execute(sa.select(PRINT.number).where(PRINT.item_id == id_)).scalar_one()
        old: set[int] = set()
    else:
        number, old = known.number, set(_unpack_keys(known.under))
        connection.execute(schema.fingerprint.update().where(PRINT.number == number), values)
    gone, come = old - set(keys), set(keys) - old
    if gone:
        this = schema.item_key.delete().where(KEY.key == sa.bindparam("gone"), KEY.number == number)
        connection.execute(this, [{"gone": key} for key in sorted(gone)])
    if come:
        connection.execute(schema.item_key.insert(), [{"key": key, "number": number} for key in sorted(come)])


def _pack_keys(keys: Collection[int]) -> bytes:
    return struct.pack(f"<{len(keys)}q", *sorted(keys))


def _unpack_keys(blob: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(blob) // 8}q", blob)


def candidates(
    connection: sa.Connection, keys: Collection[int], bands: Collection[int], crowd: int
) -> list[tuple[Fingerprint, str]]:
    """See :meth:`Store.candidates`."""
    prints = []
    for batch in in_batches(numbers(connection, keys, bands, crowd)):
        rows = connection.execute(
            sa.select(PRINT.fingerprint, PLACED.story_id)
            .join(schema.placement, PLACED.item_id == PRINT.item_id)
            .where(PRINT.number.in_(batch))
            .order_by(PRINT.number)
        )
        prints += [(unpacked(row.fingerprint), row.story_id) for row in rows]
    return prints


def numbers(connection: sa.Connection, keys: Collection[int], bands: Collection[int], crowd: int) -> list[int]:
    """The numbers that candidates have, ascending: of each key the newest, of a crowded band none."""
    asked = {number for _, number in _newest(connection, keys, crowd)}
    found = list(_newest(connection, bands, crowd))
    fullness = Counter(key for key, _ in found)
    return sorted(asked | {number for key, number in found if fullness[key] < crowd})


def _newest(connection: sa.Connection, keys: Collection[int], crowd: int) -> Iterator[tuple[int, int]]:
    """(key, number) of the newest tellings under each key: one seek a key, however many stand there."""
    if not keys:
        return
    if connection.dialect.name == "sqlite":
        listed = sa.func.json_each(json.dumps(sorted(keys))).table_valued(sa.column("value", sa.BigInteger))
        asked = sa.select(listed.c.value.label("key")).cte("asked")
    else:
        listed = sa.func.unnest(sa.literal(sorted(keys), sa.ARRAY(sa.BigInteger))).table_valued("value")
        asked = sa.select(listed.c.value.label("key")).cte("asked")
    twin = schema.item_key.alias("twin")
    oldest = (
        sa.select(twin.c.number)
        .where(twin.c.key == asked.c.key)
        .order_by(twin.c.number.desc())
        .limit(1)
        .offset(crowd - 1)
        .correlate(asked)
        .scalar_subquery()
    )
    rows = connection.execute(
        sa.select(KEY.key, KEY.number)
        .select_from(asked)
        .join(schema.item_key, sa.and_(KEY.key == asked.c.key, KEY.number >= sa.func.coalesce(oldest, 0)))
    )
    for row in rows:
        yield row.key, row.number


def sweep(connection: sa.Connection) -> int:
    """Drops the keys of tellings that are no longer kept; how many there were."""
    kept = sa.select(PRINT.number)
    return connection.execute(schema.item_key.delete().where(KEY.number.not_in(kept))).rowcount
