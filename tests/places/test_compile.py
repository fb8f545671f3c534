"""Rows in, bytes out: pruning, slugs, display names, the same bytes every time."""

from __future__ import annotations

import marisa_trie
import pytest

from aggregator.places.compile import Compiled, compile_rows
from aggregator.places.gazetteer import Gazetteer
from aggregator.places.layout import unpack
from aggregator.places.names import believable, slug
from aggregator.places.packing import slugs
from aggregator.places.rows import Knowledge, Row


def row(
    geonameid: int, name: str, country: str = "RU", population: int = 100_000, *names: str, large: bool = True
) -> Row:
    """A place in the middle of nowhere."""
    return Row(geonameid, name, country, 55.0, 37.0, population, "Europe/Moscow", names, large)


def opened(compiled: Compiled) -> Gazetteer:
    """The compiled gazetteer, without files."""
    trie = marisa_trie.Trie(compiled.keys)
    data = compiled.pack([trie[key] for key in compiled.keys])
    return Gazetteer(trie, memoryview(data), languages={})


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Krasnodar", "RU", "krasnodar-ru"),
        ("Homyel'", "BY", "homyel-by"),
        ("Xi’an", "CN", "xian-cn"),
        ("Târgu Mureş", "RO", "targu-mures-ro"),
        ("Saint Petersburg", "RU", "saint-petersburg-ru"),
        ("’s-Hertogenbosch", "NL", "s-hertogenbosch-nl"),
        ("Yangp'yŏng", "KR", "yangpyong-kr"),
        ("Tel Aviv-Yafo", "IL", "tel-aviv-yafo-il"),
        ("Нарва", "EE", "narva-ee"),
    ],
)
def test_slugs_are_ascii(name: str, country: str, expected: str) -> None:
    """Apostrophes are dropped, all else that is no letter or digit becomes one hyphen."""
    assert expected == slug(name, country)


def test_of_equal_slugs_the_most_populous_keeps_it() -> None:
    """The others append their id; of equally big ones the lowest id keeps it."""
    rows = [row(3, "Kirov", population=5), row(1, "Kirov", population=9), row(2, "Kirov", population=9)]

    assert ["kirov-ru-3", "kirov-ru", "kirov-ru-2"] == slugs(rows)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("KRR", False),
        ("MSQ", False),
        ("ke la si nuo da er", False),
        ("qrsnwdr", False),
        ("Ö", False),
        ("北", False),
        ("北京", True),
        ("Łódź", True),
        ("Краснодар", True),
        ("'s-Hertogenbosch", True),
        ("Sector 5", False),
    ],
)
def test_codes_and_bare_transliterations_are_no_names(name: str, expected: bool) -> None:
    """GeoNames' alternates hold airport codes and spellings nobody prints."""
    assert expected == believable(name)


def test_a_bigger_namesake_shares_what_another_script_writes() -> None:
    """GeoNames may know a Chinese spelling of the smaller one only."""
    rows = [row(1, "Des Moines", "US", 30_000, "得梅因"), row(2, "Des Moines", "US", 214_000, "狄蒙")]
    found = opened(compile_rows(rows, Knowledge())).entry("得梅因")

    assert found is not None
    assert {0, 1} == {reading.index for reading in found.readings}


def test_family_names_are_told_from_given_names() -> None:
    """Both are facts of a key that may be a town's too."""
    rows = [row(1, "Jackson", "US", 150_000), row(2, "Sofia", "BG", 1_200_000)]
    gazetteer = opened(compile_rows(rows, Knowledge(given=["Sofia"], surnames=["Jackson"])))
    jackson, sofia = gazetteer.entry("jackson"), gazetteer.entry("sofia")

    assert jackson is not None
    assert sofia is not None
    assert (False, True, True, False) == (jackson.person, jackson.surname, sofia.person, sofia.surname)


def test_a_region_is_known_with_its_country() -> None:
    """And a city tells its own region."""
    rows = [row(1, "Tampa", "US")._replace(region="FL")]
    gazetteer = opened(compile_rows(rows, Knowledge(regions={"Florida": ["US.FL"]})))
    florida = gazetteer.entry("florida")

    assert florida is not None
    assert (("US",), ("US.FL",)) == (florida.countries, florida.regions)
    assert "US.FL" == gazetteer.region(0)


def test_chinese_names_are_known_in_other_characters() -> None:
    """Simplified, traditional and Japanese shapes name one city."""
    rows = [row(1, "Nagano", "JP", 370_000, "長野")]
    variants = {"長野": ["长野"]}
    gazetteer = opened(compile_rows(rows, Knowledge(variants=lambda name: variants.get(name, ()))))

    assert gazetteer.entry("长野") is not None


def test_a_country_is_not_the_city_that_borrows_its_name() -> None:
    """«Бразилия» is an alternate of Brasília; a city that bears the country's name by right keeps it."""
    rows = [row(1, "Brasília", "BR", 2_000_000, "Бразилия"), row(2, "Luxembourg", "LU", 76_000, "Люксембург")]
    gazetteer = opened(compile_rows(rows, Knowledge(countries={"Бразилия": ["BR"], "Luxembourg": ["LU"]})))
    brazil, luxembourg = gazetteer.entry("бразилия"), gazetteer.entry("luxembourg")

    assert brazil is not None
    assert luxembourg is not None
    assert ((), ("BR",)) == (brazil.readings, brazil.countries)
    assert 1 == len(luxembourg.readings)


def test_a_dictionary_word_unlike_the_name_is_pruned() -> None:
    """«The» is an alternate of Teresina; «Nice» is a word too, but the city's own name."""
    rows = [row(1, "Teresina", "BR", 800_000, "The"), row(2, "Nice", "FR", 340_000)]
    gazetteer = opened(compile_rows(rows, Knowledge(common=lambda words: dict.fromkeys(words, 1))))
    nice = gazetteer.entry("nice")

    assert gazetteer.entry("the") is None
    assert nice is not None
    assert 1 == nice.common


def test_the_same_rows_give_the_same_bytes() -> None:
    """In whatever order they come."""
    rows = [row(2, "Minsk", "BY", 9, "Минск"), row(1, "Kazan", "RU", 8, "Казань")]
    one, other = compile_rows(rows, Knowledge()), compile_rows(rows[::-1], Knowledge())

    assert one.keys == other.keys
    assert one.pack(range(len(one.keys))) == other.pack(range(len(other.keys)))


@pytest.mark.parametrize("data", [b"", b"RCAPLACE", b"x" * 200])
def test_foreign_bytes_are_refused(data: bytes) -> None:
    """And not read as cities."""
    with pytest.raises(ValueError, match="gazetteer"):
        unpack(memoryview(data))
