"""When was it published? From what is printed to an aware date with its basis.

``stated``: printed with its year (and, where a time is printed, with its zone), or machine-readable with both.
``inferred``: year or zone was worked out; a time printed without a zone is read in the home city's, or else in UTC.
``first-seen``: nothing readable, or a day still to come; then it is the moment of reading, and stays so.
Offsets are never shifted: the first ten characters of the value are the printed day.
"""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Final

from aggregator.model import Dated, Precision
from aggregator.normalise.figures import month_first
from aggregator.normalise.machine import read_machine
from aggregator.normalise.printed import LONGEST, OLDEST, read_printed
from aggregator.normalise.relative import back, read_relative
from aggregator.normalise.years import Evidence, infer_year
from aggregator.normalise.zones import fixed, home_zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aggregator.normalise.day import Printed

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
    """The publication's date and the event's: no news is from the future, a date over 24 h ahead is an event's."""
    if dated.value <= seen_at:
        return dated, None
    event = dated.value if dated.value - seen_at > _AHEAD else None
    why = f"«{dated.value.date().isoformat()}» is still to come"
    return first_seen(seen_at, why), event


def first_seen(seen_at: datetime, because: str = "no date on the page") -> Dated:
    """The moment of reading as a date; frozen by whoever keeps it."""
    return Dated(seen_at, "first-seen", "minute", because)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The circumstances of reading."""

    seen_at: datetime
    zone: str | None
    language: str | None
    evidence: Evidence

    @property
    def home(self) -> tzinfo | None:
        return home_zone(self.zone)


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
    reading = _Reading(seen_at, zone, language, evidence or Evidence())
    if (exact := read_machine(plain)) is not None:
        moment = exact if isinstance(exact, datetime) else None
        dated = _dated(
            moment.date() if moment else exact,
            moment.time() if moment else None,
            moment.tzinfo if moment else None,
            reading,
        )
        return dated if _plausible(dated, seen_at) else None
    found = read_printed(plain, language=language, zone=zone)
    if not any(printed.year for printed in found) and (told := _relative(plain, reading)):
        return told
    return _first_plausible(found, reading) if found else None


def _first_plausible(found: Sequence[Printed], reading: _Reading) -> Dated | None:
    """The date called the publication's, else the first that is not the update's and has come, else the first."""
    chosen = [p for p in found if p.label == "published"] or [p for p in found if p.label is None] or found
    plausible = [
        dated for dated in (_resolve(printed, reading) for printed in chosen) if _plausible(dated, reading.seen_at)
    ]
    past = [dated for dated in plausible if dated.value <= reading.seen_at]
    return next(iter(past or plausible), None)


def _resolve(printed: Printed, reading: _Reading) -> Dated:
    if printed.year is not None:
        day = date(printed.year, printed.month, printed.day)
        return _swapped(printed, _dated(day, printed.time, printed.zone, reading), reading)
    year, because = _year(printed, reading)
    dated = _dated(date(year, printed.month, printed.day), printed.time, printed.zone, reading)
    return replace(dated, basis="inferred", because="; ".join(filter(None, (because, dated.because))))


def _year(printed: Printed, reading: _Reading) -> tuple[int, str]:
    """The year of a day printed without one, among those in which it has come."""
    zone = printed.zone or reading.home
    latest = reading.seen_at + (timedelta() if zone else _SLACK)
    years = [
        year
        for year in range(reading.seen_at.year + 1, reading.seen_at.year - _YEARS_BACK, -1)
        if (printed.month, printed.day) != (2, 29) or isleap(year)
        if year < latest.year - 1 or _moment(date(year, printed.month, printed.day), printed.time, zone) <= latest
    ]
    evidence = replace(reading.evidence, read_on=latest.date())
    return infer_year(printed.month, printed.day, years, evidence, weekday=printed.weekday)


def _swapped(printed: Printed, dated: Dated, reading: _Reading) -> Dated:
    """«06/10/2025» in plain «en» may be either: when our order is still to come and the other has come, take that."""
    plain_english = (reading.language or "en").lower() == "en" and not month_first(reading.language, reading.zone)
    ambiguous = printed.slashed and printed.day <= 12 and plain_english
    if not ambiguous or printed.year is None or dated.value - reading.seen_at <= _AHEAD:
        return dated
    other = _dated(date(printed.year, printed.day, printed.month), printed.time, printed.zone, reading)
    if other.value > reading.seen_at:
        return dated
    because = "month first, for the other order is still to come"
    return replace(other, because="; ".join(filter(None, (because, other.because))))


def _dated(day: date, clock: time | None, printed_zone: tzinfo | None, reading: _Reading) -> Dated:
    """A day keeps its meaning in any zone, so it is stated; a time without a zone needed ours, so it is inferred."""
    value = _moment(day, clock, printed_zone or reading.home)
    if clock is None:
        return Dated(value, "stated", "day", "")
    if printed_zone is not None:
        return Dated(value, "stated", "minute", "")
    why = f"zone {reading.zone} of the home city" if reading.home else "no zone known, taken as UTC"
    return Dated(value, "inferred", "minute", why)


def _moment(day: date, clock: time | None, zone: tzinfo | None) -> datetime:
    return fixed(datetime.combine(day, clock or time(), zone or UTC))


def _relative(text: str, reading: _Reading) -> Dated | None:
    relative = read_relative(text[:100], reading.language)
    if relative is None:
        return None
    local = reading.seen_at.astimezone(relative.zone or reading.home or UTC)
    why = f"«{text[:40]}» counted back from {reading.seen_at.isoformat(timespec='minutes')}"
    if relative.unit in {"second", "minute", "hour"}:
        value = fixed(back(relative, reading.seen_at).astimezone(local.tzinfo).replace(second=0, microsecond=0))
        return Dated(value, "inferred", "minute", why)
    day = back(relative, local).date()
    precision: Precision = "minute" if relative.time else "day"
    return Dated(_moment(day, relative.time, local.tzinfo), "inferred", precision, why)


def _plausible(dated: Dated, seen_at: datetime) -> bool:
    """No news is older than the web, nor announced ten years ahead: such a date is a default or a broken field."""
    return OLDEST <= dated.value.year <= seen_at.year + _FURTHEST
