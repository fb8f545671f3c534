"""The main text of a cleared article page, as paragraphs and as simple HTML.

trafilatura finds it; where it finds nothing (very short pages, unspaced scripts) the densest block of the page is it.
"""

from __future__ import annotations

import re
from configparser import ConfigParser
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from lxml.etree import LxmlError

from aggregator.parse import article_lines, article_lost, dom, head, headline, markup
from aggregator.parse.article_lines import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

_LINE = re.compile(r"(?:\s*\n\s*)+|</p>|<br\s*/?>", re.IGNORECASE)
_HEADS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6"}
_INLINE = {"#b": "strong", "#i": "em", "#u": "u", "#t": "code", "#sub": "sub", "#sup": "sup"}


@dataclass(frozen=True, slots=True)
class MainText:
    text: str  # paragraphs, one blank line between
    html: str


def extract(
    document: dom.Document, *, titles: tuple[str, ...], labels: tuple[str, ...] = (), language: str | None = None
) -> MainText | None:
    """The main text without the title repeated, date lines, labels and notes; None when the page holds none."""
    blocks = _unglued(list(_trafilatura(document)) or list(_densest(document)), document)
    body = document.root.find("body")
    if body is not None:
        blocks = article_lost.restored(blocks, body, head.headline_element(document, titles[0] if titles else ""))
    kept = article_lines.own(blocks, titles=titles, labels=labels, language=language)
    if not kept:
        return None
    return MainText("\n\n".join(text for text, _ in kept), _joined_html(kept))


def selected(document: dom.Document, css: str) -> MainText | None:
    """The text of the elements an operator's selector names, line by line; None when it matches no text.

    Raises :exc:`dom.BadSelector`.
    """
    lines = [line for element in document.select(css) for line, _ in dom.runs(element)]
    if not lines:
        return None
    return MainText("\n\n".join(lines), "\n".join(f"<p>{escape(line, quote=False)}</p>" for line in lines))


def stated(bodies: Iterable[str], shown: MainText | None) -> MainText | None:
    """The text that structured data give, where the page itself shows nothing or only a beginning of it."""
    for body in bodies:
        lines = [markup.as_plain(line) for line in _LINE.split(body)]
        text = "\n\n".join(filter(None, lines))
        size = headline.weight(shown.text) if shown else 0
        if headline.weight(text) < max(2 * article_lines.LONG, 3 * size):
            continue
        if shown is None or all(letters(line) in letters(text) for line in shown.text.split("\n\n")):
            return MainText(text, "\n".join(f"<p>{escape(line, quote=False)}</p>" for line in lines if line))
    return None


def _unglued(blocks: list[tuple[str, str]], document: dom.Document) -> list[tuple[str, str]]:
    """trafilatura's last resorts join paragraphs into one: cut such a block where the page's own lines end."""
    body = document.root.find("body")
    lines = [(line, letters(line)) for line, _ in dom.runs(body)] if body is not None else []
    whole = {folded for _, folded in lines}
    cut: list[tuple[str, str]] = []
    for text, html in blocks:
        pieces = [] if not html.startswith("<p>") or letters(text) in whole else _pieces(letters(text), lines)
        cut += [(piece, f"<p>{escape(piece, quote=False)}</p>") for piece in pieces] or [(text, html)]
    return cut


def _pieces(rest: str, lines: list[tuple[str, str]]) -> list[str]:
    """The lines that, one after the other, make up the folded text; none unless all of it is accounted for."""
    found: list[str] = []
    for line, folded in lines:
        if folded and rest.startswith(folded):
            found.append(line)
            rest = rest[len(folded) :]
    return [] if rest else found


def _joined_html(blocks: list[tuple[str, str]]) -> str:
    return "\n".join(html for _, html in blocks)


def _trafilatura(document: dom.Document) -> Iterator[tuple[str, str]]:
    import trafilatura

    found: Any = None
    # Bugs of the extractor on hostile markup are no reason to lose the article: our own rule is still there.
    with suppress(ValueError, TypeError, LookupError, AttributeError, RecursionError, LxmlError):
        found = trafilatura.bare_extraction(
            deepcopy(document.root),  # its last resorts prune the tree they are given
            url=document.url,
            include_comments=False,
            include_links=True,
            include_formatting=True,
            include_tables=True,
            deduplicate=False,
            with_metadata=False,
            config=_config(),
        )
    if found is None or found.body is None:
        return
    for node in found.body:
        yield from _block(node, document.base)


@lru_cache(maxsize=1)
def _config() -> ConfigParser:
    """trafilatura's settings, but short texts are trusted: on a cleared page its rescue of them only adds noise."""
    from trafilatura.settings import DEFAULT_CONFIG

    config = ConfigParser()
    config.read_dict(DEFAULT_CONFIG)
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "25")
    return config


def _block(node: Element, base: str) -> Iterator[tuple[str, str]]:
    """Blocks of trafilatura's own small vocabulary: p, head, list, quote, table, code, lb."""
    match node.tag:
        case "list":
            yield from _list(node, base)
        case "table":
            yield from _table(node, base)
        case "quote" if any(child.tag in {"p", "head", "list", "quote"} for child in node):
            inner = [block for child in node for block in _block(child, base)]
            own = dom.squash(node.text)
            texts = ([own] if own else []) + [text for text, _ in inner]
            html = (f"<p>{escape(own)}</p>" if own else "") + "".join(html for _, html in inner)
            if texts:
                yield "\n\n".join(texts), f"<blockquote>{html}</blockquote>"
        case "quote":
            yield from _paragraphs(node, base, "blockquote")
        case "head":
            yield from _paragraphs(node, base, _HEADS.get(node.get("rend") or "", "h3"))
        case "code":
            if text := dom.text(node):
                yield text, f"<pre>{escape(text)}</pre>"
        case "graphic":
            return
        case _:
            yield from _paragraphs(node, base, "p")


def _paragraphs(node: Element, base: str, tag: str) -> Iterator[tuple[str, str]]:
    """A block; two line breaks in a row begin a new one."""
    text = dom.text(node)
    if text:
        yield text, f"<{tag}>{_inline(node, base).strip()}</{tag}>"


def _list(node: Element, base: str) -> Iterator[tuple[str, str]]:
    items = [child for child in node.iter("item") if dom.text(child)]
    if items:
        tag = "ol" if node.get("rend") == "ol" else "ul"
        texts = [dom.text(item) for item in items if item.find(".//item") is None]
        inner = "".join(f"<li>{_inline(item, base).strip()}</li>" for item in items if item.find(".//item") is None)
        yield "\n\n".join(texts), f"<{tag}>{inner}</{tag}>"
    elif text := dom.text(node):
        yield text, f"<p>{escape(text)}</p>"


def _table(node: Element, base: str) -> Iterator[tuple[str, str]]:
    rows: list[str] = []
    lines: list[str] = []
    for row in node.iter("row"):
        cells = [cell for cell in row if cell.tag == "cell"]
        words = [dom.text(cell) for cell in cells]
        if any(words):
            lines.append(" ".join(filter(None, words)))
            rows.append("<tr>" + "".join(f"<td>{_inline(cell, base).strip()}</td>" for cell in cells) + "</tr>")
    if lines:
        yield "\n\n".join(lines), "<table>" + "".join(rows) + "</table>"


def _inline(node: Element, base: str) -> str:
    parts = [escape(node.text or "", quote=False)]
    for child in node:
        inner = _inline(child, base)
        if child.tag == "ref":
            target = dom.resolve(base, child.get("target"))
            parts.append(f'<a href="{escape(target)}">{inner}</a>' if target and inner.strip() else inner)
        elif child.tag == "hi" and (tag := _INLINE.get(child.get("rend") or "")):
            parts.append(f"<{tag}>{inner}</{tag}>")
        elif child.tag == "lb":
            parts.append("<br>")
        else:
            parts.append(inner)
        parts.append(escape(child.tail or "", quote=False))
    return "".join(parts)


def _densest(document: dom.Document) -> Iterator[tuple[str, str]]:
    """Lines of the smallest element that holds most of the page's unlinked text."""
    body = document.root.find("body")
    if body is None:
        return
    lines = [(line, owner) for line, owner in dom.runs(body) if _is_prose(line, owner)]
    if not lines:
        return
    weights: dict[Element, int] = {}
    for line, owner in lines:
        for node in (owner, *dom.ancestors(owner)):
            weights[node] = weights.get(node, 0) + headline.weight(line)
    whole = weights.get(body, 0)
    best = body
    for node in body.iter():
        if weights.get(node, 0) >= 0.6 * whole and node.tag not in {"p", "span", "b", "i", "em", "strong"}:
            best = node
    inside = set(best.iter())
    for line, owner in lines:
        if owner in inside:
            yield line, f"<p>{escape(line, quote=False)}</p>"


def _is_prose(line: str, owner: Element) -> bool:
    if any(
        node.tag in {"a", "nav", "footer", "header", "button", "script", *dom.HEADINGS}
        for node in (owner, *dom.ancestors(owner))
    ):
        return False
    return headline.weight(line) >= 40 and headline.words(line) >= 4
