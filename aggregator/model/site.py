"""Pages as values: what a template turns into HTML. Names of cities are already in the page's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from aggregator.model.feed import Entry
from aggregator.model.item import Basis, Precision
from aggregator.model.place import City, CityPair, CityTag, PairTag
from aggregator.model.settings import Kind, Publisher, Republish
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
    recent: int = 0  # stories of the last weeks, counted back from the newest story of all


@dataclass(frozen=True, slots=True)
class PairTally:
    """How much stands on a pair's shelf."""

    pair: CityPair
    stories: int
    newest: datetime | None = None
    recent: int = 0  # as of a city


#: A piece of land: (longitude, latitude) in degrees, all the way round.
Coast = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """A city on a drawing; positions are units of the drawing, y grows downwards."""

    city: City
    x: float
    y: float
    stories: int
    size: int = 1  # 1 (least told) … 5
    side: Literal["", "start", "end"] = ""  # where its name begins; "": no room for it
    major: bool = False  # among the few to be named where there is little room
    page: bool = True  # the city has a page of its own


@dataclass(frozen=True, slots=True)
class Arc:
    """A pair on a drawing: a curve from its one end over a control point to the other."""

    pair: CityPair
    points: tuple[float, float, float, float, float, float]
    stories: int
    recent: int = 0
    size: int = 1  # 1 … 5


@dataclass(frozen=True, slots=True)
class Chart:
    """Cities and their pairs, drawn: on the map, or around one of them."""

    width: float
    height: float
    arcs: tuple[Arc, ...]  # least told first
    dots: tuple[Dot, ...]  # most told first


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies below a map, in its units: land, and the lines of the graticule."""

    width: float
    height: float
    land: tuple[Coast, ...] = ()
    lines: tuple[Coast, ...] = ()


@dataclass(frozen=True, slots=True)
class Week:
    """How many stories were published in the seven days from a Monday on."""

    monday: date
    stories: int
    shown: bool = False  # some of them stand on the page


@dataclass(frozen=True, slots=True)
class SourceTally:
    """One source as a list of sources shows it."""

    source_id: str
    title: str
    url: str  # without credentials
    home: City | None = None
    language: str | None = None
    kind: Kind = "auto"
    republish: Republish = "summary"
    rights: str | None = None
    partnerships: bool = False  # the page is the home city's own news of its partners


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
    chart: Chart | None = None
    weeks: tuple[Week, ...] = ()  # oldest first
    address: str = "index"


@dataclass(frozen=True, slots=True)
class CityPage:
    language: str
    address: str
    city: City
    entries: tuple[Entry, ...]
    partners: tuple[PairTally, ...]  # the city's pairs, most told first
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class YearTally:
    """How much two cities did together in a year, as the news date it where they come from."""

    year: int
    stories: int
    page: bool = False  # told whole on a page of its own, not on the pair's


@dataclass(frozen=True, slots=True)
class PairPage:
    language: str
    address: str
    pair: CityPair
    entries: tuple[Entry, ...]
    city_pages: tuple[City, ...] = ()  # the ends that have a page of their own
    years: tuple[YearTally, ...] = ()  # newest first


@dataclass(frozen=True, slots=True)
class YearPage:
    """One year of a pair, whole."""

    language: str
    address: str
    pair: CityPair
    year: int
    entries: tuple[Entry, ...]
    years: tuple[int, ...] = ()  # that have such a page, newest first


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
class SourcesPage:
    language: str
    sources: tuple[SourceTally, ...]
    address: str = "sources/index"


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
    days: tuple[int, ...] = ()  # items published on each of the last days (UTC), today's last


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
    | YearPage
    | StoryPage
    | SourcePage
    | CitiesPage
    | PairsPage
    | SourcesPage
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
