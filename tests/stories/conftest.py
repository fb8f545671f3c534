"""Makes tellings of events between two cities."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from aggregator import stories
from aggregator.model import City, CityTag, Dated, Evidence, Fingerprint, Item, PairTag, Placement, Tagging, pair

NOW = datetime(2025, 6, 30, tzinfo=UTC)


class Newsroom:
    """Places tellings one by one, as a stream; keeps what was placed by its keys, as any store does."""

    def __init__(self) -> None:
        self.shelves: dict[int, list[tuple[Fingerprint, str]]] = {}
        self.count = 0

    def telling(
        self,
        title: str,
        text: str = "",
        *,
        day: str | None = "2025-06-10",
        cities: Sequence[str] = ("Kazan", "Minsk"),
        paired: bool = True,
        source: str | None = None,
        url: str | None = None,
        language: str = "ru",
        surfaces: Sequence[str] = (),
        **more: object,
    ) -> Fingerprint:
        """The fingerprint of one telling; each comes from a source and an address of its own unless said."""
        self.count += 1
        source = f"s{self.count}" if source is None else source
        url = f"{source}.example/{self.count}" if url is None else url
        known = [City(None, name, "XX", f"{name.lower()}-xx") for name in cities]
        tags = tuple(CityTag(city, tuple(Evidence(word, 0, len(word), "text") for word in surfaces)) for city in known)
        pairs = tuple(PairTag(pair(known[0], other), 0.9) for other in known[1:]) if paired else ()
        if day is None:
            published = Dated(NOW, "first-seen")
        else:
            precision = {4: "year", 7: "month", 10: "day"}[len(day)]
            published = Dated(datetime.fromisoformat((day + "-01-01")[:10]).replace(tzinfo=UTC), "stated", precision)  # type: ignore[arg-type]
        fields: dict[str, object] = {
            "id": f"i{self.count}",
            "source_id": source,
            "url": f"https://{url}",
            "identity": url,
            "loose": "",
            "guid": None,
            "title": title,
            "published": published,
            "first_seen": NOW,
            "text": text,
            "language": language,
        }
        return stories.fingerprint(Item(**(fields | more)), Tagging(tags, pairs))  # type: ignore[arg-type]

    def place(self, fingerprint: Fingerprint) -> Placement:
        """Places and keeps it; ``story`` is filled in for a founder too."""
        asked = stories.lookups(fingerprint)
        candidates = [one for key in (*asked.keys, *asked.bands) for one in self.shelves.get(key, ())]
        placement = stories.place(fingerprint, candidates)
        story = placement.story or stories.found(fingerprint)
        settled = stories.settled(fingerprint, placement)
        for key in stories.keys(settled):
            self.shelves.setdefault(key, []).append((settled, story))
        return Placement(placement.relation, story, placement.because, placement.score, placement.item, placement.day)

    def relations(self, *tellings: Fingerprint) -> list[str]:
        """How each of them was placed, in this order."""
        return [self.place(telling).relation for telling in tellings]


def days(day: str, later: int) -> str:
    """That many days later."""
    return (datetime.fromisoformat(day) + timedelta(days=later)).date().isoformat()


@pytest.fixture
def news() -> Newsroom:
    """An empty newsroom."""
    return Newsroom()
