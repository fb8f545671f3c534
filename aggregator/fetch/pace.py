"""Politeness: so many requests at a time to one host, and a pause between them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aggregator.errors import Stopped


@dataclass(slots=True)
class _Lane:
    turns: asyncio.Semaphore
    free_at: float = 0.0  # loop time
    delay: float | None = None  # robots.txt asks for more than the operator
    robots: asyncio.Lock = field(default_factory=asyncio.Lock)


class Pace:
    """Turns of one fetcher, by host. ``delay`` in seconds counts from the end of the request before."""

    def __init__(self, concurrency: int, delay: float, stopping: asyncio.Event) -> None:
        self._concurrency = concurrency
        self._delay = delay
        self._stopping = stopping
        self._lanes: dict[str, _Lane] = {}

    def lane(self, host: str) -> _Lane:
        """The lane of one host, new when first asked for."""
        lane = self._lanes.get(host)
        if lane is None:
            lane = self._lanes[host] = _Lane(asyncio.Semaphore(self._concurrency))
        return lane

    def slow_down(self, host: str, delay: float) -> None:
        """Keep at least this many seconds between requests to this host."""
        self.lane(host).delay = delay

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for this host's turn and hold it. Raises Stopped; a stop ends the waiting at once."""
        lane = self.lane(host)
        delay = max(self._delay, lane.delay or 0.0)
        clock = asyncio.get_running_loop().time
        async with lane.turns:
            while not self._stopping.is_set() and (wait := lane.free_at - clock()) > 0:
                await self._pause(wait)
            if self._stopping.is_set():
                raise Stopped(f"told to stop before asking {host}")
            lane.free_at = clock() + delay
            try:
                yield
            finally:
                lane.free_at = clock() + delay

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            return
