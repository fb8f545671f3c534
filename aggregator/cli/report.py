"""How far the work is, told to a person (a progress bar) or to a log (a line a visit)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from aggregator.cycle import Report, Row, Watcher
    from aggregator.model import Source


def logger(log_format: str) -> Any:
    """A structlog logger that writes to stderr; ``json`` for machines."""
    import structlog

    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    return structlog.get_logger()


class Lines:
    """One log line for each visit, with its facts as fields."""

    def __init__(self, log: Any) -> None:
        self._log = log

    def starts(self, sources: Sequence[Source]) -> None:
        self._log.info("cycle starts", due=len(sources))

    def visited(self, row: Row) -> None:
        if row.error is not None:
            self._log.warning(
                "visit failed", source=row.source_id, error=type(row.error).__name__, reason=str(row.error)
            )
            return
        self._log.info(
            "visited",
            source=row.source_id,
            outcome=row.outcome,
            items=row.items,
            new=row.new,
            changed=row.changed,
            rejects=row.rejects,
            seconds=round(row.seconds, 2),
        )
        for warning in row.warnings:
            self._log.warning("visit warning", source=row.source_id, warning=warning)

    def places(self, items: int) -> None:
        if items:
            self._log.info("placing", items=items)

    def placed(self) -> None:
        pass

    def publishes(self, addresses: int) -> None:
        if addresses:
            self._log.info("publishing", addresses=addresses)

    def published(self, address: str) -> None:
        pass


class Bars:
    """Progress bars for the three long works: visiting, placing, publishing."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task: TaskID | None = None

    def _begin(self, words: str, total: int) -> None:
        if total:
            self._task = self._progress.add_task(words, total=total)

    def _step(self) -> None:
        if self._task is not None:
            self._progress.advance(self._task)

    def starts(self, sources: Sequence[Source]) -> None:
        self._begin("Visiting sources", len(sources))

    def visited(self, row: Row) -> None:
        self._step()
        if row.error is not None:
            self._progress.console.print(f"{row.source_id}: {row.error}", style="red", markup=False, highlight=False)

    def places(self, items: int) -> None:
        self._begin("Finding cities and stories", items)

    def placed(self) -> None:
        self._step()

    def publishes(self, addresses: int) -> None:
        self._begin("Writing feeds and pages", addresses)

    def published(self, address: str) -> None:  # noqa: ARG002 - a bar only counts
        self._step()


@contextmanager
def watching(log_format: str) -> Iterator[Watcher]:
    """Bars on a terminal, else log lines."""
    if log_format == "text" and sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        console = Console(stderr=True)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=console) as progress:
            yield Bars(progress)
    else:
        yield Lines(logger(log_format))


@contextmanager
def gazetteer_progress(log_format: str) -> Iterator[Callable[[str, int, int], None]]:
    """Tells of the gazetteer's compilation: ``(what, done, total)``."""
    if log_format == "text" and sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import Progress

        with Progress(console=Console(stderr=True)) as progress:
            tasks: dict[str, TaskID] = {}

            def show(what: str, done: int, total: int) -> None:
                if what not in tasks:
                    tasks[what] = progress.add_task(what, total=total)
                progress.update(tasks[what], completed=done, total=total)

            yield show
    else:
        told: set[str] = set()

        def tell(what: str, done: int, total: int) -> None:  # noqa: ARG001
            if what not in told:
                told.add(what)
                logger(log_format).info("compiling the gazetteer", step=what)

        yield tell


def table(report: Report) -> None:
    """The cycle as a table on stdout: source, items, new, joined, pairs."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = Table("source", title="What the cycle brought", title_justify="left")
    for heading in ("items", "new", "joined", "pairs"):
        shown.add_column(heading, justify="right")
    shown.add_column("outcome")
    for row in report.rows:
        outcome = Text(f"failed: {row.error}" if row.error else row.outcome)  # an address may hold brackets
        shown.add_row(row.source_id, str(row.items), str(row.new), str(row.joined), str(len(row.pairs)), outcome)
    Console().print(shown)


def summary(report: Report) -> str:
    """The cycle in one line, and one more for each source that failed and each hub that could not be told."""
    count = {name: sum(row.outcome == name for row in report.rows) for name in ("ok", "unchanged", "failed", "stopped")}
    new = sum(row.new for row in report.rows)
    joined = sum(row.joined for row in report.rows)
    if not report.rows:
        first = "nothing is due"
    elif not new and not report.written and not count["failed"] and not count["stopped"]:
        first = f"nothing changed ({len(report.rows)} sources visited)"
    else:
        parts = [f"{len(report.rows)} sources visited", f"{count['unchanged']} unchanged", f"{count['failed']} failed"]
        if count["stopped"]:
            parts.append(f"{count['stopped']} left for the next cycle")
        first = f"{', '.join(parts)}; {new} new items, {joined} joined a known story; {report.written} files changed"
    failures = [f"{row.source_id}: {type(row.error).__name__}: {row.error}" for row in report.rows if row.error]
    hubs = [
        f"{one.hub}: {one.error}; this hub is told again from {one.again:%Y-%m-%d %H:%M:%S %Z} on"
        for one in report.hubs
        if one.error is not None
    ]
    return "\n".join([first, *failures, *hubs])
