"""Paths into JSON, for sites whose own interface is the source.

The child selectors of RFC 9535 (JSONPath): ``$.data.items``, ``images[0].url``, ``tags[*].name``, ``['a.b']``, where
``$.`` may be left out, an index may follow a dot (``images.0``) and ``$`` or ``.`` is the value itself. Two additions,
since interfaces name an article by its number and leave the address to their scripts: ``a || b`` is the first path
that finds something, and text with paths in braces is a pattern, ``/news/{id}-{slug}``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import quote

Step = str | int | None  # a name, an index, every child

_STEP: Final = re.compile(
    r"""\.?\[\s*(?:'(?P<single>[^']*)'|"(?P<double>[^"]*)"|(?P<index>-?\d{1,6})|(?P<all>\*))\s*\]"""
    r"|\.?(?P<star>\*)|\.?(?P<name>[^\s.\[\]*{}|'\"$][^.\[\]{}|'\"]*)"
)
_FIELD: Final = re.compile(r"\{([^{}]*)\}")


class BadPath(ValueError):
    """The operator's path can't be read; says where."""


def each(document: object, path: str) -> list[object]:
    """The entries at a path to a list, or of a path to many values (``groups[*].news``). Raises :exc:`BadPath`."""
    for alternative in path.split("||"):
        found = _find(document, _steps(alternative.strip()))
        entries: list[object] = [entry for value in found if isinstance(value, list) for entry in value]
        if not entries and len(found) > 1:
            entries = [value for value in found if isinstance(value, dict)]
        if entries:
            return entries
    return []


def text(value: object, path: str) -> str | None:
    """The first text or number at a path, or what a pattern gives; None when there is none. Raises :exc:`BadPath`."""
    for alternative in path.split("||"):
        written = alternative.strip()
        if "{" in written:
            found = _filled(value, written)
        else:
            found = next(filter(None, map(scalar, _find(value, _steps(written)))), None)
        if found is not None:
            return found
    return None


def check(path: str) -> None:
    """Raise :exc:`BadPath` unless the path can be read."""
    for alternative in path.split("||"):
        written = alternative.strip()
        for part in _fields(written) if "{" in written else [written]:
            _steps(part.strip())


def scalar(value: object) -> str | None:
    """Text, or a number as text (ids and years are often numbers); None for all else and for nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    # JSON may escape half a surrogate pair; no encoding can write it.
    return str(value).encode("utf-8", "replace").decode().strip() or None


def _filled(value: object, pattern: str) -> str | None:
    parts = [text(value, field.strip()) for field in _fields(pattern)]
    if None in parts:
        return None
    values = iter(parts)
    return _FIELD.sub(lambda _: quote(next(values) or "", safe="/:%-._~"), pattern)


def _fields(pattern: str) -> list[str]:
    rest = _FIELD.sub("", pattern)
    if "{" in rest or "}" in rest:
        raise BadPath(f"the pattern «{pattern}» can't be read from «{rest[rest.find('{') :][:20]}» on: a brace is open")
    return _FIELD.findall(pattern)


@lru_cache(maxsize=256)
def _steps(path: str) -> tuple[Step, ...]:
    rest = path.strip().removeprefix("$")
    if rest in {"", "."}:
        return ()
    steps: list[Step] = []
    at = 0
    while at < len(rest):
        match = _STEP.match(rest, at)
        if match is None or (at and rest[at] not in ".["):
            raise BadPath(f"the path «{path}» can't be read from «{rest[at : at + 20]}» on; write it like data.items")
        steps.append(_step(match))
        at = match.end()
    return tuple(steps)


def _step(match: re.Match[str]) -> Step:
    if match["all"] or match["star"]:
        return None
    if match["index"]:
        return int(match["index"])
    for kind in ("single", "double"):
        if match[kind] is not None:
            return match[kind]
    return match["name"].strip()


def _find(value: object, steps: tuple[Step, ...]) -> list[object]:
    found = [value]
    for step in steps:
        found = [child for each in found for child in _children(each, step)]
    return found


def _children(value: object, step: Step) -> list[object]:
    if step is None:
        return [*value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
    if isinstance(value, dict):
        return [value[str(step)]] if str(step) in value else []
    if isinstance(value, list) and str(step).removeprefix("-").isdecimal():
        index = int(step)
        return [value[index]] if -len(value) <= index < len(value) else []
    return []
