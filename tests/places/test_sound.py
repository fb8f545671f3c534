"""Names by their sound: cut into signs, weighed against Latin letters, found among a country's cities."""

from __future__ import annotations

import pytest

from aggregator.places import Gazetteer, hearing, sound

_TABLES = {
    "han": ["特 t=20 te=33", "拉 la=48 ra=46", "布 b=31 bu=49", "松/鬆 son=68 zon=73", "索 so=45", "契 chi=60"],
    "cyrillic": ["с s=26", "о o=20", "ч ch=40", "и i=21"],
}
_PLACES = [
    (("Trabzon",), "TR", True),
    (("Tarsus",), "TR", True),
    (("Sochi",), "RU", True),
    (("Mahilyow", "Могилёв"), "BY", True),
    (("Sochi",), "RU", False),
]


@pytest.fixture(scope="module")
def hear() -> hearing.Hearing:
    """Five places and a few signs."""
    parts = {name: memoryview(part) for name, part in hearing.columns(_PLACES, _TABLES).items()}
    return hearing.Hearing(parts, [240_000, 350_000, 330_000, 360_000, 1_000].__getitem__)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("特拉布松", ("特", "拉", "布", "松")),
        ("シフィエ", ("シ", "フィ", "エ")),
        ("サッカー", ("サ", "カ")),
        ("Прущ-Гданський", tuple("прущгданський")),
        ("부산", ("\u1107", "\u116e", "\u1109", "\u1161", "\u11ab")),
        ("Κόρινθος", tuple("κορινθος")),
        ("12", ()),
    ],
)
def test_units_are_the_signs_that_sound(name: str, expected: tuple[str, ...]) -> None:
    """Small kana belong to the sign before, length marks and hyphens are mute, syllables of Hangul fall apart."""
    assert expected == sound.units(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [("trabzon", "drapson"), ("pruszcz", "prusch"), ("khmelnytskyi", "gmelnitski"), ("verona", "lona")],
)
def test_classes_of_names_that_sound_alike_are_equal(one: str, other: str) -> None:
    """Voice, vowels, half-vowels and how a language writes sh make no difference."""
    expected = sound.classes(one)

    assert expected == sound.classes(other)


def test_the_right_name_is_weighed_above_a_wrong_one() -> None:
    """Weights are against chance: what is spelt by none of them counts against the name."""
    ear = sound.Ear(sound.read(_TABLES["han"]))
    right, wrong = (ear.alike(sound.units("特拉布松"), latin) for latin in ("trabzon", "tarsus"))

    assert right > 10 > wrong


def test_a_line_under_no_script_is_refused() -> None:
    """The message names the line."""
    with pytest.raises(ValueError, match="line 2"):
        sound.by_script("# head\nа a=20\n[cyrillic]\n")


def test_a_sign_may_have_other_shapes() -> None:
    """Traditional and simplified characters share a line."""
    table = sound.read(_TABLES["han"])

    assert table["松"] == table["鬆"]


def test_cities_of_one_spelling_share_their_likelihood(hear: hearing.Hearing) -> None:
    """Which of the namesakes is meant, others must tell."""
    found = hear("Сочи", "RU")

    assert [2, 4] == [index for index, _likely in found]
    assert found[0][1] == found[1][1]


def test_without_a_country_small_towns_are_no_answer(hear: hearing.Hearing) -> None:
    """Only the first tier is thought of."""
    assert [2] == [index for index, _likely in hear("索契")][:1]
    assert 4 not in [index for index, _likely in hear("索契")]


@pytest.mark.parametrize(("name", "country"), [("松", "TR"), ("特拉布松", "XX"), ("ትራብዞን", "TR"), ("", "TR")])
def test_what_cannot_be_heard_gives_nothing(hear: hearing.Hearing, name: str, country: str) -> None:
    """One sign, a country without cities, a script without a table."""
    assert hear(name, country) == []


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("特拉布松", "TR", "Trabzon"),
        ("赫梅利尼茨基", "UA", "Khmelnytskyi"),
        ("查耶蒂納", "RS", "Čajetina"),
        ("莫吉廖夫", "BY", "Mahilyow"),
        ("Տալին", "EE", "Tallinn"),
        ("Stilluater", "US", "Stillwater"),
        ("Прущ-Гданський", "PL", "Pruszcz Gdański"),
        ("ブルーマウンテンズ", "AU", "Blue Mountains"),
        ("ხმელნიცკი", "UA", "Khmelnytskyi"),
        ("트라브존", "TR", "Trabzon"),
        ("ستافنغر", "NO", "Stavanger"),
        ("Φρεντερίσια", "DK", "Fredericia"),
    ],
)
def test_cities_are_known_by_their_sound(gazetteer: Gazetteer, name: str, country: str, expected: str) -> None:
    """Spellings that differ from all that GeoNames knows, in ten scripts."""
    index, likely = gazetteer.sounding(name, country)[0]

    assert expected == gazetteer.at(index).name
    assert likely > 0.8


@pytest.mark.parametrize(
    ("name", "country"),
    [("代表團", "TR"), ("市长", "FR"), ("Шевченко", "PL"), ("ありがとう", "US"), ("赫梅利尼茨基", "NO")],
)
def test_other_words_sound_like_no_city(gazetteer: Gazetteer, name: str, country: str) -> None:
    """Refused rather than guessed."""
    assert not [index for index, likely in gazetteer.sounding(name, country) if likely > 0.8]
