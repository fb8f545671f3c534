"""Which address is the article's: the canonical one, believed with care; and where its further pages are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlsplit

from aggregator.parse import dom, head, region

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

# What stands in front of the site's name or behind the article's path in its variants for telephones and printers.
_VARIANT_HOSTS: Final = ("www.", "m.", "amp.", "mobile.", "touch.", "print.", "pda.")
_VARIANT_PATHS: Final = re.compile(
    r"/(?:amp|print|printable|print-version|mobile|m|index\.\w+|(?:page[/-]?)?\d{1,3})(?:\.html?)?\Z", re.IGNORECASE
)
_MARKED: Final = re.compile(
    r"(?:/(?:page[/-]?|seite-?|p)?|[_-](?:p|page)?)(\d{1,2})(?=/?\Z|\.\w{3,5}\Z)", re.IGNORECASE
)
_COMMENTS: Final = frozenset({"comment", "comments", "commentlist", "related", "aside", "sidebar"})
MOST: Final = 15  # pages of one article


def canonical(document: dom.Document, url: str) -> str:
    """The canonical address, if it is on this site and does not stand for another page; else ``url``."""
    stated = head.canonical(document)
    if stated is None or stated == url:
        return url
    if head.is_amp(document) and urlsplit(stated).path.strip("/"):
        return stated
    here, there = urlsplit(url), urlsplit(stated)
    if _site(here.hostname) != _site(there.hostname):
        return url
    above, below = there.path.rstrip("/"), here.path.rstrip("/")
    if not above and not there.query and below:
        return url  # a template that names the home page everywhere
    if above != below and (below + "/").startswith(above + "/") and not _VARIANT_PATHS.fullmatch(below[len(above) :]):
        return url  # … or the section
    return stated


def _site(host: str | None) -> str:
    name = host or ""
    for prefix in _VARIANT_HOSTS:
        name = name.removeprefix(prefix)
    return name


def continued(document: dom.Document, url: str) -> tuple[str, ...]:
    """Addresses of the article's further pages in order: numbered links and ``rel=next`` to this very address.

    «Next» without the same address and a number is the next article, not the next page.
    """
    own = _numbered(url)
    if own is None or own[1] > 1:
        return ()
    found: dict[int, str] = {}
    for element, forward in _candidates(document):
        target = dom.resolve(document.base, element.get("href"))
        there = None if target is None else _numbered(target, own[0])
        if target is None or there is None or there[0] != own[0] or there[1] < 2:
            continue
        if forward or _number(element) == str(there[1]):
            found.setdefault(there[1], target.split("#")[0])
    pages: list[str] = []
    while len(pages) < MOST and (page := found.get(len(pages) + 2)) is not None:
        pages.append(page)
    return tuple(pages)


def _candidates(document: dom.Document) -> Iterator[tuple[Element, bool]]:
    """Links with whether they say «next»; those of comments and side blocks left out."""
    for element in document.root.iter("link", "a"):
        rel = (element.get("rel") or "").lower().split()
        if "next" not in rel and (element.tag == "link" or not _number(element)):
            continue
        if any(above.tag == "aside" or region.names(above) & _COMMENTS for above in dom.ancestors(element)):
            continue
        yield element, "next" in rel


def _number(element: Element) -> str:
    """The number that is all its text; empty where it says more."""
    text = dom.text(element).strip(" .()[]")
    return text if text.isdecimal() and len(text) <= 2 else ""


def _numbered(url: str, like: str | None = None) -> tuple[str, int] | None:
    """The address without its page number, and that number (1 where it has none).

    ``like``: the first page's address without a number; an article's own digits are then told from a page's.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    host, path = _site(parts.hostname), parts.path.rstrip("/")
    query = sorted(parse_qsl(parts.query, keep_blank_values=True))
    whole = f"{host}{path}?{query}"
    if like is None or whole == like:
        return whole, 1
    for index, (name, value) in enumerate(query):
        rest = query[:index] + query[index + 1 :]
        if value.isdigit() and len(value) <= 2 and "comment" not in name.lower() and f"{host}{path}?{rest}" == like:
            return like, int(value)
    if match := _MARKED.search(path):
        bare = path[: match.start()] + path[match.end() :]
        if f"{host}{bare}?{query}" == like:
            return like, int(match[1])
    return None
