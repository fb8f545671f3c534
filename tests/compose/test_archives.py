"""A feed's log, its archive documents and tombstones."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.compose import (
    archive_document,
    document_address,
    feed,
    standings,
    to_archive,
    tombstones,
    with_past,
)
from aggregator.compose.archives import MOST
from aggregator.model import Chain, PublishRules, Told
from tests.compose.examples import BREMEN, GDANSK, NOON, desk, pair, story, telling

BG = pair(GDANSK, BREMEN)
ADDRESS = "pairs/bremen-de--gdansk-pl"
STORIES = {f"s{day}": story(telling("port", BG, day=day), id=f"s{day}") for day in range(6)}
SHORT = desk(rules=PublishRules(entries=3))


def lines(*ids: str, gone: bool = False, page: str = ADDRESS) -> list[Told]:
    """A log of these stories."""
    return [Told(number, page, story_id, NOON, gone) for number, story_id in enumerate(ids, 1)]


def test_a_story_stands_in_feeds_and_in_editions_it_is_told_in() -> None:
    """With the ``updated`` its entry has there; of all stories there is no edition."""
    later = NOON + timedelta(days=2)
    told = story(telling("port", BG), telling("hall", BG, language="ru", title="Есть", day=2))

    assert {
        "all": NOON,
        "cities/bremen-de": NOON,
        "cities/bremen-de.en": NOON,
        "cities/bremen-de.ru": later,
        "cities/gdansk-pl": NOON,
        "cities/gdansk-pl.en": NOON,
        "cities/gdansk-pl.ru": later,
        ADDRESS: NOON,
        f"{ADDRESS}.en": NOON,
        f"{ADDRESS}.ru": later,
    } == standings(told, desk())
    assert {} == standings(story(telling("port", BG, background=True)), desk())


def test_nothing_is_archived_while_the_feed_shows_it() -> None:
    """Entries and tombstones alike."""
    made = feed(BG, list(STORIES.values())[3:], SHORT)
    waiting = [*lines("s3", "s5"), *lines("s1", gone=True)]

    assert [] == to_archive(waiting, replace(made, gone=tombstones(waiting, SHORT, {})), SHORT)
    assert [[1, 2, 1]] == to_archive(waiting, made, SHORT)


def test_all_that_waits_is_archived_once_one_fell_out() -> None:
    """In documents of a bounded size; a latecomer with an old date never stands in the feed and counts too."""
    made = feed(BG, STORIES.values(), SHORT)
    many = lines(*("s5" for _ in range(MOST)), "s2", "s5")

    assert [[1, 2]] == to_archive(lines("s5", "s0"), made, SHORT)
    assert [MOST, 2] == [len(document) for document in to_archive(many, made, SHORT)]


@given(st.permutations(sorted(STORIES)), st.integers(1, 6))
def test_feed_and_archive_hold_every_story_in_any_order_of_arrival(arrivals: list[str], entries: int) -> None:
    """A subscriber who comes back after a year and follows the archive misses nothing."""
    short = desk(rules=PublishRules(entries=entries))
    log: list[Told] = []
    archived: list[int] = []
    for arrived, story_id in enumerate(arrivals, 1):
        log.append(Told(arrived, ADDRESS, story_id, NOON))
        made = feed(BG, [STORIES[known] for known in arrivals[:arrived]], short)
        documents = to_archive([line for line in log if line.number not in archived], made, short)
        archived += [number for document in documents for number in document]
        shown = {one.story_id for one in made.entries} | {line.story_id for line in log if line.number in archived}

        assert set(arrivals[:arrived]) == shown
    assert len(archived) == len(set(archived))


def test_an_archive_document_stands_between_its_neighbours() -> None:
    """Latest line first, under the feed's own id; it is as old as its newest entry."""
    made = feed(BG, STORIES.values(), SHORT)
    document = archive_document(made, 2, 3, lines("s1", "s0"), STORIES, SHORT, {})

    assert ["s0", "s1"] == [one.story_id for one in document.entries]
    assert Chain(ADDRESS, document_address(ADDRESS, 1), document_address(ADDRESS, 3)) == document.chain
    assert (f"archive/{ADDRESS}/2", made.id, NOON + timedelta(days=1)) == (
        document.address,
        document.id,
        document.updated,
    )
    last = archive_document(made, 1, 1, lines("s1"), STORIES, SHORT, {})
    assert Chain(ADDRESS, None, None) == last.chain


@pytest.mark.parametrize("gone", ["forgotten", "elsewhere"])
def test_an_archive_document_loses_what_no_longer_stands_in_the_feed(gone: str) -> None:
    """What was forgotten must not be read anywhere; what was filed wrongly neither."""
    known = dict(STORIES)
    if gone == "forgotten":
        del known["s1"]
    else:
        known["s1"] = story(telling("port"), id="s1")
    made = feed(BG, known.values(), SHORT)

    document = archive_document(made, 1, 1, lines("s0", "s1"), known, SHORT, {})
    assert ["s0"] == [one.story_id for one in document.entries]


def test_an_edition_has_an_archive_of_its_own() -> None:
    """Led by its language, as the edition itself."""
    both = story(telling("port", BG), telling("hall", BG, language="ru", title="Есть"), id="both")
    made = feed(BG, [both], desk(), edition="ru")

    document = archive_document(made, 1, 1, lines("both", page=f"{ADDRESS}.ru"), {"both": both}, desk(), {})
    assert [("Есть", f"archive/{ADDRESS}.ru/1")] == [(one.title, document.address) for one in document.entries]


def test_a_tombstone_says_where_the_story_went() -> None:
    """Under the entry's own id; the feed is as young as its latest loss."""
    later = NOON + timedelta(days=99)
    told = [Told(1, ADDRESS, "s0", later, gone=True), Told(2, ADDRESS, "s9", NOON, gone=True)]
    gone = tombstones(told, SHORT, {"s0": "s5"})
    made = with_past(feed(BG, STORIES.values(), SHORT), gone, 4)

    assert [
        ("tag:news.example.org,2026:stories/s0", later, "stories/s5"),
        ("tag:news.example.org,2026:stories/s9", NOON, None),
    ] == [(one.id, one.when, one.into) for one in made.gone]
    assert (later, f"archive/{ADDRESS}/4") == (made.updated, made.chain.older)
    assert Chain() == with_past(made, (), 0).chain


def test_no_archive_document_outgrows_its_bound() -> None:
    """The bound is permanent: documents that stand are never divided anew."""
    assert 100 == MOST
