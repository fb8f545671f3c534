"""Cities and their pairs as a map, and one city with its partners around it. Positions, not pictures."""

from __future__ import annotations

from dataclasses import replace
from math import atan2, cos, degrees, hypot, log2, pi, radians, sin
from typing import TYPE_CHECKING, Final, Literal

from aggregator.compose.projection import Window
from aggregator.model.site import Arc, Chart, Dot, Ground

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from aggregator.model import City
    from aggregator.model.site import CityTally, Coast, PairTally

MOST_DOTS: Final = 250  # a map with more is a stain, and a page too heavy
MOST_ARCS: Final = 300
MOST_AROUND: Final = 14  # partners around one city
_STEP: Final = 5  # degrees to which a map's edges are rounded, so that a new city seldom moves them
_MARGIN: Final = 5  # degrees
_HIGHEST: Final = 560  # units, of 1000 across
_GRID: Final = 0.5  # units to which coasts are rounded
_NEAR: Final = 1.5  # units: what is nearer to the point before is left out
_GRATICULE: Final = 20  # degrees
_LETTER: Final = 7.6  # units: width of a letter of a label, generously
_LINE: Final = 17  # units: height of a label


def window(cities: Iterable[City]) -> Window | None:
    """The part of the globe that shows these cities; None when none has a position."""
    places = [
        (city.longitude, city.latitude) for city in cities if city.longitude is not None and city.latitude is not None
    ]
    if not places:
        return None
    longitudes = sorted({lon % 360 for lon, _ in places})
    gaps = [(after - lon) % 360 or 360 for lon, after in zip(longitudes, [*longitudes[1:], longitudes[0]], strict=True)]
    widest = max(range(len(gaps)), key=lambda at: (gaps[at], -at))  # the cities lie on the rest of the round
    span = 360 - gaps[widest]
    start = longitudes[(widest + 1) % len(longitudes)]
    west, east = _down(start - _MARGIN), _up(start + span + _MARGIN)
    latitudes = [lat for _, lat in places]
    south, north = max(_down(min(latitudes) - _MARGIN), -60), min(_up(max(latitudes) + _MARGIN), 85)
    half = min(max((east - west) / 2, 15), 180)
    while north - south < half * 0.62 and (south > -60 or north < 80):  # no flatter than 5 : 2, about
        south, north = max(south - _STEP, -60), min(north + _STEP, 80)
    view = Window((west + (east - west) / 2 + 180) % 360 - 180, half, south, north)
    while view.height > _HIGHEST and view.half < 180:
        view = replace(view, half=view.half + _STEP)
    return view


def city_map(cities: Iterable[CityTally], pairs: Iterable[PairTally], view: Window) -> Chart:
    """Dots and arcs on ``view``, the most told of the last weeks: those that are drawn last, labelled first."""
    place = view.projector()
    ranked = sorted(cities, key=lambda one: (-one.recent, -one.stories, one.city.slug))[:MOST_DOTS]
    told = sorted(pairs, key=lambda one: (-one.recent, -one.stories, one.pair.slug))[:MOST_ARCS]
    size = _sizes([one.recent for one in ranked])
    dots = [
        Dot(one.city, *_at(one.city, view, place), one.stories, size(one.recent))
        for one in ranked
        if one.city.longitude is not None
    ]
    seen = {dot.city.slug for dot in dots}
    ends = {city.slug: city for one in told for city in (one.pair.a, one.pair.b) if city.longitude is not None}
    tied = {city.slug for one in told for city in (one.pair.a, one.pair.b)}
    dots = [dot for dot in dots if dot.city.slug in tied or dot.stories]
    dots += [
        Dot(city, *_at(city, view, place), 0, page=False)
        for slug, city in sorted(ends.items())
        if slug not in seen and len(dots) < MOST_DOTS
    ]
    spots = {dot.city.slug: (dot.x, dot.y) for dot in dots}
    weight = _sizes([one.recent for one in told])
    arcs = [
        Arc(one.pair, _bow(spots[one.pair.a.slug], spots[one.pair.b.slug]), one.stories, one.recent, weight(one.recent))
        for one in reversed(told)
        if one.pair.a.slug in spots and one.pair.b.slug in spots
    ]
    return Chart(view.width, view.height, tuple(arcs), _labelled(dots, view.width))


def ground(coasts: Iterable[Coast], view: Window) -> Ground:
    """Land and graticule below a map of ``view``."""
    place, height = view.projector(), view.height
    land = []
    for coast in coasts:
        west, east = min(coast)[0] - view.meridian, max(coast)[0] - view.meridian
        if max(lat for _, lat in coast) < view.south or min(lat for _, lat in coast) > view.north:
            continue
        for turn in (-360.0, 0.0, 360.0):
            if west + turn >= 180 or east + turn <= -180:
                continue
            shifted: Coast = tuple((lon - view.meridian + turn, lat) for lon, lat in coast)
            whole = _cut(_cut(shifted, 0, -180, 1), 0, 180, -1)
            spots: Coast = tuple(place(*point) for point in whole)
            for axis, bound, sign in ((0, 0.0, 1), (0, view.width, -1), (1, 0.0, 1), (1, height, -1)):
                spots = _cut(spots, axis, bound, sign)
            if piece := _rounded(spots):
                land.append(piece)
    return Ground(view.width, height, tuple(land), tuple(_graticule(view, place)))


def around(city: City, partners: Sequence[PairTally], width: float = 480, height: float = 320) -> Chart | None:
    """A city in the middle of its partners, who stand in the order of their bearings, north above."""
    told = [(one.pair.b if one.pair.a.slug == city.slug else one.pair.a, one) for one in partners[:MOST_AROUND]]
    if not told:
        return None
    told.sort(key=lambda two: (_bearing(city, two[0]), two[0].slug))
    weight = _sizes([one.stories for _, one in told])
    middle = (width / 2, height / 2)
    turn = 2 * pi / len(told)
    first = radians(_bearing(city, told[0][0])) if len(told) > 1 else pi / 2
    dots, arcs = [Dot(city, *middle, max(one.stories for _, one in told), 5, "", major=True)], []
    for number, (other, one) in enumerate(told):
        angle = first + number * turn
        x = round(middle[0] + (width / 2 - 130) * sin(angle), 1)
        y = round(middle[1] - (height / 2 - 30) * cos(angle), 1)
        size = weight(one.stories)
        dots.append(Dot(other, x, y, one.stories, size, "start" if x >= middle[0] - 1 else "end", major=True))
        arcs.append(Arc(one.pair, (*middle, (x + middle[0]) / 2, (y + middle[1]) / 2, x, y), one.stories, 0, size))
    return Chart(width, height, tuple(arcs), tuple(dots))


def _at(city: City, view: Window, place: Callable[[float, float], tuple[float, float]]) -> tuple[float, float]:
    x, y = place(view.east(city.longitude or 0.0), city.latitude or 0.0)
    return round(x, 1), round(y, 1)


def _down(degree: float) -> float:
    return degree // _STEP * _STEP


def _up(degree: float) -> float:
    return -(-degree // _STEP) * _STEP


def _sizes(numbers: Iterable[int]) -> Callable[[int], int]:
    """1 … 5 by the logarithm: five for the most."""
    top = log2(1 + max(numbers, default=0)) or 1.0
    return lambda number: 1 + round(4 * log2(1 + number) / top) if number else 1


def _bow(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float, float, float, float, float]:
    """A curve bent upwards, the more so the longer it is."""
    (x, y), (to_x, to_y) = sorted((one, other))
    bend = 0.18
    over = ((x + to_x) / 2 + (to_y - y) * bend, (y + to_y) / 2 - (to_x - x) * bend)
    return x, y, round(over[0], 1), round(over[1], 1), to_x, to_y


def _labelled(dots: Sequence[Dot], width: float) -> tuple[Dot, ...]:
    """The dots with those names that find room beside them, in the order of the dots; the first few that do so in
    letters of more than double size are for small screens too."""
    taken = [(dot.x - 6, dot.y - 6, dot.x + 6, dot.y + 6) for dot in dots[:60]]
    large: list[_Box] = []
    found: list[Dot] = []
    for dot in dots[:120]:
        side: Literal["", "start", "end"] = ""
        for wish in _SIDES:
            box = _label(dot, wish, 1.0)
            if box[0] >= 0 and box[2] <= width and not any(_meet(box, other) for other in taken):
                side = wish
                taken.append(box)
                break
        room = _label(dot, side or "start", 2.6)
        major = bool(side) and len(large) < 5 and room[0] >= 0 and room[2] <= width
        major = major and not any(_meet(room, other) for other in large)
        if major:
            large.append(room)
        found.append(replace(dot, side=side, major=major))
    return (*found, *dots[len(found) :])


_Box = tuple[float, float, float, float]
_SIDES: Final[tuple[Literal["start", "end"], ...]] = ("start", "end")


def _label(dot: Dot, side: Literal["start", "end"], scale: float) -> _Box:
    length, half = (len(dot.city.name) * _LETTER + 10) * scale, _LINE / 2 * scale
    west = dot.x + 7 if side == "start" else dot.x - 7 - length
    return west, dot.y - half, west + length, dot.y + half


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _cut(ring: Coast, axis: int, bound: float, sign: int) -> Coast:
    """The part of a ring on one side of a line (Sutherland & Hodgman 1974, doi:10.1145/360767.360802): above ``bound``
    for ``sign`` 1, below it for -1."""
    if all((point[axis] - bound) * sign >= 0 for point in ring):
        return ring
    kept = []
    before = ring[-1] if ring else (0.0, 0.0)
    for point in ring:
        inside, was = (point[axis] - bound) * sign >= 0, (before[axis] - bound) * sign >= 0
        if inside != was:
            share = (bound - before[axis]) / (point[axis] - before[axis])
            kept.append(tuple(start + share * (end - start) for start, end in zip(before, point, strict=True)))
        if inside:
            kept.append(point)
        before = point
    return tuple(kept)  # type: ignore[arg-type]


def _rounded(ring: Coast) -> Coast:
    """The ring on the grid, without points that say nothing; () when nothing of it can be seen."""
    points: list[tuple[float, float]] = []
    for x, y in ring:
        spot = (round(x / _GRID) * _GRID, round(y / _GRID) * _GRID)
        if points and abs(spot[0] - points[-1][0]) + abs(spot[1] - points[-1][1]) < _NEAR:
            continue
        while len(points) > 1 and _straight(points[-2], points[-1], spot):
            points.pop()
        points.append(spot)
    if len(points) < 3 or max(x for x, _ in points) - min(x for x, _ in points) < _NEAR:
        return ()
    return tuple(points)


def _straight(one: tuple[float, float], two: tuple[float, float], three: tuple[float, float]) -> bool:
    return (two[0] - one[0]) * (three[1] - two[1]) == (two[1] - one[1]) * (three[0] - two[0])


def _graticule(view: Window, place: Callable[[float, float], tuple[float, float]]) -> Iterable[Coast]:
    def line(points: Iterable[tuple[float, float]]) -> Coast:
        return tuple((round(x, 1), round(y, 1)) for x, y in (place(*point) for point in points))

    step = _GRATICULE if view.half > 45 else _GRATICULE // 2
    for latitude in range(-80, 81, step):
        if view.south < latitude < view.north:
            yield line([(-view.half, latitude), (view.half, latitude)])
    for longitude in range(-180, 180, step):
        east = view.east(longitude)
        if abs(east) < view.half * 1.6:
            steps = range(int(view.south), int(view.north) + 1, 5)
            yield line((east, latitude) for latitude in steps)


def _bearing(city: City, other: City) -> float:
    """Degrees clockwise from north at which the great circle to the other city leaves."""
    if city.longitude is None or other.longitude is None or city.latitude is None or other.latitude is None:
        return 0.0
    here, there, turn = radians(city.latitude), radians(other.latitude), radians(other.longitude - city.longitude)
    across, along = sin(turn) * cos(there), cos(here) * sin(there) - sin(here) * cos(there) * cos(turn)
    return degrees(atan2(across, along)) % 360 if hypot(across, along) else 0.0
