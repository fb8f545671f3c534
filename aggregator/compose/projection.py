"""The globe on a plane: Equal Earth (Šavrič, Patterson & Jenny 2018, doi:10.1080/13658816.2018.1504949)."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_ROOT: Final = sqrt(3) / 2


def equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees, longitude counted from the central meridian → (x, y) in Earth radii, y northwards."""
    angle = asin(_ROOT * sin(radians(latitude)))
    square = angle * angle
    sixth = square**3
    width = 9 * _A4 * sixth * square + 7 * _A3 * sixth + 3 * _A2 * square + _A1
    x = radians(longitude) * cos(angle) / (_ROOT * width)
    return x, angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))


def flattening(latitude: float) -> float:
    """How much wider than high the projection shows what lies on the central meridian at this latitude."""
    step = 0.01
    across = equal_earth(step, latitude)[0] / (radians(step) * cos(radians(latitude)))
    along = (equal_earth(0, latitude + step)[1] - equal_earth(0, latitude - step)[1]) / radians(2 * step)
    return across / along


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the globe on a drawing ``width`` units wide.

    An equal-area projection that is stretched stays one: it is, so that shapes are true half-way up.
    """

    meridian: float  # central
    half: float  # degrees to either side
    south: float
    north: float
    width: float = 1000.0

    @property
    def _stretch(self) -> float:
        return min(max(flattening((self.south + self.north) / 2), 1.0), 1.8)

    @property
    def _scale(self) -> float:
        """Units to the Earth's radius: the longest parallel fills the width."""
        nearest = min(max(0.0, self.south), self.north)  # to the equator
        return self.width / (2 * equal_earth(self.half, nearest)[0])

    @property
    def height(self) -> float:
        top, bottom = equal_earth(0, self.north)[1], equal_earth(0, self.south)[1]
        return float(round((top - bottom) * self._scale * self._stretch))

    def east(self, longitude: float) -> float:
        """Degrees east of the central meridian, -180 … 180."""
        return (longitude - self.meridian + 180) % 360 - 180

    def projector(self) -> Callable[[float, float], tuple[float, float]]:
        """Degrees east of the central meridian and latitude → position on the drawing, y downwards."""
        across, down = self._scale, self._scale * self._stretch
        middle, top = self.width / 2, equal_earth(0, self.north)[1]

        def place(east: float, latitude: float) -> tuple[float, float]:
            x, y = equal_earth(east, latitude)
            return middle + x * across, (top - y) * down

        return place
