"""Every place of a text where a name stands: what it is there, and what stands around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from aggregator.places.areas import Areas
from aggregator.places.belief import NOWHERE, Area, Found
from aggregator.places.beside import area, beside
from aggregator.places.gazetteer import Gazetteer
from aggregator.places.grammar import Cues
from aggregator.places.guards import is_titled, judge
from aggregator.places.language import Language
from aggregator.places.mention import Mention
from aggregator.places.neighbours import no_city
from aggregator.places.phrases import Sides, plain
from aggregator.places.unlisted import heard
from aggregator.places.verdicts import Kind, Verdict, remember

Span = tuple[int, int]

_BELIEVED: Final = (Kind.CITY, Kind.DATELINE)
_AREAS: Final = (Kind.CITY, Kind.OTHER, Kind.BODY)
_ENDING: Final = frozenset("等和与與及同的のとやをへに")  # signs that no name goes on with


@dataclass(slots=True)
class _Field:
    """One field of an item."""

    name: str
    text: str
    low: str  # in lower case
    plain: str  # … with one sign for all apostrophes
    titled: bool  # every word is capitalised


def occurrences(
    fields: Mapping[str, str],
    lowered: Mapping[str, str],
    mentions: Mapping[str, Sequence[Mention]],
    spans: Mapping[str, Sequence[Span]],
    cues: Sequence[Cues],
    gazetteer: Gazetteer,
    facts: Language,
) -> tuple[list[Found], dict[int, Area]]:
    """Those that may be a city's, in their order, and the countries and regions that each sentence names.

    ``spans`` are the sentences of each field, ``cues`` their telling words.
    """
    reader = _Reader(gazetteer, facts)
    number = 0
    tells, any_twin = any(cue.twin or cue.pact for cue in cues), any(cue.twin for cue in cues)
    for name, text in fields.items():
        low, titled = lowered[name], name == "title" and is_titled(text)
        field = _Field(name, text, low, plain(low), titled)
        found, at = mentions[name], 0
        for start, end in spans[name]:
            first = at
            while at < len(found) and found[at].start < end:
                at += 1
            inside, cue = found[first:at], cues[number]
            if tells or cue.best()[0]:
                ties = bool(cue.twin or cue.pact)
                twins = bool(cue.twin) or (name == "title" and any_twin)
                inside = heard(text, start, end, inside, gazetteer, facts, twins=twins, ties=ties)
            if inside:
                reader.read(field, number, inside, cue)
            number += 1
    return reader.areas.settle(reader.found(), gazetteer)


class _Reader:
    """Reads sentence after sentence."""

    def __init__(self, gazetteer: Gazetteer, facts: Language) -> None:
        self._gazetteer = gazetteer
        self._facts = facts
        self._judged: list[tuple[Mention, Verdict]] = []
        self._believed: list[tuple[int, Found]] = []  # with their numbers among those judged
        self.areas = Areas()

    def read(self, field: _Field, number: int, inside: Sequence[Mention], cue: Cues) -> None:
        """One sentence with its names."""
        facts, text = self._facts, field.text
        owned = NOWHERE  # printed right after the city before
        telling, contact, against = bool(cue.twin or cue.pact), bool(cue.contact), bool(cue.against)
        for place, mention in enumerate(inside):
            entry, start, end = mention.entry, mention.start, mention.end
            if not entry.readings:
                self._name(number, mention, owned)
                continue
            sides = Sides.of(text, field.plain, start, end)
            verdict = judge(text, mention, self._gazetteer, facts, titled=field.titled, sides=sides)
            if verdict.kind is Kind.CITY and no_city(
                field.low, inside, place, self._gazetteer, facts, named=verdict.named_city
            ):
                verdict = verdict._replace(kind=Kind.OTHER)
            if mention.heard:
                verdict = verdict._replace(named_city=True)
            if entry.regions or (entry.countries and verdict.kind in _AREAS):
                self._name(number, mention, owned)
            printed = beside(text, inside, place, sides, self._gazetteer, facts)
            if verdict.unspaced and not verdict.named_city and printed and self._whole(text, mention, printed):
                verdict = verdict._replace(named_city=True)
            if printed is not NOWHERE:
                self.areas.add(number, printed, apposed=True)
            owned = printed
            if verdict.kind in _BELIEVED:
                listed = (
                    (place > 0 and self._joined(field, inside[place - 1], mention))
                    or (place + 1 < len(inside) and self._joined(field, mention, inside[place + 1]))
                    or (place > 0 and mention.stripped and self._joins(text, start))
                )
                led, surface = facts.led(field.low, start), text[start:end]
                lowered = (verdict.starts or verdict.common) and _lowered(text, surface)
                touch = (text[start - 1 : start] or " ") + (text[end : end + 1] or " ")
                found = Found(
                    field.name, number, mention, verdict, telling, listed, printed, contact, led, lowered, against,
                    surface, touch,
                )  # fmt: skip
                self._believed.append((len(self._judged), found))
            self._judged.append((mention, verdict))

    def _name(self, number: int, mention: Mention, owned: Area) -> None:
        """A country or region that a sentence names; it may be what is printed beside the city before."""
        named = area(mention)
        self.areas.add(number, named, apposed=bool(owned) and owned == named)

    def _whole(self, text: str, mention: Mention, printed: Area) -> bool:
        """Whether a name right behind its country ends where words end: «德国林根、»."""
        ends = not text[mention.end : mention.end + 1].isalpha() or text[mention.end] in _ENDING
        return ends and any(self._gazetteer.country(r.index) in printed.countries for r in mention.entry.readings)

    def _joined(self, field: _Field, left: Mention, right: Mention) -> bool:
        """Whether what stands between two names may join them."""
        return self._facts.joined.fullmatch(field.low, left.end, right.start) is not None

    def _joins(self, text: str, start: int) -> bool:
        """Whether «and» is written onto the word, as Arabic and Hebrew do."""
        return any(text.startswith(p, start) and self._facts.joined.fullmatch(p) for p in self._facts.prefixes)

    def found(self) -> list[Found]:
        """Those that may be a city's, when each is known."""
        verdicts = remember(self._judged)
        return [
            item if verdicts[number] is item.verdict else item._replace(verdict=verdicts[number])
            for number, item in self._believed
            if verdicts[number].kind in _BELIEVED
        ]


def _lowered(text: str, surface: str) -> bool:
    """Whether a text writes a name's word in lower case as well."""
    low = surface.lower()
    if low == surface:
        return False
    at = text.find(low)
    while at >= 0:
        if not text[at - 1 : at].isalpha() and not text[at + len(low) : at + len(low) + 1].isalpha():
            return True
        at = text.find(low, at + 1)
    return False
