"""``aggregator status``."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import click

from aggregator.cli.options import Options, common, now_option


@click.command("status")
@common
@now_option
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def command(options: Options, now: datetime, as_json: bool) -> None:
    """Show the health of every source: state, why, last and next visit."""
    from aggregator.cli.house import open_house
    from aggregator.status import status

    with open_house(options) as house:
        found = status(house.settings.sources, house.store.source_states(), house.store.counts(), now)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        show(found["sources"])


def show(rows: list[dict[str, Any]]) -> None:
    """The table for people: what fails stands first."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    colours = {"ok": "green", "new": "cyan", "failing": "red", "stopped": "yellow"}
    table = Table("source", "state", "items", "last success", "next visit", "reason")
    for row in sorted(rows, key=lambda row: (row["state"] == "ok", row["state"] == "new", row["id"])):
        table.add_row(
            row["id"],
            Text(row["state"], colours[row["state"]]),
            str(row["items"]),
            (row["last_success"] or "never")[:16],
            (row["next_visit"] or "now")[:16],
            Text(row["reason"] or ""),
        )
    Console().print(table)
