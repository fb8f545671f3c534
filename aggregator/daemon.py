"""Rings the bell until told to stop. Knows the clockwork, not the trade; the only APScheduler."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler


async def ring(
    turn: Callable[[], Awaitable[None]], *, every: timedelta, first: datetime, stopping: asyncio.Event
) -> None:
    """Call ``turn`` at ``first`` and then every ``every``, never twice at a time, until ``stopping`` is set.

    SIGTERM and SIGINT set ``stopping``; the turn that is under way is awaited, and ends by itself at the next request
    boundary. ``turn`` deals with its own errors.
    """
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopping.set)
    working = asyncio.Lock()

    async def guarded() -> None:
        async with working:
            if not stopping.is_set():
                await turn()

    scheduler = AsyncIOScheduler(timezone="UTC")
    # A late bell still rings (the default grace is one second); rings that were missed count once.
    scheduler.add_job(
        guarded,
        "interval",
        seconds=every.total_seconds(),
        next_run_time=first,
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
    scheduler.start()
    try:
        await stopping.wait()
        async with working:  # shutdown cancels what runs; the turn under way shall save what it has
            scheduler.pause()
    finally:
        scheduler.shutdown(wait=False)
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(name)
