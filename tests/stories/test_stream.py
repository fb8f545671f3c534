"""A stream too long for memory is placed as a short one is."""

from __future__ import annotations

import random

import pytest

from aggregator import stories
from aggregator.cli import stories as filter_
from aggregator.store import Stream
from bench.copies import credited, own_texts

from .conftest import Newsroom


def test_on_disk_the_answers_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Originals and copies of them, in any order: the same stories, relations and reasons."""
    chance = random.Random(7)
    news = Newsroom()
    tellings = [
        news.telling(title, credited(text, "", chance), day=f"2025-06-{10 + number % 5}", cities=("Kazan",))
        for number, (title, text) in enumerate(own_texts() * 3)
    ]
    chance.shuffle(tellings)
    short = filter_.Memory()
    told = [short.place(one) for one in tellings]
    monkeypatch.setattr(filter_, "IN_MEMORY", 10)
    long = filter_.Memory()
    again = [long.place(one) for one in tellings]
    on_disk = long.stream is not None
    long.close()

    assert on_disk
    assert told == again
    assert len(own_texts()) == len({story for story, _, _ in told})


def test_a_crowded_band_is_ignored_and_of_a_key_the_newest_count() -> None:
    """As in the store."""
    news = Newsroom()
    with Stream() as stream:
        prints = [news.telling(f"T {number}") for number in range(4)]
        for one in prints:
            stream.keep(one, [1], stories.found(one))

        assert prints[2:] == [print_ for print_, _ in stream.candidates([1], crowd=2)]
        assert ([], 4) == (stream.candidates([], [1], crowd=4), len(stream.candidates([], [1], crowd=5)))
