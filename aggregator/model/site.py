"""Pages as values: what a template turns into HTML. Names of cities are already in the page's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aggregator.model.feed import Entry
from aggregator.model.item import Basis, Precision
from aggregator.model.place import City, CityPair, CityTag, PairTag
from aggregator.model.settings import Publisher, Republish
from aggregator.model.story import Relation


@dataclass(frozen=True, slots=True)
class SiteInfo:
    """What every feed and page says of its publisher and of the program that made it."""

    publisher: Publisher
    version: str
    hubs: tuple[str, ...] = ()  # WebSub hubs


@dataclass(frozen=True, slots=True)
class CityTally:
    """How much stands on a city's shelf."""

    city: City
    stories: int
    newest: datetime | None = None  # publication of the newest story


@dataclass(frozen=True, slots=True)
class PairTally:
    """How much stands on a pair's shelf."""

    pair: CityPair
    stories: int
    newest: datetime | None = None


@dataclass(frozen=True, slots=True)
class SourceTally:
    """One source as a list of sources shows it."""

    source_id: str
    title: str
    url: str  # without credentials
    home: City | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """One source's telling, as a story page shows it."""

    source_id: str
    source_title: str
    url: str
    title: str
    language: str | None
    published: datetime
    basis: Basis
    precision: Precision
    date_because: str
    summary: str
    relation: Relation
    because: str  # why it stands in this story
    cities: tuple[CityTag, ...] = ()
    pairs: tuple[PairTag, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexPage:
    language: str
    entries: tuple[Entry, ...]
    cities: tuple[CityTally, ...]  # most recent first
    pairs: tuple[PairTally, ...]  # most recent first
    updated: datetime | None = None  # of the newest entry; what «recent» counts from
    address: str = "index"


@dataclass(frozen=True, slots=True)
class CityPage:
    language: str
    address: str
    city: City
    entries: tuple[Entry, ...]
    partners: tuple[PairTally, ...]  # the city's pairs, most told first


@dataclass(frozen=True, slots=True)
class PairPage:
    language: str
    address: str
    pair: CityPair
    entries: tuple[Entry, ...]
    city_pages: tuple[City, ...] = ()  # the ends that have a page of their own


@dataclass(frozen=True, slots=True)
class StoryPage:
    language: str
    address: str
    entry: Entry
    tellings: tuple[Telling, ...]  # every teller, in the order of joining
    city_pages: tuple[City, ...] = ()  # where the story stands
    pair_pages: tuple[CityPair, ...] = ()


@dataclass(frozen=True, slots=True)
class SourcePage:
    language: str
    address: str
    source: SourceTally
    republish: Republish
    rights: str | None
    partnerships: bool  # the page is the home city's own news of its partners
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class CitiesPage:
    language: str
    cities: tuple[CityTally, ...]  # by name
    address: str = "cities/index"


@dataclass(frozen=True, slots=True)
class PairsPage:
    language: str
    pairs: tuple[PairTally, ...]  # by name
    address: str = "pairs/index"


@dataclass(frozen=True, slots=True)
class AboutPage:
    language: str
    sources: tuple[SourceTally, ...]
    address: str = "about"


@dataclass(frozen=True, slots=True)
class EmbedPage:
    """Where a city's web editor finds what to paste; what there is to choose from stands in a file beside it."""

    language: str
    address: str = "embed/index"


@dataclass(frozen=True, slots=True)
class StatusRow:
    """One source in ``status.json`` and on the status page."""

    id: str
    url: str
    title: str | None
    state: str
    reason: str | None
    http_status: int | None
    last_visit: datetime | None
    last_success: datetime | None
    next_visit: datetime | None
    failures: int
    items: int
    seconds: float | None
    rejects: int = 0  # entries of the latest page that could not be used
    warnings: tuple[str, ...] = ()  # what the operator should look at though the source is read


@dataclass(frozen=True, slots=True)
class StatusPage:
    language: str
    generated: datetime
    sources: tuple[StatusRow, ...]
    address: str = "status"


SitePage = (
    IndexPage
    | CityPage
    | PairPage
    | StoryPage
    | SourcePage
    | CitiesPage
    | PairsPage
    | AboutPage
    | StatusPage
    | EmbedPage
)


@dataclass(frozen=True, slots=True)
class FeedRef:
    """A feed as a subscription list names it."""

    address: str  # without suffix
    title: str
    page: str  # address of the page about the same, without suffix
    group: str = ""  # heading it stands under


@dataclass(frozen=True, slots=True)
class PageRef:
    """A page as the sitemap names it; its translations follow from the publisher's languages."""

    address: str  # without language and suffix
    updated: datetime | None = None
