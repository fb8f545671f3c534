"""``python -m bench.stories_growth [10000 100000 1000000]``: what placing one item costs in a store of that many.

The store is real; what fills it is made by SQL: items of three years, each with the keys and a packed fingerprint of
the usual size. Then new items of the last week (one in five of an earlier one, two in five undated, one in ten a copy
of another) are placed by the editor's own steps. The rows say how long one took, and the memory of the process.
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import statistics
import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from multiprocessing import Process
from pathlib import Path

from aggregator import stories
from aggregator.model import (
    City,
    CityTag,
    Dated,
    Fingerprint,
    Item,
    PairTag,
    RawItem,
    SourceState,
    Tagging,
    Taken,
    Visit,
    pair,
)
from aggregator.store import Store, prints
from bench.copies import credited, own_texts
from bench.world import ACTS, CITIES

YEARS = 3
TODAY = date(2026, 11, 1)
WORDS = [word for _, text in own_texts() for word in text.split()]
POOL = 500  # different fingerprints among what fills the store
NAMES = 20_000  # names that people have


def telling(number: int, chance: random.Random, day: date | None, text: str | None = None) -> tuple[Item, Tagging]:
    """One made-up news item of some 150 words about one of many pairs."""
    one, other = chance.sample(CITIES, 2)
    title = chance.choice(ACTS).format(a=one, b=other)
    text = text or " ".join((title, *chance.choices(WORDS, k=150)))
    published = Dated(datetime(2026, 11, 1, tzinfo=UTC), "first-seen")
    if day is not None:
        published = Dated(datetime(day.year, day.month, day.day, tzinfo=UTC), "stated", "day")
    name = f"new{number}"
    url = f"https://s{number % 50}.example/{name}"
    cities = [City(None, city, "XX", f"{city.lower()}-xx") for city in (one, other)]
    tagging = Tagging(tuple(map(CityTag, cities)), (PairTag(pair(*cities), 0.9),))
    return Item(
        name, f"s{number % 50}", url, url, url, None, title, published, published.value, text=text, language="en"
    ), tagging


def fill(file: Path, count: int) -> None:
    """So many placed items, evenly over the years, the oldest first."""
    chance = random.Random(1)
    first = TODAY.toordinal() - 365 * YEARS
    pool = []
    for number in range(POOL):
        item, tagging = telling(number, chance, date.fromordinal(first + number % (365 * YEARS)))
        pool.append((number, prints.packed(stories.fingerprint(item, tagging))))
    slugs = sorted({"--".join(sorted((f"{a.lower()}-xx", f"{b.lower()}-xx"))) for a in CITIES for b in CITIES if a < b})
    shape = Fingerprint("", "", None, "", "", "", "en", None, None)
    pairs = []
    for number, slug in enumerate(slugs):
        keys = stories.keys(replace(shape, pairs=(slug,)))
        pairs += [(number, key & (2**46 - 1)) for key in keys]
    named = [
        (number, key & (2**46 - 1))
        for number in range(NAMES)
        for key in stories.keys(replace(shape, names=(f"name{number}",)))
    ]
    connection = sqlite3.connect(file)
    connection.executescript("PRAGMA journal_mode=OFF; PRAGMA cache_size=-800000; PRAGMA temp_store=FILE;")
    connection.execute("CREATE TEMP TABLE pool (id INTEGER PRIMARY KEY, print BLOB)")
    connection.executemany("INSERT INTO pool VALUES (?, ?)", pool)
    connection.execute("CREATE TEMP TABLE pairs (id INTEGER, key INTEGER)")
    connection.executemany("INSERT INTO pairs VALUES (?, ?)", pairs)
    connection.execute("CREATE INDEX temp.by_pair ON pairs (id)")
    connection.execute("CREATE TEMP TABLE named (id INTEGER, key INTEGER)")
    connection.executemany("INSERT INTO named VALUES (?, ?)", named)
    connection.execute("CREATE INDEX temp.by_name ON named (id)")
    connection.executescript(
        f"""
        CREATE TEMP TABLE n AS WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < {count})
            SELECT i, ({first} + i * {365 * YEARS} / {count}) / 7 AS week, abs(random()) % {len(slugs)} AS pair FROM c;
        INSERT INTO item SELECT 'i' || i, 's' || (i % 50), NULL, 'x/' || i, 'https://x/' || i, 'en',
            datetime('2023-11-01', '+' || (i * {365 * YEARS} / {count}) || ' days'), '2023-11-01 00:00:00',
            0, 0, '{{}}', '{{}}' FROM n;
        INSERT INTO story SELECT 't' || i, 'i' || i, '2023-11-01 00:00:00', '', '2023-11-01 00:00:00', '' FROM n;
        INSERT INTO placement SELECT 'i' || i, 't' || i, '{{}}', '{{}}', '' FROM n;
        INSERT INTO fingerprint
            SELECT i, 'i' || i, (SELECT print FROM pool WHERE id = i % {POOL}), zeroblob(640) FROM n;
        CREATE TEMP TABLE k (key INTEGER, number INTEGER);
        CREATE TEMP TABLE band AS WITH RECURSIVE c(b) AS (SELECT 1 UNION ALL SELECT b + 1 FROM c WHERE b < 64)
            SELECT b FROM c;
        CREATE TEMP TABLE stray AS SELECT b FROM band WHERE b <= 12;
        INSERT INTO k SELECT (week << 46) | (random() & {2**46 - 1}), i FROM n, band;
        INSERT INTO k SELECT random() & {2**46 - 1}, i FROM n, stray;
        INSERT INTO k SELECT pairs.key, i FROM n JOIN pairs ON pairs.id = n.pair;
        INSERT INTO k SELECT (week << 46) | pairs.key, i FROM n JOIN pairs ON pairs.id = n.pair;
        INSERT INTO k SELECT named.key, i FROM n, (SELECT b FROM stray LIMIT 6) AS s
            JOIN named ON named.id = abs(i * 7919 + s.b * 104729) % {NAMES};
        INSERT OR IGNORE INTO item_key SELECT key, number FROM k ORDER BY key, number;
        """
    )
    connection.commit()
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()


def placed(store: Store, count: int, seed: int) -> list[tuple[float, float]]:
    """(CPU, wall) seconds of placing each of so many new items, saving aside."""
    chance = random.Random(seed)
    told: list[str] = []
    seconds = []
    for number in range(count):
        day = TODAY - timedelta(days=chance.choice((0, 1, 2, 3, 200 * (number % 5 == 0))))
        text = credited(chance.choice(told), "", chance) if told and number % 10 == 0 else None
        item, tagging = telling(seed * count + number, chance, None if number % 5 < 2 else day, text)
        told.append(item.text)
        store.save(Visit(item.source_id, SourceState(item.source_id), (Taken(RawItem(), item),)), now=datetime.now(UTC))
        begun, cpu = time.perf_counter(), time.process_time()
        with store.transaction():
            print_ = stories.fingerprint(item, tagging)
            asked = stories.lookups(print_)
            placement = stories.place(print_, store.candidates(asked.keys, asked.bands, crowd=stories.CROWD))
            print_ = stories.settled(print_, placement)
            store.place(
                item,
                tagging,
                print_,
                stories.keys(print_),
                placement,
                gist="",
                story_id=placement.story or stories.found(print_),
                published=item.published.value,
                updated=item.published.value,
            )
            seconds.append((time.process_time() - cpu, time.perf_counter() - begun))
    return seconds


def main() -> None:
    """One row for each size."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    options.add_argument("--new", type=int, default=300, help="items placed and timed")
    options.add_argument("--folder", type=Path, help="where the databases are made; a temporary folder otherwise")
    given = options.parse_args()
    print(f"{'items':>9} {'cpu ms':>8} {'95 %':>8} {'wall ms':>8} {'95 %':>8} {'peak MB':>8} {'kB/item':>8}  (medians)")
    for size in given.sizes:
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            file = Path(folder) / "growth.db"
            Store.open(f"sqlite:///{file}").close()
            filling = Process(target=fill, args=(file, size))  # its memory is not placing's
            filling.start()
            filling.join()
            with Store.open(f"sqlite:///{file}") as store:
                placed(store, 50, 1)  # warm
                seconds = placed(store, given.new, 2)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            columns = [sorted(1000 * one for one in column) for column in zip(*seconds, strict=True)]
            times = [
                time for column in columns for time in (statistics.median(column), column[int(0.95 * len(column))])
            ]
            shown = " ".join(f"{time:>8.2f}" for time in times)
            print(f"{size:>9} {shown} {peak:>8.0f} {file.stat().st_size / size / 1000:>8.1f}", flush=True)


if __name__ == "__main__":
    main()
