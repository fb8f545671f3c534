"""Rows of GeoNames → the gazetteer's bytes. Pure: dictionaries and inflectors are arguments; same rows, same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from aggregator.places import hearing, layout
from aggregator.places.forms import fold, script
from aggregator.places.packing import pack_columns
from aggregator.places.postings import add_exonyms, add_names, render, share_spellings
from aggregator.places.rows import Knowledge, Progress, Row


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
        add_names(index, row, knowledge, postings, shown)
    share_spellings(rows, postings)
    tell("names", len(rows), len(rows))
    countries = {key: sorted(set(codes)) for name, codes in knowledge.countries.items() if _tells(key := fold(name))}
    _forget_countries(postings, countries, rows)
    # After that: مراكش is Marrakesh to Arabs, Morocco to Persians.
    add_exonyms(rows, knowledge, postings)
    persons = {key for name in knowledge.given if len(key := fold(name)) > 2}
    # Βενετία, Zenta: the city is meant far oftener.
    persons -= {fold(name) for names in knowledge.exonyms.values() for name in names}
    surnames = {key for name in knowledge.surnames if len(key := fold(name)) > 2}
    regions = {key: sorted(set(codes)) for name, codes in knowledge.regions.items() if len(key := fold(name)) > 2}
    # Beginning with a comma, which no folded name does: they count only after a town.
    regions |= {f", {fold(name)}": [code] for name, code in knowledge.short_regions.items()}
    persons |= {key for key in _words(postings)["cyrillic"] if knowledge.person(key)}
    rendered = render(rows, knowledge.renderings, shown, postings, {*persons, *surnames, *countries, *regions})
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
        return pack_columns(rows, keys, ids, postings, (countries, regions), facts, common, shown, heard)

    return Compiled(keys, pack)


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
