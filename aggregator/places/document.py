"""What a whole text tells about itself: whose news it is, which city it turns about, whether it tells of strife."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from aggregator.places.clauses import clauses
from aggregator.places.grammar import Cues, Sentence, unquoted
from aggregator.places.language import Language
from aggregator.places.told import FREE, VENUE, WITH, Told, mutual

_HOSTING: Final = 1.6  # «guests from … came to |»
_PEER: Final = 0.25  # «the twin towns of …: |»
_HUB_ROLE: Final[Mapping[str, float]] = {FREE: 1.0, VENUE: 0.8, WITH: 0.5}


@dataclass(frozen=True, slots=True)
class Document:
    """What the whole text tells about itself."""

    told: Sequence[Told]
    home: int | None  # None too where the text tells of others
    partnerships: bool
    of_others: bool
    named_home: bool
    ours: bool
    main: int | None  # the city it turns about
    whole: tuple[float, str]  # its strongest word
    any_twin: bool
    hostile: bool  # a match, a flight, a crime
    trio: bool
    settled: frozenset[int]  # the title has named the pair
    headed: frozenset[int]  # cities of the title

    @classmethod
    def of(
        cls,
        sentences: Sequence[Sentence],
        cues: Sequence[Cues],
        language: Language,
        home: int | None,
        *,
        partnerships: bool,
    ) -> Document:
        told = [
            clause
            for sentence, cue in zip(sentences, cues, strict=True)
            for clause in clauses(Told.of(sentence, cue, language), language)
        ]
        of_others = home is not None and _of_others(told, home, language, partnerships=partnerships)
        if of_others:
            home, partnerships = None, False
        against = sum(len(cue.against) for cue in cues)
        positive = sum(len(cue.twin) * 2 + len(cue.pact) + len(cue.contact) for cue in cues)
        titles = [one for one in told if one.sentence.title]
        title_against = any(one.cue.against and not (one.cue.twin or one.cue.pact) for one in titles)
        any_twin = any(cue.twin for cue in cues)
        settled = titles and len(titles[0].cities) >= 2 and home is None
        return cls(
            told=told,
            home=home,
            partnerships=partnerships,
            of_others=of_others,
            named_home=any(named.city == home for sentence in sentences for named in sentence.named),
            ours=any(language.ours.search(sentence.text) for sentence in sentences),
            main=_hub(told),
            whole=max((cue.best() for cue in cues), default=(0.0, "")),
            any_twin=any_twin,
            hostile=not any_twin and (title_against or against > positive),
            trio=any(cue.trio for cue in cues),
            settled=frozenset(titles[0].cities) if settled else frozenset(),
            headed=frozenset(city for one in titles for city in one.cities),
        )

    @property
    def hub(self) -> int | None:
        """The host of guests, the one end of all ties: the source's own city, or the one the text turns about."""
        return self.home if self.home is not None else self.main


def _of_others(told: Sequence[Told], home: int, language: Language, *, partnerships: bool) -> bool:
    """Whether a text tells of a tie between others, so that the source's own city has no part in it."""
    heads = [one for one in told if one.sentence.title or one.sentence.lead]
    if any(home in one.cities or language.we.search(unquoted(one.sentence.text)) for one in heads):
        return False
    tied = [one for one in told if home not in one.cities and mutual(one, language, partnerships=partnerships)]
    if not any(one in heads for one in tied) and not (tied and not any(home in one.cities for one in told)):
        return False
    return not any(language.we.search(unquoted(one.sentence.text)) for one in tied)


def _hub(told: Sequence[Told]) -> int | None:
    """The city a text turns about: named in the title, early, often, and not as the other side («with |»)."""
    weight: dict[int, float] = {}
    peers = frozenset(city for one in told for city in one.peers)
    for one in told:
        sentence, cue = one.sentence, one.cue
        for rank, (named, role) in enumerate(zip(one.named, one.roles, strict=True)):
            guests = sentence.title and len(one.cities) > 1 and set(one.roles) == {WITH}  # «guests from A, B and C»
            value = 2.5 if sentence.title and not guests else 1.4 if sentence.lead else 1.0
            value *= 1.0 if cue.best()[0] else 0.6
            hosts = role == VENUE and one.cue.contact and _hosts(one.roles)
            value *= _HOSTING if hosts else _HUB_ROLE[role]
            value *= 0.5 if cue.background and not sentence.title else 1.0
            value *= _PEER if named.city in peers else 1.0
            weight[named.city] = (
                weight.get(named.city, 0.0)
                + value
                + ((1.5 if sentence.title and (role != WITH or len(one.cities) < 2) else 0.3) if rank == 0 else 0.0)
            )
    return max(weight, key=lambda city: weight[city]) if weight else None


def _hosts(parts: Sequence[str]) -> bool:
    """Whether the one venue of a sentence has guests: those «from», or a list of them."""
    others = {role for role in parts if role != VENUE}
    return others == {WITH} or (others == {FREE} and parts.count(VENUE) == 1 and len(parts) > _FEW)


_FEW: Final = 3
