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
    """Run cycles on a schedule until SIGTERM or SIGINT, which end at the next request boundary.

    SIGHUP reads the configuration again; a broken one is told, and the old one stays.
    """
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

            def reread() -> None:
                nonlocal first
                try:
                    house.reread()
                except AggregatorError as error:
                    for problem in str(error).splitlines():
                        log.error("configuration not taken, the old one stays", reason=problem)
                else:
                    first = True  # what the configuration changes is published now
                    log.info("configuration read again", sources=len(house.settings.sources))

            log.info("daemon starts", sources=len(house.settings.sources), every=str(BELL))
            await daemon.ring(turn, every=BELL, first=one_turn(), stopping=stopping, reread=reread)
            log.info("daemon ends")

        asyncio.run(go())
