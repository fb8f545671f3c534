"""When was an article published, as its page tells?

Machine-readable and about this article first, then the date printed by the headline, then the only one printed
elsewhere. The day of an update or of the event told of is no day of publication.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aggregator.parse import article_lines, dom, head, headline, printed, region
from aggregator.parse.article_date_words import EVENT, PUBLISHED, UPDATED

if TYPE_CHECKING:
    from datetime import datetime

    from lxml.etree import _Element as Element

    from aggregator.parse.article_stated import Stated

_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "article:published",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dcterms.issued", "dc.date.issued",
    "publishdate", "publish-date", "publish_date", "pubdate", "published_at", "article_date_original",
    "citation_publication_date", "citation_online_date", "citation_date", "dcterms.created", "dc.date.created",
    "bt:pubdate", "analyticsattributes.articledate", "mediator_published_time", "publication_date", "pdate",
)  # fmt: skip
# Used for the day of the page as often as for the day of the news: the day printed by the headline is better.
_VAGUE = ("date", "dc.date", "dcterms.date", "article:created", "created", "datecreated", "uploaddate")
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
# hAtom, h-entry and what themes call the first date of an entry
_CLASSES = frozenset(["published", "dt-published", "pubdate", "post-date", "entry-date", "article-date", "news-date"])
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/-]|\Z)")
_DIGITS_DAY = re.compile(r"(?<!\d)(20\d\d)([-/_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_NEAR = 8  # lines between the headline and its date: kicker, author, place, picture caption


def published(
    document: dom.Document, title: str, language: str | None, read_at: datetime, stated: Stated
) -> tuple[str | None, list[str]]:
    """The date of publication as the page gives it, and the other dates of its header."""
    beside, changed = printed_beside(document, title, language)
    for value in (*stated.published, *head.meta(document, *_PUBLISHED), *_marked(document, title)):
        if is_plausible(value, read_at):
            return value, beside
    best = next((value for value in beside if printed.has_year(value)), None)
    for value in (*filter(None, (best,)), *head.meta(document, *_VAGUE)):
        if is_plausible(value, read_at) or value == best:
            return value, [other for other in beside if other != value]
    if beside:
        best = next((value for value in beside if not printed.is_clock(value)), beside[0])
        return best, [value for value in beside if value != best] + _address_days(document)
    if match := _URL_DAY.search(document.url):
        value = "-".join(match.groups())
        if is_plausible(value, read_at):
            return value, []
    if alone := _anywhere(document, language) or _described(document, title, language):
        return alone, []
    return (changed[0], changed[1:]) if changed else (None, [])


def updated(document: dom.Document, read_at: datetime, stated: Stated) -> str | None:
    """When the article was last changed, machine-readable only."""
    found = (*stated.updated, *head.meta(document, *_UPDATED))
    return next((value for value in found if is_plausible(value, read_at)), None)


def is_plausible(value: str, read_at: datetime) -> bool:
    """A year of the web's, not a template's zero and not years ahead."""
    match = re.search(r"(?<!\d)(19|20)(\d\d)(?!\d{1,3}(?!\d))", value)
    return match is not None and 1994 <= int(match[0]) <= read_at.year + 1


def printed_beside(document: dom.Document, title: str, language: str | None) -> tuple[list[str], list[str]]:
    """Dates near the headline, nearest first, those behind it before those in front; and those of a change or event."""
    body = document.root.find("body")
    if body is None:
        return [], []
    lines = dom.runs(body)
    rank = {owner: index for index, (_, owner) in reversed(list(enumerate(lines)))}
    element = head.headline_element(document, title)
    at = None if element is None else next((rank[node] for node in element.iter() if node in rank), None)
    if at is None:
        return [], []
    found: list[tuple[int, str]] = []
    other: list[tuple[int, str]] = []
    for value, node in printed.dates(body, language):
        inner = [rank[part] for part in node.iter() if part in rank] or _row(node, rank)
        if not inner or _elsewhere(node, value) or (value[:1].isdigit() and printed.is_clock(value)):
            continue
        distance = inner[0] - at
        if (0 < distance <= _NEAR or -4 <= distance < 0) and not _of_teaser(node, element, document):
            told = any(article_lines.tells(line) for line, _ in lines[at + 1 : inner[0]])
            order = _NEAR - distance if distance < 0 else distance + (2 * _NEAR if told else 0)
            label = f"{lines[inner[0] - 1][0] if inner[0] else ''} \n {lines[inner[0]][0]}"
            (other if _is_other(label, value) else found).append((order, value))

    def sort(dates: list[tuple[int, str]]) -> list[str]:
        return list(dict.fromkeys(value for _, value in sorted(dates, key=lambda pair: pair[0])))

    return sort(found), sort(other)


def _of_teaser(node: Element, headline_at: Element | None, document: dom.Document) -> bool:
    """Does the date share a block with a linked headline of another article?"""
    own = {document.root} if headline_at is None else {headline_at, *dom.ancestors(headline_at)}
    for above in list(dom.ancestors(node))[:4]:
        if above in own or above.tag == "body":
            return False
        for anchor in above.iter("a"):
            target = dom.resolve(document.base, anchor.get("href"))
            if target and headline.words(dom.text(anchor)) >= 4 and headline.is_page(target, document.url):
                return headline.articleness(target) >= 0.4
    return False


def _row(node: Element, rank: dict[Element, int]) -> list[int]:
    """The line of an inline element that does not begin it."""
    return next(([rank[above]] for above in dom.ancestors(node) if above in rank), [])


def _is_other(line: str, value: str) -> bool:
    """Does the nearest label in front of the date speak of a change or of an event?"""
    text = line.casefold()
    before = text.split("\n")[-1]
    before = before[: max(before.find(value.casefold()), 0)][-40:]
    if not before.strip():
        before = text.split("\n")[0].strip()
        before = before if len(before) <= 40 and not any(map(str.isdigit, before)) else ""
    ends = {kind: max((before.rfind(word) for word in words), default=-1) for kind, words in _LABELS}
    return max(ends["updated"], ends["event"]) > ends["published"]


_LABELS = (("updated", UPDATED), ("event", EVENT), ("published", PUBLISHED))


def _elsewhere(node: Element, value: str) -> bool:
    """In a link to another article, in navigation, in comments: not this article's date."""
    for above in (node, *dom.ancestors(node)):
        if above.tag == "a" and len(dom.text(above)) > len(value) + 30:
            return True
        if above.tag in {"nav", "aside", "footer"} or region.names(above) & {"comment", "comments", "related"}:
            return True
    return False


def _marked(document: dom.Document, title: str) -> list[str]:
    """Elements that say «published»: in the headline's own article, or the only one of the page."""
    top = head.headline_element(document, title)
    around = next((above for above in dom.ancestors(top) if above.tag == "article"), None) if top is not None else None
    found: list[str] = []
    for node in (around if around is not None else document.root).iter("time", "abbr", "span", "div", "p"):
        names = (node.get("class") or "").casefold().split()
        if (node.get("pubdate") is None and _CLASSES.isdisjoint(names)) or "updated" in names:
            continue
        value = printed.machine_date(node) if node.tag == "time" else node.get("title") or node.get("datetime")
        if value and re.match(r"\d{4}-?\d\d-?\d\d", value) and not _elsewhere(node, value):
            found.append(value)
    return found if around is not None or len(set(found)) == 1 else []


def _anywhere(document: dom.Document, language: str | None) -> str | None:
    """The day that a line below the text labels as that of publication, or the only full date of the page."""
    body = document.root.find("body")
    dated = [] if body is None else printed.dates(body, language)
    known = [(value, node) for value, node in dated if printed.has_year(value) and not _elsewhere(node, value)]
    for value, node in known:
        above = node.getparent() if node.tag == "time" else None
        text = dom.text(node if above is None else above)
        if any(word in text.casefold() for word in PUBLISHED) and not _is_other(text, value):
            return value
    values = {value for value, _ in known}
    return values.pop() if len(values) == 1 and len(known) <= 2 else None


def _described(document: dom.Document, title: str, language: str | None) -> str | None:
    """The day behind the headline in the page's description: «Headline (News of 14 January 2020)»."""
    for line in head.meta(document, "description", "og:description"):
        rest = line.removeprefix(title).strip(" ()[]-–—|,.:") if title else line
        if rest != line and (day := printed.alone(rest, language)) and printed.has_year(day):
            return day
    return None


def _address_days(document: dom.Document) -> list[str]:
    """Days in the addresses and names of the page: evidence for the year of a date that names none."""
    body = document.root.find("body")
    places = [head.canonical(document), *head.meta(document, "og:image", "og:url")]
    places += [] if body is None else [body.get("id"), body.get("class")]
    main = next(document.root.iter("article", "main"), None)
    places += [] if main is None else [image.get("src") for image in main.iter("img")][:3]
    found = ("-".join(match.group(1, 3, 4)) for place in places if place for match in _DIGITS_DAY.finditer(place))
    return list(dict.fromkeys(found))
