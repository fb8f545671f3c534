"""When was an article published, as its page tells? Machine-readable first, then the date printed by the headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aggregator.parse import dom, head, printed, region

if TYPE_CHECKING:
    from datetime import datetime

    from lxml.etree import _Element as Element

_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "article:published", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "dcterms.created", "dcterms.issued", "dcterms.date",
    "dc.date.issued", "dc.date.created", "dc.date", "pubdate", "publishdate", "publish-date", "publish_date",
    "article_date_original", "citation_publication_date", "citation_date", "date",
)  # fmt: skip
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/-]|\Z)")
_NEAR = 8  # lines between the headline and its date: kicker, author, place, picture caption


def published(
    document: dom.Document, title: str, language: str | None, read_at: datetime
) -> tuple[str | None, list[str]]:
    """The date of publication as the page gives it, and the other dates of its header."""
    beside = printed_beside(document, title, language)
    stated = [value for node in head.article_objects(document) for value in head.strings(node.get("datePublished"))]
    stated += head.meta(document, *_PUBLISHED)
    for value in stated:
        if is_plausible(value, read_at):
            return value, beside
    if beside:
        best = next((value for value in beside if printed.has_year(value)), None)
        best = best or next((value for value in beside if not printed.is_clock(value)), beside[0])
        return best, [value for value in beside if value != best]
    if match := _URL_DAY.search(document.url):
        value = "-".join(match.groups())
        if is_plausible(value, read_at):
            return value, []
    return None, []


def updated(document: dom.Document, read_at: datetime) -> str | None:
    """When the article was last changed, machine-readable only."""
    stated = [value for node in head.article_objects(document) for value in head.strings(node.get("dateModified"))]
    stated += head.meta(document, *_UPDATED)
    return next((value for value in stated if is_plausible(value, read_at)), None)


def is_plausible(value: str, read_at: datetime) -> bool:
    """A year of the web's, not a template's zero and not years ahead."""
    match = re.search(r"(?<!\d)(19|20)(\d\d)(?!\d{1,3}(?!\d))", value)
    return match is not None and 1994 <= int(match[0]) <= read_at.year + 1


def printed_beside(document: dom.Document, title: str, language: str | None) -> list[str]:
    """Dates near the headline, nearest first; those behind it before those in front."""
    body = document.root.find("body")
    if body is None:
        return []
    lines = dom.runs(body)
    rank = {owner: index for index, (_, owner) in reversed(list(enumerate(lines)))}
    element = head.headline_element(document, title)
    at = None if element is None else next((rank[node] for node in element.iter() if node in rank), None)
    if at is None:
        return []
    found: list[tuple[int, str]] = []
    for value, node in printed.dates(body, language):
        inner = [rank[part] for part in node.iter() if part in rank]
        if not inner or _elsewhere(node) or (value[:1].isdigit() and printed.is_clock(value)):
            continue
        distance = inner[0] - at
        if 0 < distance <= _NEAR:
            found.append((distance, value))
        elif -4 <= distance < 0:
            found.append((_NEAR - distance, value))
    return list(dict.fromkeys(value for _, value in sorted(found, key=lambda pair: pair[0])))


def _elsewhere(node: Element) -> bool:
    """In a link to another page, in navigation, in comments: not this article's date."""
    for above in (node, *dom.ancestors(node)):
        if above.tag in {"a", "nav", "aside", "footer"} or region.names(above) & {"comment", "comments", "related"}:
            return True
    return False
