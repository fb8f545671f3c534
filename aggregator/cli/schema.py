"""``aggregator schema``."""

from __future__ import annotations

import json

import click

from aggregator.cli.options import Options, common


@click.command("schema")
@common
def command(options: Options) -> None:  # noqa: ARG001 - every command takes the common options
    """Print the JSON Schema of feeds.yaml, for editors."""
    from aggregator.settings import schema

    click.echo(json.dumps(schema(), ensure_ascii=False, indent=2))
