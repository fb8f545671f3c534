"""Zones as printed after a time: «+0300», «GMT+3», «MSK», «CET»; and home zones by their IANA name."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Final

# Hours from UTC. Names with several meanings (IST, BST outside Europe, CST in Asia) stand for what RFC 822 § 5 says,
# or are left out. Sources: RFC 822 § 5.1, the tz database's abbreviations.
_HOURS: Final = {
    "UTC": 0, "GMT": 0, "UT": 0, "Z": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2,
    "HNEC": 1, "HAEC": 2, "EET": 2, "EEST": 3, "OEZ": 2, "OESZ": 3, "MSK": 3, "MSD": 4, "TRT": 3, "FET": 3,
    "SAMT": 4, "AZT": 4, "AMT": 4, "GET": 4, "YEKT": 5, "UZT": 5, "OMST": 6, "KRAT": 7, "NOVT": 7, "IRKT": 8,
    "YAKT": 9, "VLAT": 10, "JST": 9, "KST": 9, "HKT": 8, "SGT": 8, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5,
    "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10, "BRT": -3, "ART": -3,
    "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "МСК": 3, "САМТ": 4, "ЕКТ": 5,
}  # fmt: skip
_MOSCOW = re.compile(
    r"\s*[(\[]?\s*(?:MSK|МСК)\s?([+-]\d{1,2})\b\s*[)\]]?", re.IGNORECASE
)  # Russian zones count from Moscow
_MOSCOW_TIME = re.compile(r"\s*\(?(?:по московскому времени|по москве|времени мск|московское время)\)?", re.IGNORECASE)
_NAME = re.compile(r"\s*[(\[]?\s*([^\W\d_]{1,5})(?![^\W_])\s*[)\]]?")
_OFFSET = re.compile(
    r"\s*[(\[]?\s*(?:(?:UTC|GMT)\s*)(?P<named>[+-]\d{1,2}(?::?[0-5]\d)?)(?!\d)\s*[)\]]?"
    r"|\s*[(\[]?(?P<colon>[+-]\d\d:[0-5]\d)(?!\d)[)\]]?"
    r"|\s*[(\[]?(?P<plain>[+-]\d{4})(?![\d.:/-])[)\]]?"
    r"|(?P<short>[+-]\d\d)(?![\d.:/-])",
    re.IGNORECASE,
)


def read_zone(text: str, start: int, *, after_seconds: bool = True) -> tuple[tzinfo, int] | None:
    """The zone printed at ``start`` (right after a time) and where it ends; None when there is none we know.

    «11:02-12:30» is a span of time rather than an offset, unless seconds stand before it.
    """
    if match := _MOSCOW.match(text, start):
        return timezone(timedelta(hours=3 + int(match[1]))), match.end()
    if match := _MOSCOW_TIME.match(text, start):
        return timezone(timedelta(hours=3)), match.end()
    if match := _OFFSET.match(text, start):
        printed = match[match.lastgroup or 0]
        span = match.lastgroup in {"colon", "short"} and printed.startswith("-") and not after_seconds
        zone = None if span else _fixed(printed)
        if zone:
            return zone, match.end()
    if (match := _NAME.match(text, start)) and (hours := _HOURS.get(match[1].upper())) is not None:
        return (timezone(timedelta(hours=hours)) if hours else UTC), match.end()
    return None


def _fixed(printed: str) -> tzinfo | None:
    sign = -1 if printed[0] == "-" else 1
    digits = printed[1:].replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if hours > 14:
        return None
    return timezone(sign * timedelta(hours=hours, minutes=minutes)) if hours or minutes else UTC


@cache
def _home(name: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def home_zone(name: str | None) -> tzinfo | None:
    """The zone of an IANA name; None for no name or an unknown one."""
    return _home(name) if name else None


def fixed(moment: datetime) -> datetime:
    """The same moment with its offset frozen as a number, so that no later zone data can move it."""
    offset = moment.utcoffset() or timedelta()
    return moment.replace(tzinfo=timezone(offset) if offset else UTC, fold=0)
