"""One item's cities and pairs, with the words that made us think so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aggregator.model import City, CityTag, Evidence, PairTag, Tagging, pair
from aggregator.places.asides import Announcing, asides, without
from aggregator.places.belief import Found
from aggregator.places.find import Finder
from aggregator.places.gazetteer import Gazetteer, Reading
from aggregator.places.grammar import Cues, Named, Sentence, read_cues
from aggregator.places.here import here
from aggregator.places.language import Language
from aggregator.places.mention import Mention
from aggregator.places.namesakes import namesakes
from aggregator.places.occurrences import occurrences
from aggregator.places.phrases import lower
from aggregator.places.relate import Tie, candidate_pairs, relate
from aggregator.places.resolve import resolve
from aggregator.places.sentences import sentences
from aggregator.places.spellings import Context
from aggregator.places.verdicts import Kind
from aggregator.places.weigh import Features


@dataclass(frozen=True, slots=True)
class _Read:
    """An item as far as its cities are known."""

    facts: Language
    fields: dict[str, str]
    tagged: list[tuple[Found, Reading]]
    mentions: dict[str, list[Mention]]
    lowered: dict[str, str]  # the fields in lower case
    spans: dict[str, list[tuple[int, int]]]  # of sentences
    cues: list[Cues]
    home: int | None

    def several(self) -> bool:
        """Whether there are two cities that a tie may join."""
        return len({reading.index for _, reading in self.tagged} | ({self.home} - {None})) > 1

    def told(self) -> list[Sentence]:
        """The sentences with the cities they name."""
        lowered = {name: _blank(text, self._blanks(name)) for name, text in self.lowered.items()}
        return _sentences(self.spans, lowered, self.tagged, self.facts)

    def tells(self) -> bool:
        """Whether a word of cooperation stands anywhere."""
        return any(cue.best()[0] for cue in self.cues)

    def _blanks(self, name: str) -> list[tuple[int, int]]:
        """Where countries stand in a field."""
        text = self.fields[name]
        starts = {item.mention.start for item, _reading in self.tagged if item.field == name}
        found = [
            (m.start, m.end + (text[m.end : m.end + 1] in _LINKS and m.end + 1 in starts))
            for m in self.mentions[name]
            if m.entry.countries and not m.entry.readings
        ]
        before = [_qualifier(text, start, self.facts) for start in starts]
        return found + [span for span in before if span is not None]


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
        ties = (
            {}
            if not read.several() or not (read.tells() or about == "partnerships")
            else relate(
                read.told(),
                read.cues,
                read.facts,
                home=read.home,
                partnerships=about == "partnerships",
                abroad=lambda one, other: self._country(one, home) != self._country(other, home),
                twins=lambda one, other: other in self._gazetteer.twins(one),
                weights=self._gazetteer.weights,
            )
        )
        return self._tagging(read.fields, read.tagged, ties, home, self._index(home))

    def candidates(
        self, *, title: str, text: str, language: str | None = None, home: City | None = None, about: str | None = None
    ) -> list[tuple[City, City, Features]]:
        """Every two cities of an item with the features their tie is weighed by; what ``bench.train`` learns from."""
        read = self._read(title, text, language, home)
        if read is None or not read.several():
            return []
        _, pairs = candidate_pairs(
            read.told(),
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
        cues = [cue for name in fields for cue in read_cues(low[name], spans[name], facts)]
        found, areas = occurrences(fields, low, mentions, spans, cues, self._gazetteer, facts)
        context = Context(
            language=facts.code,
            home=at_home,
            home_country=home.country if home else None,
            areas=areas,
        )
        chosen = resolve(found, context, self._gazetteer)
        tagged = [(item, reading) for item, reading in zip(found, chosen, strict=True) if reading is not None]
        tagged += here(tagged, low, spans, facts)
        tagged += namesakes(tagged, low, spans, areas, facts, self._gazetteer)
        tagged.sort(key=lambda one: (one[0].sentence, one[0].mention.start))
        home_index = _STRANGER if home and at_home is None else at_home
        return _Read(facts, fields, tagged, mentions, low, spans, cues, home_index)

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


_SHORT: Final = 30  # signs: «Share.», a date: no lead yet
_LINKS: Final = ("の", "的", "・")  # between a country and its city
_STRANGER: Final = -1  # a home city that the gazetteer does not hold


def _sentences(
    spans: dict[str, list[tuple[int, int]]],
    lowered: dict[str, str],
    tagged: Sequence[tuple[Found, Reading]],
    facts: Language,
) -> list[Sentence]:
    by_number: dict[int, list[Named]] = {}
    starts = [(name, start, end) for name in spans for start, end in spans[name]]
    for item, reading in tagged:
        start = starts[item.sentence][1]
        by_number.setdefault(item.sentence, []).append(
            Named(
                reading.index,
                item.mention.start - start + _joint(item, facts),
                item.mention.end - start,
                counts=item.verdict.kind is Kind.CITY,
                called=item.verdict.named_city,
                cut=item.mention.stripped or reading.inflected,
            )
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


def _joint(item: Found, facts: Language) -> int:
    """The signs of «and» written onto a name, as Arabic and Hebrew do: «|و|مدريد»."""
    if not item.mention.stripped:
        return 0
    return next((len(p) for p in facts.prefixes if item.surface.startswith(p) and facts.joined.fullmatch(p)), 0)


_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+) $")


def _qualifier(text: str, start: int, facts: Language) -> tuple[int, int] | None:
    """Where the adjective of a country or region right before a name stands: «Елец и |сербское| Смедерево»."""
    if start and text[start - 1] >= "\u3400" and facts.adjective_of(text[start - 1]):
        return start - 1, start  # «、|豪|アデレード市»
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
