"""The health of every source: what the operator reads, and what everybody may."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from aggregator.model import Reject, Source, SourceState
from aggregator.status import DAYS, document, public, rows

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def test_what_is_published_names_nothing_of_the_operators_own() -> None:
    """The operator reads which variable or file is at fault; status.json says only what kind of thing."""
    sources = (
        Source("a", "https://a.example.com/feed?id=7&api_key=opensesame", auth="env:CITY_LOGIN"),
        Source("b", "https://b.example.com/", ca="/etc/city/ca.pem"),
    )
    states = {
        "a": SourceState("a", health="failing", reason="Refused: auth: the environment variable CITY_LOGIN is not set"),
        "b": SourceState("b", health="failing", reason="TLSFailed: ca: cannot read certificates from /etc/city/ca.pem"),
    }
    found = rows(sources, states, {"a": 3}, {"a": [Reject(0, "no title")]})
    told = document(NOW, public(found, sources))

    assert "CITY_LOGIN" in (found[0].reason or "")
    assert ["https://a.example.com/feed?id=7", "https://b.example.com/"] == [row.url for row in found]
    assert [
        "Refused: auth: the environment variable … is not set",
        "TLSFailed: ca: cannot read certificates from …",
    ] == [row["reason"] for row in told["sources"]]
    assert [(3, 1), (0, 0)] == [(row["items"], row["rejects"]) for row in told["sources"]]


def test_warnings_stand_beside_a_source_that_is_read() -> None:
    """A moved source and a changed layout: the operator reads all, everybody no key of an address."""
    source = Source("a", "https://a.example/news?key=opensesame")
    state = SourceState(
        "a",
        source.url,
        health="ok",
        moved_to="https://new.example/news?id=7&api_key=opensesame",
        warnings=("layout changed: nothing at «div.news»; read without selectors",),
    )
    (row,) = found = rows([source], {"a": state}, {}, {})
    (told,) = document(NOW, public(found, [source]))["sources"]

    assert ("ok", None, 2) == (row.state, row.reason, len(row.warnings))
    assert "api_key=opensesame" in row.warnings[0]
    assert [
        "moved for good to https://new.example/news?id=7, where it is visited now: change its «url»",
        "layout changed: nothing at «div.news»; read without selectors",
    ] == list(told["warnings"])
    assert () == rows([Source("a", "https://b.example/")], {"a": state}, {}, {})[0].warnings


def test_the_last_days_are_told_one_by_one() -> None:
    """Oldest first, today last, those without items too."""
    today = date(2025, 6, 11)
    (row, quiet) = rows(
        [Source("a", "https://a.example/"), Source("b", "https://b.example/")],
        {},
        {},
        {},
        {"a": {today: 2, today - timedelta(days=3): 1}},
        today,
    )

    assert (*[0] * (DAYS - 4), 1, 0, 0, 2) == row.days
    assert (0,) * DAYS == quiet.days
