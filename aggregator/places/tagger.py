"""One item's cities and pairs, with the words that made us think so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from aggregator.model import City, CityTag, Evidence, PairTag, Tagging, pair
from aggregator.places.areas import Areas
from aggregator.places.asides import Announcing, asides, without
from aggregator.places.beside import area, beside
from aggregator.places.find import Finder, Mention
from aggregator.places.gazetteer import Gazetteer, Reading
from aggregator.places.grammar import Cues, Named, Sentence, read_cues
from aggregator.places.guards import Kind, is_titled, judge, remember
from aggregator.places.language import Language
from aggregator.places.phrases import Sides, lower, plain
from aggregator.places.relate import Tie, candidate_pairs, relate
from aggregator.places.resolve import NOWHERE, Area, Context, Found, resolve
from aggregator.places.sentences import sentences
from aggregator.places.slots import heard
from aggregator.places.weigh import Features


@dataclass(frozen=True, slots=True)
class _Read:
    """An item as far as its cities are known."""

    facts: Language
    fields: dict[str, str]
    tagged: list[tuple[Found, Reading]]
    told: list[Sentence]
    cues: list[Cues]
    home: int | None


class Tagger:
    """Finds the cities an item is about and the pairs whose cooperation it reports."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._announcing = Announcing(gazetteer.related())
        self._guess = gazetteer.guesser()
        self._finders: dict[str, Finder] = {}

    def tag(
        self,
        *,
        title: str,
        text: str,
        language: str | None = None,
        home: City | None = None,
        about: str | None = None,
        url: str | None = None,  # noqa: ARG002 - the door's promise; a later rule may read it
    ) -> Tagging:
        """Tag one item. ``home`` is the source's own city, ``about="partnerships"`` makes every item about its ties."""
        read = self._read(title, text, language, home)
        if read is None:
            return Tagging()
        ties = relate(
            read.told,
            read.cues,
            read.facts,
            home=read.home,
            partnerships=about == "partnerships",
            abroad=lambda one, other: self._country(one, home) != self._country(other, home),
            weights=self._gazetteer.weights,
        )
        return self._tagging(read.fields, read.tagged, ties, home, self._index(home))

    def candidates(
        self, *, title: str, text: str, language: str | None = None, home: City | None = None, about: str | None = None
    ) -> list[tuple[City, City, Features]]:
        """Every two cities of an item with the features their tie is weighed by; what ``bench.train`` learns from."""
        read = self._read(title, text, language, home)
        if read is None:
            return []
        _, pairs = candidate_pairs(
            read.told,
            read.cues,
            read.facts,
            home=read.home,
            partnerships=about == "partnerships",
            abroad=lambda one, other: self._country(one, home) != self._country(other, home),
        )
        known = {_STRANGER: home} if home is not None else {}
        city = {index: known.get(index) or self._gazetteer.at(index) for pair in pairs for index in pair[:2]}
        return [(city[one], city[other], features) for one, other, features in pairs]

    def _read(self, title: str, text: str, language: str | None, home: City | None) -> _Read | None:
        facts = self._language(language, title, text)
        if facts is None:
            return None
        text = without(text, asides(text, self._announcing))
        at_home = self._index(home)
        fields = {"title": title, "text": text}
        mentions = {name: list(self._finder(facts)(value)) for name, value in fields.items()}
        if not any(mention.entry.readings for row in mentions.values() for mention in row):
            return None
        spans = {name: sentences(value) if name == "text" else [(0, len(value))] for name, value in fields.items()}
        low = {name: lower(value) for name, value in fields.items()}
        cues = [read_cues(low[name], start, end, facts) for name in fields for start, end in spans[name]]
        found, areas = self._found(fields, low, mentions, spans, facts, cues)
        context = Context(
            language=facts.code,
            home=at_home,
            home_country=home.country if home else None,
            areas=areas,
        )
        found = [item for item in found if item.verdict.kind in _BELIEVED]
        chosen = resolve(found, context, self._gazetteer)
        tagged = [(item, reading) for item, reading in zip(found, chosen, strict=True) if reading is not None]
        blanks = {
            name: [(m.start, m.end) for m in row if m.entry.countries and not m.entry.readings]
            for name, row in mentions.items()
        }
        for item, _reading in tagged:
            if (before := _qualifier(fields[item.field], item.mention.start, facts)) is not None:
                blanks[item.field].append(before)
        lowered = {name: _blank(value, blanks[name]) for name, value in low.items()}
        told = _sentences(spans, lowered, tagged)
        return _Read(facts, fields, tagged, told, cues, _STRANGER if home and at_home is None else at_home)

    def _language(self, language: str | None, title: str, text: str) -> Language | None:
        if language:
            facts = self._gazetteer.language(language)
            if facts is not None:
                return facts
        guessed = self._guess(f"{title}\n{text[:2000]}")
        return self._gazetteer.language(guessed) if guessed else None

    def _finder(self, language: Language) -> Finder:
        finder = self._finders.get(language.code)
        if finder is None:
            finder = self._finders[language.code] = Finder(self._gazetteer, language)
        return finder

    def _index(self, home: City | None) -> int | None:
        if home is None:
            return None
        if home.geonameid is not None:
            return self._gazetteer.index(home.geonameid)
        return self._gazetteer.own_index(home)

    def _country(self, index: int, home: City | None) -> str:
        return home.country if index == _STRANGER and home else self._gazetteer.country(index)

    def _found(
        self,
        fields: dict[str, str],
        lowered: dict[str, str],
        found_in: dict[str, list[Mention]],
        spans: dict[str, list[tuple[int, int]]],
        facts: Language,
        cues: Sequence[Cues],
    ) -> tuple[list[Found], dict[int, Area]]:
        found: list[Found] = []
        areas = Areas()
        number = 0
        for name, value in fields.items():
            titled = is_titled(value) if name == "title" else False
            mentions = found_in[name]
            low = plain(lowered[name])
            at = 0
            for start, end in spans[name]:
                inside: list[Mention] = []
                while at < len(mentions) and mentions[at].start < end:
                    inside.append(mentions[at])
                    at += 1
                if cues[number].best()[0]:
                    inside = heard(value, start, end, inside, self._gazetteer, facts, twins=bool(cues[number].twin))
                if inside:
                    self._sentence(
                        value,
                        lowered[name],
                        low,
                        inside,
                        name,
                        number,
                        titled,
                        facts,
                        found,
                        areas,
                        cues[number],
                    )
                number += 1
        verdicts = remember([(item.mention, item.verdict) for item in found])
        found = [
            item if verdict is item.verdict else replace(item, verdict=verdict)
            for item, verdict in zip(found, verdicts, strict=True)
        ]
        return areas.settle(found, self._gazetteer)

    def _sentence(
        self,
        value: str,
        lowered: str,
        low: str,
        inside: list[Mention],
        name: str,
        number: int,
        titled: bool,
        facts: Language,
        found: list[Found],
        areas: Areas,
        cue: Cues,
    ) -> None:
        owned = NOWHERE  # printed right after the city before
        # What stands between each name and the next may join them.
        joined = [
            facts.joined.fullmatch(lowered[left.end : right.start]) is not None for left, right in pairwise(inside)
        ]
        for place, mention in enumerate(inside):
            if not mention.entry.readings:
                areas.add(number, area(mention), apposed=bool(owned) and owned == area(mention))
                continue
            sides = Sides.of(value, low, mention.start, mention.end)
            verdict = judge(value, mention, self._gazetteer, facts, titled=titled, sides=sides)
            if mention.heard:
                verdict = verdict._replace(named_city=True)
            if mention.entry.regions or (
                mention.entry.countries and verdict.kind in (Kind.CITY, Kind.OTHER, Kind.BODY)
            ):
                areas.add(number, area(mention), apposed=bool(owned) and owned == area(mention))
            listed = (place > 0 and joined[place - 1]) or (place < len(joined) and joined[place])
            # Arabic and Hebrew write «and» onto the word.
            listed = listed or (
                place > 0
                and mention.stripped
                and any(value.startswith(p, mention.start) and facts.joined.fullmatch(p) for p in facts.prefixes)
            )
            printed = beside(value, inside, place, sides, self._gazetteer, facts)
            areas.add(number, printed, apposed=True)
            owned = printed
            found.append(
                Found(
                    name,
                    number,
                    mention,
                    verdict,
                    telling=bool(cue.twin or cue.pact),
                    listed=listed,
                    beside=printed,
                    contact=bool(cue.contact),
                    led=facts.led(lowered[max(0, mention.start - _LED) : mention.start], sides.left[1:_LED:2][::-1]),
                    against=bool(cue.against),
                    surface=value[mention.start : mention.end],
                    touch=(value[mention.start - 1 : mention.start] or " ")
                    + (value[mention.end : mention.end + 1] or " "),
                    lowered=(verdict.starts or verdict.common) and _lowered(value, mention),
                )
            )

    def _tagging(
        self,
        fields: dict[str, str],
        tagged: Sequence[tuple[Found, Reading]],
        ties: dict[tuple[int, int], Tie],
        home: City | None,
        at_home: int | None,
    ) -> Tagging:
        evidence: dict[int, list[Evidence]] = {}
        because: dict[int, str] = {}
        for item, reading in tagged:
            if item.verdict.kind is not Kind.CITY:
                continue
            mention = item.mention
            surface = fields[item.field][mention.start : mention.end]
            evidence.setdefault(reading.index, []).append(Evidence(surface, mention.start, mention.end, item.field))
            because.setdefault(reading.index, f"«{surface}» in the {item.field}")
        number = {} if home is None or at_home is not None else {_STRANGER: home}

        def city(index: int) -> City:
            return number[index] if index in number else self._gazetteer.at(index)

        pairs = []
        for (one, other), tie in ties.items():
            score = min(0.45, tie.score * 0.5) if tie.background else min(0.99, tie.score)
            if score < (0.2 if tie.background else 0.5):
                continue  # too little to speak of a pair at all
            pairs.append(PairTag(pair(city(one), city(other)), round(score, 2), tie.background, "; ".join(tie.reasons)))
            for end in (one, other):
                if not tie.background and end not in evidence:
                    evidence[end] = []
                    because[end] = "the source's own city" if end in (at_home, _STRANGER) else "named only with a body"
        cities = [CityTag(city(index), tuple(words), because[index]) for index, words in evidence.items()]
        pairs.sort(key=lambda tag: (-tag.score, tag.pair.slug))
        return Tagging(tuple(cities), tuple(pairs))


_BELIEVED: Final = (Kind.CITY, Kind.DATELINE)


def _lowered(text: str, mention: Mention) -> bool:
    """Whether a text writes a name's word in lower case as well."""
    surface = text[mention.start : mention.end]
    low = surface.lower()
    if low == surface:
        return False
    at = text.find(low)
    while at >= 0:
        if not text[at - 1 : at].isalpha() and not text[at + len(low) : at + len(low) + 1].isalpha():
            return True
        at = text.find(low, at + 1)
    return False


_LED: Final = 16  # signs before a name that a preposition stands in
_SHORT: Final = 30  # signs: «Share.», a date: no lead yet
_STRANGER: Final = -1  # a home city that the gazetteer does not hold


def _sentences(
    spans: dict[str, list[tuple[int, int]]], lowered: dict[str, str], tagged: Sequence[tuple[Found, Reading]]
) -> list[Sentence]:
    by_number: dict[int, list[Named]] = {}
    starts = [(name, start, end) for name in spans for start, end in spans[name]]
    for item, reading in tagged:
        start = starts[item.sentence][1]
        by_number.setdefault(item.sentence, []).append(
            Named(reading.index, item.mention.start - start, item.mention.end - start, item.verdict.kind is Kind.CITY)
        )
    told = []
    lead = True
    for number, (name, start, end) in enumerate(starts):
        told.append(
            Sentence(
                lowered[name][start:end],
                tuple(by_number.get(number, ())),
                title=name == "title",
                lead=name == "text" and lead,
            )
        )
        lead = lead and (name == "title" or end - start < _SHORT)
    return told


_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+) $")


def _qualifier(text: str, start: int, facts: Language) -> tuple[int, int] | None:
    """Where the adjective of a country or region right before a name stands: «Елец и |сербское| Смедерево»."""
    word = _WORD_BEFORE.search(text, max(0, start - 24), start)
    if word is None or not (facts.adjective_of(word[1].lower()) or facts.adjectives.of_place(word[1])):
        return None
    return word.span(1)


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with blanks for the names of countries, so that lists read plainly: «日本、加拿大»."""
    if not spans:
        return text
    signs = list(text)
    for start, end in spans:
        signs[start:end] = " " * (end - start)
    return "".join(signs)
