"""The land below the map: whole, small, and left out where it can't be had."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from aggregator.atlas import land
from aggregator.model.site import Coast


@pytest.fixture(scope="module")
def coasts() -> tuple[Coast, ...]:
    """Of this machine."""
    return land.coasts()


def inside(coast: Coast, longitude: float, latitude: float) -> bool:
    """Whether a ray eastwards crosses the ring an odd number of times."""
    crossings = 0
    for (x, y), (u, v) in zip(coast, (*coast[1:], coast[0]), strict=True):
        crossings += (y > latitude) != (v > latitude) and longitude < x + (latitude - y) * (u - x) / (v - y)
    return crossings % 2 == 1


@pytest.mark.parametrize(
    ("longitude", "latitude", "expected"),
    [
        pytest.param(27.57, 53.9, True, id="Minsk"),
        pytest.param(38.98, 45.03, True, id="Krasnodar"),
        pytest.param(34.1, 44.95, True, id="Simferopol"),
        pytest.param(-21.5, 64.2, True, id="Iceland"),
        pytest.param(178.0, -17.8, True, id="Viti Levu"),
        pytest.param(174.8, -36.9, True, id="Auckland"),
        pytest.param(51.0, 42.0, False, id="Caspian Sea"),
        pytest.param(34.0, 43.0, False, id="Black Sea"),
        pytest.param(-30.0, 40.0, False, id="Atlantic"),
        pytest.param(19.0, 58.3, False, id="Baltic"),
    ],
)
def test_land_is_land(coasts: tuple[Coast, ...], longitude: float, latitude: float, expected: bool) -> None:
    """And the sea is none."""
    assert expected == any(inside(coast, longitude, latitude) for coast in coasts)


def test_it_is_simplified_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, coasts: tuple[Coast, ...]) -> None:
    """A second time it comes out of the cache, the same."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = land.coasts()
    monkeypatch.setattr(land, "_rings", lambda _: pytest.fail("compiled again"))

    assert coasts == first == land.coasts()
    assert 1 == len(list(tmp_path.rglob("land-*.json")))


def test_without_the_extra_there_is_no_land(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Maps are drawn without."""

    def missing(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(land.metadata, "distribution", missing)

    assert () == land.coasts()


def test_a_broken_cache_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, coasts: tuple[Coast, ...]
) -> None:
    """Half a file harms nobody."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    land.coasts()
    (kept,) = tmp_path.rglob("land-*.json")
    kept.write_bytes(kept.read_bytes()[:1000])

    assert coasts == land.coasts()
