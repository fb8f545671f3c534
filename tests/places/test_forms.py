"""Spellings: folding, endings, likeness."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.places.forms import by_last_letter, endings, fold, likeness, nominatives, script


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Могилёв", "могилев"),
        ("Санкт-Петербург", "санкт петербург"),
        ("Санкт‑Петербург", "санкт петербург"),
        ("Ростов на Дону", "ростов на дону"),
        ("Куп’янськ", "купянськ"),
        ("Xi'an", "xian"),
        ("Łódź", "lodz"),
        ("Târgu Mureș", "targu mures"),
        ("İzmir", "izmir"),
        ("Gəncə", "ganca"),
        ("Θεσσαλονίκη", "θεσσαλονικη"),
        ("طرابلس‎".strip("‎"), "طرابلس"),
        ("Mинск", "минск"),
        ("St. Petersburg", "st petersburg"),
    ],
)
def test_spellings_of_one_name_fold_to_one_key(text: str, expected: str) -> None:
    """Case, accents, apostrophes, hyphens and look-alike letters do not tell names apart."""
    assert expected == fold(text)


@given(st.text(max_size=40))
def test_folding_is_settled(text: str) -> None:
    """A key is its own key."""
    assert fold(fold(text)) == fold(fold(fold(text)))


@pytest.mark.parametrize(
    ("word", "rules", "expected"),
    [
        ("харкова", ["ова>ів"], "харкiв".replace("i", "і")),
        ("krakowie", ["owie>ów"], "krakow"),
        ("londonban", ["ban>"], "london"),
        ("prahou", ["hou>ha"], "praha"),
    ],
)
def test_an_ending_leads_back_to_the_nominative(word: str, rules: list[str], expected: str) -> None:
    """Cutting a case ending by the language's rules."""
    assert expected in list(nominatives(word, by_last_letter(endings(rules))))


def test_too_short_a_rest_is_no_name() -> None:
    """«Она» is not the genitive of a town «Он»."""
    assert [] == list(nominatives("она", by_last_letter(endings(["а>"]))))


@pytest.mark.parametrize(
    ("near", "far", "name"),
    [("Бургас", "Burgos", "Burgas"), ("Бургос", "Burgas", "Burgos"), ("Кёльн", "Kolín", "Köln")],
)
def test_likeness_prefers_the_same_sound(near: str, far: str, name: str) -> None:
    """A name in another script is nearer to its own city than to one that sounds otherwise."""
    assert likeness(near, name) > likeness(near, far)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Минск", "cyrillic"),
        ("Minsk", "latin"),
        ("明斯克", "han"),
        ("ミンスク", "kana"),
        ("민스크", "hangul"),
        ("1–2", ""),
    ],
)
def test_script_is_that_of_the_first_letter(text: str, expected: str) -> None:
    """Digits and signs have none."""
    assert expected == script(text)
