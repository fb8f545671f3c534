"""Which of the cities that share a name is meant, by the company it keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log10
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
class Found:
    """A mention judged, in its field and sentence."""

    field: str
    sentence: int
    mention: Mention
    verdict: Verdict
    telling: bool  # its sentence speaks of twinning or of an agreement
    listed: bool  # joined to another name by «and» or a comma


@dataclass(frozen=True, slots=True)
class Context:
    language: str | None
    home: int | None
    home_country: str | None
    countries: Mapping[int, frozenset[str]]  # sentence → countries named there


def resolve(found: Iterable[Found], context: Context, gazetteer: Gazetteer) -> dict[str, Reading]:
    """One sense for each key of a text; keys that mean no city we may believe in are left out."""
    by_key: dict[str, list[Found]] = {}
    for item in found:
        by_key.setdefault(item.mention.key, []).append(item)
    everywhere = frozenset().union(*context.countries.values()) if context.countries else frozenset()
    chosen: dict[str, Reading] = {}
    company: dict[str, int] = {}
    waiting = sorted(by_key, key=lambda key: (len(by_key[key][0].mention.entry.readings), key))
    for key in waiting:
        best = _best(by_key[key], context, everywhere, company, gazetteer, frozenset(r.index for r in chosen.values()))
        if best is not None:
            chosen[key] = best
            country = gazetteer.country(best.index)
            company[country] = company.get(country, 0) + 1
            company[gazetteer.continent(best.index)] = 1
    return chosen


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
    near: frozenset[str]  # countries named in the same sentences
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
            near=frozenset[str]().union(*(context.countries.get(item.sentence, ()) for item in items)),
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


def _best(
    items: Sequence[Found],
    context: Context,
    everywhere: frozenset[str],
    company: Mapping[str, int],
    gazetteer: Gazetteer,
    met: frozenset[int],
) -> Reading | None:
    evidence = _Evidence.of(items, context)
    namesake = bool(items[0].mention.entry.countries) and not evidence.named
    best: tuple[float, int, Reading] | None = None
    for reading in items[0].mention.entry.readings:
        country, population = gazetteer.country(reading.index), gazetteer.population(reading.index)
        large = gazetteer.large(reading.index)
        local = country in evidence.near or country == context.home_country
        home = reading.index == context.home
        if not home:
            if namesake and (population < 500_000 or reading.quality < 3):
                continue
            if not evidence.no_mere_word(reading, country, population, large=large):
                continue
            if not evidence.plausible(reading, country, population, local=local, large=large):
                continue
        score = 1.2 * log10(population + 1000) + 0.5 * reading.quality - 0.2 * reading.inflected
        score += 3.0 * (country in evidence.near) + 1.2 * (country in everywhere)
        score += 1.0 * (country == context.home_country) + 0.8 * (country in evidence.at_home) + 100.0 * home
        score += 2.0 * (reading.index in met)
        score += 0.5 * min(company.get(country, 0), 2) + 0.4 * (gazetteer.continent(reading.index) in company)
        if best is None or (score, -reading.index) > (best[0], -best[1]):
            best = (score, reading.index, reading)
    return best[2] if best else None
