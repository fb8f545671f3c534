"""``aggregator serve``."""

from __future__ import annotations

import asyncio

import click

from aggregator.cli.options import Options, common, one_turn
from aggregator.errors import ConfigurationError


@click.command("serve")
@common
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; 0.0.0.0 is all.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 is any free one.")
def command(options: Options, host: str, port: int) -> None:
    """Serve the published folder over HTTP until SIGTERM or SIGINT. No cycle needs to run; nothing is written.

    From feeds.yaml only publisher.base_url and publish.hub are taken; without the file their headers are left out.
    """
    from aggregator import serve

    base_url = ""
    hubs: tuple[str, ...] = ()
    if options.config.exists() or options.config_given:
        from aggregator.settings import load

        try:
            settings = load(options.config)
        except ConfigurationError as error:  # the files outlive the configuration too
            if options.config_given:
                raise
            click.echo(f"{options.config} is not used, for it has {len(error.problems)} problems", err=True)
        else:
            base_url, hubs = settings.publisher.base_url, settings.publish.hub
    app = serve.site(options.output, clock=one_turn, base_url=base_url, hubs=hubs)
    with serve.bind(host, port) as listening:
        name = f"[{host}]" if ":" in host else host
        click.echo(f"serving {options.output} at http://{name}:{listening.getsockname()[1]}/", err=True)
        asyncio.run(serve.listen(app, listening))
