"""``aggregator publish``."""

from __future__ import annotations

from datetime import datetime

import click

from aggregator.cli.options import Options, common, now_option


@click.command("publish")
@common
@now_option
@click.option("--all", "everything", is_flag=True, help="Also read, tag and write again all that is in the store.")
def command(options: Options, now: datetime, everything: bool) -> None:
    """Write feeds and pages from the store, without fetching."""
    from aggregator.cli.house import open_house
    from aggregator.cli.report import watching

    with open_house(options) as house, watching(options.log_format) as watcher, house.lock():
        if everything:
            house.editor.reread(now=now, watcher=watcher)
        house.editor.place_all(now=now, watcher=watcher)
        written = house.editor.publish(now=now, watcher=watcher, everything=everything)
    click.echo(f"{written} files changed in {options.output}" if written else "nothing changed")
