"""Options that every command takes, and the one look at the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import update_wrapper
from pathlib import Path
from typing import Any, Final

import click

from aggregator.errors import AggregatorError


@dataclass(frozen=True, slots=True)
class Options:
    """Where things are, when it is, and how to speak."""

    config: Path
    database: str
    output: Path
    log_format: str
    database_given: bool
    config_given: bool

    def __post_init__(self) -> None:
        if self.database.startswith("sqlite:///"):
            file = Path(self.database.removeprefix("sqlite:///")).resolve()
            if file.is_relative_to(self.output.resolve()):
                raise click.UsageError(
                    f"the database {file} lies inside the published folder {self.output}, where anybody could read it; "
                    "choose another place with --database"
                )


class Moment(click.ParamType[datetime, Any]):
    """An ISO 8601 moment; without an offset it is UTC."""

    name = "ISO-TIME"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"«{value}» is not an ISO 8601 moment such as 2026-11-22T08:00:00+00:00", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


COMMON: Final = (
    click.option(
        "--config",
        type=click.Path(path_type=Path),
        default="feeds.yaml",
        show_default=True,
        help="The configuration.",
    ),
    click.option(
        "--database",
        default="sqlite:///state/aggregator.db",
        show_default=True,
        help="Where items and stories are kept.",
    ),
    click.option(
        "--output",
        type=click.Path(path_type=Path),
        default="output",
        show_default=True,
        help="The published folder.",
    ),
    click.option(
        "--log-format",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="Plain lines, or JSON for machines.",
    ),
)


def common(command: Callable[..., None]) -> Callable[..., None]:
    """--config, --database, --output, --log-format; the command gets them as ``options``."""

    def with_options(
        ctx: click.Context, /, config: Path, database: str, output: Path, log_format: str, **rest: Any
    ) -> None:
        def given(name: str) -> bool:
            return ctx.get_parameter_source(name) is not click.core.ParameterSource.DEFAULT

        options = Options(config, database, output, log_format, given("database"), given("config"))
        try:
            command(options=options, **rest)
        except AggregatorError as error:
            if log_format != "json":
                raise
            from aggregator.cli import exit_status
            from aggregator.cli.report import logger

            logger(log_format).error("failed", error=type(error).__name__, reason=str(error))
            ctx.exit(exit_status(error))

    wrapped: Callable[..., None] = update_wrapper(click.pass_context(with_options), command)
    for option in reversed(COMMON):
        wrapped = option(wrapped)
    return wrapped


def now_option(command: Callable[..., None]) -> Callable[..., None]:
    """--now: the moment of reading, as ``now``."""
    return click.option(
        "--now",
        type=Moment(),
        default=None,
        callback=lambda _ctx, _param, value: one_turn(value),
        help="The moment of reading, instead of the clock's.",
    )(command)


def one_turn(given: datetime | None = None) -> datetime:
    """The moment that this turn counts as now: the only look at the clock in the whole program."""
    return given or datetime.now(UTC).replace(microsecond=0)
