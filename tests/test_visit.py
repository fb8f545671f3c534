"""What a visit tells the timetable: publications it was the first to see, and what the feed asks for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aggregator.model import Dated, Item, RawItem, Rhythm, SourceState, Taken
from aggregator.visit import told_first

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
DAY = timedelta(days=1)
LAST = NOW - timedelta(hours=5)
MIDNIGHT = NOW.replace(hour=0)


def taken(published: Dated, first_seen: datetime = NOW) -> Taken:
    """An item with this date."""
    url = "https://a.example/1"
    return Taken(RawItem(), Item("i", "a", url, url, url, None, "News", published, first_seen))


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        pytest.param(Dated(NOW - DAY, "stated"), (NOW - DAY, NOW - DAY), id="to the minute"),
        pytest.param(Dated(MIDNIGHT, "stated", "day"), (LAST, MIDNIGHT + DAY), id="today: since the last visit"),
        pytest.param(Dated(MIDNIGHT - 3 * DAY, "stated", "day"), (MIDNIGHT - 3 * DAY, MIDNIGHT - 2 * DAY), id="a day"),
        pytest.param(Dated(MIDNIGHT, "stated"), (LAST, MIDNIGHT + DAY), id="midnight sharp is a day"),
        pytest.param(Dated(NOW, "first-seen"), (LAST, NOW), id="undated: since the last visit"),
        pytest.param(Dated(MIDNIGHT.replace(day=1), "stated", "month"), (LAST, NOW), id="a month says nothing"),
    ],
)
def test_when_an_item_was_published(published: Dated, expected: tuple[datetime, datetime]) -> None:
    """As closely as it is known."""
    state = SourceState("a", last_success=LAST, rhythm=Rhythm(until=LAST))

    assert [expected] == told_first([taken(published)], state, NOW)


def test_known_items_teach_nothing_twice() -> None:
    """Only what this visit told first counts; at the very first, all that the page shows."""
    items = [taken(Dated(NOW - DAY, "stated"), first_seen=LAST), taken(Dated(LAST, "first-seen"), first_seen=LAST)]
    learnt = SourceState("a", last_success=LAST, rhythm=Rhythm(until=LAST))

    assert [] == told_first(items, learnt, NOW)
    assert [(NOW - DAY, NOW - DAY)] == told_first(items, SourceState("a", last_success=LAST), NOW)
