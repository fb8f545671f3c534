"""What dates does a string print? The grammar only: nothing here knows what day it is.

Reads numbers in the order of the language, month names in our languages, Roman months, 年月日 and 년월일 with their
eras, with a time and a zone before or after; words around them are passed over. A span («9–10 June», «from 9 to 10
June») is an event's, so its days are left out; months alone, numbers that name no day (phones, versions, «24/7») and
years of calendars other than ours (1446, 2568, 114年 outside Taiwan) are no dates.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from aggregator.normalise import eras, figures, words
from aggregator.normalise.clock import Clock, following_clock, read_clocks
from aggregator.normalise.day import BLANK, YEAR, Printed, build
from aggregator.normalise.labels import label
from aggregator.normalise.marks import mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aggregator.normalise.day import Form

LONGEST: Final = 600  # characters of a string that may still be a date with words around it
OLDEST: Final = 1990  # there was no web before

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_ORDINAL = (
    r"(?:(?:[.-]?|\s(?=er\b))(?i:st|nd|rd|th|er|re|eme|o|a|°|η|го|ого|ое|е|ше|ci|cı|cu|cü|чи|чы|чу|чү|ші|шы|en|an|i|d)"
    r"(?![^\W\d_]))?\.?"
)
_GAP = rf"[\s.,/\-{BLANK}|]*"
_SHORT_YEAR = rf"(?:'(\d\d)(?!\d)|(?<=[-/])(\d\d)(?![\d:])|(\d\d)(?=\s*,?\s*(?:$|{BLANK})))"
_DAY = rf"(?<![\d:])(?<!\d\.)(\d{{1,2}}){_ORDINAL}"
_MONTH = r"\{(\d\d)\}"
_NO_OTHER_YEAR = r"(?![\s.,]*\d{3,4}(?![\d:]))"  # 12 марта 1404: a year, but none of ours

_DAY_MONTH_YEAR = re.compile(rf"{_DAY}[\s.,/\-]*{_MONTH}{_GAP}(?:{YEAR}|{_SHORT_YEAR})")
_MONTH_DAY_YEAR = re.compile(rf"{_MONTH}[\s.\-]*(\d{{1,2}})(?!\d){_ORDINAL}{_GAP}(?:{YEAR}|'(\d\d)(?!\d))")
_YEAR_MONTH_DAY = re.compile(rf"(?<![\d:]){YEAR}{_GAP}{_MONTH}[\s.,\-]*(\d{{1,2}})(?!\d)(?![:.]\d)")
_YEAR_DAY_MONTH = re.compile(rf"(?<![\d:]){YEAR}-?[\s.,]*(?:-\s+)?(\d{{1,2}}){_ORDINAL}[\s.,\-]*{_MONTH}")
_DAY_MONTH = re.compile(rf"{_DAY}[\s./\-]*{_MONTH}{_NO_OTHER_YEAR}")
_MONTH_DAY = re.compile(rf"{_MONTH}[\s.\-]*(\d{{1,2}})(?!\d)(?![:.]\d){_ORDINAL}{_NO_OTHER_YEAR}")

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


@lru_cache(maxsize=4096)  # a page's other dates are asked again for each of its items
def read_printed(text: str, *, language: str | None = None, zone: str | None = None) -> tuple[Printed, ...]:
    """Every date printed in ``text`` in order of place; spans («9–10 June») are left out."""
    marked = mark(text, language)
    clocks, rest = read_clocks(marked, BLANK)
    found = sorted(_dates(rest, language, zone), key=lambda printed: printed.start)
    found = _without_spans(found, rest)
    whole = []
    for n, printed in enumerate(found):
        span = (found[n - 1].end if n else 0, found[n + 1].start if n + 1 < len(found) else len(marked))
        clock = _beside(printed, clocks, span) or following_clock(marked, printed.end, language)
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
    forms: tuple[Form, ...] = (
        *eras.forms(language),
        (_DAY_MONTH_YEAR, lambda m: build(m[3] or m[4] or m[5] or m[6], m[2], m[1], m)),
        (_MONTH_DAY_YEAR, lambda m: build(m[3] or m[4], m[1], m[2], m)),
        (_YEAR_MONTH_DAY, lambda m: build(m[1], m[2], m[3], m)),
        (_YEAR_DAY_MONTH, lambda m: build(m[1], m[3], m[2], m)),
        *figures.forms(language, zone),
        (_DAY_MONTH, lambda m: build(None, m[2], m[1], m)),
        (_MONTH_DAY, lambda m: build(None, m[1], m[2], m)),
    )
    anything = False
    for pattern, read in forms:
        for match in pattern.finditer(text):
            anything = True
            if printed := read(match):
                yield printed
            start, end = match.span()
            text = text[:start] + BLANK * (end - start) + text[end:]
    if not anything and (printed := figures.yearless(text, language, zone)):
        yield printed


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
