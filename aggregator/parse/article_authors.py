"""Who wrote an article: structured data, then metadata, then what the page marks as its author."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aggregator.parse import dom, head, region

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from aggregator.parse.article_stated import Stated

# «By», «Author:» in front of a name
_BEFORE: Final = re.compile(
    r"(?:by|von|par|por|di|da|autor(?:in|ka|zy)?|auteur|autore|author|writer|text|автор(?:ка|ы)?|текст|аўтар|autorius"
    r"|szerző|yazar|yazan|haber|müəllif|muallif|автору|հեղինակ|ავტორი|συντάκτης|συγγραφέας|작성자|作者|記者|撰文|文|الكاتب|بقلم)"
    r"(?:\s*[:：]\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_PAGE_OF: Final = re.compile(
    r"/(?:authors?|autor(?:en|es|i|zy)?|auteurs?|autore|avtory?|yazar(?:lar)?)/[^/]+/?\Z"
)  # whose
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST: Final = 60


def of(document: dom.Document, stated: Stated) -> tuple[str, ...]:
    """Names in the page's order; the site itself, addresses and sentences are none."""
    found = list(stated.authors) or head.meta(
        document, "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "citation_author"
    )
    if not _cleaned(found, document, stated):
        found = list(_marked(document))
    return _cleaned(found, document, stated)


def _marked(document: dom.Document) -> list[str]:
    body = document.root.find("body")
    found: list[str] = []
    for node in () if body is None else body.iter("a", "span", "div", "p", "address", "cite"):
        words = region.names(node)
        if _leads_to_author(node) or node.get("itemprop") == "author":
            found.append(dom.text(node))
        elif words <= {"author", "byline", "name", "vcard", "fn", "post", "entry", "article"} and (
            words & {"author", "byline"}
        ):
            line = dom.text(node)
            if not any(above.tag in {"aside", "nav", "footer"} for above in dom.ancestors(node)):
                found.append(line)
    return found[:3]


def _leads_to_author(node: Element) -> bool:
    """Said so by ``rel``, or by an address of an author's page beside the headline."""
    if "author" in (node.get("rel") or "").split():
        return True
    return node.tag == "a" and _PAGE_OF.search(node.get("href") or "") is not None and _in_header(node)


def _in_header(link: Element) -> bool:
    """Does it stand in the same block as the page's only headline, outside menus and side columns?"""
    above = list(dom.ancestors(link))
    if any(node.tag in {"aside", "nav", "footer", "li"} for node in above):
        return False
    return any(next(node.iter("h1"), None) is not None for node in above[:3])


def _cleaned(names: list[str], document: dom.Document, stated: Stated) -> tuple[str, ...]:
    sites = {name.casefold() for name in (head.site_name(document), *stated.publishers) if name}
    found: dict[str, str] = {}
    for name in names:
        bare = (
            _BEFORE.sub("", dom.squash(name), count=1).strip(" ,;|·•-–—") if _BEFORE.match(name) else dom.squash(name)
        )
        if bare.startswith(("http", "@", "/")) or not 1 < len(bare) <= _LONGEST or bare.casefold() in sites:
            continue
        if _WORD.search(bare) and not bare.endswith((".ru", ".com", ".by")) and len(bare.split()) <= 8:
            found.setdefault(bare.casefold(), bare)
    return tuple(found.values())
