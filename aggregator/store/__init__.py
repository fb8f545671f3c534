"""The only SQL: keeps visits, stories, shelves and slugs. SQLAlchemy's only door (its import takes 0.3 s)."""

from aggregator.store.decisions import Absorbed
from aggregator.store.placing import StoredItem
from aggregator.store.shelves import Shelf
from aggregator.store.store import Store
from aggregator.store.stream import Stream
from aggregator.store.visits import Saved

__all__ = ["Absorbed", "Saved", "Shelf", "Store", "StoredItem", "Stream"]
