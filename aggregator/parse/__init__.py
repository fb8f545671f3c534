"""Bytes → raw items. A kind of source is one file and one line in ``kinds.PARSERS``; a new site is feeds.yaml only.

``PARSERS``, ``Parser`` and ``parse`` are imported on first use, with the libraries behind them: a cycle in which
nothing changed, or whose pages are parsed in the workers of :class:`ParserPool`, never pays for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aggregator.parse.pool import ParserPool

if TYPE_CHECKING:
    from aggregator.parse.kinds import PARSERS, Parser, parse

__all__ = ["PARSERS", "Parser", "ParserPool", "parse"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from aggregator.parse import kinds

    return getattr(kinds, name)
