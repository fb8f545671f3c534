"""A fresh store, and values to put into it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aggregator.model import (
    City,
    CityTag,
    Dated,
    Evidence,
    Fingerprint,
    Item,
    Placement,
    RawItem,
    SourceState,
    Tagging,
    Taken,
    Visit,
)
from aggregator.store import Store

NOW = datetime(2025, 6, 11, 9, 0, tzinfo=UTC)


class Making:
    """Makes values; what a test does not care about has a default."""

    now = NOW

    def item(self, id_: str = "i1", *, source: str = "kazan", days: float = 0, **more: object) -> Item:
        value = NOW - timedelta(days=days)
        fields: dict[str, object] = {
            "id": id_,
            "source_id": source,
            "url": f"https://{source}.example/{id_}",
            "identity": f"{source}.example/{id_}",
            "loose": f"{source}.example/{id_}",
            "guid": f"guid-{id_}",
            "title": f"Новость {id_}",
            "published": Dated(value, "stated"),
            "first_seen": NOW,
            "language": "ru",
        }
        return Item(**(fields | more))  # type: ignore[arg-type]

    def visit(self, *items: Item, source: str = "kazan", **more: object) -> Visit:
        taken = tuple(Taken(RawItem(title=item.title, link=item.url, position=item.position), item) for item in items)
        state = SourceState(source, health="ok", last_visit=NOW)
        return Visit(source, state, taken, **more)  # type: ignore[arg-type]

    def fingerprint(self, item: Item) -> Fingerprint:
        return Fingerprint(item.id, item.source_id, item.guid, item.identity, item.loose, item.title, "ru", None, None)

    def tagging(self) -> Tagging:
        kazan = City(551487, "Kazan", "RU", "kazan-ru", 55.78, 49.12)
        return Tagging((CityTag(kazan, (Evidence("Казань", 0, 6, "title"),), "named"),))

    def placed(self, store: Store, item: Item, story: str, *keys: int, relation: str = "new") -> None:
        """Saves and places one item."""
        store.save(self.visit(item, source=item.source_id), now=NOW)
        store.place(
            item,
            self.tagging(),
            self.fingerprint(item),
            keys,
            Placement(relation, None if relation == "new" else story, "because"),  # type: ignore[arg-type]
            gist=item.title,
            story_id=story,
            published=item.published.value,
            updated=item.published.value,
        )


@pytest.fixture
def make() -> Making:
    """The maker of values."""
    return Making()


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Where a database will be."""
    return f"sqlite:///{tmp_path}/state/news.db"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """A fresh, real database."""
    with Store.open(url) as opened:
        yield opened
