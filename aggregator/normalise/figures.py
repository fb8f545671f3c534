"""Dates in figures alone, in the order of their language; and figures that name something else and are no dates."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from aggregator.normalise import words
from aggregator.normalise.day import BLANK, YEAR, Printed, build
from aggregator.normalise.eras import is_taiwanese
from aggregator.normalise.labels import label

if TYPE_CHECKING:
    from aggregator.normalise.day import Form

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_NUMERIC_YEAR_FIRST = re.compile(rf"(?<![\d./-]){YEAR}\s?([-./])\s?(\d{{1,2}})\s?\2\s?(\d{{1,2}})(?!\d)")
_NUMERIC = re.compile(
    rf"(?<![\d/])(?<!\d[.-])(\d{{1,2}})\s?([-./])\s?(\d{{1,2}})\s?\2\s?(?:{YEAR}(?!\.\d)|'?(\d\d)(?!\d|[./-]\d))"
)
_NUMERIC_SHORT_YEAR_FIRST = re.compile(r"(?<![\d./-])(\d\d)(\.\s|[-./])(\d{1,2})\2(\d{1,2})(?![\d/-]|\.\d)")
_NUMERIC_MIXED = re.compile(rf"(?<![\d./-])(\d{{1,2}})(/)(\d{{1,2}})[\s-]\s?{YEAR}")  # Nordic: 10/6 2025
_NUMERIC_SPACED = re.compile(rf"^\W*(\d{{1,2}})([\s|]+)(\d{{1,2}})[\s|]+{YEAR}\W*$")  # a box of three numbers
_NUMERIC_YEARLESS = re.compile(r"(?<![\d.,:/-])(\d{1,2})([-./])\s?(\d{1,2})(\.?)(?![\d:/-])")
_ROC_NUMERIC = re.compile(r"(?<![\d./-])(1\d\d)([-./])(\d{1,2})\2(\d{1,2})(?!\d)")

# Orders of numbers by language: Unicode CLDR, short dates.
_YEAR_FIRST: Final = frozenset({"zh", "ja", "ko", "hu", "lt", "mn"})
_MONTH_FIRST: Final = words.listed("en-us en-as en-gu en-mh en-mp en-ph en-pr en-um en-vi es-us es-pr es-pa fil ceb")
# What makes a number the name of something else: «№ 10/06», «tel. 25-06-10», «v3.11.24», «(861) 10-06-25».
_NAMED_NUMBER = re.compile(
    r"(?:[№#$€£₽+*×%=°]|\b(?:no|nr|num|тел|телефон\w*|факс|моб|phone|tel|telefon|tel|fax|mob|ver|version|верси\w+|"
    r"версия|ip|isbn|issn|каб|кабинет\w*|room|zimmer|зал|ауд|кв|стр|page|pp|том|vol|статья|art|section|пункт|раздел|"
    r"глава|инн|кпп|огрн|счет|score|рейтинг|rating|гост|цена|price|preis)\b[.:]?|☎|📞|\(\d{2,5}\)|(?<!\w)[vв]\.?)\s*$",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?\s*$")
_BESIDE_NUMBERS: Final = words.listed(
    "am on le il el em a la den dne dnia от на за dd at um em of d v в о у во kl klo om à às ore alle ob u ve o godz "
    "uhr g г р r do dia the к with и"
)


def forms(language: str | None, zone: str | None) -> tuple[Form, ...]:
    """The orders of figures, the surest first."""
    return (
        (_NUMERIC_YEAR_FIRST, lambda m: build(m[1], m[3], m[4], m)),
        (_ROC_NUMERIC, lambda m: _of_taiwan(m, language)),
        (_NUMERIC_SHORT_YEAR_FIRST, lambda m: _short_year_first(m, language)),
        (_NUMERIC, lambda m: _numeric(m, language, zone)),
        (_NUMERIC_MIXED, lambda m: build(m[4], m[3], m[1], m)),
        (_NUMERIC_SPACED, lambda m: build(m[4], m[3], m[1], m)),
    )


def month_first(language: str | None, zone: str | None) -> bool:
    """Are numbers printed month first? In American English; «en» alone follows the home city's continent."""
    tag = (language or "").replace("_", "-").lower()
    return tag in _MONTH_FIRST or (tag == "en" and (zone or "").startswith(("America/", "US/")))


def _of_taiwan(match: re.Match[str], language: str | None) -> Printed | None:
    return build(1911 + int(match[1]), match[3], match[4], match) if is_taiwanese(language) else None


def _short_year_first(match: re.Match[str], language: str | None) -> Printed | None:
    """«25.06.10» in a year-first language; «25-06-10» in Swedish too."""
    tongue = words.base(language)
    if tongue not in _YEAR_FIRST and not (tongue == "sv" and match[2] == "-"):
        return _numeric_short(match, language)
    return None if _is_named(match) else build(match[1], match[3], match[4], match)


def _numeric_short(match: re.Match[str], language: str | None) -> Printed | None:
    again = _NUMERIC.match(match.string, match.start())
    return _numeric(again, language, None) if again else None


def _numeric(match: re.Match[str], language: str | None, zone: str | None) -> Printed | None:
    first, mark_, second = int(match[1]), match[2], int(match[3])
    year = match[4] or match[5]
    if match[5] and (_is_named(match) or (len(match[1]) + len(match[3]) < 4 and _is_worded(match))):
        return None
    orders = [(first, second), (second, first)]  # (day, month)
    # Dots are European: on a page that calls itself American they mostly show that it is not.
    if month_first(language, zone) and mark_ != ".":
        orders.reverse()
    # «06.13.2025» is no date anywhere; with a slash it may be American, unless the language never is.
    may_swap = mark_ != "." and words.base(language) in {None, "en", "es", "fil"}
    for day, month in orders if may_swap or month_first(language, zone) else orders[:1]:
        if printed := build(year, month, day, match):
            return replace(printed, slashed=mark_ != ".")
    return None


def _is_named(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 16) : match.start()]
    return bool(_NAMED_NUMBER.search(before)) or before[-1:].isalpha()


def _is_worded(match: re.Match[str]) -> bool:
    """«Python 3.11.24»: a word governs the numbers, and it is none that stands before dates."""
    before = match.string[: match.start()]
    word = _LAST_WORD.search(before)
    if not word or words.fold(word[1]) in _BESIDE_NUMBERS or words.weekday(word[1]) is not None:
        return False
    return label(before[-40:]) is None


def yearless(text: str, language: str | None, zone: str | None) -> Printed | None:
    """«10.06.», «10/06», «10.06 11:02», in year-first languages «06-10»; alone but for time, weekday and small words.

    «10.06» alone may be a time or a price: a dot after it, a slash, a time or a weekday beside it make it a date.
    """
    matches = list(_NUMERIC_YEARLESS.finditer(text))
    if len(matches) != 1 or _is_named(match := matches[0]):
        return None
    first, mark_, second, dot = match.groups()
    around = text[: match.start()] + " " + text[match.end() :]
    if re.search(r"[№#$€£₽%+*×=\d]", around):
        return None
    beside = [words.fold(word[0]) for word in _WORD.finditer(around)]
    weekday = any(words.weekday(word, language) is not None for word in beside)
    if not all(w in _BESIDE_NUMBERS or words.weekday(w, language) is not None or label(w) for w in beside):
        return None
    timed = BLANK in text or weekday
    two_digits = len(first) == len(second) == 2
    year_first = words.base(language) in _YEAR_FIRST
    certain = {".": dot or timed, "/": two_digits or timed, "-": two_digits and year_first}[mark_]
    if not certain or (first, mark_, second) == ("24", "/", "7"):
        return None
    day, month = (second, first) if month_first(language, zone) or year_first else (first, second)
    return build(None, month, day, match)
