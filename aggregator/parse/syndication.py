"""RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF. The only door to feedparser.

feedparser gets a file object, never bytes or text (those may spell a path or an address that it would open), always
in UTF-8 (its own guesses follow RFC 3023), and neither sanitises nor resolves addresses in HTML: that is done once, for
all kinds, when items are normalised. Dates are taken as printed: its own reading of them is silently wrong at times.
"""

from __future__ import annotations

import re
from email.utils import parseaddr
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from aggregator.errors import ParseError, UnknownFormat
from aggregator.model import Enclosure, Parsed, RawItem, Reject
from aggregator.parse import jsonfeed
from aggregator.parse.charset import decode
from aggregator.parse.markup import absolute, as_html, as_plain
from aggregator.parse.sniff import feed_start, looks_like, sniff
from aggregator.parse.xmltext import readable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aggregator.model import Page, Source

# Elements of other vocabularies that hold the whole text: Yandex.News and Yandex.Turbo, usual on Russian city sites.
_FULL_TEXT: Final = ("yandex_full-text", "turbo_content", "fulltext", "full-text")
_ENTRY_STARTS = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]")
_ENTRY_ENDS = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>")
_CDATA = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)


def parse(page: Page, source: Source) -> Parsed:
    """Read a feed; a JSON Feed too.

    An empty feed that is whole is an answer (with a warning); one that breaks off before its first entry is a failure.
    Raises :class:`UnknownFormat` when it is no feed, :class:`ParseError` when nothing of it can be read.
    """
    decoded = decode(page.body, page.content_type, kind="xml")
    form = sniff(decoded.text)
    if form == "json":
        return jsonfeed.parse(page, source)
    if form != "feed":
        raise UnknownFormat(
            source.id, f"expected a feed, got {looks_like(decoded.text, page.body)}: {page.url}; is the address right?"
        )
    text = readable(decoded.text[feed_start(decoded.text) or 0 :])  # stray output of the server may precede it
    document = _document(text, source, page)
    broken = document.get("bozo_exception") if document.get("bozo") else None
    version = str(document.get("version") or "")
    entries = list(document.get("entries") or ())
    rejects: list[Reject] = []
    if broken is not None and entries and _breaks_off(text):
        # Half an entry would be remembered as if it were all; it comes whole at the next visit.
        cut = entries.pop()
        rejects.append(Reject(len(entries), "the feed breaks off inside this entry", _excerpt(cut)))
    if broken is not None and not entries:
        raise ParseError(source.id, f"the feed breaks off before its first whole entry ({_why(broken)}): {page.url}")

    channel: Mapping[str, Any] = document.get("feed") or {}
    site = absolute(_link(channel, permalink=False), page.url)
    atom = version.startswith("atom")
    # RSS says nothing of relative addresses; its publishers mean the site, which need not be the feed's host.
    base = page.url if atom or site is None else site
    authors = tuple(_people(channel)) if atom else ()  # RFC 4287, 4.2.1: entries inherit the feed's author
    items: list[RawItem] = []
    for position, entry in enumerate(entries):
        try:
            item = _item(entry, position, base, authors, permalink=not atom)
        except (AttributeError, LookupError, TypeError, ValueError) as error:  # feedparser leaves odd shapes behind
            rejects.append(Reject(position, f"an entry in an unknown shape ({error})", _excerpt(entry)))
            continue
        if item.title or item.link or item.guid or item.summary or item.content:  # RSS 2.0: all but one may lack
            items.append(item)
        else:
            rejects.append(Reject(position, "an entry without title, link, id and text", _excerpt(entry)))
    warnings = [
        decoded.warning,
        broken and f"not well-formed: {_why(broken)}",
        None if entries else "the feed has no entries",
    ]
    return Parsed(
        kind="feed",
        items=tuple(items),
        title=_title(channel) or None,
        language=_string(channel, "language"),
        site=site,
        rejects=tuple(rejects),
        warnings=tuple(filter(None, warnings)),
    )


def _document(text: str, source: Source, page: Page) -> Mapping[str, Any]:
    import feedparser

    try:
        document: Mapping[str, Any] = feedparser.parse(
            BytesIO(text.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  (its tolerant parser fails in many ways on hostile input)
        raise ParseError(source.id, f"the feed can't be read ({type(error).__name__}: {error}): {page.url}") from None
    return document


def _breaks_off(text: str) -> bool:
    bare = _CDATA.sub("", text)
    starts = [match.start() for match in _ENTRY_STARTS.finditer(bare)]
    ends = [match.start() for match in _ENTRY_ENDS.finditer(bare)]
    return bool(starts) and (not ends or ends[-1] < starts[-1])


def _item(
    entry: Mapping[str, Any], position: int, base: str, inherited: tuple[str, ...], *, permalink: bool
) -> RawItem:
    title = entry.get("title_detail") or {}
    content, content_base = _content(entry)
    summary = _markup(_string(entry, "summary"), entry.get("summary_detail") or {})
    created = _string(entry, "published") or _string(entry, "created")
    updated = _string(entry, "updated")
    enclosures = tuple(_enclosures(entry, base))
    text_base = content_base or (entry.get("summary_detail") or {}).get("base")
    return RawItem(
        title=_title(entry),
        link=absolute(_link(entry, permalink=permalink), base),
        guid=_string(entry, "id"),
        published=created or updated,  # RSS 1.0 has but dc:date, Atom must have but updated
        updated=updated,
        summary=None if summary == content else summary,
        content=content,
        language=_string(entry, "language") or title.get("language") or None,
        authors=tuple(_people(entry)) or inherited,
        categories=tuple(_categories(entry)),
        image=_image(entry, enclosures, base),
        enclosures=enclosures,
        position=position,
        base=absolute(text_base, base) or base,
    )


def _string(mapping: Mapping[str, Any], key: str) -> str | None:
    # dict.get: FeedParserDict.get maps a missing «updated» to «published», with a warning.
    value = dict.get(mapping, key) if isinstance(mapping, dict) else None
    return value.strip() or None if isinstance(value, str) else None


def _title(mapping: Mapping[str, Any]) -> str:
    printed = _string(mapping, "title") or ""
    kind = str((mapping.get("title_detail") or {}).get("type") or "")
    return " ".join(printed.split()) if kind == "text/plain" else as_plain(printed)


def _markup(value: str | None, detail: Mapping[str, Any]) -> str | None:
    return as_html(value) if detail.get("type") == "text/plain" else value


def _content(entry: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """The longest text that comes with the entry, as HTML, and what its addresses count from."""
    found: list[tuple[str, str | None]] = []
    for part in entry.get("content") or ():
        kind = str(part.get("type") or "text/html")
        if kind.startswith("text/") or kind.endswith(("xml", "html")):
            value = _markup(_string(part, "value"), part)
            if value:
                found.append((value, part.get("base") or None))
    for name in _FULL_TEXT:
        value = _string(entry, name)
        if value:
            found.append((value if "</" in value else as_html(value) or "", None))
    return max(found, key=lambda each: len(each[0]), default=(None, None))


def _link(mapping: Mapping[str, Any], *, permalink: bool) -> str | None:
    """The human page: the publisher's own address behind a counting redirect, the alternate link, a permalink guid."""
    original = _string(mapping, "feedburner_origlink")
    if original:
        return original
    own, guid = _string(mapping, "link"), _string(mapping, "id")
    if permalink and own and own != guid:  # RSS's own element, not an atom:link beside it
        return own
    alternates = [
        link for link in mapping.get("links") or () if link.get("rel") in {None, "alternate"} and link.get("href")
    ]
    pages = [link for link in alternates if link.get("type") in {None, "text/html", "application/xhtml+xml"}]
    for link in (*pages, *alternates):
        return str(link["href"])
    # Ids are no addresses, but where there is no link at all one that is may be tried.
    return guid if guid and guid.startswith(("http://", "https://")) else None


def _people(mapping: Mapping[str, Any]) -> Iterator[str]:
    """Names, never addresses. RSS prints «address (name)», which feedparser splits wrongly at longer domains."""
    persons = mapping.get("authors") or ()
    printed = (_string(mapping, "author") or "")[:500]
    names = [_string(person, "name") or "" for person in persons] or [printed]
    name, address = parseaddr(printed)
    if "@" in address and len(names) == 1:
        names = [name]
    for name in dict.fromkeys(map(as_plain, names)):
        if name and "@" not in name:
            yield name


def _categories(entry: Mapping[str, Any]) -> Iterator[str]:
    seen: set[str] = set()
    for tag in entry.get("tags") or ():
        name = as_plain(str(tag.get("label") or tag.get("term") or ""))
        if name and name not in seen:
            seen.add(name)
            yield name


def _enclosures(entry: Mapping[str, Any], base: str) -> Iterator[Enclosure]:
    seen: set[str] = set()
    links = [link for link in entry.get("links") or () if link.get("rel") == "enclosure"]
    media = [each for each in entry.get("media_content") or () if _form(each) in {"video", "audio"}]
    for link in (*links, *media):
        url = absolute(link.get("href") or link.get("url"), base)
        if url and url not in seen:
            seen.add(url)
            length = str(link.get("length") or link.get("filesize") or "").strip()
            size = int(length) if length.isdecimal() and len(length) < 16 else None
            yield Enclosure(url, link.get("type") or None, size)


def _form(media: Mapping[str, Any]) -> str:
    """«image», «video», «audio» …, by the medium or the media type stated."""
    return str(media.get("medium") or str(media.get("type") or "").partition("/")[0]).lower()


_PICTURE_NAME = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:$|\?)", re.IGNORECASE)


def _image(entry: Mapping[str, Any], enclosures: tuple[Enclosure, ...], base: str) -> str | None:
    """The largest picture of Media RSS, else an enclosed one, else a thumbnail, else the podcast's cover."""
    pictures = [
        media
        for media in entry.get("media_content") or ()
        if media.get("url") and (_form(media) == "image" or (not _form(media) and _PICTURE_NAME.search(media["url"])))
    ]
    candidates = [
        *(media["url"] for media in sorted(pictures, key=_width, reverse=True)),
        *(each.url for each in enclosures if (each.type or "").startswith("image/")),
        *(media.get("url") for media in sorted(entry.get("media_thumbnail") or (), key=_width, reverse=True)),
        (entry.get("image") or {}).get("href"),
    ]
    return next((absolute(url, base) for url in candidates if url), None)


def _width(media: Mapping[str, Any]) -> int:
    width = str(media.get("width") or "")
    return int(width) if width.isdecimal() and len(width) < 6 else 0


def _excerpt(entry: Mapping[str, Any]) -> str:
    return (_title(entry) or as_plain(_string(entry, "summary") or ""))[:200]


def _why(error: object) -> str:
    """expat's complaint in one line."""
    line = getattr(error, "getLineNumber", lambda: None)()
    message = " ".join(str(getattr(error, "getMessage", lambda: error)()).split())
    return f"{message} at line {line}" if line else message
