"""Feeds as values: what a writer turns into bytes. Everything a format may need stands here, nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from aggregator.model.page import Enclosure
from aggregator.model.place import City, CityPair


@dataclass(frozen=True, slots=True)
class Related:
    """Another source's telling of the same story."""

    url: str
    title: str
    language: str | None
    source_id: str
    source_title: str
    published: datetime


@dataclass(frozen=True, slots=True)
class Origin:
    """The source an entry was taken from: becomes ``atom:source``."""

    id: str  # permanent: tag URI of the source
    source_id: str
    title: str
    url: str  # the feed or page visited, without credentials
    updated: datetime
    language: str | None = None
    rights: str | None = None
    feed: bool = False  # ``url`` is a feed (link rel=self of the source), not a page for people


@dataclass(frozen=True, slots=True)
class Entry:
    id: str  # tag: URI; one per story in every feed and edition
    story_id: str
    title: str
    url: str
    published: datetime
    updated: datetime
    origin: Origin
    summary: str = ""  # plain text
    content_html: str | None = None  # only where the policy is «full»
    language: str | None = None
    authors: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    pairs: tuple[CityPair, ...] = ()
    cities: tuple[City, ...] = ()
    labels: tuple[str, ...] = ()  # the source's labels and the item's categories
    image: str | None = None
    enclosures: tuple[Enclosure, ...] = ()
    rights: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed before it has a format. ``address`` has no suffix: ``cities/krasnodar-ru``, ``all``."""

    address: str
    scope: Literal["all", "city", "pair"]
    id: str  # tag: URI
    title: str
    updated: datetime
    entries: tuple[Entry, ...]  # newest first
    language: str | None = None  # of an edition; None: several
    subtitle: str = ""
    city: City | None = None
    pair: CityPair | None = None
