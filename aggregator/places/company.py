"""What the other pairs of a text say about one: most texts have one centre, and its partners are tied to it alone.

A second look (stacked generalisation: Wolpert 1992): each pair is weighed again, by its own features and by how likely
the first look found its neighbours.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from heapq import nlargest
from math import log

from aggregator.places.weigh import Features, likelihood

_LEAST = 0.003  # chances nearer to 0 or 1 than this are no surer


def second_look(
    candidates: Sequence[tuple[int, int, Features]], weights: Mapping[str, float]
) -> list[tuple[int, int, Features]]:
    """The candidates with what they say of one another, by the chances that the first look's ``weights`` give them."""
    chances = [likelihood(features, weights) for _one, _other, features in candidates]
    company = in_company([(one, other) for one, other, _features in candidates], chances)
    return [(one, other, features | beside) for (one, other, features), beside in zip(candidates, company, strict=True)]


def in_company(pairs: Sequence[tuple[Hashable, Hashable]], chances: Sequence[float]) -> list[Features]:
    """For each pair of a text's cities what all of them say of it; ``chances`` (0 … 1) are those of the first look."""
    ties: dict[Hashable, list[float]] = {}
    for pair, chance in zip(pairs, chances, strict=True):
        for city in pair:
            ties.setdefault(city, []).append(chance)
    partners = {city: sum(row) for city, row in ties.items()}  # how many each city may be thought to have
    two = {city: (*nlargest(2, row), 0.0) for city, row in ties.items()}
    centre = max(partners, key=lambda city: partners[city], default=None)
    found = []
    for pair, chance in zip(pairs, chances, strict=True):
        others = [two[city][1 if chance == two[city][0] else 0] for city in pair]
        sure, at_centre = min(1 - _LEAST, max(_LEAST, chance)), centre in pair
        all_partners = partners[centre] if centre is not None else 0.0
        found.append(
            {
                "first look": log(sure / (1 - sure)),
                "another tie of one": max(others),
                "another tie of both": min(others),
                "at the centre": float(at_centre),
                "further partners of the centre": all_partners - chance if at_centre else 0.0,
                "partners of the centre elsewhere": 0.0 if at_centre else all_partners,
                "likeliest of the text": float(chance == max(chances)),
            }
        )
    return found
