"""One event, any number of tellers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from aggregator.model.item import Item
from aggregator.model.place import Tagging

Relation = Literal["new", "same-item", "same-text", "same-event"]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What placing a telling needs to know of it, small enough to keep for years."""

    item_id: str
    source_id: str
    guid: str | None
    identity: str
    loose: str
    title: str  # folded for comparison
    language: str | None
    day: date | None  # local day of publication; None: unknown
    text_digest: str | None  # of the folded text; None when too short to tell
    shingles: tuple[int, ...] = ()  # the smallest hashes of the text's word shingles, ascending: a sample of them
    bands: tuple[int, ...] = ()  # MinHash bands of the text's shingles, by which its likes are found
    lead_bands: tuple[int, ...] = ()  # … of its first 30 words
    lead_shingles: tuple[int, ...] = ()  # the smallest hashes of its first 30 words' shingles
    head: int = 0  # hash of its first words; 0 when too short
    stems: tuple[int, ...] = ()  # hashes of the stems of title and text, ascending: likeness within a language
    seen: date | None = None  # when an undated telling was first seen: the time it is looked for in
    pairs: tuple[str, ...] = ()  # slugs, not background, score ≥ 0.5
    cities: tuple[str, ...] = ()
    side_by_side: tuple[str, ...] = ()  # slugs of two cities told of in one short list, no pair in ``pairs``
    acts: tuple[str, ...] = ()  # "sign", "visit", "festival" …
    names: tuple[str, ...] = ()  # transliterated participants
    numbers: tuple[str, ...] = ()
    printed_days: tuple[str, ...] = ()  # ISO days printed in the text; "--06-10" where the year is not printed
    until: date | None = None  # last day it may be of, where only a month or a year is stated
    size: int = 0  # distinct shingles of the text
    headline_acts: tuple[str, ...] = ()  # those that the title names, or the first words where it names none
    anchors: bool = False  # a dated telling in the story of an undated one: its day binds that story


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a telling belongs, and why. ``story`` None: it founds a story of its own."""

    relation: Relation
    story: str | None
    because: str
    score: float = 1.0
    item: str | None = None  # the teller it is the same item or text as, or that it joined by
    day: date | None = None  # of that teller


@dataclass(frozen=True, slots=True)
class Teller:
    item: Item
    tagging: Tagging
    relation: Relation = "new"
    because: str = ""
    score: float = 1.0  # how sure that is


@dataclass(frozen=True, slots=True)
class Story:
    """A story as the store keeps it; ``tellers[0]`` founded it."""

    id: str  # minted once: digest of the founding item's identity
    tellers: tuple[Teller, ...]
    published: datetime  # frozen
    updated: datetime
