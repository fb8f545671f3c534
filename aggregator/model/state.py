"""What we remember of a source between visits, and what one visit brings home."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from aggregator.model.item import Item
from aggregator.model.page import Page, RawItem, Reject, Validators

Health = Literal["new", "ok", "failing", "stopped"]


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What a source's publications taught us of when it publishes. Older ones weigh less."""

    until: datetime | None = None  # as of when
    count: float = 0.0  # publications, and …
    days: float = 0.0  # … over how many days: their ratio is the present rate
    hours: tuple[float, ...] = ()  # weight of each hour of the day, UTC
    weekdays: tuple[float, ...] = ()  # weight of each day of the week, Monday first, UTC
    shown: int = 0  # items that the page or feed showed when last read; 0: not known


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a source asks to be visited; feeds say it (RSS 2.0 ``ttl``, ``skipHours``, ``skipDays``)."""

    ttl: int | None = None  # minutes
    skip_hours: tuple[int, ...] = ()  # UTC, 0 … 23
    skip_days: tuple[int, ...] = ()  # Monday is 0


@dataclass(frozen=True, slots=True)
class Moving:
    """An address that the source's own redirects to for good, and that is not believed yet."""

    url: str
    since: datetime
    seen: int = 0  # visits that confirmed it
    doubt: str | None = None  # why the latest visit did not


@dataclass(frozen=True, slots=True)
class SourceState:
    source_id: str
    url: str = ""  # the configured address the validators belong to
    title: str | None = None  # the source's own title
    health: Health = "new"
    reason: str | None = None  # one line; None when ok
    http_status: int | None = None
    validators: Validators = Validators()
    last_visit: datetime | None = None
    last_success: datetime | None = None
    next_visit: datetime | None = None
    not_before: datetime | None = None  # Retry-After; not even --force asks earlier
    failures: int = 0  # in a row
    seconds: float | None = None  # of the last visit
    moved_to: str | None = None  # where the source lives now, confirmed; visited instead of ``url``
    moving: Moving | None = None
    warnings: tuple[str, ...] = ()  # of the last visit that read a page
    rhythm: Rhythm = Rhythm()
    wishes: Wishes = Wishes()


@dataclass(frozen=True, slots=True)
class Taken:
    """One raw item with what normalising made of it; the raw is kept so that rules can change later."""

    raw: RawItem
    item: Item


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered to one question."""

    asked: str  # the address before redirects
    page: Page


@dataclass(frozen=True, slots=True)
class Visit:
    """All that one visit brought: stored whole or not at all."""

    source_id: str
    state: SourceState
    taken: tuple[Taken, ...] = ()
    rejects: tuple[Reject, ...] = ()
    warnings: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()  # every answer with a body, in order: the source's own first
