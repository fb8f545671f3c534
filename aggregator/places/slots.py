"""Where a text has a word we do not know in a city's place: beside «city» or a country, where ties are spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from aggregator.places.forms import fold, script
from aggregator.places.gazetteer import Gazetteer
from aggregator.places.language import Language
from aggregator.places.lexicon import bases
from aggregator.places.mention import Mention
from aggregator.places.patterns import any_of
from aggregator.places.phrases import lower, pieces

# «City», «town», «municipality» in the languages we read, where they stand before the name and where behind it; never
# «mayor», beside whom persons stand.
_CITY_BEFORE_WORDS: Final = (
    "город*", "м.", "г.", "міст*", "горад*", "град*", "општин*", "община", "miast*", "měst*", "mest*", "stadt", "city",
    "town", "ville", "ciudad", "città", "cidade", "oraș*", "qytet*", "grad", "grada", "gradu", "gradom", "općin*",
    "opštin*", "πόλη*", "δήμο*", "քաղաք*", "ქალაქ*", "مدينة", "لمدينة", "بمدينة", "ومدينة", "بلدية", "شهر", "شهرستان",
    "עיר", "העיר", "בעיר", "pilsēt*", "miest*",
)  # fmt: skip
_CITY_AFTER_WORDS: Final = (
    "şəhər*", "şehri*", "şehir*", "shahri*", "shahar*", "шаар*", "қала*", "хот", "хотын", "хотод", "хоттой", "linn",
    "linna", "linnaga", "kaupunki*", "kaupung*", "pilsēt*", "miest*", "város*", "քաղաք*", "ქალაქ*", "city",
)  # fmt: skip
# Write foreign names as they sound, in Latin: all, or those of other scripts and of long standing.
_RESPELLING: Final = frozenset({"az", "uz", "lv", "lt", "sq", "sr", "pl", "cs", "sk", "sl", "hr"})
_CASED: Final = frozenset({"cyrillic", "latin", "greek", "armenian"})
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-‐‑'’ʼ][^\W\d_]+)*")
_AFTER_COUNTRY: Final = re.compile(r"(?:[-'’][^\W\d_]{1,4})?[ \u00a0]")
_APPOSED: Final = re.compile(r",[ \u00a0]?|[ \u00a0]?\([ \u00a0]?")
_CITY_BEFORE: Final = re.compile(rf"(?:{any_of(_CITY_BEFORE_WORDS)})[ \u00a0]?[«„“\"]?$")
_CITY_AFTER: Final = re.compile(rf"^[»”\"]?[ \u00a0](?:{any_of(_CITY_AFTER_WORDS)})")
_HYPHEN: Final = re.compile("[-‐‑]")
_AFTER_WORD: Final = re.compile(r"[ \u00a0]([^\W\d_])")
_REACH: Final = 24
_GAP: Final = 12  # between two towns of a list


class Slot(NamedTuple):
    """An unknown name and what stands beside it."""

    start: int
    end: int
    names: tuple[str, ...]  # the name itself, then what it may be a case form of
    countries: tuple[str, ...]  # right beside it
    named: bool  # «city» stands beside it, or cities that it is listed or joined with


def word_slots(
    text: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    language: Language,
    gazetteer: Gazetteer,
    *,
    twins: bool,
    ties: bool,
) -> Iterator[Slot]:
    """The unknown words of a sentence that stand where a city would."""
    kind = ""
    for match in _WORD.finditer(text, start, end):
        kind = kind or script(match[0])
        if kind == "latin" and language.code not in _RESPELLING:
            return
        if _unknown(match, kind, mentions):
            place = _beside(text, match.start(), match.end(), mentions, language, twins=twins, ties=ties)
            if place is not None and _may_be(match[0], gazetteer, language, named=place.named):
                yield place


def _unknown(match: re.Match[str], kind: str, mentions: Sequence[Mention]) -> bool:
    """Whether a word may be a name that nothing found covers: «Прущ-Гданський» may, though «Прущ» was found in it."""
    word = match[0]
    if len(word) < 4 or script(word) != kind or word.isupper() or (kind in _CASED and not word[0].isupper()):
        return False
    found = [m for m in mentions if m.start < match.end() and match.start() < m.end]
    return not found or (
        _HYPHEN.search(word) is not None
        and all(m.start >= match.start() and m.end <= match.end() and 2 * (m.end - m.start) < len(word) for m in found)
    )


def _may_be(word: str, gazetteer: Gazetteer, language: Language, *, named: bool) -> bool:
    """Whether an unknown word can be a city's name rather than a person's."""
    key = fold(word)
    if key in language.given or language.adjective_of(word):
        return False
    made = bool(language.adjectives.names(key)) if named and language.adjectives.whole else True
    least = max(4, len(key) // 2 + 1, len(key) - 6)
    if made and any(_known(key[:at], gazetteer) for at in range(len(key) - 1, least - 1, -1)):
        return False  # «Псковская»: made from a name we know; «Вильербан» is none from «Виль»
    entry = gazetteer.entry(key)
    person = entry is not None and (entry.person or entry.surname)
    return named or not (person or key.endswith(language.surname_ends))


def _known(key: str, gazetteer: Gazetteer) -> bool:
    entry = gazetteer.entry(key)
    return entry is not None and any(gazetteer.large(reading.index) for reading in entry.readings)


def _beside(
    text: str, start: int, end: int, mentions: Sequence[Mention], language: Language, *, twins: bool, ties: bool
) -> Slot | None:
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    named = bool(_CITY_BEFORE.search(before.lower()) or _CITY_AFTER.search(after.lower()))
    countries: tuple[str, ...] = ()
    listed = set[bool]()  # on which sides of it a list goes on with a city
    for number, mention in enumerate(mentions):
        if not mention.entry.countries or mention.entry.readings:
            if mention.entry.readings and not named:
                gap = text[end : mention.start] if mention.start >= end else text[mention.end : start]
                if len(gap) < _GAP and language.joined.fullmatch(gap.lower()):
                    listed.add(mention.start >= end)
                    named = (twins and "," not in gap) or len(listed) == 2
                    named = named or _goes_on(text, mentions, number, 1 if mention.start >= end else -1, language)
                elif gap.strip() == "(" and mention.end <= start and text[end : end + 1] == ")":
                    named = True
            continue
        gap = text[end : mention.start] if mention.start >= end else text[mention.end : start]
        if (mention.start >= end and _APPOSED.fullmatch(gap)) or (
            mention.end <= start and (_AFTER_COUNTRY.fullmatch(gap) or (named and _led(gap)))
        ):
            countries = mention.entry.countries
    if not countries:
        code = language.demonym(pieces(lower(before), before=True), pieces(lower(after), before=False))
        countries = (code,) if code else ()
    if not countries and not named and not (ties and _led_with(text, start, end, before, language)):
        return None
    return Slot(start, end, tuple(_bases(text[start:end], language)), countries, named)


def _goes_on(text: str, mentions: Sequence[Mention], number: int, step: int, language: Language) -> bool:
    """Whether the list that a name joins goes on behind it (or before it) with another city."""
    other = number + step
    if not 0 <= other < len(mentions) or not mentions[other].entry.readings:
        return False
    left, right = sorted((mentions[number], mentions[other]), key=lambda mention: mention.start)
    gap = text[left.end : right.start]
    return len(gap) < _GAP and language.joined.fullmatch(gap.lower()) is not None


def _led_with(text: str, start: int, end: int, before: str, language: Language) -> bool:
    """Whether «with» alone stands before a name, and no other capital beside it: «a treaty with |»."""
    following = _AFTER_WORD.match(text, end)
    if language.with_.search(before.lower()) is None or (following and following[1].isupper()):
        return False
    stem = text[start : max(start + 4, end - 3)]
    return not any(_given_before(text, match.start()) for match in re.finditer(re.escape(stem), text))


def _given_before(text: str, at: int) -> bool:
    """Whether a capitalised word stands right before: elsewhere the text calls someone so by full name."""
    word = text[max(0, at - _REACH) : at - 1].rpartition(" ")[2]
    return text[at - 1 : at] == " " and word[:1].isupper()


def _led(gap: str) -> bool:
    """Whether only the word «city» stands between a country and the name."""
    return len(gap) < 24 and len(gap.split()) <= 2 and bool(_CITY_BEFORE.search(gap.lower()))


def _bases(word: str, language: Language) -> Iterator[str]:
    """The word, and what it may be a case form of; the surest ear hears the name itself best."""
    yield word
    key = fold(word)
    yield from [base for base in dict.fromkeys(bases(key, language)) if base != key and len(base) > 3][:6]
