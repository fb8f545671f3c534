"""A year of news of two cities, told into a real store and published month by month.

``python -m tests.whole.year FOLDER MONTHS`` publishes so many months into a folder, for who wants to compare two runs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

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
    PublishRules,
    RawItem,
    Settings,
    Source,
    SourceState,
    Tagging,
    Taken,
    Visit,
    pair,
)
from aggregator.store import Store
from bench.publish import Names, Silent

BEGIN = datetime(2025, 1, 1, 8, tzinfo=UTC)
EACH = 15  # stories a month, two days apart
SHOWN = 6  # entries of a feed: most of a month falls out before a monthly reader comes back
TWO = pair(City(1, "Gdańsk", "PL", "gdansk-pl", 54.35, 18.65), City(2, "Bremen", "DE", "bremen-de", 53.08, 8.8))
SETTINGS = Settings(
    Publisher("Neighbours", "https://news.example.org/", Author("The desk"), ("en", "ru")),
    sources=(Source("port", "https://port.example/feed", kind="feed"), Source("hall", "https://hall.example/")),
    publish=PublishRules(entries=SHOWN),
)


def item(number: int) -> Item:
    """The n-th day's news, in turns from two sources and in two languages."""
    when = BEGIN + timedelta(days=2 * number)
    source = SETTINGS.sources[number % 2].id
    address = f"https://{source}.example/{number}"
    return Item(
        id=f"i{number:04}",
        source_id=source,
        url=address,
        identity=address,
        loose=address,
        guid=None,
        title=f"Day {number}: Gdańsk and Bremen sign",
        published=Dated(when, "stated"),
        first_seen=when,
        language=("en", "ru")[number % 3 % 2],
    )


def tell(store: Store, editor: Editor, told: list[Item]) -> None:
    """Each a story of its own."""
    tagging = Tagging((CityTag(TWO.a), CityTag(TWO.b)), (PairTag(TWO, 0.9),))
    with store.transaction():
        for city in (TWO.a, TWO.b):
            store.mint(city)
        for source in SETTINGS.sources:
            taken = tuple(Taken(RawItem(), one) for one in told if one.source_id == source.id)
            store.save(Visit(source.id, SourceState(source.id), taken), now=BEGIN)
        for one in told:
            store.place(
                one,
                tagging,
                Fingerprint(one.id, one.source_id, None, one.identity, one.loose, one.title, "en", None, None),
                [],
                Placement("new", None, "test"),
                gist=one.title,
                story_id=one.id,
                published=one.published.value,
                updated=one.published.value,
            )
        editor._shelve({one.id for one in told})


def year(folder: Path, months: int) -> Iterator[tuple[int, Editor, Store]]:
    """After each month's publication: its number, and who published."""
    with Store.open(f"sqlite:///{folder}/year.db") as store:
        editor = Editor(SETTINGS, store, Names, folder / "output")  # type: ignore[arg-type]
        for number in range(months):
            days = range(number * EACH, (number + 1) * EACH)
            tell(store, editor, [item(day) for day in days])
            editor.publish(now=BEGIN + timedelta(days=2 * days.stop), watcher=Silent())
            yield number, editor, store


if __name__ == "__main__":
    for _ in year(Path(sys.argv[1]), int(sys.argv[2])):
        pass
