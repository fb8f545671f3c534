"""Which of the cities that share a name is meant, by the company it keeps.

Every sense is weighed by what is printed beside it (a country, a region), by the text's other places (the nearer the
better: spatial minimality, Leidner 2007), by the source's home and language, and by its size. One sense holds for a
spelling throughout a text, unless the text itself tells two apart («Valladolid» and «Valladolid, Mexico»).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, exp, log10, radians, sqrt
from typing import Final

from aggregator.places.find import Mention
from aggregator.places.gazetteer import Gazetteer, Reading
from aggregator.places.guards import Verdict

# Where a language's news usually happens: a weak preference among homonyms.
_AT_HOME: Final[Mapping[str, tuple[str, ...]]] = {
    "ru": ("RU", "BY", "UA", "KZ", "GE", "AM", "AZ", "UZ", "KG", "TJ", "TM", "MD", "LV", "LT", "EE"),
    "be": ("BY",), "uk": ("UA",), "en": ("US", "GB", "CA", "AU", "IE", "NZ"),
    "de": ("DE", "AT", "CH"), "fr": ("FR", "BE", "CH"), "es": ("ES", "MX", "AR", "CO", "PE", "CL"), "it": ("IT",),
    "pt": ("PT", "BR"), "pl": ("PL",), "cs": ("CZ",), "sk": ("SK",), "sl": ("SI",), "sr": ("RS", "BA", "ME"),
    "hr": ("HR", "BA"), "bg": ("BG",), "mk": ("MK",), "ro": ("RO", "MD"), "hu": ("HU",), "el": ("GR", "CY"),
    "tr": ("TR",), "az": ("AZ",), "kk": ("KZ",), "uz": ("UZ",), "ky": ("KG",), "hy": ("AM",), "ka": ("GE",),
    "zh": ("CN", "TW"), "ja": ("JP",), "ko": ("KR",), "nl": ("NL", "BE"), "sv": ("SE", "FI"), "fi": ("FI",),
    "et": ("EE",), "lv": ("LV",), "lt": ("LT",), "da": ("DK",), "fa": ("IR",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Area:
    """Countries and first-level divisions («US.FL») that stand beside a name or somewhere in its sentence."""

    countries: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()

    def __or__(self, other: Area) -> Area:
        return Area(self.countries | other.countries, self.regions | other.regions)

    def __bool__(self) -> bool:
        return bool(self.countries or self.regions)


NOWHERE: Final = Area()


@dataclass(frozen=True, slots=True)
class Found:
    """A mention judged, in its field and sentence."""

    field: str
    sentence: int
    mention: Mention
    verdict: Verdict
    telling: bool  # its sentence speaks of twinning or of an agreement
    listed: bool  # joined to another name by «and» or a comma
    beside: Area = NOWHERE  # printed right beside it: «Paris, Texas»


@dataclass(frozen=True, slots=True)
class Context:
    language: str | None
    home: int | None
    home_country: str | None
    areas: Mapping[int, Area]  # sentence → areas named there


def resolve(found: Sequence[Found], context: Context, gazetteer: Gazetteer) -> list[Reading | None]:
    """The sense of each mention, in their order; None for those that mean no city we may believe in."""
    groups: dict[tuple[str, Area], list[Found]] = {}
    for item in found:
        groups.setdefault((item.mention.key, item.beside), []).append(item)
    _adopt(groups)
    everywhere = NOWHERE
    for area in context.areas.values():
        everywhere |= area
    spellings = [_Spelling.of(key, items, context, everywhere, gazetteer) for key, items in groups.items()]
    spellings = [spelling for spelling in spellings if spelling.senses]
    _settle(spellings, context, gazetteer)
    chosen = {id(item): spelling.reading for spelling in spellings if not spelling.silent for item in spelling.items}
    return [chosen.get(id(item)) for item in found]


def _adopt(groups: dict[tuple[str, Area], list[Found]]) -> None:
    """A spelling with nothing beside it means what the text once said it means, unless it said two things."""
    for key, beside in [*groups]:
        if beside:
            continue
        told = [other for other in groups if other[0] == key and other[1]]
        if len(told) == 1:
            groups[told[0]] += groups.pop((key, beside))


@dataclass(slots=True)
class _Spelling:
    """One spelling of a text, what it may mean and how much speaks for each."""

    items: list[Found]
    senses: list[tuple[float, Reading]]  # best first
    sure: float  # 0 … 1: how far the best sense stands before the next
    silent: bool  # too doubtful to be told of; yet small towns of one region tell of each other
    reading: Reading | None = None
    vote: float = 0.0  # what it gives each region that has a bearer of it

    @classmethod
    def of(
        cls,
        key: tuple[str, Area],
        items: list[Found],
        context: Context,
        everywhere: Area,
        gazetteer: Gazetteer,
    ) -> _Spelling:
        senses = _senses(items, key[1], context, everywhere, gazetteer)
        if silent := not senses:
            senses = _senses(items, key[1], context, everywhere, gazetteer, silent=True)
        senses.sort(key=lambda sense: (-sense[0], sense[1].index))
        sure = 1.0 if len(senses) < 2 else min(1.0, max(0.0, (senses[0][0] - senses[1][0]) / 3))
        return cls(items, senses[:_MOST], 0.0 if silent else sure, silent, senses[0][1] if senses else None)


# What speaks for a sense, in the unit of «ten times the inhabitants» (nearly). Chosen by hand on English local news and
# held against our own texts in other languages. The choice is flat: half as much again of one changes few answers.
_FAR_COMPANY: Final = 0.3  # for each place of the same part of the world
_SILENT_VOTE: Final = 0.6  # how much a doubtful name's vote counts
_VOTE: Final = 1.0  # for each other name that some town of the same region bears
_COMPANY: Final = 1.6  # for each place close by
_SAME_REGION: Final = 0.9  # for each place of the same region
_SAME_COUNTRY: Final = 0.5  # for each place of the same country
_SIZE: Final = 1.1  # for ten times the inhabitants
_QUALITY: Final = 0.5  # for each grade of likeness to the official name
_OTHER_NAME: Final = 0.5  # against a spelling that is another city's official name
_COUNTRY_NEAR: Final = 2.0  # its country stands in the sentence
_COUNTRY_SOMEWHERE: Final = 1.0  # … anywhere in the text
_REGION_NEAR: Final = 2.0  # its region stands in the sentence
_REGION_SOMEWHERE: Final = 1.5  # … anywhere in the text
_SPOKEN_THERE: Final = 0.8  # it lies where the language is spoken
_MOST: Final = 24  # senses weighed by their distances
_ROUNDS: Final = 3
_WIDE: Final = 2000.0
_NEAR: Final = 200.0  # kilometres over which the nearness of two places fades to a third


def _settle(spellings: Sequence[_Spelling], context: Context, gazetteer: Gazetteer) -> None:
    """Let every spelling choose again by where the others lie, until nothing changes."""
    if all(len(spelling.senses) == 1 for spelling in spellings):
        return
    votes = _votes(spellings, gazetteer)
    spots = {
        reading.index: gazetteer.position(reading.index) for spelling in spellings for _, reading in spelling.senses
    }
    for _ in range(_ROUNDS):
        changed = False
        for spelling in spellings:
            if len(spelling.senses) < 2:
                continue
            others = [
                (other.reading.index, other.sure) for other in spellings if other is not spelling and other.reading
            ]
            if context.home is not None:
                others.append((context.home, 1.0))
            taken = {index for index, _sure in others}
            best, value = spelling.reading, float("-inf")
            for score, reading in spelling.senses:
                total = score + _company(reading.index, others, spots, gazetteer)
                region = gazetteer.region(reading.index)
                total += _VOTE * min(3.0, votes.get(region, 0.0) - spelling.vote) if region else 0.0
                # A text rarely calls one city by two names, and more rarely two by names so alike.
                total += 1.5 * (reading.index in taken and reading.quality < 3)
                if total > value:
                    best, value = reading, total
            changed = changed or best is not spelling.reading
            spelling.reading = best
        if not changed:
            return


def _votes(spellings: Sequence[_Spelling], gazetteer: Gazetteer) -> dict[str, float]:
    """How many of a text's names each region has a bearer of; a name that stands in many regions says less for each."""
    votes: dict[str, float] = {}
    for spelling in spellings:
        regions = {gazetteer.region(reading.index) for _, reading in spelling.senses} - {""}
        spelling.vote = (_SILENT_VOTE if spelling.silent else 1.0) / sqrt(len(regions)) if regions else 0.0
        for region in regions:
            votes[region] = votes.get(region, 0.0) + spelling.vote
    return votes


def _company(
    index: int, others: Sequence[tuple[int, float]], spots: dict[int, tuple[float, float]], gazetteer: Gazetteer
) -> float:
    """How much the other places of a text speak for one: those near it, in its region, in its country."""
    latitude, longitude = spots[index]
    country, region = gazetteer.country(index), gazetteer.region(index)
    near = wide = same = domestic = 0.0
    for other, sure in others:
        if other == index:
            continue
        weight = 0.3 + 0.7 * sure
        spot = spots.get(other)
        if spot is None:
            spot = spots[other] = gazetteer.position(other)
        far = _distance(latitude, longitude, *spot)
        near += weight * exp(-far / _NEAR)
        wide += weight * exp(-far / _WIDE)
        if gazetteer.country(other) == country:
            domestic += weight
            same += weight * (region != "" and gazetteer.region(other) == region)
    return (
        _COMPANY * min(near, 2.0)
        + _SAME_REGION * min(same, 2.0)
        + _SAME_COUNTRY * min(domestic, 2.0)
        + _FAR_COMPANY * min(wide, 2.0)
    )


def _distance(north: float, east: float, other_north: float, other_east: float) -> float:
    """Kilometres between two places; flat, which is enough to compare."""
    wide = abs(east - other_east)
    wide = min(wide, 360 - wide) * cos(radians((north + other_north) / 2))
    return 111.2 * sqrt((north - other_north) ** 2 + wide**2)


def _senses(
    items: Sequence[Found],
    beside: Area,
    context: Context,
    everywhere: Area,
    gazetteer: Gazetteer,
    *,
    silent: bool = False,
) -> list[tuple[float, Reading]]:
    evidence = _Evidence.of(items, context)
    if silent and (evidence.doubtful or not evidence.alone or evidence.unspaced or evidence.stripped):
        return []
    namesake = bool(items[0].mention.entry.countries) and not evidence.named
    near = NOWHERE
    for item in items:
        near |= context.areas.get(item.sentence, NOWHERE)
    found = []
    key, readings = items[0].mention.key, items[0].mention.entry.readings
    proper = {r.index for r in readings if gazetteer.bears(r.index, key)} if len(readings) > 1 else set[int]()
    for reading in readings:
        country, population = gazetteer.country(reading.index), gazetteer.population(reading.index)
        region, large = gazetteer.region(reading.index), gazetteer.large(reading.index)
        home = reading.index == context.home
        here = region in beside.regions or (country in beside.countries and not beside.regions)
        local = here or country in near.countries or country == context.home_country
        if silent:
            if reading.quality < 3:
                continue
        elif not home:
            if namesake and (population < 500_000 or reading.quality < 3):
                continue
            if not evidence.no_mere_word(reading, country, population, large=large):
                continue
            if not evidence.plausible(reading, country, population, local=local, large=large):
                continue
        score = _SIZE * log10(population + 1000) + _QUALITY * reading.quality - 0.2 * reading.inflected
        score -= _OTHER_NAME * (bool(proper) and reading.index not in proper)
        if beside:
            score += 8.0 * here + 3.0 * (country in beside.countries)
        score += _COUNTRY_NEAR * (country in near.countries) + _COUNTRY_SOMEWHERE * (country in everywhere.countries)
        score += _REGION_NEAR * (region in near.regions) + _REGION_SOMEWHERE * (region in everywhere.regions)
        score += 1.0 * (country == context.home_country) + _SPOKEN_THERE * (country in evidence.at_home) + 100.0 * home
        found.append((score, reading))
    return found


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What all the places of one spelling together say."""

    named: bool  # «the city of …»
    alone: bool
    starts: bool  # only ever at a sentence's start
    uncased: bool
    unspaced: bool
    stripped: bool  # only by cutting an ending
    doubtful: bool  # a dictionary word, never called a city
    listed: bool
    telling: bool
    length: int
    at_home: tuple[str, ...]  # countries of the text's language
    nouns: bool  # the language capitalises every noun, so that a dictionary's verb is none here

    @classmethod
    def of(cls, items: Sequence[Found], context: Context) -> _Evidence:
        verdicts = [item.verdict for item in items]
        stripped = all(item.mention.stripped for item in items)
        return cls(
            named=any(verdict.named_city for verdict in verdicts),
            alone=any(verdict.alone for verdict in verdicts),
            starts=all(verdict.starts for verdict in verdicts),
            uncased=all(verdict.uncased for verdict in verdicts),
            unspaced=all(verdict.unspaced for verdict in verdicts),
            stripped=stripped,
            doubtful=all(verdict.common and not verdict.named_city for verdict in verdicts),
            listed=any(item.listed for item in items) and not stripped,
            telling=any(item.telling for item in items),
            length=len(items[0].mention.key),
            at_home=_AT_HOME.get(context.language or "", ()),
            nouns=context.language == "de",
        )

    def no_mere_word(self, reading: Reading, country: str, population: int, *, large: bool) -> bool:
        """Whether a spelling that a dictionary knows in lower case may be this city after all."""
        if not self.doubtful:
            return True
        if population >= (500_000 if self.starts or self.stripped else 300_000):
            return reading.quality == 3 or not self.starts
        if population >= 100_000 and country in self.at_home and reading.quality == 3 and not self.stripped:
            return self.alone and (not self.starts or self.nouns)
        if self.telling and self.starts and not self.stripped:
            return reading.quality == 3 and population >= 50_000 and country in self.at_home
        return self.listed and not self.starts and large

    def plausible(self, reading: Reading, country: str, population: int, *, local: bool, large: bool) -> bool:
        """Whether this city may be meant: the smaller and the stranger it is, the more must speak for it."""
        if self.named:
            return True
        if self.unspaced:
            return population >= 1_000_000 or (self.length >= 3 and (population >= 50_000 or (local and large)))
        known = population >= 300_000 and reading.quality >= 2
        if self.uncased and not (self.listed or known or (local and population >= 50_000)):
            return False
        own = country in self.at_home and reading.quality == 3 and population >= 100_000
        if self.length <= 3 and population < 500_000 and not own:
            return False
        if self.stripped and not self._may_strip(reading, country, population, local=local):
            return False
        if not large:
            told = self.telling and not self.stripped and reading.quality == 3 and self.length >= 6
            return self.alone and reading.quality >= 2 and (local or self.listed or told)
        return self.alone or (population >= 1_000_000 and reading.quality >= 2)

    def _may_strip(self, reading: Reading, country: str, population: int, *, local: bool) -> bool:
        own = country in self.at_home and reading.quality == 3 and population >= 50_000
        if self.starts and not (local or self.listed or own) and population < 300_000:
            return False
        told = self.telling and reading.quality == 3 and self.length > 4
        return local or told or country in self.at_home or population >= 100_000
