"""Tells WebSub hubs what changed, once a cycle's work is done; what a hub did not take it is told again, ever later.

Pending addresses stand in the store, so neither a crash nor a restart forgets one. A hub that fails costs nobody else
anything: subscribers poll, as they would without it.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from aggregator.errors import FetchError, Throttled

if TYPE_CHECKING:
    from aggregator.model import Settings
    from aggregator.store import Store

AT_ONCE: Final = 100  # feeds named in one request
BUDGET: Final = 30.0  # seconds for one hub in one cycle; the rest comes with the next
FIRST_PAUSE: Final = timedelta(minutes=1)
LONGEST_PAUSE: Final = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Announced:
    """What came of telling one hub."""

    hub: str
    topics: int = 0  # taken by the hub
    error: FetchError | None = None
    again: datetime | None = None  # not before


def pause(failures: int, asked: timedelta | None = None) -> timedelta:
    """How long to leave a hub alone after so many failures in a row, at least as long as it ``asked``."""
    doubled: timedelta = min(FIRST_PAUSE * (1 << min(failures - 1, 20)), LONGEST_PAUSE)
    return max(doubled, asked or timedelta())


async def tell_hubs(settings: Settings, store: Store, *, agent: str, now: datetime) -> list[Announced]:
    """Tell every configured hub of the changes it was not told of yet; one that failed lately is left alone.

    Never raises FetchError: what went wrong stands in the answer.
    """
    owed = store.pings()
    if not owed:
        return []
    for hub in set(owed) - set(settings.publish.hub):  # the operator took it out
        store.pinged(hub, owed.pop(hub))
    told = [await _tell(hub, topics, settings, store, agent=agent, now=now) for hub, topics in owed.items()]
    return [one for one in told if one is not None]


async def _tell(
    hub: str, topics: list[str], settings: Settings, store: Store, *, agent: str, now: datetime
) -> Announced | None:
    from aggregator.fetch import announce

    failures, again = _remembered(store, hub)
    if again is not None and now < again:
        return None
    taken = 0
    deadline = asyncio.get_running_loop().time() + BUDGET
    for at in range(0, len(topics), AT_ONCE):
        batch = topics[at : at + AT_ONCE]
        if asyncio.get_running_loop().time() >= deadline:
            break
        try:
            await announce(hub, batch, network=settings.network, agent=agent, now=now)
        except FetchError as error:
            again = now + pause(failures + 1, error.retry_after if isinstance(error, Throttled) else None)
            store.keep_note(f"hub {hub}", json.dumps([failures + 1, again.isoformat()]))
            return Announced(hub, taken, error, again)
        store.pinged(hub, batch)
        taken += len(batch)
    if failures:
        store.keep_note(f"hub {hub}", json.dumps([0, None]))
    return Announced(hub, taken)


def _remembered(store: Store, hub: str) -> tuple[int, datetime | None]:
    note = store.note(f"hub {hub}")
    failures, again = json.loads(note) if note else (0, None)
    return failures, datetime.fromisoformat(again) if again else None
