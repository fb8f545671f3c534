"""Page values: what stands on which page, in which order and language."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from aggregator.compose import (
    about_page,
    cities_page,
    city_page,
    index_page,
    map_ground,
    pair_page,
    pairs_page,
    recent_since,
    source_page,
    sources_page,
    story_page,
)
from aggregator.model import Source
from aggregator.model.site import CityTally, PairTally
from tests.compose.examples import BREMEN, GDANSK, NOON, ODESA, RIGA, desk, pair, story, telling

BG, GR = pair(GDANSK, BREMEN), pair(GDANSK, RIGA)
HALL = Source("hall", "https://hall.example/", title="City hall", about="partnerships", republish="title")
TOLD = story(
    telling("port", BG, title="One"),
    telling("hall", BG, title="Два", language="ru", day=1, summary="Текст."),
    telling("port", BG, title="Three", day=2),
)


def test_the_home_page_shows_what_was_told_last() -> None:
    """Cities and pairs by their newest story; the page's moment is its newest entry's, not the clock's."""
    cities = [CityTally(RIGA, 9, NOON), CityTally(BREMEN, 1, NOON + timedelta(1)), CityTally(ODESA, 0)]
    pairs = [PairTally(GR, 1, NOON - timedelta(1)), PairTally(BG, 1, NOON)]

    page = index_page([TOLD], cities, pairs, desk(), "ru")

    assert ["Бремен", "Рига", "Одесса"] == [one.city.name for one in page.cities]
    assert ["bremen-de--gdansk-pl", "gdansk-pl--riga-lv"] == [one.pair.slug for one in page.pairs]
    assert ["Два"] == [one.title for one in page.entries]
    assert NOON == page.updated


def test_the_last_weeks_count_back_from_the_newest_story() -> None:
    """Twelve of them from Monday to Sunday (UTC), those without a story too; a week whose stories are shown says so."""
    newest = datetime(2025, 5, 23, tzinfo=UTC)  # a Friday; what is told stands in the week of Monday 19
    published = [newest, NOON, datetime(2025, 5, 18, 23, 59, tzinfo=UTC), recent_since(newest)]
    page = index_page([TOLD], [], [], desk(), "en", published=published)

    assert datetime(2025, 3, 3, tzinfo=UTC) == recent_since(newest)
    assert [date(2025, 3, 3) + timedelta(weeks=n) for n in range(12)] == [week.monday for week in page.weeks]
    assert [1, *[0] * 9, 1, 2] == [week.stories for week in page.weeks]
    assert [date(2025, 5, 19)] == [week.monday for week in page.weeks if week.shown]
    assert () == index_page([], [], [], desk(), "en").weeks


def test_the_map_is_one_for_all_languages() -> None:
    """The same places under other names, over the same ground; without pairs there is none."""
    tallies, pairs = [CityTally(GDANSK, 2), CityTally(BREMEN, 1)], [PairTally(BG, 2, NOON, 2)]
    maps = [index_page([], tallies, pairs, desk(), language).chart for language in ("en", "ru")]
    square = ((0.0, 40.0), (30.0, 40.0), (30.0, 60.0), (0.0, 60.0))
    below = map_ground(pairs, desk(coasts=lambda: (square,)))

    assert all(drawn and below and (drawn.width, drawn.height) == (below.width, below.height) for drawn in maps)
    assert below
    assert 1 == len(below.land)
    assert [["Gdańsk", "Bremen"], ["Гданьск", "Бремен"]] == [
        [dot.city.name for dot in drawn.dots] for drawn in maps if drawn
    ]
    assert map_ground([], desk()) is None


def test_the_sources_are_told_whole() -> None:
    """What each is, where it is at home, and how much of it is shown."""
    (source,) = sources_page(desk(sources={"hall": HALL}, homes={"hall": GDANSK}), "ru").sources

    assert source.home
    assert ("City hall", "auto", "title", True, "Гданьск") == (
        source.title,
        source.kind,
        source.republish,
        source.partnerships,
        source.home.name,
    )


def test_a_citys_partners_stand_by_number_of_stories() -> None:
    """Most told first."""
    page = city_page(GDANSK, [TOLD], [PairTally(BG, 1, NOON), PairTally(GR, 4)], desk(), "en")

    assert "cities/gdansk-pl" == page.address
    assert ["gdansk-pl--riga-lv", "bremen-de--gdansk-pl"] == [one.pair.slug for one in page.partners]


def test_a_pair_page_links_the_ends_that_have_pages() -> None:
    """With a list of published cities the other end has none."""
    assert ["Bremen", "Gdańsk"] == [city.name for city in pair_page(BG, [], desk(), "en").city_pages]
    assert ["Gdańsk"] == [city.name for city in pair_page(BG, [], desk(cities=[GDANSK]), "en").city_pages]


def test_a_story_page_shows_every_teller() -> None:
    """Each telling, the second one of the same source too; the source's policy holds here as well."""
    page = story_page(TOLD, desk(sources={"hall": HALL}), "ru")

    assert ["One", "Два", "Three"] == [telling.title for telling in page.tellings]
    assert "Два" == page.entry.title
    assert "" == page.tellings[1].summary
    assert ["Бремен", "Гданьск"] == [city.name for city in page.city_pages]


def test_a_source_page_says_what_the_source_is() -> None:
    """Title, home in the page's language, policy."""
    page = source_page("hall", [TOLD], desk(sources={"hall": HALL}, homes={"hall": GDANSK}), "ru")

    assert ("City hall", "title", True) == (page.source.title, page.republish, page.partnerships)
    assert page.source.home
    assert "Гданьск" == page.source.home.name


def test_registers_are_sorted_by_name() -> None:
    """In the language of the page."""
    cities = [CityTally(RIGA, 1), CityTally(GDANSK, 1), CityTally(BREMEN, 1)]

    assert ["Бремен", "Гданьск", "Рига"] == [one.city.name for one in cities_page(cities, desk(), "ru").cities]
    assert [BG.slug, GR.slug] == [
        one.pair.slug for one in pairs_page([PairTally(GR, 1), PairTally(BG, 1)], desk(), "en").pairs
    ]


def test_about_lists_the_sources() -> None:
    """As configured."""
    assert ["City hall"] == [one.title for one in about_page(desk(sources={"hall": HALL}), "en").sources]
