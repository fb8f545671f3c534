"""The second look at a pair: what the other pairs of its text say."""

from __future__ import annotations

import pytest

from aggregator.places.company import in_company, second_look


def test_a_partner_of_the_centre_stands_out_from_two_partners() -> None:
    """Of a host with two guests the guests are no pair: both have a surer tie elsewhere."""
    host, guest, other = 1, 2, 3
    _first, _second, between = in_company([(host, guest), (host, other), (guest, other)], [0.9, 0.8, 0.4])

    assert 0.0 == between["at the centre"]
    assert 0.8 == between["another tie of both"]
    assert 2.1 - 0.4 == pytest.approx(between["partners of the centre elsewhere"])


def test_the_likeliest_pair_knows_its_own_chance_from_the_others() -> None:
    """What a city's other ties reach leaves out the pair asked about, even where two are equally likely."""
    first, second = in_company([(1, 2), (1, 3)], [0.7, 0.7])

    assert (0.7, 0.0) == (first["another tie of one"], first["another tie of both"])
    assert 1.0 == first["likeliest of the text"] == second["likeliest of the text"]
    assert 0.7 == pytest.approx(first["further partners of the centre"])


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_certainty_stays_finite(chance: float) -> None:
    """A chance of nought or one has no infinite odds."""
    (found,) = in_company([(1, 2)], [chance])

    assert abs(found["first look"]) < 6


def test_the_second_look_keeps_what_the_first_saw() -> None:
    """Features of the pair itself stay, those of its company come in."""
    ((one, other, features),) = second_look([(1, 2, {"one sentence": 1.0})], {"bias": 0.0, "one sentence": 2.0})

    assert (1, 2) == (one, other)
    assert 2.0 == pytest.approx(features["first look"])
    assert 1.0 == features["one sentence"]
