"""HTML that is safe to republish, and the plain text in it."""

from __future__ import annotations

import re
from typing import Final

from aggregator.normalise import text as plain
from aggregator.normalise.urls import absolute
from aggregator.normalise.words import listed

_TAGS: Final = listed(
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup table "
    "tbody td tfoot th thead time tr u ul var wbr"
)
_ATTRIBUTES: Final = {
    "a": {"href", "hreflang", "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "blockquote": {"cite"},
    "q": {"cite"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "bdo": {"dir"},
    "*": {"lang", "dir"},
}
_DROPPED_WHOLE: Final = listed(
    "script style iframe object embed form noscript template svg math nav button select textarea video audio canvas "
    "title head noembed noframes plaintext xmp"
)
_BLOCKS: Final = listed(
    "address article aside blockquote dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section "
    "table tr ul"
)
_SPACE_AFTER: Final = frozenset({"td", "th"})
_DEEPEST: Final = 500  # open elements
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_CLOSE_THEMSELVES: Final = listed("area base br col dd dt embed hr img input li link meta option p param td th tr wbr")
_LINKS: Final = frozenset({("a", "href"), ("img", "src"), ("blockquote", "cite"), ("q", "cite")})


def sanitise(markup: str | None, base: str | None) -> str | None:
    """The safe part of ``markup`` with absolute links and pictures; None when nothing is left to read or see.

    Only http(s) and mailto links survive; scripts, forms, frames, styles, data: pictures and one-pixel counters don't.
    """
    if not markup or not markup.strip():
        return None
    import nh3

    if _too_deep(markup):
        markup = _bare(markup)
    if not plain.looks_like_html(markup):
        return from_text(markup) or None

    def link(tag: str, attribute: str, value: str) -> str | None:
        if (tag, attribute) not in _LINKS:
            return value
        if tag == "a" and value.strip().lower().startswith("mailto:"):
            return value.strip()
        return absolute(value, base)

    cleaned = nh3.clean(
        plain.clean(markup),
        tags=set(_TAGS),
        clean_content_tags=set(_DROPPED_WHOLE),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=link,
        link_rel="noopener noreferrer nofollow",
        url_schemes={"http", "https", "mailto"},
        strip_comments=True,
    )
    cleaned = _COUNTER.sub("", cleaned)
    cleaned = re.sub(r"<(p|div|span|figure)>\s*</\1>", "", cleaned).strip()
    return cleaned if cleaned and ("<img" in cleaned or to_text(cleaned)) else None


# A picture without address, or of one pixel: it counts readers.
_COUNTER = re.compile(r"<img(?![^>]*\bsrc=\"[^\"]+\")[^>]*>|<img(?=[^>]*\b(?:width|height)=\"[01](?:px)?\")[^>]*>")


def to_text(markup: str | None) -> str:
    """Plain text of ``markup`` (or of text without any): paragraphs, one blank line between, no captions."""
    if not markup:
        return ""
    if not plain.looks_like_html(markup):
        return plain.paragraphs(markup)
    if _too_deep(markup):
        return _bare(markup)
    from lxml import etree
    from lxml import html as lxml_html

    try:
        root = lxml_html.fragment_fromstring(
            plain.clean(markup), create_parent="div", parser=lxml_html.HTMLParser(huge_tree=True)
        )
    except (etree.ParserError, ValueError, AssertionError):
        return _bare(markup)
    pieces: list[str] = []
    _walk(root, pieces)
    return plain.paragraphs("".join(pieces))


def _too_deep(markup: str) -> bool:
    """More open elements than any page has: the tree builders take quadratic time on those."""
    if markup.count("<") <= _DEEPEST:
        return False
    depth = 0
    for match in _ANY_TAG.finditer(markup):
        if match[2].lower() in _CLOSE_THEMSELVES:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > _DEEPEST:
            return True
    return False


def _bare(markup: str) -> str:
    """The text of markup that no tree can be made of."""
    import html

    text = re.sub(r"<(script|style)\b[^>]*>[^<]*</\1>", " ", markup, flags=re.IGNORECASE)
    return plain.paragraphs(html.unescape(re.sub(r"<[^<>]*>", " ", text)).replace("<", " "))


def _walk(root: object, pieces: list[str]) -> None:
    """Depth first without recursion: foreign markup may nest thousands deep."""
    stack: list[tuple[object, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag if isinstance(getattr(node, "tag", None), str) else ""  # type: ignore[attr-defined]
        if leaving:
            pieces.append("\n\n" if tag in _BLOCKS else " " if tag in _SPACE_AFTER else "")
            pieces.append(_flat(node.tail) if node is not root else "")  # type: ignore[attr-defined]
            continue
        stack.append((node, True))
        if not tag or tag in _DROPPED_WHOLE or tag in {"figcaption", "caption"}:
            continue
        if tag == "br":
            pieces.append("\n")
        pieces.append("\n\n" if tag in _BLOCKS else "")
        pieces.append(_flat(node.text))  # type: ignore[attr-defined]
        stack.extend((child, False) for child in reversed(list(node)))  # type: ignore[call-overload]


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""


def from_text(text: str) -> str:
    """Paragraphs of plain text as HTML."""
    import html

    blocks = plain.paragraphs(text).split("\n\n")
    return "".join(f"<p>{html.escape(block, quote=False)}</p>" for block in blocks if block)
