"""What stands at an address of the published folder. Nothing outside it, no link and no hidden file is ever opened."""

from __future__ import annotations

import html
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aggregator.serve.conditions import CODINGS

#: Marks an address whose page was withdrawn: an empty file beside where the page stood.
GONE: Final = ".gone"
_REFRESH: Final = re.compile(rb'<meta http-equiv="refresh" content="0; url=([^"]+)">')
_OWN: Final = (*CODINGS.values(), GONE)


@dataclass(frozen=True, slots=True)
class Found:
    """A file as it stood at one moment."""

    file: Path
    path: str  # below the folder, such as "cities/krasnodar-ru.atom"
    body: bytes
    changed: float  # seconds since 1970
    written: int  # the same in nanoseconds
    copied: bool  # has compressed copies


@dataclass(frozen=True, slots=True)
class Moved:
    """Another address, relative to the one asked for."""

    to: str


@dataclass(frozen=True, slots=True)
class Gone:
    """Here was a page that was withdrawn."""


def find(folder: Path, path: str) -> Found | Moved | Gone | None:
    """What stands at ``path`` (as in a request, percent-decoded); None: nothing that may be seen."""
    steps = path.removeprefix("/").split("/")
    if steps[-1] == "":
        steps[-1] = "index.html"
    if not all(map(_plain, steps)) or steps[-1].endswith(_OWN):
        return None
    try:
        root = folder.resolve(strict=True)
        file = root.joinpath(*steps)
        if file.resolve() != file:  # a link in between
            return None
        if (file / "index.html").is_file():
            return Moved(f"./{steps[-1]}/")
        if file.with_name(file.name + GONE).is_file() and not file.exists():
            return Gone()
        body, about = _read(file)
    except (OSError, ValueError):
        return None
    if file.suffix == ".html" and (refresh := _REFRESH.search(body, 0, 2048)):
        return Moved(html.unescape(refresh[1].decode()))
    copied = file.with_name(file.name + ".gz").is_file()
    return Found(file, "/".join(steps), body, about.st_mtime, about.st_mtime_ns, copied)


def current_copy(found: Found, coding: str) -> bytes | None:
    """The compressed copy of the very version that was found; None where there is none."""
    copy = found.file.with_name(found.file.name + CODINGS[coding])
    try:
        body, about = _read(copy)
    except OSError:
        return None
    return body if about.st_mtime_ns >= found.written else None


def _plain(step: str) -> bool:
    return bool(step) and not step.startswith(".") and "\\" not in step and step.isprintable()


def _read(file: Path) -> tuple[bytes, os.stat_result]:
    handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as opened:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode):
            raise FileNotFoundError(f"{file} is no regular file")
        return opened.read(), about
