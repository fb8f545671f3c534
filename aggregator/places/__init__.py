"""Text → cities and city pairs, with evidence."""

from aggregator.places.gazetteer import Gazetteer, OwnCity
from aggregator.places.tagger import Tagger

__all__ = ["Gazetteer", "OwnCity", "Tagger"]
