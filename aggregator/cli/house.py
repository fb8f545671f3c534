"""The composition root: opens what a command needs, no earlier than it needs it, and closes it again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

import click

from aggregator import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from aggregator.cli.options import Options
    from aggregator.cycle import Cycle, Watcher
    from aggregator.editor import Editor
    from aggregator.model import CityRule, Settings
    from aggregator.parse import ParserPool
    from aggregator.places import Gazetteer
    from aggregator.store import Store


class House:
    """One configuration with its store; every room opens at first use."""

    def __init__(self, options: Options, settings: Settings | None = None) -> None:
        self.options = options
        if settings is not None:
            self.settings = settings

    @cached_property
    def settings(self) -> Settings:
        from aggregator.settings import load

        return load(self.options.config)

    @cached_property
    def store(self) -> Store:
        from aggregator.store import Store

        return Store.open(self.options.database)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return open_gazetteer(
            self.options.log_format,
            self.settings.cities,
            [source.home for source in self.settings.sources if source.home],
            self.settings.twins,
        )

    @cached_property
    def pool(self) -> ParserPool:
        from aggregator.parse import ParserPool

        return ParserPool()

    @cached_property
    def editor(self) -> Editor:
        from aggregator.editor import Editor

        return Editor(self.settings, self.store, lambda: self.gazetteer, self.options.output)

    @property
    def agent(self) -> str:
        """What we call ourselves in requests."""
        return self.settings.network.user_agent or f"aggregator/{__version__} (+{self.settings.publisher.base_url})"

    def cycle(self, watcher: Watcher) -> Cycle:
        from aggregator.cycle import Cycle

        return Cycle(self.settings, self.store, self.editor, self.pool, watcher, self.agent)

    def lock(self) -> AbstractContextManager[None]:
        """The cycle's lock; a broken configuration is told before any database is made."""
        self.settings  # noqa: B018
        return self.store.lock()

    def reread(self) -> None:
        """Take feeds.yaml as it is now. Raises ConfigurationError; then everything stays as it was."""
        from aggregator.settings import load

        self.settings = load(self.options.config)
        for room in ("gazetteer", "editor"):
            self.__dict__.pop(room, None)

    def close(self) -> None:
        """Close what was opened."""
        for room in ("pool", "store"):
            if room in self.__dict__:
                self.__dict__[room].close()


@contextmanager
def open_house(options: Options, settings: Settings | None = None) -> Iterator[House]:
    """A house that is closed again at the end."""
    house = House(options, settings)
    try:
        yield house
    finally:
        house.close()


def open_gazetteer(
    log_format: str,
    cities: Sequence[CityRule] = (),
    homes: Sequence[str] = (),
    twins: Mapping[str, Sequence[str]] | None = None,
) -> Gazetteer:
    """The gazetteer, compiled first where that was not done yet."""
    from aggregator import atlas
    from aggregator.cli.report import gazetteer_progress

    with gazetteer_progress(log_format) as progress:
        return atlas.open_gazetteer(cities=cities, homes=homes, twins=twins, progress=progress)


def build_gazetteer(log_format: str) -> Path:
    """Compile the gazetteer and the maps' land unless they stand in the user's cache; the gazetteer's folder."""
    from aggregator import atlas
    from aggregator.atlas import land
    from aggregator.cli.report import gazetteer_progress

    land.coasts()

    with gazetteer_progress(log_format) as progress:
        return atlas.build(progress=progress)


def check_tables(files: Sequence[Path]) -> Iterator[str]:
    """What is wrong with language tables, a line each; with those that ship when no files are named."""
    import tomllib

    from aggregator.atlas import LANGUAGES
    from aggregator.places.tables import complaints

    for path in files or sorted(LANGUAGES.glob("*.toml")):
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            yield f"{path.name}: can't be read ({error})"
            continue
        for line in complaints(path.stem, table):
            yield f"{path.name}: {line}"


def filter_gazetteer(options: Options) -> Gazetteer:
    """The gazetteer of a command that needs no configuration: with the operator's cities where there is one.

    A configuration that is missing changes nothing; a broken one only where it was asked for by name.
    """
    from aggregator.errors import ConfigurationError

    if options.config.exists():
        try:
            return House(options).gazetteer
        except ConfigurationError as error:
            if options.config_given:
                raise
            click.echo(f"{options.config} is not used, for it has {len(error.problems)} problems", err=True)
    return open_gazetteer(options.log_format)
