"""Hubs are told of every change once, later where they failed, whatever happens in between."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aggregator.hubs import LONGEST_PAUSE, Announced, pause, tell_hubs
from aggregator.model import Author, Network, Publisher, PublishRules, Settings
from aggregator.store import Store
from tests.fetch.test_hub import Hub, hub

__all__ = ["hub"]
NOW = datetime(2025, 6, 11, 9, tzinfo=UTC)
TOPICS = ["https://news.example.org/all.atom", "https://news.example.org/all.rss"]


def tell(hub: Hub, store: Store, now: datetime = NOW, *, configured: bool = True) -> list[Announced]:
    """What a cycle does at its end."""
    settings = Settings(
        Publisher("N", "https://news.example.org/", Author("A")),
        network=Network(allow_private=(hub.address,)),
        publish=PublishRules(hub=(hub.url,) if configured else ()),
    )
    return asyncio.run(tell_hubs(settings, store, agent="Neighbours/1", now=now))


def test_what_a_hub_was_told_it_is_not_told_again(hub: Hub) -> None:
    """No change, no request."""
    with Store.open("sqlite://") as store:
        store.want_ping([hub.url], TOPICS)

        assert [Announced(hub.url, 2)] == tell(hub, store)
        assert [] == tell(hub, store)
    assert 1 == len(hub.asked)


def test_a_failing_hub_is_told_later_even_after_a_restart(hub: Hub, tmp_path: Path) -> None:
    """Back-off stands in the store beside what is owed."""
    database = f"sqlite:///{tmp_path}/a.db"
    hub.status = 500
    with Store.open(database) as store:
        store.want_ping([hub.url], TOPICS)
        [failed] = tell(hub, store)
    with Store.open(database) as store:
        assert [] == tell(hub, store, NOW + timedelta(seconds=30))
        hub.status = 202
        assert failed.again == NOW + timedelta(minutes=1)
        assert [Announced(hub.url, 2)] == tell(hub, store, failed.again)
        assert {} == store.pings()
    assert 2 == len(hub.asked)


def test_changes_meanwhile_are_told_with_the_rest(hub: Hub) -> None:
    """Each feed once."""
    hub.status = 503
    hub.headers = {"Retry-After": "7200"}
    with Store.open("sqlite://") as store:
        store.want_ping([hub.url], TOPICS[:1])
        [failed] = tell(hub, store)
        store.want_ping([hub.url], TOPICS)
        hub.status = 204
        tell(hub, store, NOW + timedelta(hours=2))

    assert NOW + timedelta(hours=2) == failed.again
    assert TOPICS == [value for name, value in hub.asked[-1][2] if name == "hub.url"]


def test_many_changes_are_told_in_several_requests(hub: Hub) -> None:
    """A form has a bearable length."""
    with Store.open("sqlite://") as store:
        store.want_ping([hub.url], [f"https://news.example.org/{number}" for number in range(250)])
        assert [Announced(hub.url, 250)] == tell(hub, store)

    assert [101, 101, 51] == [len(form) for _, _, form in hub.asked]


def test_a_hub_taken_out_is_owed_nothing(hub: Hub) -> None:
    """And asked nothing."""
    with Store.open("sqlite://") as store:
        store.want_ping([hub.url], TOPICS)

        assert [] == tell(hub, store, configured=False)
        assert {} == store.pings()
    assert [] == hub.asked


@pytest.mark.parametrize(
    ("failures", "asked", "expected"),
    [
        (1, None, timedelta(minutes=1)),
        (2, None, timedelta(minutes=2)),
        (5, None, timedelta(minutes=16)),
        (99, None, LONGEST_PAUSE),
        (1, timedelta(hours=1), timedelta(hours=1)),
        (5, timedelta(seconds=5), timedelta(minutes=16)),
    ],
)
def test_pauses_double(failures: int, asked: timedelta | None, expected: timedelta) -> None:
    """Up to half a day; a hub may ask for more."""
    assert expected == pause(failures, asked)
