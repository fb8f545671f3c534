"""Which year is meant by «10 June»? Evidence on the page and in its address; without any, the latest past one.

A page that prints no year mostly means the latest one, so an earlier year is taken only on evidence that speaks of the
publication itself. The rules, strongest first; each may choose only among years in which the day is not in the future:

0. What was last changed in 2024 was not published later (``updated``, ``Last-Modified``).
1. A printed day of the week leaves only the years it fits («Tuesday, 10 June»).
2. A date in the address near the printed day (``/2025/06/…``, ``-20250610``), or a year standing alone (``/2025/``).
3. Another date of the page with the same day and month and a year.
4. Its place in a list that runs newest first, between the neighbours' dates (``sequence.py``).
5. The latest full date told in title or text, when it is at most a month from the printed day: news reports what has
   just been or soon will be. Dates that only bound something (since, founded) or are remembered don't count.
6. A plan that is being signed, adopted or launched for a period begins with that period: it is news of the period's
   first year, or of the last quarter before it. Plans that ended, are evaluated or merely mentioned say nothing.
7. A title naming last year («Days of Minsk 2025») is last year's news, unless it looks back (results, report) or the
   text speaks of this year. Older years in titles («World Cup 2018») are as often memories, and say nothing.

Years in running text alone (founded in 1998, by 2030) never move a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from aggregator.normalise.machine import read_machine
from aggregator.normalise.printed import full_dates, read_printed
from aggregator.normalise.sequence import Day, between_neighbours
from aggregator.normalise.words import fold
from aggregator.normalise.years_words import BOUNDING, ENDING, LOOKING_BACK, REMEMBERING, STARTING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

_NEAR: Final = 31  # days
_READ: Final = 6000  # characters of the text that are looked at


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a page tells about the year of its dates."""

    title: str = ""
    text: str = ""
    url: str = ""
    dates: tuple[str, ...] = ()  # other printed dates of the page
    order: tuple[str, ...] = ()  # dates of the list the item stands in, in the list's order
    changed: datetime | None = None  # when it was last changed
    read_on: date | None = None  # the day of reading
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A year named in words: ``last`` differs from ``first`` in «2025–2027»."""

    first: int
    last: int
    before: str  # the words before it, folded
    after: str


def infer_year(
    month: int, day: int, years: Sequence[int], evidence: Evidence, *, weekday: int | None = None
) -> tuple[int, str]:
    """The year of a day printed without one, of the possible ``years`` (newest first, not empty), and why."""
    if evidence.changed and years:
        limit = evidence.changed.date() + timedelta(days=1)  # it may be tomorrow elsewhere
        before = [year for year in years if date(year, month, day) <= limit]
        if before and before[0] != years[0]:
            year, _ = infer_year(month, day, before, replace(evidence, changed=None), weekday=weekday)
            return year, f"year {year}, for the page was last changed on {evidence.changed.date().isoformat()}"
    if weekday is not None:
        fitting = [year for year in years if date(year, month, day).weekday() == weekday]
        if fitting and fitting[0] != years[0]:
            return fitting[0], "from the printed day of the week"
        years = fitting or years
    for rule in (_from_address, _from_other_dates, _from_order, _from_told_date, _from_period, _from_title):
        if (found := rule(month, day, years, evidence)) and found[0] in years:
            return found
    return years[0], "the latest past one"


_PATH_DATE = re.compile(
    r"(?:(?<=[/_=.-])|^)((?:19|20)\d\d)([/_.-]?)(0?[1-9]|1[0-2])(?:\2([0-2]?[1-9]|[123]0|31))?(?=[/_.?&-]|$)"
)
_PATH_DATE_REVERSED = re.compile(r"(?<!\d)([0-3]?\d)([/_.-])([01]?\d)\2((?:19|20)\d\d)(?!\d)")
_PATH_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)")
_PATH_YEAR = re.compile(r"/((?:19|20)\d\d)(?=/)")


def address_date(url: str) -> date | None:
    """The full date in the path of an address; None when there is none, or several."""
    told = {_date(int(y), int(m), int(d)) for y, m, d in _address_dates(url) if d} - {None}
    return told.pop() if len(told) == 1 else None


def _address_dates(url: str) -> list[tuple[str, str, str]]:
    """(year, month, day or "") as spelt in path and query."""
    path, query = _split(url)
    whole = f"{path}?{query}" if query else path
    dates = [(m[1], m[3], m[4] or "") for m in _PATH_DATE.finditer(whole) if m[4] or m[2] == "/"]
    dates += [(m[1], m[2], m[3]) for m in _PATH_COMPACT.finditer(whole)]
    return dates + [(m[4], m[3], m[1]) for m in _PATH_DATE_REVERSED.finditer(whole)]


def _from_address(month: int, day: int, years: Sequence[int], evidence: Evidence) -> tuple[int, str] | None:
    for year, its_month, its_day in _address_dates(evidence.url):
        told = _date(int(year), int(its_month), int(its_day or day))
        if told and (near := _nearest(told, month, day, years)):
            return near, f"year {near} from «{told:%Y-%m}» in the address"
    for match in _PATH_YEAR.finditer(_split(evidence.url)[0]):
        if int(match[1]) in years:
            return int(match[1]), f"year {match[1]} from its place in the address"
    return None


def _from_other_dates(month: int, day: int, years: Sequence[int], evidence: Evidence) -> tuple[int, str] | None:
    for text in evidence.dates:
        exact = read_machine(text.strip()[:64])
        told = [exact] if exact else [p for p in read_printed(text[:200], language=evidence.language) if p.year]
        for one in told:
            if (one.month, one.day) == (month, day) and one.year in years:
                return one.year or 0, f"year {one.year} from «{text.strip()[:40]}» elsewhere on the page"
    return None


def _from_order(month: int, day: int, years: Sequence[int], evidence: Evidence) -> tuple[int, str] | None:
    if len(evidence.order) < 2 or evidence.read_on is None:
        return None
    order = days_of(evidence.order, evidence.language)
    year = between_neighbours(month, day, years, order, read_on=evidence.read_on)
    return (year, f"year {year} from its place in the list") if year else None


@lru_cache(maxsize=64)
def days_of(order: tuple[str, ...], language: str | None) -> tuple[Day, ...]:
    """The days that a list prints; what tells none is passed over. Cached, for all items of a list ask alike."""
    days: list[Day] = []
    for text in order:
        exact = read_machine(text.strip()[:64])
        told = [exact] if exact else read_printed(text[:200], language=language)[:1]
        days += [(one.year, one.month, one.day) for one in told]
    return tuple(days)


# «from 9 to» before «12 June 2025»: a span of days, not a bound.
_SPAN: Final = re.compile(r"(?:\b[^\W\d]{1,4}\s+)?\b\d{1,2}\.?\s*(?:[^\W\d]{1,3}|[-–—])\s*$")


def _from_told_date(month: int, day: int, years: Sequence[int], evidence: Evidence) -> tuple[int, str] | None:
    told: list[date] = []
    for text in (evidence.title, evidence.text[:_READ]):
        for one in full_dates(text, evidence.language):
            before = _SPAN.sub("", fold(one.before))
            if one.year and not BOUNDING.search(before) and not REMEMBERING.search(before):
                told.append(date(one.year, one.month, one.day))
    if not told:
        return None
    latest = max(told)
    near = _nearest(latest, month, day, years)
    if not near or (near != years[0] and (_speaks_of_later(near, years, evidence) or _remembers(evidence))):
        return None
    return near, f"year {near} from «{latest.isoformat()}» told in the text"


def _from_period(month: int, _day: int, years: Sequence[int], evidence: Evidence) -> tuple[int, str] | None:
    """«sign cooperation program for 2025-2027»: news of 2025, or of the last quarter of 2024."""
    slug = _slug(evidence.url)
    for text, place in ((evidence.title, "title"), (slug, "address"), (_lead(evidence.text), "text")):
        folded = fold(f"{evidence.title} {text}" if place == "address" else text)
        if not STARTING.search(folded) or ENDING.search(folded):
            continue
        for mention in mentions(text):
            year = mention.first if month < 10 or mention.first - 1 not in years else mention.first - 1
            plan = mention.last > mention.first or re.search(
                r"\b(for|на|fur|pour|para|per|pe|na|za)\W*$", mention.before
            )
            if plan and year in years and not _speaks_of_later(mention.last, years, evidence):
                span = f"{mention.first}-{mention.last}" if mention.last > mention.first else str(mention.first)
                return year, f"year {year} from «{span}» in the {place}"
    return None


def _from_title(month: int, _day: int, years: Sequence[int], evidence: Evidence) -> tuple[int, str] | None:
    latest = years[0]
    named = [m for text in (evidence.title, _slug(evidence.url)) for m in mentions(text)]
    singles = {m.first for m in named if m.first == m.last and not BOUNDING.search(m.before)}
    if not singles or max(singles) != latest - 1 or any(m.last >= latest for m in named):
        return None
    looks_back = LOOKING_BACK.search(fold(evidence.title)) or REMEMBERING.search(fold(evidence.title)) or month <= 3
    if looks_back or _speaks_of_later(latest - 1, years, evidence) or latest - 1 not in years:
        return None
    return latest - 1, f"year {latest - 1} from the title"


def _speaks_of_later(year: int, years: Sequence[int], evidence: Evidence) -> bool:
    """Does the page speak of a year after ``year`` that had come by now, other than as a bound or a plan?"""
    text = f"{evidence.title}. {evidence.text[:_READ]}"
    later = range(year + 1, years[0] + 1)
    return any(m.first == m.last and m.first in later and not BOUNDING.search(m.before) for m in mentions(text))


def _remembers(evidence: Evidence) -> bool:
    return bool(REMEMBERING.search(fold(evidence.title)))


_YEAR = re.compile(
    r"(?<![\d.,/:№#$€£-])(?<!\d )((?:19|20)\d\d)(?:\s?[-–—/]\s?(?:(?:19|20)?\d\d))?"
    r"(?![\d])(?!\s?(?:км|km|кг|kg|руб|чел|human|people|persons|euro|€|\$|%|м\b|m\b|га\b|ha\b|штук|участник))"
)


def mentions(text: str) -> tuple[Mention, ...]:
    """The years named in ``text``; amounts («2025 people»), numbers and parts of addresses left out."""
    found = []
    for match in _YEAR.finditer(text):
        first, rest = match[1], match[0][len(match[1]) :]
        digits = re.sub(r"\D", "", rest)
        last = int(digits) if len(digits) == 4 else int(first[:2] + digits) if digits else int(first)
        if len(digits) == 2 and last <= int(first):
            continue  # «2025-06»: a month, not a period
        if last < int(first) or last - int(first) > 30:
            last = int(first)
        before = fold(text[max(0, match.start() - 40) : match.start()])
        if re.search(r"[№#]\s?$|\bn[or]\.? ?$", before):
            continue
        found.append(Mention(int(first), last, before, fold(text[match.end() : match.end() + 20])))
    return tuple(found)


def _nearest(told: date, month: int, day: int, years: Iterable[int]) -> int | None:
    best = min(((abs((date(year, month, day) - told).days), year) for year in years), default=None)
    return best[1] if best and best[0] <= _NEAR else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _split(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    return unquote(parts.path), parts.query


def _slug(url: str) -> str:
    """The words of the last part of an address: «…/minsk-plan-for-2025-2027.html» → «minsk plan for 2025-2027 html»."""
    last = _split(url)[0].rstrip("/").rsplit("/", 1)[-1]
    return re.sub(r"(?<!\d)[-_.+]|[-_.+](?!\d)", " ", last)


def _lead(text: str) -> str:
    sentences = re.split(r"(?<=[.!?。！？])\s+", text[:1500])
    return " ".join(sentences[:2])
