"""The country or region printed right beside a name: what tells it from its namesakes best."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from aggregator.places.belief import NOWHERE, Area
from aggregator.places.find import Mention
from aggregator.places.gazetteer import Gazetteer
from aggregator.places.language import Language
from aggregator.places.phrases import Sides

_APPOSED: Final = re.compile(r",\s*|\s*[(（]\s*(?:[^\W\d_]+\s+){0,2}")
_SHORT_REGION: Final = re.compile(r",\s*((?:[A-Z]\.[ ]?){2,3}|[A-Z][a-z]{1,5}\b|[A-Z]{2,3}\b)")
_OF: Final = ("", " ", "'s ", "’s ")


def area(mention: Mention) -> Area:
    """The countries and regions that a spelling names."""
    return Area(frozenset(mention.entry.countries), frozenset(mention.entry.regions))


def beside(
    text: str,
    inside: Sequence[Mention],
    place: int,
    sides: Sides,
    gazetteer: Gazetteer,
    facts: Language,
) -> Area:
    """The country or region printed right beside a name: «Paris, Texas», «the Polish town of |»."""
    mention = inside[place]
    if place + 1 < len(inside) and (following := inside[place + 1]).entry.countries:
        gap = text[mention.end : following.start]
        if _APPOSED.fullmatch(gap) or facts.at.fullmatch(gap.lower().lstrip()):
            return area(following)
    if (short := _SHORT_REGION.match(text, mention.end)) and (region := gazetteer.short_region(short[1])):
        return Area(frozenset({region[:2]}), frozenset({region}))
    if place and (before := inside[place - 1]).entry.countries and text[before.end : mention.start] in _OF:
        return area(before)
    code = facts.demonym(sides.left, sides.right)
    if not code and mention.script in ("han", "kana") and mention.start:
        code = facts.adjective_of(text[mention.start - 1])  # «米ポートランド市»
    return Area(frozenset({code})) if code else NOWHERE
