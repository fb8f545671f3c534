"""``aggregator places``."""

from __future__ import annotations

from pathlib import Path

import click

from aggregator.cli.options import Options, common


@click.group("places")
def command() -> None:
    """The gazetteer of city names."""


@command.command("build")
@common
def build(options: Options) -> None:
    """Compile the gazetteer into the user's cache folder."""
    from aggregator.cli.house import build_gazetteer

    click.echo(f"gazetteer: {build_gazetteer(options.log_format)}")


@command.command("check")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@common
def check(files: tuple[Path, ...], options: Options) -> None:  # noqa: ARG001 - every command takes them
    """Check language tables: FILES, or all that ship. Exits 2 when one has a slip."""
    from aggregator.cli.house import check_tables

    slips = 0
    for line in check_tables(files):
        slips += 1
        click.echo(line)
    if slips:
        raise SystemExit(2)
    click.echo("the language tables make sense")
