"""May this spelling be a city here at all? Evidence for and against, added up as logarithms of odds.

A reader asks: is it a big town or a village, of a country whose news this is; does a dictionary know the word; is it a
person's name too; does a comma join it to a city nobody doubts, does the sentence speak of twins? The weights stand in
``belief_weights.py``; ``python -m bench.train_belief`` learns them from our own annotated texts and traps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import exp, log10
from typing import Final, NamedTuple

from aggregator.places.belief_weights import WEIGHTS
from aggregator.places.forms import fold
from aggregator.places.gazetteer import Gazetteer, Reading
from aggregator.places.mention import Mention
from aggregator.places.verdicts import Kind, Verdict

Features = dict[str, float]


class Area(NamedTuple):
    """Countries and first-level divisions («US.FL») that stand beside a name or somewhere in its sentence."""

    countries: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()

    def __or__(self, other: Area) -> Area:
        if not other or self is other:
            return self
        return Area(self.countries | other.countries, self.regions | other.regions)

    def __bool__(self) -> bool:
        return bool(self.countries or self.regions)

    def holds(self, country: str, region: str) -> bool:
        """Whether a town lies there: in one of the regions, or in a country of which no region is named.

        «Georgia» is a country and a state: Batumi lies there, and of the towns of the USA those of the state.
        """
        if region in self.regions:
            return True
        return country in self.countries and not any(named.startswith(country) for named in self.regions)


NOWHERE: Final = Area()


class Found(NamedTuple):
    """A mention judged, in its field and sentence."""

    field: str
    sentence: int
    mention: Mention
    verdict: Verdict
    telling: bool  # its sentence speaks of twinning or of an agreement
    listed: bool  # joined to another name by «and» or a comma
    beside: Area = NOWHERE  # printed right beside it: «Paris, Texas»
    contact: bool = False  # its sentence speaks of a visit, a delegation, a festival
    led: bool = False  # a preposition stands before it: «in |», «with |»
    lowered: bool = False  # the text also writes the word in lower case
    against: bool = False  # its sentence speaks of a match, a crime, a flight
    surface: str = ""
    touch: str = "  "  # the signs right before and after it


class Circumstances(NamedTuple):
    """Where a text comes from and what stands around one spelling."""

    at_home: tuple[str, ...]  # countries of the text's language
    home: int | None
    home_country: str | None
    near: Area  # named in the spelling's sentences
    everywhere: Area  # named anywhere in the text
    nouns: bool = False  # the language capitalises every noun


def signs(items: Sequence[Found], nouns: bool, gazetteer: Gazetteer) -> Features:
    """What all the places of one spelling say, whatever city it means; ``nouns``: the language capitalises them all."""
    found = dict.fromkeys((*_judged(items, nouns), *_printed(items, gazetteer), *_around(items)), 1.0)
    return {"bias": 1.0, **found}


def _judged(items: Sequence[Found], nouns: bool) -> Sequence[str]:
    """What the guards thought of the word."""
    entry = items[0].mention.entry
    common = opens = stripped = uncased = True
    alone = named = listed = dateline = False
    for item in items:
        verdict = item.verdict
        common = common and verdict.common
        opens = opens and verdict.starts
        uncased = uncased and verdict.uncased
        stripped = stripped and item.mention.stripped
        alone = alone or verdict.alone
        named = named or verdict.named_city
        listed = listed or item.listed
        dateline = dateline or verdict.kind is Kind.DATELINE
    opens = opens and not nouns
    told = {
        "called a city": named,
        "touched by a capitalised word": not alone,
        "opens every sentence it stands in": opens,
        "uncased script": uncased,
        "ending cut": stripped,
        "ending cut, opens the sentence": stripped and opens,
        "ending cut, uncased": stripped and uncased,
        "dictionary word": common,
        "dictionary word, opens the sentence": common and opens,
        "dictionary word, ending cut": common and stripped,
        "dictionary word, German": common and nouns,
        "dictionary word, called a city": common and named,
        "given name": entry.person,
        "given name, opens the sentence": entry.person and opens,
        "family name": entry.surname,
        "family name, touched": entry.surname and not alone,
        "name of a country or region": entry.countries,
        "name of a country or region, called a city": entry.countries and named,
        "in a list": listed,
        "in a list, ending cut": stripped and listed,
        "dateline": dateline,
    }
    return [name for name, holds in told.items() if holds]


def _printed(items: Sequence[Found], gazetteer: Gazetteer) -> Iterator[str]:
    """How the word is written."""
    mention = items[0].mention
    letters = len(mention.key)
    if all(item.verdict.unspaced for item in items):
        signed = mention.key[-1] in _CITY_SIGNS or any(item.touch[-1] in _CITY_SIGNS for item in items)
        yield "unspaced, with the sign of a city" if signed else f"unspaced, {min(letters, 4)} signs"
    elif letters <= 5 and mention.script != "hangul":
        yield f"{max(letters, 3)} letters"
    if mention.script == "hangul" and letters == 2:
        yield "hangul, 2 syllables"
    if all(item.mention.stripped for item in items):
        yield f"{max(0, min(3, min(len(item.surface) for item in items) - letters))} letters cut"
        whole = gazetteer.entry(fold(items[0].surface))
        if whole is not None and whole.person:
            yield "whole word a given name"
        if whole is not None and whole.surname:
            yield "whole word a family name"
    if " " in mention.key:
        yield "several words"
    if letters < 6 and all(item.surface.isupper() for item in items):
        yield "all capitals"
    if any(item.lowered for item in items):
        yield "written in lower case too"


def _around(items: Sequence[Found]) -> Sequence[str]:
    """What stands around the word."""
    hyphen = quoted = beside = against = True
    telling = contact = led = title = False
    for item in items:
        quotes = (item.touch[0] in _QUOTES) + (item.touch[-1] in _QUOTES)
        hyphen = hyphen and "-" in item.touch
        quoted = quoted and quotes > 1
        beside = beside and quotes > 0
        against = against and item.against
        telling = telling or item.telling
        contact = contact or item.contact
        led = led or item.led
        title = title or item.field == "title"
    told = {
        "hyphen beside": hyphen,
        "quotes around": quoted,
        "quote beside": beside,
        "match or crime in the sentence": against,
        "twinning in the sentence": telling,
        "contact in the sentence": contact,
        "preposition before": led,
        "in the title": title,
        "in two places": len(items) > 1,
        "in many places": len(items) > 3,
    }
    return [name for name, holds in told.items() if holds]


def of_city(
    found: Features, reading: Reading, items: Sequence[Found], about: Circumstances, gazetteer: Gazetteer
) -> Features:
    """What one city adds to the signs of its spelling."""
    index = reading.index
    country, region, population, _latitude, _longitude, large, _key = gazetteer.place(index)
    size = log10(population + 1000) - 5
    added: Features = {"size": size, f"likeness {reading.quality}": 1.0}
    if population < 1000:
        added["size unknown"] = 1.0
    if size > 0.5:
        added["size above 300,000"] = size - 0.5
    for name in _SIZED:
        if name in found:
            added[f"size: {name}"] = size
    mine = country in about.at_home
    cut = "ending cut" in found
    told = {
        "of the second tier": not large,
        "ending cut, another name": cut and reading.quality < 3,
        "ending cut, elsewhere": cut and not mine,
        "dictionary word, elsewhere": "dictionary word" in found and not mine,
        "dictionary word, another name": "dictionary word" in found and reading.quality < 3,
        "given name, elsewhere": "given name" in found and not mine,
        "opens every sentence it stands in, elsewhere": "opens every sentence it stands in" in found and not mine,
        "case form in the gazetteer": reading.inflected,
        "where the language is spoken": mine,
        "home": index == about.home,
        "home country": country == about.home_country,
        "country in the sentence": country in about.near.countries,
        "country in the text": country in about.everywhere.countries,
        "region in the text": about.everywhere.regions and about.everywhere.holds(country, region),
        "country or region beside it": any(
            item.beside is not NOWHERE and item.beside.holds(country, region) for item in items
        ),
        "unlike name of a village": reading.quality < 3 and not large,
    }
    for name, holds in told.items():
        if holds:
            added[name] = 1.0
    return added


_CITY_SIGNS: Final = frozenset("市县縣")
_QUOTES: Final = frozenset("«»“”„\"'‘’")
_SIZED: Final = (
    "dictionary word", "uncased script", "ending cut", "3 letters", "4 letters", "unspaced, 2 signs", "given name",
    "opens every sentence it stands in", "touched by a capitalised word", "name of a country or region",
    "hangul, 2 syllables", "unspaced, 3 signs",
)  # fmt: skip


def weigh(*parts: Features, weights: Mapping[str, float] = WEIGHTS, so_far: float = 0.0) -> float:
    """The logarithm of the odds that the evidence comes to."""
    odds = so_far
    for part in parts:
        for name, value in part.items():
            odds += weights.get(name, 0.0) * value
    return odds


def chance(odds: float) -> float:
    """The probability of a logarithm of odds."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))
