"""Clean text: one-line titles, paragraphs, summaries of whole words."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Final

SUMMARY: Final = 300  # characters
_LONGEST_LINE: Final = 10_000  # no title is longer; what is, is an attack or a broken page
_INVISIBLE = re.compile("[\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\ufffe\uffff]|[\ud800-\udfff]")
_BIDI: Final = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c",
                "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}  # fmt: skip
_CLOSERS: Final = frozenset({"\u202c", "\u2069"})
_BIDI_MARK = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_TAG = re.compile(r"<(?:/?[a-zA-Z][^<>]*|!--.*?--|!\[CDATA\[|!doctype[^<>]*)>", re.DOTALL | re.IGNORECASE)
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|<!--|<!\[CDATA\[|<!doctype", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_SENTENCE_END = re.compile(r"[.!?…][\"»”’)\]]*(?=\s|$)|[。！？][」』”]?")


def looks_like_html(text: str) -> bool:
    """Does it hold tags or character references?"""
    return bool(_MARKUP.search(text) or _ENTITY.search(text))


def clean(text: str) -> str:
    """NFC; without control and invisible characters, lone surrogates and unbalanced bidi marks. Newlines stay.

    Zero-width joiners stay: Indic scripts, Persian and emoji need them.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = _INVISIBLE.sub("", text)
    text = _CONTROL.sub("", text.replace("\t", " "))
    return unicodedata.normalize("NFC", _balanced(text))


def _balanced(text: str) -> str:
    """Bidi embeddings and isolates that are not closed in their line would turn what follows around: all go."""
    if not _BIDI_MARK.search(text):
        return text
    lines = []
    for line in text.split("\n"):
        open_: list[str] = []
        fits = True
        for c in line:
            if c in _BIDI:
                open_.append(_BIDI[c])
            elif c in _CLOSERS and (not open_ or open_.pop() != c):
                fits = False
        whole = fits and not open_
        lines.append(line if whole else "".join(c for c in line if c not in _BIDI and c not in _CLOSERS))
    return "\n".join(lines)


def one_line(text: str | None) -> str:
    """A title: no markup, no entities (doubly escaped ones neither), one line, NFC."""
    if not text:
        return ""
    text = text[:_LONGEST_LINE]
    for _ in range(2):
        text = html.unescape(text)
    text = text.replace("<![CDATA[", "").replace("]]>", "")
    if "-->" not in text:
        text = text.replace("<!--", "")
    text = _TAG.sub(lambda m: " " if re.match(r"</?(?:br|p|div|li|h\d)\b", m[0], re.IGNORECASE) else "", text)
    return " ".join(clean(text).split())


def paragraphs(text: str | None) -> str:
    """Plain text with its paragraphs: one blank line between them, single spaces within."""
    if not text:
        return ""
    blocks = re.split(r"\n\s*\n", clean(text))
    return "\n\n".join(filter(None, (" ".join(block.split()) for block in blocks)))


def first_sentence(text: str, limit: int = 120) -> str:
    """The first sentence of ``text``, cut at a word when longer than ``limit``."""
    line = " ".join(text.split("\n\n", 1)[0].split())
    for match in _SENTENCE_END.finditer(line):
        if match.end() >= 20:
            line = line[: match.end()]
            break
    return cut(line, limit)


def summarise(text: str, limit: int = SUMMARY) -> str:
    """The beginning of ``text`` in at most ``limit`` characters: sentences that fill half of it, or words."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    ends = [
        m.end() for m in _SENTENCE_END.finditer(line[: limit + 1]) if m.end() <= limit and not _abbreviation(line, m)
    ]
    return line[: ends[-1]] if ends and ends[-1] >= limit // 2 else cut(line, limit)


def _abbreviation(line: str, match: re.Match[str]) -> bool:
    """«г. Минск», «J. Smith», «им. Коваленко»: a dot after a short word before a capital ends no sentence for sure."""
    word = re.search(r"(\w+)$", line[: match.start()])
    return match[0].startswith(".") and word is not None and len(word[1]) < 3 and not word[1].isdecimal()


def cut(text: str, limit: int) -> str:
    """At most ``limit`` characters with «…», cut between words, never inside a character with its marks."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    if not text[limit - 1].isspace() and not _splits_anywhere(text[limit - 1]):
        shorter = re.sub(r"\s+\S*$", "", head)
        head = shorter if shorter != head and len(shorter) >= limit // 3 else head
    while head and (
        unicodedata.combining(text[len(head)]) or text[len(head)] in "\u200d\ufe0f" or head[-1] == "\u200d"
    ):
        head = head[:-1]
    return head.rstrip(" \t\n,;:–—-") + "…"


def _splits_anywhere(char: str) -> bool:
    """Chinese and Japanese have no spaces: a line may break after any character."""
    return "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"
