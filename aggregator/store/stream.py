"""Fingerprints of a stream that is too long for memory."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

import sqlalchemy as sa

from aggregator.model import Fingerprint
from aggregator.store import engine, prints, schema
from aggregator.store.rows import in_batches

_metadata = sa.MetaData()
_told = sa.Table(
    "told",
    _metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("story_id", sa.Text, nullable=False),
    sa.Column("fingerprint", sa.LargeBinary, nullable=False),
)


class Stream:
    """A database of one process, in a temporary folder; gone when closed. Everything may raise StoreError."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="aggregator-")
        self._engine = sa.create_engine(f"sqlite:///{Path(self._folder.name) / 'stream.db'}")
        self._count = 0
        with engine.translated(self._engine.url):
            self._connection = self._engine.connect()
            for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -32000"):
                self._connection.exec_driver_sql(f"PRAGMA {pragma}")
            _metadata.create_all(self._connection)
            schema.item_key.create(self._connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()
        self._engine.dispose()
        self._folder.cleanup()

    def keep(self, fingerprint: Fingerprint, keys: Collection[int], story_id: str) -> None:
        """The next telling, under its keys."""
        self._count += 1
        row = {"number": self._count, "story_id": story_id, "fingerprint": prints.packed(fingerprint)}
        with engine.translated(self._engine.url):
            self._connection.execute(_told.insert(), row)
            self._connection.execute(
                schema.item_key.insert(), [{"key": key, "number": self._count} for key in sorted(keys)]
            )

    def candidates(
        self, keys: Collection[int], bands: Collection[int] = (), *, crowd: int = 64
    ) -> list[tuple[Fingerprint, str]]:
        """As :meth:`Store.candidates`, of what was kept here."""
        told = _told.c
        with engine.translated(self._engine.url):
            found = []
            for batch in in_batches(prints.numbers(self._connection, keys, bands, crowd)):
                asked = sa.select(told.fingerprint, told.story_id).where(told.number.in_(batch)).order_by(told.number)
                found += [(prints.unpacked(row.fingerprint), row.story_id) for row in self._connection.execute(asked)]
        return found
