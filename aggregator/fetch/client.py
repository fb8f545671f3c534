"""The fetcher: asked politely, a source answers with a page, «nothing new», or an error that says why."""

from __future__ import annotations

import asyncio
import base64
import copy
import os
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from types import TracebackType
from typing import Final, Self

import xxhash

from aggregator.errors import (
    FetchError,
    Gone,
    HTTPFailed,
    Refused,
    Stopped,
    Throttled,
    TimedOut,
    TLSFailed,
    TooLarge,
    TransferFailed,
    Unreachable,
)
from aggregator.fetch.address import Address, BadAddress, locate
from aggregator.fetch.decode import Body, Garbled, Overflow
from aggregator.fetch.guard import Forbidden, Guard
from aggregator.fetch.pace import Pace
from aggregator.fetch.robots import FRESH, LARGEST, Rules, product_token
from aggregator.fetch.wire import Cookies, Progress, Reply, Wire
from aggregator.model import HostState, Network, Page, Source, Unchanged, Validators

MOST_REDIRECTS: Final = 5
AT_ONCE: Final = 100  # requests under way, over all hosts
LONGEST_HOLD: Final = timedelta(hours=24)  # a longer Retry-After is cut
UNSTATED_HOLD: Final = timedelta(minutes=1)  # 429 without Retry-After
LAST_WORDS: Final = 5.0  # seconds that requests under way are left when told to stop
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
PERMANENT: Final = frozenset({301, 308})
ACCEPT: Final = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.9, application/xhtml+xml;q=0.9, "
    "application/json;q=0.8, */*;q=0.5"
)
FIELD_NAME: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110 § 5.6.2
FIELD_VALUE: Final = re.compile(r"[^\x00-\x08\x0a-\x1f\x7f]*")


@dataclass(frozen=True, slots=True)
class _Answer:
    """One response, read as far as its status asks for; ``body`` is decoded."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


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
        self._network = network
        self._agent = agent
        self._token = product_token(agent)
        self._hosts = dict(hosts or {})
        self._news: set[str] = set()
        self._environ = environ
        self._stopping = stopping or asyncio.Event()
        self._guard = Guard(network.allow_private)
        self._pace = Pace(network.concurrency, network.delay.total_seconds(), self._stopping)
        self._wire = Wire(self._guard)
        self._room = asyncio.Semaphore(AT_ONCE)
        self._limits: set[asyncio.Timeout] = set()
        self._rules: dict[str, tuple[datetime | None, Rules]] = {}
        self._no_rules: dict[str, tuple[datetime, FetchError]] = {}
        self._watch: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._watch = asyncio.create_task(self._shorten_when_stopping())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._watch is not None:
            self._watch.cancel()
        await self._wire.close()

    def learnt(self) -> tuple[HostState, ...]:
        """What is new about hosts (robots.txt, Retry-After), to be stored until the next cycle; sorted by host."""
        return tuple(self._hosts[host] for host in sorted(self._news))

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
        address = _locate(source, url)
        cookies = Cookies()
        seen: set[tuple[str, str]] = set()
        moved: str | None = None
        permanent = True
        while True:
            await self._permit(source, address, now=now, robots=robots, deadline=deadline)
            seen.add((address.url, str(cookies)))
            answer = await self._ask(
                source, address, _conditions(known), cookies, now=now, cap=self._network.max_body, deadline=deadline
            )
            if answer.status not in REDIRECTS:
                break
            target = _target(source, address, answer)
            permanent = permanent and answer.status in PERMANENT
            moved = target.url if permanent else moved
            if (target.url, str(cookies)) in seen:
                raise TransferFailed(source.id, f"redirect loop: {address} leads back to {target}")
            if len(seen) > MOST_REDIRECTS:
                raise TransferFailed(source.id, f"more than {MOST_REDIRECTS} redirects, the last to {target}")
            address = target
        if moved == _locate(source, url).url:
            moved = None
        return _judge(source, address, answer, known, now=now, moved=moved)

    async def _permit(
        self, source: Source, address: Address, *, now: datetime, robots: bool, deadline: float | None
    ) -> None:
        """Raise Refused where the guard or robots.txt forbid, Throttled while the host wants to be left alone."""
        try:
            self._guard.judge(address.host, address.port)
        except Forbidden as error:
            raise Refused(source.id, f"not asking {address}: {error}") from error
        self._respect_hold(source, address, now)
        if robots:
            rules = await self._robots(source, address, now=now, deadline=deadline)
            if not rules.allow(address.url):
                raise Refused(
                    source.id, f"robots.txt of {address.authority} forbids {address}: {rules.rule(address.url)}"
                )

    def _respect_hold(self, source: Source, address: Address, now: datetime) -> None:
        state = self._hosts.get(address.authority)
        if state is None or state.not_before is None or state.not_before <= now:
            return
        until = state.not_before.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
        raise Throttled(
            source.id,
            f"{address.authority} asked us to wait until {until}; not asked",
            HTTPStatus.TOO_MANY_REQUESTS,
            state.not_before - now,
        )

    async def _robots(self, source: Source, address: Address, *, now: datetime, deadline: float | None) -> Rules:
        """The rules of this host: those we hold while they are fresh, else asked for (RFC 9309 § 2.3.1).

        4xx means no rules. 5xx or no answer means that nothing may be asked now, unless we hold older rules.
        """
        host = address.authority
        async with self._pace.lane(host).robots:
            state = self._hosts.get(host, HostState(host))
            if not _fresh(state, now):
                state = await self._ask_robots(source, address, state, now=now, deadline=deadline)
            held = self._rules.get(host)
            if held is None or held[0] != state.robots_fetched:
                held = (state.robots_fetched, Rules.read(state.robots_body or "", self._token))
                self._rules[host] = held
                delay = held[1].crawl_delay
                if delay is not None and not self._guard.private(address.host, address.port):
                    self._pace.slow_down(host, delay)
        return held[1]

    async def _ask_robots(
        self, source: Source, address: Address, state: HostState, *, now: datetime, deadline: float | None
    ) -> HostState:
        host = address.authority
        failed = self._no_rules.get(host)
        if failed is not None and failed[0] == now:
            error = copy.copy(failed[1])
            error.source_id = source.id
            raise error
        try:
            status, body = await self._read_robots(source, address, now=now, deadline=deadline)
        except (HTTPFailed, Unreachable, TLSFailed, TimedOut, TransferFailed) as error:
            if state.robots_fetched is not None and (state.robots_status or 200) < 500 and not _hopeless(error):
                return state  # older rules are better than none
            if deadline is None or asyncio.get_running_loop().time() < deadline:
                self._no_rules[host] = (now, error)
            raise
        state = replace(self._hosts.get(host, state), robots_body=body, robots_status=status, robots_fetched=now)
        self._remember(state)
        return state

    async def _read_robots(
        self, source: Source, address: Address, *, now: datetime, deadline: float | None
    ) -> tuple[int, str | None]:
        page = replace(address, path="/robots.txt")
        cookies = Cookies()
        for _ in range(MOST_REDIRECTS + 1):
            try:
                answer = await self._ask(source, page, (), cookies, now=now, cap=LARGEST, cut=True, deadline=deadline)
            except Throttled:
                raise
            except HTTPFailed as error:
                if error.status < 500:
                    return error.status, None
                raise HTTPFailed(
                    source.id, f"not asking {address.authority}: its robots.txt says {error}", error.status
                ) from error
            if answer.status not in REDIRECTS:
                return answer.status, answer.body.decode("utf-8", "replace")
            try:
                page = _target(source, page, answer)
                self._guard.judge(page.host, page.port)
                self._respect_hold(source, page, now)
            except (TransferFailed, Refused, Forbidden):
                break
        return answer.status, None  # § 2.3.1.2: led astray, it counts as unavailable

    async def _ask(
        self,
        source: Source,
        address: Address,
        conditions: tuple[tuple[str, str], ...],
        cookies: Cookies,
        *,
        now: datetime,
        cap: int,
        deadline: float | None,
        cut: bool = False,
    ) -> _Answer:
        """One request in its turn, within its time. Raises for every status but 2xx, 304 and redirects.

        ``cut`` takes the first ``cap`` bytes of a longer body instead of raising TooLarge.
        """
        headers = (*self._headers(source, address), *conditions)
        progress = Progress(stage="turn")
        async with (
            self._deadline(source, address, deadline, progress),
            self._pace.turn(address.authority),
            self._room,
        ):
            if self._stopping.is_set():
                raise Stopped(f"told to stop before asking {address.authority}")
            async with (
                self._time(source, address, progress),
                self._wire.ask(source, address, headers, cookies, progress) as reply,
            ):
                if reply.status in {429, 503}:
                    raise self._throttled(source, address, reply, now)
                if reply.status in REDIRECTS or reply.status == HTTPStatus.NOT_MODIFIED:
                    return _Answer(reply.status, reply.headers)
                if not 200 <= reply.status < 300 or reply.status == HTTPStatus.PARTIAL_CONTENT:
                    raise _failed(source, address, reply.status)
                return _Answer(reply.status, reply.headers, await _read(source, address, reply, cap, cut=cut))

    @asynccontextmanager
    async def _deadline(
        self, source: Source, address: Address, deadline: float | None, progress: Progress
    ) -> AsyncIterator[None]:
        """The visit's remaining budget."""
        try:
            async with asyncio.timeout_at(deadline):
                yield
        except TimeoutError:
            doing = "waiting for a turn at" if progress.stage == "turn" else "asking"
            what = address.authority if progress.stage == "turn" else address
            raise TimedOut(source.id, f"the visit's budget was spent while {doing} {what}") from None

    @asynccontextmanager
    async def _time(self, source: Source, address: Address, progress: Progress) -> AsyncIterator[None]:
        """One response, from connect to the last byte."""
        seconds = self._network.timeout.total_seconds()
        progress.stage = "request"
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
            doing = {"tls": "no TLS handshake with", "request": "no answer from"}.get(progress.stage, "no end of")
            raise TimedOut(source.id, f"{doing} {address} in {seconds:g} s") from None

    async def _shorten_when_stopping(self) -> None:
        await self._stopping.wait()
        latest = asyncio.get_running_loop().time() + LAST_WORDS
        for limit in self._limits:
            when = limit.when()
            if when is None or when > latest:
                limit.reschedule(latest)

    def _headers(self, source: Source, address: Address) -> list[tuple[str, str]]:
        headers = {"user-agent": self._agent, "accept": ACCEPT, "accept-encoding": "gzip, deflate, br, zstd"}
        pairs: list[tuple[str, str]] = []
        if _trusted(source, address):
            pairs += source.headers
            if source.auth is not None:
                pairs.append(("authorization", self._credentials(source)))
        for name, value in pairs:  # values are secrets: say the name only
            if not FIELD_NAME.fullmatch(name) or not FIELD_VALUE.fullmatch(value):
                raise Refused(source.id, f"headers: {name!r} cannot stand in an HTTP request")
        named = {name.lower() for name, _ in pairs}
        return [*((name, value) for name, value in headers.items() if name not in named), *pairs]

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
        hold = wait if wait is not None else UNSTATED_HOLD if reply.status == HTTPStatus.TOO_MANY_REQUESTS else None
        if hold:
            host = address.authority
            self._remember(replace(self._hosts.get(host, HostState(host)), not_before=now + hold))
        when = f", come back in {wait.total_seconds():.0f} s" if wait is not None else ""
        return Throttled(source.id, f"{_phrase(reply.status)} from {address}{when}", reply.status, wait)

    def _remember(self, state: HostState) -> None:
        self._hosts[state.host] = state
        self._news.add(state.host)


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """RFC 9110 § 10.2.3: seconds, or a date counting from the answer's own Date. At most a day; None if not stated."""
    stated = headers.get("retry-after", "").strip()
    if stated.isdecimal() and stated.isascii():
        return min(timedelta(seconds=min(int(stated[:10]), 10**8)), LONGEST_HOLD)
    until = _http_date(stated)
    if until is None:
        return None
    return min(max(until - (_http_date(headers.get("date", "")) or now), timedelta(0)), LONGEST_HOLD)


def _http_date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _locate(source: Source, url: str) -> Address:
    try:
        return locate(url)
    except BadAddress as error:
        raise Refused(source.id, f"not asking: {error}") from error


def _target(source: Source, address: Address, answer: _Answer) -> Address:
    location = answer.headers.get("location", "").strip()
    if not location:
        raise TransferFailed(source.id, f"{_phrase(answer.status)} from {address} without a Location")
    try:
        target = locate(location, base=address)
    except BadAddress as error:
        raise Refused(source.id, f"not following the redirect of {address}: {error}") from error
    if address.scheme == "https" and target.scheme == "http":
        raise Refused(source.id, f"not following the redirect of {address} from https to http: {target}")
    return target


def _trusted(source: Source, address: Address) -> bool:
    """Whether an address may see the source's secrets: its origin, or the same host after the step up to https."""
    home = _locate(source, source.url)
    stepped_up = home.scheme == "http" and home.port == 80 and address.origin == ("https", home.host, 443)
    return address.origin == home.origin or stepped_up


def _conditions(known: Validators | None) -> tuple[tuple[str, str], ...]:
    if known is None:
        return ()
    pairs = (("if-none-match", known.etag), ("if-modified-since", known.last_modified))
    return tuple((name, value) for name, value in pairs if value and FIELD_VALUE.fullmatch(value))


def _judge(
    source: Source, address: Address, answer: _Answer, known: Validators | None, *, now: datetime, moved: str | None
) -> Page | Unchanged:
    etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
    if answer.status == HTTPStatus.NOT_MODIFIED:
        if known is None:
            raise TransferFailed(source.id, f"304 Not Modified from {address}, though nothing was known of it")
        fresh = Validators(etag or known.etag, modified or known.last_modified, known.digest)
        return Unchanged(answer.status, fresh, moved)
    digest = xxhash.xxh3_128_hexdigest(answer.body)
    fresh = Validators(etag, modified, digest)
    if known is not None and known.digest == digest:
        return Unchanged(answer.status, fresh, moved)
    return Page(
        url=address.url,
        body=answer.body,
        fetched=now,
        status=answer.status,
        content_type=answer.headers.get("content-type"),
        last_modified=modified,
        validators=fresh,
        moved_to=moved,
    )


async def _read(source: Source, address: Address, reply: Reply, cap: int, *, cut: bool) -> bytes:
    length = reply.headers.get("content-length", "")
    too_large = TooLarge(source.id, f"{address} is larger than {cap:,} bytes".replace(",", " "))
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


def _failed(source: Source, address: Address, status: int) -> HTTPFailed:
    kind = Gone if status == HTTPStatus.GONE else HTTPFailed
    return kind(source.id, f"{_phrase(status)} from {address}", status)


def _phrase(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"status {status}"


def _fresh(state: HostState, now: datetime) -> bool:
    return state.robots_fetched is not None and timedelta(0) <= now - state.robots_fetched < FRESH


def _hopeless(error: FetchError) -> bool:
    """The page itself would fail in the same way, or we were asked to stay away."""
    return isinstance(error, Throttled | Unreachable | TLSFailed)
