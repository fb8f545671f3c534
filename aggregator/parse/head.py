"""What a page says about itself: title, language, canonical address, metadata, JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aggregator.parse import dom, headline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

ARTICLES = frozenset(
    [
        "Article",
        "NewsArticle",
        "BlogPosting",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "ReviewNewsArticle",
        "BackgroundNewsArticle",
        "LiveBlogPosting",
        "Report",
        "TechArticle",
        "ScholarlyArticle",
        "SocialMediaPosting",
    ]
)


def meta(document: dom.Document, *names: str) -> list[str]:
    """Values of ``<meta property|name|itemprop>`` of these names, in the order of the names."""
    found: dict[str, list[str]] = {name: [] for name in names}
    for element in document.root.iter("meta"):
        content = dom.squash(element.get("content"))
        for attribute in ("property", "name", "itemprop"):
            key = (element.get(attribute) or "").strip().lower()
            if content and key in found:
                found[key].append(content)
    return [value for name in names for value in found[name]]


def language(document: dom.Document) -> str | None:
    """BCP 47 tag of the page: ``<html lang>``, then ``Content-Language`` and ``og:locale``."""
    for value in (document.root.get("lang"), document.root.get("xml:lang"), *_declared_languages(document)):
        tag = (value or "").strip().replace("_", "-").split(",")[0]
        if tag and tag.replace("-", "").isalnum() and tag[:2].isalpha():
            return tag
    return None


def _declared_languages(document: dom.Document) -> Iterator[str | None]:
    body = document.root.find("body")
    if body is not None:
        yield body.get("lang")
    for element in document.root.iter("meta"):
        if (element.get("http-equiv") or "").lower() == "content-language":
            yield element.get("content")
    yield from meta(document, "og:locale", "dc.language", "language")


def site_name(document: dom.Document) -> str | None:
    """The site's own name, as its metadata give it."""
    return next(iter(meta(document, "og:site_name", "application-name")), None)


def title(document: dom.Document) -> str | None:
    """The page's own title: its only h1, else og:title, else ``<title>``, without the site's name."""
    headings = [line for h1 in document.root.iter("h1") if (line := dom.text(h1))]
    if len(headings) == 1:
        return headings[0]
    tagged = meta(document, "og:title", "twitter:title")
    element = document.root.find(".//title")
    plain = dom.text(element) if element is not None else ""
    for value in (*tagged, plain, *headings):
        if line := headline.without_site(value, site_name(document), *headings):
            return line
    return None


def headline_element(document: dom.Document, title: str) -> Element | None:
    """Where the headline stands: the h1 that says it, else any unlinked line that says it, else the first h1."""
    body = document.root.find("body")
    if body is None:
        return None
    wanted = title.casefold()
    headings = list(body.iter("h1"))
    for heading in headings:
        if dom.text(heading).casefold() == wanted:
            return heading
    headings = [heading for heading in headings if dom.text(heading)] or headings
    for line, owner in dom.runs(body):
        if line.casefold() == wanted and not any(node.tag == "a" for node in (owner, *dom.ancestors(owner))):
            return owner
    return headings[0] if headings else None


def canonical(document: dom.Document) -> str | None:
    """The canonical address the page names, absolute; None when it names none."""
    for element in document.root.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            return dom.resolve(document.base, element.get("href"))
    return dom.resolve(document.base, next(iter(meta(document, "og:url")), None))


def is_amp(document: dom.Document) -> bool:
    """Is it the AMP variant of a page? Its canonical address then is the page (AMP HTML, required markup)."""
    return document.root.get("amp") is not None or document.root.get("\u26a1") is not None


def json_ld(document: dom.Document) -> list[dict[str, Any]]:
    """Every typed object of the page's JSON-LD, outermost first; broken blocks are passed over."""
    found: list[dict[str, Any]] = []
    for script in document.root.iter("script"):
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        found += typed(value)
    return found


def typed(value: Any) -> list[dict[str, Any]]:
    """Every object with a type inside a JSON value, outermost first."""
    found: list[dict[str, Any]] = []
    queue: list[Any] = [value]
    while queue:
        node = queue.pop(0)
        if isinstance(node, list):
            queue[:0] = node
        elif isinstance(node, dict):
            if "@type" in node:
                found.append(node)
            queue.extend(child for child in node.values() if isinstance(child, dict | list))
    return found


def article_objects(document: dom.Document) -> list[dict[str, Any]]:
    """The JSON-LD objects that are articles."""
    return [node for node in json_ld(document) if ARTICLES & set(strings(node.get("@type")))]


def strings(value: Any, depth: int = 4) -> list[str]:
    """The text of a JSON-LD value: a string, an object's name or address, or a list of those."""
    if isinstance(value, str):
        return [line] if (line := dom.squash(value)) else []
    if isinstance(value, dict) and depth:
        return strings(value.get("name") or value.get("url") or value.get("@value"), depth - 1)
    if isinstance(value, list) and depth:
        return [line for entry in value for line in strings(entry, depth - 1)]
    return []
