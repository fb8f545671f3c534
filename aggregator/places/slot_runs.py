"""Where a Chinese, Japanese or Korean text has a name we do not know in a city's place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from aggregator.places.beside import BETWEEN
from aggregator.places.gazetteer import Gazetteer
from aggregator.places.language import BODY, CITY, OTHER, Language
from aggregator.places.mention import Mention
from aggregator.places.phrases import pieces
from aggregator.places.slots import Slot

_CITY_SIGNS: Final = frozenset("市縣县町시군")
_RUNS: Final = frozenset({"han", "kana", "hangul"})
_LONGEST: Final = 9  # signs of a Chinese name
_KANA: Final = "\u30a1-\u30ff"
RUN: Final = {
    "zh": re.compile(r"[\u3400-\u9fff](?:[·‧•－-]?[\u3400-\u9fff])+"),
    "ja": re.compile(f"[{_KANA}]+(?:[・･＝][{_KANA}]+)*"),
    "ko": re.compile("[\uac00-\ud7af]{2,}"),
}


def run_slots(
    text: str, start: int, end: int, mentions: Sequence[Mention], language: Language, gazetteer: Gazetteer
) -> Iterator[Slot]:
    """Chinese, Japanese, Korean: an unknown run of foreign sounds behind a country, before «city», or both.

    Unknown is too what is spelt like a city of another country only: «ロシア・ドーリンスク市», and a name that
    goes on: «新西兰吉斯|本».
    """
    taken = sorted((m.start, m.end) for m in mentions if not _elsewhere(text, m, mentions, gazetteer))
    edges = [start, *(edge for span in taken for edge in span), end]
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        for match in RUN[language.code].finditer(text, left, right):
            for first, last, named in _cuts(text, match, language, gazetteer):
                countries = _country_before(text, first, mentions, language)
                if named or countries:
                    yield Slot(first, last, (text[first:last],), countries, named)


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
