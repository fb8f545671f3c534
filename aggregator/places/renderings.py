"""How languages write foreign cities' names: letters for letters, by the tables of ``renderings.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
            pattern=re.compile("|".join(map(re.escape, longest))),
            letters=letters,
        )

    def of(self, name: str) -> Iterator[str]:
        """The ways to write a name; at most four."""
        low = _DOUBLE.sub(r"\1", name.lower()) if self.single else name.lower()
        marked = _WORD.sub(lambda word: f"^{word[0]}$", low)
        parts: list[Sequence[str]] = []
        count, at = 1, 0
        for match in self.pattern.finditer(marked):
            if match.start() > at:
                parts.append((marked[at : match.start()],))
            ways = self.letters[match[0]]
            if count * len(ways) > _MOST:
                ways = ways[:1]
            count *= len(ways)
            parts.append(ways)
            at = match.end()
        parts.append((marked[at:],))
        for chosen in product(*parts):
            written = "".join(chosen).replace("^", "").replace("$", "")
            yield written + self.close if self.close and _CONSONANT_END.search(written) else written


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def read(text: str) -> tuple[Rendering, ...]:
    """All tables of the file. Raises ValueError at a broken rule."""
    return tuple(Rendering.read(raw) for raw in tomllib.loads(text).values())
