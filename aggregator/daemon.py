"""Rings the bell until told to stop. Knows the clockwork, not the trade; the only APScheduler."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler


async def ring(
    turn: Callable[[], Awaitable[None]],
    *,
    every: timedelta,
    first: datetime,
    stopping: asyncio.Event,
    reread: Callable[[], None],
) -> None:
    """Call ``turn`` at ``first`` and then every ``every``, never twice at a time, until ``stopping`` is set.

    SIGTERM and SIGINT set ``stopping``; the turn that is under way is awaited, and ends by itself at the next request
    boundary. SIGHUP calls ``reread`` between two turns, the next of which then begins at once. ``turn`` and ``reread``
    deal with their own errors.
    """
    loop = asyncio.get_running_loop()
    working = asyncio.Lock()
    hung_up = False

    async def guarded() -> None:
        nonlocal hung_up
        async with working:
            if hung_up and not stopping.is_set():
                hung_up = False
                reread()
            if not stopping.is_set():
                await turn()

    def hang_up() -> None:
        nonlocal hung_up
        hung_up = True
        scheduler.add_job(guarded, id="hang-up", replace_existing=True, misfire_grace_time=None)

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
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stopping.set)
    loop.add_signal_handler(signal.SIGHUP, hang_up)
    try:
        await stopping.wait()
        async with working:  # shutdown cancels what runs; the turn under way shall save what it has
            scheduler.pause()
    finally:
        scheduler.shutdown(wait=False)
        for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            loop.remove_signal_handler(name)
