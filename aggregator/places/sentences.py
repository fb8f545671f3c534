"""Where a text's sentences start and end."""

from __future__ import annotations

import re
from typing import Final

_END: Final = re.compile(r"(?<=[.!?…])[\"»”)]*\s+(?=[^\s\W]|[\"«“„(—–-])|[。！？]+|\n+|\s\|\s")
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(«\"])(?:[^\W\d_]{1,2}|им|обл|ред|etc|bzw|str|ул|гг|st|dr|mr|mrs|prof)\.$", re.IGNORECASE
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence starts and ends; abbreviations and initials end none, nor do the lines of a list."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        broken = "\n" in match[0]
        if broken and _listed(text, start, match.start(), match.end()):
            continue
        if text[match.start() - 1 : match.start()] == "." and _ABBREVIATION.search(
            text[max(0, match.start() - 8) : match.start()]
        ):
            continue
        if text[start : match.start()].strip():
            spans.append((start, match.end()))
        start = match.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans


_ROW: Final = 60  # signs in a line of a list, at most
_CLOSED: Final = (".", "!", "?", "…", "。", "！", "？", "»", "”", '"')


def _listed(text: str, start: int, end: int, following: int) -> bool:
    """Whether the lines before and after a line's end belong to one list: short, without a full stop, or after «:»."""
    line = text.rfind("\n", start, end) + 1 or start
    before = text[line:end].rstrip()
    stop = text.find("\n", following)
    after = text[following : stop if stop >= 0 else len(text)].strip()
    if not after or len(after) > _ROW or after.endswith(_CLOSED):
        return False
    return before.endswith((":", "：")) or (len(before) <= _ROW and not before.endswith(_CLOSED) and line > start)
