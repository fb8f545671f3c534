"""What may stand in a published file: characters XML 1.0 allows, addresses that are addresses, dates as RFC 3339 has
them."""

from __future__ import annotations

import dataclasses
import re
from collections import deque
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import cache
from operator import is_not
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import quote, urlsplit

from aggregator.model import Enclosure
from aggregator.publish.words import words

if TYPE_CHECKING:
    from aggregator.model import Entry

T = TypeVar("T")

#: XML 1.0 § 2.2 forbids the controls, lone surrogates and U+FFFE/FFFF; the C1 controls and the other noncharacters it
#: only advises against, but validators warn and no reader shows them.
FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_PARTS: Final = re.compile(r"(?:([A-Za-z][A-Za-z0-9+.\-]*://)([^/?#]*))?(.*)", re.DOTALL)
#: «CC BY-SA 4.0», «Creative Commons BY 3.0 DE»: the licences of creativecommons.org as people write them.
_CREATIVE_COMMONS: Final = re.compile(
    r"(?:CC|Creative Commons)[\s-]+(?P<kind>BY(?:-NC)?(?:-SA|-ND)?)[\s-]+"
    r"(?P<version>[1-4]\.\d)(?:[\s-]+(?P<port>[A-Z]{2}))?",
    re.IGNORECASE,
)
_PUBLIC_DOMAIN: Final = re.compile(r"(?:CC[\s-]?0|CC Zero)(?:[\s-]+1\.0)?", re.IGNORECASE)
_IMAGES: Final = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
}


def clean(text: str) -> str:
    """``text`` without what no published file may contain; a carriage return is a line end."""
    text = FORBIDDEN.sub("", text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def cleaned(value: T) -> T:
    """The same frozen value with every string clean and every date to the second, tuples and values inside included."""
    for known, result in _LATELY:
        if known is value or result is value:
            return result  # type: ignore[return-value]
    result = _cleaned(value)
    _LATELY.append((value, result))
    return result  # type: ignore[return-value]


#: What was cleaned last: every format asks for the same feed and site.
_LATELY: Final[deque[tuple[object, object]]] = deque(maxlen=4)


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, datetime):
        return _to_the_second(value)
    if isinstance(value, tuple):
        members = tuple(map(_cleaned, value))
        return members if any(map(is_not, members, value)) else value
    kind: Any = type(value)
    changed = {name: inner for name in _fields(kind) if (inner := _cleaned(old := getattr(value, name))) is not old}
    return dataclasses.replace(value, **changed) if changed else value  # type: ignore[type-var]


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()


def _to_the_second(moment: datetime) -> datetime:
    """RFC 3339 knows no seconds in an offset, but the local mean times of the nineteenth century have them."""
    offset = moment.utcoffset() or timedelta()
    if offset % timedelta(minutes=1):
        moment = moment.astimezone(UTC)
    return moment.replace(microsecond=0) if moment.microsecond else moment


def uri(url: str) -> str:
    """``url`` as a URI of ASCII alone (RFC 3986): RSS and Media RSS take no IRI, and validators stumble over them in
    Atom.

    A host in letters of its own becomes its IDNA name, every other character that no URI may contain there (spaces,
    quotes, brackets, a second «#», a «%» that encodes nothing, letters beyond ASCII …) is percent-encoded.
    """
    scheme, host, rest = _PARTS.fullmatch(clean(url).strip()).groups("")  # type: ignore[union-attr] # matches all
    path, hash_sign, fragment = rest.partition("#")
    return scheme + _host(host) + _encoded(path, "[]") + hash_sign + _encoded(fragment, "[]#")


def _host(host: str) -> str:
    if host.isascii():
        return _encoded(host)
    import idna

    who, at, name = host.rpartition("@")
    name, colon, port = name.partition(":")
    with suppress(idna.IDNAError):  # then percent-encoded (RFC 3986 § 3.2.2)
        name = idna.encode(name, uts46=True).decode("ascii")
    return _encoded(f"{who}{at}{name}{colon}{port}")


def _encoded(text: str, more: str = "") -> str:
    return _barred(more).sub(lambda found: quote(found[0], safe=""), text)


@cache
def _barred(more: str) -> re.Pattern[str]:
    return re.compile(r"[^!#-;=?-Z\[\]_a-z~]" + (f"|[{re.escape(more)}]" if more else "") + "|%(?![0-9A-Fa-f]{2})")


def web_address(url: str) -> str:
    """``url`` if it is http(s), else "": what a page may link to."""
    try:
        safe = urlsplit(url.strip()).scheme.lower() in {"http", "https"}
    except ValueError:
        return ""
    return uri(url) if safe else ""


def language_tag(language: str | None) -> str:
    """A well-formed language tag (RFC 5646); ``und`` where the language is not known."""
    tag = (language or "").replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else "und"


@cache
def direction(language: str) -> str:
    """Which way a language is written: ``ltr`` or ``rtl``; CLDR knows."""
    from babel import Locale, UnknownLocaleError

    try:
        order = Locale.parse(language_tag(language), sep="-").character_order
    except (UnknownLocaleError, ValueError):
        return "ltr"
    return "rtl" if order == "right-to-left" else "ltr"


@cache
def day(when: date, language: str) -> str:
    """A day in words of the language, English where CLDR has none."""
    from babel import UnknownLocaleError
    from babel.dates import format_date

    try:
        return format_date(when, format="long", locale=language_tag(language).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return format_date(when, format="long", locale="en")


def image_type(url: str) -> str | None:
    """The media type the address of a picture suggests."""
    path = re.split(r"[?#]", url, maxsplit=1)[0]
    return _IMAGES.get(path.rpartition(".")[2].lower())


def files(entry: Entry) -> tuple[Enclosure, ...]:
    """What may be downloaded: the source's enclosures, then its picture unless it is one of them or of unknown type."""
    shown = picture(entry)
    if shown is None or shown.type is None or any(file.url == shown.url for file in entry.enclosures):
        return entry.enclosures
    return (*entry.enclosures, shown)


def picture(entry: Entry) -> Enclosure | None:
    """The picture with all that is known of it: an enclosure of the same address may tell type and length."""
    if not entry.image:
        return None
    told = next((file for file in entry.enclosures if file.url == entry.image), Enclosure(entry.image))
    return Enclosure(entry.image, told.type or image_type(entry.image), told.length)


def licence(rights: str | None) -> str | None:
    """The address of a licence: ``rights`` itself, or that of the Creative Commons licence it names."""
    rights = (rights or "").strip()
    if rights.startswith(("https://", "http://")) and not any(map(str.isspace, rights)):
        return rights
    if found := _CREATIVE_COMMONS.fullmatch(rights):
        port = f"{found['port'].lower()}/" if found["port"] else ""
        return f"https://creativecommons.org/licenses/{found['kind'].lower()}/{found['version']}/{port}"
    return "https://creativecommons.org/publicdomain/zero/1.0/" if _PUBLIC_DOMAIN.fullmatch(rights) else None


def source_name(entry: Entry) -> str:
    """What to call the entry's source; never empty."""
    return entry.origin.title.strip() or entry.origin.source_id


def authors(entry: Entry) -> tuple[str, ...]:
    """Who wrote it, or the source: without an author of its own an entry would be the publisher's work."""
    return tuple(name for name in entry.authors if name.strip()) or (source_name(entry),)


def summary_with_tellers(entry: Entry) -> str:
    """The summary, and on a line of its own who else tells the story."""
    say = words(entry.language or "en")
    told = ", ".join(dict.fromkeys(one.source_title for one in entry.related))
    line = f"{say['also_told_by']}: {told}." if told else ""
    return "\n\n".join(part for part in (entry.summary, line) if part)


def description(entry: Entry) -> str:
    """What an entry says besides its title; the title again where it says nothing: RSS and JSON Feed demand a text,
    and RFC 4287 § 4.1.1.1 advises it."""
    return summary_with_tellers(entry) or entry.title or entry.url
