"""Which of the cities that share a name is meant, by the company it keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log10
from typing import Final

from aggregator.places.find import Mention
from aggregator.places.gazetteer import Gazetteer, Reading
from aggregator.places.guards import Verdict

# Where a language's news usually happens: a weak preference among homonyms.
_AT_HOME: Final[Mapping[str, tuple[str, ...]]] = {
    "ru": ("RU", "BY", "UA", "KZ", "GE", "AM", "AZ", "UZ", "KG", "TJ", "TM", "MD", "LV", "LT", "EE"), "be": ("BY",), "uk": ("UA",), "en": ("US", "GB", "CA", "AU", "IE", "NZ"),
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


def _best(
    items: list[Found],
    context: Context,
    everywhere: frozenset[str],
    company: Mapping[str, int],
    gazetteer: Gazetteer,
    met: frozenset[int],
) -> Reading | None:
    near = frozenset().union(*(context.countries.get(item.sentence, frozenset()) for item in items))
    named = any(item.verdict.named_city for item in items)
    uncased = all(item.verdict.uncased for item in items)
    starts = all(item.verdict.starts for item in items)
    telling = any(item.telling for item in items)
    alone = any(item.verdict.alone for item in items)
    namesake = bool(items[0].mention.entry.countries)
    stripped = all(item.mention.stripped for item in items)
    doubtful = all(item.verdict.common and not item.verdict.named_city for item in items)
    listed = any(item.listed for item in items) and not stripped
    at_home = _AT_HOME.get(context.language or "", ())
    unspaced = all(item.verdict.unspaced for item in items)

    def believed(population: int, reading: Reading, country: str) -> bool:
        if population >= (500_000 if starts or stripped else 300_000):
            return True
        if telling and starts and not stripped:
            return reading.quality == 3 and population >= 50_000 and country in at_home
        return listed and not starts

    def plausible(reading: Reading, country: str, population: int, local: bool) -> bool:
        if named:
            return True
        if unspaced:
            return population >= 1_000_000 or (len(items[0].mention.key) >= 3 and population >= 50_000)
        if uncased and not (listed or (population >= 300_000 and reading.quality >= 2) or (local and population >= 50_000)):
            return False
        if len(items[0].mention.key) <= 3 and population < 500_000:
            return False
        near_by = local or country in at_home or listed
        near_by = near_by or (telling and reading.quality == 3 and len(items[0].mention.key) > 4)
        if stripped and not near_by and population < 100_000:
            return False
        if starts and stripped and not (local or listed) and population < 300_000:
            return False
        if not gazetteer.large(reading.index):
            if not (alone and reading.quality >= 2 and (local or listed)):
                return False
            return True
        return alone or (population >= 500_000 and reading.quality >= 2)

    best: tuple[float, int, Reading] | None = None
    for reading in items[0].mention.entry.readings:
        country, population = gazetteer.country(reading.index), gazetteer.population(reading.index)
        home = reading.index == context.home
        if not home and namesake and not named and (population < 500_000 or reading.quality < 3):
            continue
        if doubtful and not home and not believed(population, reading, country):
            continue
        local = country in near or country == context.home_country
        if not (home or plausible(reading, country, population, local)):
            continue
        score = 1.2 * log10(population + 1000) + 0.5 * reading.quality - 0.2 * reading.inflected
        score += 3.0 * (country in near) + 1.2 * (country in everywhere)
        score += 1.0 * (country == context.home_country) + 0.8 * (country in at_home) + 100.0 * home
        score += 2.0 * (reading.index in met)
        score += 0.5 * min(company.get(country, 0), 2) + 0.4 * (gazetteer.continent(reading.index) in company)
        if best is None or (score, -reading.index) > (best[0], -best[1]):
            best = (score, reading.index, reading)
    return best[2] if best else None
