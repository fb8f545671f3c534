"""Fetches stories from the store, has them composed, and writes the files of one address at a time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from aggregator import __version__, compose, publish
from aggregator.compose import Desk
from aggregator.model import City, CityPair, Story, pair
from aggregator.model.site import CityTally, PageRef, PairTally, SiteInfo, SitePage
from aggregator.publish.links import page_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aggregator.compose.feeds import Subject
    from aggregator.model.site import FeedRef
    from aggregator.store import Store


@dataclass
class Press:
    """Writes what a publisher shows. Every method returns how many files changed."""

    store: Store
    shelf: publish.Shelf
    desk: Desk
    site: SiteInfo = field(init=False)

    def __post_init__(self) -> None:
        self.site = SiteInfo(self.desk.publisher, __version__)

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
        for stands in self.store.addresses():
            match self._subject(stands.address):
                case City() as city:
                    cities.append(CityTally(city, stands.stories, stands.newest))
                case CityPair() as two:
                    pairs.append(PairTally(two, stands.stories, stands.newest))
                case None:
                    pass
        return cities, pairs

    def _subject(self, address: str) -> Subject:
        room, _, name = address.partition("/")
        if room == "cities":
            return self._known[name]
        if room == "pairs":
            one, _, other = name.partition("--")
            return pair(self._known[one], self._known[other])
        return None

    def write(self, address: str) -> int:
        """All files of one address, such as ``cities/krasnodar-ru`` or ``stories/<id>``."""
        room, _, name = address.partition("/")
        match room:
            case "stories":
                return self._write_story(name)
            case "sources":
                return self._write_source(name)
            case _:
                return self._write_feed(address)

    def _write_feed(self, address: str) -> int:
        subject = self._subject(address)
        stories = self.store.shelf(address, self._entries)
        written = len(publish.publish_feed(self.shelf, compose.feed(subject, stories, self.desk), self.site))
        if subject is None:  # its page is the index, which is written with the lists
            return written
        for language in self._languages:
            edition = compose.feed(
                subject, self.store.shelf(address, self._entries, language=language), self.desk, edition=language
            )
            written += len(publish.publish_feed(self.shelf, edition, self.site))
            if isinstance(subject, City):
                partners = [tally for tally in self._tallies[1] if subject in (tally.pair.a, tally.pair.b)]
                written += self._page(compose.city_page(subject, stories, partners, self.desk, language))
            else:
                written += self._page(compose.pair_page(subject, stories, self.desk, language))
        return written

    def _write_story(self, story_id: str) -> int:
        story = self.store.stories([story_id]).get(story_id)
        address = f"stories/{story_id}"
        if story is None or not self._shown(story):
            return sum(self.shelf.remove(page_path(address, lang, self.site)) for lang in self._languages)
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
        written = len(publish.publish_static(self.shelf))
        for language in self._languages:
            written += self._page(compose.index_page(stories, cities, pairs, self.desk, language))
            written += self._page(compose.cities_page(cities, self.desk, language))
            written += self._page(compose.pairs_page(pairs, self.desk, language))
            written += self._page(compose.about_page(self.desk, language))
        subjects: list[Subject] = [None, *(tally.city for tally in cities), *(tally.pair for tally in pairs)]
        written += len(
            publish.publish_lists(self.shelf, compose.feed_refs(subjects, self.desk), self._sitemap(), self.site)
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

    def _sitemap(self) -> list[PageRef]:
        plain = [PageRef(address) for address in ("index", "cities/index", "pairs/index", "about")]
        shown = [PageRef(stands.address, stands.newest) for stands in self.store.addresses() if stands.address != "all"]
        return plain + shown

    def _page(self, page: SitePage) -> int:
        return len(publish.publish_page(self.shelf, page, self.site))
