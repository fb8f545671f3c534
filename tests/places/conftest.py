"""The gazetteer of this machine, compiled on first use as the program itself does it."""

from __future__ import annotations

import pytest

from aggregator import atlas
from aggregator.places import Gazetteer, Tagger


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """Opened from the user's cache."""
    return atlas.open_gazetteer()


@pytest.fixture(scope="session")
def tagger(gazetteer: Gazetteer) -> Tagger:
    """Over the whole gazetteer."""
    return Tagger(gazetteer)
