"""Links of one shape, as one list may have: how good a news list they would be together."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from aggregator.parse import dom, headline, printed

if TYPE_CHECKING:
    from aggregator.parse.listing_links import Teaser

FEWEST: Final = 3  # records of a list worth offering
_FEW: Final = 0.3  # what one or two links of a shape count beside a list


@dataclass(slots=True, eq=False)
class Group:
    """Links of one shape."""

    shape: tuple[str, ...]
    teasers: list[Teaser] = field(default_factory=list)

    @property
    def plain(self) -> float:
        """Mean worth of its records, wherever they stand."""
        return sum(teaser.worth for teaser in self.teasers) / max(1, len(self.teasers))

    @property
    def worth(self) -> float:
        """The same, times where they stand."""
        return sum(teaser.worth * teaser.place for teaser in self.teasers) / max(1, len(self.teasers))

    @property
    def dated(self) -> float:
        """Share of its records that show a date."""
        return sum(teaser.dated for teaser in self.teasers) / max(1, len(self.teasers))

    @property
    def folders(self) -> set[str]:
        """Where the pages that its records lead to lie."""
        return {headline.folder(teaser.target) for teaser in self.teasers}

    @property
    def score(self) -> float:
        size = len(self.teasers)
        return self.worth * math.sqrt(min(size, 30)) * (1.0 if size >= FEWEST else _FEW)


def is_dated(teaser: Teaser, language: str | None) -> bool:
    """Is a date printed in its block?"""
    return any(printed.dates(node, language) for node in teaser.nodes)


def same_host(url: str, document: dom.Document) -> bool:
    """Does it lead to a page of the same host?"""
    return urlsplit(url).hostname == urlsplit(document.url).hostname
