"""Which cities each spelling may mean, and how like their own names it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from aggregator.places import layout
from aggregator.places.forms import fold, script
from aggregator.places.names import NOT_RUSSIAN, believable, display, other_spellings, quality
from aggregator.places.renderings import Rendering
from aggregator.places.rows import Knowledge, Row


def add_names(
    index: int, row: Row, knowledge: Knowledge, postings: dict[str, dict[int, int]], shown: Mapping[str, list[str]]
) -> None:
    """File a place under every spelling of its names, and choose the one each language shows."""
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
            if chosen and row.large and code != "zh":
                _add_shown(postings, chosen, index, code, knowledge, told=row.country != "CN" or chosen in names)


def _add_shown(
    postings: dict[str, dict[int, int]], chosen: str, index: int, code: str, knowledge: Knowledge, *, told: bool
) -> None:
    """File a city under what a language shows, however unlike GeoNames' name: Могилёв, Mahilyow. ``told``: by GeoNames,
    and not by transcription alone.
    """
    if told:
        _add(postings, chosen, index, 2)
    elif code == "ru" and len(chosen) >= _WHOLE_NAME:
        _add(postings, chosen, index, 2)
        for inflected in knowledge.inflect(chosen):
            _add(postings, inflected, index, 2, layout.FORM)


_WHOLE_NAME = 5  # letters of a transcribed name that is hardly a word


def _is_han(spelling: str) -> bool:
    return script(spelling) == "han"


def add_exonyms(rows: Sequence[Row], knowledge: Knowledge, postings: dict[str, dict[int, int]]) -> None:
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


def render(
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


def share_spellings(rows: Sequence[Row], postings: dict[str, dict[int, int]]) -> None:
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


# Smaller towns of these and of Europe have twins far and wide; elsewhere only cities of so many inhabitants.
_NEAR = frozenset({"RU", "KZ", "KG", "UZ", "TJ", "TM", "AM", "AZ", "GE", "TR", "IL", "CY", "IR"})
_FAR = 100_000
