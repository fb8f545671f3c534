"""What pages and feeds say in their own voice: ``languages/<code>.toml``, English where a language has none.

A table has ``[words]`` and, for words that depend on a number, ``[counted.<what>]`` by CLDR plural category. A new
language is one file with every word of ``en.toml``; ``tests/publish/test_pages.py`` holds them together.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def languages() -> tuple[str, ...]:
    """The languages that have words."""
    folder = files("aggregator.publish") / "languages"
    return tuple(sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml")))


def spoken(language: str) -> str:
    """The language we really have words in for readers of ``language`` (region ignored)."""
    primary = language.lower().partition("-")[0]
    return primary if primary in languages() else "en"


def words(language: str) -> Mapping[str, str]:
    """The table for readers of ``language``."""
    table: Mapping[str, str] = _table(spoken(language))["words"]
    return table


def counted(language: str) -> Mapping[str, Mapping[str, str]]:
    """What is counted → plural category → words with «{n}»."""
    table: Mapping[str, Mapping[str, str]] = _table(spoken(language))["counted"]
    return table


@cache
def _table(code: str) -> Mapping[str, Any]:
    file = files("aggregator.publish") / "languages" / f"{code}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
