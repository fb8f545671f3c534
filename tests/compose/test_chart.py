"""Maps: where cities stand, what is cut away, which names find room."""

from __future__ import annotations

from dataclasses import replace
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.compose.chart import MOST_AROUND, around, city_map, ground, window
from aggregator.compose.projection import Window, equal_earth, flattening
from aggregator.model import City, CityPair, pair
from aggregator.model.site import CityTally, PairTally


def city(name: str, longitude: float | None, latitude: float | None) -> City:
    """A city of this name there."""
    return City(None, name, "XX", f"{name.lower()}-xx", latitude, longitude)


KRASNODAR, MINSK, JINHUA = city("Krasnodar", 38.98, 45.03), city("Minsk", 27.57, 53.9), city("Jinhua", 119.65, 29.1)
SUVA, APIA = city("Suva", 178.44, -18.14), city("Apia", -171.76, -13.83)
ANYWHERE = st.builds(city, st.just("Anywhere"), st.floats(-180, 180), st.floats(-90, 90))


@pytest.mark.parametrize(
    ("place", "expected"),
    [((0, 0), (0, 0)), ((180, 0), (2.7066297, 0)), ((0, 90), (0, 1.3173628))],
    ids=["middle", "edge", "pole"],
)
def test_the_projection_is_equal_earth(place: tuple[float, float], expected: tuple[float, float]) -> None:
    """Its extent is as its authors give it, and the south mirrors the north."""
    assert expected[0] == pytest.approx(equal_earth(*place)[0], abs=1e-6)
    assert expected[1] == pytest.approx(equal_earth(*place)[1], abs=1e-6)
    assert expected[1] == pytest.approx(-equal_earth(place[0], -place[1])[1], abs=1e-6)


@pytest.mark.parametrize("latitude", [-50, 0, 30, 60])
def test_it_is_true_to_area(latitude: float) -> None:
    """A small field has the area it has on the globe."""
    from math import cos, radians

    step = 0.01
    west, east = equal_earth(0, latitude), equal_earth(step, latitude)
    low, high = equal_earth(0, latitude - step / 2), equal_earth(0, latitude + step / 2)
    field = (east[0] - west[0]) * (high[1] - low[1])

    assert field == pytest.approx(radians(step) ** 2 * cos(radians(latitude)), rel=1e-4)


@pytest.mark.parametrize(
    "cities",
    [[MINSK], [MINSK, KRASNODAR], [MINSK, KRASNODAR, JINHUA], [SUVA, APIA], [SUVA, APIA, MINSK, JINHUA]],
    ids=["one", "near", "far", "over the date line", "everywhere"],
)
def test_every_city_is_in_the_picture(cities: list[City]) -> None:
    """With room around it; the map is never a strip."""
    view = window(cities)
    assert view is not None
    place = view.projector()
    for one in cities:
        x, y = place(view.east(one.longitude or 0), one.latitude or 0)

        assert 20 < x < view.width - 20
        assert 10 < y < view.height - 10
    assert 250 <= view.height <= 700


def test_neighbours_over_the_date_line_are_near() -> None:
    """The map does not go round the world for them."""
    view = window([SUVA, APIA])

    assert view is not None
    assert view.half <= 60


def test_cities_without_a_place_make_no_map() -> None:
    """Nor are they drawn on one."""
    nowhere = city("Nowhere", None, None)
    view = window([nowhere, MINSK])
    assert view is not None
    drawn = city_map([CityTally(nowhere, 3), CityTally(MINSK, 1)], [PairTally(pair(nowhere, MINSK), 3)], view)

    assert window([nowhere]) is None
    assert ["Minsk"] == [dot.city.name for dot in drawn.dots]
    assert () == drawn.arcs


def test_what_was_told_lately_weighs() -> None:
    """Arcs and dots by the last weeks, the most told drawn last and named first."""
    much, little = PairTally(pair(MINSK, JINHUA), 40, recent=9), PairTally(pair(MINSK, KRASNODAR), 90, recent=1)
    tallies = [CityTally(MINSK, 99, recent=10), CityTally(JINHUA, 40, recent=9), CityTally(KRASNODAR, 90, recent=1)]
    view = window([MINSK, JINHUA, KRASNODAR])
    assert view is not None
    drawn = city_map(tallies, [little, much], view)

    assert [(little.pair, 2), (much.pair, 5)] == [(arc.pair, arc.size) for arc in drawn.arcs]
    assert [MINSK, JINHUA, KRASNODAR] == [dot.city for dot in drawn.dots]


def test_an_end_without_a_page_is_shown_without() -> None:
    """A partner that is not published has a dot and no link."""
    view = window([MINSK, JINHUA])
    assert view is not None
    drawn = city_map([CityTally(MINSK, 1)], [PairTally(pair(MINSK, JINHUA), 1)], view)

    assert [("Minsk", True), ("Jinhua", False)] == [(dot.city.name, dot.page) for dot in drawn.dots]
    assert 1 == len(drawn.arcs)


def test_names_never_lie_over_each_other() -> None:
    """Of neighbours the more told is named; the others by their title alone."""
    crowd = [city(f"Settlement{n}", 20 + n * 0.2, 50 + n * 0.05) for n in range(30)]
    view = window([*crowd, JINHUA])
    assert view is not None
    tallies = [CityTally(one, 100 - n, recent=100 - n) for n, one in enumerate(crowd)]
    drawn = city_map(tallies, [], view)

    assert drawn.dots[0].side
    assert 0 < sum(bool(dot.side) for dot in drawn.dots) < 15


@given(st.lists(ANYWHERE, min_size=1, max_size=8))
def test_any_cities_make_a_map(cities: list[City]) -> None:
    """Wherever they are, its size is sound and land is cut to it."""
    view = window(cities)
    assert view is not None
    square = ((-170.0, -80.0), (170.0, -80.0), (170.0, 80.0), (-170.0, 80.0))
    below = ground([square], view)

    assert 100 < view.height < 2000
    assert all(0 <= x <= view.width and 0 <= y <= view.height for piece in below.land for x, y in piece)


def test_land_is_cut_at_the_edges_and_rounded() -> None:
    """A country larger than the map fills it; one elsewhere is not drawn; one over the far side is cut in two."""
    view = Window(0, 20, 40, 60)
    everywhere = tuple((float(lon), lat) for lat in (20.0, 80.0) for lon in (-60, 60)[:: 1 if lat == 20 else -1])
    elsewhere = ((100.0, 0.0), (110.0, 0.0), (110.0, 10.0))
    below = ground([everywhere, elsewhere], view)
    opposite = ground([((-10.0, 0.0), (10.0, 0.0), (10.0, 30.0), (-10.0, 30.0))], Window(180, 180, -60, 80))

    assert [{0.0, view.width}] == [{x for x, _ in piece} for piece in below.land]
    assert 2 == len(opposite.land)


def test_partners_stand_around_by_their_bearing() -> None:
    """East of Krasnodar is to the right of it, and the thickest line leads to the most told."""
    partners = [PairTally(pair(KRASNODAR, other), told) for other, told in ((JINHUA, 9), (MINSK, 1))]
    drawn = around(KRASNODAR, partners)
    assert drawn is not None
    middle, east, west = drawn.dots

    assert [KRASNODAR, JINHUA, MINSK] == [middle.city, east.city, west.city]
    assert west.x < middle.x < east.x
    assert ["start", "end"] == [east.side, west.side]
    assert [5, 2] == [arc.size for arc in drawn.arcs]


def test_a_city_of_many_partners() -> None:
    """The most told of them, each at a distance of its own; none for a city without partners."""
    many = [PairTally(pair(KRASNODAR, city(f"P{n:02}", n, n)), 50 - n) for n in range(40)]
    drawn = around(KRASNODAR, many)
    assert drawn is not None
    places = [(dot.x, dot.y) for dot in drawn.dots]

    assert MOST_AROUND == len(drawn.arcs)
    assert all(hypot(x - u, y - v) > 20 for n, (x, y) in enumerate(places) for u, v in places[n + 1 :])
    assert around(KRASNODAR, []) is None


def test_partners_without_a_place_are_drawn_too() -> None:
    """Where they stand then says nothing."""
    nowhere: CityPair = pair(KRASNODAR, replace(MINSK, longitude=None, latitude=None))
    drawn = around(KRASNODAR, [PairTally(nowhere, 1)])

    assert drawn is not None
    assert 2 == len(drawn.dots)


def test_flattening_grows_polewards() -> None:
    """Which is what a map of the north is stretched by."""
    assert flattening(0) < flattening(40) < flattening(60)
