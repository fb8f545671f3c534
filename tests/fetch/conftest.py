"""How these tests ask: a fetcher that may talk to the sites of the test, quickly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from aggregator.fetch import Fetcher
from aggregator.model import Network, Source
from tests.site import Site

AGENT = "TwinNews/1.0 (+https://feeds.example.org/)"


@pytest.fixture
def fetcher() -> Callable[..., Fetcher]:
    """Make a fetcher for sites; ``network`` keywords change its Network, the rest goes to Fetcher."""

    def make(*sites: Site, network: dict[str, Any] | None = None, **rest: Any) -> Fetcher:
        quick = Network(
            allow_private=tuple(site.address for site in sites), timeout=timedelta(seconds=10), delay=timedelta(0)
        )
        return Fetcher(replace(quick, **(network or {})), agent=AGENT, **rest)

    return make


@pytest.fixture
def source(site: Site) -> Source:
    """A source at ``/news.xml`` of the site."""
    return Source("town", site.url("/news.xml"))
