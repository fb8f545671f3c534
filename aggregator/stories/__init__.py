"""One event, one story: what a telling is known by, and which story it belongs to, each with its reason."""

from aggregator.stories.fingerprint import fingerprint, found, found_apart, settled, story_id
from aggregator.stories.keys import CROWD, Lookups, keys, lookups
from aggregator.stories.place import place

__all__ = ["CROWD", "Lookups", "fingerprint", "found", "found_apart", "keys", "lookups", "place", "settled", "story_id"]
