"""The compiled gazetteer's columns as bytes, in the layout that :mod:`layout` tells."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from zlib import crc32

from aggregator.places import layout
from aggregator.places.names import slug
from aggregator.places.rows import Row


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


def pack_columns(
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
    """All columns as one run of bytes; ``ids`` are those of the keys in the trie."""
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
