"""What a text prints that survives translation besides names: numbers, calendar days."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from aggregator.stories.fold import fold

# ── numbers ──

_NUMBER = re.compile(r"(?<![\w.,:/])\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|(?<![\w.,:/])\d+(?![\d:]|[.,/]\d)")
_CLOCK_OR_DAY = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2,4})?(?!\d)|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}(?:/\d{2,4})?")


def numbers(text: str) -> tuple[str, ...]:
    """Numbers of two digits and more, without clock times, days and the years of our time; sorted."""
    bare = _CLOCK_OR_DAY.sub(" ", unicodedata.normalize("NFKC", text))
    found = {re.sub(r"\D", "", number) for number in _NUMBER.findall(bare)}
    return tuple(sorted(number for number in found if 2 <= len(number) <= 9 and not _is_year(number)))


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in ("19", "20")


# ── days ──

LANGUAGES = [
    "he",
    "hi",
    "vi",
    "mn",
    "nb",
    "bs",
    "tg",
    "ru",
    "uk",
    "be",
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "pl",
    "cs",
    "sk",
    "sr",
    "hr",
    "bg",
    "ro",
    "hu",
    "el",
    "tr",
    "az",
    "kk",
    "uz",
    "hy",
    "ka",
    "fi",
    "sv",
    "nl",
    "da",
    "et",
    "lv",
    "lt",
    "ky",
    "fa",
    "ar",
    "mk",
    "sl",
    "sq",
]

_ISO = re.compile(r"(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d.:/])(\d{1,2})[./](\d{1,2})(?:[./]((?:19|20)\d{2}|\d{2}))?(?![\d:%]|[./]\d)")
_HAN = re.compile(r"(?:((?:19|20)\d{2})\s*[年년]\s*)?(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일]")
_PIECE = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN = frozenset({"de", "of", "the", "st", "nd", "rd", "th", "го", "ого", "er", "a", "d", "ви", "ти"})


def printed_days(text: str, language: str | None) -> tuple[str, ...]:
    """Days printed in the text: ``2025-06-10``, or ``--06-10`` where no year stands beside; sorted."""
    found: set[str] = set()
    for year, month, day in _ISO.findall(text):
        _add(found, year, int(month), int(day))
    for year, month, day in _HAN.findall(text):
        _add(found, year, int(month), int(day))
    for day, month, year in _NUMERIC.findall(_ISO.sub(" ", text)):
        if year or "/" in text or len(month) == 2:
            _add(found, ("20" + year if len(year) == 2 else year), int(month), int(day))
    _named(found, text, language)
    dated = {day[4:] for day in found if not day.startswith("--")}
    return tuple(sorted(day for day in found if not (day.startswith("--") and day[1:] in dated)))


def _named(found: set[str], text: str, language: str | None) -> None:
    pieces = _PIECE.findall(fold(text))
    for at, piece in enumerate(pieces):
        around = pieces[max(0, at - 3) : at + 5]
        month = _month(piece, language) if any(one.isdecimal() for one in around) else 0
        if not month:
            continue
        before = [one for one in pieces[max(0, at - 3) : at] if one not in _BETWEEN]
        after = [one for one in pieces[at + 1 : at + 5] if one not in _BETWEEN]
        years = [one for one in (*after[:3], *before[-2:]) if one.isdecimal() and _is_year(one)]
        for one in (*reversed(before[-2:]), *after[:1]):
            if one.isdecimal() and len(one) <= 2 and 1 <= int(one) <= 31:
                _add(found, years[0] if years else "", month, int(one))
                break


def _add(found: set[str], year: str, month: int, day: int) -> None:
    if 1 <= month <= 12 and 1 <= day <= 31:
        found.add(f"{year or '-'}-{month:02}-{day:02}")


def _month(word: str, language: str | None) -> int:
    primary = (language or "").split("-")[0].lower()
    for one in (primary,) if primary in LANGUAGES else ("ru", "en"):
        for stem, full, month in _months(one).get(word[:3], ()):
            if word.startswith(stem) and (len(word) <= full + 4 if len(stem) > 3 else len(word) <= full + 2):
                return month
    return 0


@cache
def _months(language: str) -> dict[str, list[tuple[str, int, int]]]:
    """By their first three letters: (stem, length of the full name, month), from CLDR; the longest stems first."""
    from babel import Locale

    rows = set()
    for context in Locale.parse(language).months.values():
        for name in ("wide", "abbreviated"):
            for month, printed in context[name].items():
                word = fold(printed).strip(". ")
                if len(word) >= 3 and word.isalpha():
                    rows.add((word if len(word) <= 4 else word[: max(3, len(word) - 2)], len(word), month))
    found: dict[str, list[tuple[str, int, int]]] = {}
    for row in sorted(rows, key=lambda row: (-len(row[0]), row)):
        found.setdefault(row[0][:3], []).append(row)
    return found
