"""Fetches stories from the store, has them composed, and writes the files of one address at a time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from aggregator import __version__, compose, publish
from aggregator.compose import Desk
from aggregator.model import City, CityPair, Story, pair
from aggregator.model.site import CityTally, PageRef, PairTally, SiteInfo, SitePage
from aggregator.publish.links import absolute
from aggregator.publish.sitemap import month, span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aggregator.compose.feeds import Subject
    from aggregator.model import Feed, Told
    from aggregator.model.site import FeedRef
    from aggregator.store import Store

_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


@dataclass
class Press:
    """Writes what a publisher shows. Every method returns how many files changed."""

    store: Store
    shelf: publish.Shelf
    desk: Desk
    site: SiteInfo = field(init=False)
    _months: set[str] = field(init=False, default_factory=set)  # whose stories came, changed or left: "2026-11"
    _years: dict[str, set[int]] = field(init=False, default_factory=lambda: defaultdict(set))  # of pairs, likewise
    _all_years: set[str] = field(init=False, default_factory=set)  # pairs of which one left, of whatever year
    _all_months: bool = field(init=False, default=False)  # one left of which nothing is known any more

    def __post_init__(self) -> None:
        self.site = SiteInfo(self.desk.publisher, __version__, self.desk.rules.hub)

    @property
    def _languages(self) -> tuple[str, ...]:
        return self.desk.publisher.languages

    @property
    def _entries(self) -> int:
        return self.desk.rules.entries

    @cached_property
    def _known(self) -> dict[str, City]:
        return self.store.cities()

    @cached_property
    def _tallies(self) -> tuple[list[CityTally], list[PairTally]]:
        cities: list[CityTally] = []
        pairs: list[PairTally] = []
        newest = self.store.published("all")
        since = compose.recent_since(newest[0]) if newest else None
        for stands in self.store.addresses(since, pages=False):
            match self._subject(stands.address):
                case City() as city:
                    cities.append(CityTally(city, stands.stories, stands.newest, stands.recent))
                case CityPair() as two:
                    pairs.append(PairTally(two, stands.stories, stands.newest, stands.recent))
                case None:
                    pass
        return cities, pairs

    @cached_property
    def _partners(self) -> dict[str, list[PairTally]]:
        """A city's slug → the pairs it is an end of."""
        found: defaultdict[str, list[PairTally]] = defaultdict(list)
        for tally in self._tallies[1]:
            for city in (tally.pair.a, tally.pair.b):
                found[city.slug].append(tally)
        return found

    def _subject(self, address: str) -> Subject:
        room, _, name = address.partition("/")
        if room == "cities":
            return self._known[name]
        if room == "pairs":
            return self._pair(name)
        return None

    def _pair(self, slug: str) -> CityPair:
        one, _, other = slug.partition("--")
        return pair(self._known[one], self._known[other])

    def prepare(self, behind: Iterable[str], now: datetime, *, everything: bool = False) -> list[str]:
        """Tells every feed's log what came, changed and left, and says what is to be written: ``behind``, and the
        feeds, archive documents and sources' pages that this concerns; all documents with ``everything``.

        Doing it twice does nothing more.
        """
        changed = {address.removeprefix("stories/") for address in behind if address.startswith("stories/")}
        lines: list[tuple[datetime, str, str, datetime, bool]] = []  # in the order of publication
        more = self._documents() if everything else set()
        self._all_months |= everything
        self._all_years.update(address for address in behind if everything and address.startswith("pairs/"))
        for batch in batched(sorted(changed), 500):
            stories, known = self.store.stories(batch), self.store.last_told(batch)
            for story_id in batch:
                story, told = stories.get(story_id), known.get(story_id, {})
                stands = compose.standings(story, self.desk) if story else {}
                more.update(f"sources/{teller.item.source_id}" for teller in (story.tellers if story else ()))
                for feed, moment in stands.items():
                    if story and feed.startswith("pairs/"):
                        self._years[feed].add(story.published.year)
                    last = told.get(feed)
                    if last is None or last.gone or last.moment < moment:
                        lines.append((story.published if story else now, story_id, feed, moment, False))
                for feed, last in told.items():
                    if feed not in stands and not last.gone and self._is_published(feed):
                        lines.append((now, story_id, feed, now, True))
                        more.add(feed.partition(".")[0])
                        self._all_years.add(feed)
                        pages = self.store.documents_with(feed, story_id)
                        more.update(compose.document_address(feed, page) for page in pages)
        lines.sort()
        with self.store.transaction():
            self.store.tell((feed, story_id, moment, gone) for _, story_id, feed, moment, gone in lines)
            self.store.mark_dirty(more)
        return sorted({*behind, *more})

    def _documents(self) -> set[str]:
        return {
            compose.document_address(feed, page)
            for feed, pages in self.store.archives().items()
            for page in range(1, pages + 1)
            if self._is_published(feed)
        }

    def _is_published(self, feed: str) -> bool:
        """Whether the feed, by its full address, is no edition in a language that is no longer published."""
        language = feed.partition(".")[2]
        return not language or language in self._languages

    def write(self, address: str) -> int:
        """All files of one address: ``cities/krasnodar-ru``, ``stories/<id>``, ``archive/cities/krasnodar-ru/3`` …"""
        room, _, name = address.partition("/")
        match room:
            case "archive":
                feed, _, page = name.rpartition("/")
                return self._write_document(feed, int(page))
            case "stories":
                return self._write_story(name)
            case "sources":
                return self._write_source(name)
            case "pairs" if "/" in name:
                slug, _, year = name.partition("/")
                self._years[f"pairs/{slug}"].add(int(year))
                return self._write_years(self._pair(slug))
            case _:
                return self._write_feed(address)

    def _write_feed(self, address: str) -> int:
        subject = self._subject(address)
        stories = self.store.shelf(address, self._entries)
        written = self._publish_feed(compose.feed(subject, stories, self.desk))
        if subject is None:  # its page is the index, which is written with the lists
            return written
        if isinstance(subject, CityPair):
            written += self._write_years(subject)
            years = self.store.years(address)
        for language in self._languages:
            told = self.store.shelf(address, self._entries, language=language)
            written += self._publish_feed(compose.feed(subject, told, self.desk, edition=language))
            if isinstance(subject, City):
                partners = self._partners[subject.slug]
                written += self._page(compose.city_page(subject, stories, partners, self.desk, language))
            else:
                written += self._page(compose.pair_page(subject, stories, self.desk, language, years))
        return written

    def _write_years(self, two: CityPair) -> int:
        """The years of a pair with more stories than its page shows; those that did not change stay."""
        address = compose.address_of(two)
        years = self.store.years(address)
        pages = (Path(path) for path in self.shelf.standing(address))
        standing = {int(page.stem) for page in pages if page.suffix == ".html" and page.stem.isdecimal()}
        wanted = self._with_pages(years)
        # Each leads to all others.
        changed = wanted if address in self._all_years or wanted != standing else wanted & self._years[address]
        written = sum(
            len(publish.publish_gone(self.shelf, compose.year_address(two, year), self.site))
            for year in sorted(standing - wanted)
        )
        for year in sorted(changed):
            told = self.store.of_year(address, year)
            for language in self._languages:
                written += self._page(compose.year_page(two, year, told, self.desk, language, wanted))
        self._years.pop(address, None)
        return written

    def _with_pages(self, years: Mapping[int, int]) -> set[int]:
        return {*years} if sum(years.values()) > self._entries else set()

    def _publish_feed(self, feed: Feed) -> int:
        """The feed, after the archive documents it leads to."""
        left = self.store.left(feed.address, self._entries)
        gone = compose.tombstones(left, self.desk, self._joined(left))
        documents = self.store.archived(feed.address)
        written = 0
        waiting = self.store.unarchived(feed.address)
        if made := compose.to_archive(waiting, replace(feed, gone=gone), self.desk):
            with self.store.transaction():
                new = self.store.archive(feed.address, made)
                # The newest so far learns of the next.
                touched = {compose.document_address(feed.address, page) for page in (documents, *new) if page}
                self.store.mark_dirty(touched)
            documents = new[-1]
            written += sum(self.write(document) for document in sorted(touched))
            self.store.mark_clean(touched)
        changed = publish.publish_feed(self.shelf, compose.with_past(feed, gone, documents), self.site)
        if changed and self.site.hubs:
            self.store.want_ping(self.site.hubs, [absolute(self.site, path) for path in changed])
        return written + len(changed) + len(publish.publish_embed(self.shelf, feed, self.site))

    def _write_document(self, address: str, page: int) -> int:
        """One archive document of the feed at this address."""
        plain, _, language = address.partition(".")
        feed = compose.feed(self._subject(plain), (), self.desk, edition=language or None)
        told = self.store.document(address, page)
        stories = self.store.stories([line.story_id for line in told if not line.gone])
        document = compose.archive_document(
            feed, page, self.store.archived(address), told, stories, self.desk, self._joined(told)
        )
        return len(publish.publish_feed(self.shelf, document, self.site))

    def _joined(self, told: Iterable[Told]) -> dict[str, str]:
        """Of stories that became part of others that are shown: which."""
        became = {line.story_id: self.store.resolved(line.story_id) for line in told if line.gone}
        others = self.store.stories({into for story_id, into in became.items() if into != story_id})
        return {story_id: into for story_id, into in became.items() if into in others and self._shown(others[into])}

    def _write_story(self, story_id: str) -> int:
        story = self.store.stories([story_id]).get(story_id)
        address = f"stories/{story_id}"
        if story is None:
            self._all_months = True
        else:
            self._months.add(month(story.published))
        if story is None or not self._shown(story):
            into = self.store.resolved(story_id)
            other = self.store.stories([into]).get(into) if into != story_id else None
            if other is not None and self._shown(other):
                return len(publish.publish_redirect(self.shelf, address, f"stories/{into}", self.site))
            return len(publish.publish_gone(self.shelf, address, self.site))
        return sum(self._page(compose.story_page(story, self.desk, language)) for language in self._languages)

    def _write_source(self, source_id: str) -> int:
        told = [story for story in self.store.told_by(source_id, self._entries) if self._shown(story)]
        return sum(self._page(compose.source_page(source_id, told, self.desk, lang)) for lang in self._languages)

    def _shown(self, story: Story) -> bool:
        desk = self.desk
        stands = compose.shelves(story, rules=desk.rules, sources=desk.sources, homes=desk.homes, cities=desk.cities)
        return stands.everywhere

    def write_lists(self) -> int:
        """What shows the whole: home, lists of cities and pairs, about, OPML, sitemap, style."""
        cities, pairs = self._tallies
        stories = self.store.shelf("all", self._entries)
        newest = self.store.published("all")
        published = self.store.published("all", compose.recent_since(newest[0])) if newest else []
        written = len(publish.publish_static(self.shelf)) + len(publish.publish_missing(self.shelf, self.site))
        if ground := compose.map_ground(pairs, self.desk):
            written += len(publish.publish_map(self.shelf, ground))
        local_cities, local_pairs = {}, {}
        for language in self._languages:
            home = compose.index_page(stories, cities, pairs, self.desk, language, published=published)
            written += self._page(home)
            cities_page = compose.cities_page(cities, self.desk, language)
            pairs_page = compose.pairs_page(pairs, self.desk, language)
            local_cities[language], local_pairs[language] = cities_page.cities, pairs_page.pairs
            written += self._page(cities_page)
            written += self._page(pairs_page)
            written += self._page(compose.sources_page(self.desk, language))
            written += self._page(compose.about_page(self.desk, language))
        written += len(publish.publish_embed_kit(self.shelf, local_cities, local_pairs, self.site))
        subjects: list[Subject] = [None, *(tally.city for tally in cities), *(tally.pair for tally in pairs)]
        written += self._write_sitemaps()
        written += len(
            publish.publish_lists(self.shelf, compose.feed_refs(subjects, self.desk), self._whole(), self.site)
        )
        return written + len(publish.publish_countries(self.shelf, self._by_country(), self.site))

    def _by_country(self) -> dict[str, Iterable[FeedRef]]:
        cities, pairs = self._tallies
        subjects: dict[str, list[Subject]] = defaultdict(list)
        for city in (tally.city for tally in cities):
            subjects[city.country].append(city)
        for two in (tally.pair for tally in pairs):
            for country in {two.a.country, two.b.country}:
                subjects[country].append(two)
        return {country: compose.feed_refs(here, self.desk) for country, here in sorted(subjects.items()) if country}

    def _whole(self) -> list[PageRef]:
        """The pages that show more than one story, as the sitemap names them."""
        rooms = ("index", "cities/index", "pairs/index", "sources/index", "about", "embed/index")
        cities, pairs = self._tallies
        shown = [PageRef(compose.address_of(tally.city), tally.newest) for tally in cities]
        shown += [PageRef(compose.address_of(tally.pair), tally.newest) for tally in pairs]
        for tally in pairs:
            if tally.stories > self._entries:
                years = self._with_pages(self.store.years(compose.address_of(tally.pair)))
                shown += [PageRef(compose.year_address(tally.pair, year), None) for year in sorted(years)]
        return [PageRef(address) for address in rooms] + shown

    def _write_sitemaps(self) -> int:
        """The stories' pages, a sitemap for each month of which one was written."""
        months = set(self._months)
        if self._all_months:
            months.update(map(month, self.store.published("all", _LONG_AGO)))
            months.update(publish.sitemap_months(self.shelf))
        written = 0
        for name in sorted(months):
            told = self.store.listed("all", *span(name))
            refs = [PageRef(f"stories/{story_id}", updated) for story_id, updated in told]
            written += len(publish.publish_sitemap(self.shelf, name, refs, self.site))
        return written

    def _page(self, page: SitePage) -> int:
        return len(publish.publish_page(self.shelf, page, self.site))


def batched(many: Iterable[str], size: int) -> Iterator[Sequence[str]]:
    """Pieces of a bounded size (``itertools.batched`` comes with Python 3.12)."""
    rest = iter(many)
    while piece := list(islice(rest, size)):
        yield piece
