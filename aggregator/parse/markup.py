"""Small conversions that every kind of feed needs: text ↔ HTML, printed address → absolute address."""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin

_PARAGRAPH = re.compile(r"\n\s*\n")
_COMMENT_OR_TAG = re.compile(
    r"<!--.*?(?:-->|$)|</?([A-Za-z][\w:-]*)(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?/?>", re.DOTALL
)
_INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "small", "span", "strong", "sub", "sup", "u"}
)


def as_html(text: str | None) -> str | None:
    """Plain text as HTML paragraphs; None where there is nothing to show."""
    if text is None or not text.strip():
        return None
    escaped = html.escape(text.strip(), quote=False)
    paragraphs = [part.replace("\n", "<br>\n") for part in _PARAGRAPH.split(escaped)]
    return paragraphs[0] if len(paragraphs) == 1 else "\n".join(f"<p>{part}</p>" for part in paragraphs)


def as_plain(markup: str) -> str:
    """A line of HTML as plain text: tags away, references resolved, blanks folded."""
    bare = _COMMENT_OR_TAG.sub(lambda tag: "" if (tag[1] or "").lower() in _INLINE else " ", markup)
    return " ".join(html.unescape(bare).split())


def absolute(link: str | None, base: str | None) -> str | None:
    """``link`` counted from ``base``; as printed where it can't be resolved; None where it is empty."""
    if link is None or not (link := "".join(link.split())):
        return None
    try:
        return urljoin(base, link) if base else link
    except ValueError:  # «http://[not-an-address»
        return link
