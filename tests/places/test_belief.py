"""Whether a spelling is a city at all: weighed signs."""

from __future__ import annotations

import ast
import inspect

import pytest

from aggregator.places import Tagger, belief, resolve
from aggregator.places.belief import NOWHERE, Area
from aggregator.places.belief_weights import WEIGHTS


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pl", "Burmistrz Zakopanego spotkał się z gośćmi z Popradu.", {"zakopane-pl", "poprad-sk"}),
        ("lt", "Tarp Šiaulių ir Jelgavos vyksta mainai.", {"siauliai-lt", "jelgava-lv"}),
        ("ka", "ბათუმში და ქუთაისში გამოფენები გაიხსნა.", {"batumi-ge", "kutaisi-ge"}),
        ("ko", "포항과 후쿠야마는 산업도시다.", {"pohang-kr", "fukuyama-jp"}),
        ("fi", "Jyväskylän lapsia oli leirillä Esbjergissä.", {"jyvaskyla-fi", "esbjerg-dk"}),
    ],
)  # fmt: skip
def test_small_and_inflected_towns_are_cities(tagger: Tagger, language: str, text: str, expected: set[str]) -> None:
    """What joins them, leads to them and lies near outweighs their size."""
    assert expected == {tag.city.slug for tag in tagger.tag(title="", text=text, language=language).cities}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nice to see you all, said the coach."),
        ("ru", "Роман и Виктор делали уроки."),
        ("tr", "Ordu kampa gitti."),
    ],
)
def test_words_and_persons_are_none(tagger: Tagger, language: str, text: str) -> None:
    """A dictionary's word or a given name is no city while nothing speaks for it."""
    assert [] == [tag.city.slug for tag in tagger.tag(title="", text=text, language=language).cities]


def test_signs_add_up() -> None:
    """The logarithm of the odds is the sum of what each sign weighs; an unknown one weighs nothing."""
    weights = {"large": 2.0, "person": -3.0}

    assert -1.0 == belief.weigh({"large": 1.0}, {"person": 1.0, "unheard of": 1.0}, weights=weights)
    assert 0.5 == belief.chance(0.0)


def test_every_weight_has_its_sign() -> None:
    """A sign renamed in the code would silently lose its weight."""
    strings = {
        node.value
        for module in (belief, resolve)
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    numbered = {name for name in WEIGHTS if name.startswith(("likeness ", "unspaced, ")) or name[0].isdigit()}
    sized = {name for name in WEIGHTS if name.startswith("size: ") and name.removeprefix("size: ") in strings}

    assert set() == set(WEIGHTS) - strings - numbered - sized


@pytest.mark.parametrize(
    ("country", "region", "expected"),
    [("GE", "GE.04", True), ("US", "US.GA", True), ("US", "US.OH", False), ("FR", "FR.11", False)],
)
def test_a_name_of_two_areas_holds_towns_of_both(country: str, region: str, expected: bool) -> None:
    """Georgia the country holds Batumi, Georgia the state Atlanta, neither of them Columbus in Ohio."""
    georgia = Area(frozenset({"GE", "US"}), frozenset({"US.GA"}))

    assert expected == georgia.holds(country, region)
    assert not NOWHERE.holds(country, region)
