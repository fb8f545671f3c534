"""``aggregator split``."""

from __future__ import annotations

from datetime import datetime

import click

from aggregator.cli.options import Options, common, now_option


@click.command("split")
@common
@now_option
@click.argument("story", metavar="STORY")
@click.argument("item", metavar="ITEM")
def command(options: Options, now: datetime, story: str, item: str) -> None:
    """Part ITEM from STORY, for good: it tells of something else.

    STORY is a story id, an entry id or the address of its page; ITEM the address of the article or an item id.
    """
    from aggregator.cli.house import open_house

    with open_house(options) as house:
        parted = house.editor.split(story, item, now=now)
    click.echo(f"parted: story {parted.story_id} goes on, {parted.new_id} is new; the next cycle publishes both")
