"""``aggregator tag``."""

from __future__ import annotations

from typing import Any

import click

from aggregator.cli.filters import Line, answer, home_of, lines_of_stdin
from aggregator.cli.options import Options, common
from aggregator.cli.shapes import cities_shape, pairs_shape


@click.command("tag")
@common
def command(options: Options) -> None:
    """Read texts as JSON Lines, write their cities and city pairs, in the same order."""
    from aggregator.cli.house import filter_gazetteer
    from aggregator.places import Tagger

    gazetteer = filter_gazetteer(options)
    tagger = Tagger(gazetteer)

    def reply(line: Line) -> dict[str, Any]:
        tagging = tagger.tag(
            title=line.title,
            text=line.text,
            language=line.lang,
            home=home_of(line, gazetteer),
            about=line.about,
            url=line.url,
        )
        return {"id": line.id, "cities": cities_shape(tagging), "pairs": pairs_shape(tagging)}

    answer(lines_of_stdin(), reply)
