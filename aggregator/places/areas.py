"""Of which countries and regions does a text speak, sentence by sentence, and to which of its cities do they belong?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from aggregator.places.belief import NOWHERE, Area, Found
from aggregator.places.gazetteer import Gazetteer

_MANY: Final = 3  # countries printed beside cities from which on a text lists cities of the world


@dataclass(slots=True)
class Areas:
    """Collects the areas of one text; ``apposed`` are those printed beside a city: «Wuxi, China»."""

    named: list[tuple[int, Area, bool]] = field(default_factory=list)

    def add(self, sentence: int, area: Area, *, apposed: bool = False) -> None:
        """An area that a sentence names."""
        if area:
            self.named.append((sentence, area, apposed))

    def settle(self, found: Sequence[Found], gazetteer: Gazetteer) -> tuple[list[Found], dict[int, Area]]:
        """The cities with what is printed beside them, and the areas of each sentence.

        «Georgia» in a text about Tbilisi is the country. In a list of cities of many countries a country belongs to
        the city beside it and says nothing of the others.
        """
        meant = self._meant(found, gazetteer)
        many = len({code for _, area, apposed in self.named if apposed for code in area.countries}) >= _MANY
        areas: dict[int, Area] = {}
        for sentence, area, apposed in self.named:
            told = meant.get(area, area)
            if apposed and many:
                told = Area(regions=told.regions)
            areas[sentence] = areas.get(sentence, NOWHERE) | told
        if not meant:
            return [*found], areas
        return [one._replace(beside=meant[one.beside]) if one.beside in meant else one for one in found], areas

    def _meant(self, found: Sequence[Found], gazetteer: Gazetteer) -> Mapping[Area, Area]:
        """What a name means that a country and another country's region share, where the text has a city of one."""
        shared = {area for _, area, _ in self.named if area.regions and _whole(area)}
        if not shared:
            return {}
        sure = [
            gazetteer.place(one.mention.entry.readings[0].index)
            for one in found
            if len(one.mention.entry.readings) == 1 and not one.mention.entry.countries
        ]
        meant: dict[Area, Area] = {}
        for area in shared:
            if any(place.large and place.country in _whole(area) for place in sure):
                meant[area] = Area(countries=_whole(area))
            elif any(place.large and place.region in area.regions for place in sure):
                meant[area] = Area(area.countries - _whole(area), area.regions)
        return meant


def _whole(area: Area) -> frozenset[str]:
    """The countries that an area's name means as a whole, not for a region of theirs."""
    return area.countries - {region[:2] for region in area.regions}
