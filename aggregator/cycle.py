"""One cycle: visit all that is due, place what is new, publish what changed. Moves things, decides nothing."""

from __future__ import annotations

import asyncio
import traceback
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import urlsplit

from aggregator import hubs, timetable
from aggregator.editor import Editor
from aggregator.errors import (
    AggregatorError,
    FetchError,
    NothingReachable,
    SourceError,
    Stopped,
    StoreError,
    Unreachable,
)
from aggregator.hubs import Announced
from aggregator.model import Answer, Settings, Source, SourceState, Visit
from aggregator.parse import ParserPool
from aggregator.store import Store

Outcome = Literal["ok", "unchanged", "failed", "stopped"]


@dataclass(slots=True)
class Row:
    """What one visit came to; ``joined`` and ``pairs`` are known once its items are placed."""

    source_id: str
    outcome: Outcome = "ok"
    items: int = 0
    new: int = 0
    changed: int = 0
    joined: int = 0
    pairs: set[str] = field(default_factory=set)
    rejects: int = 0
    warnings: tuple[str, ...] = ()
    error: SourceError | None = None
    next_visit: datetime | None = None
    seconds: float = 0.0


@dataclass(slots=True)
class Report:
    """What a cycle came to."""

    rows: list[Row] = field(default_factory=list)
    stopped: bool = False
    written: int = 0  # files whose bytes changed, status pages left out
    hubs: list[Announced] = field(default_factory=list)  # WebSub hubs that were to be told

    @property
    def failed(self) -> bool:
        """Whether every due source failed."""
        return bool(self.rows) and all(row.outcome == "failed" for row in self.rows)


class Watcher(Protocol):
    """Somebody who wants to know how far the work is: a progress bar, a log."""

    def starts(self, sources: Sequence[Source]) -> None: ...
    def visited(self, row: Row) -> None: ...
    def places(self, items: int) -> None: ...
    def placed(self) -> None: ...
    def publishes(self, addresses: int) -> None: ...
    def published(self, address: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Cycle:
    """The clockwork of one configuration. Nothing heavy is opened before it is needed."""

    settings: Settings
    store: Store
    editor: Editor
    pool: ParserPool
    watcher: Watcher
    agent: str

    async def run(
        self, *, now: datetime, only: frozenset[str] = frozenset(), force: bool = False, stopping: asyncio.Event
    ) -> Report:
        """Visit, place, publish.

        Raises CycleLocked when another cycle is at work, NothingReachable when no due host could be reached at all
        (then no source is blamed), StoreError and PublishError.
        """
        with self.store.lock():
            states = self.store.source_states()
            due = timetable.due(self.settings.sources, states, now, force=force, only=only)
            self.watcher.starts(due)
            report = Report()
            try:
                report.rows, report.stopped = await self._visit_all(due, states, now=now, stopping=stopping)
            finally:
                # Also after NothingReachable: what a killed cycle left behind is still placed and published.
                self._place_and_publish(report, now)
        if not stopping.is_set():  # after the lock: a slow hub keeps nobody from the next cycle
            report.hubs = await hubs.tell_hubs(self.settings, self.store, agent=self.agent, now=now)
        return report

    def _place_and_publish(self, report: Report, now: datetime) -> None:
        rows = {row.source_id: row for row in report.rows}
        for placed in self.editor.place_all(now=now, watcher=self.watcher):
            if (row := rows.get(placed.source_id)) is not None:
                row.joined += placed.joined
                row.pairs.update(placed.pairs)
        report.written = self.editor.publish(now=now, watcher=self.watcher)

    async def _visit_all(
        self,
        due: Sequence[Source],
        states: Mapping[str, SourceState],
        *,
        now: datetime,
        stopping: asyncio.Event,
    ) -> tuple[list[Row], bool]:
        if not due:
            return [], False
        from aggregator.fetch import Fetcher
        from aggregator.visit import Tools, visit

        rows: dict[str, Row] = {}
        failed: dict[str, SourceError] = {}
        # A host's sources take turns, so that none spends its budget waiting for another's requests.
        turns: defaultdict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(self.settings.network.concurrency)
        )
        clock = asyncio.get_running_loop().time
        known = self.store.host_states()
        neighbours = timetable.neighbours(self.settings.sources)
        answers: defaultdict[str, list[Answer]] = defaultdict(list)
        async with Fetcher(self.settings.network, agent=self.agent, hosts=known, stopping=stopping) as fetcher:
            tools = Tools(fetcher, self.pool, self.editor.zone, self.store.known, stopping)

            async def go(source: Source) -> None:
                async with turns[host(source)]:
                    begun = clock()
                    state = timetable.state_of(source, states)
                    try:
                        brought = await visit(
                            source,
                            state,
                            tools,
                            now=now,
                            budget=self.settings.network.visit_budget,
                            neighbours=neighbours[source.id],
                            answers=answers[source.id],
                        )
                    except SourceError as error:
                        failed[source.id] = error
                        rows[source.id] = Row(source.id, "failed", error=error, seconds=clock() - begun)
                    except Stopped:
                        rows[source.id] = Row(source.id, "stopped")
                    except AggregatorError:
                        raise
                    except Exception as error:  # noqa: BLE001 - a fault of ours over one page stays that source's
                        failed[source.id] = own_fault(source, error)
                        rows[source.id] = Row(source.id, "failed", error=failed[source.id], seconds=clock() - begun)
                    else:
                        rows[source.id] = self._keep(brought, now)
                        del answers[source.id]
                    self.watcher.visited(rows[source.id])

            broken: list[Exception] = []
            try:
                async with asyncio.TaskGroup() as group:
                    for source in due:
                        group.create_task(go(source))
            except* StoreError as several:
                broken.extend(several.exceptions)
            if broken:  # raised out here, where it stays a single error
                raise broken[0]
            self.store.save_hosts(fetcher.learnt())

        tried = [source for source in due if rows[source.id].outcome != "stopped"]
        if self._cut_off(tried, failed):
            raise NothingReachable(
                f"none of {len(tried)} due sources could be reached, by DNS or connect: "
                "this machine's network seems to be down; no source is blamed, all stay due. "
                f"For instance {tried[0].id}: {failed[tried[0].id]}"
            )
        for source in due:
            if (error := failed.get(source.id)) is not None:
                self._blame(source, states, error, rows[source.id], answers[source.id], now)
        return [rows[source.id] for source in due], stopping.is_set()

    def _blame(
        self,
        source: Source,
        states: Mapping[str, SourceState],
        error: SourceError,
        row: Row,
        answers: Sequence[Answer],
        now: datetime,
    ) -> None:
        before = timetable.state_of(source, states)
        state = timetable.after_failure(source, before, now, error, seconds=row.seconds)
        row.next_visit = state.next_visit
        with self.store.transaction():
            self.store.save_state(state)
            if not isinstance(error, FetchError):  # a later version may read what this one could not
                self.store.keep(source.id, answers, self.settings.keep, now=now)

    def _cut_off(self, tried: Sequence[Source], failed: Mapping[str, SourceError]) -> bool:
        """Whether our own network is down: no host answered, and it was not just one host of several that was asked."""
        if not tried or not all(isinstance(failed.get(source.id), Unreachable) for source in tried):
            return False
        return len(hosts(tried)) > 1 or len(hosts(self.settings.sources)) == 1

    def _keep(self, brought: Visit, now: datetime) -> Row:
        with self.store.transaction():
            saved = self.store.save(brought, now=now)
            self.store.keep(brought.source_id, brought.answers, self.settings.keep, now=now)
        return Row(
            brought.source_id,
            "ok" if brought.taken or brought.rejects or brought.warnings else "unchanged",
            items=len(brought.taken),
            new=len(saved.new),
            changed=len(saved.changed),
            rejects=len(brought.rejects),
            warnings=brought.warnings,
            next_visit=brought.state.next_visit,
            seconds=brought.state.seconds or 0.0,
        )

    def has_work(self, now: datetime) -> bool:
        """Whether any source is due: a cheap question for a bell that rings often."""
        return bool(timetable.due(self.settings.sources, self.store.source_states(), now))


def own_fault(source: Source, error: Exception) -> SourceError:
    """A bug met while reading one source, as one line that says where it is."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    words = " ".join(str(error).split())[:200]
    where = f"{Path(place.filename).name}:{place.lineno}"
    return SourceError(
        source.id, f"a fault of this program, please report it: {type(error).__name__}: {words} ({where})"
    )


def host(source: Source) -> str:
    """The host (and port) a source lives on."""
    return urlsplit(source.url).netloc


def hosts(sources: Iterable[Source]) -> set[str]:
    """The hosts these sources live on."""
    return {host(source) for source in sources}
