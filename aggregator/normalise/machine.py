"""Dates meant for machines: ISO 8601, RFC 3339, RFC 822 and kin. Python's own readers do the work.

Week and ordinal dates (``2025-W24-2``, ``2025-161``) are left unread: where they stand on a page they are numbers.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta


def read_machine(text: str) -> datetime | date | None:
    """The date that is the whole of ``text``; None when it is not of a machine's form."""
    return _iso(text) or _mail(text) or _epoch(text)


_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d|\d{8})"
    r"(?:([T ]\s?)(\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?)\s?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_RUN = re.compile(r"((?:19|20)\d{6})(\d{4})(\d\d)?")  # 20250610110200
_MAIL = re.compile(
    r"(?:[a-z]{3,9},?\s+)?\d{1,2}[ -][a-z]{3}[a-z]*[ -]\d{2,4}\s+\d\d?:\d\d(:\d\d)?"
    r"(\s+([+-]\d{4}|[a-z]{1,4}))?(\s+\(.*\))?"
    r"|[a-z]{3}\s+[a-z]{3}\s+\d{1,2}\s+\d\d:\d\d:\d\d\s+\d{4}",
    re.IGNORECASE,
)


def _iso(text: str) -> datetime | date | None:
    if run := _RUN.fullmatch(text):
        text = f"{run[1]}T{run[2]}{run[3] or ''}"
    match = _ISO.fullmatch(text)
    if not match:
        return None
    day, _, clock, zone = match.groups()
    try:
        if clock is None:
            return date.fromisoformat(day)
        midnight = clock.replace(":", "").rstrip("0.,") == "24"  # ISO 8601: the end of the day
        clock = "00:00" if midnight else clock.replace(",", ".")
        zone = "+00:00" if zone and zone.upper() in {"Z", "UTC", "GMT"} else (zone or "")
        moment = datetime.fromisoformat(f"{day}T{clock}{zone}")
        return moment + timedelta(days=1) if midnight else moment
    except (ValueError, OverflowError):
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
    """Seconds or milliseconds since 1970, bare or as ``/Date(1749542520000)/``."""
    match = re.fullmatch(r"(\d{10}(?:\d{3})?)|/Date\((\d{12,13})(?:[+-]\d{4})?\)/", text)
    if not match:
        return None
    digits = match[1] or match[2]
    return datetime.fromtimestamp(int(digits) / (1000 if len(digits) > 10 else 1), UTC)
