"""Cities, pairs, and why an item is about them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class City:
    """One city. Name and country follow GeoNames (a data convention, not a statement on sovereignty)."""

    geonameid: int | None  # None: defined by the operator
    name: str
    country: str  # ISO 3166-1 alpha-2, upper case; "" when unknown
    slug: str
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    timezone: str | None = None  # IANA


@dataclass(frozen=True, slots=True)
class CityPair:
    """An unordered pair; ``a`` has the alphabetically first slug. Build with :func:`pair`."""

    a: City
    b: City

    @property
    def slug(self) -> str:
        return f"{self.a.slug}--{self.b.slug}"


def pair(one: City, other: City) -> CityPair:
    """The pair of two different cities in slug order."""
    a, b = sorted((one, other), key=lambda city: city.slug)
    return CityPair(a, b)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that made us think of a city. Offsets count code points of the field as received."""

    surface: str
    start: int
    end: int
    field: str  # "title" | "text"


@dataclass(frozen=True, slots=True)
class CityTag:
    city: City
    evidence: tuple[Evidence, ...] = ()  # empty: the unnamed home city
    because: str = ""


@dataclass(frozen=True, slots=True)
class PairTag:
    pair: CityPair
    score: float  # 0 … 1
    background: bool = False  # an old tie told in passing; score < 0.5
    because: str = ""


@dataclass(frozen=True, slots=True)
class Tagging:
    cities: tuple[CityTag, ...] = ()
    pairs: tuple[PairTag, ...] = ()
