"""What each spelling of a text may mean by itself, before the company it keeps is asked (:mod:`resolve`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from aggregator.places.belief import NOWHERE, Area, Circumstances, Features, Found, chance, of_city, signs, weigh
from aggregator.places.gazetteer import Gazetteer, Reading
from aggregator.places.homelands import HOMELANDS
from aggregator.places.senses import senses as find_senses


@dataclass(frozen=True, slots=True)
class Context:
    language: str | None
    home: int | None
    home_country: str | None
    areas: Mapping[int, Area]  # sentence → areas named there


def read_spellings(found: Sequence[Found], context: Context, gazetteer: Gazetteer) -> list[Spelling]:
    """The spellings of a text with what each may mean by itself, before the others are asked."""
    groups: dict[tuple[str, Area], list[Found]] = {}
    for item in found:
        groups.setdefault((item.mention.key, item.beside), []).append(item)
    parted = _parted(groups)
    _adopt(groups, parted)
    everywhere = NOWHERE
    for area in context.areas.values():
        everywhere |= area
    longer = {key: _bearers(items[0], gazetteer) for (key, _), items in groups.items() if " " in key}
    if context.home is not None:
        longer[gazetteer.place(context.home).key] = (context.home,)
    made = []
    for (key, beside), items in groups.items():
        if items[0].mention.entry.readings and not _elsewhere(items[0], beside, gazetteer):
            whole = {city for name, cities in longer.items() if name.startswith(key + " ") for city in cities}
            never = parted.get(key, frozenset()) if not beside else frozenset()
            spelling = Spelling.of(items, beside, whole, context, everywhere, gazetteer, never)
            if spelling is not None:
                made.append(spelling)
    return made


_TOWN: Final = 5_000  # inhabitants; of a larger one the state that holds it may be in dispute


def _elsewhere(item: Found, beside: Area, gazetteer: Gazetteer) -> bool:
    """Whether the country printed beside a name has no town so called, and only small towns elsewhere bear it."""
    return bool(beside.countries) and not any(
        gazetteer.population(reading.index) >= _TOWN or gazetteer.country(reading.index) in beside.countries
        for reading in item.mention.entry.readings
    )


def _bearers(item: Found, gazetteer: Gazetteer) -> tuple[int, ...]:
    """The larger cities that a name of several words is the official name of."""
    return tuple(
        reading.index
        for reading in item.mention.entry.readings
        if reading.quality == 3 and gazetteer.place(reading.index).large
    )


def _parted(groups: Mapping[tuple[str, Area], Sequence[Found]]) -> dict[str, frozenset[str]]:
    """Spellings that one sentence ties to themselves, «Valladolid with Valladolid (Mexico)»: not those countries."""
    parted: dict[str, frozenset[str]] = {}
    for (key, beside), items in groups.items():
        plain = {item.sentence for item in groups.get((key, NOWHERE), ()) if item.telling}
        if beside.countries and any(item.sentence in plain for item in items):
            parted[key] = parted.get(key, frozenset()) | beside.countries
    return parted


def _adopt(groups: dict[tuple[str, Area], list[Found]], parted: Mapping[str, frozenset[str]]) -> None:
    """A spelling with nothing beside it means what the text once said it means, unless it said two things."""
    for key, beside in [*groups]:
        if beside or key in parted:
            continue
        told = [other for other in groups if other[0] == key and other[1]]
        if len(told) == 1:
            groups[told[0]] += groups.pop((key, beside))


@dataclass(slots=True)
class Spelling:
    """One spelling of a text, what it may mean and how much speaks for each."""

    items: list[Found]
    senses: list[tuple[float, Reading]]  # best first
    sure: float  # 0 … 1: how far the best sense stands before the next
    reading: Reading
    about: Circumstances
    signs: Features
    odds: float  # logarithm, that it is a city
    trust: float  # 0 … 1: that it is a city, as far as known without its company
    known: tuple[Reading, Features]  # what speaks for its being the city of a reading
    vote: float = 0.0  # what it gives each region that has a bearer of it
    company: Features = field(default_factory=dict)  # what the text's other cities say

    @property
    def features(self) -> Features:
        """All that is weighed."""
        return {**self.signs, **self.known[1], **self.company}

    @classmethod
    def of(
        cls,
        items: list[Found],
        beside: Area,
        whole: set[int],
        context: Context,
        everywhere: Area,
        gazetteer: Gazetteer,
        never: frozenset[str] = frozenset(),
    ) -> Spelling | None:
        near = NOWHERE
        for item in items:
            near |= context.areas.get(item.sentence, NOWHERE)
        nouns = context.language == "de"
        about = Circumstances(
            HOMELANDS.get(context.language or "", ()), context.home, context.home_country, near, everywhere, nouns
        )
        readings = items[0].mention.entry.readings
        if never:  # the countries of its namesakes
            readings = tuple(one for one in readings if gazetteer.country(one.index) not in never) or readings
        if context.home in whole and context.home not in {reading.index for reading in readings}:
            readings += (Reading(context.home, 2, False),)  # «Gorzów» on the site of Gorzów Wielkopolski
        named = signs(items, nouns, gazetteer)
        # Most names have one bearer.
        plain = len(readings) == 1 and not items[0].mention.entry.countries
        senses = [(0.0, readings[0])] if plain else find_senses(items, readings, beside, whole, about, gazetteer)
        if not senses:
            return None
        sure = 1.0 if len(senses) < 2 else min(1.0, max(0.0, (senses[0][0] - senses[1][0]) / 3))
        best = senses[0][1]
        features = of_city(named, best, items, about, gazetteer)
        odds = weigh(named, features)
        return cls(items, senses, sure, best, about, named, odds, chance(odds), (best, features))
