"""What dates does a string print? The grammar only: nothing here knows what day it is.

Reads numbers in the order of the language, month names in our languages, Roman months, 年月日 and 년월일 with their
eras, with a time and a zone before or after; words around them are passed over. A span («9–10 June», «from 9 to 10
June») is an event's, so its days are left out; months alone, numbers that name no day (phones, versions, «24/7») and
years of calendars other than ours (1446, 2568, 114年 outside Taiwan) are no dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time, tzinfo
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from aggregator.normalise import words
from aggregator.normalise.clock import Clock, following_clock, read_clocks
from aggregator.normalise.labels import label
from aggregator.normalise.marks import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LONGEST: Final = 600  # characters of a string that may still be a date with words around it
OLDEST: Final = 1990  # there was no web before
_BLANK = "\0"  # stands where something was read already; never in the text (control characters are dropped)

Label = Literal["published", "updated"]


@dataclass(frozen=True, slots=True)
class Printed:
    """One date as it stands there. ``None`` is what was not printed."""

    year: int | None
    month: int
    day: int
    time: time | None = None
    zone: tzinfo | None = None
    weekday: int | None = None  # 0 is Monday
    label: Label | None = None
    start: int = 0
    end: int = 0
    slashed: bool = False  # numbers whose order is a matter of country
    before: str = ""  # the text before it, for who wants to know what governs it


_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_ORDINAL = (
    r"(?:(?:[.-]?|\s(?=er\b))(?i:st|nd|rd|th|er|re|eme|o|a|°|η|го|ого|ое|е|ше|ci|cı|cu|cü|чи|чы|чу|чү|ші|шы|en|an|i|d)"
    r"(?![^\W\d_]))?\.?"
)
_GAP = rf"[\s.,/\-{_BLANK}|]*"
_YEAR = r"((?:1[89]|20|21)\d\d)(?!\d)"
_SHORT_YEAR = rf"(?:'(\d\d)(?!\d)|(?<=[-/])(\d\d)(?![\d:])|(\d\d)(?=\s*,?\s*(?:$|{_BLANK})))"
_DAY = rf"(?<![\d:])(?<!\d\.)(\d{{1,2}}){_ORDINAL}"
_MONTH = r"\{(\d\d)\}"
_NO_OTHER_YEAR = r"(?![\s.,]*\d{3,4}(?![\d:]))"  # 12 марта 1404: a year, but none of ours

_DAY_MONTH_YEAR = re.compile(rf"{_DAY}[\s.,/\-]*{_MONTH}{_GAP}(?:{_YEAR}|{_SHORT_YEAR})")
_MONTH_DAY_YEAR = re.compile(rf"{_MONTH}[\s.\-]*(\d{{1,2}})(?!\d){_ORDINAL}{_GAP}(?:{_YEAR}|'(\d\d)(?!\d))")
_YEAR_MONTH_DAY = re.compile(rf"(?<![\d:]){_YEAR}{_GAP}{_MONTH}[\s.,\-]*(\d{{1,2}})(?!\d)(?![:.]\d)")
_YEAR_DAY_MONTH = re.compile(rf"(?<![\d:]){_YEAR}-?[\s.,]*(?:-\s+)?(\d{{1,2}}){_ORDINAL}[\s.,\-]*{_MONTH}")
_DAY_MONTH = re.compile(rf"{_DAY}[\s./\-]*{_MONTH}{_NO_OTHER_YEAR}")
_MONTH_DAY = re.compile(rf"{_MONTH}[\s.\-]*(\d{{1,2}})(?!\d)(?![:.]\d){_ORDINAL}{_NO_OTHER_YEAR}")

_NUMERIC_YEAR_FIRST = re.compile(rf"(?<![\d./-]){_YEAR}\s?([-./])\s?(\d{{1,2}})\s?\2\s?(\d{{1,2}})(?!\d)")
_NUMERIC = re.compile(
    rf"(?<![\d/])(?<!\d[.-])(\d{{1,2}})\s?([-./])\s?(\d{{1,2}})\s?\2\s?(?:{_YEAR}(?!\.\d)|'?(\d\d)(?!\d|[./-]\d))"
)
_NUMERIC_SHORT_YEAR_FIRST = re.compile(r"(?<![\d./-])(\d\d)(\.\s|[-./])(\d{1,2})\2(\d{1,2})(?![\d/-]|\.\d)")
_NUMERIC_MIXED = re.compile(rf"(?<![\d./-])(\d{{1,2}})(/)(\d{{1,2}})[\s-]\s?{_YEAR}")  # Nordic: 10/6 2025
_NUMERIC_SPACED = re.compile(rf"^\W*(\d{{1,2}})([\s|]+)(\d{{1,2}})[\s|]+{_YEAR}\W*$")  # a box of three numbers
_NUMERIC_YEARLESS = re.compile(r"(?<![\d.,:/-])(\d{1,2})([-./])\s?(\d{1,2})(\.?)(?![\d:/-])")
_ROC_NUMERIC = re.compile(r"(?<![\d./-])(1\d\d)([-./])(\d{1,2})\2(\d{1,2})(?!\d)")

_EAST_ASIAN = re.compile(
    r"(?:(?P<era>令和|平成|昭和|中華民國|民國|民国|(?<![A-Za-z])[RH](?=\s?\d))?\s*(?P<year>\d{1,4}|元)\s*[年년]度?\s*)?"
    r"(?<!\d)(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일號号]"
)
_REIWA = re.compile(r"(?<![A-Za-z])(R)(\d{1,2})[./](\d{1,2})[./](\d{1,2})(?![\d./])")
_ERAS: Final = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925} | dict.fromkeys(
    ("民國", "民国", "中華民國"), 1911
)
_EAST_ASIAN_DAY = re.compile(
    r"(?:星期|周|週|礼拜|禮拜)([一二三四五六日天])|([月火水木金土日])曜|([월화수목금토일])요일|\(([月火水木金土日월화수목금토일])\)"
)
_DAYS: Final = {day: n for days in ("一二三四五六日", "月火水木金土日", "월화수목금토일") for n, day in enumerate(days)}

# Spans of days: «9–», «9.06–», «9. und », «from 9 to » before a day; «–12» after one.
_SPAN_BEFORE = re.compile(
    r"(?<![\d:.])\d{1,2}\.?\s*(?:\{\d\d\})?\s*(?:[-–—~/&]|(?<=\s)(?:и|і|й|und|and|et|y|e|a|és|och|og|ja|ve|i|u)\s)\s*$"
    r"|(?<![\d:.])\d{1,2}(?:[./]\d{1,2})?\.?\s*(?:[-–—~]|(?:по|до|to|till|until|bis|au|al|do|til|tot|la|à)\s)\s*$"
    r"|(?:^|[^\w])(?:с|со|от|з|із|від|from|vom|von|du|dal|od|ab|från|fra|van|az)\s+\d{1,2}\.?(?:\s*\{\d\d\})?"
    r"\s+(?:\w{1,3}\.?\s+)?$",
    re.IGNORECASE,
)
_SPAN_AFTER = re.compile(
    r"\s*(?:[-–—~]|(?:and|to|und|y|et|и|і)\s)\s*\d{1,2}(?!\d)(?=\.?\s*(?:,|$|\d{4}))|\s*[-–—~至到]\s*\d{1,2}\s*[日일月월]"
)
_CONNECTING = re.compile(r"\s*(?:[-–—~]|по|до|to|bis|au|al|til|till|tot|至|から)\s*", re.IGNORECASE)

# Orders of numbers by language: Unicode CLDR, short dates.
_YEAR_FIRST: Final = frozenset({"zh", "ja", "ko", "hu", "lt", "mn"})
_MONTH_FIRST: Final = words.listed("en-us en-as en-gu en-mh en-mp en-ph en-pr en-um en-vi es-us es-pr es-pa fil ceb")
# What makes a number the name of something else: «№ 10/06», «tel. 25-06-10», «v3.11.24», «(861) 10-06-25».
_NAMED_NUMBER = re.compile(
    r"(?:[№#$€£₽+*×%=]|\b(?:no|nr|num|тел|телефон\w*|факс|моб|phone|tel|telefon|tel|fax|mob|ver|version|верси\w+|"
    r"версия|ip|isbn|issn|каб|кабинет\w*|room|zimmer|зал|ауд|кв|стр|page|pp|том|vol|статья|art|section|пункт|раздел|"
    r"глава|инн|кпп|огрн|счет|score|рейтинг|rating|гост|цена|price|preis)\b[.:]?|☎|📞|\(\d{2,5}\)|(?<!\w)[vв]\.?)\s*$",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?\s*$")
_BESIDE_NUMBERS: Final = words.listed(
    "am on le il el em a la den dne dnia от на за dd at um em of d v в о у во kl klo om à às ore alle ob u ve o godz "
    "uhr g г р r do dia the к with и"
)


def read_printed(text: str, *, language: str | None = None, zone: str | None = None) -> tuple[Printed, ...]:
    """Every date printed in ``text`` in order of place; spans («9–10 June») are left out."""
    marked = mark(text, language)
    clocks, rest = read_clocks(marked, _BLANK)
    found = sorted(_dates(rest, language, zone), key=lambda printed: printed.start)
    found = _without_spans(found, rest)
    whole = []
    for n, printed in enumerate(found):
        span = (found[n - 1].end if n else 0, found[n + 1].start if n + 1 < len(found) else len(marked))
        clock = _beside(printed, clocks, span) or following_clock(marked, printed.end)
        whole.append(
            replace(
                printed,
                time=clock.time if clock else None,
                zone=clock.zone if clock else None,
                weekday=_weekday(marked, printed, language) if len(found) == 1 else None,
                label=label(marked[span[0] : printed.start]),
            )
        )
    return tuple(whole)


def full_dates(text: str, language: str | None = None) -> tuple[Printed, ...]:
    """The dates in running text that carry day, month and a four-digit year, each with the text before it."""
    marked = mark(text, language)
    return tuple(
        replace(printed, before=marked[max(0, printed.start - 60) : printed.start])
        for printed in sorted(_dates(marked, language, None), key=lambda printed: printed.start)
        if printed.year and printed.end - printed.start >= 8
    )


def _dates(text: str, language: str | None, zone: str | None) -> Iterator[Printed]:
    """Candidates from the surest form to the least; what one form has read is hidden from the next."""
    forms: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Printed | None]], ...] = (
        (_EAST_ASIAN, lambda m: _east_asian(m, language)),
        (_DAY_MONTH_YEAR, lambda m: _build(m[3] or m[4] or m[5] or m[6], m[2], m[1], m)),
        (_MONTH_DAY_YEAR, lambda m: _build(m[3] or m[4], m[1], m[2], m)),
        (_YEAR_MONTH_DAY, lambda m: _build(m[1], m[2], m[3], m)),
        (_YEAR_DAY_MONTH, lambda m: _build(m[1], m[3], m[2], m)),
        (_NUMERIC_YEAR_FIRST, lambda m: _build(m[1], m[3], m[4], m)),
        (_REIWA, lambda m: _reiwa(m, language)),
        (_ROC_NUMERIC, lambda m: _of_taiwan(m, language)),
        (_NUMERIC_SHORT_YEAR_FIRST, lambda m: _short_year_first(m, language)),
        (_NUMERIC, lambda m: _numeric(m, language, zone)),
        (_NUMERIC_MIXED, lambda m: _build(m[4], m[3], m[1], m)),
        (_NUMERIC_SPACED, lambda m: _build(m[4], m[3], m[1], m)),
        (_DAY_MONTH, lambda m: _build(None, m[2], m[1], m)),
        (_MONTH_DAY, lambda m: _build(None, m[1], m[2], m)),
    )
    anything = False
    for pattern, read in forms:
        for match in pattern.finditer(text):
            anything = True
            if printed := read(match):
                yield printed
            start, end = match.span()
            text = text[:start] + _BLANK * (end - start) + text[end:]
    if not anything and (printed := _numeric_yearless(text, language, zone)):
        yield printed


def _build(year: str | int | None, month: str | int, day: str | int, match: re.Match[str]) -> Printed | None:
    number = _century(int(year)) if year is not None else None
    if not _exists(number or 2000, int(month), int(day)):
        return None
    return Printed(number, int(month), int(day), start=match.start(), end=match.end())


def _century(year: int) -> int:
    """Two digits mean 1990 … 2089."""
    return year if year >= 100 else year + (2000 if year < 90 else 1900)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _east_asian(match: re.Match[str], language: str | None) -> Printed | None:
    """Years of eras are counted from theirs; a short year without its era is refused, unless it can only be ours."""
    year = match["year"]
    if year is None:
        return _build(None, match["month"], match["day"], match)
    if match["era"]:
        return _build(_ERAS[match["era"]] + (1 if year == "元" else int(year)), match["month"], match["day"], match)
    before = match.string[: match.start()].rstrip()[-1:]
    if len(year) == 3 and _is_taiwanese(language):
        return _build(1911 + int(year), match["month"], match["day"], match)
    if year == "元" or len(year) in {1, 3} or (len(year) == 2 and before.isalpha()):
        return None
    return _build(year, match["month"], match["day"], match)


def _reiwa(match: re.Match[str], language: str | None) -> Printed | None:
    if words.base(language) != "ja":
        return None
    return _build(_ERAS["R"] + int(match[2]), match[3], match[4], match)


def _of_taiwan(match: re.Match[str], language: str | None) -> Printed | None:
    return _build(1911 + int(match[1]), match[3], match[4], match) if _is_taiwanese(language) else None


def _is_taiwanese(language: str | None) -> bool:
    return (language or "").replace("_", "-").lower() in {"zh-tw", "zh-hant", "zh-hant-tw"}


def month_first(language: str | None, zone: str | None) -> bool:
    """Are numbers printed month first? In American English; «en» alone follows the home city's continent."""
    tag = (language or "").replace("_", "-").lower()
    return tag in _MONTH_FIRST or (tag == "en" and (zone or "").startswith(("America/", "US/")))


def _short_year_first(match: re.Match[str], language: str | None) -> Printed | None:
    """«25.06.10» in a year-first language; «25-06-10» in Swedish too."""
    tongue = words.base(language)
    if tongue not in _YEAR_FIRST and not (tongue == "sv" and match[2] == "-"):
        return _numeric_short(match, language)
    return None if _is_named(match) else _build(match[1], match[3], match[4], match)


def _numeric_short(match: re.Match[str], language: str | None) -> Printed | None:
    again = _NUMERIC.match(match.string, match.start())
    return _numeric(again, language, None) if again else None


def _numeric(match: re.Match[str], language: str | None, zone: str | None) -> Printed | None:
    first, mark_, second = int(match[1]), match[2], int(match[3])
    year = match[4] or match[5]
    if match[5] and (_is_named(match) or (len(match[1]) + len(match[3]) < 4 and _is_worded(match))):
        return None
    orders = [(first, second), (second, first)]  # (day, month)
    if month_first(language, zone):
        orders.reverse()
    # «06.13.2025» is no date anywhere; with a slash it may be American, unless the language never is.
    may_swap = mark_ != "." and words.base(language) in {None, "en", "es", "fil"}
    for day, month in orders if may_swap or month_first(language, zone) else orders[:1]:
        if printed := _build(year, month, day, match):
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


def _numeric_yearless(text: str, language: str | None, zone: str | None) -> Printed | None:
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
    timed = _BLANK in text or weekday
    two_digits = len(first) == len(second) == 2
    year_first = words.base(language) in _YEAR_FIRST
    certain = {".": dot or timed, "/": two_digits or timed, "-": two_digits and year_first}[mark_]
    if not certain or (first, mark_, second) == ("24", "/", "7"):
        return None
    day, month = (second, first) if month_first(language, zone) or year_first else (first, second)
    return _build(None, month, day, match)


def _without_spans(found: list[Printed], text: str) -> list[Printed]:
    """Drop «9–10 June» and «1 June – 5 June 2025»: a span is an event's, not the moment of publishing."""
    spans = {
        n
        for n, one in enumerate(found)
        if _SPAN_BEFORE.search(text[: one.start]) or (not _ends_in_year(one, text) and _SPAN_AFTER.match(text, one.end))
    }
    for n, (one, other) in enumerate(pairwise(found)):
        if _CONNECTING.fullmatch(text[one.end : other.start]):
            spans |= {n, n + 1}
    return [one for n, one in enumerate(found) if n not in spans]


def _ends_in_year(one: Printed, text: str) -> bool:
    return one.year is not None and text[: one.end].endswith(f"{one.year % 100:02}")


def _weekday(marked: str, printed: Printed, language: str | None) -> int | None:
    """The day of the week named in the text; a short form («Mi», «вт») only right beside the date."""
    if match := _EAST_ASIAN_DAY.search(marked):
        return _DAYS[match[1] or match[2] or match[3] or match[4]] if (match[1] or "") != "天" else 6
    found = [(match[0], match.start(), match.end()) for match in _WORD.finditer(marked)]
    for (one, start, _), (other, _, end) in pairwise(found):
        if (number := words.weekday(f"{one} {other}", language)) is not None and end - start < 40:
            return number
    for word, start, end in found:
        beside = printed.start - 3 <= end <= printed.start or printed.end <= start <= printed.end + 3
        if len(word) > 3 or (len(word) > 1 and words.base(language) and beside):
            number = words.weekday(word, language)
            if number is not None:
                return number
    return None


def _beside(printed: Printed, clocks: Sequence[Clock], span: tuple[int, int]) -> Clock | None:
    """The time inside the date, or after it and before the next one, or else before it and after the last one."""
    inside = [c for c in clocks if printed.start <= c.start < printed.end]
    after = [c for c in clocks if printed.end <= c.start < span[1]]
    before = [c for c in clocks if span[0] <= c.start < printed.start]
    return (*inside, *after[:1], *before[-1:], None)[0]
