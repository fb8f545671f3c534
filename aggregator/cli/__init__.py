"""Words on a command line, exit status. Each command's module is imported when it is called: ``--help`` stays quick."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Final, NoReturn

import click

from aggregator import __version__
from aggregator.errors import AggregatorError, CycleLocked, UsageError

# name: (module, what ``--help`` says); the module's command is called ``command``
COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "demo": ("demo", "Show the whole job offline, over bundled sample sites."),
    "once": ("once", "Visit every source that is due and publish what changed."),
    "run": ("run", "The same on a schedule, until SIGTERM."),
    "publish": ("publish", "Write feeds and pages again from the store, without fetching."),
    "serve": ("serve", "Serve the published folder over HTTP."),
    "check": ("check", "Validate the configuration."),
    "discover": ("discover", "Find how a page may become a source; print a block for feeds.yaml."),
    "preview": ("preview", "Show what would be taken from a source now."),
    "status": ("status", "Show the health of every source."),
    "reparse": ("reparse", "Read again what is kept of a source, by today's rules."),
    "explain": ("explain", "Say why an item has its date, cities, pairs and story."),
    "split": ("split", "Part an item from a story, for good."),
    "merge": ("merge", "Join two stories, for good."),
    "tag": ("tag", "JSON Lines filter: texts to cities and city pairs."),
    "stories": ("stories", "JSON Lines filter: texts to stories."),
    "places": ("places", "The gazetteer of city names."),
    "schema": ("schema", "Print the JSON Schema of feeds.yaml."),
}
EXIT_FAILED: Final = 1
EXIT_USAGE: Final = 2
EXIT_LOCKED: Final = 75


class Lazy(click.Group):
    """A group that knows its commands by name and imports one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"aggregator.cli.{COMMANDS[cmd_name][0]}").command
        assert isinstance(command, click.Command)  # noqa: S101 - narrows a dynamic import
        return with_variables(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            close = get_close_matches(args[0], COMMANDS, n=1)
            hint = f"; did you mean «{close[0]}»?" if close else f"; there are: {', '.join(COMMANDS)}"
            ctx.fail(f"no such command «{args[0]}»{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


def with_variables(command: click.Command) -> click.Command:
    """The command, each of its options reading AGGREGATOR_<OPTION>, such as AGGREGATOR_BASE_URL, and its own too."""
    for option in command.params:
        if isinstance(option, click.Option) and option.envvar is None:
            option.envvar = "AGGREGATOR_" + option.opts[0].removeprefix("--").replace("-", "_").upper()
    for inner in getattr(command, "commands", {}).values():
        with_variables(inner)
    return command


@click.group(
    cls=Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": None},
    epilog="Options stand after the command's name; each also reads AGGREGATOR_<OPTION> from the environment.",
)
@click.version_option(__version__, prog_name="aggregator")
def cli() -> None:
    """Regional-cooperation news, merged into one Atom feed per city and city pair."""


def main() -> NoReturn:
    """Run one command and leave with its exit status: 0 done, 1 failed, 2 usage, 75 another cycle is at work."""
    try:
        status = cli.main(standalone_mode=False) or 0  # what a command left with by ``ctx.exit``
    except click.ClickException as error:
        error.show()
        status = EXIT_USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        status = 130
    except BrokenPipeError:  # the reader of our output went away
        sys.stderr.close()
        status = EXIT_FAILED
    except AggregatorError as error:
        click.echo(f"aggregator: {error}" if not isinstance(error, UsageError) else str(error), err=True)
        status = exit_status(error)
    sys.exit(status)


def exit_status(error: AggregatorError) -> int:
    """The exit status that CONTRACT gives to an error."""
    if isinstance(error, CycleLocked):
        return EXIT_LOCKED
    return EXIT_USAGE if isinstance(error, UsageError) else EXIT_FAILED
