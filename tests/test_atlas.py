"""The atlas: compiled once, opened often, extended by the operator."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

import pytest

from aggregator import atlas
from aggregator.atlas.words import Dictionaries, Wanted, known
from aggregator.errors import GazetteerError
from aggregator.model import CityRule
from aggregator.places import Gazetteer, Tagger, layout


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Of this machine."""
    return atlas.open_gazetteer()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Krasnodar, RU", "krasnodar-ru"),
        ("542420", "krasnodar-ru"),
        ("Краснодар", "krasnodar-ru"),
        ("Минск, BY", "minsk-by"),
        ("  minsk , by ", "minsk-by"),
        ("Казань", "kazan-ru"),
        ("Брест, BY", "brest-by"),
        ("Brest, FR", "brest-fr"),
        ("明斯克", "minsk-by"),
        ("Санкт-Петербург, RU", "saint-petersburg-ru"),
        ("Köln, DE", "koln-de"),
        ("Wien, AT", "vienna-at"),
    ],
)
def test_a_home_is_found_as_people_write_it(gazetteer: Gazetteer, text: str, expected: str) -> None:
    """By id, by name and country, by a local name."""
    home = gazetteer.find_home(text)

    assert home is not None
    assert expected == home.slug


@pytest.mark.parametrize("text", ["", "Krasnodar, XX", "0", "no such place at all", "99999999999"])
def test_an_unknown_home_is_none(gazetteer: Gazetteer, text: str) -> None:
    """Never a guess."""
    assert gazetteer.find_home(text) is None


def test_a_mistyped_home_gets_suggestions(gazetteer: Gazetteer) -> None:
    """The country written beside it counts."""
    assert "Krasnodar, RU" == gazetteer.suggest("Krasnodra, RU")[0]


@pytest.mark.parametrize(
    ("home", "language", "expected"),
    [
        ("Jinhua, CN", "ru", "Цзиньхуа"),
        ("Larnaca, CY", "ru", "Ларнака"),
        ("Mahilyow, BY", "ru", "Могилёв"),
        ("Mahilyow, BY", "be", "Магілёў"),
        ("Karlsruhe, DE", "ru", "Карлсруэ"),
        ("Saint Petersburg, RU", "ru", "Санкт-Петербург"),
        ("Minsk, BY", "zh", "明斯克"),
        ("Kyiv, UA", "uk", "Київ"),
        ("Vienna, AT", "de", "Wien"),
        ("Vienna, AT", "de-AT", "Wien"),
        ("Moscow, RU", "fr", "Moscou"),
        ("Krasnodar, RU", "en", "Krasnodar"),
        ("Krasnodar, RU", "xx", "Krasnodar"),
    ],
)
def test_display_names_are_those_of_the_language(gazetteer: Gazetteer, home: str, language: str, expected: str) -> None:
    """Chosen by script, letters and likeness; the GeoNames name where nothing is known."""
    city = gazetteer.find_home(home)

    assert city is not None
    assert expected == gazetteer.display_name(city, language)


def test_the_operator_may_define_a_city_that_geonames_lacks() -> None:
    """With names and forms of its own it is found, paired and shown."""
    rule = CityRule("East Sarajevo, BA", ("Восточное Сараево", "Восточного Сараева", "Источно Сарајево"), 43.82, 18.36)
    gazetteer = atlas.open_gazetteer([rule])
    tagging = Tagger(gazetteer).tag(
        title="Краснодар и Восточное Сараево стали побратимами",
        text="Мэр Восточного Сараева подписал соглашение в Краснодаре.",
        language="ru",
    )
    home = gazetteer.find_home("East Sarajevo, BA")

    assert home is not None
    assert (None, "east-sarajevo-ba") == (home.geonameid, home.slug)
    assert ["east-sarajevo-ba--krasnodar-ru"] == [tag.pair.slug for tag in tagging.pairs]


def test_the_operator_may_add_a_name_to_a_known_city() -> None:
    """A nickname leads to the GeoNames city."""
    gazetteer = atlas.open_gazetteer([CityRule("Omsk, RU", ("Город-сад над Иртышом",))])
    home = gazetteer.find_home("Город-сад над Иртышом")

    assert home is not None
    assert "omsk-ru" == home.slug


def test_a_second_build_finds_the_first(gazetteer: Gazetteer) -> None:
    """Nothing is compiled twice."""
    told: list[str] = []
    folder = atlas.build(lambda what, _done, _of: told.append(what))

    assert [] == told
    assert folder.is_dir()


def test_an_unwritable_cache_is_one_clear_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Saying where, why and what to do."""
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))

    with pytest.raises(GazetteerError, match="XDG_CACHE_HOME"):
        atlas.build()


def test_a_broken_gazetteer_is_one_clear_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file cut short is no traceback."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = atlas._folder()
    folder.mkdir(parents=True)
    (folder / "names.marisa").write_bytes(b"x")
    (folder / "places.bin").write_bytes(b"y")

    with pytest.raises(GazetteerError, match="places build"):
        atlas.open_gazetteer()


def test_a_second_builder_waits_for_the_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """And takes what it made."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = atlas._folder()
    folder.parent.mkdir(parents=True)
    told: list[str] = []
    with (folder.parent / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)

        def finish(what: str, _done: int, _of: int) -> None:
            told.append(what)
            folder.mkdir()
            (folder / "names.marisa").touch()
            (folder / "places.bin").touch()
            fcntl.flock(lock, fcntl.LOCK_UN)

        built = atlas.build(finish)

    assert folder == built
    assert ["waiting for another process to compile"] == told


def test_what_broke_off_or_fell_out_of_use_is_swept_away(tmp_path: Path) -> None:
    """Younger gazetteers of other versions stay: another installation may use them."""
    for name in ("1.0-mine", "1.0-old", "1.0-young", ".building-x"):
        (tmp_path / name).mkdir()
    (tmp_path / "tables-old.json").touch()
    (tmp_path / "tables-young.json").touch()
    long_ago = time.time() - 31 * 24 * 3600
    for name in ("1.0-mine", "1.0-old", "tables-old.json"):
        os.utime(tmp_path / name, (long_ago, long_ago))

    atlas._sweep(tmp_path / "1.0-mine")

    assert {"1.0-mine", "1.0-young", "tables-young.json"} == {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize(("language", "beginning"), [("ms", 7), ("ms", 2)])
def test_a_dictionary_read_through_knows_what_simplemma_knows(language: str, beginning: int) -> None:
    """However soon words that nobody asks for are passed over."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    listed = [word.encode() for word in DefaultDictionaryFactory().get_dictionary(language)]
    words = {*listed[::3], *(word + b"x" for word in listed[::5])}

    assert words & {*listed} == known(language, Wanted.of(words, beginning))


def test_words_are_told_with_their_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    """German nouns apart, which a folded word does not show."""
    monkeypatch.setattr(layout, "COMMON_LANGUAGES", ("de", "uk"))
    words = ["schnell", "fenster", "вікно", "window", "xyzzy"]
    dictionaries = Dictionaries()

    assert {"schnell": 1, "вікно": 2} == dictionaries.common(words)
    assert ["fenster"] == dictionaries.nouns(words)


def test_a_table_is_kept_as_read_until_it_changes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A broken one is named."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    atlas._cache().mkdir(parents=True)
    table = tmp_path / "xx.toml"
    table.write_text("with = ['со']")
    first, again = atlas._tables([table]), atlas._tables([table])
    table.write_text("with = ['с']")
    changed = atlas._tables([table])
    table.write_text("with = ")

    assert {"xx": {"with": ["со"]}} == first == again
    assert {"xx": {"with": ["с"]}} == changed
    with pytest.raises(GazetteerError, match=r"xx\.toml"):
        atlas._tables([table])
