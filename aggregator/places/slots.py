"""Where a text has a name we do not know in a city's place: beside «city» or a country, where ties are spoken of.

GeoNames knows no spelling of many a foreign city in many a language. A word (in Chinese a run of the signs that foreign
names are written with) that no name covers is heard instead (:mod:`hearing`) where the words beside it prove it a
city's: «city», a country, a twin town it is joined to by «and», or its place between two cities of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from aggregator.places.beside import BETWEEN
from aggregator.places.forms import fold, script
from aggregator.places.gazetteer import Entry, Gazetteer, Reading
from aggregator.places.language import BODY, CITY, OTHER, Language
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
_CITY_SIGNS: Final = frozenset("市縣县町시군")
# Write foreign names as they sound, in Latin: all, or those of other scripts and of long standing.
_RESPELLING: Final = frozenset({"az", "uz", "lv", "lt", "sq", "sr", "pl", "cs", "sk", "sl", "hr"})
_CASED: Final = frozenset({"cyrillic", "latin", "greek", "armenian"})
_RUNS: Final = frozenset({"han", "kana", "hangul"})
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-‐‑'’ʼ][^\W\d_]+)*")
_AFTER_COUNTRY: Final = re.compile(r"(?:[-'’][^\W\d_]{1,4})?[ \u00a0]")
_APPOSED: Final = re.compile(r",[ \u00a0]?|[ \u00a0]?\([ \u00a0]?")
_CITY_BEFORE: Final = re.compile(rf"(?:{any_of(_CITY_BEFORE_WORDS)})[ \u00a0]?[«„“\"]?$")
_CITY_AFTER: Final = re.compile(rf"^[»”\"]?[ \u00a0](?:{any_of(_CITY_AFTER_WORDS)})")
_HYPHEN: Final = re.compile("[-‐‑]")
_AFTER_WORD: Final = re.compile(r"[ \u00a0]([^\W\d_])")
_LONGEST: Final = 9  # signs of a Chinese name
_SURE: Final = 0.8  # with its country beside it
_SURER: Final = 0.9  # with the country only somewhere in the sentence, or none
_FEW_SYLLABLES: Final = frozenset({"CN", "TW", "HK", "KR", "KP", "VN"})  # their towns sound much alike
_SMALL: Final = 15_000
_REACH: Final = 24
_GAP: Final = 12  # between two towns of a list


class _Place(NamedTuple):
    """An unknown name and what stands beside it."""

    start: int
    end: int
    names: tuple[str, ...]  # the name itself, then what it may be a case form of
    countries: tuple[str, ...]  # right beside it
    named: bool  # «city» stands beside it, or cities that it is listed or joined with


def heard(
    text: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    language: Language,
    *,
    twins: bool,
    ties: bool = False,
) -> list[Mention]:
    """The names found in a sentence, in order, with the cities it names in spellings that no gazetteer holds.

    ``twins``: it speaks of twin towns, so that what «and» joins to a city is a city. In any sentence a word is one that
    stands in a list beside two of them, or in brackets behind one. ``ties``: it speaks of an agreement or of twins, so
    that whom it is «with» may be one.
    A word heard as a whole replaces a name found in a part of it.
    """
    elsewhere = tuple(dict.fromkeys(code for m in mentions if not m.entry.readings for code in m.entry.countries))
    found: list[Mention] = []
    for place in _places(text, start, end, mentions, language, gazetteer, twins=twins, ties=ties):
        if found and place.start < found[-1].end:
            continue
        if readings := _readings(place, elsewhere, gazetteer):
            entry = Entry(readings, (), person=False, common=0)
            found.append(Mention(place.start, place.end, fold(text[place.start : place.end]), entry, heard=True))
    if not found:
        return list(mentions)
    kept = [m for m in mentions if not any(m.start < new.end and new.start < m.end for new in found)]
    return sorted([*kept, *found], key=lambda mention: mention.start)


def _readings(place: _Place, elsewhere: Sequence[str], gazetteer: Gazetteer) -> tuple[Reading, ...]:
    tried: list[tuple[str | None, float]] = [
        (code, _SURER if code in _FEW_SYLLABLES else _SURE) for code in place.countries
    ]
    if not place.countries:
        tried = [*((code, _SURER) for code in elsewhere[:3]), (None, _SURER)]
    best: list[tuple[int, float]] = []
    for name in place.names:
        for country, least in tried:
            found = gazetteer.sounding(name, country)
            if not found or found[0][1] < least or (best and found[0][1] <= best[0][1]):
                continue
            found = [one for one in found if one[1] == found[0][1]]
            if place.named or gazetteer.population(found[0][0]) >= _SMALL:
                best = found
    if not best and place.named:
        best = _misspelt(place.names, gazetteer)
    return tuple(Reading(index, 2, inflected=False) for index, _likely in best)


def _misspelt(names: Sequence[str], gazetteer: Gazetteer) -> list[tuple[int, float]]:
    """The one larger city whose known spelling differs from a name (or what it may be a case of) by one letter."""
    found: set[int] = set()
    for name in names:
        key = fold(name)
        letters = _LETTERS.get(script(key), "")
        if len(key) < _LONG or not letters:
            continue
        for at in range(1, len(key)):
            for put in ("", *letters):
                entry = gazetteer.entry(key[:at] + put + key[at + 1 :])
                found |= {r.index for r in entry.readings if r.quality >= _OWN and not r.inflected} if entry else set()
        if found:
            break
    large = {index for index in found if gazetteer.population(index) >= _MISSPELT}
    return [(large.pop(), 1.0)] if len(large) == 1 else []


_LETTERS: Final = {"cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџ", "latin": "abcdefghijklmnopqrstuvwxyz"}
_LONG: Final = 7  # letters of a name that one letter less tells from others
_OWN: Final = 2  # the quality of a name like the city's own
_MISSPELT: Final = 100_000


def _places(
    text: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    language: Language,
    gazetteer: Gazetteer,
    *,
    twins: bool,
    ties: bool,
) -> Iterator[_Place]:
    if language.code in _RUN:
        yield from _runs(text, start, end, mentions, language, gazetteer)
        return
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
) -> _Place | None:
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
    return _Place(start, end, tuple(_bases(text[start:end], language)), countries, named)


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


_KANA: Final = "\u30a1-\u30ff"
_RUN: Final = {
    "zh": re.compile(r"[\u3400-\u9fff](?:[·‧•－-]?[\u3400-\u9fff])+"),
    "ja": re.compile(f"[{_KANA}]+(?:[・･＝][{_KANA}]+)*"),
    "ko": re.compile("[\uac00-\ud7af]{2,}"),
}


def _runs(
    text: str, start: int, end: int, mentions: Sequence[Mention], language: Language, gazetteer: Gazetteer
) -> Iterator[_Place]:
    """Chinese, Japanese, Korean: an unknown run of foreign sounds behind a country, before «city», or both.

    Unknown is too what is spelt like a city of another country only: «ロシア・ドーリンスク市», and a name that
    goes on: «新西兰吉斯|本».
    """
    taken = sorted((m.start, m.end) for m in mentions if not _elsewhere(text, m, mentions, gazetteer))
    edges = [start, *(edge for span in taken for edge in span), end]
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        for match in _RUN[language.code].finditer(text, left, right):
            for first, last, named in _cuts(text, match, language, gazetteer):
                countries = _country_before(text, first, mentions, language)
                if named or countries:
                    yield _Place(first, last, (text[first:last],), countries, named)


def _elsewhere(text: str, mention: Mention, mentions: Sequence[Mention], gazetteer: Gazetteer) -> bool:
    """Whether a country is printed before a name that none of its cities bears."""
    if not mention.entry.readings or mention.entry.countries or mention.script not in _RUNS:
        return False
    countries = _country_before(text, mention.start, mentions)
    return bool(countries) and not any(gazetteer.country(r.index) in countries for r in mention.entry.readings)


def _country_before(
    text: str, start: int, mentions: Sequence[Mention], language: Language | None = None
) -> tuple[str, ...]:
    for mention in mentions:
        only = mention.end <= start and mention.entry.countries and not mention.entry.readings
        if only and BETWEEN.fullmatch(text[mention.end : start]):
            return mention.entry.countries
    code = language.adjective_of(text[start - 1]) if language is not None and start else None
    return (code,) if code else ()  # «米|ポートランド市»


def _cuts(text: str, match: re.Match[str], language: Language, gazetteer: Gazetteer) -> Iterator[tuple[int, int, bool]]:
    """Where the name in a run may start and end, and whether a sign for «city» closes it."""
    start, end = match.span()
    if language.code == "ja":
        beside = language.after_name(pieces(text[end : end + 8], before=False))
        if not beside & (OTHER | BODY) or text[end : end + 1] in _CITY_SIGNS:  # no «カリフォルニア州»
            yield start, end, text[end : end + 1] in _CITY_SIGNS
    elif language.code == "ko":
        sign = next(
            (at for at in range(start + 2, end) if text[at] in _CITY_SIGNS and _ends(text, at + 1, end, language)), None
        )
        if sign is not None:
            yield start, sign, True
        elif (
            bare := next((at for at in range(end, start + 1, -1) if _ends(text, at, end, language)), None)
        ) is not None:
            yield start, bare, False
    else:
        at = start
        while at < end:
            stop = at
            while stop < end and text[stop] != "的" and (gazetteer.renders(text[stop]) or text[stop] in "·‧•－-"):
                stop += 1
            if stop - at >= 2:
                yield from _chinese(text, at, stop, language)
            at = max(stop, at + 1)


def _ends(text: str, at: int, end: int, language: Language) -> bool:
    """Whether a Korean name may end here: only particles follow."""
    return at == end or bool(language.particles.match(text[at:end]))


def _chinese(text: str, start: int, stop: int, language: Language) -> Iterator[tuple[int, int, bool]]:
    """A run of signs that render foreign sounds: up to «市», to a comma, to «and», or to what a city does."""
    sign = next(
        (at for at in range(start + 2, min(stop, start + _LONGEST) + 1) if text[at : at + 1] in _CITY_SIGNS), None
    )
    if sign is not None:
        yield start, sign, True
        return
    for at in range(start + 2, min(stop, start + _LONGEST) + 1):
        rest = text[at : at + 8]
        beside = language.after_name(pieces(rest, before=False))
        if beside & (OTHER | BODY):
            return  # «特拉布松大学»
        if at == stop or rest[:1] == "等":
            yield start, at, False
        elif beside & CITY:
            yield start, at, True
