"""Which cities may a spelling mean, and how likely is each, before the text's other places are asked?"""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from typing import Final
from unicodedata import normalize

from aggregator.places.belief import Area, Circumstances, Found
from aggregator.places.gazetteer import Gazetteer, Reading

# What speaks for a sense, in the unit of «ten times the inhabitants» (nearly). Chosen on English local news and on our
# own texts in other languages. The choice is flat: half as much again of one changes few answers.
_SIZE: Final = 1.1  # for ten times the inhabitants
_QUALITY: Final = (-1.8, -1.1, -0.65, 0.0)  # for each grade of likeness to the official name
_VILLAGE: Final = -2.0  # an other name of a small town: GeoNames' rows of these are rarely read over
_INFLECTED: Final = -0.3
_OTHER_NAME: Final = -0.35  # against a spelling that is another city's official name
_LESSER: Final = -0.7  # … for each ten times the inhabitants that other city has
_DWARFED: Final = -1.5  # a village whose name one of the world's great cities bears: Havana, Illinois
_OFFICIAL: Final = 3
_QUARTER: Final = -1.0  # a part of a great city, where another country has a town of the name: Dakhla in Agadir
_CALLED: Final = 1.5  # the language calls it so
_GREAT: Final = 1_000_000  # inhabitants
_MARKS: Final = -3.0  # an accent is printed that the official name lacks: Brünn is no Brunn
_BESIDE: Final = 8.0  # its region, or its country, is printed beside it
_COUNTRY_BESIDE: Final = 3.0
_COUNTRY_NEAR: Final = 1.35  # its country stands in the sentence
_COUNTRY_SOMEWHERE: Final = 1.0  # … anywhere in the text
_REGION_NEAR: Final = 2.0  # its region stands in the sentence
_REGION_SOMEWHERE: Final = 1.5  # … anywhere in the text
_SPOKEN_THERE: Final = 0.8  # it lies where the language is spoken
_HOME_COUNTRY: Final = 1.0
_HOME: Final = 100.0
_STRANGE: Final = -1.5  # a town of the second tier, of a country that nothing speaks of
_SHORT: Final = 3.0  # the text has its longer name too: «Santiago» after «Santiago de Compostela»
_MOST: Final = 24  # senses weighed by their distances
_NAMED_LIKE_A_STATE: Final = 500_000  # people


def senses(
    items: Sequence[Found],
    readings: Sequence[Reading],
    beside: Area,
    whole: set[int],
    about: Circumstances,
    gazetteer: Gazetteer,
) -> list[tuple[float, Reading]]:
    """What a spelling may mean, best first, before its company is asked."""
    key = items[0].mention.key
    places = [(reading, gazetteer.place(reading.index)) for reading in sorted(readings)]
    proper = {reading.index for reading, place in places if reading.quality == 3 and place.key == key}
    near, everywhere = about.near, about.everywhere
    # A country's name means the country, not a small town elsewhere that is called so: Mexico, Pampanga.
    entry = items[0].mention.entry
    states = () if entry.regions or beside else entry.countries
    surface = items[0].surface
    marked = set[int]() if surface.isascii() else {one for one in proper if _marked(surface, one, about, gazetteer)}
    proper -= marked
    great = any(reading.quality == 3 and place.population >= _GREAT for reading, place in places)
    most = max((gazetteer.population(index) for index in proper), default=0)
    twice: set[tuple[str, str, int]] = set()
    found = []
    for reading, place in places:
        index, quality = reading.index, reading.quality
        country, region, population, _latitude, _longitude, large, name = place
        if population and (name, country, population) in twice:
            continue  # GeoNames lists some towns twice: Komárno
        twice.add((name, country, population))
        if states and country not in states and population < _NAMED_LIKE_A_STATE and index != about.home:
            continue
        score = _SIZE * log10(population + 1000) + _QUALITY[quality]
        score += _VILLAGE * (quality < 3 and not large)
        score += _INFLECTED * reading.inflected
        score += _CALLED * reading.called
        score += _QUARTER * _part_of_another(reading, population, readings, gazetteer)
        if proper and index not in proper and not reading.called:
            score += _OTHER_NAME
            if quality < 3 and country not in about.at_home:
                score += _LESSER * max(0.0, log10((most + 1000) / (population + 1000)))
        if not large and great and index != about.home and not beside:
            score += _DWARFED
        if index in marked:
            score += _MARKS
        if beside:
            score += _BESIDE * beside.holds(country, region) + _COUNTRY_BESIDE * (country in beside.countries)
        if everywhere:
            score += _COUNTRY_NEAR * (country in near.countries) + _COUNTRY_SOMEWHERE * (
                country in everywhere.countries
            )
            score += _REGION_NEAR * (bool(near.regions) and near.holds(country, region))
            score += _REGION_SOMEWHERE * (bool(everywhere.regions) and everywhere.holds(country, region))
        score += _HOME_COUNTRY * (country == about.home_country) + _SPOKEN_THERE * (country in about.at_home)
        if not large and country not in about.at_home and country != about.home_country:
            score += _STRANGE * (country not in everywhere.countries)
        if index == about.home:
            score += _HOME
        if whole:
            score += _SHORT * (index in whole)
        found.append((score, reading))
    found.sort(key=lambda sense: (-sense[0], sense[1].index))
    return found[:_MOST]


def _part_of_another(reading: Reading, population: int, readings: Sequence[Reading], gazetteer: Gazetteer) -> bool:
    """Whether it lies in a great city, and another country has a city of the name as large, or nearly."""
    country = gazetteer.country(reading.index)
    return reading.quality == _OFFICIAL and (
        any(
            one.quality == _OFFICIAL
            and gazetteer.country(one.index) != country
            and gazetteer.population(one.index) >= _NEARLY * population
            for one in readings
        )
        and gazetteer.quarter(reading.index)
    )


_NEARLY: Final = 0.9


def _marked(surface: str, index: int, about: Circumstances, gazetteer: Gazetteer) -> bool:
    """Whether a letter of a spelling bears a mark which a village's name, in the same language, does not.

    The names of larger places may be their English ones: Cadiz.
    """
    if surface.isascii() or gazetteer.large(index) or gazetteer.country(index) not in about.at_home:
        return False
    return any(
        its.isascii() and not mine.isascii() and normalize("NFD", mine)[0] == its
        for mine, its in zip(surface.lower(), gazetteer.at(index).name.lower(), strict=False)
    )
