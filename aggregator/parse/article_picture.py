"""The lead picture of an article and what is written below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from aggregator.parse import dom, head, headline, region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from aggregator.parse.article_stated import Stated

_STAND_IN = re.compile(r"logo|default|placeholder|no[-_]?(?:photo|image|picture)|blank|share[-_]?image|favicon|avatar")
_CAPTION = 280  # weight of the longest caption
_CAPTIONS = frozenset(["caption", "captions", "credit", "credits", "legend", "bildunterschrift", "desc", "description"])
_LINES = 3  # what stands below a picture has at most
_FAR = 60  # elements behind the headline's own in which a lead picture without any name is looked for


def lead(document: dom.Document, title: str, stated: Stated) -> tuple[str | None, str | None]:
    """Its address and its caption. A stand-in that the site shows for every page yields to a picture of the text."""
    named = [*head.meta(document, "og:image:secure_url", "og:image", "twitter:image", "twitter:image:src")]
    addresses = [address for value in (*named, *stated.images) if (address := dom.resolve(document.base, value))]
    own = next((address for address in addresses if not _STAND_IN.search(_file(address))), None)
    shown = list(_shown(document, title))
    if own is None:
        own = next((address for _, address in shown if not _STAND_IN.search(_file(address))), None)
    image = own or next(iter(addresses), None)
    if image is None:
        return None, None
    same = [node for node, address in shown if _file(address) == _file(image)]
    node = next(iter(same or [node for node, _ in shown][:1]), None)
    caption = _caption(node, title) if node is not None else None
    return image, caption or next((line for line in stated.captions if line != title), None)


def _file(address: str) -> str:
    """Its file name without the marks of a size: the same picture in two sizes has the same."""
    name = unquote(urlsplit(address).path).casefold().rstrip("/").rsplit("/", 1)[-1]
    return re.sub(r"[-_](?:\d{2,4}x\d{2,4}|scaled|\d{2,4}w|thumb(?:nail)?|large|medium|small)(?=\.|\Z)", "", name)


def _shown(document: dom.Document, title: str) -> Iterator[tuple[Element, str]]:
    """Pictures in the article's own block, or right behind the headline; those of teasers and menus left out."""
    body = document.root.find("body")
    top = head.headline_element(document, title)
    if body is None:
        return
    around = None
    if top is not None:
        around = next((above for above in dom.ancestors(top) if above.tag in {"article", "main"}), None)
    if around is None:
        around = next(body.iter("article", "main"), None) if top is None else None
    nodes = list((around if around is not None else body).iter())
    start = 0
    if around is None:
        start = nodes.index(top) + 1 if top is not None and top in nodes else len(nodes)
        nodes = nodes[: start + _FAR]
    for node in nodes[start:]:
        if node.tag not in {"img", "amp-img"} or _is_elsewhere(node, document):
            continue
        if address := dom.picture(node, document.base):
            yield node, address


def _is_elsewhere(node: Element, document: dom.Document) -> bool:
    for above in dom.ancestors(node):
        if above.tag in {"nav", "aside", "footer"} or region.names(above) & {"related", "author", "avatar", "logo"}:
            return True
        if above.tag == "a":
            target = dom.resolve(document.base, above.get("href"))
            return target is not None and headline.is_page(target, document.url)
    return False


def _caption(node: Element, title: str) -> str | None:
    """``figcaption``, or the short text that shares a block with the picture."""
    block = node
    for above in list(dom.ancestors(node))[:5]:
        if above.find(".//h1") is not None or headline.weight(dom.text(above)) > _CAPTION:
            break
        block = above
        if above.tag == "figure":
            break
    below = next(block.iter("figcaption"), None)
    if below is None:
        below = next((one for one in block.iter() if region.names(one) & _CAPTIONS and dom.text(one)), None)
    beside = node.getnext() if block is node else block.getnext()
    if below is None and beside is not None and region.names(beside) & _CAPTIONS and not (node.tail or "").strip():
        below = beside
    if below is None and block.tag in {"figure", "div", "td", "span", "table", "tbody", "tr", "center"}:
        below = block if len(dom.runs(block)) <= _LINES and next(block.iter(*dom.HEADINGS), None) is None else None
    line = dom.text(below) if below is not None else ""
    return line if line and line != title and headline.weight(line) <= _CAPTION else None
