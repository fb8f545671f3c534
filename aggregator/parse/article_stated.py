"""What JSON-LD and microdata state about *this* article: objects that speak of another page are not believed.

Pages carry NewsArticle objects for their teasers, for the article that was here before, for the home page; so an
object counts when its headline or its address agrees with the page's own.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from aggregator.parse import dom, head
from aggregator.parse.article_lines import letters

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_COMMA = re.compile(r",\s*(?=[}\]])")
_WRAP = re.compile(r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)+|(?:-->|//\s*\]\]>|\]\]>|;)+\s*\Z", re.DOTALL)
_FIELD = re.compile(r'"(headline|datePublished|dateModified)"\s*:\s*"((?:[^"\\]|\\.)*)"')
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Stated:
    """Values as written; empty where nothing is stated."""

    headlines: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()  # sections and keywords
    images: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()  # the whole text, line breaks as written; only where it is free to read
    free: bool = True  # False: isAccessibleForFree says no


def of(document: dom.Document) -> Stated:
    """What the page's structured data say of the article; JSON-LD first, then microdata."""
    nodes = [node for node in _objects(document) if head.ARTICLES & set(head.strings(node.get("@type")))]
    own = [node for node in nodes if _agrees(node, document)]
    pages = [node for node in _objects(document) if "WebPage" in head.strings(node.get("@type"))]
    pages = [node for node in pages if _agrees(node, document)]

    def values(name: str, *more: dict[str, Any]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for node in (*own, *more) for value in head.strings(node.get(name))))

    free = not any(str(node.get("isAccessibleForFree")).lower() == "false" for node in own)
    pictures = [picture for node in own for picture in _list(node.get("image"))]
    return Stated(
        headlines=values("headline") or _microdata(document, "headline"),
        published=values("datePublished", *pages) or _microdata(document, "datePublished"),
        updated=values("dateModified", *pages) or _microdata(document, "dateModified"),
        authors=values("author") or _microdata(document, "author"),
        labels=(*values("articleSection"), *(word for line in values("keywords") for word in line.split(","))),
        images=tuple(address for picture in pictures for address in _address(picture)),
        captions=tuple(line for one in pictures if isinstance(one, dict) for line in head.strings(one.get("caption"))),
        languages=values("inLanguage", *pages),
        addresses=values("url") + values("mainEntityOfPage"),
        publishers=values("publisher"),
        bodies=tuple(body for node in own if isinstance(body := node.get("articleBody"), str) and free),
        free=free,
    )


def _objects(document: dom.Document) -> list[dict[str, Any]]:
    """The typed objects; of a block that is no JSON whatever is done, the plain fields."""
    found = head.json_ld(document)
    for script in document.root.iter("script"):
        text = script.text or ""
        if _loaded(text) is not None:
            continue
        mended = _loaded(_COMMA.sub("", _WRAP.sub("", text)))
        if mended is not None:
            found += head.typed(mended)
        elif len(fields := _FIELD.findall(text)) == len({name for name, _ in fields}) and fields:
            found.append({"@type": "NewsArticle", **dict(fields)})
    return found


def _loaded(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _agrees(node: dict[str, Any], document: dom.Document) -> bool:
    """Does the object speak of this page?"""
    lines = [dom.text(h1) for h1 in document.root.iter("h1")] + head.meta(document, "og:title", "twitter:title")
    title = document.root.find(".//title")
    lines += [dom.text(title)] if title is not None else []
    here = {_path(document.url), _path(head.canonical(document) or document.url)}
    headlines = head.strings(node.get("headline"))
    if any(alike(headline, line) for headline in headlines for line in lines):
        return True
    main = node.get("mainEntityOfPage")
    addresses = head.strings(node.get("url")) + (
        head.strings(main.get("@id") or main.get("url")) if isinstance(main, dict) else head.strings(main)
    )
    paths = {_path(dom.resolve(document.base, address) or "") for address in addresses} - {""}
    if paths & here:
        return True
    return not headlines and not paths


def alike(one: str, other: str) -> bool:
    """Do two lines say the same headline: one within the other, or most of their words?"""
    a, b = letters(one), letters(other)
    if not a or not b:
        return False
    if a == b or (min(len(a), len(b)) >= 8 and (a in b or b in a)):
        return True
    first, second = set(_WORDS.findall(one.casefold())), set(_WORDS.findall(other.casefold()))
    return len(first & second) >= 0.6 * max(len(first), len(second))


def _path(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    path = unquote(parts.path).rstrip("/").removesuffix("/amp").casefold()
    return path or ("/" if parts.query else "")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _address(picture: Any) -> list[str]:
    if isinstance(picture, dict):
        return head.strings(picture.get("url") or picture.get("contentUrl"))
    return head.strings(picture)


def _microdata(document: dom.Document, name: str) -> tuple[str, ...]:
    """Values of ``itemprop`` inside articles' items, outside the items of other things."""
    found: list[str] = []
    for element in document.root.iter():
        if name not in (element.get("itemprop") or "").split() or not _of_article(element):
            continue
        value = element.get("content") or element.get("datetime")
        if value is None and name == "author":
            inner = next((node for node in element.iter() if node.get("itemprop") == "name"), element)
            value = inner.get("content") or dom.text(inner)
        if name.startswith("date") and value is None:
            continue  # printed: read where printed dates are
        found.append(dom.squash(value if value is not None else dom.text(element)))
    distinct = tuple(dict.fromkeys(filter(None, found)))
    return distinct if len(distinct) <= 3 else ()  # … a list of teasers


def _of_article(element: Element) -> bool:
    for above in dom.ancestors(element):
        if above.get("itemscope") is not None:
            return any(kind in (above.get("itemtype") or "") for kind in ("Article", "BlogPosting", "Report"))
    return True
