"""Our own annotated texts and traps: news in many languages, written for this project (``texts/``, ``traps/``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from aggregator.model import City, Tagging
from aggregator.places import Gazetteer, Tagger

FOLDER: Final = Path(__file__).parent
THRESHOLD: Final = 0.5  # the score from which a feed takes a pair, unless feeds.yaml says otherwise
_ITEM: Final = {
    "title": str, "text": str, "home": str, "about": str, "cities": list, "also": list, "pairs": list, "maybe": list,
    "held": bool, "about_what": str,
}  # fmt: skip
_TRAP: Final = {"text": str, "cities": list, "kind": str, "todo": bool}

Pair = frozenset[int | None]


@dataclass(frozen=True, slots=True)
class Item:
    """A news item and what it is about; cities are written as «Name, CC»."""

    language: str
    number: int
    title: str
    text: str
    about_what: str
    home: str = ""
    about: str = ""
    cities: tuple[str, ...] = ()  # must be found
    also: tuple[str, ...] = ()  # may be found
    pairs: tuple[tuple[str, str], ...] = ()  # must be found
    maybe: tuple[tuple[str, str], ...] = ()  # may be found
    held: bool = False  # never looked at when rules are tuned


@dataclass(frozen=True, slots=True)
class Trap:
    """A sentence with all the cities in it: names of persons, streets, clubs are none."""

    language: str
    text: str
    cities: tuple[str, ...]
    kind: str
    todo: bool = False  # known to be wrong yet


def languages(kind: str, folder: Path = FOLDER) -> list[str]:
    """Codes of the languages with a file of ``texts`` or ``traps``; ``ru-short.toml`` is Russian too."""
    return sorted({path.stem.partition("-")[0] for path in (folder / kind).glob("*.toml")})


def items(language: str, folder: Path = FOLDER) -> list[Item]:
    """One language's news items, the short ones last. Raises ValueError where a file breaks the format."""
    texts = folder / "texts"
    paths = [texts / f"{language}.toml", *sorted(texts.glob(f"{language}-*.toml"))]
    rows = [
        (path, row) for path in paths for row in _rows(path, "item", _ITEM, ("text", "cities", "pairs", "about_what"))
    ]
    return [
        Item(
            language=language,
            number=number,
            title=row.get("title", ""),
            text=row["text"].strip(),
            about_what=row["about_what"],
            home=row.get("home", ""),
            about=row.get("about", ""),
            cities=tuple(row["cities"]),
            also=tuple(row.get("also", ())),
            pairs=tuple(_ends(path, number, pair) for pair in row["pairs"]),
            maybe=tuple(_ends(path, number, pair) for pair in row.get("maybe", ())),
            held=row.get("held", False),
        )
        for number, (path, row) in enumerate(rows, 1)
    ]


def traps(language: str, folder: Path = FOLDER) -> list[Trap]:
    """One language's traps. Raises ValueError where the file breaks the format."""
    rows = _rows(folder / "traps" / f"{language}.toml", "trap", _TRAP, ("text", "cities", "kind"))
    return [Trap(language, row["text"], tuple(row["cities"]), row["kind"], row.get("todo", False)) for row in rows]


def _rows(path: Path, table: str, keys: Mapping[str, type], needed: tuple[str, ...]) -> list[dict[str, Any]]:
    with path.open("rb") as file:
        raw = tomllib.load(file)
    if set(raw) != {table}:
        raise ValueError(f"{path.name}: only [[{table}]] may stand here, not {sorted(set(raw) - {table})}")
    for number, row in enumerate(raw[table], 1):
        where = f"{path.parent.name}/{path.name}, {table} {number}"
        if unknown := set(row) - set(keys):
            raise ValueError(f"{where}: unknown key {min(unknown)!r}")
        if missing := [key for key in needed if key not in row]:
            raise ValueError(f"{where}: {missing[0]!r} is missing")
        for key, value in row.items():
            if not isinstance(value, keys[key]):
                raise ValueError(f"{where}: {key!r} must be a {keys[key].__name__}")
    return list(raw[table])


def _ends(path: Path, number: int, text: str) -> tuple[str, str]:
    one, mark, other = text.partition(" -- ")
    if not mark or one == other:
        raise ValueError(f"{path.parent.name}/{path.name}, item {number}: {text!r} is no pair «Name, CC -- Name, CC»")
    return one, other


class Names:
    """What «Name, CC» means in a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[str, City] = {}

    def city(self, text: str) -> City:
        """The city meant. Raises ValueError when there is none."""
        if text not in self._known:
            city = self._gazetteer.find_home(text)
            if city is None:
                raise ValueError(f"{text!r} is no city of the gazetteer")
            self._known[text] = city
        return self._known[text]

    def id(self, text: str) -> int | None:
        """Its GeoNames id."""
        return self.city(text).geonameid

    def pair(self, ends: tuple[str, str]) -> Pair:
        """The ids of both ends."""
        return frozenset(self.id(end) for end in ends)


@dataclass(slots=True)
class Count:
    """Hits, false alarms and misses of sets compared so far."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, expected: set[Any], ignored: set[Any], actual: set[Any]) -> None:
        """Count one item's answers; what is ignored counts neither way."""
        self.right += len(expected & actual)
        self.wrong += len(actual - expected - ignored)
        self.missed += len(expected - actual)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What an item should give, may give and gives."""

    pairs: set[Pair]
    maybe: set[Pair]
    found_pairs: set[Pair]
    cities: set[int | None]
    also: set[int | None]
    found_cities: set[int | None]
    tagging: Tagging


def tag(item: Item, tagger: Tagger, names: Names) -> Answer:
    """Tag one item as a source of its kind would be tagged."""
    tagging = tagger.tag(
        title=item.title,
        text=item.text,
        language=item.language,
        home=names.city(item.home) if item.home else None,
        about=item.about or None,
    )
    maybe = {names.pair(ends) for ends in item.maybe}
    home = {names.id(item.home)} if item.home else set()
    return Answer(
        pairs={names.pair(ends) for ends in item.pairs},
        maybe=maybe,
        found_pairs={
            frozenset((found.pair.a.geonameid, found.pair.b.geonameid))
            for found in tagging.pairs
            if found.score >= THRESHOLD and not found.background
        },
        cities={names.id(city) for city in item.cities},
        also={names.id(city) for city in item.also} | {end for pair in maybe for end in pair} | home,
        found_cities={found.city.geonameid for found in tagging.cities},
        tagging=tagging,
    )


def trapped(trap: Trap, tagger: Tagger, names: Names) -> tuple[set[int | None], set[int | None]]:
    """The cities that should be and that are found in a trap's sentence."""
    tagging = tagger.tag(title="", text=trap.text, language=trap.language)
    return {names.id(city) for city in trap.cities}, {found.city.geonameid for found in tagging.cities}
