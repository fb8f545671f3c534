"""The same event, in any words and any language: the same pair, about the same day, the same act, the same traces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from aggregator.model import Fingerprint
from aggregator.stories.acts import GENERIC, OPPOSITE
from aggregator.stories.keys import NEAR, WINDOW
from aggregator.stories.likeness import Verdict, common_words, exact, gap, same_source, strangers
from aggregator.stories.traces import shared_names

DATED = 1.5  # points needed when both days are known
UNDATED = 2.5  # … when not
UNPAIRED = 3.0  # … when no pair of cities ties them
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
    if days is not None and days > WINDOW:
        return None
    if not common:
        return _without_pair(new, known, days)
    evidence = _Evidence()
    agreed, contrary = _acts(evidence, new, known)
    traces = _traces(evidence, new, known, contrary=contrary)
    share = len(common) / len({*new.pairs, *known.pairs})
    if share == 1 and len(common) > 1:
        evidence.add(1.0, f"all {len(common)} pairs")
        traces = True
    elif share < 0.5:  # one of them goes round many cities
        evidence.add(-1.0 if share >= 0.25 else -2.0)
    needed = UNDATED
    if days is None:
        if not agreed or not traces:
            return None
        if _printed_elsewhen(new, known):
            evidence.add(-1.0)
    elif exact(new) and exact(known):
        evidence.add({0: 2.0, 1: 1.5, 2: 1.0}.get(days, 0.5), f"{days} days apart" if days else "the same day")
        needed = DATED
    elif days == 0:
        if not agreed:
            return None
        evidence.add(1.5, "the same month" if _span(new) < 32 > _span(known) else "the same year")
        needed += 0.0 if _span(new) < 32 > _span(known) else 1.0
    if same_source(new, known):
        needed += ONE_SOURCE
    if evidence.points < needed:
        return None
    score = min(1.0, 0.5 + (evidence.points - needed) / 10)
    return Verdict(score, f"the same pair {common[0]}, " + ", ".join(evidence.reasons))


def _without_pair(new: Fingerprint, known: Fingerprint, days: int | None) -> Verdict | None:
    """Where one city is all they share: one language, one act, about one day, and much alike."""
    cities = sorted(set(new.cities) & set(known.cities))
    near = days is not None and days <= NEAR and exact(new) and exact(known)
    if strangers(new, known) or not cities or not near or new.language != known.language or same_source(new, known):
        return None
    evidence = _Evidence()
    agreed, contrary = _acts(evidence, new, known)
    titles = common_words(new, known)
    if not agreed or contrary or not titles or not set(new.acts) & set(known.acts) - GENERIC:
        return None
    _traces(evidence, new, known, contrary=False)
    if evidence.points < UNPAIRED:
        return None
    return Verdict(min(1.0, evidence.points / 10), f"the same city {cities[0]}, " + ", ".join(evidence.reasons))


def _span(fingerprint: Fingerprint) -> int:
    return (fingerprint.until - fingerprint.day).days if fingerprint.day and fingerprint.until else 0


def _acts(evidence: _Evidence, new: Fingerprint, known: Fingerprint) -> tuple[bool, bool]:
    """Is an act common to both? Do the headlines tell of different acts?"""
    mine, theirs = set(new.acts), set(known.acts)
    headline, other = set(new.headline_acts) - GENERIC, set(known.headline_acts) - GENERIC
    if any(frozenset({first, second}) in OPPOSITE for first in mine - theirs for second in theirs - mine):
        evidence.add(-3.0)
    if headline & other:
        evidence.add(1.5, f"both headlines «{', '.join(sorted(headline & other))}»")
        return True, False
    if headline and other and not headline & theirs and not other & mine:
        evidence.add(-2.0)
        return False, True
    telling = sorted(mine & theirs - GENERIC)
    if telling:
        evidence.add(1.0, f"both «{', '.join(telling)}»")
    elif mine & theirs:
        evidence.add(0.5, f"both «{', '.join(sorted(mine & theirs))}»")
    elif mine - GENERIC and theirs - GENERIC:
        evidence.add(-1.0)
    return bool(mine & theirs), False


def _traces(evidence: _Evidence, new: Fingerprint, known: Fingerprint, *, contrary: bool) -> bool:
    """Does anything printed in both texts tie them?"""
    before = evidence.points
    names = shared_names(new.names, known.names)
    if names and not contrary:  # one visit's hosts and guests are the same at each of its acts
        foreign = new.language != known.language  # there, a first name and a surname seldom survive both
        evidence.add(min(2.0, 0.5 * len(names) + 0.5 * foreign), f"{len(names)} names shared")
    numbers = sorted(set(new.numbers) & set(known.numbers))
    if numbers:
        evidence.add(min(1.5, 0.75 * len(numbers)), f"numbers {', '.join(numbers[:3])}")
    printed = _shared_days(new, known)
    if printed and not contrary:
        evidence.add(1.5, f"day {printed}")
    printed_in_both = evidence.points > before
    if new.language == known.language:
        common = common_words(new, known)
        if common:
            evidence.add(1.0, f"both titles «{' … '.join(common)}»")
    return printed_in_both


def _printed_elsewhen(new: Fingerprint, known: Fingerprint) -> bool:
    """Does one print days of its own, and none near those of the other?"""
    mine, theirs = (_days_of_year(one) for one in (new, known))
    return bool(mine) and bool(theirs) and min(_apart(a, b) for a in mine for b in theirs) > 2 * WINDOW


def _days_of_year(fingerprint: Fingerprint) -> list[int]:
    own = (*fingerprint.printed_days, *_own(fingerprint))
    return [30 * int(day[-5:-3]) + int(day[-2:]) for day in own]


def _apart(one: int, other: int) -> int:
    return min(abs(one - other), 360 - abs(one - other))


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
