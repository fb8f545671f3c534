"""Stories of a shelf as a feed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.compose import address_of, feed, feed_refs, speaks
from aggregator.model import PublishRules
from tests.compose.examples import BREMEN, GDANSK, NOON, desk, pair, story, telling

BG = pair(GDANSK, BREMEN)
STORIES = [story(telling("port", BG, day=day % 4), id=f"s{day}") for day in range(8)]


@given(st.permutations(STORIES))
def test_a_feed_does_not_depend_on_the_order_of_asking(stories: list) -> None:  # type: ignore[type-arg]
    """Newest first, equal dates and places by id."""
    made = feed(BG, stories, desk())

    assert ["s3", "s7", "s2", "s6", "s1", "s5", "s0", "s4"] == [one.story_id for one in made.entries]


def test_an_undated_list_keeps_the_order_of_its_page() -> None:
    """What was first seen at one moment stands as the page listed it."""
    listed = [
        replace(one, tellers=(replace(one.tellers[0], item=replace(one.tellers[0].item, position=at)),))
        for at, one in enumerate([story(telling("port", BG), id=name) for name in "cab"])
    ]

    assert ["c", "a", "b"] == [one.story_id for one in feed(BG, reversed(listed), desk()).entries]


def test_only_the_newest_are_kept() -> None:
    """``publish.entries`` is the length of every feed."""
    made = feed(GDANSK, STORIES, desk(rules=PublishRules(entries=3)))

    assert ["s3", "s7", "s2"] == [one.story_id for one in made.entries]


def test_updated_is_the_latest_change_of_an_entry() -> None:
    """Not the clock, not the newest story: an old story that changed counts."""
    changed = NOON + timedelta(days=30)
    stories = [*STORIES, story(telling("port", BG, day=-5), id="old", updated=changed)]

    assert changed == feed(BG, stories, desk()).updated


def test_an_empty_feed_has_a_date_of_its_own() -> None:
    """An edition without stories is a feed all the same, and the same tomorrow."""
    empty = feed(BG, STORIES, desk(), edition="ru")

    assert () == empty.entries
    assert datetime(2026, 1, 1, tzinfo=UTC) == empty.updated


def test_an_edition_keeps_the_stories_told_in_its_language() -> None:
    """And has an address and an id of its own, while the entries keep theirs."""
    both = story(telling("port", BG), telling("hall", BG, language="ru", title="Есть"), id="both")
    english = story(telling("port", BG), id="english")

    made = feed(BG, [both, english], desk(), edition="ru")

    assert ["Есть"] == [one.title for one in made.entries]
    assert "pairs/bremen-de--gdansk-pl.ru" == made.address
    assert "tag:news.example.org,2026:pairs/bremen-de--gdansk-pl.ru" == made.id
    assert "tag:news.example.org,2026:stories/both" == made.entries[0].id
    assert "Бремен – Гданьск · Neighbours" == made.title
    assert "ru" == made.language


@pytest.mark.parametrize(
    ("language", "wanted", "expected"),
    [
        ("ru", "ru", True),
        ("ru-RU", "ru", True),
        ("RU", "ru", True),
        ("rue", "ru", False),
        (None, "ru", False),
        ("zh", "zh-Hant", False),
    ],
)
def test_speaks(language: str | None, wanted: str, expected: bool) -> None:
    """RFC 4647 § 3.3.1: a range matches a tag that equals it or goes on after a hyphen."""
    assert expected == speaks(language, wanted)


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        (None, ("all", "Neighbours", "News of cooperation between cities")),
        (GDANSK, ("cities/gdansk-pl", "Gdańsk · Neighbours", "Gdańsk: news of its cooperation with other cities")),
        (
            BG,
            (
                "pairs/bremen-de--gdansk-pl",
                "Bremen – Gdańsk · Neighbours",
                "Bremen and Gdańsk: news of their cooperation",
            ),
        ),
    ],
)
def test_a_feed_says_what_it_is(subject: object, expected: tuple[str, str, str]) -> None:
    """Address, title and subtitle of the three scopes."""
    made = feed(subject, STORIES, desk())  # type: ignore[arg-type]

    assert expected == (made.address, made.title, made.subtitle)
    assert expected[0] == address_of(subject)  # type: ignore[arg-type]


def test_references_for_the_subscription_list() -> None:
    """In the order given, grouped under headings of the publisher's language."""
    refs = feed_refs([None, GDANSK, BG], desk())

    assert [("all", ""), ("cities/gdansk-pl", "Cities"), ("pairs/bremen-de--gdansk-pl", "City pairs")] == [
        (ref.address, ref.group) for ref in refs
    ]
