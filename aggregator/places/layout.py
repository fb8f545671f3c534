"""The compiled gazetteer's bytes: named sections of little-endian columns behind one header."""

from __future__ import annotations

import struct
import sys
from collections.abc import Mapping
from typing import Final

MAGIC: Final = b"RCAPLACE"
FORMAT: Final = 6
_HEAD = struct.Struct("<8sII")
_ENTRY = struct.Struct("<24sQQ")

# A posting is one 32-bit number: whom a key may mean, and how good the spelling is.
CITY_BITS: Final = 18
CITY_MASK: Final = (1 << CITY_BITS) - 1
QUALITY_SHIFT: Final = 18  # 0 … 3: unlike the GeoNames name … the name itself
FORM: Final = 1 << 20  # generated inflected form
COUNTRY: Final = 1 << 31  # the low 16 bits are a country code, the next 15 the number of a region of it (0: none)
REGION_SHIFT: Final = 16
REGION_MASK: Final = (1 << 15) - 1

UNLISTED: Final = 4_000_000_000  # ids from here on are our own, of towns that GeoNames lacks (``places/towns.toml``)

# Facts of a key.
PERSON: Final = 1  # also a person's given name
COUNTRY_NAME: Final = 2
SURNAME: Final = 4  # also a family name

# Languages whose lower-case dictionary words we know; a key carries one bit for each it is a word of.
COMMON_LANGUAGES: Final = (
    "en", "de", "fr", "es", "it", "pt", "nl", "cs", "ru", "uk", "tr", "ro", "sv",
)  # fmt: skip
DISPLAY_LANGUAGES: Final = ("ru", "en", "de", "fr", "zh", "be", "uk", "he")

FIRST_WORD_BITS: Final = 23  # size of the first-word filter


def pack(sections: Mapping[str, bytes]) -> bytes:
    """Sections in their given order, each starting at a multiple of eight."""
    head = _HEAD.size + _ENTRY.size * len(sections)
    table, body, at = bytearray(_HEAD.pack(MAGIC, FORMAT, len(sections))), bytearray(), -(-head // 8) * 8
    for name, content in sections.items():
        table += _ENTRY.pack(name.encode(), at + len(body), len(content))
        body += content
        body += b"\0" * (-len(body) % 8)
    table += b"\0" * (at - len(table))
    return bytes(table + body)


def unpack(buffer: memoryview) -> dict[str, memoryview]:
    """The sections without copying. Raises ValueError when these bytes are no gazetteer of this format."""
    if sys.byteorder != "little":
        raise ValueError("the gazetteer needs a little-endian machine")
    if len(buffer) < _HEAD.size:
        raise ValueError("too short for a gazetteer")
    magic, version, count = _HEAD.unpack_from(buffer)
    if magic != MAGIC or version != FORMAT:
        raise ValueError("not a gazetteer of this version")
    sections: dict[str, memoryview] = {}
    for n in range(count):
        name, start, length = _ENTRY.unpack_from(buffer, _HEAD.size + n * _ENTRY.size)
        if start + length > len(buffer):
            raise ValueError("the gazetteer is cut short")
        sections[name.rstrip(b"\0").decode()] = buffer[start : start + length]
    return sections
