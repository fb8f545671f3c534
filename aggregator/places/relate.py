"""From cities to pairs: between which of them a text reports cooperation, by its words and its grammar."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from aggregator.places.company import second_look
from aggregator.places.document import Document
from aggregator.places.grammar import STRENGTH, Cues, Sentence, direct
from aggregator.places.joins import TRIO, join
from aggregator.places.language import Language
from aggregator.places.told import WITH, Told, listed
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
    return score


def _why(features: Mapping[str, float]) -> str:
    if features.get("one sentence"):
        return "named in one sentence of a text that tells of cooperation"
    return "the source's own city" if features.get("own city") else "both ends of what the text tells"


_SPEAKS_OF_ITSELF: Final = ("source speaks", "source on its partners", "text twins")
_KNOWN: Final = 3  # times the odds
_SURE: Final = 0.5
_TOLD: Final = 0.05  # less is not worth a word


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
    document = Document.of(sentences, cues, language, home, partnerships=partnerships)
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


def _ties(document: Document, language: Language, abroad: Callable[[int, int], bool]) -> dict[tuple[int, int], Tie]:
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
        for first, second, factor, why in join(one, hub, home, language, trio=document.trio, headed=document.headed):
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
    tie.trio = tie.trio or why.endswith(TRIO)
    if why not in tie.reasons and len(tie.reasons) < 3:
        tie.reasons.append(why)


def _because(word: str, why: str) -> str:
    return f"«{word}», {why}" if word else why
