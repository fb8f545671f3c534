"""``aggregator explain``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aggregator.cli.options import Options, common
from aggregator.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aggregator.model import Story
    from aggregator.store import Absorbed, StoredItem


@click.command("explain")
@common
@click.argument("what", metavar="URL|ENTRY_ID")
def command(options: Options, what: str) -> None:
    """Say why an item has its date, cities, pairs and story."""
    from aggregator import normalise
    from aggregator.cli.house import open_house

    with open_house(options) as house:
        found = house.store.item_by(what) or house.store.item_by(normalise.urls.identity(what))
        if found is None:
            raise UsageError(
                f"«{what}» is no address, item id, story id or entry id known here; addresses stand in the feeds as "
                "<link rel=alternate>, entry ids as <id>"
            )
        story = house.store.stories([found.story_id])[found.story_id] if found.story_id else None
        absorbed = [gone for gone in house.store.absorbed() if gone.into == found.story_id]
    for line in told(found, story, absorbed):
        click.echo(line)


def told(found: StoredItem, story: Story | None, absorbed: Sequence[Absorbed] = ()) -> Iterator[str]:
    """The reasons, line by line."""
    item = found.item
    yield item.title
    yield f"  address     {item.url}"
    yield f"  source      {item.source_id}"
    yield f"  language    {item.language or 'unknown'}"
    published = item.published
    why = published.because or "as printed"
    yield f"  published   {published.value.isoformat()} ({published.basis}): {why}"
    yield f"  first seen  {item.first_seen.isoformat()}"
    if found.raw.published:
        yield f"  printed as  {found.raw.published}"
    if found.tagging is None or story is None:
        yield "  not placed yet: the next cycle finds its cities and its story"
        return
    yield "  cities"
    for city in found.tagging.cities:
        words = ", ".join(f"«{e.surface}» ({e.field} {e.start}–{e.end})" for e in city.evidence) or "not named"
        yield f"    {city.city.name}, {city.city.country}: {words}; {city.because}"
    yield "  pairs"
    for pair in found.tagging.pairs:
        kind = "background" if pair.background else "reported"
        yield f"    {pair.pair.slug}: {pair.score:.2f}, {kind}; {pair.because}"
    yield f"  story       {story.id}"
    for gone in absorbed:
        yield f"    with story {gone.story_id}, joined by the operator on {gone.at:%Y-%m-%d}"
    if found.placement is not None:
        yield f"    {found.placement.relation}: {found.placement.because} ({found.placement.score:.2f})"
    for teller in story.tellers:
        if teller.item.id != item.id:
            how = f"{teller.relation}: {teller.because}; {teller.score:.2f}"
            yield f"    also told by {teller.item.source_id}: {teller.item.title} ({how})"
            yield f"      {teller.item.url}"
