"""The editor's desk: tags and places what visits brought, composes what changed, has it published."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aggregator import __version__, compose, normalise, publish, status, stories, verdicts
from aggregator.model import City, Item, Placement, Reject, Settings, Source, SourceState, Tagging, Taken, pair
from aggregator.model.site import SiteInfo, StatusPage
from aggregator.press import Press
from aggregator.publish import Shelf
from aggregator.stories.acts import acts

if TYPE_CHECKING:
    from aggregator.cycle import Watcher
    from aggregator.model import Story
    from aggregator.places import Gazetteer, Tagger
    from aggregator.store import Store, StoredItem


@dataclass(frozen=True, slots=True)
class Placed:
    """Where one item went."""

    source_id: str
    story_id: str
    joined: bool
    pairs: tuple[str, ...]


class Editor:
    """One configuration's knowledge of cities and stories. The gazetteer is opened when the first item needs it."""

    def __init__(self, settings: Settings, store: Store, gazetteer: Callable[[], Gazetteer], output: Path) -> None:
        self._settings = settings
        self._store = store
        self._open_gazetteer = gazetteer
        self._output = output

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return self._open_gazetteer()

    @cached_property
    def _tagger(self) -> Tagger:
        from aggregator.places import Tagger

        return Tagger(self._gazetteer)

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self._settings.sources}

    @cached_property
    def _homes(self) -> dict[str, City]:
        found = (
            (source.id, self._gazetteer.find_home(source.home)) for source in self._settings.sources if source.home
        )
        return {source_id: self._store.mint(city) for source_id, city in found if city is not None}

    def zone(self, source: Source) -> str | None:
        """The IANA zone of a source's home city."""
        home = self._gazetteer.find_home(source.home) if source.home else None
        return home.timezone if home else None

    # ── placing ──

    def tag(self, item: Item) -> Tagging:
        """The item's cities and pairs, with slugs as minted."""
        source = self._sources.get(item.source_id)
        found = self._tagger.tag(
            title=item.title,
            text=item.text or item.summary,
            language=item.language,
            home=self._homes.get(item.source_id),
            about=source.about if source else None,
            url=item.url,
        )
        return minted(found, self._store.mint)

    def place_all(self, *, now: datetime, watcher: Watcher) -> list[Placed]:
        """Find a story for every item without one, in order of (published, source id, position); all or nothing.

        Items that changed since they were placed are tagged again; their stories keep their places and ids.
        """
        fresh, revised = self._store.unplaced(), self._store.revised()
        watcher.places(len(fresh) + len(revised))
        if not fresh and not revised:
            return []
        placed: list[Placed] = []
        with self._store.transaction():
            unread = self._store.dirty()  # what no reader has seen yet is not news a second time
            for item in fresh:
                one = self._place(item)
                placed.append(one)
                if not one.joined:
                    unread.add(f"stories/{one.story_id}")
                elif f"stories/{one.story_id}" not in unread and self._leads(one.story_id, item.id):
                    self._store.touch_story(one.story_id, now)  # a better teller: the entry has another title now
                watcher.placed()
            touched = {one.story_id for one in placed}
            for item in revised:
                known = self._store.item_by(item.id)
                touched.add(self._retag(item, known.placement if known else None, now))
                watcher.placed()
            self._shelve(touched)
            self._store.mark_dirty({f"sources/{item.source_id}" for item in (*fresh, *revised)})
        return placed

    def _place(self, item: Item) -> Placed:
        tagging = self.tag(item)
        print_ = stories.fingerprint(item, tagging)
        asked = stories.lookups(print_)
        candidates = self._store.candidates(asked.keys, asked.bands, crowd=stories.CROWD)
        parted = self._store.apart(item.id)
        placement = stories.place(print_, [one for one in candidates if one[1] not in parted])
        story_id = placement.story or self._store.resolved(stories.found(print_))
        if story_id in parted:
            story_id = stories.found_apart(item.id)
        print_ = stories.settled(print_, placement)
        self._store.place(
            item,
            tagging,
            print_,
            stories.keys(print_),
            placement,
            gist=gist(item),
            story_id=story_id,
            published=item.published.value,
            updated=max(item.updated or item.published.value, item.published.value),
        )
        pairs = tuple(tag.pair.slug for tag in tagging.pairs if not tag.background)
        return Placed(item.source_id, story_id, placement.story is not None, pairs)

    def _retag(self, item: Item, placement: Placement | None, now: datetime) -> str:
        tagging = self.tag(item)
        print_ = stories.fingerprint(item, tagging)
        if placement is not None:
            print_ = stories.settled(print_, placement)
        story_id, matters = self._store.retag(item.id, tagging, print_, stories.keys(print_), gist=gist(item))
        if matters and self._leads(story_id, item.id):
            self._store.touch_story(story_id, now)
        return story_id

    def split(self, story: str, item: str, *, now: datetime) -> verdicts.Verdict:
        """Part an item from its story, as the operator says. Raises UsageError where that makes no sense."""
        with self._store.transaction():
            found = verdicts.split(self._store, story, item, now=now, lead=self._lead)
            self._shelve({found.story_id, found.new_id})
        return found

    def merge(self, first: str, second: str, *, now: datetime) -> verdicts.Verdict:
        """Join the second story to the first, as the operator says. Raises UsageError where they are one already."""
        with self._store.transaction():
            found = verdicts.merge(self._store, first, second, now=now, lead=self._lead)
            self._shelve({found.story_id})
        return found

    def _leads(self, story_id: str, item_id: str) -> bool:
        return self._lead(self._store.stories([story_id])[story_id]) == item_id

    def _lead(self, story: Story) -> str:
        return compose.lead(story, homes=self._homes).item.id

    def _shelve(self, story_ids: set[str]) -> None:
        for story_id, story in sorted(self._store.stories(story_ids).items()):
            shelves = compose.shelves(
                story,
                rules=self._settings.publish,
                sources=self._sources,
                homes=self._homes,
                cities=self._chosen_cities,
            )
            self._store.put_on_shelves(story_id, shelves.addresses, story.published)

    @cached_property
    def _chosen_cities(self) -> tuple[City, ...] | None:
        if not self._settings.cities:
            return None
        found = (self._gazetteer.find_home(rule.name) for rule in self._settings.cities)
        return tuple(self._store.mint(city) for city in found if city is not None)

    def reread(self, *, now: datetime, watcher: Watcher) -> None:
        """Read, tag and shelve again everything in the store, by today's rules. Stories keep their tellers and ids."""
        watcher.places(sum(self._store.counts().values()))
        with self._store.transaction():
            touched: set[str] = set()
            for stored in self._store.stored():
                item = self._reread_item(stored)
                if item != stored.item:
                    self._store.renew([Taken(stored.raw, item)], now=now)
                if stored.story_id is not None:
                    touched.add(self._retag(item, stored.placement, now))
                watcher.placed()
            self._shelve(touched)

    def _reread_item(self, stored: StoredItem) -> Item:
        """The item as rules make it today of what was kept, read as of the day it was first seen."""
        source = self._sources.get(stored.item.source_id)
        if source is None:
            return stored.item
        item = normalise.normalise(
            stored.raw,
            source=source,
            page_url=stored.raw.page or stored.raw.base or source.url,
            language=stored.item.language,
            zone=self.zone(source),
            seen_at=stored.item.first_seen,
        )
        if isinstance(item, Reject):
            return stored.item
        frozen = stored.item
        changed = max(filter(None, (item.updated, frozen.updated)), default=None)  # also what only we saw change
        return replace(item, id=frozen.id, first_seen=frozen.first_seen, position=frozen.position, updated=changed)

    # ── publishing ──

    def publish(self, *, now: datetime, watcher: Watcher, everything: bool = False) -> int:
        """Write every address that is behind the store; the number of files whose bytes changed.

        An address counts as clean only when all its files are written. After a change of the configuration, of the
        program or of the output folder everything is written again. Status pages are always written, and not counted.
        """
        shelf = Shelf(self._output)
        stamp = self._stamp()
        whole = everything or self._store.note("published") != stamp or not (self._output / "index.html").exists()
        if whole:
            with self._store.transaction():
                self._shelve({stored.story_id for stored in self._store.stored() if stored.story_id is not None})
                self._store.mark_dirty([*(entry.address for entry in self._store.addresses()), "all"])
                self._store.mark_dirty(f"sources/{source.id}" for source in self._settings.sources)
        behind: Sequence[str] = sorted(self._store.dirty())
        written = 0
        if behind:
            press = Press(self._store, shelf, self._desk())
            behind = press.prepare(behind, now, everything=whole)
        watcher.publishes(len(behind))
        if behind:
            for address in behind:
                written += press.write(address)
                watcher.published(address)
            written += press.write_lists()
            with self._store.transaction():
                self._store.mark_clean(behind)
                self._store.keep_note("published", stamp)
        self._publish_status(shelf, now)
        return written

    def _publish_status(self, shelf: Shelf, now: datetime) -> None:
        publisher = self._settings.publisher
        sources = self._settings.sources
        store = self._store
        today = now.astimezone(UTC)
        daily = store.daily(today - timedelta(days=status.DAYS))
        found = status.rows(sources, store.source_states(), store.counts(), store.rejects(), daily, today.date())
        found = status.public(found, sources)
        pages = [StatusPage(language, now, found) for language in publisher.languages]
        publish.publish_status(shelf, status.document(now, found), pages, SiteInfo(publisher, __version__))

    def _desk(self) -> compose.Desk:
        from aggregator.atlas.land import coasts

        states = self._store.source_states()
        return compose.Desk(
            publisher=self._settings.publisher,
            name=self._gazetteer.display_name,
            rules=self._settings.publish,
            sources={**self._sources, **retired(states, self._sources)},
            homes=self._homes,
            titles={source_id: state.title for source_id, state in states.items() if state.title},
            cities=self._chosen_cities,
            coasts=coasts,
            acts=lambda item: acts(item.title, item.language),
        )

    def _stamp(self) -> str:
        """What all output depends on besides the stories."""
        settings = self._settings
        parts: tuple[Any, ...] = (
            __version__,
            str(self._output.resolve()),
            settings.publisher,
            settings.publish,
            settings.cities,
            [(s.id, s.url, s.title, s.home, s.about, s.republish, s.rights, s.labels) for s in settings.sources],
        )
        return sha256(repr(parts).encode()).hexdigest()


def minted(tagging: Tagging, mint: Callable[[City], City]) -> Tagging:
    """The tagging with every city's slug as it was first minted."""
    slugs = {tag.city: mint(tag.city) for tag in tagging.cities}

    def known(city: City) -> City:
        return slugs.get(city) or mint(city)

    return Tagging(
        tuple(replace(tag, city=known(tag.city)) for tag in tagging.cities),
        tuple(replace(tag, pair=pair(known(tag.pair.a), known(tag.pair.b))) for tag in tagging.pairs),
    )


def gist(item: Item) -> str:
    """A digest of what moves an entry's ``updated``: title, summary, content, link and date."""
    parts = (item.title, item.summary, item.content_html, item.url, item.published.value.isoformat())
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def retired(states: Mapping[str, SourceState], sources: Mapping[str, Source]) -> dict[str, Source]:
    """Sources that the operator has taken out: what they told stays, under the address they had."""
    return {id_: Source(id_, url=state.url) for id_, state in states.items() if id_ not in sources}
