"""Foreign bytes are parsed in worker processes that can be killed. The only door to pebble."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from concurrent.futures.process import BrokenProcessPool
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Self, TypeVar

from aggregator.errors import ParseError, ParserStuck

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    import pebble

    from aggregator.model import Clues, Page, Parsed, Source

T = TypeVar("T")

# Imported once, by the process that workers are forked from.
_PRELOAD: Final = ("aggregator.parse.kinds", "feedparser", "lxml.html", "trafilatura")


class ParserPool:
    """Parses pages in up to ``workers`` processes, which start at the first page.

    A page that takes longer than ``deadline`` or more than ``memory`` bytes of address space costs its worker its life
    and raises :class:`ParserStuck`; all others go on. Use as a context manager, or call :meth:`close`.
    """

    def __init__(
        self,
        *,
        workers: int | None = None,
        deadline: timedelta = timedelta(seconds=20),
        memory: int = 1 << 30,
    ) -> None:
        self._workers = workers or min(4, os.cpu_count() or 1)
        self._deadline = deadline
        self._memory = memory
        self._pool: pebble.ProcessPool | None = None
        self._tasks: set[pebble.ProcessFuture[Any]] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def started(self) -> bool:
        """Whether there are workers."""
        return self._pool is not None

    async def parse(self, page: Page, source: Source) -> Parsed:
        """Parse ``page`` by ``source.kind``; raises :class:`ParseError` and its kin only."""
        return await self._run(_parse, page, source)

    async def article(self, page: Page, source: Source) -> Parsed:
        """Parse the article page behind an item, whatever ``source.kind`` says of the source's own page."""
        return await self._run(_article, page, source)

    async def clues(self, page: Page, source: Source) -> Clues:
        """What ``page`` says of where its site tells its news, the lists on it included."""
        return await self._run(_clues, page, source)

    def close(self) -> None:
        """Stop the workers and cancel what they are doing. The pool may be used again."""
        pool, self._pool = self._pool, None
        if pool is not None:
            for task in self._tasks:  # pebble would leave them waiting for ever
                task.cancel()  # type: ignore[no-untyped-call]
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()

    async def _run(self, work: Callable[[Page, Source], T], page: Page, source: Source) -> T:
        import pebble

        seconds = self._deadline.total_seconds()
        task = self._schedule(work, page, source)
        self._tasks.add(task)
        try:
            return await asyncio.wrap_future(task)
        except TimeoutError:
            raise ParserStuck(
                source.id, f"parsing took longer than {seconds:g} s and was stopped: {page.url}"
            ) from None
        except MemoryError:
            raise ParserStuck(source.id, f"parsing needs more than {self._megabytes} MiB: {page.url}") from None
        except pebble.ProcessExpired as death:
            raise ParserStuck(
                source.id,
                f"the parser died (exit status {death.exitcode}), perhaps for want of more than {self._megabytes} MiB: "
                f"{page.url}",
            ) from None
        except BrokenProcessPool as broken:
            self.close()  # the next page gets a new one
            raise ParseError(source.id, f"the parser pool broke ({broken}): {page.url}") from None
        finally:
            self._tasks.discard(task)

    def _schedule(self, work: Callable[[Page, Source], T], page: Page, source: Source) -> pebble.ProcessFuture[T]:
        seconds = self._deadline.total_seconds()
        try:
            return self._started().schedule(work, args=(page, source), timeout=seconds)
        except RuntimeError:  # one of pebble's threads died
            self.close()
            return self._started().schedule(work, args=(page, source), timeout=seconds)

    @property
    def _megabytes(self) -> int:
        return self._memory >> 20

    def _started(self) -> pebble.ProcessPool:
        if self._pool is None:
            import pebble

            self._pool = pebble.ProcessPool(
                max_workers=self._workers,
                max_tasks=500,  # libxml2's and regex's caches grow
                initializer=_limit,
                initargs=(self._memory,),
                context=_context(),
            )
        return self._pool


def _context() -> multiprocessing.context.BaseContext:
    # Never a plain fork: the parent runs an event loop and threads, and a forked lock may stay locked for ever.
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*_PRELOAD])
    return context


def _limit(memory: int) -> None:
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = memory if most == resource.RLIM_INFINITY else min(memory, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _parse(page: Page, source: Source) -> Parsed:
    from aggregator.parse.kinds import parse

    return parse(page, source)


def _article(page: Page, source: Source) -> Parsed:
    from aggregator.parse.kinds import PARSERS, run

    return run(PARSERS["article"], page, source)


def _clues(page: Page, source: Source) -> Clues:
    from aggregator.parse.clues import read
    from aggregator.parse.kinds import run

    return run(lambda page, source: read(page, source.language), page, source)
