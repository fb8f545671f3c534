"""When was it published? From what is printed to an aware date with its basis.

``stated``: printed with its year (and, where a time is printed, with its zone), or machine-readable with both.
``inferred``: the year or the zone was worked out; a time printed without a zone is read in the home city's, or else UTC.
``first-seen``: nothing readable, or a day still to come; then it is the moment of reading, and stays so.
Offsets are never shifted: the first ten characters of the value are the printed day.
"""

from __future__ import annotations

from calendar import isleap
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from aggregator.model import Dated
from aggregator.normalise.printed import LONGEST, OLDEST, Printed, month_first, read_machine, read_printed
from aggregator.normalise.relative import back, read_relative
from aggregator.normalise.years import Evidence, infer_year
from aggregator.normalise.zones import fixed, home_zone

_AHEAD: Final = timedelta(hours=24)  # further ahead it is an event's date (DESIGN, Dates)
_SLACK: Final = timedelta(hours=14)  # the widest offset: what an unknown zone may hide
_FURTHEST: Final = 10  # years ahead that an event may be
_YEARS_BACK: Final = 20


def read_date(
    text: str | None,
    *,
    seen_at: datetime,
    zone: str | None = None,
    language: str | None = None,
    evidence: Evidence | None = None,
) -> Dated | None:
    """The date of publication that ``text`` prints, or None when it can't be read; never a guess.

    ``zone`` is the IANA zone of the home city. A stated date later than ``seen_at`` becomes ``first-seen``.
    """
    dated = printed_date(text, seen_at=seen_at, zone=zone, language=language, evidence=evidence)
    return settle(dated, seen_at)[0] if dated else None


def settle(dated: Dated, seen_at: datetime) -> tuple[Dated, datetime | None]:
    """The publication's date, and the event's: news is not from the future, so a date over 24 h ahead is the event's."""
    if dated.value <= seen_at:
        return dated, None
    event = dated.value if dated.value - seen_at > _AHEAD else None
    why = f"«{dated.value.date().isoformat()}» is still to come"
    return first_seen(seen_at, why), event


def first_seen(seen_at: datetime, because: str = "no date on the page") -> Dated:
    """The moment of reading as a date; frozen by whoever keeps it."""
    return Dated(seen_at, "first-seen", "minute", because)


def printed_date(
    text: str | None,
    *,
    seen_at: datetime,
    zone: str | None = None,
    language: str | None = None,
    evidence: Evidence | None = None,
) -> Dated | None:
    """Like :func:`read_date`, but a stated date may lie ahead of ``seen_at``: it is what is printed."""
    if not text or len(text) > LONGEST or not (plain := " ".join(text.split())):
        return None
    home = home_zone(zone)
    if (exact := read_machine(plain)) is not None:
        return _plausible(_machine(exact, home, zone), seen_at)
    found = read_printed(plain, language=language, zone=zone)
    if found:
        return _first_plausible(found, seen_at, home, zone, language, evidence or Evidence())
    return _relative(plain, seen_at, home, zone)


def _machine(exact: datetime | date, home: tzinfo | None, zone: str | None) -> Dated | None:
    if not isinstance(exact, datetime):
        return _dated(exact, None, None, home, zone)
    return _dated(exact.date(), exact.time(), exact.tzinfo, home, zone)


def _first_plausible(
    found: tuple[Printed, ...],
    seen_at: datetime,
    home: tzinfo | None,
    zone: str | None,
    language: str | None,
    evidence: Evidence,
) -> Dated | None:
    """The date called the publication's, else the first that is not the update's and has come, else the first."""
    chosen = [p for p in found if p.label == "published"] or [p for p in found if p.label is None] or list(found)
    read = [_resolve(printed, seen_at, home, zone, language, evidence) for printed in chosen]
    plausible = [dated for dated in read if _plausible(dated, seen_at)]
    past = [dated for dated in plausible if dated and dated.value <= seen_at]
    return (past or plausible or [None])[0]


def _resolve(
    printed: Printed,
    seen_at: datetime,
    home: tzinfo | None,
    zone: str | None,
    language: str | None,
    evidence: Evidence,
) -> Dated | None:
    if printed.year is not None:
        dated = _dated(date(printed.year, printed.month, printed.day), printed.time, printed.zone, home, zone)
        return _swapped(printed, dated, seen_at, home, zone, language)
    slack = timedelta() if printed.zone or home else _SLACK
    years = [
        year
        for year in range(seen_at.year + 1, seen_at.year - _YEARS_BACK, -1)
        if (printed.month, printed.day) != (2, 29) or isleap(year)
        if _moment(date(year, printed.month, printed.day), printed.time, printed.zone or home) <= seen_at + slack
    ]
    year, because = infer_year(printed.month, printed.day, years, evidence, weekday=printed.weekday)
    dated = _dated(date(year, printed.month, printed.day), printed.time, printed.zone, home, zone)
    because = because if because.startswith("year") else f"year {year}, {because}"
    return replace(dated, basis="inferred", because="; ".join(filter(None, (because, dated.because))))


def _swapped(
    printed: Printed,
    dated: Dated,
    seen_at: datetime,
    home: tzinfo | None,
    zone: str | None,
    language: str | None,
) -> Dated:
    """«06/10/2025» in plain «en» may be either; when our reading is still to come and the other is not, take the other."""
    ambiguous = (
        printed.slashed and printed.day <= 12 and (language or "en").lower() == "en" and not month_first(language, zone)
    )
    if not ambiguous or printed.year is None or dated.value - seen_at <= _AHEAD:
        return dated
    other = _dated(date(printed.year, printed.day, printed.month), printed.time, printed.zone, home, zone)
    if other.value > seen_at:
        return dated
    return replace(
        other, because="; ".join(filter(None, ("month first, for the other order is still to come", other.because)))
    )


def _dated(day: date, clock: time | None, printed_zone: tzinfo | None, home: tzinfo | None, zone: str | None) -> Dated:
    """A day keeps its meaning in any zone, so it is stated; a time without a zone needed ours, so it is inferred."""
    value = _moment(day, clock, printed_zone or home)
    if clock is None:
        return Dated(value, "stated", "day", "")
    if printed_zone is not None:
        return Dated(value, "stated", "minute", "")
    why = f"zone {zone} of the home city" if home else "no zone known, taken as UTC"
    return Dated(value, "inferred", "minute", why)


def _moment(day: date, clock: time | None, zone: tzinfo | None) -> datetime:
    return fixed(datetime.combine(day, clock or time(), zone or UTC))


def _relative(text: str, seen_at: datetime, home: tzinfo | None, zone: str | None) -> Dated | None:
    relative = read_relative(text)
    if relative is None:
        return None
    local = seen_at.astimezone(relative.zone or home or UTC)
    why = f"«{text[:40]}» counted back from {seen_at.isoformat(timespec='minutes')}"
    if relative.unit in {"second", "minute", "hour"}:
        value = fixed((local - back(relative)).replace(second=0, microsecond=0))
        return Dated(value, "inferred", "minute", why)
    day = (local - back(relative)).date()
    if relative.time is None:
        return Dated(_moment(day, None, local.tzinfo), "inferred", "day", why)
    return Dated(_moment(day, relative.time, local.tzinfo), "inferred", "minute", why)


def _plausible(dated: Dated | None, seen_at: datetime) -> Dated | None:
    """No news is older than the web, nor announced ten years ahead: such a date is a default or a broken field."""
    if dated is None or not OLDEST <= dated.value.year <= seen_at.year + _FURTHEST:
        return None
    return dated
