"""The public preview of a Telegram channel (``https://t.me/s/<channel>``): the newest messages as HTML.

A message becomes an item with its own address; the channel's page itself (``https://t.me/<channel>``) names the
preview. Messages without words (a picture, a sticker) and service messages («pinned a photo») are no news.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from aggregator.errors import LayoutChanged
from aggregator.model import Enclosure, Parsed, RawItem
from aggregator.parse import charset, dom, headline
from aggregator.parse.markup import as_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from aggregator.model import Page, Source

MARK: Final = 'class="tgme_'  # every page of the preview has it near its beginning
_TITLE: Final = 160  # characters of the longest title taken whole
_SHORT: Final = 14  # weight of a first line that says too little by itself: «Important!»
_KEPT: Final = frozenset({"b", "strong", "i", "em", "u", "s", "del", "code", "pre", "blockquote"})
_HASHTAG = re.compile(r"#\w+(?:\s+#\w+)*")
_EDGE = re.compile(r"^[^\w«“„\"'(\[#№§$€₽£¥+\-]+|\s+$")  # emoji and arrows before the first word
_SENTENCE = re.compile(r"[.!?…](?=\s+[^\W\da-zа-я])|[。！？]")
_ABBREVIATION = re.compile(r"(?:^|[\s«(])\w{1,3}$|\d$")
_LINE = re.compile(r"(?:\s*<br>\s*)+")
_BLANK_LINE = re.compile(r"(?:\s*<br>\s*){2,}")


def parse(page: Page, source: Source) -> Parsed:
    """The messages with words, in the page's order.

    Raises :class:`LayoutChanged` when the page holds no message: a private or empty channel, or no channel at all.
    """
    decoded = charset.decode(page.body, page.content_type, kind="html")
    document = dom.read(decoded.text, page.url)
    messages = [node for node in document.select("[data-post]") if "service_message" not in _classes(node)]
    title = _line(document, ".tgme_channel_info_header_title") or _line(document, ".tgme_page_title")
    warnings: tuple[str, ...] = (decoded.warning,) if decoded.warning else ()
    if not messages:
        preview = next((node.get("href") for node in document.select("a[href^='/s/']")), None)
        if preview and (address := dom.resolve(page.url, preview)) and address.split("?")[0] != page.url:
            return Parsed("telegram", title=title or None, more=(address.split("?")[0],), warnings=warnings)
        raise LayoutChanged(
            source.id,
            f"no messages at {page.url}: the channel shows no public preview (write its address as "
            "https://t.me/s/NAME), or there is no such channel",
        )
    items = [
        item
        for position, message in enumerate(messages)
        if (item := _item(document, message, page.url, position)) is not None
    ]
    if not items:
        warnings += (f"none of the {len(messages)} messages has words",)
    return Parsed(
        kind="telegram",
        items=tuple(items),
        title=title or None,
        site=page.url.replace("/s/", "/", 1).split("?")[0],
        warnings=warnings,
    )


def _item(document: dom.Document, message: Element, page_url: str, position: int) -> RawItem | None:
    """One message; None where there is nothing to read."""
    post = message.get("data-post") or ""
    texts = [node for node in document.select(".tgme_widget_message_text", message) if not _quoted(node, message)]
    body = _markup(texts[0]) if texts else ""
    poll = _line(document, ".tgme_widget_message_poll_question", message)
    file = _line(document, ".tgme_widget_message_document_title", message)
    shown = _line(document, ".link_preview_title", message)
    title = _headline(body) or poll or shown or file
    if not title:
        return None
    pictures = tuple(_pictures(document, message))
    authors = (
        _line(document, ".tgme_widget_message_forwarded_from_name", message),
        _line(document, ".tgme_widget_message_from_author", message),
    )
    told = _line(document, ".link_preview_description", message)
    return RawItem(
        title=title,
        link=_link(document, message, page_url),
        guid=post,
        published=_date(document, message),
        content=body or None,
        summary=html.escape(told, quote=False) if told and not body else None,
        authors=tuple(dict.fromkeys(filter(None, authors))),
        categories=tuple(dict.fromkeys(_hashtags(texts[0]))) if texts else (),
        image=pictures[0] if pictures else None,
        enclosures=tuple(Enclosure(url, "image/jpeg") for url in pictures[1:]),
        position=position,
        base=page_url,
    )


def _link(document: dom.Document, message: Element, page_url: str) -> str:
    """The message's own address, without the mark of a single picture of a group."""
    for anchor in document.select("a.tgme_widget_message_date", message):
        if address := dom.resolve(page_url, anchor.get("href")):
            return address.split("?")[0]
    return f"https://t.me/{message.get('data-post')}"


def _date(document: dom.Document, message: Element) -> str | None:
    """The moment of sending; a video's duration stands in a ``time`` too, without ``datetime``."""
    stamps = document.select(".tgme_widget_message_date time[datetime]", message) or document.select(
        "time[datetime]", message
    )
    return stamps[-1].get("datetime") if stamps else None


def _pictures(document: dom.Document, message: Element) -> Iterator[str]:
    """Photos of the message, all of a group, then stills of its videos, then the picture of the linked page."""
    seen = set()
    for css in (
        ".tgme_widget_message_photo_wrap",
        ".tgme_widget_message_video_thumb",
        ".link_preview_image, .link_preview_right_image",
    ):
        for node in document.select(css, message):
            address = dom.picture(node, document.base)
            if address and address not in seen and not _quoted(node, message):
                seen.add(address)
                yield address


def _quoted(node: Element, message: Element) -> bool:
    """Is it part of the message that this one answers?"""
    for above in (node, *dom.ancestors(node)):
        if above is message:
            return False
        if "tgme_widget_message_reply" in _classes(above):
            return True
    return False


def _classes(node: Element) -> list[str]:
    return (node.get("class") or "").split()


def _line(document: dom.Document, css: str, inside: Element | None = None) -> str:
    return next((line for node in document.select(css, inside) if (line := dom.text(node))), "")


def _hashtags(text: Element) -> Iterator[str]:
    for anchor in text.iter("a"):
        if (word := dom.text(anchor)).startswith("#"):
            yield word[1:]


def _markup(text: Element) -> str:
    """The text as plain HTML paragraphs: line breaks, stress and links; pictures of emoji as their characters."""
    parts: list[str] = []
    _write(text, parts)
    joined = " ".join("".join(parts).split())
    paragraphs = [part for raw in _BLANK_LINE.split(joined) if (part := raw.removesuffix("<br>").strip())]
    return "".join(f"<p>{_LINE.sub('<br>', part)}</p>" for part in paragraphs)


def _write(element: Element, parts: list[str]) -> None:
    parts.append(_escaped(element.text))
    for child in element:
        tag = str(child.tag)
        if tag == "br":
            parts.append("<br>")
        elif "emoji" in _classes(child) or tag == "tg-emoji":
            parts.append(_escaped(dom.text(child)))
        elif tag == "a" and (href := child.get("href") or "").startswith(("http://", "https://")):
            parts.append(f'<a href="{html.escape(href)}">')
            _write(child, parts)
            parts.append("</a>")
        elif tag in _KEPT:
            parts.append(f"<{tag}>")
            _write(child, parts)
            parts.append(f"</{tag}>")
        else:
            _write(child, parts)
        parts.append(_escaped(child.tail))


def _escaped(text: str | None) -> str:
    return html.escape(text or "", quote=False)


def _headline(body: str) -> str:
    """The first line, its first sentence where it is long; a very short one together with the next."""
    lines = [_EDGE.sub("", as_plain(part)) for raw in body.split("</p>") for part in _LINE.split(raw)]
    lines = [line for line in lines if line]
    telling = [line for line in lines if not _HASHTAG.fullmatch(line)]
    if not telling:
        return lines[0] if lines else ""
    first = telling[0]
    if headline.weight(first) < _SHORT and len(telling) > 1:
        first = f"{first}{' ' if first[-1] in '.!?…:' else ': '}{telling[1]}"
    return _cut(first)


def _cut(line: str) -> str:
    """The whole line, or its first sentence, or as many words as fit."""
    if len(line) <= _TITLE // 2:
        return line
    for end in _SENTENCE.finditer(line[: _TITLE + 1]):
        before = line[: end.start()]
        abbreviated = end[0] == "." and _ABBREVIATION.search(before)
        if headline.weight(before) >= _SHORT and not abbreviated:
            return before + ("" if end[0] == "." else end[0])
    if len(line) <= _TITLE:
        return line
    head = line[: _TITLE - 1]
    shorter = head.rpartition(" ")[0]
    return (shorter if len(shorter) > _TITLE // 2 else head).rstrip(" ,;:–—-") + "…"
