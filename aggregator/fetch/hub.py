"""Telling a WebSub hub that feeds changed: the only POST we make."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlencode

from aggregator.errors import Refused, Throttled, TimedOut
from aggregator.fetch.address import Address
from aggregator.fetch.answer import BUSY, failure, phrase, place, retry_after
from aggregator.fetch.guard import Forbidden, Guard
from aggregator.fetch.wire import Cookies, Progress, Wire
from aggregator.model import Network, Source


async def announce(hub: str, topics: Iterable[str], *, network: Network, agent: str, now: datetime) -> None:
    """Tell ``hub`` that the feeds at these addresses changed; one request, which redirects nowhere.

    WebSub leaves the way to the hub; hubs take that of PubSubHubbub 0.4 § 7.1: ``hub.mode=publish`` and a ``hub.url``
    for each feed. The hub's address is judged like a source's. Raises FetchError, whose source id is the hub's address.
    """
    source = Source(hub, url=hub)
    address = place(source, hub)
    guard = Guard(network.allow_private)
    try:
        guard.judge(address.host, address.port)
    except Forbidden as error:
        raise Refused(source.id, f"not asking {address}: {error}") from error
    form = urlencode([("hub.mode", "publish"), *(("hub.url", topic) for topic in topics)]).encode()
    wire = Wire(guard)
    seconds = network.timeout.total_seconds()
    try:
        async with asyncio.timeout(seconds):
            await _post(wire, source, address, form, agent, now)
    except TimeoutError:
        raise TimedOut(source.id, f"no answer from {address} in {seconds:g} s") from None
    finally:
        await wire.close()


async def _post(wire: Wire, source: Source, address: Address, form: bytes, agent: str, now: datetime) -> None:
    headers = (("user-agent", agent), ("content-type", "application/x-www-form-urlencoded"))
    async with wire.ask(source, address, headers, Cookies(), Progress(), form=form) as reply:
        if 200 <= reply.status < 300:
            return
        if reply.status in BUSY:
            raise Throttled(
                source.id, f"{phrase(reply.status)} from {address}", reply.status, retry_after(reply.headers, now)
            )
        raise failure(source, address, reply.status)
