"""Which part of a page does an element stand in? Structure first; class and id names are hints, never needed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MODIFIER = re.compile(r"--[\w-]+")  # BEM: «card--ticker» is a card
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPLIT = re.compile(r"[^a-z]+")

# Parts of class and id names that template authors everywhere use, whatever language the site speaks.
NAVIGATION = frozenset(
    [
        "nav",
        "navi",
        "navbar",
        "navigation",
        "menu",
        "submenu",
        "megamenu",
        "breadcrumb",
        "breadcrumbs",
        "crumbs",
        "crumb",
        "footer",
        "pager",
        "pagination",
        "paginator",
        "paging",
        "pagenavi",
        "toolbar",
        "langs",
        "languages",
        "langswitch",
        "cookie",
        "cookies",
        "consent",
        "gdpr",
        "login",
        "signin",
        "search",
        "searchform",
        "tagcloud",
        "tags",
        "taglist",
        "hashtags",
        "copyright",
        "sitemap",
        "skip",
        "offcanvas",
        "burger",
        "rubrics",
    ]
)
ASIDE = frozenset(
    [
        "aside",
        "sidebar",
        "side",
        "rail",
        "related",
        "similar",
        "recommend",
        "recommended",
        "recommendations",
        "recommendation",
        "popular",
        "mostread",
        "trending",
        "trends",
        "promo",
        "advert",
        "advertisement",
        "ads",
        "sponsored",
        "widget",
        "newsletter",
        "subscribe",
        "teaserbar",
        "readmore",
        "more",
        "also",
        "comments",
        "comment",
        "disqus",
        "social",
        "share",
        "sharing",
        "banner",
        "banners",
        "poll",
        "partner",
        "partners",
    ]
)

WAYS = frozenset({"archive", "archives", "calendar", "categories", "cat", "tag", "meta", "links"})  # as widgets


SIDE = 0.35


def names(element: Element) -> set[str]:
    """The words its class, id and role are made of: «article-relatedBlock» → article, related, block."""
    raw = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("role"))))
    return names_in(raw) if raw else set()


def names_in(raw: str) -> set[str]:
    """The lower-case words of a class attribute: split at anything but letters and at camelCase humps."""
    return {word for word in _SPLIT.split(_CAMEL.sub("-", _MODIFIER.sub("", raw)).lower()) if word}


def standings(body: Element, *, hidden: bool = False) -> dict[Element, float]:
    """How much each element's place on the page speaks for main content: 1 main, less beside it, 0 navigation.

    What a browser does not show (a second tab, a menu for small screens) counts nothing, unless ``hidden`` is wanted.
    """
    sizes = _sizes(body)
    most = 0.5 * sizes[body]
    found: dict[Element, float] = {body: 1.0}
    inside: set[Element] = set()  # below an article, a list item or main: a header there is the record's own
    for node in body.iterdescendants():
        parent = node.getparent()
        if parent is None:
            continue
        if parent in inside or node.tag in {"article", "li", "main"}:
            inside.add(node)
        above = found[parent]
        wrapper = sizes[node] > most
        if not hidden and not wrapper and not_shown(node):
            above = 0.0
        found[node] = above if above == 0 else min(above, _own(node, parent in inside, wrapper=wrapper))
    return found


def _own(node: Element, in_record: bool, *, wrapper: bool) -> float:
    """A wrapper of most of the page («page-with-sidebar») is no side block, whatever its name."""
    tag = node.tag
    if tag in {"nav", "button", "label"} or node.get("role") in {"navigation", "menu", "search", "contentinfo"}:
        return 0.0
    if tag == "footer" and not in_record:
        return 0.0
    if tag == "main" or wrapper:
        return 1.0
    if tag == "header" and not in_record:
        return 0.0
    if tag in {"a", "img", "h1", "h2", "h3", "h4", "b", "strong", "em", "i", "p"} and in_record:
        return 1.0
    words = names(node)
    if words & NAVIGATION or ("widget" in words and words & WAYS):
        return 0.0
    return SIDE if tag == "aside" or words & ASIDE else 1.0


def not_shown(element: Element) -> bool:
    """Does an attribute or its own style keep it from being seen?"""
    return element.get("hidden") is not None or _NOT_SHOWN.search(element.get("style") or "") is not None


def _sizes(body: Element) -> dict[Element, int]:
    """Length of the text below each element."""
    sizes: dict[Element, int] = {}
    for node in reversed(list(body.iter())):
        sizes[node] = len(node.text or "") + sum(sizes[child] + len(child.tail or "") for child in node)
    return sizes
