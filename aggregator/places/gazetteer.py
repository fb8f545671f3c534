"""The gazetteer: compiled bytes in, answers about cities and their names out. Opening it copies nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from math import cos, radians
from typing import Any, Final, NamedTuple
from zlib import crc32

from aggregator.model import City
from aggregator.places import layout
from aggregator.places.forms import fold
from aggregator.places.hearing import Hearing
from aggregator.places.language import Guesser, Language
from aggregator.places.lexicon import Lexicon

_HOME: Final = re.compile(r"^\s*(?P<name>.+?)\s*,\s*(?P<country>[A-Za-z]{2})\s*$")
_GREAT: Final = 300_000  # inhabitants of a city that has suburbs
_TIMES: Final = 6  # as many as a part of it
_NEAR: Final = 0.07  # degrees of latitude: 8 kilometres


class Reading(NamedTuple):
    """One city that a spelling may mean."""

    index: int  # type: ignore[assignment]  # of the city, not the method of tuples
    quality: int  # 0 … 3: 3 is the GeoNames name itself, 0 a spelling unlike it
    inflected: bool
    called: bool = False  # the language of the text calls this city so, whatever others bear the name


class Entry(NamedTuple):
    """All that a key may mean."""

    readings: tuple[Reading, ...]
    countries: tuple[str, ...]
    person: bool  # also a given name
    common: int  # bit set over layout.COMMON_LANGUAGES
    regions: tuple[str, ...] = ()  # first-level divisions it names: «US.FL»
    surname: bool = False  # also a family name


class Place(NamedTuple):
    """What tells a city from its namesakes."""

    country: str
    region: str  # «US.FL»; "" when unknown
    population: int
    latitude: float
    longitude: float
    large: bool  # of the first tier
    key: str  # its GeoNames name, folded


@dataclass(frozen=True, slots=True)
class OwnCity:
    """A city of the operator's own: GeoNames lacks it, or lacks some of its names."""

    city: City
    names: tuple[str, ...]


class Gazetteer:
    """Cities by id and by name, in every script, with the languages we read.

    ``trie`` maps folded names to ids (a :class:`marisa_trie.Trie`), ``buffer`` holds what :mod:`compile` wrote.
    Raises ValueError when the bytes are not a gazetteer of this version.
    """

    def __init__(
        self,
        trie: Any,
        buffer: memoryview,
        *,
        languages: Mapping[str, Mapping[str, Any]],
        own: Sequence[OwnCity] = (),
        weights: Mapping[str, Mapping[str, float]] | None = None,
    ) -> None:
        self._trie = trie
        parts = layout.unpack(buffer)
        self._ids = parts["id"].cast("I")
        self._population = parts["population"].cast("I")
        self._latitude = parts["latitude"].cast("i")
        self._longitude = parts["longitude"].cast("i")
        self._country = parts["country"]
        self._tier = parts["tier"]
        self._names = parts["name"].cast("I")
        self._slugs = parts["slug"].cast("I")
        self._zones = parts["zone"].cast("I")
        self._display = {code: parts[f"display.{code}"].cast("I") for code in layout.DISPLAY_LANGUAGES}
        self._starts = parts["strings.start"].cast("I")
        self._text = parts["strings.text"]
        self._division = parts["division"].cast("H")
        names = bytes(parts["divisions.text"]).decode()  # of ASCII
        self._divisions = [names[a:b] for a, b in pairwise(parts["divisions.start"].cast("I"))]
        self._offsets = parts["posting.start"].cast("I")
        self._postings = parts["posting"].cast("I")
        self._facts = parts["key.facts"]
        self._common = parts["key.common"].cast("H")
        self._first = parts["first"]
        self._hearing = Hearing(parts, self.population)
        self._raw = languages
        self.weights = weights or {}  # of the features of a pair, at the first look and at the second
        self._languages: dict[str, Language] = {}
        self._lexicons: dict[str, Lexicon] = {}
        self._size = len(self._ids)
        self._twins: dict[int, set[int]] = {}
        self._own: list[City] = []
        self._own_names: dict[str, list[int]] = {}
        self._own_first: set[str] = set()
        for entry in own:
            self._add(entry)
        # The same few thousand words make most of all texts.
        self._known = lru_cache(maxsize=16_384)(self._entry)
        self._longer = lru_cache(maxsize=16_384)(self._continues)
        self.place = lru_cache(maxsize=16_384)(self._place)
        self.at = lru_cache(maxsize=16_384)(self._at)
        self._heard = lru_cache(maxsize=4_096)(self._hearing.__call__)
        self.largest = lru_cache(maxsize=8_192)(self._largest)
        self.quarter = lru_cache(maxsize=8_192)(self._quarter)

    def _add(self, entry: OwnCity) -> None:
        known = None if entry.city.geonameid is None else self.index(entry.city.geonameid)
        if known is None:
            known = self._size + len(self._own)
            self._own.append(entry.city)
        for name in entry.names:
            key = fold(name)
            if key:
                self._own_names.setdefault(key, []).append(known)
                self._own_first.add(key.split(" ")[0])

    def know_twins(self, twins: Mapping[str, Sequence[str]]) -> None:
        """Partners that the operator knows, as «Krasnodar, RU»; names of no city are left to ``check``."""
        for city, partners in twins.items():
            one = self._written(city)
            for partner in partners:
                other = self._written(partner)
                if one is not None and other is not None and one != other:
                    self._twins.setdefault(one, set()).add(other)
                    self._twins.setdefault(other, set()).add(one)

    def _written(self, name: str) -> int | None:
        city = self.find_home(name)
        if city is None:
            return None
        return self.own_index(city) if city.geonameid is None else self.index(city.geonameid)

    def twins(self, index: int) -> Collection[int]:
        """The known partners of a city."""
        return self._twins.get(index, ())

    # cities

    def index(self, geonameid: int) -> int | None:
        """Where a GeoNames id stands, or None."""
        at = bisect_left(self._ids, geonameid)
        return at if at < self._size and self._ids[at] == geonameid else None

    def city(self, geonameid: int) -> City | None:
        """The city with this GeoNames id."""
        at = self.index(geonameid)
        return None if at is None else self.at(at)

    def _at(self, index: int) -> City:
        """The city at a reading's index."""
        if index >= self._size:
            return self._own[index - self._size]
        return City(
            geonameid=self._ids[index] if self._ids[index] < layout.UNLISTED else None,
            name=self._string(self._names[index]),
            country=self.country(index),
            slug=self._string(self._slugs[index]),
            latitude=self._latitude[index] / 100_000,
            longitude=self._longitude[index] / 100_000,
            population=self._population[index],
            timezone=self._string(self._zones[index]) or None,
        )

    def country(self, index: int) -> str:
        """ISO code of the city at an index."""
        if index >= self._size:
            return self._own[index - self._size].country
        return bytes(self._country[2 * index : 2 * index + 2]).decode()

    def region(self, index: int) -> str:
        """GeoNames' code of its first-level division, with the country («US.FL»); "" when unknown."""
        return "" if index >= self._size else self._divisions[self._division[index]]

    def position(self, index: int) -> tuple[float, float]:
        """Latitude and longitude in degrees; (0, 0) for an operator's city without."""
        if index >= self._size:
            own = self._own[index - self._size]
            return own.latitude or 0.0, own.longitude or 0.0
        return self._latitude[index] / 100_000, self._longitude[index] / 100_000

    def _place(self, index: int) -> Place:
        """What tells the city at a reading's index from its namesakes."""
        name = self._own[index - self._size].name if index >= self._size else self._string(self._names[index])
        return Place(
            self.country(index),
            self.region(index),
            self.population(index),
            *self.position(index),
            self.large(index),
            fold(name),
        )

    def short_region(self, word: str) -> str | None:
        """The region that an abbreviation right after a town stands for: «Fla.», «TX»."""
        found = self._known(f", {fold(word)}")
        return found.regions[0] if found is not None and found.regions else None

    def continent(self, index: int) -> str:
        """The area its time zone is named for: «Europe», «Asia»; "" when unknown."""
        zone = self._own[index - self._size].timezone if index >= self._size else self._string(self._zones[index])
        return (zone or "").partition("/")[0]

    def population(self, index: int) -> int:
        """Inhabitants of the city at an index; 0 when unknown."""
        return self._own[index - self._size].population if index >= self._size else self._population[index]

    def _largest(self, readings: tuple[Reading, ...], quality: int = 0) -> int:
        """Inhabitants of the largest city that a spelling means by a name of this quality at least."""
        return max((self.population(reading.index) for reading in readings if reading.quality >= quality), default=0)

    def _quarter(self, index: int) -> bool:
        """Whether a place lies so near a city many times its size that it may be a part of it."""
        latitude, longitude = self.position(index)
        least = _TIMES * self.population(index)
        first = bisect_left(self._great, (latitude - _NEAR,))
        last = bisect_left(self._great, (latitude + _NEAR,))
        return any(
            abs(there - longitude) < _NEAR / cos(radians(latitude)) and self._population[great] >= least
            for _, there, great in self._great[first:last]
            if great != index
        )

    @cached_property
    def _great(self) -> list[tuple[float, float, int]]:
        """Latitude, longitude and index of cities that have suburbs, from south to north."""
        great = (index for index, inhabitants in enumerate(self._population) if inhabitants >= _GREAT)
        return sorted((*self.position(index), index) for index in great)

    def large(self, index: int) -> bool:
        """Of the first tier: found anywhere. The others need evidence."""
        return index >= self._size or self._tier[index] == 1

    def display_name(self, city: City, language: str) -> str:
        """The city's name for readers of a language (its first subtag counts); the GeoNames name where unknown."""
        column = self._display.get(language.split("-", maxsplit=1)[0].lower())
        at = self.own_index(city) if city.geonameid is None else self.index(city.geonameid)
        if column is None or at is None or at >= self._size or not column[at]:
            return city.name
        return self._string(column[at])

    def _string(self, at: int) -> str:
        return bytes(self._text[self._starts[at] : self._starts[at + 1]]).decode()

    def own_index(self, city: City) -> int | None:
        """Where a city without a GeoNames id stands: an operator's or one of ``towns.toml``; else None."""
        own = next((self._size + n for n, own in enumerate(self._own) if own.slug == city.slug), None)
        return self._unlisted().get((city.name, city.country)) if own is None else own

    def _unlisted(self) -> Mapping[tuple[str, str], int]:
        first = bisect_left(self._ids, layout.UNLISTED)
        return {(self._string(self._names[at]), self.country(at)): at for at in range(first, self._size)}

    # names

    def starts_name(self, word: str) -> bool:
        """Whether any name may begin with this folded word: quick, and wrong only in saying yes."""
        place = crc32(word.encode("utf-8", "replace")) & ((1 << layout.FIRST_WORD_BITS) - 1)
        return bool(self._first[place >> 3] >> (place & 7) & 1) or word in self._own_first

    def continues(self, key: str) -> bool:
        """Whether a longer name goes on after this folded beginning."""
        return self._longer(key)

    def _continues(self, key: str) -> bool:
        beginning = key + " "
        return next(self._trie.iterkeys(beginning), None) is not None or (
            bool(self._own_names) and any(name.startswith(beginning) for name in self._own_names)
        )

    def begins(self, text: str) -> bool:
        """Whether any name begins with this folded text, in the middle of a word or at its end."""
        return next(self._trie.iterkeys(text), None) is not None or any(
            name.startswith(text) for name in self._own_names
        )

    def longest(self, text: str) -> str | None:
        """The longest name that the folded text begins with; for scripts that put no blanks between words."""
        found: list[str] = self._trie.prefixes(text)
        own = [name for name in self._own_names if text.startswith(name)]
        return max((*found, *own), key=len, default=None)

    def prefixes(self, text: str) -> list[str]:
        """All names that the folded text begins with, shortest first."""
        found: list[str] = self._trie.prefixes(text)
        return sorted({*found, *(name for name in self._own_names if text.startswith(name))}, key=len)

    def entry(self, key: str) -> Entry | None:
        """What a folded spelling may mean."""
        return self._known(key)

    def _entry(self, key: str) -> Entry | None:
        at = self._trie.get(key)
        own = self._own_names.get(key, ())
        if at is None:
            return Entry(tuple(Reading(index, 3, False) for index in own), (), False, 0) if own else None
        readings, countries, regions = [Reading(index, 3, False) for index in own], [], []
        for posting in self._postings[self._offsets[at] : self._offsets[at + 1]]:
            if posting & layout.COUNTRY:
                code = (posting & 0xFFFF).to_bytes(2, "big").decode()
                if code not in countries:
                    countries.append(code)
                if region := posting >> layout.REGION_SHIFT & layout.REGION_MASK:
                    regions.append(self._divisions[region])
            else:
                quality = posting >> layout.QUALITY_SHIFT & 3
                readings.append(Reading(posting & layout.CITY_MASK, quality, bool(posting & layout.FORM)))
        facts = self._facts[at]
        return Entry(
            tuple(readings),
            tuple(countries),
            bool(facts & layout.PERSON),
            self._common[at],
            tuple(regions),
            bool(facts & layout.SURNAME),
        )

    def find_home(self, text: str) -> City | None:
        """The city an operator means: a GeoNames id, «Krasnodar, RU», or an unambiguous name in any language."""
        text = text.strip()
        if text.isascii() and text.isdigit():
            return self.city(int(text))
        if by_country := _HOME.match(text):
            country = by_country["country"].upper()
            readings = [r for r in self._readings(by_country["name"]) if self.country(r.index) == country]
        else:
            readings = list(self._readings(text))
        best = max(readings, key=self._meant, default=None)
        return None if best is None else self.at(best.index)

    def _meant(self, reading: Reading) -> tuple[bool, bool, int, float]:
        """Ranks what a name may mean: the operator's own city, the likest name, the largest town."""
        size = self.population(reading.index) * (0.5 if self.quarter(reading.index) else 1.0)
        # A place of unknown size that bears the very name is rather a quarter than the town.
        return reading.index >= self._size, reading.quality > 1 and size > 0, reading.quality, size

    def _readings(self, name: str) -> Iterator[Reading]:
        found = self.entry(fold(name))
        yield from (r for r in found.readings if not r.inflected) if found else ()

    def sounding(self, name: str, country: str | None = None) -> list[tuple[int, float]]:
        """Cities that a name sounds like, whatever its script, the likeliest first, with the likelihood 0 … 1.

        Without a country only cities of the first tier are thought of.
        """
        return self._heard(name, country)

    def renders(self, sign: str) -> bool:
        """Whether a Chinese sign is one that foreign names are written with."""
        return self._hearing.renders(sign)

    def suggest(self, text: str) -> tuple[str, ...]:
        """Up to three «Name, CC» that a mistyped home may have meant, best first."""
        from rapidfuzz.distance import JaroWinkler

        match = _HOME.match(text)
        name, country = (fold(match["name"]), match["country"].upper()) if match else (fold(text), "")
        scored: dict[int, float] = {}
        for key in self._near(name):
            alike = JaroWinkler.normalized_similarity(name, key)
            found = self.entry(key)
            for reading in found.readings if found and alike > 0.8 else ():
                bonus = 0.2 * (self.country(reading.index) == country) + 0.02 * reading.quality
                bonus += 0.02 * len(str(self.population(reading.index)))
                scored[reading.index] = max(scored.get(reading.index, 0.0), alike + bonus)
        best = sorted(scored, key=lambda index: (-scored[index], index))[:3]
        return tuple(f"{city.name}, {city.country}" for city in map(self.at, best))

    def _near(self, name: str) -> list[str]:
        for length in (4, 3, 2):
            if len(name) >= length and (keys := self._trie.keys(name[:length])):
                return [*keys[:20_000], *(key for key in self._own_names if key.startswith(name[:length]))]
        return list(self._own_names)

    # languages

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages we have facts of."""
        return tuple(self._raw)

    def related(self) -> frozenset[str]:
        """The words that announce other items («read also») in any of our languages."""
        return frozenset(word for table in self._raw.values() for word in table.get("related", ()))

    def guesser(self) -> Guesser:
        """What tells the language of a text."""
        return Guesser(self._raw)

    def language(self, code: str) -> Language | None:
        """The facts of one language (the first subtag counts)."""
        code = code.split("-", maxsplit=1)[0].lower()
        if code not in self._languages:
            if code not in self._raw:
                return None
            self._languages[code] = Language.read(code, self._raw[code])
        return self._languages[code]

    def called(self, language: Language) -> Mapping[str, int]:
        """Folded names by which a language calls certain cities, though others bear them too."""
        found = {fold(name): self._written(city) for name, city in language.called}
        return {key: index for key, index in found.items() if index is not None}

    def lexicon(self, language: Language) -> Lexicon:
        """What single words are in a language."""
        found = self._lexicons.get(language.code)
        if found is None or found.language is not language:
            found = self._lexicons[language.code] = Lexicon(self, language)
        return found
