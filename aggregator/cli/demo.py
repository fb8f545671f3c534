"""``aggregator demo``."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from aggregator.cli.options import Options, common, now_option
from aggregator.errors import OperationFailed

DATABASE = "sqlite:///state/demo.db"


@click.command("demo")
@common
@now_option
def command(options: Options, now: datetime) -> None:
    """Show the whole job offline: bundled sample sites on loopback, the real cycle over them, feeds and pages out."""
    from aggregator import demo
    from aggregator.cli.house import open_house
    from aggregator.cli.once import turn
    from aggregator.cli.report import summary, table
    from aggregator.settings import loads

    if not options.database_given:
        options = replace(options, database=DATABASE)
    with demo.serve() as address, open_house(options, loads(demo.configuration(address), "demo")) as house:
        report = turn(house, now=now, force=True)
    table(report)
    click.echo(summary(report))
    if report.failed:
        raise OperationFailed("every sample site failed")
    for line in to_open(options.output):
        click.echo(line)


def to_open(output: Path) -> list[str]:
    """What there is to see now."""
    feeds = {
        room: sorted(path for path in (output / room).glob("*.atom") if path.stem.count(".") == 0)
        for room in ("cities", "pairs")
    }
    lines = ["", f"{len(feeds['cities'])} cities and {len(feeds['pairs'])} city pairs have a feed. Open", ""]
    lines.append(f"  {(output / 'index.html').resolve().as_uri()}   in a browser")
    lines += [f"  {path.resolve().as_uri()}   in a feed reader" for room in feeds.values() for path in room[:1]]
    return lines
