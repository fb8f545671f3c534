"""What of a text is not its story, and that all else stays where it stood."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.places import Gazetteer
from aggregator.places.asides import Announcing, asides, without

STORY = "The mayor of Minsk received guests from Kazan and showed them the new choir school, the library and the park."
RELATED = Announcing(["read also", "more news", "читайте также", "相关阅读", "don't miss"])

ASIDE = [
    ("{}\nRead also\nFire in Hamburg\nRome wins", "\nRead also\nFire in Hamburg\nRome wins"),
    ("{}\nMore news: Fire in Hamburg; Rome wins\nAnd so on.", "\nMore news: Fire in Hamburg; Rome wins"),
    ("{} Read also: Fire in Hamburg", " Read also: Fire in Hamburg"),
    ("{}\n» Читайте также: Пожар в Гамбурге", "\n» Читайте также: Пожар в Гамбурге"),
    ("{}\n相关阅读:\n合肥代表团赴首尔招商", "\n相关阅读:\n合肥代表团赴首尔招商"),
    ("Don't miss\nFire in Hamburg\n{}", "Don't miss\nFire in Hamburg\n"),
    ("Choose | Vilnius | Kaunas | Utena |\n{}", "Choose | Vilnius | Kaunas | Utena |"),
    ("Home > News > Utena > City\n{}", "Home > News > Utena > City"),
    ("date 2025-08-13 Richmond\n{}", "date 2025-08-13 Richmond"),
    ("Utena 18.01.2018, 20:13\n{}", "Utena 18.01.2018, 20:13"),
    ("{}\nSlippery road in Utena 2022-12-20, 13:41", "Slippery road in Utena 2022-12-20, 13:41"),
    ("{}\nPhoto: Rokas Vilnius", "Photo: Rokas Vilnius"),
    ("{} Foto: Rokas Vilnius", "Foto: Rokas Vilnius"),
    ("The embassy (Rauchstraße 1, 10787 Berlin) has it. {}", "10787 Berlin"),
    ("12 rue de Rivoli, 75001 Paris. {}", "75001 Paris"),
    ("Hauptstraße 5, 1010 Wien. {}", "1010 Wien"),
    ("Издатель: «Бульвар» (117246, Москва, проезд Научный). {}", "117246, Москва"),
]

STORIES = [
    "On 5 May, 2009 Minsk received guests.",
    "In all, 25000 Minsk pupils took part, 10787 of them girls.",
    "The photo of Minsk was taken by a pupil.",
    "Minsk – Kazan – Utena: three cities, one choir.",
    "The more news there is the better for Kazan, he said, and nobody in the hall of the city doubted it.",
    "MINSK, 13 August 2025 – The mayor received guests.",
]


@pytest.mark.parametrize(("frame", "aside"), ASIDE)
def test_what_is_not_the_story_is_told(frame: str, aside: str) -> None:
    """Headlines of others, navigation, credits, addresses."""
    text = frame.format(STORY)

    spans = asides(text, RELATED)

    assert [aside] == [text[start:end] for start, end in spans]
    assert STORY in without(text, spans)
    assert len(text) == len(without(text, spans))


@pytest.mark.parametrize("text", STORIES)
def test_a_story_is_left_alone(text: str) -> None:
    """Dates, numbers and announcing words within a sentence are its own."""
    assert [] == asides(f"{STORY}\n{text}\n{STORY}", RELATED)


@given(st.text())
def test_spans_lie_apart_and_in_order(text: str) -> None:
    """Whatever the text."""
    spans = asides(text, RELATED)

    assert spans == sorted(spans)
    assert all(end < start for (_, end), (start, _) in pairwise(spans))
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_all_languages_announce(gazetteer: Gazetteer) -> None:
    """Pages mix languages, so every language's words count everywhere."""
    related = Announcing(gazetteer.related())

    for words in ("Lire aussi", "Czytaj też", "Читайте ещё", "Related posts", "اقرأ أيضا"):
        assert [(len(STORY), len(STORY) + len(words) + 3)] == asides(f"{STORY}\n{words}\nX", related)
