"""What came over the wire, and what a parser made of it: text as it stands there, untrusted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from aggregator.model.settings import Selectors


@dataclass(frozen=True, slots=True)
class Validators:
    """What lets the next request be answered «nothing new» (RFC 9110 § 8.8), and our own digest of the body."""

    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None  # xxh3-128 hex of the decompressed body
    url: str | None = None  # the address, after redirects, that gave them; nobody else is told them


@dataclass(frozen=True, slots=True)
class Page:
    """One answer with a body, decompressed, not yet decoded."""

    url: str  # final address after redirects
    body: bytes
    fetched: datetime  # the moment of reading (the cycle's now)
    status: int = 200
    content_type: str | None = None  # the header as sent, with charset
    last_modified: str | None = None  # the header as sent
    validators: Validators = Validators()
    moved_to: str | None = None  # where an unbroken chain of 301/308 led
    fresh_for: timedelta | None = None  # as stated by Cache-Control or Expires; None: not stated


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The server said 304, or sent the same bytes again."""

    status: int
    validators: Validators
    moved_to: str | None = None
    fresh_for: timedelta | None = None


@dataclass(frozen=True, slots=True)
class HostState:
    """What we remember of one host between cycles.

    ``robots_body`` None with a fetch date: no rules (404) or none to be had.
    """

    host: str  # host[:port], lower case, IDNA
    robots_body: str | None = None
    robots_status: int | None = None
    robots_fetched: datetime | None = None
    not_before: datetime | None = None  # from Retry-After; nobody asks this host earlier


@dataclass(frozen=True, slots=True)
class Enclosure:
    url: str
    type: str | None = None
    length: int | None = None


@dataclass(frozen=True, slots=True)
class RawItem:
    """One entry as it stands on the page."""

    title: str = ""
    link: str | None = None  # absolute where the parser could resolve it, else as printed
    guid: str | None = None
    published: str | None = None  # as printed or as in the machine-readable attribute
    updated: str | None = None
    summary: str | None = None  # HTML or text
    content: str | None = None  # HTML
    text: str | None = None  # whole main text of an article page: paragraphs, one blank line between, no captions
    language: str | None = None
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    image: str | None = None
    caption: str | None = None  # what is written below the picture
    enclosures: tuple[Enclosure, ...] = ()
    position: int = 0  # in document order
    base: str | None = None  # what relative links inside content count from
    page: str | None = None  # the feed or list it stood on, after redirects
    article: Literal["read", "missing"] | None = None  # the page behind the item; None: not asked yet, or try again
    continued: tuple[str, ...] = ()  # addresses of the article's further pages, in order: to read and join
    related: tuple[str, ...] = ()  # addresses of a «more in this category» block: to visit, never text
    dates: tuple[str, ...] = ()  # other printed dates of the page: evidence for a missing year
    order: tuple[str, ...] = ()  # dates of the list it stands in, in the list's order: likewise
    modified: str | None = None  # Last-Modified of its own page, as sent: likewise


@dataclass(frozen=True, slots=True)
class Reject:
    """A bad entry: recorded, told, and the rest went on."""

    position: int
    reason: str
    excerpt: str = ""  # ≤ 200 characters


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one page yielded."""

    kind: str  # the parser that read it
    items: tuple[RawItem, ...] = ()
    title: str | None = None  # of the feed or page
    language: str | None = None  # of the feed or page (xml:lang, <html lang>, <language>)
    site: str | None = None  # the human page of a feed
    rejects: tuple[Reject, ...] = ()
    warnings: tuple[str, ...] = ()
    more: tuple[str, ...] = ()  # pages to read for the rest, likeliest first: an index's sitemaps, a page's feed


@dataclass(frozen=True, slots=True)
class ListCandidate:
    """A list a page holds: its items, and why it is, or is not, taken for the news."""

    items: tuple[RawItem, ...]
    form: Literal["markup", "json-ld", "microdata", "state"]  # what it was read from
    because: str  # one line
    selectors: Selectors | None = None  # what would pin it in feeds.yaml; None where no CSS holds one record
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names."""

    url: str
    title: str | None
    because: str  # how it is named, one line


@dataclass(frozen=True, slots=True)
class Clues:
    """What a page says of where its site tells its news."""

    url: str
    title: str | None = None
    site: str | None = None  # the site's own name
    language: str | None = None
    system: str | None = None  # the content system, where it betrays itself
    feeds: tuple[FeedLink, ...] = ()  # declared for machines first, then those linked to
    usual: tuple[str, ...] = ()  # addresses at which such a system, or many a site, keeps a feed
    channels: tuple[str, ...] = ()  # previews of the Telegram channels it links to
    lists: tuple[ListCandidate, ...] = ()  # the one that would be read first
