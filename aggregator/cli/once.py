"""``aggregator once``."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING

import click

from aggregator.cli.options import Options, common, now_option
from aggregator.errors import OperationFailed, UsageError

if TYPE_CHECKING:
    from aggregator.cli.house import House
    from aggregator.cycle import Report


@click.command("once")
@common
@now_option
@click.option("--only", multiple=True, metavar="ID", help="Only this source; may be repeated.")
@click.option("--force", is_flag=True, help="Also what is not due; never overrides Retry-After, robots.txt or a 410.")
def command(options: Options, now: datetime, only: tuple[str, ...], force: bool) -> None:
    """Visit every source that is due and publish what changed."""
    from aggregator.cli.house import open_house
    from aggregator.cli.report import summary

    with open_house(options) as house:
        report = turn(house, now=now, only=only, force=force)
    click.echo(summary(report))
    if report.failed:
        raise OperationFailed("every due source failed; the reasons stand above and in «aggregator status»")


def turn(house: House, *, now: datetime, only: tuple[str, ...] = (), force: bool = False) -> Report:
    """One whole cycle. SIGTERM and SIGINT end it at the next request boundary; what was got is kept."""
    from aggregator.cli.house import build_gazetteer
    from aggregator.cli.report import watching

    ids = [source.id for source in house.settings.sources]
    for wanted in only:
        if wanted not in ids:
            raise UsageError(f"--only: no source «{wanted}» in {house.options.config}{did_you_mean(wanted, ids)}")

    build_gazetteer(house.options.log_format)  # before any request waits for an answer

    async def go() -> Report:
        import signal

        stopping = asyncio.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, stopping.set)
        with watching(house.options.log_format) as watcher:
            return await house.cycle(watcher).run(now=now, only=frozenset(only), force=force, stopping=stopping)

    return asyncio.run(go())


def did_you_mean(word: str, known: list[str]) -> str:
    """«; did you mean …?» where something is close."""
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1)
    return f"; did you mean «{close[0]}»?" if close else ""
