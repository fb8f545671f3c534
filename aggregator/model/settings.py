"""What feeds.yaml says, as frozen values. ``aggregator.settings`` reads them, everyone may hold them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

Kind = str  # "auto" or a row of parse.PARSERS
ArticlesMode = Literal["auto", "always", "never"]
Republish = Literal["full", "summary", "title"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One complaint about the configuration. ``str()`` gives ``file:line:column: key.path: what is wrong``."""

    file: str
    line: int  # 1-based; 0 when unknown
    column: int  # 1-based; 0 when unknown
    path: str  # "sources[3].kind", "" for the whole file
    message: str  # what is wrong and what to do, with a did-you-mean where there is one
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        key = f"{self.path}: " if self.path else ""
        mark = "warning: " if self.severity == "warning" else ""
        return f"{where}: {mark}{key}{self.message}"


@dataclass(frozen=True, slots=True)
class Selectors:
    """CSS selectors of a listing or an article page (or paths of a JSON source); all but ``item`` relative to it."""

    item: str | None = None
    title: str | None = None
    link: str | None = None
    date: str | None = None
    summary: str | None = None
    image: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One page or feed to visit, as the operator described it."""

    id: str
    url: str  # absolute http(s), IDNA host
    title: str | None = None  # display name; the feed's or site's own title otherwise
    kind: Kind = "auto"
    home: str | None = None  # "Krasnodar, RU" or a GeoNames id, as written
    about: Literal["partnerships"] | None = None
    language: str | None = None  # BCP 47 hint
    every: timedelta | None = None  # None: adaptive
    articles: ArticlesMode = "auto"
    selectors: Selectors | None = None
    republish: Republish = "summary"
    rights: str | None = None
    ca: str | None = None  # PEM file, this source only
    proxy: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    auth: str | None = None  # "env:NAME", whose value is "user:password" or "Bearer …"
    include: tuple[str, ...] = ()  # regular expressions over title and text; an item must match one
    exclude: tuple[str, ...] = ()  # … and none of these
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Author:
    name: str
    email: str | None = None
    uri: str | None = None


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes: becomes the feeds' author, ids and addresses."""

    title: str
    base_url: str  # ends with "/"
    author: Author
    languages: tuple[str, ...] = ("en",)  # of editions and pages; the first is the root's
    imprint: str | None = None
    privacy: str | None = None


@dataclass(frozen=True, slots=True)
class Network:
    """How we behave on the network."""

    user_agent: str | None = None  # None: name, version and base_url
    allow_private: tuple[str, ...] = ()  # host, host:port or CIDR
    max_body: int = 10_000_000  # decompressed bytes
    timeout: timedelta = timedelta(seconds=30)  # one response, connect to last byte
    visit_budget: timedelta = timedelta(minutes=5)  # one visit with its article pages
    concurrency: int = 1  # requests at a time to one host
    delay: timedelta = timedelta(seconds=1)  # between requests to one host


@dataclass(frozen=True, slots=True)
class Keep:
    """How much of what servers answered is kept, so that ``reparse`` can read it again."""

    visits: int = 5  # the latest of each source that brought something; 0: nothing
    size: int = 100_000_000  # compressed bytes over all sources; the oldest visits make room


@dataclass(frozen=True, slots=True)
class PublishRules:
    """Which stories are shown."""

    min_score: float = 0.5
    unpaired: bool = False
    entries: int = 50
    hub: tuple[str, ...] = ()  # WebSub hubs that feeds name and that are told of changes


@dataclass(frozen=True, slots=True)
class CityRule:
    """One row of ``cities:``: a city to publish; with coordinates it may define one GeoNames lacks."""

    name: str  # "Krasnodar, RU" or a GeoNames id, as written
    names: tuple[str, ...] = ()  # more names and inflected forms, any language
    latitude: float | None = None
    longitude: float | None = None
    timezone: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """The whole of feeds.yaml."""

    publisher: Publisher
    sources: tuple[Source, ...] = ()
    network: Network = field(default_factory=Network)
    publish: PublishRules = field(default_factory=PublishRules)
    cities: tuple[CityRule, ...] = ()  # empty: publish every city found
    twins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # a city's known partners, as written
    keep: Keep = field(default_factory=Keep)
