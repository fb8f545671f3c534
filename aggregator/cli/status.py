"""``aggregator status``."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

import click

from aggregator.cli.options import Options, common, now_option

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aggregator.model.site import StatusRow


@click.command("status")
@common
@now_option
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def command(options: Options, now: datetime, as_json: bool) -> None:
    """Show the health of every source: state, why, last and next visit."""
    from aggregator.cli.house import open_house
    from aggregator.status import document, rows

    with open_house(options) as house:
        rejects = house.store.rejects()
        found = rows(house.settings.sources, house.store.source_states(), house.store.counts(), rejects)
    if as_json:
        click.echo(json.dumps(document(now, found), ensure_ascii=False, indent=2))
    else:
        show(found, {source_id: bad[0].reason for source_id, bad in rejects.items()})


def show(rows: Sequence[StatusRow], rejected: Mapping[str, str]) -> None:
    """The table for people: what fails stands first; of rejected entries the first one's reason."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    colours = {"ok": "green", "new": "cyan", "failing": "red", "stopped": "yellow"}
    table = Table("source", "state", "items", "last success", "next visit", "reason")
    for row in sorted(rows, key=lambda row: (row.state == "ok", row.state == "new", row.id)):
        table.add_row(
            row.id,
            Text(row.state, colours[row.state]),
            str(row.items),
            brief(row.last_success, "never"),
            brief(row.next_visit, "now"),
            Text("\n".join(notes(row, rejected))),
        )
    Console().print(table)


def notes(row: StatusRow, rejected: Mapping[str, str]) -> list[str]:
    """What an operator should read of a source, a line each."""
    told = [row.reason] if row.reason else []
    if row.rejects:
        told.append(f"{row.rejects} entries rejected: {rejected[row.id]}")
    return [*told, *row.warnings]


def brief(moment: datetime | None, missing: str) -> str:
    """A moment to the minute, or what stands for none."""
    return moment.strftime("%Y-%m-%d %H:%M") if moment else missing
