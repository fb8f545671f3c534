"""What the embed kit and the pages for what is missing say in their own voice: ``embed/languages/<code>.toml``.

A file has ``[list]``, which the element, frames and fragments need; where the site's pages speak the language also
``[configurator]`` and ``[missing]``. English where a language has none.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    Tables = Mapping[str, Mapping[str, str]]

#: Other tags of a language that we have words in.
ALIASES: Final = {"iw": "he", "nn": "nb", "no": "nb"}


@cache
def _tables() -> Mapping[str, Tables]:
    folder = files("aggregator.publish") / "embed" / "languages"
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return {file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8")) for file in found}


def table(name: str) -> Mapping[str, Mapping[str, str]]:
    """Language → words, of every language that has such a table."""
    return {language: tables[name] for language, tables in _tables().items() if name in tables}


def spoken(language: str, name: str = "configurator") -> str:
    """The language there really are words in for readers of ``language`` (region ignored)."""
    primary = language.lower().partition("-")[0]
    primary = ALIASES.get(primary, primary)
    return primary if name in _tables().get(primary, {}) else "en"


def words(language: str, name: str = "configurator") -> Mapping[str, str]:
    """The table for readers of ``language``."""
    return _tables()[spoken(language, name)][name]
