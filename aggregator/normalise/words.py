"""Looking words up in the tables of names: which month, which day of the week?"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from aggregator.normalise.months import HOMOGRAPHS, MONTHS, TURKIC, TURKIC_ENDINGS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Mapping

# Letters that Unicode does not decompose, and the apostrophes people type.
_FLAT = str.maketrans({"ł": "l", "đ": "d", "ı": "i", "ø": "o", "ʼ": "'", "’": "'", "`": "'"})
_SAME = {"nb": "no", "nn": "no", "sh": "sr", "cnr": "sr", "mo": "ro", "in": "id", "ms": "id", "iw": "he", "ba": "tt"}

_TURKIC_ENDING = re.compile(TURKIC_ENDINGS)


def listed(names: str) -> frozenset[str]:
    """A set of words written as one string: easier to read and to extend than a list of quotes."""
    return frozenset(names.split())


def fold(text: str) -> str:
    """Case, accents and apostrophe shapes taken away: «Février» → «fevrier», «й» → «и»."""
    flat = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFC", "".join(c for c in flat if not unicodedata.combining(c))).translate(_FLAT)


def base(language: str | None) -> str | None:
    """The primary subtag as our tables spell it (BCP 47: «sr-Latn-RS» → «sr», «nb» → «no»)."""
    if not language:
        return None
    primary = language.replace("_", "-").split("-")[0].lower()
    return _SAME.get(primary, primary)


@lru_cache(maxsize=16384)
def month(word: str, language: str | None = None) -> int | None:
    """1 … 12; None when no month, or when languages disagree («listopad») and ours is not among them.

    In Turkic languages a name may carry endings («iyunun», «маусымы»).
    """
    number = _look_up(_months(), word, language)
    if number is None and base(language) in TURKIC:
        whole = fold(word)
        stems = (whole[:n] for n in range(len(whole) - 1, 2, -1) if _TURKIC_ENDING.fullmatch(whole, n))
        return next((found for stem in stems if (found := _look_up(_months(), stem, language))), None)
    return number


def weekday(word: str, language: str | None = None) -> int | None:
    """0 (Monday) … 6; None when no weekday, or when languages disagree."""
    return _look_up(_weekdays(), word, language)


def _look_up(index: Mapping[str, Mapping[int, frozenset[str]]], word: str, language: str | None) -> int | None:
    found = index.get(fold(word).rstrip("."))
    if not found:
        return None
    if len(found) == 1:
        number, languages = next(iter(found.items()))
        foreign = fold(word) in HOMOGRAPHS and base(language) in MONTHS and base(language) not in languages
        return None if foreign else number
    ours = [number for number, languages in found.items() if base(language) in languages]
    return ours[0] if len(ours) == 1 else None


@cache
def _months() -> Mapping[str, Mapping[int, frozenset[str]]]:
    return _index(MONTHS, 1)


@cache
def _weekdays() -> Mapping[str, Mapping[int, frozenset[str]]]:
    return _index(WEEKDAYS, 0)


def _index(table: Mapping[str, str], first: int) -> Mapping[str, Mapping[int, frozenset[str]]]:
    index: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for language, names in table.items():
        for number, group in enumerate(names.split("|"), first):
            for name in group.split():
                index[fold(name.replace("_", " "))][number].add(language)
    return {name: {n: frozenset(ls) for n, ls in numbers.items()} for name, numbers in index.items()}
