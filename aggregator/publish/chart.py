"""Drawings as SVG: the ground of the map, which every language shares; its cities are links in the page itself."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aggregator.model.site import Coast, Ground

#: Without a style sheet, and of one tone that is seen on light and dark paper.
_TONE = "#70868a"


def ground(found: Ground) -> bytes:
    """Land and graticule as a picture of the size of the map."""
    lines = "".join(_path(line) for line in found.lines)
    land = "".join(f"{_path(piece)}z" for piece in found.land)
    # Land is drawn as one and made translucent as one, so that no seam between two countries is seen.
    box = f"0 0 {found.width:g} {found.height:g}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><g transform="scale(.5)">'
        f'<path fill="none" stroke="{_TONE}" stroke-opacity=".22" stroke-width="1.4" d="{lines}"/>'
        f'<path fill="{_TONE}" stroke="{_TONE}" stroke-width="2.2" stroke-linejoin="round" opacity=".27" d="{land}"/>'
        "</g></svg>\n"
    ).encode()


def _path(points: Coast) -> str:
    """Relative steps of half units, written as short as SVG allows (SVG 2 § 9.3.9)."""
    (x, y), *rest = [(round(2 * x), round(2 * y)) for x, y in points]
    steps = [(to_x - from_x, to_y - from_y) for (from_x, from_y), (to_x, to_y) in pairwise([(x, y), *rest])]
    numbers = "".join(f" {number}" if number >= 0 else str(number) for step in steps for number in step)
    return f"M{x} {y}l{numbers.lstrip()}"
