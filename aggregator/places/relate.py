"""From cities to pairs: between which of them a text reports cooperation, by its words and its grammar."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from aggregator.places.clauses import clauses
from aggregator.places.company import second_look
from aggregator.places.grammar import (
    FREE,
    STRENGTH,
    VENUE,
    WITH,
    Cues,
    Sentence,
    Told,
    coordinated,
    direct,
    gaps,
    governed,
    listed,
    mutual,
    owned,
    subject,
    tied_with,
    unquoted,
    venue,
    venues,
)
from aggregator.places.language import Language
from aggregator.places.weigh import Features, Scene, likelihood

# How far an unnamed home city may be thought one end: the text speaks of twins, of «our city» or the mayor, of neither.
_UNNAMED: Final[Mapping[str, float]] = {"twin": 0.95, "ours": 0.85, "else": 0.65}


# No word of twinning, and two of: no agreement, one city only in the sentence, both in one country. Neighbours meet
# and visit every day.
_MERE_CONTACT: Final = 0.75


@dataclass(slots=True)
class Tie:
    """What speaks for one pair."""

    score: float = 0.0
    background: bool = True
    reasons: list[str] = field(default_factory=list)
    trio: bool = False  # three cities of a trilateral pact


_NO_TIE: Final = Tie()
_HOSTING: Final = 1.6  # «guests from … came to |»
_PEER: Final = 0.25  # «the twin towns of …: |»
_HUB_ROLE: Final[Mapping[str, float]] = {FREE: 1.0, VENUE: 0.8, WITH: 0.5}


def relate(
    sentences: Sequence[Sentence],
    cues: Sequence[Cues],
    language: Language,
    *,
    home: int | None,
    partnerships: bool,
    abroad: Callable[[int, int], bool] = lambda _one, _other: True,
    twins: Callable[[int, int], bool] = lambda _one, _other: False,
    weights: Mapping[str, Mapping[str, float]],
) -> dict[tuple[int, int], Tie]:
    """The ties between cities (by number, the lower first); ``abroad`` tells whether two lie in different countries,
    ``twins`` whether the operator knows them for partners, which makes their tie likelier.

    The rules find what may be tied and say why; ``weights`` of a first and a second look make of that, and of much
    else, how likely it is.
    """
    if not partnerships and not any(cue.best()[0] for cue in cues):
        return {}  # without one word of cooperation a text reports none
    ties, candidates = candidate_pairs(sentences, cues, language, home=home, partnerships=partnerships, abroad=abroad)
    if not weights:
        return ties
    weighed: dict[tuple[int, int], Tie] = {}
    old: dict[tuple[int, int], Tie] = {}
    for one, other, features in second_look(candidates, weights["first"]):
        tie = ties.get((one, other))
        score = _score(features, weights["second"], tie)
        if twins(one, other):
            score = _KNOWN * score / (1 - score + _KNOWN * score)
        if score >= _TOLD:
            weighed[one, other] = Tie(score, False, tie.reasons if tie else [_why(features)])
        if tie is not None and tie.background:
            old[one, other] = tie
    if any(tie.score >= _SURE and pair not in old for pair, tie in weighed.items()):
        weighed |= old  # where nothing newer is told, they are what the text tells of
    return weighed


def _score(features: Features, weights: Mapping[str, float], tie: Tie | None) -> float:
    """The weighed chance, within what the rules forbid and what grammar settles."""
    wordless = features["text without words"] and not features["source on its partners"]
    of_old = features["one only of old"] > features["one sentence"]  # named for an earlier tie, with another
    score = 0.0 if wordless or of_old or features.get("tied to others") else likelihood(features, weights)
    if features["text hostile"]:
        score = min(score, features["rule"])  # the police, the rails of two cities work together
    if features["own city unnamed"] and not any(features[sign] for sign in _SPEAKS_OF_ITSELF):
        score = min(score, features["rule"])  # another's delegation: nothing says that it is the own city's
    if tie is not None and (
        features.get("grammar alone")
        or (tie.trio and features["three together"])
        or features.get("one sentence one listed as a twin")
    ):
        score = max(score, tie.score)  # «Kotka (Tallinn) and Pori (Riga)», «A, B and C signed a trilateral pact»
    governed = features.get("one sentence partners by role") and features["rule"] >= _TWINNED
    left_out = features.get("partner of a subject left out") and not features["same country"]
    if governed or (left_out and features["rule"] >= _LEFT_OUT):
        score = max(score, _GOVERNED)
    if tie is not None and not tie.background and features.get("one sentence a star of its own"):
        score = max(score, _OWN_STAR * tie.score)
    return score


_OWN_STAR: Final = 0.8  # «A has ended its twinning with B» in a text about C


def _why(features: Mapping[str, float]) -> str:
    if features.get("one sentence"):
        return "named in one sentence of a text that tells of cooperation"
    return "the source's own city" if features.get("own city") else "both ends of what the text tells"


_TWINNED: Final = 0.9  # by the rules: a sentence of its own says that one city is a twin of the other
_LEFT_OUT: Final = 0.8  # «the council will look at twinning with |»
_GOVERNED: Final = 0.6
_SPEAKS_OF_ITSELF: Final = ("source speaks", "source on its partners", "text twins")
_KNOWN: Final = 3  # times the odds
_SURE: Final = 0.5
_TOLD: Final = 0.05  # less is not worth a word


@dataclass(frozen=True, slots=True)
class _Document:
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
    ) -> _Document:
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


def candidate_pairs(
    sentences: Sequence[Sentence],
    cues: Sequence[Cues],
    language: Language,
    *,
    home: int | None,
    partnerships: bool,
    abroad: Callable[[int, int], bool] = lambda _one, _other: True,
) -> tuple[dict[tuple[int, int], Tie], list[tuple[int, int, Features]]]:
    """What the rules tie, and every pair of the text's cities with its features."""
    if len({named.city for sentence in sentences for named in sentence.named} | ({home} - {None})) < 2:
        return {}, []
    document = _Document.of(sentences, cues, language, home, partnerships=partnerships)
    ties = _ties(document, language, abroad)
    scene = Scene.of(
        document.told,
        language,
        hub=document.main,
        home=document.home,
        partnerships=document.partnerships,
        ours=document.ours,
    )
    scene.document["text of others"] = float(document.of_others)
    scene.document["text hostile"] = float(document.hostile)
    found = []
    for one, other in scene.pairs():
        tie = ties.get((one, other), _NO_TIE)
        score = min(1.0, tie.score)
        features = scene.features(
            one,
            other,
            language,
            domestic=not abroad(one, other),
            rule=0.0 if tie.background else score,
            old=score if tie.background else 0.0,
        )
        found.append((one, other, features))
    best: dict[int, float] = {}
    for one, other, features in found:
        for city in (one, other):
            best[city] = max(best.get(city, 0.0), features["rule"])
    most = max(best.values(), default=0.0)
    for one, other, features in found:
        rule = features["rule"]
        features["rule best of the text"] = float(0 < rule == most)
        features["rule short of the best"] = most - rule
        features["rule best for both"] = float(0 < rule == best[one] == best[other])
        features["rule better for one"] = max(best[one], best[other]) - rule
        features["rule better for each"] = min(best[one], best[other]) - rule
    return ties, found


def _ties(document: _Document, language: Language, abroad: Callable[[int, int], bool]) -> dict[tuple[int, int], Tie]:
    """What the rules tie."""
    ties: dict[tuple[int, int], Tie] = {}
    home, hub, any_twin = document.home, document.hub, document.any_twin
    previous: tuple[float, str] = (0.0, "")
    earlier = previous
    for one in document.told:
        sentence, cue = one.sentence, one.cue
        strength, word = _strength(
            one, document.whole, previous if len(one.cities) < 3 else max(previous, earlier), language
        )
        previous = cue.best()
        earlier = max(previous, (earlier[0] * 0.9, earlier[1]), key=lambda offer: offer[0])
        if document.hostile:
            strength = min(strength, 0.4) if not cue.twin else strength
        if not strength and not (document.partnerships and home is not None):
            continue
        old = bool(cue.background) and not sentence.title
        aside = (
            document.settled
            and len(one.cities) < 3
            and not sentence.title
            and not cue.twin
            and not document.settled & set(one.cities) - {hub}
            and not (cue.pact and one.roles and set(one.roles) == {WITH})  # «nor will it renew those with |»
        )
        absent = home is not None and not document.named_home
        for first, second, factor, why in _join(one, hub, home, language, trio=document.trio, headed=document.headed):
            score = strength * factor
            if home is None and not any_twin:
                doubts = (document.whole[0] <= STRENGTH["contact"]) + (len(one.cities) < 2)
                score *= _MERE_CONTACT if doubts + (not abroad(first, second)) > 1 else 1.0
            if aside:
                score *= 0.65  # the title has named the pair; others come in by the way
            if absent and home in (first, second):
                score *= _UNNAMED["twin" if cue.twin or any_twin else "ours" if document.ours else "else"]
            if document.partnerships and home in (first, second):
                score = max(score, 0.75 if not document.hostile else 0.45)
            _add(ties, first, second, score, old, _because(word, why))
        if hub is None:
            continue
        for city in one.compared:
            _add(ties, hub, city, strength * 0.9, True, _because(word, "named to compare with"))
    return ties


def _strength(
    one: Told, whole: tuple[float, str], previous: tuple[float, str], language: Language
) -> tuple[float, str]:
    """How firmly a sentence ties its cities, by its own words or by those of the text around it."""
    offers = [one.cue.best()]
    if one.sentence.title or one.sentence.lead:
        offers.append((whole[0] * 0.85, whole[1]))
    elif not offers[0][0] and not one.cue.against:
        offers.append((previous[0] * (0.75 if len(one.cities) > 1 else 0.6), previous[1]))
    if (
        not offers[0][0]
        and len(one.cities) >= 3
        and (listed(one, language) or direct(one.named, one.sentence.text, language))
    ):
        offers.append((whole[0] * 0.8, whole[1]))  # a bare list: of what the text is about
    return max(offers, key=lambda offer: offer[0])


def _of_others(told: Sequence[Told], home: int, language: Language, *, partnerships: bool) -> bool:
    """Whether a text tells of a tie between others, so that the source's own city has no part in it."""
    heads = [one for one in told if one.sentence.title or one.sentence.lead]
    if any(home in one.cities or language.we.search(unquoted(one.sentence.text)) for one in heads):
        return False
    tied = [one for one in told if home not in one.cities and mutual(one, language, partnerships=partnerships)]
    if not any(one in heads for one in tied) and not (tied and not any(home in one.cities for one in told)):
        return False
    return not any(language.we.search(unquoted(one.sentence.text)) for one in tied)


def _add(ties: dict[tuple[int, int], Tie], one: int, other: int, score: float, old: bool, why: str) -> None:
    if one == other or score <= 0.3:
        return
    tie = ties.setdefault((min(one, other), max(one, other)), Tie())
    fresh = not old
    if fresh and tie.background:
        tie.score, tie.background = 0.0, False
    if fresh == (not tie.background):
        # Each further sentence that says so removes a part of the doubt that is left.
        tie.score = max(tie.score, score) + 0.25 * (1 - max(tie.score, score)) * min(tie.score, score)
    tie.trio = tie.trio or why.endswith(_TRIO)
    if why not in tie.reasons and len(tie.reasons) < 3:
        tie.reasons.append(why)


def _because(word: str, why: str) -> str:
    return f"«{word}», {why}" if word else why


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


def _sided(one: Told) -> list[tuple[int, int, float, str]]:
    """Those that a sentence itself sets against each other: one or two cities «with» or «from» others."""
    free, governed = set[int](), set[int]()
    for item, role in zip(one.named, one.roles, strict=True):
        (free if role == FREE else governed if role == WITH else set[int]()).add(item.city)
    governed -= free
    if not one.cue.best()[0] or not governed or len(free) > _SUBJECTS:
        return []
    if free:
        return [(a, b, 1.0, "one with the other") for a in sorted(free) for b in sorted(governed)]
    host = venues(one) - governed
    if len(host) != 1 or not one.cue.contact:
        return []
    return [(a, b, 0.95, "a host and its guests") for a in host for b in sorted(governed)]


def _peered(one: Told, hub: int | None) -> list[tuple[int, int, float, str]]:
    """Those listed as twins, with the city whose twins they are: the text's own, or the one other of the sentence."""
    if not one.peers:
        return []
    others = [city for city in one.cities if city not in one.peers]
    host = hub
    if hub not in others and len(others) == 1 and (hub in one.peers or one.cities[0] == others[0]):
        host = others[0]
    if host is None or host in one.peers:
        return []
    guests = one.cities if host in others else [city for city in one.cities if city in one.peers]
    return [(host, city, 0.95, "a city and its twins") for city in guests if city != host]


def _signed_at(one: Told, headed: frozenset[int]) -> int | None:
    """With whom someone not named signed elsewhere: «signed in A an agreement with |»; ``headed``: no venues."""
    if not (one.cue.twin or one.cue.pact) or one.cue.contact:
        return None
    where = {item.city for item, role in zip(one.named, one.roles, strict=True) if role == VENUE}
    guests = {item.city for item, role in zip(one.named, one.roles, strict=True) if role == WITH}
    return (
        guests.pop()
        if len(where) == len(guests) == 1 and where | guests == {*one.cities} and not headed & where
        else None
    )


_TRIO: Final = "three cities together"
_TRIO_SIZE: Final = 3
_SUBJECTS: Final = 1  # cities that may stand on the one side of «with»


def _alone(one: Told, hub: int | None, language: Language) -> list[tuple[int, int, float, str]]:
    """The text's own city and the one city of a sentence."""
    if hub is None or hub in one.cities:
        return []
    if not one.cue.contact and not one.sentence.title and venue(one.named[0], one.named, one.sentence.text, language):
        return []  # «signed in A»
    return [(hub, one.cities[0], 0.9, "the text's own city and the one named")]


def _join(
    one: Told, hub: int | None, home: int | None, language: Language, *, trio: bool, headed: frozenset[int]
) -> list[tuple[int, int, float, str]]:
    """Which cities of one sentence the sentence ties, how firmly, and why we think so."""
    cities, text = one.cities, one.sentence.text
    if not cities:
        return []
    if len(cities) == 1:
        return _alone(one, hub, language)
    if trio and one.cue.trio and len(cities) == _TRIO_SIZE:
        return [(a, b, 0.95, _TRIO) for a, b in combinations(cities, 2)]
    if tied := direct(one.named, text, language) or _peered(one, hub) or _sided(one):
        return tied
    if hub is not None and hub not in cities and (guest := _signed_at(one, headed)) is not None:
        return [(hub, guest, 0.9, "the text's own city and the one named")]
    if len(cities) == 2 and (hub in cities or hub is None or (home is None and subject(one, language))):
        return [(cities[0], cities[1], 1.0, "named together")]
    together = home is None or coordinated(one.named, text, language) or subject(one, language)
    acts = bool(one.cue.twin or one.cue.pact)
    if len(cities) == 2 and acts and together and mutual(one, language, partnerships=home is not None):
        return [(cities[0], cities[1], 0.95, "tied to each other")]
    if trio and len(cities) == 3 and not governed(one, language):
        return [(a, b, 0.95, _TRIO) for a, b in combinations(cities, 2)]
    host = hub
    if owned(one.named, text, language):
        host = cities[0]
    elif hub not in cities and home is None and tied_with(gaps(one.named, text)[0], language):
        host = cities[0]  # «Nice is twinned with A, B and C» in a text about another city
    if host is None or (host in cities and governed(one, language)):
        return []  # «ended its ties with A, B and C»: the host is none of them
    factor = 0.95 if host in cities or host == home else 0.8
    return [(host, city, factor, "host and partners") for city in cities if city != host]
