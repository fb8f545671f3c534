"""Stories → feeds and pages, as values. Pure: the same stories give the same feeds at any time of day.

The shell asks :func:`shelves` where a story stands when it is placed, and :func:`feed` or one of the pages when an
address has to be written anew. What the editor knows besides the stories is one :class:`Desk`.
"""

from aggregator.compose.archives import (
    archive_document,
    document_address,
    standings,
    to_archive,
    tombstones,
    with_past,
)
from aggregator.compose.desk import Desk
from aggregator.compose.entries import entry, lead, speaks
from aggregator.compose.feeds import address_of, feed, feed_refs
from aggregator.compose.pages import (
    about_page,
    cities_page,
    city_page,
    index_page,
    map_ground,
    pair_page,
    pairs_page,
    recent_since,
    source_page,
    sources_page,
    story_page,
    year_address,
    year_page,
)
from aggregator.compose.shelves import Shelves, published_pairs, shelves

__all__ = [
    "Desk",
    "Shelves",
    "about_page",
    "address_of",
    "archive_document",
    "cities_page",
    "city_page",
    "document_address",
    "entry",
    "feed",
    "feed_refs",
    "index_page",
    "lead",
    "map_ground",
    "pair_page",
    "pairs_page",
    "published_pairs",
    "recent_since",
    "shelves",
    "source_page",
    "sources_page",
    "speaks",
    "standings",
    "story_page",
    "to_archive",
    "tombstones",
    "with_past",
    "year_address",
    "year_page",
]
