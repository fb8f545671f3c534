"""``aggregator merge``."""

from __future__ import annotations

from datetime import datetime

import click

from aggregator.cli.options import Options, common, now_option


@click.command("merge")
@common
@now_option
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
def command(options: Options, now: datetime, first: str, second: str) -> None:
    """Join story B to story A, for good: both tell of one event. B's id leads to A from then on.

    A and B are story ids, entry ids, addresses of story pages, or addresses of articles that tell them.
    """
    from aggregator.cli.house import open_house

    with open_house(options) as house:
        joined = house.editor.merge(first, second, now=now)
    click.echo(f"joined: story {joined.story_id} tells it, {joined.new_id} is part of it; the next cycle publishes it")
