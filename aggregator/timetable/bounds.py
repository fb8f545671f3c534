"""What else has a say in when to come: the source's wishes, what caches are told, and its neighbours' visits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from aggregator.model import Wishes

LONGEST_WISH: Final = timedelta(hours=24)  # to be left alone for longer is not granted: a slip for a year is common
DOMAIN_PAUSE: Final = timedelta(minutes=2)  # between visits to the sources of one registrable domain, on average

# Second-level labels under which registries of countries register names (the usual ones of the Public Suffix List).
_LABELS: Final = (
    "ac biz co com edu go gob gouv gov govt gv id ind info int law lg ltd mil mod name ne net nhs nic nom or org plc "
    "police pol priv pro pvt sch school store tm web"
)
REGISTRY_LABELS: Final = frozenset(_LABELS.split())


def at_least(wishes: Wishes, fresh_for: timedelta | None, neighbours: int) -> timedelta:
    """The shortest interval that ``ttl``, Cache-Control and the domain's budget allow.

    ``neighbours`` counts the sources of the registrable domain, this one too.
    """
    ttl = timedelta(minutes=wishes.ttl or 0)
    return max(min(max(ttl, fresh_for or timedelta(0)), LONGEST_WISH), DOMAIN_PAUSE * max(neighbours, 1))


def not_skipped(wishes: Wishes, moment: datetime) -> datetime:
    """The moment, or the first hour after it that neither ``skipHours`` nor ``skipDays`` names (both in GMT)."""
    at = moment.astimezone(UTC)
    for _ in range(8 * 24):
        if at.hour not in wishes.skip_hours and at.weekday() not in wishes.skip_days:
            return at
        at = at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return moment  # it skips all the week: no wish at all


def registrable(host: str) -> str:
    """The part of a host's name that somebody registered: ``news.example.co.uk`` → ``example.co.uk``.

    By the usual second-level labels of countries, without the whole Public Suffix List; an IP address is its own.
    """
    name = host.rpartition("@")[2].lower().rstrip(".")
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    name = name.partition(":")[0]
    labels = name.split(".")
    if labels[-1].isdecimal():
        return name
    country = len(labels[-1]) == 2 or labels[-1].startswith("xn--")
    return ".".join(labels[-3 if country and len(labels) > 2 and labels[-2] in REGISTRY_LABELS else -2 :])
