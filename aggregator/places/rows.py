"""What the gazetteer is compiled from: GeoNames' places, and what their names are weighed and inflected with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from aggregator.places.renderings import Rendering


class Row(NamedTuple):
    """One populated place as GeoNames tells it."""

    geonameid: int
    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    timezone: str
    alternates: tuple[str, ...]
    large: bool  # of the first tier
    region: str = ""  # GeoNames' code of its first-level division, within the country


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the names of cities are weighed and inflected with."""

    countries: Mapping[str, Sequence[str]] = field(default_factory=dict)  # spelling in any language → ISO codes
    regions: Mapping[str, Sequence[str]] = field(default_factory=dict)  # spelling → «US.FL»
    short_regions: Mapping[str, str] = field(default_factory=dict)  # abbreviation → «US.FL»
    exemplars: Mapping[tuple[str, str], Mapping[str, str]] = field(
        default_factory=dict
    )  # (zone, name) → language → name
    given: Iterable[str] = ()  # given names, with their case forms
    surnames: Iterable[str] = ()  # family names
    variants: Callable[[str], Iterable[str]] = lambda _name: ()  # a Chinese name in its other characters
    person: Callable[[str], bool] = lambda _word: False  # whether a Cyrillic word is first of all a given name
    common: Callable[[Sequence[str]], Mapping[str, int]] = lambda _words: {}  # folded word → bits of COMMON_LANGUAGES
    nouns: Callable[[Sequence[str]], Iterable[str]] = lambda _words: ()  # those that are German nouns (or names)
    inflect: Callable[[str], Iterable[str]] = lambda _name: ()  # case forms of a Russian name
    known: Callable[[str], str | None] = lambda _name: None  # a Russian dictionary's spelling of a place name
    sounds: Mapping[str, Sequence[str]] = field(default_factory=dict)  # script → lines of its table of sounds
    exonyms: Mapping[str, Sequence[str]] = field(default_factory=dict)  # «Košice, SK» → what languages call it
    renderings: Sequence[Rendering] = ()  # how languages write foreign names letters for letters


Progress = Callable[[str, int, int], None]  # what, done, of how many
