"""Bytes → text: byte order mark, then header, then the document's own declaration, then what the bytes themselves say.

Labels mean what the WHATWG Encoding Standard says («iso-8859-1» is windows-1252, «gb2312» is gb18030). A label that
the bytes evidently contradict is passed over: servers that add one charset to all they send are many.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import webencodings

from aggregator.parse import legacy

if TYPE_CHECKING:
    from collections.abc import Iterator

Form = Literal["html", "xml", "json"]
How = Literal["bom", "header", "declaration", "content", "fallback"]


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without its byte order mark. ``warning``: a label lied, or bytes were lost."""

    text: str
    encoding: str  # WHATWG name, lower case
    how: How
    warning: str | None = None


# UTF-32 is not in the Encoding Standard, but XML 1.0 appendix F has it. Longest first: FF FE begins both.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32le"),
    (codecs.BOM_UTF32_BE, "utf-32be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)
# The standard looks at 1024 bytes; real pages put scripts and comments before their <meta>.
_HEAD: Final = 8192
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([^\s"';,]+)""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", re.IGNORECASE)
_META = re.compile(rb"""<meta\b[^>]*?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]+)""", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_WIDE_MARK = re.compile(rb"[\xC2-\xF4][\x80-\xBF]")


def decode(body: bytes, content_type: str | None, *, kind: Form) -> Decoded:
    """Decode ``body``; never raises. Last resort: replacement characters and a warning."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return _decoded(body[len(mark) :], name, "bom")
    if wide := _wide(body):
        return _decoded(body, wide, "content")

    doubt: str | None = None
    for label, how in _labels(body, content_type, kind):
        known = _canonical(label)
        if known is None:
            doubt = doubt or f"unknown charset «{label[:40]}» in the {how}"
        elif _agrees(body, known):
            return _decoded(body, known, how, doubt)
        else:
            doubt = doubt or f"the {how} says «{label[:40]}», the bytes are something else"
    if legacy.is_stateful_japanese(body):
        return _decoded(body, "iso-2022-jp", "content", doubt)
    if _is_utf8(body, declared=False):
        return _decoded(body, "utf-8", "content", doubt)
    if guessed := legacy.guess(body):
        return _decoded(body, guessed, "content", doubt)
    return _decoded(body, "utf-8", "fallback", doubt or "no charset fits the bytes")


def _labels(
    body: bytes, content_type: str | None, kind: Form
) -> Iterator[tuple[str, Literal["header", "declaration"]]]:
    if content_type and (match := _HEADER.search(content_type)):
        yield match[1], "header"
    head = body[:_HEAD]
    patterns = {"xml": (_XML,), "html": (_META, _XML), "json": ()}[kind]
    if kind == "html":
        head = _COMMENT.sub(b"", head)
    for pattern in patterns:
        if found := pattern.search(head):
            yield found[1].decode("ascii"), "declaration"


def _canonical(label: str) -> str | None:
    try:
        encoding = webencodings.lookup(label)
    except (LookupError, ValueError):
        return None
    if encoding is None or encoding.name in {"replacement", "x-user-defined"}:
        return None
    # A label that could be read byte by byte is no UTF-16 (HTML, «prescan», step on UTF-16BE/LE).
    return "utf-8" if encoding.name.startswith("utf-16") else encoding.name


def _agrees(body: bytes, name: str) -> bool:
    """Whether the bytes can be what the label says."""
    if name == "utf-8":
        return _is_utf8(body, declared=True)
    if len(_WIDE_MARK.findall(body)) > _CHANCE and _is_utf8(body, declared=False):
        return False
    text, bad = _read(body, name)
    return bad * 50 <= sum(char > "\x7f" for char in text) and not legacy.contradicts(body, _wider(name))


# So many well-formed UTF-8 sequences, and not one broken, do not come about by chance in another encoding.
_CHANCE: Final = 3


def _is_utf8(body: bytes, *, declared: bool) -> bool:
    """Whether the bytes are UTF-8, but for the odd character cut in two (or the end cut off)."""
    text, bad = _read(body, "utf-8")
    if not bad:
        return True
    good = sum(char > "\x7f" for char in text) - bad
    return good >= bad * (2 if declared else 10)


def _read(body: bytes, name: str) -> tuple[str, int]:
    """The text, and how many characters of it could not be read."""
    codec = _codec(name)
    try:
        return body.decode(codec), 0
    except UnicodeDecodeError:
        text = body.decode(codec, "replace")
        return text, max(1, text.count("�"))


def _wider(name: str) -> str:
    # The standard decodes both alike, and real pages use the larger.
    return "gb18030" if name == "gbk" else name


def _codec(name: str) -> str:
    if name.startswith("utf-32"):
        return name
    encoding = webencodings.lookup(_wider(name))
    return encoding.codec_info.name if encoding else "utf-8"


# The first two characters of markup and of JSON are ASCII (XML 1.0, appendix F; RFC 4627, section 3).
_WIDE: Final = {
    (True, False, False, False): "utf-32le",
    (False, False, False, True): "utf-32be",
    (True, False, True, False): "utf-16le",
    (False, True, False, True): "utf-16be",
}


def _wide(body: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark shows by its NUL bytes."""
    if len(body) < 4:
        return None
    return _WIDE.get((body[0] > 0, body[1] > 0, body[2] > 0, body[3] > 0))


def _decoded(body: bytes, name: str, how: How, doubt: str | None = None) -> Decoded:
    text, bad = _read(body, name)
    if bad:
        doubt = f"{doubt}; " if doubt else ""
        doubt += f"{bad} characters could not be read as {name}"
    return Decoded(text.removeprefix("\ufeff"), _wider(name), how, doubt)
