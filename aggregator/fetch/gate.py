"""May this address be asked, now, by us? The guard, the host's wish to be left alone, and robots.txt decide."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from aggregator.errors import (
    FetchError,
    HTTPFailed,
    Refused,
    Throttled,
    TimedOut,
    TLSFailed,
    TransferFailed,
    Unreachable,
)
from aggregator.fetch.address import Address
from aggregator.fetch.answer import REDIRECTS, target
from aggregator.fetch.asking import Asker, Errand
from aggregator.fetch.guard import Forbidden, Guard
from aggregator.fetch.hosts import Hosts
from aggregator.fetch.pace import Pace
from aggregator.fetch.robots import FRESH, LARGEST, Rules
from aggregator.fetch.wire import Cookies
from aggregator.model import HostState

MOST_REDIRECTS: Final = 5


class Gate:
    """Asked before every request; asks for robots.txt itself, once a day and host."""

    def __init__(self, guard: Guard, hosts: Hosts, pace: Pace, asker: Asker, token: str) -> None:
        self._guard = guard
        self._hosts = hosts
        self._pace = pace
        self._asker = asker
        self._token = token
        self._rules: dict[str, tuple[datetime | None, Rules]] = {}
        # By the way that led there too: what fails without a source's ``ca`` or ``proxy`` may not fail with it.
        self._silent: dict[tuple[str, str | None, str | None], tuple[datetime, FetchError]] = {}

    async def permit(self, errand: Errand, address: Address, *, robots: bool) -> None:
        """Raise Refused, Throttled, or what kept us from reading robots.txt; no exception means yes."""
        self._admit(errand, address)
        if not robots:
            return
        rules = await self._rules_of(errand, address)
        if not rules.allow(address.url):
            rule = rules.rule(address.url)
            raise Refused(errand.source.id, f"robots.txt of {address.authority} forbids {address} ({rule})")

    def _admit(self, errand: Errand, address: Address) -> None:
        try:
            self._guard.judge(address.host, address.port)
        except Forbidden as error:
            raise Refused(errand.source.id, f"not asking {address}: {error}") from error
        self._hosts.respect(errand.source, address, errand.now)

    async def _rules_of(self, errand: Errand, address: Address) -> Rules:
        """The rules of this host: those we hold while they are fresh, else asked for (RFC 9309 § 2.3.1).

        4xx means no rules. 5xx or no answer means that nothing may be asked now, unless we hold older rules.
        """
        host = address.authority
        async with self._pace.lane(host).robots:
            state = self._hosts.state(host)
            if not _fresh(state, errand.now):
                state = await self._renew(errand, address, state)
            held = self._rules.get(host)
            if held is None or held[0] != state.robots_fetched:
                held = (state.robots_fetched, Rules.read(state.robots_body or "", self._token))
                self._rules[host] = held
                delay = held[1].crawl_delay
                if delay is not None and not self._guard.private(address.host, address.port):
                    self._pace.slow_down(host, delay)
        return held[1]

    async def _renew(self, errand: Errand, address: Address, held: HostState) -> HostState:
        host = address.authority
        way = host, errand.source.ca, errand.source.proxy
        moment, failure = self._silent.get(way, (None, None))
        if failure is None or moment != errand.now:
            try:
                status, body = await self._read(errand, address)
            except (HTTPFailed, Unreachable, TLSFailed, TimedOut, TransferFailed) as error:
                self._silent[way] = (errand.now, error)
                failure = error
            else:
                return self._hosts.keep_robots(host, status, body, errand.now)
        if held.robots_fetched is not None and not isinstance(failure, Throttled | Unreachable | TLSFailed):
            return held  # § 2.3.1.4: old rules are better than none; but where the page would fail too, say so
        failure = copy.copy(failure)
        failure.source_id = errand.source.id
        raise failure

    async def _read(self, errand: Errand, address: Address) -> tuple[int, str | None]:
        page = replace(address, path="/robots.txt")
        errand = replace(errand, cookies=Cookies())
        seen: set[Address] = set()
        while page not in seen and len(seen) <= MOST_REDIRECTS:
            seen.add(page)
            try:
                answer = await self._asker.ask(errand, page, cap=LARGEST, cut=True)
            except Throttled:
                raise
            except Refused:
                if page.authority == address.authority:
                    raise
                break
            except HTTPFailed as error:
                if error.status < 500:
                    return error.status, None
                words = f"not asking {address.authority} while its robots.txt fails: {error}"
                raise HTTPFailed(errand.source.id, words, error.status) from error
            if answer.status not in REDIRECTS:
                return answer.status, answer.body.decode("utf-8", "replace")
            try:
                page = target(errand.source, page, answer)
                self._admit(errand, page)
            except (TransferFailed, Refused, Throttled):
                break
        return 404, None  # § 2.3.1.2: led astray, it counts as unavailable


def _fresh(state: HostState, now: datetime) -> bool:
    return state.robots_fetched is not None and timedelta(0) <= now - state.robots_fetched < FRESH
