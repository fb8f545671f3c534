"""Language tables made ready to match."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from aggregator import places
from aggregator.places import Gazetteer, Tagger
from aggregator.places.language import BODY, CITY, OTHER, TITLE, Language
from aggregator.places.patterns import alternatives, any_of
from aggregator.places.phrases import Phrases, pieces

TABLES = sorted((Path(places.__file__).parent / "languages").glob("*.toml"))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_phrase_is_found_beside_a_name(path: Path) -> None:
    """Whatever a table says may stand before or after a name is found there."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    language = Language.read(path.stem, raw)
    missed = []
    for key, kind in (("city_before", CITY), ("other_before", OTHER), ("body_before", BODY), ("title", TITLE)):
        for phrase in raw.get(key, ()):
            plain = phrase.lower().replace("*", "x")
            text = f"x {plain}" + " " * plain[-1:].isalnum()
            missed += [phrase] * (not language.before(pieces(text, before=True)) & kind)
    for key, kind in (("city_after", CITY), ("other_after", OTHER), ("body_after", BODY)):
        for phrase in raw.get(key, ()):
            plain = phrase.lower().replace("*", "x")
            text = " " * plain[:1].isalnum() + f"{plain} x"
            missed += [phrase] * (not language.after_name(pieces(text, before=False)) & kind)

    assert [] == missed


@pytest.mark.parametrize(
    ("phrases", "before", "text", "expected"),
    [
        (["city of"], True, "in the city of ", True),
        (["city of"], True, "in the office ", False),
        (["city of"], True, "the city. of ", False),
        (["улиц*"], True, "на улице «", True),
        (["ville d'"], True, "la ville d’", True),
        (["ville d'"], True, "la ville d ", False),
        (["*straße"], True, "hauptstraße ", True),
        (["*ск* округ*"], False, " городском округе", True),
        (["*ск* округ*"], False, " и Казань", False),
        (["'s mayor"], False, "'s mayor", True),
        (["-арен*"], False, "-арена", True),
        (["-арен*"], False, " арена", False),
        (["市长"], False, "市长", True),
        (["省"], True, "浙江省", True),
        (["of"], True, "", False),
    ],
)
def test_phrases_are_read_outwards_from_the_name(phrases: list[str], before: bool, text: str, expected: bool) -> None:
    """Whole words, beginnings, insides; nothing else may stand between."""
    found = Phrases({1: (phrases, "«.")}, before=before)(pieces(text, before=before))

    assert expected == bool(found)


def test_a_prefix_is_no_part_of_the_phrase() -> None:
    """Arabic writes «and», «to» onto the word."""
    phrases = Phrases({1: (["مدينة", "المدينة"], "")}, before=True, prefixes=[("و", ""), ("لل", "ال")])

    assert phrases(pieces("إلى ومدينة ", before=True))
    assert phrases(pieces("إلى للمدينة ", before=True))
    assert not phrases(pieces("إلى شمدينة ", before=True))


def test_an_unknown_key_is_named() -> None:
    """So that a slip in a table is found."""
    with pytest.raises(ValueError, match=r"languages/xx\.toml: unknown key 'twins'"):
        Language.read("xx", {"twins": ["a"]})


def test_words_begin_and_end_where_they_should() -> None:
    """A star stands for the rest."""
    pattern = re.compile(alternatives(["sister city", "twin*", "*stadt"]))

    assert ["sister-city", "twinned", "partnerstadt"] == [
        match[0] for match in pattern.finditer("sister-city twinned partnerstadt between")
    ]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_all_words_of_a_table_are_found_however_many_begin_alike(path: Path) -> None:
    """Words that begin alike are compared once for all."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    words = [word for key in ("twin", "pact", "contact", "with", "from", "at") for word in raw.get(key, ())]
    pattern = re.compile(any_of(words))

    assert [] == [word for word in words if not pattern.match(word.replace("*", ""))]
    assert pattern.match("") is None


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_word_is_the_adjective_of_one_country(path: Path) -> None:
    """Nor does one country's beginning of a word, which has four letters at least, cover another country's word."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    language = Language.read(path.stem, raw)
    wrong = []
    for country, words in raw.get("demonyms", {}).items():
        for word in words:
            plain = word.replace("*", "x")
            wrong += [word] * (language.adjective_of(plain) != country or (word != plain and len(plain) < 5))

    assert [] == wrong


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Делегация города посетила французский Брест.", "brest-fr"),
        ("ru", "Мэр ливанского Триполи открыл выставку.", "tripoli-lb"),
        ("ru", "Студенты из американского Бирмингема приехали в гости.", "birmingham-us"),
        ("uk", "Літак вилетів до венесуельської Валенсії.", "valencia-ve"),
        ("be", "Дамова з чэшскім Табарам падпісана.", "tabor-cz"),
        ("pl", "Umowa z czeskim Taborem została podpisana.", "tabor-cz"),
        ("cs", "Delegace navštívila běloruský Brest.", "brest-by"),
        ("sk", "Delegácia navštívila francúzsky Brest.", "brest-fr"),
        ("sl", "Letalo je odletelo v venezuelsko Valencio.", "valencia-ve"),
        ("hr", "Studenti iz američkog Birminghama došli su u posjet.", "birmingham-us"),
        ("sr", "Делегација је посетила белоруски Брест.", "brest-by"),
        ("sr", "Delegacija je posetila francuski Brest.", "brest-fr"),
        ("bg", "Самолетът излетя за венецуелската Валенсия.", "valencia-ve"),
        ("mk", "Делегацијата го посети францускиот Брест.", "brest-fr"),
        ("hu", "A küldöttség a fehérorosz Brestbe utazott.", "brest-by"),
        ("fi", "Valtuuskunta vieraili ranskalaisessa Brestissä.", "brest-fr"),
        ("et", "Lennuk lendas Venezuela linna Valenciasse.", "valencia-ve"),
        ("lv", "Delegācija apmeklēja Francijas pilsētu Brestu.", "brest-fr"),
        ("lt", "Delegacija aplankė prancūzų miestą Brestą.", "brest-fr"),
        ("tr", "Heyet Fransız kenti Brest'i ziyaret etti.", "brest-fr"),
        ("az", "Nümayəndə heyəti Belarusun Brest şəhərinə səfər etdi.", "brest-by"),
        ("kk", "Делегация француз қаласы Брестке барды.", "brest-fr"),
        ("ky", "Делегация Франциянын Брест шаарына барды.", "brest-fr"),
        ("uz", "Delegatsiya Belarusning Brest shahriga bordi.", "brest-by"),
        ("hy", "Ինքնաթիռը մեկնեց Վենեսուելայի Վալենսիա քաղաք։", "valencia-ve"),
        ("ka", "დელეგაცია ეწვია ფრანგულ ქალაქ ბრესტს.", "brest-fr"),
        ("mn", "Төлөөлөгчид Беларусийн Брест хотод айлчлав.", "brest-by"),
        ("id", "Delegasi mengunjungi kota Prancis Brest.", "brest-fr"),
        ("en", "The plane left for the Venezuelan city of Valencia.", "valencia-ve"),
        ("de", "Das Flugzeug startete ins venezolanische Valencia.", "valencia-ve"),
        ("fr", "La ville biélorusse de Brest a reçu des invités.", "brest-by"),
        ("es", "El avión salió hacia la ciudad venezolana de Valencia.", "valencia-ve"),
        ("ar", "زار الوفد مدينة بريست الفرنسية.", "brest-fr"),
    ],
)
def test_a_countrys_word_beside_a_city_tells_it_from_its_namesakes(
    tagger: Tagger, language: str, text: str, expected: str
) -> None:
    """An adjective, or where the language says so the country's genitive."""
    tagging = tagger.tag(title="", text=text, language=language)

    assert [expected] == [tag.city.slug for tag in tagging.cities]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("В ходе встречи стороны вспомнили историю болгарского города и без повода пели.", "ru"),
        ("На срещата двете страни си спомниха за историята на града и пяха без повод.", "bg"),
        ("Рада міста без дебатів і з піснями.", "uk"),
        ("Град је без повода певао у Новом Саду.", "sr"),
    ],
)
def test_letters_tell_languages_that_share_their_words(gazetteer: Gazetteer, text: str, code: str) -> None:
    """Bulgarian writes no ы, Russian no і, whatever small words they share."""
    assert code == gazetteer.guesser()(text)
