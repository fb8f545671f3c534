"""The day a page without a date speaks of: «24 сентября 2021 года делегация прибыла …», or one in its address.

A guarded inference: only a full date in the first two sentences, that has come, is no older than the web, and is not a
bound (since, until), a birth or a memory.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final

from aggregator.model import Dated
from aggregator.normalise.labels import label
from aggregator.normalise.printed import full_dates
from aggregator.normalise.words import fold
from aggregator.normalise.years import address_date
from aggregator.normalise.years_words import BOUNDING, REMEMBERING
from aggregator.normalise.zones import fixed, home_zone

_OLDEST: Final = timedelta(days=25 * 366)
_RECENT: Final = timedelta(days=400)  # an anniversary is reported as it happens; what it remembers is older
_SENTENCE = re.compile(r"(?<=[.!?…])[\"»”)]*\s+(?=[^\Wa-zа-яё])|(?<=[。！？])|\n\s*\n")


def reported_date(title: str, text: str, *, seen_at: datetime, zone: str | None, language: str | None) -> Dated | None:
    """The one day that the first sentences report, as an ``inferred`` day; None when there is none to trust."""
    lead = _lead(text)
    if REMEMBERING.search(fold(title)):
        return None
    days: list[date] = []
    for printed in full_dates(lead, language):
        if printed.year is None or BOUNDING.search(fold(printed.before)):
            continue
        called = label(printed.before[-30:])
        if called == "published":
            days = [date(printed.year, printed.month, printed.day)]
            break
        if called == "updated":
            continue
        day = date(printed.year, printed.month, printed.day)
        if REMEMBERING.search(fold(lead)) and seen_at.date() - day > _RECENT:
            return None
        days.append(day)
    if not days or len(set(days)) > 2:
        return None
    return _day(max(days), f"told in the text: «{max(days).isoformat()}»", seen_at, zone)


def addressed_date(url: str, *, seen_at: datetime, zone: str | None) -> Dated | None:
    """The full date in an address (``/2025/06/10/``, ``-20250610``) as an ``inferred`` day."""
    day = address_date(url)
    return _day(day, f"from «{day.isoformat()}» in the address", seen_at, zone) if day else None


def _day(day: date, because: str, seen_at: datetime, zone: str | None) -> Dated | None:
    value = fixed(datetime.combine(day, datetime.min.time(), home_zone(zone) or UTC))
    return Dated(value, "inferred", "day", because) if seen_at - _OLDEST < value <= seen_at else None


def _lead(text: str) -> str:
    """The first two sentences; a dot after a number or a short word («6. November», «г. Минск») ends none."""
    pieces: list[str] = []
    for piece in _SENTENCE.split(text[:1200]):
        short = pieces and re.search(r"(?:^|[\s(«\"])(?:\d{1,2}|\w{1,3})\.$", pieces[-1])
        if short:
            pieces[-1] += f" {piece}"
        else:
            pieces.append(piece)
    return " ".join(pieces[:2])
