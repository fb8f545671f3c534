"""Where a text's sentences start and end."""

from __future__ import annotations

import re
from typing import Final

# What may end a sentence, by its first sign: that alone is looked for, quickly.
_END: Final = re.compile(
    r"[.!?…。！？\n|](?:(?<=[.!?…])[\"»”)]*\s+(?=[^\s\W]|[\"«“„(—–-])|(?<=[。！？])[。！？]*|(?<=\n)\n*|(?<=\s\|)\s)"
)
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(«\"])(?:[^\W\d_]{1,2}|им|обл|ред|etc|bzw|str|ул|гг|st|dr|mr|mrs|prof)\.$", re.IGNORECASE
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence starts and ends; abbreviations and initials end none, nor do the lines of a list."""
    spans: list[tuple[int, int]] = []
    start = done = look = 0
    while match := _END.search(text, look):
        at, end = match.span()
        sign, look = text[at], end
        if sign in _STOPS:
            at += 1  # the stop itself belongs to its sentence
        elif sign == "|":
            at -= 1
            if at < done:
                look = at + 2
                continue
        done = end
        if text.find("\n", at, end) >= 0 and _listed(text, start, at, end):
            continue
        if text[at - 1 : at] == "." and _ABBREVIATION.search(text[max(0, at - 8) : at]):
            continue
        if text[start:at].strip():
            spans.append((start, end))
        start = end
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans


_STOPS: Final = ".!?…"
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
