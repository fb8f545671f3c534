"""Lists that a page gives to machines: JSON-LD ``ItemList``, microdata, h-entry, and the JSON state of its scripts.

They stand in for a list that the markup lacks, and tell dates and pictures that the visible list leaves out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, Literal
from urllib.parse import urlsplit

from aggregator.model import RawItem
from aggregator.parse import dom, head, headline, listing_title, printed, script_state
from aggregator.parse.markup import as_plain

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Form = Literal["json-ld", "microdata", "state"]
FEWEST: Final = 2  # items of a list given to machines

# The names under which content management systems hand these parts to their scripts, the most telling first.
_TITLE: Final = ("headline", "title", "name", "heading", "shorttitle", "subject")
_URL: Final = (
    "url", "link", "href", "permalink", "canonicalurl", "fullurl", "weburl", "shareurl", "detailurl", "path", "uri",
    "slug", "alias",
)  # fmt: skip
_DATE: Final = (
    "datepublished", "publishedat", "publishdate", "publicationdate", "published", "pubdate", "firstpublished",
    "firstpublishedat", "displaydate", "releasedate", "date", "dategmt", "datetime", "createdat", "created",
    "timestamp", "publishedtime", "publishtime", "activefrom", "createddate", "datecreated", "time",
)  # fmt: skip
_SUMMARY: Final = (
    "description", "summary", "excerpt", "teaser", "lead", "lede", "standfirst", "abstract", "intro", "announce",
    "anons", "dek", "previewtext", "subtitle",
)  # fmt: skip
_IMAGE: Final = ("image", "thumbnailurl", "thumbnail", "img", "picture", "cover", "preview", "photo", "previewpicture")
_SECONDS: Final = (631_152_000, 4_102_444_800)  # 1990 … 2100 as Unix time


@dataclass(frozen=True, slots=True)
class DataList:
    """One list, in its own order."""

    form: Form
    items: tuple[RawItem, ...]

    @property
    def score(self) -> float:
        """As the detector weighs links: headlines, dates, addresses like an article's."""
        return sum(
            min(headline.weight(item.title), 70) / 70
            + (0.5 if item.published else 0.0)
            + 0.7 * headline.articleness(item.link or "")
            for item in self.items
        )


def lists(document: dom.Document, html: str) -> list[DataList]:
    """Every such list of the page with at least two items that have a headline and a page of their own, best first."""
    found = [*stated(document), *(DataList("state", items) for items in _states(document, html))]
    return sorted(found, key=lambda each: -each.score)


def stated(document: dom.Document) -> list[DataList]:
    """The lists that its markup states: JSON-LD, microdata, h-entry."""
    forms: tuple[tuple[Form, Iterable[RawItem | None]], ...] = (
        ("json-ld", _json_ld(document)),
        ("microdata", _microdata(document)),
    )
    return [DataList(form, items) for form, made in forms if len(items := _told(made, document)) >= FEWEST]


def completed(items: tuple[RawItem, ...], document: dom.Document, html: str) -> tuple[RawItem, ...]:
    """The items of the visible list with the dates, pictures and teasers that the page tells machines about them."""
    told: dict[str, RawItem] = {}
    lacking = sum(not _dated(item) for item in items)
    if lacking:
        given = stated(document) if 2 * lacking < len(items) else lists(document, html)
        for each in given:
            for item in each.items:
                told.setdefault(_key(item.link), item)
    return tuple(_complete(item, told.get(_key(item.link))) for item in items)


def _complete(item: RawItem, told: RawItem | None) -> RawItem:
    if told is None:
        return item
    return replace(
        item,
        published=item.published if _dated(item) or not told.published else told.published,
        summary=item.summary or told.summary,
        image=item.image or told.image,
    )


def _dated(item: RawItem) -> bool:
    return bool(item.published) and printed.has_year(item.published or "")


def _key(url: str | None) -> str:
    parts = urlsplit(url or "")
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"


def _told(made: Iterable[RawItem | None], document: dom.Document) -> tuple[RawItem, ...]:
    found: dict[str | None, RawItem] = {}
    for item in made:
        if item is None or item.link is None or not headline.is_page(item.link, document.url):
            continue
        if headline.weight(item.title) >= 5 and len(item.title) <= 300:
            found.setdefault(item.link, replace(item, position=len(found)))
    return tuple(found.values())


def _json_ld(document: dom.Document) -> Iterator[RawItem | None]:
    objects = head.json_ld(document)
    for node in objects:
        if "ItemList" in head.strings(node.get("@type")):
            entries = node.get("itemListElement")
            for entry in entries if isinstance(entries, list) else [entries]:
                yield _of_mapping(_merged(entry), document)
    for node in objects:
        if head.ARTICLES & set(head.strings(node.get("@type"))):
            yield _of_mapping(node, document)


def _merged(entry: Any) -> Any:
    """A ``ListItem`` with what its ``item`` says; an ``item`` may be a mere address."""
    if not isinstance(entry, dict) or "item" not in entry:
        return entry
    inner = entry["item"] if isinstance(entry["item"], dict) else {"url": entry["item"]}
    own = {name: value for name, value in entry.items() if name not in {"item", "@type", "@id", "position"}}
    return {**own, **({"url": inner["@id"]} if "@id" in inner else {}), **inner}


def _states(document: dom.Document, html: str) -> list[tuple[RawItem, ...]]:
    found = []
    for rows in script_state.rows(html):
        items = _told((_of_mapping(row, document, slugs=False) for row in rows), document)
        headlines = sum(headline.is_headline(item.title) for item in items)
        if len(items) > FEWEST and 2 * headlines >= len(items):
            found.append(items)
    return found


def _of_mapping(row: Any, document: dom.Document, *, slugs: bool = True) -> RawItem | None:
    """An object with a title and an address under whatever names they are usual."""
    if not isinstance(row, Mapping):
        return None
    plain = {str(name).lower().replace("_", "").replace("-", ""): value for name, value in row.items()}
    if isinstance(plain.get("node"), Mapping):
        return _of_mapping(plain["node"], document, slugs=slugs)
    if isinstance(plain.get("attributes"), Mapping):
        plain = {**plain, **{str(k).lower().replace("_", ""): v for k, v in plain["attributes"].items()}}
    title = next((text for name in _TITLE if (text := _text(plain.get(name)))), "")
    link = next((url for name in _URL if (url := _address(plain.get(name), document, bare=slugs))), None)
    if not link and isinstance(plain.get("mainentityofpage"), str | Mapping):
        link = _address(plain["mainentityofpage"], document, bare=slugs)
    if not title or not link:
        return None
    return RawItem(
        title=title,
        link=link,
        published=next((stamp for name in _DATE if (stamp := _stamp(plain.get(name)))), None),
        summary=next((text for name in _SUMMARY if (text := _text(plain.get(name)))), None),
        image=next((url for name in _IMAGE if (url := _address(plain.get(name), document, bare=True))), None),
        base=document.base,
    )


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        value = next((value[name] for name in ("rendered", "text", "value", "default") if name in value), None)
    return as_plain(value) if isinstance(value, str) else ""


def _address(value: Any, document: dom.Document, *, bare: bool) -> str | None:
    """An absolute address; a bare word is one only where the format says so."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        value = next(
            (value[name] for name in ("url", "@id", "href", "src", "path", "canonical") if name in value), None
        )
    if not isinstance(value, str) or not (bare or value.startswith(("/", "http://", "https://", "./"))):
        return None
    address = dom.resolve(document.base, value)
    return address.split("#")[0] if address else None


def _stamp(value: Any) -> str | None:
    if isinstance(value, Mapping):
        value = next((value[name] for name in ("iso", "date", "value", "raw") if name in value), None)
    if isinstance(value, str) and value.isdecimal():
        value = int(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = value / 1000 if value > _SECONDS[1] else value
        in_range = _SECONDS[0] <= seconds <= _SECONDS[1]
        return datetime.fromtimestamp(seconds, UTC).isoformat() if in_range else None
    return dom.squash(value) if isinstance(value, str) and any(map(str.isdecimal, value)) and len(value) < 60 else None


def _microdata(document: dom.Document) -> Iterator[RawItem | None]:
    """Elements that say they are articles: ``itemtype`` of schema.org, or class ``h-entry`` or ``hentry``."""
    for node in document.root.iter():
        kind = (node.get("itemtype") or "").rsplit("/", 1)[-1]
        if kind in head.ARTICLES or {"h-entry", "hentry"} & set((node.get("class") or "").split()):
            yield _of_element(node, document)


def _of_element(node: Element, document: dom.Document) -> RawItem | None:
    titled = _part(node, {"headline", "name"}, {"p-name", "entry-title"})
    linked = _part(node, {"url", "mainEntityOfPage"}, {"u-url"})
    within = () if titled is None else (*titled.iter("a"), *dom.ancestors(titled))
    href = next(
        (value for at in (linked, *within) if at is not None and (value := at.get("href") or at.get("itemid"))), None
    )
    link = dom.resolve(document.base, href)
    if titled is None or link is None:
        return None
    dated = next(iter(printed.dates(node, head.language(document))), None)
    told = _part(node, {"description"}, {"p-summary", "entry-summary"})
    return RawItem(
        title=dom.squash(titled.get("content")) or listing_title.of_element(titled),
        link=link.split("#")[0],
        published=dated[0] if dated else None,
        summary=(dom.squash(told.get("content")) or dom.text(told) or None) if told is not None else None,
        image=dom.picture(node, document.base),
        base=document.base,
    )


def _part(node: Element, properties: set[str], classes: set[str]) -> Element | None:
    for child in node.iterdescendants():
        if properties & set((child.get("itemprop") or "").split()) or classes & set((child.get("class") or "").split()):
            return child
    return None
