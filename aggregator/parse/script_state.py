"""The JSON a page carries for its own scripts: ``__NEXT_DATA__``, ``window.__STATE__ = …``, Nuxt, Apollo, flight data.

Only data is read; no script is run. What is no JSON is passed over.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

FEWEST: Final = 3  # rows of a list
_LARGEST: Final = 8_000_000  # characters of one script
_NODES: Final = 300_000  # objects looked at on one page
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script", re.DOTALL | re.IGNORECASE)
_ASSIGNED = re.compile(
    r"(?:window|self|globalThis|var|let|const)\s*(?:[.\s]|\[\s*[\"'])\s*[\w$]+(?:[\"']\s*\])?\s*=\s*(?=[{\[])"
)
_PARSED = re.compile(r"JSON\.parse\(\s*(?=\")")
_PUSHED = re.compile(r"__next_f\.push\(\s*(?=\[)")
_FLIGHT = re.compile(r"^[0-9a-f]+:(?=[\[{])", re.MULTILINE)
_JSON: Final = json.JSONDecoder(strict=False)


def rows(html: str) -> Iterator[list[Any]]:
    """Every list of three objects or more in the page's data, outermost first."""
    left = _NODES
    for value in values(html):
        queue = [value]
        while queue and left > 0:
            node = queue.pop()
            left -= 1
            if isinstance(node, list):
                if sum(isinstance(each, dict) for each in node) >= FEWEST:
                    yield node
                queue.extend(each for each in reversed(node) if isinstance(each, dict | list))
            elif isinstance(node, dict):
                yield from _alike(node)
                queue.extend(each for each in reversed(node.values()) if isinstance(each, dict | list))


def _alike(node: dict[str, Any]) -> Iterator[list[Any]]:
    """A store by key («Article:17» → object) is a list too: of the objects of one type."""
    kinds: dict[str, list[Any]] = {}
    for each in node.values():
        if isinstance(each, dict):
            kind = each.get("__typename")
            kinds.setdefault(kind if isinstance(kind, str) else "", []).append(each)
    yield from (found for found in kinds.values() if len(found) >= FEWEST)


def values(html: str) -> Iterator[Any]:
    """The JSON values of the page's scripts, JSON-LD left out."""
    flight: list[str] = []
    for script in _SCRIPT.finditer(html):
        attributes, text = script[1].lower(), script[2]
        if "ld+json" in attributes or not 100 < len(text) <= _LARGEST:
            continue
        if "json" in attributes or "__next_data__" in attributes:
            value = _decoded(text.lstrip())
            yield _revived(value) if "__nuxt" in attributes else value
            continue
        for match in _PUSHED.finditer(text):
            pushed = _decoded(text, match.end())
            if isinstance(pushed, list) and len(pushed) > 1 and isinstance(pushed[1], str):
                flight.append(pushed[1])
        for match in _ASSIGNED.finditer(text):
            yield _decoded(text, match.end())
        for match in _PARSED.finditer(text):
            inner = _decoded(text, match.end())
            yield _decoded(inner) if isinstance(inner, str) else None
    whole = "".join(flight)
    for match in _FLIGHT.finditer(whole):
        yield _decoded(whole, match.end())


def _decoded(text: str, start: int = 0) -> Any:
    try:
        return _JSON.raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None


def _revived(value: Any) -> Any:
    """Nuxt 3 writes one flat list, in which objects hold the places of their parts (devalue); the objects whole."""
    if not isinstance(value, list):
        return value

    def at(place: Any) -> Any:
        return value[place] if type(place) is int and 0 <= place < len(value) else None

    whole = []
    for node in value:
        if isinstance(node, dict):
            parts = {name: at(place) for name, place in node.items()}
            whole.append({name: part for name, part in parts.items() if not isinstance(part, list | dict)})
    return whole
