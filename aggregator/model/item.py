"""An item we trust: absolute address, aware date with its basis, one-line title, clean HTML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from aggregator.model.page import Enclosure

Basis = Literal["stated", "inferred", "first-seen"]
Precision = Literal["minute", "day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date read from a page, or frozen at first sight."""

    value: datetime  # aware; the offset as printed or inferred, never shifted
    basis: Basis
    precision: Precision = "minute"  # "day": value is local midnight; "month", "year": of its first day
    because: str = ""  # "year 2025 from «2025-2027» in the title; zone Europe/Minsk of the home city"


@dataclass(frozen=True, slots=True)
class Item:
    """One telling of one piece of news by one source."""

    id: str  # digest of source id and identity; permanent
    source_id: str
    url: str  # absolute; what we link to
    identity: str  # strict URL identity (or the guid's where there is no URL)
    loose: str  # loose URL identity: counts only with an equal title
    guid: str | None
    title: str
    published: Dated
    first_seen: datetime
    summary: str = ""  # plain text, ≤ 300 characters, whole words
    content_html: str | None = None  # sanitised, absolute links
    text: str = ""  # plain text: what places and stories read
    language: str | None = None
    updated: datetime | None = None
    event_date: datetime | None = None  # a stated date more than 24 h ahead: the event's, not ours
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    image: str | None = None
    enclosures: tuple[Enclosure, ...] = ()
    position: int = 0
