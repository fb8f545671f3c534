"""Telling a city's name from a person, a street, a region, a club that bears it, by the words beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from aggregator.places import layout
from aggregator.places.find import Mention, bases
from aggregator.places.forms import fold
from aggregator.places.gazetteer import Gazetteer
from aggregator.places.language import Language

_REACH: Final = 40
_WORD_BEFORE: Final = re.compile(r"([^\W\d_](?:[^\W\d_]|['’-])*)(\.?)[ \u00a0]$")
_WORD_AFTER: Final = re.compile(r"^[ \u00a0]([^\W\d_](?:[^\W\d_]|['’-])*)")
_INITIALS: Final = re.compile(r"(?<!\w)[^\W\d_]\.[ \u00a0]?(?:[^\W\d_]\.[ \u00a0]?)?$")
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?…:]\s+|\n\s*|[\"«“„(]\s*|[-–—•|]\s+)$")
_SENTENCE_END: Final = re.compile(r"[^\W\d_]{4}[.!?…]\s+$")  # of a longer word, which is no abbreviation
_DATELINE_AFTER: Final = re.compile(
    r"^(?:,[^.\n—–/(]{0,30})?[.,]?\s*(?:[/(][^/)\n]{2,40}[/)]\s*[.:]?\s*[-—–]*|[-—–][^\W\d_]{2,12}[-—–]\s|--)"
)
_DATELINE_DATE: Final = re.compile(r"^(?:,[^.\n]{0,30}\d[^.\n]{0,20}\.?\s*)[/(—–-]")
_PRINTED_DATE: Final = re.compile(r"^,?\s*\d{1,2}[./]\d{1,2}[./]\d{2,4}\.?\s*[/(—–-]")
_CAPITALS_DATELINE: Final = re.compile(r"^(?:,[^\n—–]{0,30})?\s*[-—–]")
_CITY_SIGNS: Final = frozenset("市縣县町시군")
_PLACE_WORDS: Final = frozenset("市城县縣区區州省國国町村镇鎮地港") | {"城市", "座城市", "都市"}
_PARTICLES: Final = r"(?:de|del|de la|da|di|von|van|van der|zu)"
_PARTICLE_AFTER: Final = re.compile(rf"^ {_PARTICLES} [^\W\d_a-zà-ÿ]")
_PARTICLE_BEFORE: Final = re.compile(rf"([^\W\d_]+) {_PARTICLES} $")
_HYPHENED: Final = re.compile(r"^-[a-zà-ÿ]{1,4}(?![^\W\d_])")
_ELISION: Final = re.compile(r"(?<![^\W\d_])[dдDД]['’]$")
_ELIDING: Final = frozenset({"fr", "it", "pt", "es", "ro"})
_QUOTE_BEFORE: Final = re.compile(r"[^\W\d_]\s[«„“\"](?:[^\W\d_]+-)?$")
_QUOTE_AFTER: Final = re.compile(r"^(?:-[^\W\d_]+)?[»“”\"]")
_DOTS: Final = frozenset("·•‧")
_TITLED: Final = re.compile(r"[^\W\d_]+")


class Kind(Enum):
    """What a spelling turned out to be."""

    CITY = "city"
    BODY = "body"  # a university, firm, station named for the city
    OTHER = "other"  # a street, region, river, club
    PERSON = "person"
    WORD = "word"  # a common word
    DATELINE = "dateline"


@dataclass(frozen=True, slots=True)
class Verdict:
    kind: Kind
    named_city: bool = False  # the words beside it say «city», «mayor of»
    alone: bool = True  # no other capitalised word touches it
    starts: bool = False  # a sentence: its capital proves nothing
    unspaced: bool = False  # stands in Chinese or Japanese, where any two signs may be half a word
    uncased: bool = False  # its script has no capitals
    common: bool = False  # in a dictionary of the text's language in lower case


def judge(text: str, mention: Mention, gazetteer: Gazetteer, language: Language, *, titled: bool) -> Verdict:
    """The verdict on one mention; ``titled``: the field capitalises every word, so capitals prove nothing."""
    before, after = text[max(0, mention.start - _REACH) : mention.start], text[mention.end : mention.end + _REACH]
    starts = bool(_SENTENCE_START.search(before)) or not before.strip()
    low_before, low_after = before.lower(), after.lower()
    led, followed = language.before.may(low_before), language.after_name.may(low_after)
    named = bool(
        (led and language.city_before.search(low_before)) or (followed and language.city_after.search(low_after))
    )
    if (followed and language.other_after.search(low_after)) or (led and language.other_before.search(low_before)):
        return Verdict(Kind.OTHER)
    if (followed and language.body_after.search(low_after)) or (led and language.body_before.search(low_before)):
        return Verdict(Kind.BODY)
    surface = text[mention.start : mention.end]
    named = named or (mention.script in ("han", "kana", "hangul") and surface[-1] in _CITY_SIGNS)
    if mention.script in ("han", "kana"):
        return _unspaced(surface, before, after, named, language)
    if mention.attached:
        return Verdict(Kind.CITY, named_city=named)
    previous, following = _WORD_BEFORE.search(before), _WORD_AFTER.match(after)
    lowered = surface.lower()
    if (
        lowered in language.function
        or language.other_before.search(lowered)
        or language.city_before.fullmatch(lowered)
        or language.ours.fullmatch(lowered)
        or (len(surface) <= 4 and _HYPHENED.match(after))
        or (" " in surface and surface[0].isupper() and surface.split()[-1][0].islower())
    ):
        return Verdict(Kind.WORD)  # «The City», «La calle», «المدينة», «California city», «Wan-an»
    if not named and _QUOTE_BEFORE.search(before) and _QUOTE_AFTER.match(after):
        return Verdict(Kind.OTHER)  # «the fortress “Naryn-Kala”»
    if _bears_name(mention, surface, after, following, gazetteer, language) or (
        not named and _is_person(mention, before, previous, following, gazetteer, language)
    ):
        return Verdict(Kind.PERSON)
    if (
        previous
        and not starts
        and previous[1][0].isupper()
        and language.qualifier.search(previous[1].lower())
        and not _known(previous[1], gazetteer, language)
    ):
        return Verdict(Kind.OTHER)  # «Восточное Сараево»: the last word of a longer name we lack
    if surface.isupper() and len(surface) <= 4 and not _shouts(text, mention) and " " not in mention.key:
        return Verdict(Kind.WORD)
    # German capitalises every noun: neighbours prove nothing there.
    alone = titled or language.code == "de" or not _touched(before, starts, previous, following, gazetteer, language)
    common = _common(mention, language)
    if common and not named and (not alone or (led and language.article.search(low_before))):
        return Verdict(Kind.WORD)
    starts = starts or titled or language.code == "de"
    named = named and not (common and titled)  # «Sister City Friendship»
    if mention.start < 60 and _dateline(text, mention, surface, language):
        return Verdict(Kind.DATELINE, named_city=named)
    uncased = not surface[0].isupper()
    return Verdict(Kind.CITY, named_city=named, alone=alone, starts=starts, common=common, uncased=uncased)


def _unspaced(surface: str, before: str, after: str, named: bool, language: Language) -> Verdict:
    """The verdict where any two signs may be half a word."""
    if surface[0] in language.quantifiers and surface[1:] in _PLACE_WORDS:
        return Verdict(Kind.WORD)  # «两市», «該縣»
    dotted = before[-1:] in _DOTS or after[:1] in _DOTS  # «米兰·昆德拉»
    return Verdict(Kind.PERSON) if dotted and not named else Verdict(Kind.CITY, named_city=named, unspaced=True)


def _touched(
    before: str,
    starts: bool,
    previous: re.Match[str] | None,
    following: re.Match[str] | None,
    gazetteer: Gazetteer,
    language: Language,
) -> bool:
    """Whether another capitalised word that is no place stands beside the name, not merely to open the sentence."""
    if (
        previous
        and not starts
        and previous[1][0].isupper()
        and not previous[2]
        and not _SENTENCE_START.search(before[: previous.start()])
        and not _known(previous[1], gazetteer, language)
    ):
        return True
    return bool(following and following[1][0].isupper() and not _known(following[1], gazetteer, language))


def _known(word: str, gazetteer: Gazetteer, language: Language) -> bool:
    """Whether a word beside a name is itself a place, so that it makes no person of it."""
    for base in bases(fold(word), language):
        entry = gazetteer.entry(base)
        if entry is not None and (entry.countries or any(gazetteer.large(r.index) for r in entry.readings)):
            return True
    return False


def _given(word: str, gazetteer: Gazetteer, language: Language) -> bool:
    key = fold(word)
    if key in language.given:
        return True
    entry = gazetteer.entry(key)
    return entry is not None and entry.person


def _bears_name(
    mention: Mention,
    surface: str,
    after: str,
    following: re.Match[str] | None,
    gazetteer: Gazetteer,
    language: Language,
) -> bool:
    """A given name before another capitalised word, whatever stands before it; and no case form of a town either."""
    if " " in mention.key:
        return False
    given = mention.entry.person or mention.key in language.given or _given(surface, gazetteer, language)
    if given and mention.stripped:
        return True
    if not given or following is None:
        return False
    if _PARTICLE_AFTER.match(after):
        return True
    small = all(gazetteer.population(r.index) < 100_000 for r in mention.entry.readings)
    return following[1][0].isupper() and (small or not _known(following[1], gazetteer, language))


def _is_person(
    mention: Mention,
    before: str,
    previous: re.Match[str] | None,
    following: re.Match[str] | None,
    gazetteer: Gazetteer,
    language: Language,
) -> bool:
    if _INITIALS.search(before):
        return True
    particle = _PARTICLE_BEFORE.search(before)
    if particle and _given(particle[1], gazetteer, language):
        return True  # «Francisco de |»
    if _ELISION.search(before) and language.code not in _ELIDING:
        return True  # «д’Эсте»
    if not _SENTENCE_END.search(before) and language.title.search(before.lower()):
        return True
    if previous and previous[1][0].isupper() and not previous[2] and _given(previous[1], gazetteer, language):
        own = gazetteer.entry(fold(previous[1]))
        known_place = own is not None and any(gazetteer.population(r.index) > 300_000 for r in own.readings)
        return not known_place or mention.entry.person
    if not following or not following[1][0].isupper() or not language.surname.search(following[1].lower()):
        return False
    if _known(following[1], gazetteer, language):
        return False
    return all(gazetteer.population(r.index) < 1_000_000 for r in mention.entry.readings)


def _common(mention: Mention, language: Language) -> bool:
    if " " in mention.key:
        return False
    code = language.code if language.code in layout.COMMON_LANGUAGES else "en"
    return bool(mention.entry.common >> layout.COMMON_LANGUAGES.index(code) & 1)


def _shouts(text: str, mention: Mention) -> bool:
    """Whether the words around are in capitals too."""
    around = text[max(0, mention.start - 30) : mention.start] + text[mention.end : mention.end + 30]
    letters = [char for char in around if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) > 0.6 * len(letters)


def _dateline(text: str, mention: Mention, surface: str, language: Language) -> bool:
    before, after = text[: mention.start], text[mention.end : mention.end + 80]
    if len(before.split()) > 4 or "." in before.strip(". "):
        return False
    if any(word[0].islower() for word in before.split()) and not re.search(r"\d", before):
        return False  # words of a sentence, not «28 сентября, »
    if (surface.isupper() and _CAPITALS_DATELINE.match(after)) or _PRINTED_DATE.match(after):
        return True
    if language.dateline.search(after[:60].lower()) and (_DATELINE_AFTER.match(after) or _DATELINE_DATE.match(after)):
        return True
    return bool(re.match(r"^\s*[/(][^/)\n]{2,40}[/)]", after)) and bool(re.search(r"\d", before))


def is_titled(text: str) -> bool:
    """Whether nearly every longer word is capitalised: an English title, a shouted headline."""
    words = [word for word in _TITLED.findall(text) if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
