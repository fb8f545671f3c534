"""JSON Feed 1.0 and 1.1 (jsonfeed.org), and any other JSON by paths in ``selectors``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from aggregator.errors import LayoutChanged, UnknownFormat
from aggregator.model import Enclosure, Parsed, RawItem, Reject
from aggregator.parse import jsonpaths
from aggregator.parse.charset import decode
from aggregator.parse.jsonpaths import scalar as _text
from aggregator.parse.markup import absolute, as_html, as_plain
from aggregator.parse.sniff import looks_like

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from aggregator.model import Page, Selectors, Source


def parse(page: Page, source: Source) -> Parsed:
    """Read a JSON Feed, or with ``source.selectors`` any JSON.

    Raises :class:`UnknownFormat` when it is neither, :class:`LayoutChanged` when the path to the items leads nowhere.
    """
    decoded = decode(page.body, page.content_type, kind="json")
    try:
        document = json.loads(decoded.text, strict=False)
    except (ValueError, RecursionError) as error:
        wrong = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise UnknownFormat(
            source.id, f"not JSON ({wrong}); it looks like {looks_like(decoded.text, page.body)}: {page.url}"
        ) from None
    warnings = (decoded.warning,) if decoded.warning else ()
    chosen = source.selectors
    if chosen is not None and chosen.item is not None:
        return _by_paths(document, page, source, chosen, warnings)
    if not isinstance(document, dict) or not isinstance(document.get("items"), list):
        raise UnknownFormat(
            source.id,
            f"JSON, but no JSON Feed (no list of «items»); name the paths under selectors: {page.url}",
        )
    return _feed(document, page, warnings)


def _feed(document: dict[str, object], page: Page, warnings: tuple[str, ...]) -> Parsed:
    site = absolute(_text(document.get("home_page_url")), page.url)
    language = _text(document.get("language"))
    authors = _authors(document)
    items, rejects = _each(
        cast("list[object]", document["items"]),
        lambda entry, position: _item(entry, position, site or page.url, authors),
    )
    if not items and not rejects:
        warnings += ("the feed has no entries",)
    return Parsed(
        kind="json",
        items=items,
        title=_text(document.get("title")),
        language=language,
        site=site,
        rejects=rejects,
        warnings=warnings,
    )


def _each(
    entries: list[object], read: Callable[[Mapping[str, object], int], RawItem]
) -> tuple[tuple[RawItem, ...], tuple[Reject, ...]]:
    items: list[RawItem] = []
    rejects: list[Reject] = []
    for position, entry in enumerate(entries):
        if not isinstance(entry, dict):
            rejects.append(Reject(position, "an entry that is no JSON object", repr(entry)[:200]))
            continue
        item = read(entry, position)
        if item.title or item.link or item.guid or item.summary or item.content:
            items.append(item)
        else:
            excerpt = json.dumps(entry, ensure_ascii=False)[:200]
            rejects.append(Reject(position, "an entry without title, link, id and text", excerpt))
    return tuple(items), tuple(rejects)


def _item(entry: Mapping[str, object], position: int, base: str, authors: tuple[str, ...]) -> RawItem:
    enclosures = tuple(_attachments(entry.get("attachments"), base))
    guid = _text(entry.get("id"))
    link = _text(entry.get("url"))
    if link is None and guid is not None and guid.startswith(("http://", "https://")):
        link = guid
    if link is None:
        link = _text(entry.get("external_url"))
    picture = absolute(_text(entry.get("image")) or _text(entry.get("banner_image")), base)
    return RawItem(
        title=_text(entry.get("title")) or "",
        link=absolute(link, base),
        guid=guid,
        published=_text(entry.get("date_published")),
        updated=_text(entry.get("date_modified")),
        summary=as_html(_text(entry.get("summary"))),
        content=_text(entry.get("content_html")) or as_html(_text(entry.get("content_text"))),
        language=_text(entry.get("language")),
        authors=_authors(entry) or authors,
        categories=tuple(filter(None, map(_text, _list(entry.get("tags"))))),
        image=picture or next((e.url for e in enclosures if (e.type or "").startswith("image/")), None),
        enclosures=enclosures,
        position=position,
        base=absolute(link, base) or base,
    )


def _by_paths(document: object, page: Page, source: Source, paths: Selectors, warnings: tuple[str, ...]) -> Parsed:
    try:
        entries = jsonpaths.each(document, paths.item or "")
        if not entries:
            raise LayoutChanged(source.id, f"no list of items at the path «{paths.item}» of the JSON at {page.url}")
        items, rejects = _each(entries, lambda entry, position: _picked(entry, position, page.url, paths))
    except jsonpaths.BadPath as error:
        raise LayoutChanged(source.id, f"{error}; correct selectors: in feeds.yaml") from None
    if not items:
        raise LayoutChanged(source.id, f"the paths in selectors find nothing in the JSON at {page.url}")
    return Parsed(kind="json", items=items, rejects=rejects, warnings=warnings)


def _picked(entry: Mapping[str, object], position: int, base: str, paths: Selectors) -> RawItem:
    def text(path: str | None) -> str | None:
        return jsonpaths.text(entry, path) if path else None

    link = absolute(text(paths.link), base)
    return RawItem(
        title=as_plain(text(paths.title) or ""),
        link=link,
        published=text(paths.date),
        summary=text(paths.summary),
        content=text(paths.text),
        image=absolute(text(paths.image), base),
        position=position,
        base=link or base,
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _authors(entry: Mapping[str, object]) -> tuple[str, ...]:
    # 1.1 has a list «authors», 1.0 had one «author».
    people = [*_list(entry.get("authors")), entry.get("author")]
    names = (_text(person.get("name")) if isinstance(person, dict) else _text(person) for person in people)
    return tuple(dict.fromkeys(filter(None, names)))


def _attachments(value: object, base: str) -> Iterator[Enclosure]:
    for entry in _list(value):
        if isinstance(entry, dict) and (url := absolute(_text(entry.get("url")), base)):
            size = entry.get("size_in_bytes")
            length = int(size) if isinstance(size, int | float) and 0 <= size < 2**63 else None
            yield Enclosure(url, _text(entry.get("mime_type")), length)
