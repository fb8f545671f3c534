"""The store: named questions over one database. What is asked of it is decided elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from aggregator.model import (
    Answer,
    City,
    Fingerprint,
    HostState,
    Item,
    Keep,
    Placement,
    Reject,
    SourceState,
    Story,
    Tagging,
    Taken,
    Told,
    Visit,
)
from aggregator.store import archive, decisions, kept, placing, prints, schema, shelves, visits
from aggregator.store import engine as engines
from aggregator.store.decisions import Absorbed
from aggregator.store.placing import StoredItem
from aggregator.store.shelves import Shelf
from aggregator.store.visits import Saved


class Store:
    """Open with :meth:`open`, use as a context manager, from one thread.

    Every method is a transaction of its own, or part of the one around it (:meth:`transaction`).
    Everything may raise StoreError. In one process, one store writes at a time; others wait up to 30 seconds.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._current: sa.Connection | None = None

    @classmethod
    def open(cls, url: str) -> Store:
        """The database at this address (``sqlite:///path``), made or migrated as needed, its folder too."""
        return cls(engines.connect(url))

    def close(self) -> None:
        """Ends the connection."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def lock(self) -> AbstractContextManager[None]:
        """One cycle at a time, over all processes. Raises CycleLocked at once; a dead holder holds nothing."""
        return engines.cycle_lock(self._engine.url)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What is done inside is kept together or not at all."""
        with self._writing():
            yield

    def _writing(self) -> AbstractContextManager[sa.Connection]:
        return self._begun(writing=True)

    def _reading(self) -> AbstractContextManager[sa.Connection]:
        return self._begun(writing=False)

    @contextmanager
    def _begun(self, *, writing: bool) -> Iterator[sa.Connection]:
        if self._current is not None:
            with engines.translated(self._engine.url):
                yield self._current
            return
        with engines.translated(self._engine.url), self._engine.connect() as plain:
            connection = plain.execution_options(writing=writing)
            with connection.begin():
                self._current = connection
                try:
                    yield connection
                finally:
                    self._current = None

    # ── visits ──

    def source_states(self) -> dict[str, SourceState]:
        """Every source ever visited, by id."""
        with self._reading() as connection:
            return visits.source_states(connection)

    def save_state(self, state: SourceState) -> None:
        """Replaces what is remembered of one source: all that a failed visit leaves."""
        with self._writing() as connection:
            visits.save_state(connection, state)

    def host_states(self) -> dict[str, HostState]:
        """Every host ever asked, by ``host[:port]``."""
        with self._reading() as connection:
            return visits.host_states(connection)

    def save_hosts(self, hosts: Iterable[HostState]) -> None:
        """Replaces what is remembered of these hosts."""
        with self._writing() as connection:
            visits.save_hosts(connection, hosts)

    def known(self, items: Iterable[Item]) -> dict[str, Taken]:
        """The stored sight of each given item, by the *given* item's id; unknown ones are left out.

        Known by id, else by (source, identity), else by (source, guid). A guid that the given items share over several
        addresses identifies nothing. ``normalise.revise(stored, given)`` then makes what :meth:`save` takes.
        """
        with self._reading() as connection:
            return visits.known(connection, items)

    def save(self, visit: Visit, *, now: datetime) -> Saved:
        """Keeps one successful visit: raw items, items, rejects and the source's state, or nothing.

        Items count by id. A known one whose item is equal (its position apart) is repeated; another is replaced, and
        if it was placed already :meth:`revised` names it.
        """
        with self._writing() as connection:
            return visits.save(connection, visit, now=now)

    def renew(self, taken: Iterable[Taken], *, now: datetime) -> Saved:
        """Keeps known items as rules read them now, outside any visit."""
        with self._writing() as connection:
            return visits.renew(connection, taken, now=now)

    def keep(self, source_id: str, answers: Sequence[Answer], rule: Keep, *, now: datetime) -> None:
        """Keeps what servers answered at one visit; older visits go until ``rule`` holds."""
        with self._writing() as connection:
            kept.keep(connection, source_id, answers, rule, now=now)

    def kept(self, source_id: str) -> list[tuple[Answer, ...]]:
        """What servers answered at the latest visits to a source, oldest visit first, its own page first in each."""
        with self._reading() as connection:
            return kept.kept(connection, source_id)

    def unplaced(self) -> list[Item]:
        """Items without a story, in placing order: (published instant, source id, position, id)."""
        with self._reading() as connection:
            return visits.to_do(connection, schema.UNPLACED)

    def revised(self) -> list[Item]:
        """Placed items that changed since; :meth:`retag` settles them."""
        with self._reading() as connection:
            return visits.to_do(connection, schema.REVISED)

    def rejects(self) -> dict[str, list[Reject]]:
        """What each source's latest saved visit could not use, by source; those without any are left out."""
        with self._reading() as connection:
            return visits.rejects(connection)

    def counts(self) -> dict[str, int]:
        """Items kept, by source."""
        with self._reading() as connection:
            return visits.counts(connection)

    def daily(self, since: datetime) -> dict[str, dict[date, int]]:
        """Items published on each day (UTC) from ``since`` on, by source; days without any are left out."""
        with self._reading() as connection:
            return visits.daily(connection, since)

    # ── placing ──

    def candidates(
        self, keys: Collection[int], bands: Collection[int] = (), *, crowd: int = 64
    ) -> list[tuple[Fingerprint, str]]:
        """Placed items under any of these keys with their story's id, in the order of placing.

        Of each key the ``crowd`` newest; of a band none when so many stand there: it is boiler-plate.
        """
        with self._reading() as connection:
            return prints.candidates(connection, keys, bands, crowd)

    def place(
        self,
        item: Item,
        tagging: Tagging,
        fingerprint: Fingerprint,
        keys: Collection[int],
        placement: Placement,
        *,
        gist: str,
        story_id: str,
        published: datetime,
        updated: datetime,
    ) -> None:
        """Puts a saved item into a story. Both moments are those of a story founded now; a joined one keeps its own.

        ``gist`` is a digest of what a reader would care about; :meth:`retag` tells when it changed.
        """
        with self._writing() as connection:
            placing.place(
                connection,
                item.id,
                placement,
                tagging=tagging,
                fingerprint=fingerprint,
                keys=keys,
                gist=gist,
                story_id=story_id,
                published=published,
                updated=updated,
            )

    def retag(
        self, item_id: str, tagging: Tagging, fingerprint: Fingerprint, keys: Collection[int], *, gist: str
    ) -> tuple[str, bool]:
        """Replaces what tagging found in a placed item; its story stays. (The story's id, whether the gist changed.)"""
        with self._writing() as connection:
            return placing.retag(connection, item_id, tagging=tagging, fingerprint=fingerprint, keys=keys, gist=gist)

    def split(self, story_id: str, item_id: str, new_id: str, placement: Placement) -> None:
        """Parts an item from its story, for good, and founds ``new_id`` with it. The story keeps its id and dates.

        A story of one item cannot be split; ask first.
        """
        with self._writing() as connection:
            decisions.split(connection, story_id, item_id, new_id, placement)

    def merge(self, into: str, absorbed: str, placement: Placement, *, at: datetime) -> None:
        """Gives all tellers of one story to another. The absorbed id leads there from now on, and stays known.

        ``placement`` is that of the absorbed story's founder; the other tellers keep their reasons.
        """
        with self._writing() as connection:
            decisions.merge(connection, into, absorbed, placement, at=at)

    def resolved(self, story_id: str) -> str:
        """The id that this one leads to: itself, unless the story was absorbed."""
        with self._reading() as connection:
            return decisions.resolved(connection, story_id)

    def apart(self, item_id: str) -> set[str]:
        """Stories that the operator parted this item from."""
        with self._reading() as connection:
            return decisions.apart(connection, item_id)

    def absorbed(self) -> list[Absorbed]:
        """Stories that were joined to others, oldest first: each wants a tombstone (RFC 6721)."""
        with self._reading() as connection:
            return decisions.absorbed(connection)

    def sweep_keys(self) -> int:
        """Drops the keys of items that are no longer kept: call it after removing items. How many there were."""
        with self._writing() as connection:
            return prints.sweep(connection)

    def redate(self, item_id: str, published: datetime) -> None:
        """The story that this item founded is dated anew: its date had been misread."""
        with self._writing() as connection:
            placing.redate(connection, item_id, published)

    def touch_story(self, story_id: str, updated: datetime) -> None:
        """Something a reader would care about changed at this moment."""
        with self._writing() as connection:
            placing.touch_story(connection, story_id, updated)

    def stories(self, ids: Collection[str]) -> dict[str, Story]:
        """Stories with all their tellers: the founder, then the others in placing order. Unknown ids are left out."""
        with self._reading() as connection:
            return placing.stories(connection, ids)

    def told_by(self, source_id: str, limit: int) -> list[Story]:
        """The newest stories that this source tells, newest first."""
        with self._reading() as connection:
            ids = placing.told_by(connection, source_id, limit)
            found = placing.stories(connection, ids)
        return [found[story_id] for story_id in ids]

    def stored(self, *, source_id: str | None = None, size: int = 200) -> Iterator[StoredItem]:
        """Every item with all that is known of it, in placing order, read in batches; may be changed meanwhile."""
        past: tuple[object, ...] | None = None
        while True:
            with self._reading() as connection:
                batch = list(placing.stored_batch(connection, source_id=source_id, past=past, size=size))
            yield from (item for item, _ in batch)
            if len(batch) < size:
                return
            past = batch[-1][1]

    def item_by(self, name: str) -> StoredItem | None:
        """The item with this id, address or identity, or the founder of the story (story id, entry id, story page)."""
        with self._reading() as connection:
            return placing.item_by(connection, name)

    # ── shelves ──

    def put_on_shelves(self, story_id: str, addresses: Collection[str], published: datetime) -> None:
        """Says where a story stands; the addresses it leaves and enters, and ``stories/<id>``, become dirty."""
        with self._writing() as connection:
            shelves.put_on_shelves(connection, story_id, addresses, published)

    def shelf(self, address: str, limit: int, *, language: str | None = None) -> list[Story]:
        """The newest stories there, newest first, ties by id; ``language``: only those with a teller in it."""
        with self._reading() as connection:
            ids = shelves.shelf(connection, address, limit, language)
            found = placing.stories(connection, ids)
        return [found[story_id] for story_id in ids]

    def addresses(self, since: datetime | None = None, *, pages: bool = True) -> list[Shelf]:
        """Every address with at least one story, in order; with ``since`` each tells how many it has from then on.

        Without ``pages`` those of single stories are left out.
        """
        with self._reading() as connection:
            return shelves.addresses(connection, since, pages=pages)

    def published(self, address: str, since: datetime | None = None) -> list[datetime]:
        """When the stories there were published from ``since`` on, newest first (UTC); without it the newest only."""
        with self._reading() as connection:
            return shelves.published(connection, address, since)

    def years(self, address: str) -> dict[int, int]:
        """How many stories there are from each year, by the date where they come from."""
        with self._reading() as connection:
            return shelves.years(connection, address)

    def of_year(self, address: str, year: int) -> list[Story]:
        """The stories there from one of :meth:`years`."""
        with self._reading() as connection:
            found = placing.stories(connection, shelves.of_year(connection, address, year))
        return list(found.values())

    def listed(self, address: str, since: datetime, before: datetime) -> list[tuple[str, datetime]]:
        """(id, updated) of the stories there that were published in this span, oldest first (UTC)."""
        with self._reading() as connection:
            return shelves.listed(connection, address, since, before)

    def dirty(self) -> set[str]:
        """Addresses whose files are behind the store."""
        with self._reading() as connection:
            return shelves.dirty(connection)

    def mark_dirty(self, addresses: Iterable[str]) -> None:
        """These must be written again."""
        with self._writing() as connection:
            shelves.mark_dirty(connection, addresses)

    def mark_clean(self, addresses: Iterable[str]) -> None:
        """These have been written: say so only afterwards."""
        with self._writing() as connection:
            shelves.mark_clean(connection, addresses)

    # ── what feeds told ──

    def last_told(self, story_ids: Collection[str]) -> dict[str, dict[str, Told]]:
        """What each feed told last of each of these stories, by story and feed; gone ones may be asked for too."""
        with self._reading() as connection:
            return archive.last_told(connection, story_ids)

    def tell(self, lines: Iterable[tuple[str, str, datetime, bool]]) -> None:
        """Adds lines to feeds' logs: (feed, story id, moment, whether it left). A newer line of a story replaces the
        one that is in no archive document yet."""
        with self._writing() as connection:
            archive.tell(connection, lines)

    def unarchived(self, feed: str) -> list[Told]:
        """What a feed told that stands in none of its archive documents yet, in order."""
        with self._reading() as connection:
            return archive.unarchived(connection, feed)

    def archive(self, feed: str, documents: Sequence[Sequence[int]]) -> list[int]:
        """Puts lines, by number, into the feed's next archive documents, for good; the documents' numbers, from 1."""
        with self._writing() as connection:
            return archive.archive(connection, feed, documents)

    def archived(self, feed: str) -> int:
        """The number of the feed's newest archive document; 0: it has none."""
        with self._reading() as connection:
            return archive.archived(connection, feed)

    def archives(self) -> dict[str, int]:
        """That number for every feed with an archive."""
        with self._reading() as connection:
            return archive.archives(connection)

    def document(self, feed: str, page: int) -> list[Told]:
        """The lines of one archive document, in order."""
        with self._reading() as connection:
            return archive.document(connection, feed, page)

    def documents_with(self, feed: str, story_id: str) -> set[int]:
        """The feed's archive documents that tell of this story."""
        with self._reading() as connection:
            return archive.documents_with(connection, feed, story_id)

    def left(self, feed: str, limit: int) -> list[Told]:
        """The latest stories to leave a feed, latest first; those that came back are none of them."""
        with self._reading() as connection:
            return archive.left(connection, feed, limit)

    def pings(self) -> dict[str, list[str]]:
        """Changed addresses that hubs were not told of yet, by hub."""
        with self._reading() as connection:
            return archive.pings(connection)

    def want_ping(self, hubs: Iterable[str], topics: Collection[str]) -> None:
        """These addresses changed: every hub is to be told."""
        with self._writing() as connection:
            archive.want_ping(connection, hubs, topics)

    def pinged(self, hub: str, topics: Iterable[str]) -> None:
        """The hub has been told, or nobody wants to tell it any more."""
        with self._writing() as connection:
            archive.pinged(connection, hub, topics)

    # ── names and notes ──

    def mint(self, city: City) -> City:
        """The city with the slug it was given when first minted; a slug that another city holds gets a suffix."""
        with self._writing() as connection:
            return shelves.mint(connection, city)

    def cities(self) -> dict[str, City]:
        """Every city ever minted, by slug."""
        with self._reading() as connection:
            return shelves.cities(connection)

    def note(self, name: str) -> str | None:
        """What was last kept under this name."""
        with self._reading() as connection:
            return shelves.note(connection, name)

    def keep_note(self, name: str, value: str) -> None:
        """Remembers a value under a name."""
        with self._writing() as connection:
            shelves.keep_note(connection, name, value)
