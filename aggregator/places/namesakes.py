"""Does a text tell of two cities of one name, and name the second only as the other's namesake?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from aggregator.places.belief import NOWHERE, Area, Found
from aggregator.places.gazetteer import Gazetteer, Reading
from aggregator.places.language import Language
from aggregator.places.verdicts import Kind

Tagged = tuple[Found, Reading]

_WORD: Final = re.compile(r"[^\W\d_]+")
_ENDS: Final = re.compile(r"\s*(?:$|[.,;:!?…)\]»”\"—–])")
_LEAST: Final = 1000  # inhabitants


def namesakes(
    tagged: Sequence[Tagged],
    lowered: Mapping[str, str],
    spans: Mapping[str, Sequence[tuple[int, int]]],
    areas: Mapping[int, Area],
    language: Language,
    gazetteer: Gazetteer,
) -> list[Tagged]:
    """The second cities, standing where the text speaks of them.

    «Valladolid and its namesake in Mexico», «the Mexican city of the same name», «the Spanish Valladolid with the
    Mexican»: the country printed in the sentence tells which of the name's other bearers is meant; where it is that of
    the city already found, the largest elsewhere.
    """
    found: list[Tagged] = []
    number = 0
    signs = {name: language.namesake.may_stand_in(text) for name, text in lowered.items()}
    # Only beside a city with its country a country alone means its namesake.
    placed = [item for item, _ in tagged if item.verdict.kind is Kind.CITY and item.beside.countries]
    if not placed and not any(signs.values()):
        return found
    for name, text in lowered.items():
        for start, end in spans[name]:
            told = {
                country
                for item in placed
                if item.sentence <= number and item.mention.start >= start
                for country in item.beside.countries
            }
            place = _spoken_of(text, start, end, told, language) if told or signs[name] else None
            if place is not None:
                near = [one for one in tagged if one[0].sentence <= number and one[0].verdict.kind is Kind.CITY]
                printed = areas.get(number, NOWHERE) | _demonyms(text[start:end], language)
                near.sort(key=lambda one: (one[0].sentence != number, abs(one[0].mention.start - place[0])))
                known = {reading.index for _, reading in (*tagged, *found)}
                for item, reading in near:
                    other = _other(item, reading, printed, known, gazetteer)
                    if other is not None:
                        mention = item.mention._replace(start=place[0], end=place[1], stripped=False)
                        found.append((item._replace(field=name, sentence=number, mention=mention), other))
                        break
            number += 1
    return found


def _spoken_of(text: str, start: int, end: int, told: set[str], language: Language) -> tuple[int, int] | None:
    """Where a sentence speaks of a namesake: by that word, or by a country's adjective alone after «with».

    ``told`` are the countries printed beside cities there.
    """
    if sign := language.namesake.search(text, start, end):
        return sign.span()
    if not told:
        return None
    for word in _WORD.finditer(text, start, end):
        country = language.adjective_of(word[0])
        if country is None or country in told or not _ENDS.match(text, word.end(), end):
            continue
        if language.with_.search(text, max(start, word.start() - 24), word.start()):
            return word.span()
    return None


def _demonyms(text: str, language: Language) -> Area:
    return Area(frozenset(code for word in _WORD.findall(text) if (code := language.adjective_of(word)) is not None))


def _other(item: Found, reading: Reading, printed: Area, known: set[int], gazetteer: Gazetteer) -> Reading | None:
    """Another bearer of the name, in what the sentence names; else the largest of another country."""
    home = gazetteer.place(reading.index)
    others = [
        one
        for one in item.mention.entry.readings
        if one.quality == reading.quality == _OFFICIAL
        and one.index != reading.index
        and gazetteer.place(one.index).country != home.country
        and gazetteer.population(one.index) >= _LEAST
    ]
    there = [
        one for one in others if printed.holds(gazetteer.place(one.index).country, gazetteer.place(one.index).region)
    ]
    if not there and printed.holds(home.country, home.region):
        there = others
    if any(one.index in known for one in there):
        return None  # the text itself names both
    return max(there, key=lambda one: gazetteer.population(one.index), default=None)


_OFFICIAL: Final = 3
