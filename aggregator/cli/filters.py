"""What the two JSON Lines filters share: lines in, lines out, a bad line answered in its place."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

import click

from aggregator.errors import OperationFailed
from aggregator.model import City, Dated, Precision

if TYPE_CHECKING:
    from aggregator.places import Gazetteer


@dataclass(frozen=True, slots=True)
class Line:
    """One text, as the filters receive it (see CONTRACT, «JSON Lines filters»)."""

    id: Any  # given back as it came
    title: str  # "" where it is null
    text: str = ""
    url: str | None = None
    lang: str | None = None
    home: str | None = None
    about: str | None = None
    published: str | None = None


def read(row: str) -> Line:
    """A line's values. Raises ValueError with what is wrong."""
    try:
        values = json.loads(row)
    except json.JSONDecodeError as error:
        raise ValueError(f"not valid JSON: {error.msg} at column {error.colno}") from error
    except RecursionError as error:
        raise ValueError("not valid JSON: nested too deeply") from error
    if not isinstance(values, dict):
        raise ValueError("not a JSON object")
    if values.get("id") is None:
        raise ValueError("lacks «id»")
    if "title" not in values:
        raise ValueError("lacks «title»")

    def text(name: str) -> str | None:
        value = values.get(name)
        return None if value is None else str(value)

    return Line(
        values["id"],
        text("title") or "",
        text("text") or "",
        *(text(name) for name in ("url", "lang", "home", "about", "published")),
    )


def answer(rows: Iterable[str], reply: Callable[[Line], dict[str, Any]]) -> None:
    """Answer each line in its place, as it comes. Raises OperationFailed at the end when some were bad."""
    if isinstance(sys.stdout, TextIOWrapper):
        # UTF-8 whatever the locale says; a lone surrogate becomes the escape that JSON has for it.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    bad = 0
    for number, row in enumerate(rows, start=1):
        if not row.strip():
            continue
        try:
            replied = reply(read(row))
        except ValueError as error:
            bad += 1
            replied = {"error": f"line {number}: {error}"}
            if (known := id_of(row)) is not None:
                replied = {"id": known, **replied}
        sys.stdout.write(json.dumps(replied, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    if bad:
        raise OperationFailed(f"{bad} bad lines; each was answered with «error» in its place")


def id_of(row: str) -> Any:
    """The id of a line that is wrong otherwise, where it has one."""
    try:
        return json.loads(row).get("id")
    except (ValueError, AttributeError, RecursionError):
        return None


def lines_of_stdin() -> Iterable[str]:
    """Standard input, UTF-8 whatever the locale says, line by line."""
    return (line.decode("utf-8", "replace") for line in sys.stdin.buffer)


def dated(published: str | None) -> Dated | None:
    """A ``published`` value: RFC 3339, a day, a month or a year; anything else is None (and never now)."""
    if not published:
        return None
    shapes: tuple[tuple[str, Precision], ...] = (("%Y", "year"), ("%Y-%m", "month"), ("%Y-%m-%d", "day"))
    for shape, precision in shapes:
        with suppress(ValueError):
            return Dated(datetime.strptime(published, shape).replace(tzinfo=UTC), "stated", precision)
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return None
    return Dated(moment if moment.tzinfo else moment.replace(tzinfo=UTC), "stated")


def home_of(line: Line, gazetteer: Gazetteer) -> City | None:
    """The line's home city. One that the gazetteer lacks stays an end by its name, with a warning."""
    return home_city(line.home, gazetteer, who=str(line.id)) if line.home else None


def home_city(written: str, gazetteer: Gazetteer, *, who: str) -> City:
    """The city of «Krasnodar, RU»; one that the gazetteer lacks counts by its name, with a warning."""
    from aggregator.places.names import slug

    city = gazetteer.find_home(written)
    if city is None:
        click.echo(f"{who}: home «{written}» is not in the gazetteer; it counts by its name", err=True)
        name, _, country = (part.strip() for part in written.rpartition(","))
        if not (name and re.fullmatch("[A-Za-z]{2}", country)):
            name, country = written.strip(), ""
        city = City(None, name, country.upper(), slug(name, country.upper()))
    return city
