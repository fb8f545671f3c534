"""A spelling found in a text: where it stands and what it may mean."""

from __future__ import annotations

from typing import Final, NamedTuple

from aggregator.places.forms import script
from aggregator.places.gazetteer import Entry, Reading

WORD: Final = 1  # a word of every day
ELSE: Final = 2  # the name of a river, a region, a club


class Mention(NamedTuple):
    """A spelling found: where, and what it may mean."""

    start: int
    end: int
    key: str
    entry: Entry
    stripped: bool = False  # a case ending was cut at run time
    attached: bool = False  # stands inside a longer run of letters (Chinese, Korean)
    sense: int = 0  # what else the spelling is in the text's language: WORD, ELSE
    adjective: bool = False  # «Казанская», «Karlsruher»: the city's only before what is the city's own
    heard: bool = False  # in no gazetteer; known by its sound and by what stands beside it

    @property
    def script(self) -> str:
        """Of its key."""
        return script(self.key)


def merged(entries: list[Entry]) -> Entry:
    """All that a word and what it may be a case of can mean; the facts are those of the first."""
    first, *others = entries
    if not others:
        return first
    readings: dict[int, Reading] = {}
    for reading in (reading for entry in entries for reading in entry.readings):
        known = readings.get(reading.index)
        if known is None or reading.quality > known.quality:
            readings[reading.index] = reading
    countries = tuple(dict.fromkeys(code for entry in entries for code in entry.countries))
    regions = tuple(dict.fromkeys(code for entry in entries for code in entry.regions))
    return Entry(tuple(readings.values()), countries, first.person, first.common, regions, first.surname)
