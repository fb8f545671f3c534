"""The weights of a pair's features: shipped whole, readable, calibrated on texts of our own."""

from __future__ import annotations

from aggregator.places import Gazetteer, Tagger
from aggregator.places.company import in_company
from aggregator.places.weigh import likelihood
from tests.places import corpus


def test_a_feature_without_a_weight_counts_for_nothing() -> None:
    """And the bias alone is the chance of a pair of which nothing is known."""
    weights = {"bias": 0.0, "both in title": 2.0}

    assert 0.5 == likelihood({}, weights)
    assert 0.5 == likelihood({"unheard of": 9.0}, weights)
    assert likelihood({"both in title": 1.0}, weights) > 0.85


def test_every_weight_is_a_feature_that_some_text_has(tagger: Tagger, gazetteer: Gazetteer) -> None:
    """A feature renamed without training anew would lose its weight silently."""
    seen = {"bias"}
    for code in corpus.languages("texts"):
        for item in corpus.items(code):
            home = gazetteer.find_home(item.home) if item.home else None
            for _one, _other, features in tagger.candidates(
                title=item.title, text=item.text, language=item.language, home=home, about=item.about or None
            ):
                seen |= features.keys()

    company = in_company([(1, 2)], [0.5])[0].keys()

    assert set() == set(gazetteer.weights["first"]) - seen
    assert set() == set(gazetteer.weights["second"]) - seen - company


def test_of_pairs_scored_nine_in_ten_nine_in_ten_are_right(tagger: Tagger, gazetteer: Gazetteer) -> None:
    """Scores are chances: counted over our own texts, those that may be either left out."""
    names, right, count = corpus.Names(gazetteer), 0, 0
    for code in corpus.languages("texts"):
        for item in corpus.items(code):
            answer = corpus.tag(item, tagger, names)
            for tag in answer.tagging.pairs:
                pair = frozenset((tag.pair.a.geonameid, tag.pair.b.geonameid))
                if tag.score >= 0.9 and pair not in answer.maybe:
                    count += 1
                    right += pair in answer.pairs

    assert count > 100
    assert right / count > 0.87
