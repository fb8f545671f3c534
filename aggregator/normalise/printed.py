"""What dates does a string print? The grammar only: nothing here knows what day it is.

Reads RFC 822, 850, 2822 and asctime, ISO 8601 and RFC 3339, numbers in the order of the language, month names in our
languages, 年月日 and 년월일, with a time and a zone before or after; words around them are passed over.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from aggregator.normalise import words
from aggregator.normalise.clock import Clock, following_clock, read_clocks
from aggregator.normalise.labels import label

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


_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_FORMAT = re.compile("[\xad\u061c\u06dd\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
# Words that stand between day, month and year and mean nothing by themselves.
_FILL: Final = words.listed(
    "de del dell d di do da of the le el il la den der dem dne dnia dana anul г год года году р рік року году год. "
    "god godine godina leto leta roku rok il ili yil yili yildin жыл жылы жылгы жылдын жылдын иил иили թ թվականի "
    "წლის წელი metu metų gada gads σ του жылғы жылдың"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_ORDINAL = r"(?:-?(?:st|nd|rd|th|er|re|eme|o|a|го|ого|ое|е|ше|ci|cı|cu|cü|en|an|i|d|နေ့)(?![^\W\d_]))?\.?"
_GAP = rf"[\s.,/\-{_BLANK}|]*"
_YEAR = r"((?:1[89]|20|21)\d\d)(?!\d)"
_SHORT_YEAR = rf"(?:'(\d\d)(?!\d)|(?<=[-/])(\d\d)(?![\d:])|(\d\d)(?=\s*,?\s*(?:$|{_BLANK})))"
_DAY = rf"(?<![\d:])(?<!\d\.)(\d{{1,2}}){_ORDINAL}"
_MONTH = r"\{(\d\d)\}"
_NO_OTHER_YEAR = r"(?![\s.,]*\d{3,4}(?![\d:]))"  # 12 марта 1404: a year, but none of ours

_DAY_MONTH_YEAR = re.compile(rf"{_DAY}[\s.,/\-]*{_MONTH}{_GAP}(?:{_YEAR}|{_SHORT_YEAR})")
_MONTH_DAY_YEAR = re.compile(rf"{_MONTH}[\s.\-]*(\d{{1,2}})(?!\d){_ORDINAL}{_GAP}(?:{_YEAR}|'(\d\d)(?!\d))")
_YEAR_MONTH_DAY = re.compile(rf"(?<![\d:]){_YEAR}{_GAP}{_MONTH}[\s.,\-]*(\d{{1,2}})(?!\d)(?![:.]\d)")
_YEAR_DAY_MONTH = re.compile(rf"(?<![\d:]){_YEAR}-?[\s.,]*(\d{{1,2}}){_ORDINAL}[\s.,\-]*{_MONTH}")
_DAY_MONTH = re.compile(rf"{_DAY}[\s./\-]*{_MONTH}{_NO_OTHER_YEAR}")
_MONTH_DAY = re.compile(rf"{_MONTH}[\s.\-]*(\d{{1,2}})(?!\d)(?![:.]\d){_ORDINAL}{_NO_OTHER_YEAR}")
_NUMERIC_YEAR_FIRST = re.compile(rf"(?<![\d./-]){_YEAR}\s?([-./])\s?(\d{{1,2}})\s?\2\s?(\d{{1,2}})(?!\d)")
_NUMERIC = re.compile(
    rf"(?<![\d/])(?<!\d[.-])(\d{{1,2}})\s?([-./])\s?(\d{{1,2}})\s?\2\s?(?:{_YEAR}|'?(\d\d)(?!\d|[./-]\d))"
)
_NUMERIC_YEARLESS = re.compile(r"^\W*(\d{1,2})([./])(\d{1,2})(\.?)\W*$")
_EAST_ASIAN = re.compile(
    r"(?:(?:(?P<era>令和|民國|民国|中華民國)\s*(?P<era_year>\d{1,3}|元)|(?<!\d)(?P<year>\d{4}|\d{2}))\s*[年년]\s*)?"
    r"(?<!\d)(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日号號일]"
)
_ERAS: Final = {"令和": 2018, "民國": 1911, "民国": 1911, "中華民國": 1911}
_VIETNAMESE = re.compile(r"\btháng\s+(\d{1,2})(?:\s+năm\b)?", re.IGNORECASE)
_EAST_ASIAN_DAY = re.compile(
    r"(?:星期|周|週|礼拜|禮拜)([一二三四五六日天])|([月火水木金土日])曜|([월화수목금토일])요일|\(([月火水木金土日월화수목금토일])\)"
)
_DAYS: Final = {day: n for days in ("一二三四五六日", "月火水木金土日", "월화수목금토일") for n, day in enumerate(days)}
_HAN = re.compile(r"[〇零一二三四五六七八九十]+(?=[年月日号號])")
_RANGE_BEFORE = re.compile(r"(?<![\d:.])\d{1,2}\.?\s*(?:\{\d\d\})?\s*[-–—]\s*$")
_DASH = re.compile(r"\s*[-–—]\s*")
_YEAR_FIRST: Final = frozenset({"zh", "ja", "ko", "hu", "lt", "mn"})
_MONTH_FIRST: Final = frozenset({"en-us", "es-us", "en-ph", "fil", "en-bz"})


def read_printed(text: str, *, language: str | None = None, zone: str | None = None) -> tuple[Printed, ...]:
    """Every date printed in ``text`` in order of place; spans («9–10 June») are left out."""
    marked = mark(text, language)
    clocks, rest = read_clocks(marked, _BLANK)
    found = sorted(_dates(rest, language, zone), key=lambda printed: printed.start)
    found = _without_spans(found, rest)
    day = _weekday(marked, language)
    whole = []
    for n, printed in enumerate(found):
        span = (found[n - 1].end if n else 0, found[n + 1].start if n + 1 < len(found) else len(marked))
        clock = _beside(printed, clocks, span) or following_clock(marked, printed.end)
        whole.append(
            replace(
                printed,
                time=clock.time if clock else None,
                zone=clock.zone if clock else None,
                weekday=day if len(found) == 1 else None,
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


def mark(text: str, language: str | None = None) -> str:
    """``text`` with month names as ``{06}``, our digits, plain spaces, and without words that only fill."""
    plain = unicodedata.normalize("NFKC", html.unescape(text))
    plain = _FORMAT.sub("", _CONTROL.sub(" ", plain)).replace("{", "(")
    plain = _FOREIGN_DIGIT.sub(lambda m: str(unicodedata.decimal(m[0])), plain)
    plain = _VIETNAMESE.sub(lambda m: f"{{{int(m[1]):02}}}" if 1 <= int(m[1]) <= 12 else m[0], plain)
    plain = _HAN.sub(lambda m: _han(m[0]), plain)
    plain = re.sub(r"\s+", " ", plain)
    plain = re.sub(r"(?<=\d{4}) m\.", " ", plain)  # Lithuanian: 2025 m. birželio 10 d.
    plain = re.sub("(كانون|تشرين) (الأول|الثاني)", r"\1'\2", plain)
    marked = _WORD.sub(lambda match: _marked_word(match[0], language), plain)
    return re.sub(r"(\{\d\d\})(?:\s*[/(]\s*\1\)?)+", r"\1", marked)  # Arabic pages print both names: يونيو/حزيران


@lru_cache(maxsize=16384)
def _marked_word(word: str, language: str | None) -> str:
    if re.match(r"d['’ʼ]", word):  # Catalan, French: d'agost
        word = word[2:]
    number = words.month(word.replace("'", " ") if word.startswith(("كانون", "تشرين")) else word, language)
    if number:
        return f"{{{number:02}}}"
    return " " if words.fold(word) in _FILL else word


def _han(numeral: str) -> str:
    digits = {c: str(n) for n, c in enumerate("零一二三四五六七八九")} | {"〇": "0"}
    if "十" not in numeral:
        return "".join(digits[c] for c in numeral)
    tens, _, ones = numeral.partition("十")
    if "十" in ones or len(tens) > 1 or len(ones) > 1:
        return numeral
    return (digits[tens] if tens else "1") + (digits[ones] if ones else "0")


def _dates(text: str, language: str | None, zone: str | None) -> Iterator[Printed]:
    """Candidates from the surest form to the least; what one form has read is hidden from the next."""
    timed = _BLANK in text
    forms: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Printed | None]], ...] = (
        (_EAST_ASIAN, _east_asian),
        (_DAY_MONTH_YEAR, lambda m: _build(m[3] or m[4] or m[5] or m[6], m[2], m[1], m)),
        (_MONTH_DAY_YEAR, lambda m: _build(m[3] or m[4], m[1], m[2], m)),
        (_YEAR_MONTH_DAY, lambda m: _build(m[1], m[2], m[3], m)),
        (_YEAR_DAY_MONTH, lambda m: _build(m[1], m[3], m[2], m)),
        (_NUMERIC_YEAR_FIRST, lambda m: _build(m[1], m[3], m[4], m)),
        (_NUMERIC, lambda m: _numeric(m, language, zone)),
        (_DAY_MONTH, lambda m: _build(None, m[2], m[1], m)),
        (_MONTH_DAY, lambda m: _build(None, m[1], m[2], m)),
        (_NUMERIC_YEARLESS, lambda m: _numeric_yearless(m, language, zone, timed=timed)),
    )
    for pattern, read in forms:
        for match in pattern.finditer(text):
            printed = read(match)
            if printed:
                yield printed
            start, end = match.span()
            text = text[:start] + _BLANK * (end - start) + text[end:]


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


def _east_asian(match: re.Match[str]) -> Printed | None:
    year: int | None = int(match["year"]) if match["year"] else None
    if match["era"]:
        year = _ERAS[match["era"]] + (1 if match["era_year"] == "元" else int(match["era_year"]))
    return _build(year, match["month"], match["day"], match)


def month_first(language: str | None, zone: str | None) -> bool:
    """Are numbers printed month first? In American English; «en» alone follows the home city's continent."""
    tag = (language or "").replace("_", "-").lower()
    return tag in _MONTH_FIRST or (tag == "en" and (zone or "").startswith(("America/", "US/")))


def _numeric(match: re.Match[str], language: str | None, zone: str | None) -> Printed | None:
    first, mark_, second = int(match[1]), match[2], int(match[3])
    year = match[4] or match[5]
    if match[5] and words.base(language) in _YEAR_FIRST:
        return _build(first, second, year, match)
    orders = [(first, second), (second, first)]  # (day, month)
    if month_first(language, zone):
        orders.reverse()
    # «06.13.2025» is no date anywhere; with a slash it may be American, unless the language never is.
    may_swap = mark_ != "." and words.base(language) in {None, "en", "es", "fil"}
    for day, month in orders if may_swap or month_first(language, zone) else orders[:1]:
        if printed := _build(year, month, day, match):
            return replace(printed, slashed=mark_ != ".")
    return None


def _numeric_yearless(match: re.Match[str], language: str | None, zone: str | None, *, timed: bool) -> Printed | None:
    first, mark_, second, dot = int(match[1]), match[2], int(match[3]), match[4]
    # «10.06» alone may be a time or a price: a dot after it, a slash or a time beside it make it a date.
    if mark_ == "." and not dot and not timed:
        return None
    day, month = (second, first) if month_first(language, zone) else (first, second)
    return _build(None, month, day, match)


def _without_spans(found: list[Printed], text: str) -> list[Printed]:
    """Drop «9–10 June» and «1 June – 5 June 2025»: a span is an event's, not the moment of publishing."""
    spans = {n for n, one in enumerate(found) if one.month and _RANGE_BEFORE.search(text[: one.start])}
    for n, (one, other) in enumerate(pairwise(found)):
        if _DASH.fullmatch(text[one.end : other.start]):
            spans |= {n, n + 1}
    return [one for n, one in enumerate(found) if n not in spans]


def _weekday(marked: str, language: str | None) -> int | None:
    if match := _EAST_ASIAN_DAY.search(marked):
        return _DAYS[match[1] or match[2] or match[3] or match[4]] if (match[1] or "") != "天" else 6
    for match in _WORD.finditer(marked):
        number = words.weekday(match[0], language) if len(match[0]) > 1 else None
        if number is not None and (len(match[0]) > 3 or words.base(language)):
            return number
    return None


def _beside(printed: Printed, clocks: Sequence[Clock], span: tuple[int, int]) -> Clock | None:
    """The time inside the date, or after it and before the next one, or else before it and after the last one."""
    inside = [c for c in clocks if printed.start <= c.start < printed.end]
    after = [c for c in clocks if printed.end <= c.start < span[1]]
    before = [c for c in clocks if span[0] <= c.start < printed.start]
    return (*inside, *after[:1], *before[-1:], None)[0]


def read_machine(text: str) -> datetime | date | None:
    """A date meant for machines (ISO 8601, RFC 3339, RFC 822 …) that is the whole of ``text``; libraries read it."""
    return _iso(text) or _mail(text) or _epoch(text)


_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d|\d{8}|\d{4}-W\d\d-\d)"
    r"(?:([T ]\s?)(\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?)\s?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"(?:[a-z]{3,9},?\s+)?\d{1,2}[ -][a-z]{3}[a-z]*[ -]\d{2,4}\s+\d\d?:\d\d(:\d\d)?"
    r"(\s+([+-]\d{4}|[a-z]{1,4}))?(\s+\(.*\))?"
    r"|[a-z]{3}\s+[a-z]{3}\s+\d{1,2}\s+\d\d:\d\d:\d\d\s+\d{4}",
    re.IGNORECASE,
)


def _iso(text: str) -> datetime | date | None:
    match = _ISO.fullmatch(text)
    if not match:
        return None
    day, _, clock, zone = match.groups()
    try:
        if clock is None:
            return date.fromisoformat(day)
        zone = "+00:00" if zone and zone.upper() in {"Z", "UTC", "GMT"} else (zone or "")
        return datetime.fromisoformat(f"{day}T{clock.replace(',', '.')}{zone}")
    except ValueError:
        return None


def _mail(text: str) -> datetime | None:
    from email.utils import parsedate_to_datetime

    if not _MAIL.fullmatch(text):
        return None
    try:
        read = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    # Zone names the library does not know become «no zone»; our own table may know them.
    return None if read.tzinfo is None else read


def _epoch(text: str) -> datetime | None:
    from datetime import UTC

    if not re.fullmatch(r"\d{10}(?:\d{3})?", text):
        return None
    return datetime.fromtimestamp(int(text) / (1000 if len(text) == 13 else 1), UTC)
