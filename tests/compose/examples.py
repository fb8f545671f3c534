"""Small stories to compose from."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from aggregator.compose import Desk
from aggregator.model import (
    Author,
    City,
    CityPair,
    CityTag,
    Dated,
    Item,
    PairTag,
    Publisher,
    PublishRules,
    Source,
    Story,
    Tagging,
    Teller,
    pair,
)

GDANSK = City(1, "Gdańsk", "PL", "gdansk-pl", 54.35, 18.65)
BREMEN = City(2, "Bremen", "DE", "bremen-de", 53.08, 8.8)
ODESA = City(3, "Odesa", "UA", "odesa-ua", 46.48, 30.73)
RIGA = City(4, "Riga", "LV", "riga-lv", 56.95, 24.11)
RUSSIAN = {"Gdańsk": "Гданьск", "Bremen": "Бремен", "Odesa": "Одесса", "Riga": "Рига"}

NOON = datetime(2025, 5, 20, 12, tzinfo=UTC)
PUBLISHER = Publisher("Neighbours", "https://news.example.org/", Author("The desk"), ("en", "ru"))


def name(city: City, language: str) -> str:
    """What the gazetteer would say."""
    return RUSSIAN.get(city.name, city.name) if language == "ru" else city.name


def telling(
    source: str = "port",
    *pairs: CityPair,
    title: str = "A headline",
    language: str | None = "en",
    day: int = 0,
    score: float = 0.9,
    background: bool = False,
    cities: tuple[City, ...] = (),
    **item: object,
) -> Teller:
    """One source's telling, ``day`` days after the first of all days."""
    key = f"{source}-{title}-{day}"
    values: dict[str, object] = {
        "id": key,
        "source_id": source,
        "url": f"https://{source}.example/{title}/{day}",
        "identity": key,
        "loose": key,
        "guid": None,
        "title": title,
        "published": Dated(NOON + timedelta(days=day), "stated"),
        "first_seen": NOON + timedelta(days=day),
        "language": language,
    }
    named = {city.slug: city for city in (*cities, *(end for two in pairs for end in (two.a, two.b)))}
    return Teller(
        Item(**(values | item)),  # type: ignore[arg-type]
        Tagging(
            tuple(CityTag(city) for city in named.values()),
            tuple(PairTag(two, score, background) for two in pairs),
        ),
    )


def story(*tellers: Teller, id: str = "s1", updated: datetime | None = None) -> Story:  # noqa: A002
    """What the store would hand over."""
    published = tellers[0].item.published.value
    return Story(id, tellers, published, updated or published)


def desk(**known: object) -> Desk:
    """A desk of the publisher's with the given knowledge."""
    return Desk(**({"publisher": PUBLISHER, "name": name} | known))  # type: ignore[arg-type]


__all__ = [
    "BREMEN",
    "GDANSK",
    "NOON",
    "ODESA",
    "PUBLISHER",
    "RIGA",
    "PublishRules",
    "Source",
    "desk",
    "name",
    "pair",
    "story",
    "telling",
]
