"""Twins that the operator knows make a name and a pair likelier; they rule nothing out."""

from __future__ import annotations

import pytest

from aggregator import atlas
from aggregator.places import Gazetteer, Tagger

LISTED = {"Novi Sad, RS": ["Timişoara, RO", "Valencia, ES"], "Leeds, GB": ["Lille, FR"]}


@pytest.fixture(scope="module")
def knowing() -> Gazetteer:
    """The gazetteer of an operator who has listed twins."""
    return atlas.open_gazetteer(twins=LISTED)


def test_a_known_twin_is_the_namesake_that_is_meant(tagger: Tagger, knowing: Gazetteer) -> None:
    """Of two cities of one name the one that is a twin of a city of the text."""
    text = "A delegation from Valencia spent the week in Novi Sad."
    found = [
        {tag.city.slug for tag in one.tag(title="", text=text, language="en").cities}
        for one in (tagger, Tagger(knowing))
    ]

    assert [{"novi-sad-rs", "valencia-ve"}, {"novi-sad-rs", "valencia-es"}] == found


def test_a_pair_of_known_twins_is_surer(tagger: Tagger, knowing: Gazetteer) -> None:
    """The same words count for more between known twins, and as much as before between others."""
    texts = ("Pupils from Lille visited Leeds.", "Pupils from Lyon visited Leeds.", "It rained in Lille and Leeds.")
    scores = [
        [[tag.score for tag in one.tag(title="", text=text, language="en").pairs] for text in texts]
        for one in (tagger, Tagger(knowing))
    ]

    assert scores[0][0] < scores[1][0]
    assert scores[0][1:] == scores[1][1:]
    assert [] == scores[1][2]
