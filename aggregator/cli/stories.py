"""``aggregator stories``."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlsplit

import click

from aggregator import stories
from aggregator.cli.filters import Line, answer, dated, home_of, lines_of_stdin
from aggregator.cli.options import Options, common
from aggregator.model import Dated, Fingerprint, Item, Placement

# Stands where a date must; its basis says that none is known.
UNDATED: Final = Dated(datetime(1970, 1, 1, tzinfo=UTC), "first-seen")


@dataclass(slots=True)
class Memory:
    """All fingerprints so far, by key: what the store's index is to a cycle."""

    shelf: dict[int, list[tuple[int, Fingerprint, str]]] = field(default_factory=lambda: defaultdict(list))
    count: int = 0

    def place(self, print_: Fingerprint) -> tuple[str, str, str]:
        """(story, relation, because) of the next telling."""
        placement = self._placement(print_)
        story = placement.story or stories.found(print_)
        print_ = stories.settled(print_, placement)
        for key in stories.keys(print_):
            self.shelf[key].append((self.count, print_, story))
        self.count += 1
        return story, placement.relation, placement.because

    def asked(self, print_: Fingerprint) -> tuple[str | None, str]:
        """(story, because) a telling would join; nothing is kept."""
        placement = self._placement(print_)
        return placement.story, placement.because

    def _placement(self, print_: Fingerprint) -> Placement:
        asked = stories.lookups(print_)
        buckets = [self.shelf.get(key, [])[-stories.CROWD :] for key in asked.keys]
        bands = (self.shelf.get(key, []) for key in asked.bands)
        buckets += [band for band in bands if len(band) < stories.CROWD]
        found = {at: (known, story) for bucket in buckets for at, known, story in bucket}
        return stories.place(print_, [found[at] for at in sorted(found)])


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

    answer(lines_of_stdin(), reply)
