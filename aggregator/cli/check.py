"""``aggregator check``."""

from __future__ import annotations

import click

from aggregator.cli.options import Options, common
from aggregator.errors import ConfigurationError


@click.command("check")
@common
def command(options: Options) -> None:
    """Validate the configuration: every problem with file:line:column, key and what to do."""
    from aggregator.check import check
    from aggregator.cli.house import open_gazetteer
    from aggregator.settings import load_located

    settings, locate = load_located(options.config)
    gazetteer = open_gazetteer(
        options.log_format, settings.cities, [source.home for source in settings.sources if source.home], settings.twins
    )
    problems = check(settings, gazetteer, file=str(options.config), locate=locate)
    errors = [problem for problem in problems if problem.severity == "error"]
    for problem in problems:
        if problem.severity == "warning":
            click.echo(str(problem), err=True)
    if errors:
        raise ConfigurationError(errors)
    click.echo(f"{options.config}: {len(settings.sources)} sources, no errors")
