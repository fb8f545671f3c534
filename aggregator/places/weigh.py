"""How surely a text ties two of its cities: features of the pair, weighed by a linear model that ``bench.train`` makes.

The features ask what a reader would ask: do both stand in the headline, in one sentence with a word of twinning, joined
by «with» or «between», is one the source's own city or the one the text turns about, is the other only a venue, a
birthplace, a comparison? The weights are in ``weights.toml``; what a feature says in words is its name there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import exp, log
from typing import Final

from aggregator.places.grammar import Named, coordinated, direct, gaps, paired, tied_with
from aggregator.places.language import Language
from aggregator.places.told import FREE, WITH, Told, venue

Features = dict[str, float]
_LEVELS = ("twin", "pact", "contact")
_MOST = 24  # cities weighed in pairs; a text with more is a list


@dataclass(slots=True)
class _Part:
    """The part one city plays in a text."""

    sentences: set[int] = field(default_factory=set)  # where it may be an end
    mentions: int = 0
    title: bool = False
    lead: bool = False
    venues: int = 0
    level: int = 0  # the strongest word in its sentences: 3 twinning, 2 agreement, 1 contact
    fresh: bool = False  # stands in a sentence that tells no earlier tie
    compared: bool = False
    free: int = 0  # mentions without a preposition
    governed: int = 0  # «with |», «from |»


@dataclass(slots=True)
class Scene:
    """A text as the features see it."""

    told: Sequence[Told]
    parts: Mapping[int, _Part]
    hub: int | None
    home: int | None
    named_home: bool
    document: Features
    order: tuple[int, ...] = ()  # cities as they are first named
    datelines: frozenset[int] = frozenset()  # cities that only a dateline names

    @classmethod
    def of(
        cls,
        told: Sequence[Told],
        language: Language,
        *,
        hub: int | None,
        home: int | None,
        partnerships: bool,
        ours: bool,
    ) -> Scene:
        """Read the parts of all cities and what the whole text is about."""
        parts: dict[int, _Part] = {}
        counts = dict.fromkeys((*_LEVELS, "against", "trio", "state", "region"), 0)
        for number, one in enumerate(told):
            if one.cue:
                for kind in counts:
                    counts[kind] += len(getattr(one.cue, kind))
            if not (one.named or one.compared):
                continue
            level = _level(one)
            for item, role in zip(one.named, one.roles, strict=True):
                part = parts.setdefault(item.city, _Part())
                part.mentions += 1
                part.sentences.add(number)
                part.title = part.title or one.sentence.title
                part.lead = part.lead or one.sentence.lead
                part.venues += venue(item, one.named, one.sentence.text, language)
                part.free += role == FREE
                part.governed += role == WITH
                part.level = max(part.level, level)
                part.fresh = part.fresh or one.sentence.title or not one.cue.background
            for city in one.compared:
                parts.setdefault(city, _Part()).compared = True
        positive = 2 * counts["twin"] + counts["pact"] + counts["contact"]
        title = [one for one in told if one.sentence.title]
        document = {
            "text twins": log(1 + counts["twin"]),
            "text agreements": log(1 + counts["pact"]),
            "text contacts": log(1 + counts["contact"]),
            "text against": log(1 + counts["against"]),
            "text of states": log(1 + counts["state"]),
            "text of regions": log(1 + counts["region"]),
            "text of states rather": float(counts["state"] > positive),
            "title of states": float(any(one.cue.state for one in title)),
            "title of regions": float(any(one.cue.region for one in title)),
            "text rather against": float(counts["against"] > positive),
            "text without words": float(not positive),
            "text only contacts": float(bool(counts["contact"]) and not counts["twin"] and not counts["pact"]),
            "title twins": float(any(one.cue.twin for one in title)),
            "title agreements": float(any(one.cue.pact for one in title)),
            "title contacts": float(any(one.cue.contact for one in title)),
            "title against": float(any(one.cue.against for one in title)),
            "text of few cities": float(len(parts) <= 2),
            "text of many cities": log(max(1, len(parts) - 2)),
            "source has a home": float(home is not None),
            "source on its partners": float(partnerships),
            "source speaks": float(ours),
            "three together": float(counts["trio"] > 0 and len(parts) == 3),
        }
        named_home = home in parts and bool(parts[home].sentences) if home is not None else False
        if home is not None:
            parts.setdefault(home, _Part())
        order = tuple(dict.fromkeys(item.city for one in told for item in one.named))
        bare = {item.city for one in told for item in one.sentence.named if not item.counts} - set(order)
        return cls(told, parts, hub, home, named_home, document, order, frozenset(bare))

    def pairs(self) -> Iterator[tuple[int, int]]:
        """All that may be tied: the lower number first."""
        ranked = sorted(self.parts, key=lambda city: (-self.parts[city].mentions, city))[:_MOST]
        ranked += [
            city for city in (self.home, self.hub) if city is not None and city in self.parts and city not in ranked
        ]
        yield from combinations(sorted(ranked), 2)

    def features(
        self, one: int, other: int, language: Language, *, domestic: bool, rule: float, old: float
    ) -> Features:
        """What speaks for and against this pair. ``rule`` is the score of the rules, ``old`` that of an older tie."""
        parts = (self.parts[one], self.parts[other])
        found: Features = {**self.document, "rule": rule, "rule tells": float(rule > 0), "rule of old": old}
        centre = self.home if self.home is not None else self.hub
        at_centre = centre in (one, other)
        found["same country"] = float(domestic)
        found["own city"] = float(self.home in (one, other) and self.home is not None)
        found["own city unnamed"] = float(found["own city"] > 0 and not self.named_home)
        found["own city is neither"] = float(self.home is not None and not found["own city"])
        found["main city"] = float(self.hub in (one, other))
        found["neither is main"] = float(not at_centre and self.hub not in (one, other))
        found["both in title"] = float(all(part.title for part in parts))
        found["one in title"] = float(sum(part.title for part in parts) == 1)
        found["both in title or lead"] = float(all(part.title or part.lead for part in parts))
        least = min(parts, key=lambda part: (part.level, part.mentions))
        found["rarer named once"] = float(min(part.mentions for part in parts) == 1)
        found["rarer named often"] = log(1 + min(part.mentions for part in parts))
        found["one only a venue"] = float(any(part.mentions and part.venues == part.mentions for part in parts))
        found["one only compared"] = float(any(part.compared and not part.mentions for part in parts))
        found["one ever governed"] = float(any(part.governed and not part.free for part in parts))
        found["both free"] = float(all(part.free for part in parts))
        found["one only of old"] = float(any(part.mentions and not part.fresh for part in parts))
        for name, level in (("twins", 3), ("agreements", 2), ("contacts", 1), ("nothing", 0)):
            found[f"partner beside {name}"] = float(least.level == level)
        first = self.order[:2]
        found["first two of the text"] = float(one in first and other in first)
        found["neither of the first two"] = float(one not in first and other not in first)
        found["one only in a dateline"] = float(any(city in self.datelines for city in (one, other)))
        found |= self._together(one, other, language)
        if at_centre:
            guest = other if one == centre else one
            found["partner of a subject left out"] = float(
                any(self._left_out(self.told[number], guest) for number in self.parts[guest].sentences)
            )
        if not found["one sentence"]:
            found |= self._apart(one, other, at_centre=at_centre)
        return found

    @staticmethod
    def _left_out(told: Told, guest: int) -> bool:
        """«The mayor signed with |»: the text's own city is meant."""
        roles = {item.city: role for item, role in zip(told.named, told.roles, strict=True)}
        return roles[guest] == WITH and FREE not in roles.values() and _level(told) > 0

    def _together(self, one: int, other: int, language: Language) -> Features:
        shared = sorted(self.parts[one].sentences & self.parts[other].sentences)
        found: Features = {"one sentence": float(bool(shared)), "many sentences": float(len(shared) > 1)}
        elsewhere = 0  # sentences that tie every city to some other
        for number in shared:
            told = self.told[number]
            kind = ("nothing", "contacts", "agreements", "twins")[_level(told)]
            named, text = [item for item in told.named if item.city in (one, other)], told.sentence.text
            alone = len(told.cities) == 2
            marks = {f"with {kind}", "alone" if alone else "among others"}
            if alone:
                marks.add(f"alone with {kind}")
            if told.cue.background and not told.sentence.title:
                marks.add("of old")
            if told.cue.against:
                marks.add("against")
            tied = [{a, b} for a, b, _factor, _why in direct(told.named, text, language)]
            if {one, other} in tied:
                marks.add("tied by grammar")
                if len(told.cities) == 2 * len(tied) and (_level(told) or told.sentence.title):
                    found["grammar alone"] = 1.0
            elif any(one in pair or other in pair for pair in tied):
                marks.add("one tied to another")
                elsewhere += len(told.cities) == 2 * len(tied)
            marks |= _told_of(told, one, other)
            if not alone and coordinated(told.named, text, language):
                marks.add("in a list of all")
            marks |= self._joined(told, one, other, language)
            marks |= _parts_played(told, one, other) | _called(named)
            marks |= _own_star(marks, told)
            between = min(
                (abs(b.start - a.end) for a in named for b in named if a.city == one and b.city == other), default=99
            )
            if between < 25:
                marks.add("close")
            for mark in sorted(marks):
                found[f"one sentence {mark}"] = 1.0
        found["tied to others"] = float(0 < elsewhere == len(shared))
        return found

    def _joined(self, told: Told, one: int, other: int, language: Language) -> set[str]:
        """How grammar joins the two: neighbours with «between», «with», «and», a dash, only a verb."""
        marks, text = set[str](), told.sentence.text
        for place, gap in enumerate(gaps(told.named, text)):
            left, right = told.named[place], told.named[place + 1]
            if {left.city, right.city} != {one, other}:
                continue
            if paired(left, right, text, language):
                marks.add("between")
            elif gap.strip() in ("-", "–", "—", "("):
                marks.add("dash")
            elif tied_with(gap, language):
                marks.add("with")
            elif language.joined.fullmatch(gap):
                before = text[max(0, left.start - 60) : left.start]
                marks.add("and, governed" if language.with_.search(before) or language.at.search(before) else "and")
            else:
                marks.add("verb")
        return marks or {"others between"}

    def _apart(self, one: int, other: int, *, at_centre: bool) -> Features:
        found: Features = {}
        mine, theirs = self.parts[one].sentences, self.parts[other].sentences
        least = min(self.parts[one].level, self.parts[other].level)
        if self.home in (one, other) and not (mine and theirs):
            least = max(self.parts[one].level, self.parts[other].level)
            found["never together, own city unnamed"] = 1.0
        elif mine and theirs:
            near = min(abs(a - b) for a in mine for b in theirs)
            found["never together, next sentence" if near == 1 else "never together, far"] = 1.0
        kind = ("nothing", "contacts", "agreements", "twins")[least]
        found[f"never together, {'centre' if at_centre else 'neither'}, {kind}"] = 1.0
        return found


def _told_of(told: Told, one: int, other: int) -> set[str]:
    """Whether a sentence lists the two as a city's twins, and whether it is one of states or regions."""
    listed = len(told.peers & {one, other})
    marks = {"of states"} if told.cue.state else set[str]()
    if told.cue.region:
        marks.add("of regions")
    if listed:
        marks.add("one listed as a twin" if listed == 1 else "both listed as twins")
    return marks


def _own_star(marks: set[str], told: Told) -> set[str]:
    """Whether a sentence says of nobody else «A has an agreement with B (and C)» today."""
    free = {item.city for item, role in zip(told.named, told.roles, strict=True) if role == FREE}
    sure = "partners by role" in marks and {*told.roles} == {FREE, WITH} and len(free) == 1 and _level(told) > 1
    # «The mayors of A and B signed» in the headline
    sure = sure or (told.sentence.title and {"alone", "and", "free–free"} <= marks and _level(told) > 1)
    return {"a star of its own"} if sure and not marks & _DOUBTS else set()


_DOUBTS: Final = frozenset({"of old", "against", "of states", "of regions"})


def _parts_played(told: Told, one: int, other: int) -> set[str]:
    """The roles of the two in one sentence, and whether one of them has a partner there already."""
    mine = {role for item, role in zip(told.named, told.roles, strict=True) if item.city == one}
    theirs = {role for item, role in zip(told.named, told.roles, strict=True) if item.city == other}
    marks = {f"{min(a, b)}–{max(a, b)}" for a in mine for b in theirs}
    for city, near in ((one, other), (other, one)):
        partners = _partners(told, city)
        if partners and near not in partners:
            marks.add("one has another partner")
        if near in partners:
            marks.add("partners by role")
    return marks


def _called(named: Sequence[Named]) -> set[str]:
    """Whether the words beside them say «city of |», «mayor of |»."""
    called = {item.city for item in named if item.called}
    return {"both called cities" if len(called) > 1 else "one called a city"} if called else set()


def _partners(told: Told, city: int) -> set[int]:
    """Those whom the roles of one sentence tie to a city: the free with the governed."""
    free = {item.city for item, role in zip(told.named, told.roles, strict=True) if role == FREE}
    governed = {item.city for item, role in zip(told.named, told.roles, strict=True) if role == WITH}
    if city in free and len(free) <= 2:
        return governed - {city}
    if city in governed:
        return free - {city} if len(free) <= 2 else set()
    return set()


def _level(told: Told) -> int:
    return next((3 - rank for rank, kind in enumerate(_LEVELS) if getattr(told.cue, kind)), 0)


def likelihood(features: Features, weights: Mapping[str, float]) -> float:
    """0 … 1: the calibrated chance that a text reports the pair; features without a weight count for nothing."""
    total = weights.get("bias", 0.0) + sum(value * weights.get(name, 0.0) for name, value in features.items() if value)
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


Abroad = Callable[[int, int], bool]
