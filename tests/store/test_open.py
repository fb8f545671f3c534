"""Opening, migrating, locking, and saying plainly what is wrong."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from aggregator.errors import CycleLocked, StoreError
from aggregator.store import Store, migrations, schema


def database(url: str) -> Path:
    """The file behind a URL."""
    return Path(url.removeprefix("sqlite:///"))


def test_the_migrations_make_what_the_schema_says(url: str) -> None:
    """A database made by migrating has exactly the tables the program works with."""
    Store.open(url).close()
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        difference = compare_metadata(MigrationContext.configure(connection), schema.metadata)
    engine.dispose()

    assert [] == difference


def test_the_program_knows_the_newest_migration() -> None:
    """HEAD, read instead of alembic's folder to open fast, is that folder's head."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")

    assert schema.HEAD == ScriptDirectory.from_config(config).get_current_head()


def test_a_current_database_opens_without_alembic(url: str) -> None:
    """Alembic takes half a second to import; a cycle in which nothing changed must not pay it."""
    Store.open(url).close()
    code = f"import sys; from aggregator.store import Store; Store.open({url!r}); sys.exit('alembic' in sys.modules)"

    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode


def test_the_database_is_in_wal_mode_and_durable(store: Store, url: str) -> None:
    """Readers never wait for the writer, and a committed visit outlives a power cut."""
    store.mark_dirty({"all"})
    other = sqlite3.connect(database(url))
    mode = other.execute("PRAGMA journal_mode").fetchone()
    other.close()
    with store._reading() as connection:  # the connection's own settings are not visible from outside
        settings = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("synchronous", "foreign_keys")]

    assert ("wal",) == mode
    assert [2, 1] == settings


def test_a_store_in_memory_needs_no_file() -> None:
    """Tests and previews may keep nothing."""
    with Store.open("sqlite:///:memory:") as store, store.lock():
        store.mark_dirty({"all"})

        assert {"all"} == store.dirty()


def test_a_newer_schema_is_refused(url: str) -> None:
    """An older program must not write into a newer program's database."""
    Store.open(url).close()
    with sqlite3.connect(database(url)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    with pytest.raises(StoreError, match=r"news\.db has schema 9999, .* newer version; upgrade the program"):
        Store.open(url)


def test_a_file_that_is_no_database_is_named(url: str) -> None:
    """Somebody pointed --database at something else."""
    database(url).parent.mkdir()
    database(url).write_bytes(b"<html>" * 1000)

    with pytest.raises(StoreError, match=r"news\.db: file is not a database; .*choose another --database"):
        Store.open(url)


def test_a_damaged_database_is_named(url: str, make: object) -> None:
    """Pages overwritten with rubbish give one line with advice, no traceback of a library."""
    with Store.open(url) as store:
        store.mark_dirty(f"pairs/{number}" for number in range(5000))
    content = bytearray(database(url).read_bytes())
    content[4096 * 2 :] = b"\xff" * (len(content) - 4096 * 2)
    database(url).write_bytes(content)

    with pytest.raises(StoreError, match="malformed; the file is damaged: restore a backup"), Store.open(url) as store:
        store.mark_clean(store.dirty())


def test_a_foreign_database_is_left_alone(url: str) -> None:
    """A database of another program that happens to be migrated by alembic too is not touched."""
    database(url).parent.mkdir()
    with sqlite3.connect(database(url)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('00aa')")
    connection.close()

    with pytest.raises(StoreError, match="no database of this program: choose another --database"):
        Store.open(url)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """The folder's parent is a file."""
    (tmp_path / "state").write_text("")

    with pytest.raises(StoreError, match=r"cannot make the folder .*/state/deep .*choose another --database"):
        Store.open(f"sqlite:///{tmp_path}/state/deep/news.db")


def test_a_database_that_is_a_folder_is_named(tmp_path: Path) -> None:
    """SQLite cannot open a directory."""
    with pytest.raises(StoreError, match=r"unable to open database file; .*check that its folder exists"):
        Store.open(f"sqlite:///{tmp_path}")


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        ("state/aggregator.db", "is no database address; write one like sqlite:///"),
        ("postgresql://me:secret@db.example/news", r"me:\*\*\*@db.example/news: only sqlite"),
    ],
)
def test_an_address_we_cannot_use_is_refused_without_its_password(url: str, complaint: str) -> None:
    """Wrong addresses are explained; a password is never printed."""
    with pytest.raises(StoreError, match=complaint):
        Store.open(url)


def test_the_lock_excludes_other_stores_and_other_processes(url: str) -> None:
    """One cycle at a time: a second one fails at once, within the process and outside, and may follow after."""
    code = (
        "import sys; from aggregator.store import Store; from aggregator.errors import CycleLocked\n"
        f"with Store.open({url!r}) as store:\n"
        "    try:\n        with store.lock(): pass\n    except CycleLocked: sys.exit(75)"
    )
    with Store.open(url) as one, Store.open(url) as two:
        with one.lock():
            with pytest.raises(CycleLocked) as within, two.lock():
                pass
            outside = subprocess.run([sys.executable, "-c", code], check=False).returncode
        after = subprocess.run([sys.executable, "-c", code], check=False).returncode
        with two.lock():
            pass

    assert "news.db.lock" in str(within.value)
    assert (75, 0) == (outside, after)


def test_a_killed_holder_holds_nothing_though_its_fork_lives(url: str) -> None:
    """A parser worker forked while the lock was held must not keep it when the cycle is killed."""
    code = (
        "import os, sys, time; from aggregator.store import Store\n"
        f"store = Store.open({url!r}); lock = store.lock(); lock.__enter__()\n"
        "child = os.fork()\n"
        "if child == 0: time.sleep(60); os._exit(0)\n"
        "print(child, flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    child = int(holder.stdout.readline())
    with Store.open(url) as store:
        try:
            with pytest.raises(CycleLocked) as while_alive, store.lock():
                pass
            holder.kill()
            holder.wait()
            with store.lock():
                freed = True
        finally:
            os.kill(child, signal.SIGKILL)
            holder.stdout.close()

    assert "another cycle holds" in str(while_alive.value)
    assert freed
