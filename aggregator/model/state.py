"""What we remember of a source between visits, and what one visit brings home."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from aggregator.model.item import Item
from aggregator.model.page import RawItem, Reject, Validators

Health = Literal["new", "ok", "failing", "stopped"]


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


@dataclass(frozen=True, slots=True)
class Taken:
    """One raw item with what normalising made of it; the raw is kept so that rules can change later."""

    raw: RawItem
    item: Item


@dataclass(frozen=True, slots=True)
class Visit:
    """All that one visit brought: stored whole or not at all."""

    source_id: str
    state: SourceState
    taken: tuple[Taken, ...] = ()
    rejects: tuple[Reject, ...] = ()
    warnings: tuple[str, ...] = ()
