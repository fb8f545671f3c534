"""The table of kinds."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from aggregator.errors import ParseError, SourceError
from aggregator.parse import article, auto, jsonfeed, listing, sitemap, syndication, telegram

if TYPE_CHECKING:
    from collections.abc import Callable

    from aggregator.model import Page, Parsed, Source

T = TypeVar("T")


class Parser(Protocol):
    """Makes raw items of one page; raises a :class:`ParseError` when the page is not what it should be."""

    def __call__(self, page: Page, source: Source) -> Parsed: ...


PARSERS: Final[dict[str, Parser]] = {
    "article": article.parse,
    "feed": syndication.parse,
    "json": jsonfeed.parse,
    "listing": listing.parse,
    "sitemap": sitemap.parse,
    "telegram": telegram.parse,
}


def parse(page: Page, source: Source) -> Parsed:
    """Parse by ``source.kind``; ``auto`` recognises by content. Raises nothing but :class:`ParseError` and its kin."""
    if source.kind == "auto":
        return run(auto.parse, page, source)
    if source.kind not in PARSERS:
        raise ParseError(source.id, f"unknown kind «{source.kind}»; known are auto, {', '.join(PARSERS)}")
    return run(PARSERS[source.kind], page, source)


def run(parser: Callable[[Page, Source], T], page: Page, source: Source) -> T:
    """Call a parser; whatever unforeseen it raises becomes one line that says what and where."""
    try:
        return parser(page, source)
    except (SourceError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001  (any bug on any page of the world must stay that page's)
        place = traceback.extract_tb(error.__traceback__)[-1]
        what = " ".join(str(error).split())[:200]
        where = f"{Path(place.filename).name}:{place.lineno}"
        raise ParseError(
            source.id, f"the parser failed on {page.url}: {type(error).__name__}: {what} ({where})"
        ) from None
