"""The land of Natural Earth (public domain), simplified once into the user's cache, for maps.

The only door to geo-intel-offline, of which only the file is read: Natural Earth's countries at 1:10 million. What
is drawn from it has no borders: land is land.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import tempfile
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aggregator.model.site import Coast

_PACKAGE: Final = "geo-intel-offline"
_FILE: Final = "geo_intel_offline/data/polygons.json.gz"
_FORMAT: Final = 1
_UNIT: Final = 100  # to the degree
_TOLERANCE: Final = 2.0  # units: how far a simplified coast may leave the true one
_SMALLEST: Final = 10  # units: an island that is less wide and high is left out


def coasts() -> tuple[Coast, ...]:
    """The world's pieces of land; countries that touch are pieces of their own.

    Empty when nothing stands in the cache and the extra ``[build]`` is not installed: maps are drawn without land.
    """
    kept = _kept()
    with contextlib.suppress(OSError, ValueError):
        return _unpacked(json.loads(kept.read_bytes()))
    try:
        source = Path(str(metadata.distribution(_PACKAGE).locate_file(_FILE)))
        pieces = [list(_simplified(ring)) for ring in _rings(json.loads(gzip.decompress(source.read_bytes())))]
    except (metadata.PackageNotFoundError, OSError, ValueError, KeyError, TypeError):
        return ()
    packed = [[number for point in piece for number in point] for piece in pieces if len(piece) > 2]
    with contextlib.suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as file:
            file.write(json.dumps(packed, separators=(",", ":")).encode())
        Path(file.name).replace(kept)
    return _unpacked(packed)


def _kept() -> Path:
    from platformdirs import user_cache_path

    try:
        version = metadata.version(_PACKAGE)
    except metadata.PackageNotFoundError:
        version = "none"
    return user_cache_path("regional-cooperation-aggregator") / f"land-{version}-{_FORMAT}.json"


def _unpacked(packed: Iterable[Sequence[int]]) -> tuple[Coast, ...]:
    return tuple(
        tuple((piece[at] / _UNIT, piece[at + 1] / _UNIT) for at in range(0, len(piece), 2)) for piece in packed
    )


def _rings(countries: dict[str, dict[str, Any]]) -> Iterable[list[tuple[int, int]]]:
    """Every outer ring of some size, in units. Holes are lakes and enclaves; both are land here."""
    for country in countries.values():
        for ring in country["exteriors"] if country.get("multi") else [country["exterior"]]:
            points = [(round(lon * _UNIT), round(lat * _UNIT)) for lat, lon in ring]
            longitudes, latitudes = [lon for lon, _ in points], [lat for _, lat in points]
            size = max(max(longitudes) - min(longitudes), max(latitudes) - min(latitudes))
            if size >= _SMALLEST:
                yield points


def _simplified(ring: list[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """The ring by its telling points (Douglas & Peucker 1973, doi:10.3138/FM57-6770-U75U-7727)."""
    last = len(ring) - 1
    far = max(range(len(ring)), key=lambda at: (ring[at][0] - ring[0][0]) ** 2 + (ring[at][1] - ring[0][1]) ** 2)
    wanted = {0, far}
    open_ = [(0, far), (far, last)]
    while open_:
        start, end = open_.pop()
        (x, y), (to_x, to_y) = ring[start], ring[end]
        dx, dy = to_x - x, to_y - y
        length = (dx * dx + dy * dy) ** 0.5 or 1.0
        worst, at = _TOLERANCE * length, 0
        for index in range(start + 1, end):
            off = abs(dx * (ring[index][1] - y) - dy * (ring[index][0] - x))
            if off > worst:
                worst, at = off, index
        if at:
            wanted.add(at)
            open_ += [(start, at), (at, end)]
    return (ring[at] for at in sorted(wanted))
