"""``aggregator stories``."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import click

from aggregator import stories
from aggregator.cli.filters import Line, answer, dated, home_of, lines_of_stdin
from aggregator.cli.options import Options, common
from aggregator.model import Dated, Fingerprint, Item, Placement

if TYPE_CHECKING:
    from aggregator.store import Stream

IN_MEMORY: Final = 5000  # tellings; about 100 MB
# Stands where a date must; its basis says that none is known.
UNDATED: Final = Dated(datetime(1970, 1, 1, tzinfo=UTC), "first-seen")


@dataclass(slots=True)
class Memory:
    """All fingerprints so far, by key: what the store's index is to a cycle. A long stream goes on on disk."""

    shelf: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    told: list[tuple[Fingerprint, str]] = field(default_factory=list)
    stream: Stream | None = None

    def place(self, print_: Fingerprint) -> tuple[str, str, str]:
        """(story, relation, because) of the next telling."""
        placement = self._placement(print_)
        story = placement.story or stories.found(print_)
        self._keep(stories.settled(print_, placement), story)
        return story, placement.relation, placement.because

    def asked(self, print_: Fingerprint) -> tuple[str | None, str]:
        """(story, because) a telling would join; nothing is kept."""
        placement = self._placement(print_)
        return placement.story, placement.because

    def close(self) -> None:
        """Removes what lies on disk."""
        if self.stream is not None:
            self.stream.__exit__()

    def _placement(self, print_: Fingerprint) -> Placement:
        asked = stories.lookups(print_)
        if self.stream is not None:
            return stories.place(print_, self.stream.candidates(asked.keys, asked.bands, crowd=stories.CROWD))
        buckets = [self.shelf.get(key, [])[-stories.CROWD :] for key in asked.keys]
        bands = (self.shelf.get(key, []) for key in asked.bands)
        buckets += [band for band in bands if len(band) < stories.CROWD]
        return stories.place(print_, [self.told[at] for at in sorted({at for bucket in buckets for at in bucket})])

    def _keep(self, print_: Fingerprint, story: str) -> None:
        if self.stream is None and len(self.told) >= IN_MEMORY:
            from aggregator.store import Stream

            self.stream = Stream()
            for known, its in self.told:
                self.stream.keep(known, stories.keys(known), its)
            self.told.clear()
            self.shelf.clear()
        if self.stream is not None:
            self.stream.keep(print_, stories.keys(print_), story)
            return
        for key in stories.keys(print_):
            self.shelf[key].append(len(self.told))
        self.told.append((print_, story))


@click.command("stories")
@common
def command(options: Options) -> None:
    """Read texts as JSON Lines, write the story each belongs to; equal «story» is one story."""
    from aggregator import normalise
    from aggregator.cli.house import filter_gazetteer
    from aggregator.places import Tagger

    gazetteer = filter_gazetteer(options)
    tagger = Tagger(gazetteer)
    memory = Memory()

    def reply(line: Line) -> dict[str, Any]:
        home = home_of(line, gazetteer)
        tagging = tagger.tag(
            title=line.title, text=line.text, language=line.lang, home=home, about=line.about, url=line.url
        )
        published = dated(line.published) or UNDATED
        url = normalise.urls.absolute(line.url, None)
        identity = normalise.urls.identity(url) if url else f"id:{line.id}"
        item = Item(
            id=str(line.id),
            # Who tells it is not said; the site it stands on is the best guess.
            source_id=urlsplit(url).hostname or identity if url else identity,
            url=url or "",
            identity=identity,
            loose=normalise.urls.loose(url) if url else identity,
            guid=None,
            title=line.title,
            published=published,
            first_seen=published.value,
            text=line.text,
            language=line.lang,
        )
        story, relation, because = memory.place(stories.fingerprint(item, tagging))
        return {"id": line.id, "story": story, "relation": relation, "because": because}

    try:
        answer(lines_of_stdin(), reply)
    finally:
        memory.close()
