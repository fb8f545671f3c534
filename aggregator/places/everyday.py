"""Whether a spelling is a mere word of the text's language where it stands."""

from __future__ import annotations

import re
from typing import Final

from aggregator.places import layout
from aggregator.places.forms import fold
from aggregator.places.gazetteer import Gazetteer
from aggregator.places.language import BODY, CITY, OTHER, Language
from aggregator.places.mention import WORD, Mention
from aggregator.places.persons import Name
from aggregator.places.phrases import lower

_HYPHENED: Final = re.compile(r"-[a-zà-ÿ]{1,4}(?![^\W\d_])")
_MARKED: Final = re.compile(r"['’‘ʼ]([^\W\d_]+)$")
_LISTS_NAMES: Final = frozenset({"tr"})  # languages whose dictionary has towns' names among its words
_LISTED: Final = 20_000  # inhabitants of towns that it may have
TOWN: Final = 40_000  # inhabitants of a town whose name, written with a capital inside a sentence, is no mere word


def mere_word(name: Name, language: Language, gazetteer: Gazetteer) -> bool:
    """Whether the spelling is a word of the language itself, written with a capital or in a script without any."""
    mention, surface, named = name.mention, name.surface, name.named
    lowered = lower(surface)
    if " " in surface:
        words = mention.key.split(" ")
        last = surface.rsplit(maxsplit=1)[-1]
        # «Novo mesto»: the word «town» is a part of the name; «La ciudad»: of none.
        towns = bool(language.before.alone(last) & CITY) and words[0] not in language.function_keys
        if surface[0].isupper() and last.islower() and not towns:
            return True
        if all(word in language.function_keys for word in words):
            return True
    told = language.before.alone(lowered)
    if told & CITY and " " not in lowered:
        return True
    if mention.key in language.function_keys or lowered in language.function:
        return not named or len(mention.key) < 4
    if len(surface) <= 4 and _HYPHENED.match(name.after):
        return True
    if told & OTHER and not named and not _came_from(name, gazetteer, language):
        return True
    if " " in lowered or mention.script == "hangul":  # no «시안시»: «시» opens it, and is no word of its own
        return False
    return bool(language.after_name.alone(lowered) & (CITY | OTHER | BODY)) and not big(mention, gazetteer)


def _came_from(name: Name, gazetteer: Gazetteer, language: Language) -> bool:
    """Whether a big city's capitalised name stands alone behind «from», «in»: «da Fiume», not «dal fiume Po»."""
    return (
        name.surface[0].isupper()
        and not (name.titled or name.following[:1].isupper())
        and gazetteer.largest(name.mention.entry.readings, 2) >= 100_000
        and bool(name.placed or language.from_.search(lower(name.before[-20:])))
    )


def big(mention: Mention, gazetteer: Gazetteer, least: int = 100_000) -> bool:
    """Whether a city so called officially has so many inhabitants."""
    return gazetteer.largest(mention.entry.readings, 3) >= least


def common_word(name: Name, gazetteer: Gazetteer, language: Language) -> bool:
    """Whether the spelling is a word of every day, and its capital here tells no better."""
    mention = name.mention
    if " " in mention.key:
        return False
    if language.before.alone(lower(name.surface)) & OTHER and _came_from(name, gazetteer, language):
        return False
    if mention.stripped and (cut := _MARKED.search(name.surface)):
        ending = fold(cut[1])
        if any(ending == known for known, _put in language.endings.get(ending[-1], ())):
            return False  # «Filibe'de»: an apostrophe parts endings from names only
    if mention.sense == WORD:
        telling = name.surface[0].isupper() and not (name.starts or name.titled or language.code == "de")
        if not telling or not big(mention, gazetteer, TOWN):
            return True
    code = language.code if language.code in layout.COMMON_LANGUAGES else "en"
    if code in _LISTS_NAMES and big(mention, gazetteer, _LISTED):
        return False
    return bool(mention.entry.common >> layout.COMMON_LANGUAGES.index(code) & 1)
