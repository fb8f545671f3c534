"""``aggregator discover``."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

import click

from aggregator.cli.options import Options, common, now_option
from aggregator.cli.preview import NOWHERE, chosen
from aggregator.errors import AggregatorError, GazetteerError, OperationFailed, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aggregator.discover import Candidate, Discovery
    from aggregator.model import Network, Page, Selectors, Source

_DULL: Final = frozenset({"feed", "feeds", "rss", "atom", "index", "default", "sitemap", "xml", "json", "s"})


@click.command("discover")
@common
@now_option
@click.argument("what", metavar="URL|SOURCE_ID|FILE|-")
@click.option("--base-url", help="The address a file was taken from.")
def command(*, options: Options, now: datetime, what: str, base_url: str | None) -> None:
    """Find how a page may become a source: print a block for feeds.yaml, alternatives as comments.

    What was asked for goes to standard error. A file needs no network.
    """
    source, network, page = chosen(what, options, base_url, now)
    if source.url == NOWHERE:
        raise UsageError("say with --base-url from which address the file was taken")
    found = asyncio.run(search(source, network, page, now))
    for line in found.tried:
        click.echo(f"asked {line}", err=True)
    if found.verdict:
        click.echo(f"note: {found.verdict}", err=True)
    if found.best is None:
        named = "".join(f"\n  {each.kind} {each.url}: {each.because}" for each in found.candidates)
        raise OperationFailed(
            f"no news found at {found.url}: {found.verdict or 'no feed, no list, no sitemap'}; try the address of its "
            f"page of news{'; seen were' if named else ''}{named}"
        )
    click.echo(block(found, found.best, taken_ids(options), home(found, options)))


async def search(source: Source, network: Network, page: Page | None, now: datetime) -> Discovery:
    """Look at the page and around it."""
    from aggregator import __version__
    from aggregator.discover import discover
    from aggregator.fetch import Fetcher
    from aggregator.parse import ParserPool

    deadline = asyncio.get_running_loop().time() + network.visit_budget.total_seconds()
    with ParserPool() as pool:
        if page is not None:
            return await discover(source, page, fetcher=None, pool=pool, now=now, deadline=deadline)
        async with Fetcher(network, agent=network.user_agent or f"aggregator/{__version__}") as fetcher:
            return await discover(source, None, fetcher=fetcher, pool=pool, now=now, deadline=deadline)


def taken_ids(options: Options) -> frozenset[str]:
    """The ids that feeds.yaml has already; none where it is missing or broken."""
    from aggregator.settings import load

    try:
        return frozenset(source.id for source in load(options.config).sources)
    except AggregatorError:
        return frozenset()


def home(found: Discovery, options: Options) -> str | None:
    """The one city that the site's name tells of, as feeds.yaml writes it; None where it tells of none or many."""
    from aggregator.cli.house import filter_gazetteer
    from aggregator.places import Tagger

    if not found.title:
        return None
    try:
        tagging = Tagger(filter_gazetteer(options)).tag(title=found.title, text="")
    except GazetteerError:
        return None
    cities = [tag.city for tag in tagging.cities]
    return f"{cities[0].name}, {cities[0].country}" if len(cities) == 1 else None


def block(found: Discovery, best: Candidate, taken: frozenset[str], city: str | None) -> str:
    """The best candidate as an entry of ``sources:``, the others as comments below it."""
    lines = [
        f"  # {one_line(best.because)}",
        *entry(best, unique(identifier(best.url), taken), best.title or found.title),
    ]
    if city is not None:
        lines.append(f"    # home: {city}   # {one_line(found.title or '')} names it; the city whose own site this is?")
    others = [each for each in found.candidates if each is not best]
    if others:
        lines.append("    # Instead of this url and kind it may be:")
    for other in others:
        lines.append(f"    # - {one_line(other.because)}")
        lines += [f"    #   {line.strip()}" for line in keys(other)]
        lines += [f"    #     {one_line(item.title)[:80]}" for item in other.items[:2] if item.title]
    return "\n".join(lines)


def entry(candidate: Candidate, name: str, title: str | None) -> Iterator[str]:
    """The keys of one source."""
    yield f"  - id: {name}"
    yield from keys(candidate)
    if title:
        yield f"    title: {quoted(one_line(title)[:100])}"
    if (code := (candidate.language or "").lower().replace("_", "-").partition("-")[0]) and is_language(code):
        yield f"    language: {quoted(code) if code == 'no' else code}"


def keys(candidate: Candidate) -> Iterator[str]:
    """Address, kind and selectors; those that did not prove themselves stay a comment."""
    yield f"    url: {written_url(candidate.url)}"
    yield f"    kind: {candidate.kind}"
    if candidate.selectors is not None:
        mark = "" if candidate.pinned else "# "
        yield f"    {mark}selectors: {flow(candidate.selectors)}"


def flow(selectors: Selectors) -> str:
    """Selectors as a flow mapping."""
    pairs = ((each.name, getattr(selectors, each.name)) for each in fields(selectors))
    return f"{{{', '.join(f'{name}: {quoted(value)}' for name, value in pairs if value is not None)}}}"


def quoted(text: str) -> str:
    """A YAML double-quoted scalar: JSON's strings are such, but for what YAML forbids to stand bare."""
    bare = json.dumps(text, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", lambda char: f"\\u{ord(char[0]):04x}", bare)


def written_url(url: str) -> str:
    """The address, bare where YAML lets it."""
    bare = url.partition("#")[0]
    return bare if re.fullmatch(r"https?://[\w./?&=%~+;,:@!$()*'-]+", bare) and not bare.endswith(":") else quoted(bare)


def one_line(text: str) -> str:
    """Without breaks and control characters."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def is_language(code: str) -> bool:
    """Whether feeds.yaml takes this code."""
    from aggregator.settings.languages import language

    try:
        return language(code) == code
    except ValueError:
        return False


def identifier(url: str) -> str:
    """An id made of the host and the last telling words of the path."""
    from anyascii import anyascii

    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    if "xn--" in host:
        host = unpuny(host)
    words = [re.sub(r"\.\w{2,5}$", "", word) for word in unquote(parts.path).split("/")]
    telling = [word for word in words if word and word.lower() not in _DULL][-2:]
    plain = [re.sub(r"[^a-z0-9]+", "-", anyascii(word).lower()).strip("-") for word in (host, *telling)]
    return "-".join(filter(None, plain))[:60].strip("-") or "source"


def unpuny(host: str) -> str:
    """The host in its own script."""
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def unique(name: str, taken: frozenset[str]) -> str:
    """The id, numbered where it is taken."""
    number = 2
    free = name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free
