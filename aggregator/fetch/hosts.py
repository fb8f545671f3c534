"""What is remembered of hosts from one cycle to the next: robots.txt and how long to stay away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from aggregator.errors import Throttled
from aggregator.fetch.address import Address
from aggregator.model import HostState, Source

UNSTATED_HOLD: Final = timedelta(minutes=1)  # 429 without Retry-After


class Hosts:
    """The memory of one fetcher, begun with what earlier cycles learnt."""

    def __init__(self, known: Mapping[str, HostState]) -> None:
        self._states = dict(known)
        self._new: set[str] = set()

    def state(self, host: str) -> HostState:
        """What is known of a host."""
        return self._states.get(host) or HostState(host)

    def learnt(self) -> tuple[HostState, ...]:
        """The states that changed, sorted by host."""
        return tuple(self._states[host] for host in sorted(self._new))

    def hold(self, host: str, status: int, wait: timedelta | None, now: datetime) -> None:
        """Stay away from a host for as long as it asked: a minute after a 429 that does not say.

        A 503 that does not say may be about one page only, and holds nothing.
        """
        if wait is None and status == 429:
            wait = UNSTATED_HOLD
        if wait:
            self._keep(replace(self.state(host), not_before=now + wait))

    def respect(self, source: Source, address: Address, now: datetime) -> None:
        """Raise Throttled, with what remains, while a host wants to be left alone."""
        until = self.state(address.authority).not_before
        if until is not None and now < until:
            words = until.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
            raise Throttled(
                source.id, f"{address.authority} asked us to wait until {words}; not asked", 429, until - now
            )

    def keep_robots(self, host: str, status: int, body: str | None, now: datetime) -> HostState:
        """Remember the answer to robots.txt."""
        state = replace(self.state(host), robots_body=body, robots_status=status, robots_fetched=now)
        self._keep(state)
        return state

    def _keep(self, state: HostState) -> None:
        self._states[state.host] = state
        self._new.add(state.host)
