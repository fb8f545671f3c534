"""Rows and statements that every question shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

One = TypeVar("One")


def upsert(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Writes rows; one with a known primary key replaces what was there."""
    if not rows:
        return
    insert = (postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert)(table)
    keys = [column.name for column in table.primary_key]
    rest = {name: insert.excluded[name] for name in rows[0] if name not in keys}
    statement = (
        insert.on_conflict_do_update(index_elements=keys, set_=rest)
        if rest
        else insert.on_conflict_do_nothing(index_elements=keys)
    )
    connection.execute(statement, list(rows))


def in_batches(many: Iterable[One], size: int = 500) -> Iterator[list[One]]:
    """Pieces of a bounded size: a statement takes no more parameters than that."""
    rest = iter(many)
    while piece := list(islice(rest, size)):
        yield piece


def as_key(text: str) -> str:
    """Text as a column takes it: no NUL, no lone surrogate. Only for finding; the JSON keeps what was said."""
    return text.replace("\0", "\\0").encode("utf-8", "backslashreplace").decode()


def primary(language: str | None) -> str | None:
    """The primary subtag of a BCP 47 tag, lower case."""
    return language.replace("_", "-").split("-", 1)[0].lower() if language else None
