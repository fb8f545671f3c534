"""The same event, in any words and any language: the same pair, about the same day, the same act, the same traces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from aggregator.model import Fingerprint
from aggregator.stories import fold
from aggregator.stories.acts import GENERIC, OPPOSITE
from aggregator.stories.fingerprint import WINDOW
from aggregator.stories.likeness import Verdict, exact, gap, same_source, title_ratio
from aggregator.stories.traces import shared_names

DATED = 1.5  # points needed when both days are known
UNDATED = 3.0  # … when not
ONE_SOURCE = 1.5  # … more, when one source tells twice: it rarely does


@dataclass(slots=True)
class _Evidence:
    points: float = 0.0
    reasons: list[str] = field(default_factory=list)

    def add(self, points: float, reason: str = "") -> None:
        self.points += points
        if reason:
            self.reasons.append(reason)


def out_of_time(new: Fingerprint, tellers: Iterable[Fingerprint]) -> bool:
    """Is one teller of the story further away than one event's news reach? Keeps stories from creeping on."""
    gaps = (gap(new, known) for known in tellers)
    return any(days is not None and days > WINDOW for days in gaps)


def same(new: Fingerprint, known: Fingerprint) -> Verdict | None:
    """Do both tell of one event? None when not."""
    common = sorted(set(new.pairs) & set(known.pairs))
    days = gap(new, known)
    if not common or (days is not None and days > WINDOW):
        return None
    evidence = _Evidence()
    acts = _acts(evidence, new, known)
    traces = _traces(evidence, new, known)
    if days is not None and exact(new) and exact(known):
        evidence.add({0: 2.0, 1: 1.5, 2: 1.0}.get(days, 0.5), f"{days} days apart" if days else "the same day")
        needed = DATED
    else:
        needed = UNDATED
        if acts <= 0 or traces <= 0:
            return None
    if set(new.pairs) == set(known.pairs) and len(common) > 1:
        evidence.add(1.0, f"all {len(common)} pairs")
    if same_source(new, known):
        needed += ONE_SOURCE
    if evidence.points < needed:
        return None
    score = min(1.0, 0.5 + (evidence.points - needed) / 10)
    return Verdict(score, f"the same pair {common[0]}, " + ", ".join(evidence.reasons))


def _acts(evidence: _Evidence, new: Fingerprint, known: Fingerprint) -> float:
    before = evidence.points
    one, other = set(new.acts), set(known.acts)
    shared = [act for act in new.acts if act in other]
    telling = [act for act in shared if act not in GENERIC]
    headlines = set(new.headline_acts) & set(known.headline_acts) - GENERIC
    if telling:
        evidence.add(1.0 + 0.5 * bool(headlines), f"both «{', '.join(telling)}»")
    elif shared:
        evidence.add(0.5, f"both «{', '.join(shared)}»")
    elif one - GENERIC and other - GENERIC:
        evidence.add(-2.0)
    for first in one - other:
        if any(frozenset({first, second}) in OPPOSITE for second in other - one):
            evidence.add(-3.0)
            break
    return evidence.points - before


def _traces(evidence: _Evidence, new: Fingerprint, known: Fingerprint) -> float:
    before = evidence.points
    names = shared_names(new.names, known.names)
    if names:
        evidence.add(min(2.0, 0.75 * len(names)), f"{len(names)} names shared")
    numbers = sorted(set(new.numbers) & set(known.numbers))
    if numbers:
        evidence.add(min(1.5, 0.75 * len(numbers)), f"numbers {', '.join(numbers[:3])}")
    printed = _shared_days(new, known)
    if printed:
        evidence.add(1.5, f"day {printed}")
    if new.language == known.language:
        title = title_ratio(new, known)
        lead = fold.jaccard(new.lead_shingles, known.lead_shingles)
        if title >= 75 or lead >= 0.3:
            evidence.add(1.0, f"titles {title:.0f} % equal")
    return evidence.points - before


def _shared_days(new: Fingerprint, known: Fingerprint) -> str | None:
    """A day that both print, or that one prints and the other is of."""
    mine = {*new.printed_days, *_own(new)}
    theirs = {*known.printed_days, *_own(known)}
    for day in sorted(mine):
        for twin in sorted(theirs):
            if (day == twin or (day[-6:] == twin[-6:] and "--" in (day[:2], twin[:2]))) and (
                day in new.printed_days or twin in known.printed_days
            ):
                return max(day, twin)
    return None


def _own(fingerprint: Fingerprint) -> tuple[str, ...]:
    return (fingerprint.day.isoformat(),) if fingerprint.day is not None and fingerprint.until is None else ()
