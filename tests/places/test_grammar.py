"""The words and endings that govern a name tell its part in the sentence."""

from __future__ import annotations

import pytest

from aggregator.places import Gazetteer
from aggregator.places.grammar import Named, direct, owned
from aggregator.places.told import roles

PARTS = (
    pytest.param("en", "[Cork] signed with [Cologne] and [Rennes]", "free with with", id="a preposition, for a list"),
    pytest.param("fi", "[Oulu] sopi [Lundin] ja [Umeån] kanssa", "free with with", id="a postposition, for a list"),
    pytest.param("fi", "[Oulun] vieraat [Alta]-kaupungista ja [Lundista]", "free with with", id="its word city"),
    pytest.param(
        "et", "[Tartu] katkestas sidemed [Pihkva] ja [Petseriga]", "free with with", id="at the end of the list"
    ),
    pytest.param("et", "[Tartu] sõlmis lepingu [Ahrensburgi] linnaga", "free with", id="at the end of its word city"),
    pytest.param(
        "tr", "[Bursa], [Kırşehir], [Hanau] ve [Tiran] ile anlaştı", "with with with with", id="all before it"
    ),
    pytest.param("tr", "[Bursa] ile [Hanau] anlaştı", "free with", id="between two"),
    pytest.param("ja", "[京都市]は[ボストン]市、[ケルン]市と姉妹都市だ", "free with with", id="Japanese, for a list"),
    pytest.param("ko", "[수원]시는 [우시]시, [타운즈빌]시와 교류한다", "free with with", id="Korean, for a list"),
    pytest.param("zh", "[苏州]与[里加]、[波特兰]结好", "free with with", id="Chinese, for a list"),
    pytest.param("hu", "[Pécs] szerződést kötött [Grazcal]", "free with", id="an ending of one name"),
)


def _named(marked: str) -> tuple[str, tuple[Named, ...]]:
    """A lower-cased text and the names that square brackets mark in it, all in some case."""
    text, named = "", []
    for number, part in enumerate(marked.lower().replace("]", "[").split("[")):
        if number % 2:
            named.append(Named(number, len(text), len(text) + len(part), cut=True))
        text += part
    return text, tuple(named)


@pytest.mark.parametrize(("language", "marked", "parts"), PARTS)
def test_company_is_told_before_a_name_at_its_end_or_after_it(
    gazetteer: Gazetteer, language: str, marked: str, parts: str
) -> None:
    """Prepositions, postpositions and case endings alike say «with» or «from»."""
    facts = gazetteer.language(language)
    assert facts is not None
    text, named = _named(marked)

    assert parts == " ".join(roles(named, text, facts))


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        pytest.param("en", "the friendship between [Cork] and [Cologne]", id="before the first"),
        pytest.param("fi", "[Oulun] ja [Umeån] välinen ystävyys", id="after the second"),
        pytest.param("hu", "[Pécs] és [Graz] közötti barátság", id="after the second, Hungarian"),
    ],
)
def test_between_may_stand_on_either_side(gazetteer: Gazetteer, language: str, marked: str) -> None:
    """A word that ties two names stands before them or after them."""
    facts = gazetteer.language(language)
    assert facts is not None
    text, named = _named(marked)

    assert [(named[0].city, named[1].city)] == [tie[:2] for tie in direct(named, text, facts)]


@pytest.mark.parametrize(
    ("language", "marked", "expected"),
    [
        pytest.param("tr", "[Edirne]'nin kardeş şehirleri [Lörrach], [Kars] ve [Yambol]", True, id="a genitive"),
        pytest.param("en", "[Cork]'s twin towns [Cologne] and [Rennes]", True, id="English"),
        pytest.param("en", "[Cork] met its twin towns, [Cologne] and [Rennes]", False, id="a part of its own"),
        pytest.param("en", "[Cork], [Cologne] and [Rennes] are twin towns", False, id="one list"),
    ],
)
def test_a_list_behind_twins_belongs_to_the_city_before(
    gazetteer: Gazetteer, language: str, marked: str, expected: bool
) -> None:
    """«A's twins B and C» ties A to each, and B and C to none."""
    facts = gazetteer.language(language)
    assert facts is not None
    text, named = _named(marked)

    assert expected == owned(named, text, facts)
