"""What is this answer, judged by its content? Headers lie too often to be asked."""

from __future__ import annotations

import html
import json
import re
from typing import Final, Literal

Form = Literal["empty", "feed", "json", "html", "xml", "binary", "text"]

_MAGIC: Final = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
# Blank space, comments, processing instructions and the document type may precede the root.
_PROLOGUE = re.compile(r"(?:\s+|<!--.*?-->|<\?.*?\?>|<!DOCTYPE\b[^>\[]*(?:\[.*?\]\s*)?>)*", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_FEED_ROOTS: Final = frozenset({"rss", "feed", "rdf", "channel"})
# A PHP notice or a blank page header before the feed does not stop readers; it does not stop us.
_LATE_ROOT = re.compile(r"<(?:\?xml\b|rss[\s>]|(?:\w+:)?feed\s[^>]*xmlns|rdf:RDF\b)", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:!doctype|/?[a-z][\w:-]*)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title", re.DOTALL | re.IGNORECASE)
_HEAD: Final = 4096


def sniff(text: str) -> Form:
    """The form of a decoded answer."""
    start = text.lstrip("\ufeff \t\r\n")
    if not start:
        return "empty"
    if start[0] in "{[" and _is_json_start(start):
        return "json"
    head = start[: 16 * _HEAD]
    root = root_name(head)
    if root in _FEED_ROOTS:
        return "feed"
    if (
        root is not None
        and root != "html"
        and start.lstrip().startswith("<?xml")
        and "<html" not in head[:_HEAD].lower()
    ):
        return "xml"
    if root != "html" and feed_start(start) is not None:
        return "feed"
    if "\x00" in start[:_HEAD]:
        return "binary"
    return "html" if _MARKUP.search(head) else "text"


def root_name(text: str) -> str | None:
    """The local name of the first element, lower case; None when something else comes first."""
    prologue = _PROLOGUE.match(text)
    root = _ROOT.match(text, prologue.end() if prologue else 0)
    return root[2].lower() if root else None


def feed_start(text: str) -> int | None:
    """Where a feed begins behind stray output of the server; None when there is none near the start."""
    for match in _LATE_ROOT.finditer(text, 0, _HEAD):
        if root_name(text[match.start() : match.start() + 16 * _HEAD]) in _FEED_ROOTS:
            return match.start()
    return None


def looks_like(text: str, body: bytes) -> str:
    """The answer in a few words, for an error message."""
    for magic, name in _MAGIC:
        if body.startswith(magic):
            return name
    form = sniff(text)
    if form == "empty":
        return "an empty answer"
    if form == "html":
        title = _TITLE.search(text[: 64 * _HEAD])
        return f"an HTML page titled «{_line(html.unescape(title[1]))}»" if title else "an HTML page without a title"
    if form == "xml":
        return f"an XML document with the root <{root_name(text[: 16 * _HEAD])}>"
    if form == "json":
        return f"JSON beginning «{_line(text)}»"
    if form == "feed":
        return "a feed"
    return "binary data" if form == "binary" else f"text beginning «{_line(text)}»"


def _is_json_start(start: str) -> bool:
    """A brace alone is no JSON: templates and scripts have them too."""
    try:
        json.JSONDecoder().raw_decode(start)
    except (ValueError, RecursionError):
        return re.match(r'[{\[]\s*(?:["{\[\]}\d-]|true|false|null)', start) is not None
    return True


def _line(text: str) -> str:
    line = " ".join(re.sub(r"<[^>]*>|[\x00-\x1f\x7f]", " ", text[:400]).split())
    return line if len(line) <= 80 else line[:79] + "…"
