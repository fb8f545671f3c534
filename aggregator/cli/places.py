"""``aggregator places``."""

from __future__ import annotations

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
