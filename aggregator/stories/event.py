"""The same event, in any words and any language: the same pair, about the same day, the same act, the same traces.

What two tellings have in common and what sets them apart (:mod:`aggregator.stories.evidence`) is weighed by a linear
model; ``python -m bench.train_stories`` learns the weights from annotated news.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp

from aggregator.model import Fingerprint
from aggregator.stories.acts import GENERIC
from aggregator.stories.event_weights import WEIGHTS
from aggregator.stories.evidence import Evidence, Features, gather, printed_elsewhen
from aggregator.stories.keys import NEAR, WINDOW
from aggregator.stories.likeness import Verdict, alike, common_words, exact, gap, same_source, strangers
from aggregator.stories.names import shared_names, weight

LIKELY = 0.5
UNPAIRED = 0.34  # likeness that tellings without a common pair need, names, numbers and titles added
UNPAIRED_UNDATED = 0.52
MOST_BESIDE = 0.42  # what names, numbers, titles and acts add at most


def out_of_time(new: Fingerprint, tellers: Iterable[Fingerprint]) -> bool:
    """Is one teller of the story further away than one event's news reach? Keeps stories from creeping on."""
    gaps = (gap(new, known) for known in tellers)
    return any(days is not None and days > WINDOW for days in gaps)


def same(new: Fingerprint, known: Fingerprint, *, weights: Mapping[str, float] = WEIGHTS) -> Verdict | None:
    """How likely both tell of one event: they do from :data:`LIKELY` on. None where too little ties them to say."""
    days = gap(new, known)
    if days is not None and days > WINDOW:
        return None
    evidence = gather(new, known, days)
    if evidence is None or (evidence.one_city and not weighable(evidence, new, known, days)):
        return _without_pair(new, known, days)
    if not weighable(evidence, new, known, days):
        return None
    score = likelihood(evidence.features, weights)
    return Verdict(score, ", ".join(evidence.reasons))


def weighable(evidence: Evidence, new: Fingerprint, known: Fingerprint, days: int | None) -> bool:
    """Is there what no weights make up for?

    Undated tellings need the act and a trace, and so do those of one city; two cities that are no pair a trace.
    """
    near = days is not None and days <= NEAR
    if evidence.one_city:
        return evidence.agreed and evidence.traces >= (1 if near and (new.pairs or known.pairs) else 2)
    if {"two cities", "a pair and two cities"} & set(evidence.features) and evidence.traces < 1:
        return False
    if days is not None and exact(new) and exact(known):
        return True
    if "all of several pairs" in evidence.features:
        return not evidence.contrary
    return evidence.agreed and (evidence.traces > 0 or evidence.once or days is not None)


def likelihood(features: Features, weights: Mapping[str, float]) -> float:
    """0 … 1."""
    total = weights["bias"] + sum(value * weights.get(name, 0.0) for name, value in features.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def _without_pair(new: Fingerprint, known: Fingerprint, days: int | None) -> Verdict | None:
    """Where no pair ties them: one language, about one day where days are known, and much alike."""
    if strangers(new, known) or new.language != known.language or same_source(new, known):
        return None
    if days is not None and days > NEAR:
        return None
    dated = days is not None and exact(new) and exact(known)
    if not dated and printed_elsewhen(new, known):
        return None
    likeness = alike(new, known)
    if likeness < UNPAIRED - MOST_BESIDE:
        return None
    names = shared_names(new.names, known.names)
    numbers = sorted(set(new.numbers) & set(known.numbers))
    titles = common_words(new, known)
    score = likeness + 0.05 * min(4, weight(names)) + 0.03 * min(3, len(numbers)) + 0.02 * min(4, len(titles))
    score += 0.05 * bool(_telling(new) & _telling(known))
    score += LIKELY - (UNPAIRED if dated else UNPAIRED_UNDATED)
    if score < LIKELY:
        return None
    told = (
        f"words {likeness:.0%} alike",
        f"{len(names)} names shared" if names else "",
        f"numbers {', '.join(numbers[:3])}" if numbers else "",
        f"both titles «{' … '.join(titles)}»" if titles else "",
    )
    return Verdict(min(1.0, score), ", ".join(one for one in told if one))


def _telling(fingerprint: Fingerprint) -> set[str]:
    return set(fingerprint.acts) - GENERIC
