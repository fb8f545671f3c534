"""How often a feed asks to be read: RSS 2.0's ``ttl``, ``skipHours``, ``skipDays``; RSS 1.0's syndication module.

Looked for with bounded patterns in what stands before the first item: no parser is needed for five plain elements.
"""

from __future__ import annotations

import re
from typing import Final

from aggregator.model import Wishes

HEAD: Final = 64 * 1024  # bytes
DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PERIODS: Final = {"hourly": 60, "daily": 1440, "weekly": 10080, "monthly": 43200, "yearly": 525600}  # minutes
FEED: Final = re.compile(rb"<(?:rss|rdf:RDF)\b", re.IGNORECASE)
BODY: Final = re.compile(rb"<(?:item|entry)\b", re.IGNORECASE)


def wishes(body: bytes) -> Wishes:
    """What an RSS feed asks for; no wishes where it says none, or where this is no RSS. Raises nothing."""
    head = body[:HEAD]
    if not FEED.search(head[:4096]):
        return Wishes()
    head = BODY.split(head, maxsplit=1)[0]
    text = re.sub(r"<!--.*?-->", "", head.decode("latin-1"), flags=re.DOTALL)
    ttl = _number(_inside(text, "ttl"))
    if ttl is None and (period := PERIODS.get(_inside(text, "sy:updatePeriod").lower())):
        ttl = period // max(_number(_inside(text, "sy:updateFrequency")) or 1, 1)
    hours = {hour % 24 for said in _every(_inside(text, "skipHours"), "hour") if (hour := _number(said)) is not None}
    days = {DAYS.index(said.lower()) for said in _every(_inside(text, "skipDays"), "day") if said.lower() in DAYS}
    return Wishes(ttl or None, tuple(sorted(hours)), tuple(sorted(days)))


def _inside(text: str, name: str) -> str:
    return next(iter(_every(text, name)), "")


def _every(text: str, name: str) -> list[str]:
    return [found.strip() for found in re.findall(rf"<{name}\s*>([^\0]{{0,2000}}?)</{name}\s*>", text, re.IGNORECASE)]


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else None
