"""Opens the database: settings of the connection, migrations, the cycle lock; library errors become StoreError."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError, SQLAlchemyError

from aggregator.errors import CycleLocked, StoreError
from aggregator.store.codec import Unreadable
from aggregator.store.schema import HEAD

PATIENCE = 30.0  # seconds to wait for another writer

_held: set[Path] = set()  # POSIX record locks are the process's: they do not tell two stores of one process apart
_holding = threading.Lock()


def connect(url: str) -> sa.Engine:
    """An engine whose transactions are real ones, over a database of the current schema."""
    try:
        address = sa.make_url(url)
    except ArgumentError as error:
        raise StoreError(f"{url!r} is no database address; write one like sqlite:///state/aggregator.db") from error
    if address.get_backend_name() != "sqlite":
        raise StoreError(f"{shown(address)}: only sqlite:///… addresses are supported")
    path = file_of(address)
    if path is not None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"cannot make the folder {path.parent} for the database ({error.strerror}); "
                "choose another --database or make the folder writable"
            ) from error
    with translated(address):
        # One connection, kept: the store has one writer, and an in-memory database lives as long as its connection.
        engine = sa.create_engine(address, poolclass=sa.StaticPool, connect_args={"check_same_thread": False})
        sa.event.listen(engine, "connect", _on_connect)
        sa.event.listen(engine, "begin", _on_begin)
        try:
            _bring_up_to_date(engine, address)
        except BaseException:
            engine.dispose()
            raise
    return engine


def file_of(address: sa.URL) -> Path | None:
    """Where an SQLite database lies; None in memory."""
    name = address.database
    return None if not name or name == ":memory:" else Path(name)


def shown(address: sa.URL) -> str:
    """The address as it may be printed: a path, or a URL without its password."""
    path = file_of(address) if address.get_backend_name() == "sqlite" else None
    return str(path) if path is not None else address.render_as_string(hide_password=True)


@contextmanager
def translated(address: sa.URL) -> Iterator[None]:
    """Turns what the libraries raise into a StoreError that says what to do."""
    try:
        yield
    except (SQLAlchemyError, Unreadable) as error:
        raise StoreError(f"database {shown(address)}: {_told(error)}") from error


def _told(error: Exception) -> str:
    reason = str(getattr(error, "orig", None) or error).splitlines()[0]
    code = getattr(getattr(error, "orig", None), "sqlite_errorname", "") or ""
    for beginning, advice in _ADVICE.items():
        if code.startswith(beginning):
            return f"{reason}; {advice}"
    if isinstance(error, NoSuchModuleError):
        return f"{reason}; write the address like sqlite:///state/aggregator.db"
    if isinstance(error, OperationalError | DatabaseError):
        return f"{reason}; look at the file and its folder, or choose another --database"
    return f"{reason}; the stored data cannot be read: restore a backup, or set the file aside and start anew"


_ADVICE = {
    "SQLITE_NOTADB": "the file is no SQLite database: choose another --database, or set it aside and start anew",
    "SQLITE_CORRUPT": "the file is damaged: restore a backup, or set it aside and start anew",
    "SQLITE_CANTOPEN": "the file cannot be opened: check that its folder exists and is writable",
    "SQLITE_READONLY": "the file or its folder is not writable: change its owner or mode, or choose another --database",
    "SQLITE_FULL": "the disk is full: make room and run again; nothing half-written was kept",
    "SQLITE_IOERR": "the disk fails or is full: check it and run again; nothing half-written was kept",
    "SQLITE_BUSY": f"another process has been writing for {PATIENCE:.0f} seconds: wait for it and run again",
}


def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver opens no transaction behind our back; _on_begin does
    connection.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000:.0f}")
    connection.execute("PRAGMA journal_mode = WAL")
    # A transaction that was committed outlives a power cut: published feeds must never know more than the store.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _on_begin(connection: sa.Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _bring_up_to_date(engine: sa.Engine, address: sa.URL) -> None:
    with engine.connect() as connection:
        if _version(connection) == HEAD:
            return
    with engine.connect() as plain:
        connection = plain.execution_options(writing=True)
        with connection.begin():
            version = _version(connection)  # another process may have been quicker
            if version is not None and version.isdigit() and version > HEAD:
                raise StoreError(
                    f"database {shown(address)} has schema {version}, this program knows up to {HEAD}: "
                    "it was written by a newer version; upgrade the program, or choose another --database"
                )
            if version != HEAD:
                migrate(connection)


def _version(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    return version


def migrate(connection: sa.Connection) -> None:
    """All missing migrations, inside the caller's transaction."""
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    with as_file(files("aggregator.store.migrations")) as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise StoreError(
                f"database {shown(connection.engine.url)}: {error}; this is no database of this program: "
                "choose another --database"
            ) from error


@contextmanager
def cycle_lock(address: sa.URL) -> Iterator[None]:
    """One holder at a time over all processes; raises CycleLocked at once. The holder's death releases it.

    A POSIX record lock, not flock: forked parser workers must not inherit it and outlive us with it.
    """
    path = file_of(address)
    if path is None:  # nobody else can see a database in memory
        yield
        return
    path = path.resolve().with_name(path.name + ".lock")
    with _holding:
        if path in _held:
            raise CycleLocked(f"another cycle of this process holds {path}")
        _held.add(path)
    try:
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise StoreError(f"cannot open the lock file {path} ({error.strerror}); make it writable") from error
        try:
            try:
                fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise CycleLocked(f"another cycle holds {path}; it ends by itself, or stop that process") from error
            yield
        finally:
            os.close(descriptor)
    finally:
        with _holding:
            _held.discard(path)
