"""What a request asks for besides an address: codings, validators, ranges (RFC 9110 §§ 12.5.3, 13, 14)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import blake2b
from typing import Final

#: Content codings we may have a copy in, best first → the suffix of that copy.
CODINGS: Final = {"br": ".br", "gzip": ".gz"}
_TAG: Final = re.compile(r'(?:W/)?("[^"]*")')
_RANGE: Final = re.compile(r"bytes=\s*([0-9]{0,18})-([0-9]{0,18})\s*")


def codings(accept: str) -> list[str]:
    """The codings of ours that ``Accept-Encoding`` allows, the most wanted first; none that it wants less than the
    plain file."""
    wanted: dict[str, float] = {}
    for part in accept.lower().split(","):
        name, _, rest = part.partition(";")
        wanted[name.strip()] = _weight(rest)
    plain = wanted.get("identity", 0.0)
    weights = {name: wanted.get(name, wanted.get("*", 0.0)) for name in CODINGS}
    return sorted(
        (name for name, weight in weights.items() if weight and weight >= plain), key=lambda name: -weights[name]
    )


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return max(0.0, min(1.0, float(value)))
    except ValueError:
        return 0.0


def entity_tag(body: bytes) -> str:
    """A strong validator: equal tags, equal bytes."""
    return f'"{blake2b(body, digest_size=12).hexdigest()}"'


def http_date(moment: float) -> str:
    """Seconds since 1970 as an HTTP date."""
    return format_datetime(datetime.fromtimestamp(int(moment), UTC), usegmt=True)


def unchanged(asked: Mapping[str, str], tag: str, changed: float) -> bool:
    """Whether the client has this version: by its entity tags, and only without any by the date."""
    known = asked.get("if-none-match")
    if known is not None:
        return known.strip() == "*" or tag in _TAG.findall(known)
    since = _moment(asked.get("if-modified-since", ""))
    return since is not None and int(changed) <= since


def span(asked: Mapping[str, str], tag: str, changed: float, length: int) -> range | None:
    """The one range of bytes that is asked for; None: the whole; empty: a range that does not exist.

    Several ranges at once, other units and a range of another version (If-Range) count as asking for the whole.
    """
    found = _RANGE.fullmatch(asked.get("range", ""))
    if not found or found.groups() == ("", ""):
        return None
    condition = asked.get("if-range", "").strip()
    if condition and condition != tag and (condition.startswith(("W/", '"')) or _moment(condition) != int(changed)):
        return None
    first, last = found.groups()
    if not first:
        return range(max(0, length - int(last)), length)
    if last and int(last) < int(first):
        return None  # invalid, and so to be ignored
    return range(min(int(first), length), min(int(last) + 1, length) if last else length)


def _moment(date: str) -> int | None:
    try:
        moment = parsedate_to_datetime(date)
        return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        return None
