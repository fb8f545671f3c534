"""Raw item → item: the order in which dates, address, language and text are made out, or why the entry is no item."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aggregator.model import Dated, Enclosure, Item, RawItem, Reject, Source
from aggregator.normalise import html, urls
from aggregator.normalise import text as plain
from aggregator.normalise.dates import first_seen, printed_date, settle
from aggregator.normalise.language import language_of
from aggregator.normalise.reported import addressed_date, reported_date
from aggregator.normalise.years import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

_LONGEST_TITLE: Final = 500
_TRAILER = re.compile(
    r"\s*(?:\[(?:…|\.\.\.)\]|(?:Continue reading|Read (?:more|the rest|full)|Читать (?:далее|полностью|дальше)|"
    r"Подробнее|"
    r"Weiterlesen|Lire la suite|Leer más|Czytaj więcej|The post .{1,200} (?:appeared first|first appeared) on .{1,100})"
    r"[\s.…→»>]*)$",
    re.IGNORECASE,
)


def normalise(
    raw: RawItem,
    *,
    source: Source,
    page_url: str,
    language: str | None,
    zone: str | None,
    seen_at: datetime,
    site_title: str | None = None,
) -> Item | Reject:
    """The item in ``raw``, or why there is none.

    ``page_url`` is the feed or list it stands on, ``language`` what that page declares, ``zone`` the IANA zone of the
    source's home city, ``site_title`` the site's own name (a title that says no more than this is none).
    """
    base = urls.absolute(raw.base, page_url) or page_url
    url = urls.absolute(raw.link, base) or _guid_as_link(raw)
    text = _text(raw)
    title = plain.one_line(raw.title)
    if title and site_title and title.casefold() == plain.one_line(site_title).casefold() and text:
        title = ""
    if not (title or text or url):
        reason = "the entry has neither title nor text nor a link that can be followed"
        return Reject(raw.position, reason, plain.cut(plain.one_line(raw.link or raw.guid or ""), 200))
    title = plain.cut(title or plain.first_sentence(text) or _slug(url or ""), _LONGEST_TITLE)

    tongue = language_of(f"{title}\n{text}", item=raw.language, feed=language, hint=source.language)
    evidence = Evidence(
        title=title,
        text=text,
        url=url or "",
        dates=raw.dates,
        order=raw.order or (raw.dates if raw.article != "read" else ()),
        changed=_changed(raw, tongue, seen_at=seen_at, zone=zone),
        language=tongue,
    )
    published, event = _published(raw, evidence, seen_at=seen_at, zone=zone)
    key, loose_key = _keys(raw, url, page_url, title, text)
    content = html.sanitise(_content(raw), url if raw.base is None and url else base)
    pictures, enclosures = _media(raw, base)
    return Item(
        id=_digest(f"{source.id}\n{key}"),
        source_id=source.id,
        url=url or page_url,
        identity=key,
        loose=loose_key,
        guid=raw.guid.strip() or None if raw.guid else None,
        title=title,
        published=published,
        first_seen=seen_at,
        summary=_summary(raw, title, text),
        content_html=content,
        text=text,
        language=tongue,
        updated=_updated(raw, published, evidence, seen_at=seen_at, zone=zone),
        event_date=event,
        authors=_distinct(map(_author, raw.authors)),
        categories=_distinct(map(plain.one_line, raw.categories)),
        image=next(iter(pictures), None) or _first_picture(content),
        enclosures=enclosures,
        position=raw.position,
    )


def _published(
    raw: RawItem, evidence: Evidence, *, seen_at: datetime, zone: str | None
) -> tuple[Dated, datetime | None]:
    """Printed for the item; else its last change; else the day in its address; else the day its lead reports."""
    for text in (raw.published, raw.updated):
        dated = printed_date(text, seen_at=seen_at, zone=zone, language=evidence.language, evidence=evidence)
        if dated:
            return settle(dated, seen_at)
    told = addressed_date(evidence.url, seen_at=seen_at, zone=zone) or reported_date(
        evidence.title, evidence.text, seen_at=seen_at, zone=zone, language=evidence.language
    )
    return told or first_seen(seen_at), None


def _changed(raw: RawItem, language: str | None, *, seen_at: datetime, zone: str | None) -> datetime | None:
    """The latest change that the item or its page's server states; it was not published after that."""
    moments = [
        dated.value
        for text in (raw.updated, raw.modified)
        if (dated := printed_date(text, seen_at=seen_at, zone=zone, language=language)) and dated.basis == "stated"
    ]
    return max(moments, default=None)


def _updated(
    raw: RawItem, published: Dated, evidence: Evidence, *, seen_at: datetime, zone: str | None
) -> datetime | None:
    dated = printed_date(raw.updated, seen_at=seen_at, zone=zone, language=evidence.language, evidence=evidence)
    return dated.value if dated and published.value < dated.value <= seen_at else None


def _keys(raw: RawItem, url: str | None, page_url: str, title: str, text: str) -> tuple[str, str]:
    if url:
        page, _, anchor = url.partition("#")
        if anchor and urls.identity(page) == urls.identity(page_url):  # a place on the list itself: no other name
            return f"{urls.identity(page)}#{anchor}", f"{urls.loose(page)}#{anchor}"
        return urls.identity(url), urls.loose(url)
    key = (raw.guid or "").strip() or f"{urls.identity(page_url)}#{_digest(title + text)}"
    return key, key


def _digest(text: str) -> str:
    import xxhash

    return xxhash.xxh3_128_hexdigest(text.encode("utf-8", "surrogatepass"))


def _guid_as_link(raw: RawItem) -> str | None:
    guid = (raw.guid or "").strip()
    return urls.absolute(guid, None) if guid.lower().startswith(("http://", "https://")) else None


def _text(raw: RawItem) -> str:
    """The article's text, or the longer of what the list or feed carries."""
    if raw.text and (whole := plain.paragraphs(raw.text)):
        return whole
    return max(html.to_text(raw.content), html.to_text(raw.summary), key=len)


def _content(raw: RawItem) -> str | None:
    if raw.content:
        return raw.content
    return html.from_text(raw.text) if raw.text else raw.summary


def _summary(raw: RawItem, title: str, text: str) -> str:
    told = _TRAILER.sub("", html.to_text(raw.summary)).strip()
    if not told or told.casefold() == title.casefold():
        told = text
    told = plain.summarise(told)
    return "" if told.casefold() == title.casefold() else told


def _author(author: str) -> str:
    """RSS 2.0 writes «box@example.org (Name)», Atom the name."""
    line = plain.one_line(author)
    if match := re.fullmatch(r"\S+@\S+\s+\((.+)\)", line):
        return match[1]
    return "" if re.fullmatch(r"\S+@\S+", line) else plain.cut(line, 200)


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple({name.casefold(): name for name in reversed([n for n in names if n])}.values())[::-1]


def _media(raw: RawItem, base: str) -> tuple[tuple[str, ...], tuple[Enclosure, ...]]:
    """Pictures, the item's own first, and enclosures with absolute addresses, each once."""
    attached: dict[str, Enclosure] = {}
    for enclosure in raw.enclosures:
        if address := urls.absolute(enclosure.url, base):
            attached.setdefault(address, Enclosure(address, enclosure.type, enclosure.length))
    pictures = [p for p in (urls.absolute(raw.image, base),) if p]
    pictures += [e.url for e in attached.values() if (e.type or "").startswith("image/")]
    return tuple(pictures), tuple(attached.values())


def _first_picture(content: str | None) -> str | None:
    match = re.search(r"<img[^>]*\bsrc=\"([^\"]+)\"", content or "")
    return match[1].replace("&amp;", "&") if match else None


def _slug(url: str) -> str:
    """A name for a bare link: the words of its last part, or else the address itself."""
    from urllib.parse import unquote, urlsplit

    last = unquote(urlsplit(url).path).rstrip("/").rsplit("/", 1)[-1]
    words = re.sub(r"[-_+]+", " ", re.sub(r"\.\w{2,5}$", "", last)).strip()
    return plain.one_line(words if any(c.isalpha() for c in words) else url)
