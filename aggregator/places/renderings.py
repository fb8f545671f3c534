"""How languages write foreign cities' names: letters for letters, by the tables of ``renderings.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final

_LEAST: Final = 4  # letters of a spelling, unless the table says otherwise
_MOST: Final = 4  # spellings of one name in one table
_CONSONANT_END: Final = re.compile(r"[ბვგდჟზკლმნპრსტფხჰცჩშჯძქთღყწჭ]$")
_DOUBLE: Final = re.compile(r"([бвгджзклмнпрстфхцчш])\1")
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Rendering:
    """One language's (or several's) table."""

    sources: tuple[str, ...]  # languages whose spelling it starts from
    countries: frozenset[str]  # whose cities it renders; empty: all
    close: str  # put behind a final consonant
    single: bool  # double letters are written once
    least: int  # letters of a spelling
    pattern: re.Pattern[str]
    letters: Mapping[str, tuple[str, ...]]

    @classmethod
    def read(cls, raw: Mapping[str, object]) -> Rendering:
        """From a table of the file. Raises ValueError at a rule without «>»."""
        rules = raw.get("rules", ())
        letters: dict[str, tuple[str, ...]] = {}
        for rule in rules if isinstance(rules, list) else ():
            cut, mark, put = str(rule).partition(">")
            if not mark or not cut:
                raise ValueError(f"renderings.toml: {rule!r} is no rule «letters>letters»")
            letters[cut] = tuple(put.split("|"))
        longest = sorted(letters, key=lambda cut: (-len(cut), cut))
        return cls(
            sources=tuple(map(str, _list(raw.get("from")))),
            countries=frozenset(map(str, _list(raw.get("of")))),
            close=str(raw.get("close", "")),
            single=bool(raw.get("single", False)),
            least=int(str(raw.get("least", _LEAST))),
            pattern=re.compile(f"({'|'.join(map(re.escape, longest))})"),
            letters=letters,
        )

    def of(self, name: str) -> Iterator[str]:
        """The ways to write a name; at most four."""
        parts = self.pattern.split(_marked(name, self.single))  # every other one is a rule's
        choices: list[Sequence[str]] = []
        places: list[int] = []
        count = 1
        for place in range(1, len(parts), 2):
            ways = self.letters[parts[place]]
            parts[place] = ways[0]
            if len(ways) > 1 and count * len(ways) <= _MOST:
                count *= len(ways)
                choices.append(ways)
                places.append(place)
        for chosen in product(*choices):
            for place, way in zip(places, chosen, strict=True):
                parts[place] = way
            written = "".join(parts).replace("^", "").replace("$", "")
            yield written + self.close if self.close and _CONSONANT_END.search(written) else written


@lru_cache(maxsize=64)  # one name is written by many tables
def _marked(name: str, single: bool) -> str:
    low = _DOUBLE.sub(lambda double: double[1], name.lower()) if single else name.lower()
    return _WORD.sub(lambda word: f"^{word[0]}$", low)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def read(text: str) -> tuple[Rendering, ...]:
    """All tables of the file. Raises ValueError at a broken rule."""
    return tuple(Rendering.read(raw) for raw in tomllib.loads(text).values())
