"""One request in its host's turn, within its time and size, with the secrets that this host may see."""

from __future__ import annotations

import asyncio
import base64
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from typing import Final

from aggregator.errors import Refused, Stopped, Throttled, TimedOut, TooLarge, TransferFailed, Unreachable
from aggregator.fetch.address import Address
from aggregator.fetch.answer import BUSY, REDIRECTS, Answer, failure, phrase, place, retry_after
from aggregator.fetch.decode import Body, Garbled, Overflow
from aggregator.fetch.hosts import Hosts
from aggregator.fetch.pace import Pace
from aggregator.fetch.wire import Cookies, Progress, Reply, Wire
from aggregator.model import Network, Source

AT_ONCE: Final = 100  # requests under way, over all hosts
LAST_WORDS: Final = 5.0  # seconds that requests under way are left when told to stop
SMALL: Final = 64 * 1024  # an unwanted body up to this size is read, to keep the connection
ACCEPT: Final = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.9, application/xhtml+xml;q=0.9, "
    "application/json;q=0.8, */*;q=0.5"
)
FIELD_NAME: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110 § 5.6.2
FIELD_VALUE: Final = re.compile(r"[^\x00-\x08\x0a-\x1f\x7f]*")


@dataclass(frozen=True, slots=True)
class Errand:
    """On whose behalf, and when, a chain of requests is made."""

    source: Source
    now: datetime
    deadline: float | None = None  # loop time
    cookies: Cookies = field(default_factory=Cookies)
    progress: Progress = field(default_factory=Progress)


class Asker:
    """Asks for single addresses; follows nothing, judges no host."""

    def __init__(
        self,
        network: Network,
        wire: Wire,
        pace: Pace,
        hosts: Hosts,
        *,
        agent: str,
        stopping: asyncio.Event,
        environ: Mapping[str, str],
    ) -> None:
        self._network = network
        self._wire = wire
        self._pace = pace
        self._hosts = hosts
        self._agent = agent
        self._stopping = stopping
        self._environ = environ
        self._room = asyncio.Semaphore(AT_ONCE)
        self._limits: set[asyncio.Timeout] = set()

    async def ask(
        self,
        errand: Errand,
        address: Address,
        conditions: tuple[tuple[str, str], ...] = (),
        *,
        cap: int,
        cut: bool = False,
    ) -> Answer:
        """GET one address. Raises a FetchError for every status but 2xx, 304 and redirects, and Stopped.

        ``cap`` bounds the decoded body; with ``cut`` a longer one is cut there instead of raising TooLarge.
        """
        source = errand.source
        headers = (*self._headers(source, address), *conditions)
        errand.progress.stage = "turn"
        async with (
            self._pace.turn(address.authority),
            self._room,
            self._time(errand, address),
            self._wire.ask(source, address, headers, errand.cookies, errand.progress) as reply,
        ):
            if 200 <= reply.status < 300 and reply.status != HTTPStatus.PARTIAL_CONTENT:
                return Answer(reply.status, reply.headers, await _read(source, address, reply, cap, cut=cut))
            await _drain(reply)
            if reply.status in REDIRECTS or reply.status == HTTPStatus.NOT_MODIFIED:
                return Answer(reply.status, reply.headers)
            if reply.status in BUSY:
                raise self._throttled(source, address, reply, errand.now)
            raise failure(source, address, reply.status)

    async def shorten_when_stopping(self) -> None:
        """Leave requests under way five seconds once we are told to stop."""
        await self._stopping.wait()
        latest = asyncio.get_running_loop().time() + LAST_WORDS
        for limit in self._limits:
            when = limit.when()
            if when is None or when > latest:
                limit.reschedule(latest)

    @asynccontextmanager
    async def _time(self, errand: Errand, address: Address) -> AsyncIterator[None]:
        """One response, from connect to the last byte."""
        source, progress = errand.source, errand.progress
        if self._stopping.is_set():
            raise Stopped(f"told to stop before asking {address.authority}")
        seconds = self._network.timeout.total_seconds()
        progress.stage, progress.fresh = "request", False
        limit = asyncio.timeout(seconds)
        try:
            async with limit:
                self._limits.add(limit)
                try:
                    yield
                finally:
                    self._limits.discard(limit)
        except TimeoutError:
            if self._stopping.is_set():
                raise Stopped(f"told to stop while asking {address.authority}") from None
            if progress.stage == "connect":
                host = address.authority
                raise Unreachable(source.id, f"cannot connect to {host}: no answer in {seconds:g} s", host) from None
            lacking = {"tls": "no TLS handshake with", "request": "no answer from"}.get(progress.stage, "no end of")
            raise TimedOut(source.id, f"{lacking} {address} in {seconds:g} s") from None

    def _headers(self, source: Source, address: Address) -> list[tuple[str, str]]:
        headers = {"user-agent": self._agent, "accept": ACCEPT, "accept-encoding": "gzip, deflate, br, zstd"}
        own = self._secrets(source) if trusted(source, address) else []
        named = {name.lower() for name, _ in own}
        return [*((name, value) for name, value in headers.items() if name not in named), *own]

    def _secrets(self, source: Source) -> list[tuple[str, str]]:
        pairs = list(source.headers)
        if source.auth is not None:
            pairs.append(("authorization", self._credentials(source)))
        for name, value in pairs:  # a value may be secret: tell its name only
            if not FIELD_NAME.fullmatch(name) or not FIELD_VALUE.fullmatch(value):
                raise Refused(source.id, f"headers: {name!r} or its value cannot stand in an HTTP request")
        return pairs

    def _credentials(self, source: Source) -> str:
        name = (source.auth or "").removeprefix("env:")
        value = self._environ.get(name, "").strip()
        if not value:
            raise Refused(source.id, f"auth: the environment variable {name} is not set")
        if value.lower().startswith("bearer "):
            return value
        if ":" not in value:
            raise Refused(source.id, f'auth: {name} is neither "user:password" nor "Bearer …"')
        return "Basic " + base64.b64encode(value.encode()).decode()

    def _throttled(self, source: Source, address: Address, reply: Reply, now: datetime) -> Throttled:
        wait = retry_after(reply.headers, now)
        self._hosts.hold(address.authority, reply.status, wait, now)
        when = f", come back in {wait.total_seconds():.0f} s" if wait is not None else ""
        return Throttled(source.id, f"{phrase(reply.status)} from {address}{when}", reply.status, wait)


def trusted(source: Source, address: Address) -> bool:
    """Whether an address may see the source's secrets: its origin, or the same host after the step up to https."""
    home = place(source, source.url)
    stepped_up = home.origin == ("http", home.host, 80) and address.origin == ("https", home.host, 443)
    return address.origin == home.origin or stepped_up


async def _read(source: Source, address: Address, reply: Reply, cap: int, *, cut: bool) -> bytes:
    length = reply.headers.get("content-length", "")
    too_large = TooLarge(source.id, f"{address} is larger than max_body, {cap} bytes")
    if not cut and length.isdecimal() and int(length[:20]) > cap:
        raise too_large
    try:
        body = Body(reply.headers.get("content-encoding"), cap)
        try:
            async for chunk in reply.raw:
                body.feed(chunk)
            return body.finish()
        except Overflow:
            if cut:
                return bytes(body.data)
            raise too_large from None
    except Garbled as error:
        raise TransferFailed(source.id, f"cannot unpack {address}: {error}") from error


async def _drain(reply: Reply) -> None:
    length = reply.headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) <= SMALL:
        async for _ in reply.raw:
            pass
