"""How often a feed asks to be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.model import Wishes
from aggregator.parse.wishes import wishes


def rss(channel: str, item: str = "") -> bytes:
    """A feed with these elements in its channel."""
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{channel}<item>{item}</item></channel></rss>'.encode()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(rss("<title>A</title>"), Wishes(), id="says nothing"),
        pytest.param(rss("<ttl> 60 </ttl>"), Wishes(60), id="ttl in minutes"),
        pytest.param(rss("<ttl>0</ttl>"), Wishes(), id="nought is nothing"),
        pytest.param(rss("<ttl>an hour</ttl>"), Wishes(), id="no number"),
        pytest.param(rss("<!-- <ttl>60</ttl> -->"), Wishes(), id="in a comment"),
        pytest.param(rss("", "<ttl>60</ttl>"), Wishes(), id="in an item"),
        pytest.param(
            rss("<skipHours><hour>0</hour><hour>23</hour><hour>24</hour></skipHours>"),
            Wishes(None, (0, 23)),
            id="hours, 24 as 0",
        ),
        pytest.param(
            rss("<skipDays><day>Sunday</day><day>saturday</day><day>Caturday</day></skipDays>"),
            Wishes(None, (), (5, 6)),
            id="days",
        ),
        pytest.param(
            rss("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>"),
            Wishes(30),
            id="twice an hour",
        ),
        pytest.param(rss("<sy:updatePeriod>daily</sy:updatePeriod>"), Wishes(1440), id="daily"),
        pytest.param(b"<html><ttl>60</ttl></html>", Wishes(), id="a page is no feed"),
        pytest.param(b"", Wishes(), id="nothing at all"),
    ],
)
def test_wishes(body: bytes, expected: Wishes) -> None:
    """RSS 2.0's three elements and the syndication module's two."""
    assert expected == wishes(body)


@given(st.binary(max_size=500))
def test_anything_has_wishes_or_none(rubbish: bytes) -> None:
    """Nothing is raised, whatever stands there."""
    found = wishes(rss("<ttl>") + rubbish + b"</ttl>")

    assert all(0 <= hour < 24 for hour in found.skip_hours)
