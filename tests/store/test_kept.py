"""What servers answered is kept within bounds, and comes back as it was."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from aggregator.errors import StoreError
from aggregator.model import Answer, Keep, Page, Validators
from aggregator.store import Store, migrations

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def answer(body: bytes = b"<rss/>", asked: str = "https://e.example/feed", **more: object) -> Answer:
    """One answer of a server."""
    page = Page(asked.replace("/feed", "/feed/"), body, NOW, content_type="text/xml; charset=koi8-r")
    return Answer(asked, page)


def test_an_answer_comes_back_as_it_was(store: Store) -> None:
    """All that a parser may ask for; validators are the state's."""
    page = Page("https://e.example/b", b"\x00\xff" * 99, NOW, 203, "text/html", "yesterday", Validators("e"), "x")
    store.keep("a", [answer(), Answer("https://e.example/a", page)], Keep(), now=NOW)

    assert [
        (
            answer(),
            Answer("https://e.example/a", Page("https://e.example/b", page.body, NOW, 203, "text/html", "yesterday")),
        )
    ] == store.kept("a")
    assert [] == store.kept("b")


def test_the_latest_visits_are_kept(store: Store) -> None:
    """As many as the rule says, oldest first; even at one moment two visits stay two."""
    for number in range(4):
        store.keep("a", [answer(b"%d" % number), answer(b"article")], Keep(visits=2), now=NOW)
        store.keep("b", [answer()], Keep(visits=2), now=NOW)

    assert [b"2", b"3"] == [visit[0].page.body for visit in store.kept("a")]
    assert [2, 2] == [len(visit) for visit in store.kept("a")]


def test_nothing_is_kept_where_the_operator_says_so(store: Store) -> None:
    """``visits: 0`` also forgets what was kept before."""
    store.keep("a", [answer()], Keep(), now=NOW)
    store.keep("a", [answer()], Keep(visits=0), now=NOW)

    assert [] == store.kept("a")


def test_a_visit_without_answers_makes_none_older(store: Store) -> None:
    """A 304 brings nothing that could be read again."""
    store.keep("a", [answer()], Keep(visits=1), now=NOW)
    store.keep("a", [], Keep(visits=1), now=NOW + HOUR)

    assert 1 == len(store.kept("a"))


def test_the_oldest_visits_of_all_sources_make_room(store: Store) -> None:
    """The bound counts compressed bytes; a visit goes whole."""
    rubbish = [os.urandom(1000) for _ in range(6)]
    for number, source in enumerate("abc"):
        two = [answer(rubbish[2 * number]), answer(rubbish[2 * number + 1])]
        store.keep(source, two, Keep(size=4500), now=NOW + number * HOUR)

    assert [0, 1, 1] == [len(store.kept(source)) for source in "abc"]
    assert rubbish[2:4] == [one.page.body for one in store.kept("b")[0]]


def test_what_repeats_is_small(store: Store, url: str) -> None:
    """A page of a megabyte takes little room."""
    store.keep("a", [answer(b"<p>news</p>" * 100_000)], Keep(size=10_000), now=NOW)

    assert 1_100_000 == len(store.kept("a")[0][0].page.body)


def test_a_broken_body_is_told(store: Store, url: str) -> None:
    """Bytes that were damaged on the disk are no page."""
    store.keep("a", [answer()], Keep(), now=NOW)
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE kept SET body = x'00'")
    connection.close()

    with pytest.raises(StoreError, match=r"the kept answer of https://e\.example/feed"):
        store.kept("a")


def first_release(url: str) -> None:
    """A database as the first migration makes it, with a source and an item."""
    Path(url.removeprefix("sqlite:///")).parent.mkdir()
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(migrations.__file__).parent))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        state = '{"source_id":"a","url":"https://e.example/","health":"ok","validators":{"etag":"1"}}'
        connection.exec_driver_sql("INSERT INTO source VALUES ('a', ?)", (state,))
        item = (
            '{"id":"i1","source_id":"a","url":"https://e.example/1","identity":"e.example/1","loose":"e.example/1",'
            '"guid":null,"title":"News","published":{"value":"2025-06-10T08:00:00+00:00","basis":"stated"},'
            '"first_seen":"2025-06-11T08:00:00+00:00"}'
        )
        connection.exec_driver_sql(
            "INSERT INTO item (id, source_id, identity, url, published, first_seen, position, todo, item, raw) VALUES "
            "('i1', 'a', 'e.example/1', 'https://e.example/1', '2025-06-10 08:00:00', '2025-06-11 08:00:00', 0, 1, ?, "
            '\'{"title":"News"}\')',
            (item,),
        )
    engine.dispose()


def test_a_database_of_the_first_release_loses_nothing(url: str) -> None:
    """Opening it brings it up to date, with sources and items as they were."""
    first_release(url)
    with Store.open(url) as store:
        state = store.source_states()["a"]
        items = [item.title for item in store.unplaced()]
        store.keep("a", [answer()], Keep(), now=NOW)

        assert ("ok", "1", None, ()) == (state.health, state.validators.etag, state.moved_to, state.warnings)
        assert ["News"] == items
        assert 1 == len(store.kept("a"))
