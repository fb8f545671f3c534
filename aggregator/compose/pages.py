"""Stories as page values, one function a kind of page. The language chooses leads and names, never what is shown."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from aggregator.compose.chart import around, city_map, ground, window
from aggregator.compose.desk import without_credentials
from aggregator.compose.entries import entry
from aggregator.compose.feeds import address_of, newest
from aggregator.compose.shelves import shelves
from aggregator.model.site import (
    AboutPage,
    CitiesPage,
    CityPage,
    CityTally,
    IndexPage,
    PairPage,
    PairsPage,
    PairTally,
    SourcePage,
    SourcesPage,
    SourceTally,
    StoryPage,
    Telling,
    Week,
    YearPage,
    YearTally,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aggregator.compose.desk import Desk
    from aggregator.compose.projection import Window
    from aggregator.model import City, CityPair, Entry, Story, Teller
    from aggregator.model.site import Ground

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


#: What «recent» means on the map and in lists, and how far the timeline goes back: whole weeks.
WEEKS = 12


def recent_since(newest_story: datetime) -> datetime:
    """The first moment (UTC) of the last weeks: the Monday that begins the first of them."""
    monday = _monday(newest_story) - timedelta(weeks=WEEKS - 1)
    return datetime(monday.year, monday.month, monday.day, tzinfo=UTC)


def index_page(
    stories: Iterable[Story],
    cities: Sequence[CityTally],
    pairs: Sequence[PairTally],
    desk: Desk,
    language: str,
    *,
    published: Sequence[datetime] = (),
) -> IndexPage:
    """The home page: the map, the last weeks (``published``: when their stories were, UTC), the newest stories, and the
    cities and pairs of which something was told last."""
    entries = newest(stories, desk, language)
    local, tied = _cities(cities, desk, language), _pairs(pairs, desk, language)
    view = map_window(pairs)
    return IndexPage(
        language=language,
        entries=entries,
        cities=tuple(sorted(local, key=_newest_first)),
        pairs=tuple(sorted(tied, key=_newest_first)),
        updated=max((one.published for one in entries), default=None),
        chart=city_map(local, tied, view) if view else None,
        weeks=_weeks(published, entries),
    )


def map_window(pairs: Iterable[PairTally]) -> Window | None:
    """What the map shows: every city that has a pair."""
    return window(city for one in pairs for city in (one.pair.a, one.pair.b))


def map_ground(pairs: Iterable[PairTally], desk: Desk) -> Ground | None:
    """What lies below the map, the same for every language; None when there is no city to show."""
    view = map_window(pairs)
    return ground(desk.coasts(), view) if view else None


def _weeks(published: Sequence[datetime], entries: Iterable[Entry]) -> tuple[Week, ...]:
    if not published:
        return ()
    told = Counter(_monday(when) for when in published)
    last, first = max(told), _monday(recent_since(max(published)))
    shown = {_monday(entry.published.astimezone(UTC)) for entry in entries}
    mondays = (first + timedelta(weeks=n) for n in range((last - first).days // 7 + 1))
    return tuple(Week(monday, told[monday], monday in shown) for monday in mondays)


def _monday(when: datetime) -> date:
    day = when.date()
    return day - timedelta(days=day.weekday()) if day.toordinal() > 7 else day


def city_page(
    city: City, stories: Iterable[Story], partners: Iterable[PairTally], desk: Desk, language: str
) -> CityPage:
    """A city's stories, and the pairs it is an end of."""
    ranked = sorted(_pairs(partners, desk, language), key=_newest_first)
    ranked.sort(key=lambda tally: -tally.stories)
    local = desk.localised(city, language)
    entries = newest(stories, desk, language)
    return CityPage(language, address_of(city), local, entries, tuple(ranked), around(local, ranked))


def pair_page(
    two: CityPair, stories: Iterable[Story], desk: Desk, language: str, years: Mapping[int, int] | None = None
) -> PairPage:
    """The newest stories of one pair, and of which years (None: those of the stories) there are how many."""
    local = desk.localised_pair(two, language)
    allowed = None if desk.cities is None else {city.slug for city in desk.cities}
    ends = tuple(city for city in (local.a, local.b) if allowed is None or city.slug in allowed)
    entries = newest(stories, desk, language)
    shown = Counter(one.published.year for one in entries)
    return PairPage(language, address_of(two), local, entries, ends, _years(shown if years is None else years, shown))


def year_page(
    two: CityPair, year: int, stories: Iterable[Story], desk: Desk, language: str, years: Iterable[int] = ()
) -> YearPage:
    """All stories of a pair from one year, newest first; ``years`` have such a page."""
    told = sorted(stories, key=lambda one: (one.published, one.id), reverse=True)
    return YearPage(
        language,
        year_address(two, year),
        desk.localised_pair(two, language),
        year,
        tuple(entry(one, desk, language) for one in told),
        tuple(sorted(years, reverse=True)),
    )


def year_address(two: CityPair, year: int) -> str:
    """Where a year of a pair is told whole."""
    return f"{address_of(two)}/{year}"


def _years(years: Mapping[int, int], shown: Mapping[int, int]) -> tuple[YearTally, ...]:
    return tuple(
        YearTally(year, stories, shown.get(year, 0) < stories) for year, stories in sorted(years.items(), reverse=True)
    )


def story_page(story: Story, desk: Desk, language: str) -> StoryPage:
    """All tellers of one story, with what each was taken to say."""
    stands = shelves(story, rules=desk.rules, sources=desk.sources, homes=desk.homes, cities=desk.cities)
    return StoryPage(
        language=language,
        address=f"stories/{story.id}",
        entry=entry(story, desk, language),
        tellings=tuple(_telling(teller, desk, language) for teller in story.tellers),
        city_pages=tuple(desk.localised(city, language) for city in stands.cities),
        pair_pages=tuple(desk.localised_pair(two, language) for two in stands.pairs),
    )


def source_page(source_id: str, stories: Iterable[Story], desk: Desk, language: str) -> SourcePage:
    """What a source is, and the stories it tells."""
    source = desk.source(source_id)
    return SourcePage(
        language=language,
        address=f"sources/{source_id}",
        source=_source(source_id, desk, language),
        republish=source.republish,
        rights=source.rights,
        partnerships=source.about == "partnerships",
        entries=newest(stories, desk, language),
    )


def cities_page(cities: Iterable[CityTally], desk: Desk, language: str) -> CitiesPage:
    """All cities with a feed, by name."""
    return CitiesPage(language, tuple(sorted(_cities(cities, desk, language), key=lambda one: _by_name(one.city))))


def pairs_page(pairs: Iterable[PairTally], desk: Desk, language: str) -> PairsPage:
    """All pairs with a feed, by name."""
    ranked = sorted(_pairs(pairs, desk, language), key=lambda one: (_by_name(one.pair.a), _by_name(one.pair.b)))
    return PairsPage(language, tuple(ranked))


def sources_page(desk: Desk, language: str) -> SourcesPage:
    """What each source is."""
    return SourcesPage(language, tuple(_source(source_id, desk, language) for source_id in desk.sources))


def about_page(desk: Desk, language: str) -> AboutPage:
    """Who publishes this, from which sources."""
    return AboutPage(language, tuple(_source(source_id, desk, language) for source_id in desk.sources))


def _telling(teller: Teller, desk: Desk, language: str) -> Telling:
    item = teller.item
    return Telling(
        source_id=item.source_id,
        source_title=desk.source_title(item.source_id),
        url=item.url,
        title=item.title,
        language=item.language,
        published=item.published.value,
        basis=item.published.basis,
        precision=item.published.precision,
        date_because=item.published.because,
        summary="" if desk.source(item.source_id).republish == "title" else item.summary,
        relation=teller.relation,
        because=teller.because,
        cities=tuple(replace(tag, city=desk.localised(tag.city, language)) for tag in teller.tagging.cities),
        pairs=tuple(replace(tag, pair=desk.localised_pair(tag.pair, language)) for tag in teller.tagging.pairs),
    )


def _source(source_id: str, desk: Desk, language: str) -> SourceTally:
    source = desk.source(source_id)
    home = desk.homes.get(source_id)
    return SourceTally(
        source_id=source_id,
        title=desk.source_title(source_id),
        url=without_credentials(source.url),
        home=home and desk.localised(home, language),
        language=source.language,
        kind=source.kind,
        republish=source.republish,
        rights=source.rights,
        partnerships=source.about == "partnerships",
    )


def _cities(tallies: Iterable[CityTally], desk: Desk, language: str) -> list[CityTally]:
    return [replace(one, city=desk.localised(one.city, language)) for one in tallies]


def _pairs(tallies: Iterable[PairTally], desk: Desk, language: str) -> list[PairTally]:
    return [replace(one, pair=desk.localised_pair(one.pair, language)) for one in tallies]


def _newest_first(tally: CityTally | PairTally) -> tuple[float, str]:
    subject = tally.city if isinstance(tally, CityTally) else tally.pair
    return -(tally.newest or _LONG_AGO).timestamp(), subject.slug


def _by_name(city: City) -> tuple[str, str]:
    return city.name.casefold(), city.slug
