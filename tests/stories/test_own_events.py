"""Our own annotated news: what placing reaches with our own tags, in any order of arrival."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from aggregator.stories import evidence
from aggregator.stories.event_weights import WEIGHTS
from bench import stories as bench

PARTS = ("learnt", "held")


@pytest.fixture(scope="module")
def told() -> dict[str, list[bench.Told]]:
    """Our own news with our own tags."""
    tag = bench.tagger()
    return {part: bench.ours_told(bench.own(part), tag) for part in PARTS}


def test_the_news_are_many_and_in_many_languages() -> None:
    """Three in five events at least are told by several; no event stands in both parts."""
    events = {part: Counter(row["event"] for row in bench.own(part)) for part in PARTS}
    languages = {row["lang"] for part in PARTS for row in bench.own(part)}

    assert not set(events["learnt"]) & set(events["held"])
    assert 60 <= sum(map(len, events.values()))
    assert 12 <= len(languages)
    for counts in events.values():
        assert 0.6 * len(counts) <= sum(many > 1 for many in counts.values())


@pytest.mark.parametrize(("part", "precision", "recall"), [("learnt", 0.85, 0.8), ("held", 0.8, 0.6)])
def test_events_are_told_apart(told: dict[str, list[bench.Told]], part: str, precision: float, recall: float) -> None:
    """Where several tell, they come together; two acts of one visit stay apart."""
    gold = {one.name: one.event for one in told[part]}
    right, wrong, missed = (len(some) for some in bench.judged(bench.place_all(told[part])[0], gold))

    assert precision <= right / (right + wrong)
    assert recall <= right / (right + missed)


def test_weights_are_of_features_that_exist() -> None:
    """A feature renamed would silently weigh nothing."""
    source = Path(evidence.__file__).read_text(encoding="utf-8")

    assert set() == {name for name in WEIGHTS if name != "bias" and f'"{name}"' not in source}
