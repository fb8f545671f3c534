"""Rows of GeoNames → the gazetteer's bytes. Pure: dictionaries and inflectors are arguments; same rows, same bytes."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple
from zlib import crc32

from aggregator.places import hearing, layout
from aggregator.places.forms import fold, script
from aggregator.places.names import NOT_RUSSIAN, believable, display, other_spellings, quality, slug
from aggregator.places.renderings import Rendering


class Row(NamedTuple):
    """One populated place as GeoNames tells it."""

    geonameid: int
    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    timezone: str
    alternates: tuple[str, ...]
    large: bool  # of the first tier
    region: str = ""  # GeoNames' code of its first-level division, within the country


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the names of cities are weighed and inflected with."""

    countries: Mapping[str, Sequence[str]] = field(default_factory=dict)  # spelling in any language → ISO codes
    regions: Mapping[str, Sequence[str]] = field(default_factory=dict)  # spelling → «US.FL»
    short_regions: Mapping[str, str] = field(default_factory=dict)  # abbreviation → «US.FL»
    exemplars: Mapping[tuple[str, str], Mapping[str, str]] = field(
        default_factory=dict
    )  # (zone, name) → language → name
    given: Iterable[str] = ()  # given names, with their case forms
    surnames: Iterable[str] = ()  # family names
    variants: Callable[[str], Iterable[str]] = lambda _name: ()  # a Chinese name in its other characters
    person: Callable[[str], bool] = lambda _word: False  # whether a Cyrillic word is first of all a given name
    common: Callable[[Sequence[str]], Mapping[str, int]] = lambda _words: {}  # folded word → bits of COMMON_LANGUAGES
    nouns: Callable[[Sequence[str]], Iterable[str]] = lambda _words: ()  # those that are German nouns (or names)
    inflect: Callable[[str], Iterable[str]] = lambda _name: ()  # case forms of a Russian name
    known: Callable[[str], str | None] = lambda _name: None  # a Russian dictionary's spelling of a place name
    sounds: Mapping[str, Sequence[str]] = field(default_factory=dict)  # script → lines of its table of sounds
    exonyms: Mapping[str, Sequence[str]] = field(default_factory=dict)  # «Košice, SK» → what languages call it
    renderings: Sequence[Rendering] = ()  # how languages write foreign names letters for letters


Progress = Callable[[str, int, int], None]  # what, done, of how many


@dataclass(frozen=True, slots=True)
class Compiled:
    """The keys of the trie in order of their number, and the bytes beside them."""

    keys: tuple[str, ...]
    pack: Callable[[Sequence[int]], bytes]  # takes each key's id in the trie


def compile_rows(rows: Sequence[Row], knowledge: Knowledge, progress: Progress | None = None) -> Compiled:
    """Everything but the trie itself, whose ids :attr:`Compiled.pack` needs. Raises ValueError on too many rows."""
    rows = sorted(rows, key=lambda row: row.geonameid)
    if len(rows) > layout.CITY_MASK:
        raise ValueError(f"{len(rows)} places are more than the format holds")
    tell = progress or (lambda _what, _done, _of: None)
    postings: dict[str, dict[int, int]] = {}
    shown = {code: [""] * len(rows) for code in layout.DISPLAY_LANGUAGES}
    for index, row in enumerate(rows):
        if index % 2000 == 0:
            tell("names", index, len(rows))
        _name(index, row, knowledge, postings, shown)
    _share_spellings(rows, postings)
    tell("names", len(rows), len(rows))
    countries = {key: sorted(set(codes)) for name, codes in knowledge.countries.items() if _tells(key := fold(name))}
    _forget_countries(postings, countries, rows)
    # After that: مراكش is Marrakesh to Arabs, Morocco to Persians.
    _add_exonyms(rows, knowledge, postings)
    persons = {key for name in knowledge.given if len(key := fold(name)) > 2}
    # Βενετία, Zenta: the city is meant far oftener.
    persons -= {fold(name) for names in knowledge.exonyms.values() for name in names}
    surnames = {key for name in knowledge.surnames if len(key := fold(name)) > 2}
    regions = {key: sorted(set(codes)) for name, codes in knowledge.regions.items() if len(key := fold(name)) > 2}
    # Beginning with a comma, which no folded name does: they count only after a town.
    regions |= {f", {fold(name)}": [code] for name, code in knowledge.short_regions.items()}
    persons |= {key for key in _words(postings)["cyrillic"] if knowledge.person(key)}
    rendered = _render(rows, knowledge.renderings, shown, postings, {*persons, *surnames, *countries, *regions})
    tell("words", 0, 1)
    words = _words(postings)
    common = knowledge.common([*words["latin"], *words["cyrillic"]])
    common = _with_nouns(postings, common, knowledge.nouns(words["latin"]), rows)
    _forget_words(postings, common, rows)
    for key in rendered:
        if common.get(key):
            del postings[key]
    tell("words", 1, 1)
    named = {*(key for key, cities in postings.items() if cities), *countries, *regions}
    keys = tuple(sorted({*named, *persons, *surnames}))

    def pack(ids: Sequence[int]) -> bytes:
        facts = dict.fromkeys(countries, layout.COUNTRY_NAME)
        for bit, names in ((layout.PERSON, persons), (layout.SURNAME, surnames)):
            for key in names:
                facts[key] = facts.get(key, 0) | bit
        russian = shown["ru"]
        heard = hearing.columns(
            [
                ((row.name, russian[index]) if row.country in _BY_RUSSIAN else (row.name,), row.country, row.large)
                for index, row in enumerate(rows)
            ],
            knowledge.sounds,
        )
        return _pack(rows, keys, ids, postings, (countries, regions), facts, common, shown, heard)

    return Compiled(keys, pack)


def _name(
    index: int, row: Row, knowledge: Knowledge, postings: dict[str, dict[int, int]], shown: Mapping[str, list[str]]
) -> None:
    official = fold(row.name)
    exemplars = knowledge.exemplars.get((row.timezone, official), {})
    told = frozenset(exemplars.values())
    names = dict.fromkeys((row.name, *filter(believable, row.alternates), *exemplars.values()))
    by_script: dict[str, list[str]] = {"cyrillic": [], "han": [], "hebrew": []}
    for name in names:
        kind, key = script(name), fold(name)
        if kind in by_script and not name.isascii():
            by_script[kind].append(name)
        grade = 3 if key == official or name in told else quality(name, row.name) if row.large else 2
        _put(postings, key, index, grade << layout.QUALITY_SHIFT)
        others = other_spellings(name, kind)
        for spelling in others:
            _add(postings, spelling, index, grade)
        if others or kind == "han":
            for variant in chain.from_iterable(map(knowledge.variants, filter(_is_han, (name, *others)))):
                _add(postings, variant, index, grade)
        if row.large and kind == "cyrillic":
            for inflected in knowledge.inflect(name):
                _add(postings, inflected, index, grade, layout.FORM)
    if exemplars or row.country == "CN" or any(by_script.values()):
        for code, column in shown.items():
            chosen = exemplars.get(code) or display(
                code, row.name, row.country, by_script, knowledge.known, knowledge.variants
            )
            column[index] = chosen or ""
            if chosen and row.large and code != "zh" and not (row.country == "CN" and chosen not in names):
                _add(postings, chosen, index, 2)  # however unlike GeoNames' name: Могилёв, Mahilyow


def _is_han(spelling: str) -> bool:
    return script(spelling) == "han"


def _add_exonyms(rows: Sequence[Row], knowledge: Knowledge, postings: dict[str, dict[int, int]]) -> None:
    """What languages call a city beside GeoNames' spellings. Raises ValueError at a city that is none of the rows."""
    if not knowledge.exonyms:
        return
    largest: dict[str, int] = {}
    for index, row in enumerate(rows):
        key = f"{row.name}, {row.country}"
        if key not in largest or row.population > rows[largest[key]].population:
            largest[key] = index
    for city, names in knowledge.exonyms.items():
        if city not in largest:
            raise ValueError(f"exonyms.toml: {city!r} is no city of GeoNames")
        for name in names:
            for spelling in (name, *(knowledge.variants(name) if script(name) == "han" else knowledge.inflect(name))):
                _add(postings, spelling, largest[city], 3, 0 if spelling == name else layout.FORM)


def _render(
    rows: Sequence[Row],
    renderings: Sequence[Rendering],
    shown: Mapping[str, Sequence[str]],
    postings: dict[str, dict[int, int]],
    taken: set[str],
) -> set[str]:
    """Give cities the spellings of languages that GeoNames has none of; the keys made, none of which meant another."""
    made: dict[str, set[int]] = {}
    for index, row in enumerate(rows):
        near = row.timezone.startswith("Europe/") or row.country in _NEAR
        if not row.large or not (near or row.population >= _FAR):
            continue
        sources = {code: [column[index]] for code, column in shown.items() if column[index]}
        sources["ru"] = sources.get("ru", []) + sorted(
            name
            for name in row.alternates
            if script(name) == "cyrillic"
            and not NOT_RUSSIAN.search(name)
            and name[0].isupper()
            and [name] != sources.get("ru")
        )
        for rendering in renderings:
            if not rendering.countries or row.country in rendering.countries:
                for name in [name for code in rendering.sources for name in sources.get(code, ())[:3]]:
                    for spelling in rendering.of(name):
                        key = fold(spelling)
                        if len(key) >= rendering.least and key not in taken and key not in postings:
                            made.setdefault(key, set()).add(index)
    for key, cities in made.items():
        postings[key] = dict.fromkeys(sorted(cities), 1 << layout.QUALITY_SHIFT)
    return {*made}


def _share_spellings(rows: Sequence[Row], postings: dict[str, dict[int, int]]) -> None:
    """What a script writes for a city it writes for its namesakes too: GeoNames gives 得梅因 to the smaller Des Moines.

    To those it has no spelling for in that script, and to bigger ones.
    """
    bearers: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        if row.large:
            bearers.setdefault(fold(row.name), []).append(index)
    villages: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        if not row.large and (name := fold(row.name)) in bearers:
            villages.setdefault(name, []).append(index)
    spelt = _spelt({*chain(*villages.values(), *(cities for cities in bearers.values() if len(cities) > 1))}, postings)
    for name, namesakes in bearers.items():
        small = villages.get(name, ())
        for index in namesakes if len(namesakes) > 1 or small else ():
            for other in (*namesakes, *(one for one in small if rows[one].country == rows[index].country)):
                bigger = rows[index].population > rows[other].population
                for kind, keys in spelt.get(other, {}).items():
                    if kind != "latin" and (bigger or kind not in spelt.get(index, {})):
                        for key in keys:
                            postings[key].setdefault(index, 1 << layout.QUALITY_SHIFT)


def _spelt(wanted: set[int], postings: Mapping[str, Mapping[int, int]]) -> dict[int, dict[str, list[str]]]:
    """The spellings of some places beyond ASCII, by script."""
    found: dict[int, dict[str, list[str]]] = {}
    for key, cities in postings.items():
        for index in () if key.isascii() else wanted.intersection(cities):
            found.setdefault(index, {}).setdefault(script(key), []).append(key)
    return found


def _add(postings: dict[str, dict[int, int]], spelling: str, index: int, grade: int, kind: int = 0) -> None:
    _put(postings, fold(spelling), index, grade << layout.QUALITY_SHIFT | kind)


def _put(postings: dict[str, dict[int, int]], key: str, index: int, value: int) -> None:
    if len(key) < 2:
        return
    cities = postings.get(key)
    if cities is None:
        postings[key] = {index: value}
        return
    old = cities.get(index)
    # The better grade wins, and the uninflected one among equals.
    if old is None or (value & ~layout.FORM, -(value & layout.FORM)) > (old & ~layout.FORM, -(old & layout.FORM)):
        cities[index] = value


def _tells(key: str) -> bool:
    """Whether a country's name is long enough to be one in any text: «UK» is not, «英国» is."""
    return len(key) > 2 or (len(key) == 2 and script(key) in ("han", "hangul"))


def _forget_countries(
    postings: dict[str, dict[int, int]], countries: Mapping[str, Sequence[str]], rows: Sequence[Row]
) -> None:
    """A country's name stays a city's only where it is the city's own: Luxembourg, Panama."""
    for key, codes in countries.items():
        for index in [*postings.get(key, ())]:
            grade = postings[key][index] >> layout.QUALITY_SHIFT & 3
            own = rows[index].country in codes and fold(rows[index].name) == key
            if not own and (grade < 3 or rows[index].country in codes or not rows[index].large):
                del postings[key][index]


def _words(keys: Iterable[str]) -> dict[str, list[str]]:
    """The keys of one word in Latin and in Cyrillic letters."""
    found: dict[str, list[str]] = {"latin": [], "cyrillic": []}
    for key in keys:
        if " " not in key and (kind := script(key)) in found:
            found[kind].append(key)
    return found


def _with_nouns(
    postings: Mapping[str, Mapping[int, int]], common: Mapping[str, int], nouns: Iterable[str], rows: Sequence[Row]
) -> dict[str, int]:
    """German writes nouns like names: a noun that only small towns of other countries bear is a word."""
    bit = 1 << layout.COMMON_LANGUAGES.index("de")
    marked = dict(common)
    for key in nouns:
        if not any(
            rows[index].population >= 100_000 or (rows[index].large and rows[index].country in _GERMAN)
            for index in postings[key]
        ):
            marked[key] = marked.get(key, 0) | bit
    return marked


# Smaller towns of these and of Europe have twins far and wide; elsewhere only cities of so many inhabitants.
_NEAR = frozenset({"RU", "KZ", "KG", "UZ", "TJ", "TM", "AM", "AZ", "GE", "TR", "IL", "CY", "IR"})
_FAR = 100_000

# Abroad their cities go by their Russian names too: Могилёв, 莫吉廖夫.
_BY_RUSSIAN = frozenset({"BY", "UA", "KZ", "KG", "UZ", "TJ", "TM", "MD", "AM", "AZ", "GE", "EE", "LV", "LT"})
_GERMAN = frozenset({"DE", "AT", "CH", "LI", "LU"})


def _forget_words(postings: dict[str, dict[int, int]], common: Mapping[str, int], rows: Sequence[Row]) -> None:
    """An alternate spelling that is a dictionary word and unlike the city's name is a mistake or a trap."""
    for key, bits in common.items():
        if not bits:
            continue
        for index in [*postings.get(key, ())]:
            grade = postings[key][index] >> layout.QUALITY_SHIFT & 3
            # «Torino», «Keulen»: a big city's other name stays, though a word or a verb is spelt so too.
            kept = len(key) > 4 and (rows[index].large if grade == 1 else rows[index].population >= 500_000)
            if grade < 2 and not kept and not postings[key][index] & layout.FORM:
                del postings[key][index]


def _two(code: str) -> int:
    return int.from_bytes(code[:2].encode(), "big")


class _Strings:
    def __init__(self) -> None:
        self._at: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        return self._at.setdefault(text, len(self._at))

    def sections(self) -> tuple[bytes, bytes]:
        starts, text = array("I", [0]), bytearray()
        for entry in self._at:
            text += entry.encode()
            starts.append(len(text))
        return starts.tobytes(), bytes(text)


def _pack(
    rows: Sequence[Row],
    keys: Sequence[str],
    ids: Sequence[int],
    postings: Mapping[str, Mapping[int, int]],
    areas: tuple[Mapping[str, Sequence[str]], Mapping[str, Sequence[str]]],  # names of countries, of regions
    facts: Mapping[str, int],
    common: Mapping[str, int],
    shown: Mapping[str, Sequence[str]],
    heard: Mapping[str, bytes],
) -> bytes:
    countries, regions = areas
    strings, divisions = _Strings(), _Strings()
    strings("")  # number 0: no string
    divisions("")
    ordered = [""] * len(keys)
    for key, at in zip(keys, ids, strict=True):
        ordered[at] = key
    starts, flat, told, words = array("I", [0]), array("I"), bytearray(), array("H")
    division = array("H", [divisions(f"{row.country}.{row.region}" if row.region else "") for row in rows])
    named = {key: [layout.COUNTRY | _two(code) for code in codes] for key, codes in countries.items()}
    first = bytearray(1 << layout.FIRST_WORD_BITS - 3)
    for key in ordered:
        if key in named:
            flat.extend(named[key])
        for code in regions.get(key, ()):
            flat.append(layout.COUNTRY | divisions(code) << layout.REGION_SHIFT | _two(code))
        if cities := postings.get(key):
            flat.extend([index | value for index, value in sorted(cities.items())])
        starts.append(len(flat))
        told.append(facts.get(key, 0))
        words.append(common.get(key, 0))
        if starts[-1] == starts[-2]:
            continue  # a person's name only
        place = crc32(key.partition(" ")[0].encode()) & ((1 << layout.FIRST_WORD_BITS) - 1)
        first[place >> 3] |= 1 << (place & 7)
    sections = {
        "id": array("I", [row.geonameid for row in rows]).tobytes(),
        "population": array("I", [max(0, row.population) for row in rows]).tobytes(),
        "latitude": array("i", [round(row.latitude * 100_000) for row in rows]).tobytes(),
        "longitude": array("i", [round(row.longitude * 100_000) for row in rows]).tobytes(),
        "country": b"".join(row.country.encode().ljust(2)[:2] for row in rows),
        "tier": bytes(1 if row.large else 2 for row in rows),
        "name": array("I", [strings(row.name) for row in rows]).tobytes(),
        "slug": array("I", [strings(text) for text in slugs(rows)]).tobytes(),
        "zone": array("I", [strings(row.timezone) for row in rows]).tobytes(),
        **{
            f"display.{code}": array("I", [strings(text) if text else 0 for text in shown[code]]).tobytes()
            for code in layout.DISPLAY_LANGUAGES
        },
        "posting.start": starts.tobytes(),
        "posting": flat.tobytes(),
        "key.facts": bytes(told),
        "division": division.tobytes(),
        "key.common": words.tobytes(),
        "first": bytes(first),
        **heard,
    }
    sections["strings.start"], sections["strings.text"] = strings.sections()
    sections["divisions.start"], sections["divisions.text"] = divisions.sections()
    return layout.pack(sections)


def slugs(rows: Sequence[Row]) -> list[str]:
    """Each row's slug: of equals the most populous (ties: lowest id) keeps it, the others append their id."""
    plain = [slug(row.name, row.country) for row in rows]
    keeper: dict[str, Row] = {}
    for text, row in zip(plain, rows, strict=True):
        held = keeper.get(text)
        if held is None or (row.population, -row.geonameid) > (held.population, -held.geonameid):
            keeper[text] = row
    return [text if keeper[text] is row else f"{text}-{row.geonameid}" for text, row in zip(plain, rows, strict=True)]
