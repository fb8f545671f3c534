"""The country or region printed right beside a name: what tells it from its namesakes best."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from aggregator.places.belief import NOWHERE, Area
from aggregator.places.gazetteer import Gazetteer
from aggregator.places.language import Language
from aggregator.places.mention import Mention
from aggregator.places.phrases import Sides

_APPOSED: Final = re.compile(r",\s*|\s*[(（]\s*(?:[^\W\d_]+\s+){0,2}")
_WITHIN: Final = re.compile(r",\s*[^\W\d_]{1,3}\s")  # «Thiès, au |Sénégal|»
_SHORT_REGION: Final = re.compile(r",\s*((?:[A-Z]\.[ ]?){2,3}|[A-Z][a-z]{1,5}\b|[A-Z]{2,3}\b)")
_OF: Final = re.compile(r"(?:['’-][^\W\d_]{1,4})?[ \u00a0]?")  # «Italy's |», «ABŞ-ın |»
# What may stand between a country and its city where no blanks part words: «ロシア・サハリン州|», «중국 산동성 |».
BETWEEN: Final = re.compile(
    r"[ 의の的・·]?(?:[^\s、。,，・]{1,9}(?:州|省|県|郡|道|府|地方|大区|联邦区|성|주)[ 의の的・·]?)?"
)


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
        apposed = _APPOSED.fullmatch(gap) or (_WITHIN.fullmatch(gap) and not facts.joined.fullmatch(gap.lower()))
        if (apposed and not _next(text, inside, place + 1)) or facts.at.fullmatch(gap.lower().lstrip()):
            return area(following)
    if (
        text.startswith(",", mention.end)
        and (short := _SHORT_REGION.match(text, mention.end))
        and (region := gazetteer.short_region(short[1]))
    ):
        return Area(frozenset({region[:2]}), frozenset({region}))
    if place and (before := inside[place - 1]).entry.countries and _of(text[before.end : mention.start], mention):
        return area(before)
    code = facts.demonym_beside(sides)
    if not code and mention.start and not mention.key.isascii() and mention.script in ("han", "kana"):
        code = facts.adjective_of(text[mention.start - 1])  # «米ポートランド市»
    return Area(frozenset({code})) if code else NOWHERE


def _of(gap: str, mention: Mention) -> bool:
    """Whether only «'s», or the name of a region, stands between a country and its city."""
    return _OF.fullmatch(gap) is not None or (
        mention.script in ("han", "kana", "hangul") and BETWEEN.fullmatch(gap) is not None
    )


def _next(text: str, inside: Sequence[Mention], place: int) -> bool:
    """Whether a country behind a comma is that of the name which follows it: «Antwerpen, İsveç'ten |Kalmar|»."""
    if place + 1 >= len(inside) or not (following := inside[place + 1]).entry.readings:
        return False
    gap = text[inside[place].end : following.start]
    return gap == " " or _of(gap, following)
