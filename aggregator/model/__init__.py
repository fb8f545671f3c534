"""The nouns of the trade, as frozen values. No behaviour beyond what a value is."""

from aggregator.model.feed import Entry, Feed, Origin, Related
from aggregator.model.item import Basis, Dated, Item, Precision
from aggregator.model.page import Enclosure, HostState, Page, Parsed, RawItem, Reject, Unchanged, Validators
from aggregator.model.place import City, CityPair, CityTag, Evidence, PairTag, Tagging, pair
from aggregator.model.settings import (
    ArticlesMode,
    Author,
    CityRule,
    Kind,
    Network,
    Problem,
    Publisher,
    PublishRules,
    Republish,
    Selectors,
    Settings,
    Source,
)
from aggregator.model.state import Health, SourceState, Taken, Visit
from aggregator.model.story import Fingerprint, Placement, Relation, Story, Teller

__all__ = [
    "ArticlesMode",
    "Author",
    "Basis",
    "City",
    "CityPair",
    "CityRule",
    "CityTag",
    "Dated",
    "Enclosure",
    "Entry",
    "Evidence",
    "Feed",
    "Fingerprint",
    "Health",
    "HostState",
    "Item",
    "Kind",
    "Network",
    "Origin",
    "Page",
    "PairTag",
    "Parsed",
    "Placement",
    "Precision",
    "Problem",
    "PublishRules",
    "Publisher",
    "RawItem",
    "Reject",
    "Related",
    "Relation",
    "Republish",
    "Selectors",
    "Settings",
    "Source",
    "SourceState",
    "Story",
    "Tagging",
    "Taken",
    "Teller",
    "Unchanged",
    "Validators",
    "Visit",
    "pair",
]
