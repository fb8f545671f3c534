"""Compressed copies that any web server can send as they are: ``<file>.br`` (RFC 7932) and ``<file>.gz`` (RFC 1952)."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

SUFFIXES: Final = (".br", ".gz")
WORTH: Final = 1024  # bytes; what is shorter fits into one packet anyway
TEXTS: Final = frozenset({".atom", ".css", ".html", ".js", ".json", ".opml", ".rss", ".svg", ".txt", ".xml"})
#: Of our feeds and pages, quality 11 makes copies 13 % smaller and takes 39 times as long.
QUALITY: Final = 6


def worth(path: str, data: bytes) -> bool:
    """Whether a file is copied: a text, and not a short one."""
    return len(data) >= WORTH and PurePosixPath(path).suffix in TEXTS


def packed(data: bytes) -> dict[str, bytes]:
    """Suffix → compressed copy of ``data``, the same at every run."""
    import gzip

    import brotli  # type: ignore[import-untyped]

    return {
        ".br": brotli.compress(data, mode=brotli.MODE_TEXT, quality=QUALITY),
        ".gz": gzip.compress(data, compresslevel=6, mtime=0),
    }
