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
class Act:
    """What was done, as a class: a visit, an agreement …"""

    name: str  # permanent: "visit"
    label: str  # in the feed's language


@dataclass(frozen=True, slots=True)
class Gone:
    """An entry that is no longer in a feed: becomes ``at:deleted-entry`` (RFC 6721)."""

    id: str  # the entry's tag: URI
    when: datetime
    into: str | None = None  # address of the page of the story it became part of


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a feed's log: an entry came or changed, or it left."""

    number: int  # ascending in time
    feed: str  # address without suffix
    story_id: str
    moment: datetime  # the entry's ``updated``; of one that left, when
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """A document's neighbours in its feed's archive (RFC 5005 § 4): addresses without suffix."""

    current: str | None = None  # of the feed this archive document belongs to; None: it is the feed itself
    older: str | None = None
    newer: str | None = None


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
    acts: tuple[Act, ...] = ()  # what its headline tells was done
    image: str | None = None
    enclosures: tuple[Enclosure, ...] = ()
    rights: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed, or one document of its archive, before it has a format.

    ``address`` has no suffix: ``cities/krasnodar-ru``, ``all``, ``archive/all/3``.
    """

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
    gone: tuple[Gone, ...] = ()  # latest first
    chain: Chain = Chain()
