"""``aggregator run``."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import click

from aggregator.cli.options import Options, common, one_turn
from aggregator.errors import AggregatorError

BELL = timedelta(minutes=1)  # how often to ask what is due; the answer stands in the store


@click.command("run")
@common
def command(options: Options) -> None:
    """Run cycles on a schedule until SIGTERM or SIGINT, which end at the next request boundary."""
    from aggregator import daemon
    from aggregator.cli.house import build_gazetteer, open_house
    from aggregator.cli.report import logger, summary, watching

    log = logger(options.log_format)
    build_gazetteer(options.log_format)
    with open_house(options) as house:
        house.settings  # noqa: B018 - a broken configuration ends the daemon before it begins
        house.store  # noqa: B018 - and so does a database that can't be opened

        async def go() -> None:
            stopping = asyncio.Event()
            first = True

            async def turn() -> None:
                nonlocal first
                try:
                    with watching(options.log_format) as watcher:
                        cycle = house.cycle(watcher)
                        if first or cycle.has_work(one_turn()):
                            first = False
                            report = await cycle.run(now=one_turn(), stopping=stopping)
                            log.info("cycle ends", summary=summary(report).splitlines()[0])
                except AggregatorError as error:
                    log.error("cycle failed", error=type(error).__name__, reason=str(error))

            log.info("daemon starts", sources=len(house.settings.sources), every=str(BELL))
            await daemon.ring(turn, every=BELL, first=one_turn(), stopping=stopping)
            log.info("daemon ends")

        asyncio.run(go())
