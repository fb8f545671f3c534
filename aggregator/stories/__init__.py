"""One event, one story: what a telling is known by, and which story it belongs to, each with its reason."""

from aggregator.stories.fingerprint import fingerprint, found, keys, lookups, settled
from aggregator.stories.place import place

__all__ = ["fingerprint", "found", "keys", "lookups", "place", "settled"]
