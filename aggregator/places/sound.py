"""How a foreign name sounds in another script: which Latin letters each of its signs may stand for, and how surely.

A name is cut into *units*: letters, Chinese characters, kana, the jamo of Hangul syllables. ``sounds.txt`` weighs, for
each script, the Latin letters a unit may stand for («特» te, t …) by how much oftener they meet than by chance: learnt
from GeoNames' own spellings by ``python -m bench.sound --learn`` (expectation maximisation over all alignments, as
joint-sequence models do it: Bisani and Ney 2008). Two names are alike by the sum of these weights over the best
alignment: the logarithm of how much likelier the two are one name than two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from aggregator.places.forms import script

SCRIPTS: Final = (
    "han", "kana", "hangul", "arabic", "hebrew", "greek", "armenian", "georgian", "cyrillic", "latin",
)  # fmt: skip
LONGEST: Final = 5  # Latin letters of one unit
_SMALL_KANA: Final = frozenset("ァィゥェォャュョヮ")
_MUTE_KANA: Final = frozenset("ッー")
_JAMO: Final = re.compile("[\u1100-\u11ff]")
_DECOMPOSED: Final = frozenset({"arabic", "greek", "hebrew"})

# In nats. A letter that no unit stands for, a unit that stands for none, a unit never met.
_MUTE_LETTER: Final = -4.0
_MUTE_VOWEL: Final = -2.0
_MUTE_RUN: Final = 3  # letters in a row
_OTHER_VOWEL: Final = -1.5
_VOWEL: Final = -2.5  # what a vowel heard adds to a weight
_LETTER: Final = 2.7  # what a letter adds to a weight
_RARER: Final = 2.0
_SOFT: Final = frozenset("aeiouyh")
_MUTE_UNIT: Final = -4.0
_UNKNOWN: Final[tuple[float, Mapping[str, Sequence[tuple[str, int, float]]]]] = (-0.5, {})
_NONE: Final = -1e9


def units(name: str) -> tuple[str, ...]:
    """The signs of a name that sound, in their order; those of another script than its first are left out."""
    kind, low = script(name), name.lower()
    if kind == "hangul":
        return tuple(_JAMO.findall(unicodedata.normalize("NFD", low)))
    if kind == "kana":
        return _kana(low)
    low = unicodedata.normalize("NFD" if kind in _DECOMPOSED else "NFC", low)
    return tuple(char for char in low if char.isalpha() and script(char) == kind)


def _kana(name: str) -> tuple[str, ...]:
    found: list[str] = []
    for char in name:
        if char in _SMALL_KANA and found:
            found[-1] += char
        elif char not in _MUTE_KANA and script(char) == "kana":
            found.append(char)
    return tuple(found)


# Groups of letters that spell one consonant; vowels, h and the half-vowels j, v, w, y are dropped.
_CLASSES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("shch", "tsch", "szcz", "sch", "tch", "dzh", "cz", "sz", "sh", "zh", "ch", "ts", "tz", "dz"), "S"),
    **dict.fromkeys(("ce", "ci", "cy", "s", "z"), "S"), **dict.fromkeys(("gh", "ck", "qu", "kh", *"cgkq"), "K"),
    **dict.fromkeys(("b", "p", "f", "ph"), "P"), **dict.fromkeys(("t", "d", "th"), "T"), **dict.fromkeys("lr", "L"),
    "x": "KS", "m": "M", **dict.fromkeys(("n", "ng"), "N"), **dict.fromkeys("aeiouhjvwy", ""),
}  # fmt: skip
_CLASS: Final = re.compile("|".join(sorted(_CLASSES, key=lambda group: (-len(group), group))))
_DOUBLE: Final = re.compile(r"(.)\1+")


def classes(latin: str) -> str:
    """The consonants of Latin letters in seven classes: what names that sound alike nearly agree in."""
    return _DOUBLE.sub(lambda run: run[1], "".join([_CLASSES[group] for group in _CLASS.findall(latin)]))


Table = Mapping[str, Mapping[str, float]]  # unit → Latin letters → weight


def read(lines: Iterable[str]) -> dict[str, dict[str, float]]:
    """One script's table: a line «units letters=weight …», weights in tenths; «-» are no letters."""
    table: dict[str, dict[str, float]] = {}
    for line in lines:
        signs, *weights = line.split(" ")
        heard = {}
        for weight in weights:
            latin, _, tenths = weight.partition("=")
            heard["" if latin == "-" else latin] = int(tenths) / 10
        for sign in signs.split("/"):
            table[sign] = heard
    return table


def by_script(text: str) -> dict[str, list[str]]:
    """The lines of each script's table in ``sounds.txt``. Raises ValueError at a line that stands under no script."""
    found: dict[str, list[str]] = {}
    under: list[str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("["):
            under = found.setdefault(line.strip("[]"), [])
        elif under is None:
            raise ValueError(f"sounds.txt, line {number}: stands under no [script]")
        else:
            under.append(line)
    return found


class Ear:
    """Hears one script's names."""

    def __init__(self, table: Table) -> None:
        self._table = {unit: (heard.get("", _MUTE_UNIT), _by_letter(_loose(heard))) for unit, heard in table.items()}
        self._surest = {unit: _surest(heard) for unit, heard in table.items()}

    def knows(self, unit: str) -> bool:
        """Whether foreign names are written with this unit."""
        return unit in self._table

    def spelt(self, name: tuple[str, ...]) -> str:
        """The likeliest Latin letters."""
        return "".join(self._surest.get(unit, ("",))[0] for unit in name)

    def ways(self, name: tuple[str, ...], most: int = 4) -> list[str]:
        """The likeliest consonant classes, the surest first: each unit's best letters, then others of other classes."""
        options = [self._surest.get(unit, ("",)) for unit in name]
        found = [""]
        for ways in options:
            kept = ways if len(found) * len(ways) <= most else ways[:1]
            found = [way + option for option in kept for way in found]
        return list(dict.fromkeys(classes(way) for way in found))

    def alike(self, name: tuple[str, ...], latin: str) -> float:
        """How much likelier than chance a Latin name is heard in these units, in nats."""
        size = len(latin)
        silent = [_MUTE_VOWEL if letter in _SOFT else _MUTE_LETTER for letter in latin]
        row = [_NONE] * (size + 1)
        row[0] = 0.0
        high = 0  # as far as the row holds anything
        for unit in name:
            mute, heard = self._table.get(unit, _UNKNOWN)
            new = [_NONE] * (size + 1)
            last = high
            for at in range(high + 1):
                value = row[at]
                new[at] = max(new[at], value + mute)
                for group, length, weight in heard.get(latin[at], ()) if at < size else ():
                    end = at + length
                    if latin.startswith(group, at) and value + weight > new[end]:
                        new[end] = value + weight
                        last = max(last, end)
            high = min(size, last + _MUTE_RUN)
            for at in range(high):
                if (skipped := new[at] + silent[at]) > new[at + 1]:
                    new[at + 1] = skipped
            row = new
        # What is left of the name's end is mute too.
        best = _NONE
        for at in range(size + 1):
            best = max(row[at], best + silent[at - 1])
        return best


def _by_letter(heard: Mapping[str, float]) -> Mapping[str, Sequence[tuple[str, int, float]]]:
    found: dict[str, list[tuple[str, int, float]]] = {}
    for latin, weight in heard.items():
        if latin:
            found.setdefault(latin[0], []).append((latin, len(latin), weight))
    return found


def _loose(heard: Mapping[str, float]) -> dict[str, float]:
    """The same with any other vowel behind a consonant: what is left out here is paid for as mute."""
    found = dict(heard)
    for latin, weight in heard.items():
        bare = latin.rstrip("aeiouy")
        if bare and bare != latin:
            loose = weight + _VOWEL * (len(latin) - len(bare)) + _OTHER_VOWEL
            found[bare] = max(loose, found.get(bare, _NONE))
    return found


def _surest(heard: Mapping[str, float]) -> tuple[str, ...]:
    # Weights are against chance, which long groups rarely are: bring them back to what is frequent.
    frequent = {latin: weight - _LETTER * len(latin) for latin, weight in heard.items()}
    best = max(frequent.values(), default=0.0)
    kept: dict[str, str] = {}
    for latin in sorted(frequent, key=lambda latin: (-frequent[latin], latin)):
        if frequent[latin] > best - _RARER:
            kept.setdefault(classes(latin), latin)
    return tuple(kept.values())[:2] or ("",)
