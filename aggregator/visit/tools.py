"""What a visit needs of the house, and what it gathers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from aggregator.model import Answer, Item, Page, Parsed, Reject, Source, Taken, Unchanged, Validators

if TYPE_CHECKING:
    from aggregator.parse import ParserPool


class Asks(Protocol):
    """Who is asked for pages: the network, or what was kept of it. Raises FetchError and Stopped."""

    async def fetch(
        self,
        source: Source,
        url: str,
        *,
        now: datetime,
        known: Validators | None = None,
        robots: bool = True,
        deadline: float | None = None,
    ) -> Page | Unchanged: ...


class Recorder:
    """Asks as another does, and keeps every answer that has a body."""

    def __init__(self, asks: Asks) -> None:
        self._asks = asks
        self.answers: list[Answer] = []

    async def fetch(
        self,
        source: Source,
        url: str,
        *,
        now: datetime,
        known: Validators | None = None,
        robots: bool = True,
        deadline: float | None = None,
    ) -> Page | Unchanged:
        answer = await self._asks.fetch(source, url, now=now, known=known, robots=robots, deadline=deadline)
        if isinstance(answer, Page):
            self.answers.append(Answer(url, answer))
        return answer


@dataclass(frozen=True, slots=True)
class Tools:
    """What a visit needs of the house."""

    fetcher: Asks | None  # None: no request is made, pages behind items included
    pool: ParserPool
    zone: Callable[[Source], str | None]  # IANA zone of the source's home city
    known: Callable[[Sequence[Item]], Mapping[str, Taken]]  # by the id of the item asked about
    stopping: asyncio.Event


@dataclass(slots=True)
class Gathered:
    """What was taken from one page so far."""

    parsed: Parsed
    taken: list[Taken]
    rejects: list[Reject]
    warnings: list[str]
    complete: bool = True  # False: time ran out or we were told to stop; items were left for the next visit
    settled: bool = True  # False: an article page failed in passing and is worth another try
