"""Which city a name that no gazetteer spells may be, by its sound: compiled columns in, cities with likeness out."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from math import exp, log
from typing import Final, NamedTuple

from aggregator.places import forms, sound
from aggregator.places.forms import script

# What the sum of a name's weights is read with, chosen on cities of even GeoNames ids.
_SIZE: Final = 1.0  # for each e-fold of inhabitants
_SHARP: Final = 0.65  # how far one nat tells two candidates apart
_STRANGER: Final = 18.0  # what a city must exceed, not to be one we do not know
_FOREIGN: Final = 3.0  # … and more where all countries are thought of
_MOST: Final = 32  # candidates weighed
_TOLD: Final = 5  # spellings told of
_NEAR: Final = 500  # candidates whose spelling is looked at
_SPELT: Final = 4.0  # what the spelling counts beside the consonants, and the size
_KNOWN: Final = 0.15
_ANYWHERE: Final = "*"


def columns(places: Sequence[tuple[Sequence[str], str, bool]], tables: Mapping[str, Sequence[str]]) -> dict[str, bytes]:
    """Sections of the gazetteer from each place's (names, country, large) and each script's table of sounds.

    Places lie by country, and those of the first tier once more by the class of their first consonant.
    """
    shelves: dict[str, list[tuple[int, str, str]]] = {}
    for index, (names, country, large) in enumerate(places):
        for latin in dict.fromkeys(map(forms.latin, names)):
            if not latin:
                continue
            heard = sound.classes(latin)
            shelves.setdefault(country, []).append((index, heard, latin))
            if large:
                shelves.setdefault(_ANYWHERE + heard[:1], []).append((index, heard, latin))
    order, starts = array("I"), array("I")
    keys, spelt = bytearray(), bytearray()
    for shelf in sorted(shelves):
        starts.extend((len(order), len(keys), len(spelt)))
        order.extend([index for index, _heard, _latin in shelves[shelf]])
        keys += "\n".join(heard for _index, heard, _latin in shelves[shelf]).encode()
        spelt += "\n".join(latin for _index, _heard, latin in shelves[shelf]).encode()
    starts.extend((len(order), len(keys), len(spelt)))
    return {
        "sound.shelves": b"\n".join(shelf.encode() for shelf in sorted(shelves)),
        "sound.starts": starts.tobytes(),
        "sound.order": order.tobytes(),
        "sound.classes": bytes(keys),
        "sound.letters": bytes(spelt),
        **{f"sound.{kind}": "\n".join(lines).encode() for kind, lines in sorted(tables.items())},
    }


class _Shelf(NamedTuple):
    """The places of one country, or of one first consonant: three columns."""

    order: Sequence[int]
    classes: Mapping[str, Sequence[int]]  # places by their class
    letters: Sequence[str]


class Hearing:
    """Knows cities by their sound. ``population`` tells the inhabitants of the city at an index."""

    def __init__(self, parts: Mapping[str, memoryview], population: Callable[[int], int]) -> None:
        self._parts = parts
        self._population = population
        names = bytes(parts["sound.shelves"]).decode().split("\n")
        self._shelves = {name: number for number, name in enumerate(names)}
        self._starts = parts["sound.starts"].cast("I")
        self._order = parts["sound.order"].cast("I")
        self._ears: dict[str, sound.Ear] = {}
        self._shelf = lru_cache(maxsize=24)(self._read)

    def __call__(self, name: str, country: str | None = None) -> list[tuple[int, float]]:
        """Cities that a name in any script may be, the likeliest first, with the likelihood 0 … 1 of their spelling.

        Without a country only cities of the first tier are thought of. Cities of one spelling share their likelihood.
        """
        heard = sound.units(name)
        ear = self._ear(script(name))
        if ear is None or len(heard) < 2:
            return []
        own: dict[int, tuple[float, str]] = {}  # each city's best spelling
        for latin, index in self._near(ear, heard, country):
            value = ear.alike(heard, latin) + _SIZE * log(self._population(index) + 500)
            own[index] = max((value, latin), own.get(index, (value, latin)))
        alike: dict[str, list[tuple[float, int]]] = {}
        for index, (value, latin) in own.items():
            alike.setdefault(latin, []).append((value, index))
        best = {latin: max(found)[0] for latin, found in alike.items()}
        stranger = _STRANGER if country else _STRANGER + _FOREIGN
        top = max([stranger, *best.values()])
        whole = sum(exp(_SHARP * (value - top)) for value in (stranger, *best.values()))
        return [
            (index, exp(_SHARP * (best[latin] - top)) / whole)
            for latin in sorted(best, key=lambda latin: (-best[latin], latin))[:_TOLD]
            for _value, index in sorted(alike[latin], reverse=True)
        ]

    def renders(self, sign: str) -> bool:
        """Whether a sign is one that its script's foreign names are written with."""
        ear = self._ear(script(sign))
        return ear is not None and ear.knows(sign)

    def _near(self, ear: sound.Ear, heard: tuple[str, ...], country: str | None) -> Iterable[tuple[str, int]]:
        """The places worth weighing: those whose consonants nearly agree."""
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        spelt, ways = ear.spelt(heard), ear.ways(heard)
        groups = (country,) if country else {_ANYWHERE + way[:1] for way in ways}
        for group in groups:
            if group not in self._shelves:
                continue
            shelf = self._shelf(group)
            keys: dict[str, float] = {}
            for way in ways:
                least = 1 if len(way) < 4 else 2
                for key, far, _ in process.extract(
                    way, shelf.classes.keys(), scorer=Levenshtein.distance, score_cutoff=least, limit=_NEAR
                ):
                    keys[key] = min(far, keys.get(key, far))
            near: dict[int, float] = {}
            for key in sorted(keys, key=lambda key: (keys[key], key)):
                if len(near) < _NEAR:
                    near.update(dict.fromkeys(shelf.classes[key], keys[key]))
            likely = process.extract(
                spelt,
                {place: shelf.letters[place] for place in near},
                scorer=Levenshtein.normalized_distance,
                limit=2 * _MOST,
            )
            ranked = sorted(
                (near[place] + _SPELT * far - _KNOWN * log(self._population(shelf.order[place]) + 500), place)
                for _latin, far, place in likely
            )
            for _rank, place in ranked[:_MOST]:
                yield shelf.letters[place], shelf.order[place]

    def _read(self, name: str) -> _Shelf:
        number = 3 * self._shelves[name]
        (first, classes, letters), (last, end, tail) = (
            self._starts[number : number + 3],
            self._starts[number + 3 : number + 6],
        )
        places: dict[str, list[int]] = {}
        for place, key in enumerate(bytes(self._parts["sound.classes"][classes:end]).decode().split("\n")):
            places.setdefault(key, []).append(place)
        return _Shelf(
            self._order[first:last], places, bytes(self._parts["sound.letters"][letters:tail]).decode().split("\n")
        )

    def _ear(self, kind: str) -> sound.Ear | None:
        if kind not in self._ears and (text := self._parts.get(f"sound.{kind}")) is not None:
            self._ears[kind] = sound.Ear(sound.read(bytes(text).decode().split("\n")))
        return self._ears.get(kind)
