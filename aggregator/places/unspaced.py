"""Telling a city's name from a person or a word in Chinese and Japanese, where no blanks part the words."""

from __future__ import annotations

import re
from typing import Final

from aggregator.places.forms import fold
from aggregator.places.language import TITLE, Language
from aggregator.places.mention import Mention
from aggregator.places.phrases import pieces
from aggregator.places.verdicts import Kind, Verdict

_REGION_SIGNS: Final = frozenset("州省県")
_PLACE_WORDS: Final = frozenset("市城县縣区區州省國国町村镇鎮地港都府") | {"城市", "座城市", "都市"}
_DOTS: Final = frozenset("·•‧")
_BYLINE: Final = re.compile(r"[（(][^（）()=＝\n]{1,8}[=＝][^（）()=＝\n]{0,3}$")
_HONOURED: Final = re.compile(
    "([\u3400-\u9fff]{1,3})(?:監督|氏|さん|様|選手|首相|大臣|教授|社長|会長|議員|先生|博士|作家|記者)"
)


def judge_unspaced(mention: Mention, before: str, after: str, named: bool, language: Language) -> Verdict:
    """The verdict where any two signs may be half a word."""
    surface = mention.key
    if mention.entry.regions and surface[-1] in _REGION_SIGNS:
        return Verdict(Kind.OTHER)  # «カリフォルニア州», though GeoNames knows a town by that name
    if surface[0] in language.quantifiers and surface[1:] in _PLACE_WORDS:
        return Verdict(Kind.WORD)  # «两市», «該縣»
    if not named and fold(surface) in language.not_city:
        return Verdict(Kind.OTHER)
    if not named and (before[-1:] in _DOTS or after[:1] in _DOTS or _signs(before, language)):
        return Verdict(Kind.PERSON)  # «米兰·昆德拉»
    if not named and (given := _HONOURED.match(after)) and fold(given[1]) in language.given:
        return Verdict(Kind.PERSON)  # «宮崎駿監督»
    return Verdict(Kind.CITY, named_city=named, unspaced=True, common=fold(surface) in language.common)


def _signs(before: str, language: Language) -> bool:
    """Whether a byline names its author here: «记者:王长春», «（北京=田中大阪）»."""
    if _BYLINE.search(before):
        return True
    return len(before) > 1 and bool(language.before(pieces(before[:-1].rstrip(":： "), before=True)) & TITLE)
