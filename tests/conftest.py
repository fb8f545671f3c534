"""Fixtures for everyone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings

from tests.site import Certificate, Site, certificate

# The same examples at every run, however slow the machine; other ones each time in the harness.
settings.register_profile("seeded", deadline=None, derandomize=True)
settings.register_profile("harness", deadline=None, max_examples=1000)
settings.load_profile("harness" if os.environ.get("AGGREGATOR_HARNESS") else "seeded")


@pytest.fixture
def anyio_backend() -> str:
    """Asynchronous tests are marked ``pytest.mark.anyio`` and run on asyncio, which is what the program runs on."""
    return "asyncio"


@pytest.fixture
def make_site() -> Iterator[Callable[..., Site]]:
    """Make as many sites as the test needs; each is a host of its own. See :mod:`tests.site`."""
    sites: list[Site] = []

    def make(certificate: Certificate | None = None) -> Site:
        sites.append(Site(certificate))
        return sites[-1]

    yield make
    for site in sites:
        site.close()


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    """One HTTP site on loopback."""
    return make_site()


@pytest.fixture(scope="session")
def loopback_certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A certificate for 127.0.0.1 and localhost; its ``path`` is what a source's ``ca`` takes."""
    return certificate(tmp_path_factory.mktemp("tls"), "IP:127.0.0.1", "DNS:localhost")


@pytest.fixture
def tls_site(make_site: Callable[..., Site], loopback_certificate: Certificate) -> Site:
    """One HTTPS site on loopback, trusted only by who trusts ``loopback_certificate``."""
    return make_site(loopback_certificate)
