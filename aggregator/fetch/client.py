"""The fetcher: asked politely, a source answers with a page, «nothing new», or an error that says why."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from types import TracebackType
from typing import Self

from aggregator.errors import TimedOut, TransferFailed
from aggregator.fetch.address import Address
from aggregator.fetch.answer import PERMANENT, REDIRECTS, Answer, conditions, ours, place, target, verdict
from aggregator.fetch.asking import Asker, Errand
from aggregator.fetch.gate import MOST_REDIRECTS, Gate
from aggregator.fetch.guard import Guard
from aggregator.fetch.hosts import Hosts
from aggregator.fetch.pace import Pace
from aggregator.fetch.robots import product_token
from aggregator.fetch.wire import Wire
from aggregator.model import HostState, Network, Page, Source, Unchanged, Validators


class Fetcher:
    """Fetches for one cycle. An async context manager; one client, one TLS context, one memory of hosts.

    ``agent`` is the User-Agent header; its product name is what robots.txt may call us by. ``hosts`` is what earlier
    cycles learnt. When ``stopping`` is set no request begins, waiting ends at once, and what is under way has five
    seconds left. ``environ`` is where a source's ``auth: env:NAME`` is looked up, at the moment of asking.

    Names are resolved once for each connection, every address is judged, and only a judged address is connected to.
    Through a source's ``proxy`` the proxy resolves: there only literal addresses and ``localhost`` can be judged; the
    proxy itself is the operator's word and not judged. Proxies of the environment are not used.
    """

    def __init__(
        self,
        network: Network,
        *,
        agent: str,
        hosts: Mapping[str, HostState] | None = None,
        stopping: asyncio.Event | None = None,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        stopping = stopping or asyncio.Event()
        guard = Guard(network.allow_private)
        pace = Pace(network.concurrency, network.delay.total_seconds(), stopping)
        self._max_body = network.max_body
        self._hosts = Hosts(hosts or {})
        self._wire = Wire(guard)
        self._asker = Asker(network, self._wire, pace, self._hosts, agent=agent, stopping=stopping, environ=environ)
        self._gate = Gate(guard, self._hosts, pace, self._asker, product_token(agent))
        self._watch: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._watch = asyncio.create_task(self._asker.shorten_when_stopping())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._watch is not None:
            self._watch.cancel()
        await self._wire.close()

    def learnt(self) -> tuple[HostState, ...]:
        """What is new about hosts (robots.txt, Retry-After), to be stored until the next cycle; sorted by host."""
        return self._hosts.learnt()

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
        """Ask for one address on behalf of a source.

        ``known`` is what the last answer brought: a 304, or the same bytes again, is Unchanged. ``robots`` False asks
        without robots.txt's leave. ``deadline`` (loop time) bounds everything, waiting for a turn included.

        The source's ``headers`` and ``auth`` go to the origin of ``source.url`` only. Redirects are followed five
        times, each hop judged anew. Raises FetchError of every kind, and Stopped.
        """
        start = place(source, url)
        errand = Errand(source, now, deadline)
        async with _within_budget(errand, start):
            address, answer, moved = await self._follow(errand, start, known, robots=robots)
        return verdict(source, address, answer, known, now=now, moved=moved)

    async def _follow(
        self, errand: Errand, start: Address, known: Validators | None, *, robots: bool
    ) -> tuple[Address, Answer, str | None]:
        """The last address of the chain, its answer, and how far the chain was permanent from its start."""
        source, address = errand.source, start
        moved, permanent = start, True
        seen: set[tuple[Address, str]] = set()
        while True:
            # A site may set a cookie and lead back to the same address: a loop only when nothing changed.
            if (address, str(errand.cookies)) in seen:
                raise TransferFailed(source.id, f"redirect loop: {start} comes back to {address}")
            if len(seen) > MOST_REDIRECTS:
                raise TransferFailed(
                    source.id, f"{start} redirects more than {MOST_REDIRECTS} times, last to {address}"
                )
            await self._gate.permit(errand, address, robots=robots)
            seen.add((address, str(errand.cookies)))
            answer = await self._asker.ask(errand, address, conditions(ours(known, address)), cap=self._max_body)
            if answer.status not in REDIRECTS:
                return address, answer, moved.url if moved != start else None
            address = target(source, address, answer)
            permanent = permanent and answer.status in PERMANENT
            moved = address if permanent else moved


@asynccontextmanager
async def _within_budget(errand: Errand, start: Address) -> AsyncIterator[None]:
    try:
        async with asyncio.timeout_at(errand.deadline):
            yield
    except TimeoutError:
        doing = f"waiting for a turn at {start.authority}" if errand.progress.stage == "turn" else f"asking {start}"
        raise TimedOut(errand.source.id, f"the visit's budget was spent while {doing}") from None
