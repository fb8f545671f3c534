"""``aggregator reparse``."""

from __future__ import annotations

import asyncio

import click

from aggregator.cli.options import Options, common
from aggregator.errors import OperationFailed, ParseError, UsageError


@click.command("reparse")
@common
@click.argument("source_id", metavar="SOURCE")
def command(options: Options, source_id: str) -> None:
    """Read again what is kept of a source's latest visits, by today's rules and selectors; without the network."""
    from aggregator.cli.house import open_house
    from aggregator.cli.once import did_you_mean
    from aggregator.reparse import reparse

    with open_house(options) as house:
        sources = {source.id: source for source in house.settings.sources}
        if source_id not in sources:
            raise UsageError(f"no source «{source_id}» in {options.config}{did_you_mean(source_id, list(sources))}")
        try:
            done = asyncio.run(reparse(sources[source_id], house.store, house.pool, house.editor.zone))
        except ParseError as error:
            raise OperationFailed(f"{source_id}: {error}") from error
    for failure in done.failures:
        click.echo(f"{source_id}: a kept visit cannot be read: {failure}", err=True)
    click.echo(
        f"{done.visits} visits since {done.since:%Y-%m-%d %H:%M} read again: {done.items} items, {done.new} new, "
        f"{done.changed} changed; the next cycle publishes them"
    )
