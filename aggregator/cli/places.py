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
    from aggregator import atlas
    from aggregator.cli.report import gazetteer_progress

    with gazetteer_progress(options.log_format) as progress:
        path = atlas.build(progress=progress)
    click.echo(f"gazetteer: {path}")
