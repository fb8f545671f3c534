"""One visit to one source: fetch, parse, read the pages behind the items, normalise. Stores nothing."""

from aggregator.visit.behind import remembered
from aggregator.visit.call import for_people, told_first, visit
from aggregator.visit.items import gather
from aggregator.visit.tools import Asks, Gathered, Recorder, Tools

__all__ = ["Asks", "Gathered", "Recorder", "Tools", "for_people", "gather", "remembered", "told_first", "visit"]
