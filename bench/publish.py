"""``python -m bench.publish [--cities N] [--items N] [--changed N]``: does publishing cost what changed, or what is?

A store of ``items`` stories over ``cities`` cities, each of a pair of two, is taken as published: every feed's log is
told, nothing is behind. Then one story changes in what a reader would care about, then a fifth of ``changed``, then all
of them, and publishing is measured with what it wrote; at last with no change at all. What shows the whole (home,
lists, OPML, sitemap) is measured apart: it does not follow the changes. ``--whole`` publishes all of it first.
``--folder`` keeps the filled store for the next run. The store is filled directly: visiting and placing are other
benches' matter.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

from aggregator.compose.archives import MOST
from aggregator.editor import Editor
from aggregator.model import (
    Author,
    City,
    CityTag,
    Dated,
    Fingerprint,
    Item,
    PairTag,
    Placement,
    Publisher,
    RawItem,
    Settings,
    Source,
    SourceState,
    Tagging,
    Taken,
    Visit,
    pair,
)
from aggregator.press import Press
from aggregator.publish import Shelf
from aggregator.store import Store

NOW = datetime(2026, 11, 1, 8, tzinfo=UTC)
SOURCES = 100


class Names:
    """A gazetteer of made-up cities: all that publishing asks of one."""

    def display_name(self, city: City, language: str) -> str:
        """The same in every language."""
        del language
        return city.name

    def find_home(self, name: str) -> None:
        """No source has a home."""
        del name


class Silent:
    """A watcher that watches nothing."""

    def starts(self, sources: Sequence[Source]) -> None: ...
    def visited(self, row: object) -> None: ...
    def places(self, items: int) -> None: ...
    def placed(self) -> None: ...
    def publishes(self, addresses: int) -> None: ...
    def published(self, address: str) -> None: ...


def fill(store: Store, editor: Editor, cities: int, items: int) -> None:
    """Stories of three pairs for each city, an hour apart."""
    chance = Random(20261122)
    known = [City(n, f"City {n}", "XX", f"city-{n}-xx", 40 + n % 20, n % 180) for n in range(1, cities + 1)]
    pairs = [pair(*chance.sample(known, 2)) for _ in range(3 * cities)]
    with store.transaction():
        for city in known:
            store.mint(city)
    for first in range(0, items, 1000):
        made = [item(number, items) for number in range(first, min(first + 1000, items))]
        with store.transaction():
            store.save(Visit("s0", SourceState("s0"), tuple(Taken(RawItem(), one) for one in made)), now=NOW)
            for one in made:
                two = chance.choice(pairs)
                tagging = Tagging((CityTag(two.a), CityTag(two.b)), (PairTag(two, 0.9),))
                store.place(
                    one,
                    tagging,
                    Fingerprint(one.id, one.source_id, None, one.identity, one.loose, one.title, "en", None, None),
                    [],
                    Placement("new", None, "bench"),
                    gist=one.title,
                    story_id=one.id,
                    published=one.published.value,
                    updated=one.published.value,
                )
            editor._shelve({one.id for one in made})


def item(number: int, items: int) -> Item:
    """The n-th story's only telling."""
    when = NOW - timedelta(hours=items - number)
    address = f"https://s{number % SOURCES}.example/{number}"
    return Item(
        id=f"i{number:08}",
        source_id=f"s{number % SOURCES}",
        url=address,
        identity=address,
        loose=address,
        guid=None,
        title=f"Story {number}: two cities sign an agreement",
        published=Dated(when, "stated"),
        first_seen=when,
        summary="The programme covers culture, sport, education and trade for the coming three years. " * 3,
        language="en",
    )


def settle(store: Store, editor: Editor, output: Path) -> int:
    """Everything counts as published, and every feed has told of it; how many addresses that are."""
    press = Press(store, Shelf(output), editor._desk())
    behind = press.prepare(store.dirty(), NOW)
    feeds = {"all", *(one for one in behind if one.startswith(("cities/", "pairs/")))}
    with store.transaction():
        for feed in sorted(feeds | {f"{address}.en" for address in feeds}):
            # All that a feed let go is archived, as if long ago.
            waiting = [line.number for line in store.unarchived(feed)][: -editor._settings.publish.entries]
            store.archive(feed, [waiting[at : at + MOST] for at in range(0, len(waiting), MOST)])
    output.mkdir(exist_ok=True)
    (output / "index.html").write_text("")
    store.mark_clean(behind)
    store.keep_note("published", editor._stamp())
    return len(behind)


def measured(work: Callable[[], int]) -> tuple[float, float, int]:
    """(wall seconds, CPU seconds, what ``work`` gave)."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return time.perf_counter() - wall, time.process_time() - cpu, result


class Whole:
    """Knows how much of a row's time went into what shows the whole."""

    def __init__(self) -> None:
        self._seconds = 0.0
        write = Press.write_lists

        def timed(press: Press) -> int:
            begun = time.process_time()
            written = write(press)
            self._seconds += time.process_time() - begun
            return written

        Press.write_lists = timed  # type: ignore[method-assign, assignment]

    def row(self, name: str, work: Callable[[], int]) -> tuple[str, float, float, float, int]:
        """(name, wall seconds, CPU seconds, CPU seconds of the whole, what ``work`` gave)."""
        self._seconds = 0.0
        wall, cpu, result = measured(work)
        return name, wall, cpu, self._seconds, result


def main() -> None:
    """Fill, publish, change, publish; print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cities", type=int, default=1000)
    options.add_argument("--items", type=int, default=100_000)
    options.add_argument("--changed", type=int, default=50)
    options.add_argument("--whole", action="store_true")
    options.add_argument("--folder")
    given = options.parse_args()
    settings = Settings(
        Publisher("Bench", "https://bench.example.org/", Author("Bench"), ("en",)),
        sources=tuple(Source(f"s{number}", f"https://s{number}.example/") for number in range(SOURCES)),
    )
    rows: list[tuple[str, float, float, float, int]] = []
    whole = Whole()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(given.folder or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        with Store.open(f"sqlite:///{folder}/bench.db") as store:
            editor = Editor(settings, store, Names, folder / "output")  # type: ignore[arg-type]

            def publish(now: datetime) -> int:
                return editor.publish(now=now, watcher=Silent())

            if store.note("bench") != f"{given.cities} {given.items}":
                fill(store, editor, given.cities, given.items)
                print("filled", file=sys.stderr)
                if given.whole:
                    rows.append(whole.row("whole", lambda: publish(NOW)))
                else:
                    rows.append(whole.row("logs told", lambda: settle(store, editor, folder / "output")))
                store.keep_note("bench", f"{given.cities} {given.items}")

            def change(chosen: Sequence[int], now: datetime) -> int:
                with store.transaction():
                    for number in chosen:
                        store.touch_story(f"i{number:08}", now)
                    editor._shelve({f"i{number:08}" for number in chosen})
                return publish(now)

            chosen = Random(7).sample(range(given.items), given.changed)
            moment = datetime.now(UTC)  # later than that of any run before
            for count in sorted({1, max(given.changed // 5, 1), given.changed}):
                moment += timedelta(seconds=1)
                rows.append(whole.row(f"{count} changed", partial(change, chosen[:count], moment)))
            rows.append(whole.row("nothing changed", lambda: publish(NOW)))
    print(f"{given.cities} cities, {given.items} items; Python {sys.version.split()[0]}; {os.cpu_count()} cores")
    print(f"{'row':<18} {'wall s':>8} {'cpu s':>8} {'of it lists':>12} {'files':>8}")
    for row, wall, cpu, lists, files in rows:
        print(f"{row:<18} {wall:>8.2f} {cpu:>8.2f} {lists:>12.2f} {files:>8}")


if __name__ == "__main__":
    main()
