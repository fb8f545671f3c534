"""kill -9 at any moment: each visit is there whole or not at all."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time

import pytest

from aggregator.store import Store

WRITER = """
import sys
from datetime import UTC, datetime
from aggregator.model import Dated, Item, RawItem, SourceState, Taken, Visit
from aggregator.store import Store

now = datetime(2025, 6, 11, tzinfo=UTC)
with Store.open(sys.argv[1]) as store:
    print("open", flush=True)
    for number in range(int(sys.argv[2]), 10**6):
        source = f"s{number}"
        items = [
            Item(f"{source}-{i}", source, f"https://a.example/{source}/{i}", f"{source}/{i}", "", None, "t",
                 Dated(now, "stated"), now, text="x" * 2000)
            for i in range(20)
        ]
        taken = tuple(Taken(RawItem(title="t"), item) for item in items)
        store.save(Visit(source, SourceState(source, health="ok"), taken), now=now)
"""


@pytest.mark.slow
def test_a_killed_writer_leaves_whole_visits(url: str) -> None:
    """Ten writers killed at different moments: the database is sound, every source has all 20 items or no state."""
    moments = random.Random(7)
    start = 0
    for _ in range(10):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, url, str(start)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(moments.uniform(0.0, 0.15))
        writer.kill()
        writer.wait()
        writer.stdout.close()
        with Store.open(url) as store:
            states, counts = store.source_states(), store.counts()
        start = len(states)
        with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
            sound = connection.execute("PRAGMA integrity_check").fetchone()
        connection.close()

        assert ("ok",) == sound
        assert dict.fromkeys(states, 20) == counts
    assert start > 10
