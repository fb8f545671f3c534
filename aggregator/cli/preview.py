"""``aggregator preview``."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import replace
from datetime import datetime
from os.path import isfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aggregator.cli.filters import home_city
from aggregator.cli.options import Options, common, now_option
from aggregator.cli.shapes import cities_shape, pairs_shape
from aggregator.errors import ParseError, UsageError
from aggregator.model import Network, Page, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aggregator.model import Tagging, Taken
    from aggregator.visit import Gathered, Tools

UNNAMED = "preview"
NOWHERE = "http://file.invalid/-/-/"  # stands for the address of a file that was taken from nobody knows where


@click.command("preview")
@common
@now_option
@click.argument("what", metavar="SOURCE_ID|URL|FILE|-")
@click.option("--base-url", help="The address a file was taken from.")
@click.option("--kind", help="Read it as this kind instead of recognising it.")
@click.option("--home", help="The home city, such as «Krasnodar, RU».")
@click.option("--about", type=click.Choice(["partnerships"]), help="The page is the home city's news of its partners.")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def command(
    *,
    options: Options,
    now: datetime,
    what: str,
    base_url: str | None,
    kind: str | None,
    home: str | None,
    about: str | None,
    as_json: bool,
) -> None:
    """Show what would be taken from a source now, with tags. Stores nothing; a file needs no network."""
    source, network, page = chosen(what, options, base_url, now)
    source = replace(
        source,
        kind=checked_kind(kind) if kind else source.kind,
        home=home or source.home,
        about="partnerships" if about else source.about,
    )
    shown = asyncio.run(look(source, network, page, options, now))
    if source.url == NOWHERE:
        named = "standard input" if what == "-" else what
        shown = as_printed(shown | {"warnings": [told.replace(NOWHERE, named) for told in shown["warnings"]]})
    if as_json:
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        show(shown)


def chosen(what: str, options: Options, base_url: str | None, now: datetime) -> tuple[Source, Network, Page | None]:
    """The source meant, how to behave on the network, and the page where it is here already."""
    if what == "-" or ("://" not in what and isfile(what)):  # noqa: PTH113 - Path's raises on names too long
        if base_url and not base_url.lower().startswith(("http://", "https://")):
            raise UsageError(f"--base-url: «{base_url}» is no http(s) address")
        url = base_url or NOWHERE
        return Source(UNNAMED, url), Network(), Page(url, read(what), now)
    settings = None
    if options.config.exists():
        from aggregator.settings import load

        settings = load(options.config)
    known = settings.sources if settings else ()
    network = settings.network if settings else Network()
    for source in known:
        if what in (source.id, source.url):
            return source, network, None
    if what.startswith(("http://", "https://")):
        return Source(UNNAMED, what), network, None
    from aggregator.cli.once import did_you_mean

    hint = did_you_mean(what, [source.id for source in known])
    raise UsageError(f"«{what}» is no source of {options.config}, no http(s) address and no file{hint}")


def read(file: str) -> bytes:
    """What stands in the file, or on standard input."""
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror})") from error


def as_printed(value: Any) -> Any:
    """The shape with links as they stand in the file, where no ``--base-url`` says what they count from."""
    if isinstance(value, str):
        for folder, printed in ((NOWHERE, ""), ("http://file.invalid/-/", "../"), ("http://file.invalid/", "/")):
            value = value.replace(folder, printed)
        return value
    if isinstance(value, dict):
        return {name: as_printed(inner) for name, inner in value.items()}
    return [as_printed(inner) for inner in value] if isinstance(value, list) else value


def checked_kind(kind: str) -> str:
    """The kind, if there is such a one."""
    from aggregator.cli.once import did_you_mean
    from aggregator.parse import PARSERS

    if kind != "auto" and kind not in PARSERS:
        raise UsageError(
            f"--kind: no kind «{kind}»; there are auto, {', '.join(PARSERS)}{did_you_mean(kind, list(PARSERS))}"
        )
    return kind


async def look(source: Source, network: Network, page: Page | None, options: Options, now: datetime) -> dict[str, Any]:
    """What would be taken: the shape of ``--json``."""
    from aggregator import __version__
    from aggregator.cli.house import filter_gazetteer
    from aggregator.fetch import Fetcher
    from aggregator.parse import ParserPool
    from aggregator.places import Tagger
    from aggregator.visit import Tools, for_people

    gazetteer = filter_gazetteer(options)
    city = home_city(source.home, gazetteer, who=source.id) if source.home else None
    clock = asyncio.get_running_loop().time

    def tools(fetcher: Fetcher | None) -> Tools:
        return Tools(fetcher, pool, lambda _: city.timezone if city else None, lambda _: {}, asyncio.Event())

    with ParserPool() as pool:
        deadline = clock() + network.visit_budget.total_seconds()
        if page is not None:
            gathered = await gathered_or_verdict(page, source, tools(None), now, deadline)
        else:
            agent = network.user_agent or f"aggregator/{__version__}"
            async with Fetcher(network, agent=agent) as fetcher:
                answer = await fetcher.fetch(source, source.url, now=now, robots=for_people(source), deadline=deadline)
                assert isinstance(answer, Page)  # noqa: S101 - nothing was known, so nothing can be unchanged
                gathered = await gathered_or_verdict(answer, source, tools(fetcher), now, deadline)
    tagger = Tagger(gazetteer)
    items = [
        shape(
            taken,
            tagger.tag(
                title=taken.item.title,
                text=taken.item.text or taken.item.summary,
                language=taken.item.language,
                home=city,
                about=source.about,
                url=taken.item.url,
            ),
        )
        for taken in gathered.taken
    ]
    parsed = gathered.parsed
    rejects = [f"entry {reject.position}: {reject.reason}" for reject in gathered.rejects]
    return {
        "source": {
            "id": source.id,
            "url": source.url,
            "kind": parsed.kind,
            "title": source.title or parsed.title,
            "language": parsed.language or source.language,
            "home": f"{city.name}, {city.country}" if city else None,
        },
        "items": items,
        "warnings": [*parsed.warnings, *gathered.warnings, *rejects],
    }


async def gathered_or_verdict(page: Page, source: Source, tools: Tools, now: datetime, deadline: float) -> Gathered:
    """What was taken; of a page that is no source, nothing but the verdict."""
    from aggregator.model import Parsed
    from aggregator.visit import Gathered, gather

    try:
        return await gather(page, source, tools, now=now, deadline=deadline)
    except ParseError as error:
        return Gathered(Parsed(source.kind), [], [], [f"{type(error).__name__}: {error}"])


def shape(taken: Taken, tagging: Tagging) -> dict[str, Any]:
    """One item as ``--json`` shows it."""
    item = taken.item
    published = item.published
    day_only = published.precision == "day" and published.basis != "first-seen"
    optional = {
        "updated": item.updated.isoformat() if item.updated else None,
        "content_html": item.content_html,
        "text": item.text or None,
        "image": item.image,
        "caption": taken.raw.caption if item.image else None,
    }
    return {
        "url": item.url,
        "title": item.title,
        "published": published.value.date().isoformat() if day_only else published.value.isoformat(),
        "published_basis": published.basis,
        "published_because": published.because,
        "summary": item.summary,
        **{name: value for name, value in optional.items() if value is not None},
        "language": item.language,
        "authors": list(item.authors),
        "cities": cities_shape(tagging),
        "pairs": pairs_shape(tagging),
    }


def show(shown: dict[str, Any]) -> None:
    """The same for people."""
    from rich.console import Console

    console = Console(highlight=False)

    def say(words: str, style: str = "") -> None:
        console.print(words, style=style, markup=False, soft_wrap=True)

    source = shown["source"]
    say(f"{source['title'] or source['id']}  ({source['kind']}, {source['language'] or 'language unknown'})", "bold")
    for number, item in enumerate(shown["items"], start=1):
        say(f"\n{number:3}. {item['title']}", "bold")
        say(f"     {item['published']} ({item['published_basis']}: {item['published_because'] or 'as printed'})")
        say(f"     {item['url']}")
        if "image" in item:
            say(f"     picture  {' — '.join(filter(None, (item['image'], item.get('caption'))))}")
        for city in item["cities"]:
            say(f"     city  {city['name']}, {city['country']}: {evidence_words(city['evidence'])}; {city['because']}")
        for pair in item["pairs"]:
            kind = "background, " if pair["background"] else ""
            say(f"     pair  {pair['slug']}: {kind}{pair['score']:.2f}; {pair['because']}", "green")
    say(f"\n{len(shown['items'])} items")
    for warning in shown["warnings"]:
        say(f"warning: {warning}", "yellow")


def evidence_words(evidence: Sequence[dict[str, Any]]) -> str:
    """The words that made us think of a city."""
    return ", ".join(f"«{one['surface']}»" for one in evidence) or "not named"
