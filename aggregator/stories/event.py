"""The same event, in any words and any language: the same pair, about the same day, the same act, the same traces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from aggregator.model import Fingerprint
from aggregator.stories.acts import GENERIC, OPPOSITE
from aggregator.stories.keys import NEAR, WINDOW, namesakes
from aggregator.stories.likeness import Verdict, alike, common_words, exact, gap, same_source, strangers
from aggregator.stories.names import shared_names, weight

DATED = 1.5  # points needed when both days are known
UNDATED = 2.5  # … when not
ONE_SOURCE = 1.5  # … more, when one source tells twice: it rarely does
MUCH_ALIKE = 0.45  # cosine of stems: one event in much the same words
ALIKE = 0.3
UNPAIRED = 0.34  # likeness that tellings without a common pair need, names, numbers and titles added
UNPAIRED_UNDATED = 0.52
MOST_BESIDE = 0.42  # what names, numbers, titles and acts add at most


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
    days = gap(new, known)
    if days is not None and days > WINDOW:
        return None
    evidence = _Evidence()
    common = _tied(evidence, new, known)
    if common is None:
        return _without_pair(new, known, days)
    agreed, contrary = _acts(evidence, new, known)
    traces = _traces(evidence, new, known, contrary=contrary) or common.endswith("pairs")
    needed = _time(evidence, new, known, days)
    if needed != DATED and not (agreed and (traces or days is not None)):
        return None
    if same_source(new, known):
        needed += ONE_SOURCE
    if evidence.points < needed:
        return None
    score = min(1.0, 0.5 + (evidence.points - needed) / 10)
    return Verdict(score, ", ".join((common, *evidence.reasons)))


def _tied(evidence: _Evidence, new: Fingerprint, known: Fingerprint) -> str | None:
    """By which cities the two are tied, in words."""
    common = sorted(set(new.pairs) & set(known.pairs))
    if not common:
        alike = sorted(_homonyms(new.pairs, known.pairs))
        if alike:  # one of the two taggings took a namesake
            evidence.add(-0.5)
            return f"a pair of the same names, {alike[0]}"
        if strangers(new, known) and min(len(new.pairs), len(known.pairs)) > 1:
            return None
        beside = sorted({*new.pairs, *new.side_by_side} & {*known.pairs, *known.side_by_side})
        if beside:  # one of the two taggings or both missed the pair
            evidence.add(-0.5 if new.pairs or known.pairs else -1.0)
        return f"the same two cities {beside[0]}" if beside else None
    share = len(common) / len({*new.pairs, *known.pairs})
    if share == 1 and len(common) > 1:
        evidence.add(1.0)
        return f"the same pair {common[0]}, all {len(common)} pairs"
    if share < 0.5:  # one of them goes round many cities
        evidence.add(-1.0)
    return f"the same pair {common[0]}"


def _homonyms(mine: Iterable[str], theirs: Iterable[str]) -> set[str]:
    """Pairs with one common end, whose other ends have one name in two countries."""
    ends = {namesakes(pair): set(pair.split("--")) for pair in theirs}
    return {name for pair in mine if set(pair.split("--")) & ends.get(name := namesakes(pair), set())}


def _time(evidence: _Evidence, new: Fingerprint, known: Fingerprint, days: int | None) -> float:
    """What the dates tell; the points needed where they are known so far."""
    if days is None:
        if _printed_elsewhen(new, known):
            evidence.add(-1.0 if new.day is known.day is None else -1.5)
        return UNDATED
    if exact(new) and exact(known):
        evidence.add({0: 2.0, 1: 1.5, 2: 1.0}.get(days, 0.5), f"{days} days apart" if days else "the same day")
        if days > NEAR and _printed_elsewhen(new, known, within=NEAR):
            evidence.add(-1.5)
        return DATED
    if days <= NEAR:
        month = _span(new) < 32 > _span(known)
        evidence.add(1.5, "the same month" if month else "the same year")
        return UNDATED if month else UNDATED + 1.0
    return UNDATED


def _without_pair(new: Fingerprint, known: Fingerprint, days: int | None) -> Verdict | None:
    """Where no pair ties them: one language, about one day where days are known, and much alike."""
    if strangers(new, known) or new.language != known.language or same_source(new, known):
        return None
    if days is not None and days > NEAR:
        return None
    dated = days is not None and exact(new) and exact(known)
    if not dated and _printed_elsewhen(new, known):
        return None
    likeness = alike(new, known)
    if likeness < UNPAIRED - MOST_BESIDE:
        return None
    names = shared_names(new.names, known.names)
    numbers = sorted(set(new.numbers) & set(known.numbers))
    titles = common_words(new, known)
    score = likeness + 0.05 * min(4, weight(names)) + 0.03 * min(3, len(numbers)) + 0.02 * min(4, len(titles))
    score += 0.05 * bool(_telling(new) & _telling(known))
    if score < (UNPAIRED if dated else UNPAIRED_UNDATED):
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


def _span(fingerprint: Fingerprint) -> int:
    return (fingerprint.until - fingerprint.day).days if fingerprint.day and fingerprint.until else 0


def _acts(evidence: _Evidence, new: Fingerprint, known: Fingerprint) -> tuple[bool, bool]:
    """Is an act common to both? Do the headlines tell of different acts?"""
    mine, theirs = set(new.acts), set(known.acts)
    headline, other = set(new.headline_acts) - GENERIC, set(known.headline_acts) - GENERIC
    if ("react" in new.headline_acts) != ("react" in known.headline_acts):  # what others say of it is news of its own
        evidence.add(-2.0)
        return False, True
    if any(frozenset({first, second}) in OPPOSITE for first in mine - theirs for second in theirs - mine):
        evidence.add(-3.0)
    if headline & other:
        evidence.add(1.5, f"both headlines «{', '.join(sorted(headline & other))}»")
        return True, False
    if headline and other and not headline & theirs and not other & mine:
        evidence.add(-2.0)
        return False, True
    if "twin" in new.headline_acts and "twin" in known.headline_acts:
        evidence.add(0.5, "both headlines on twinning")
    telling = sorted(mine & theirs - GENERIC)
    if telling:
        evidence.add(min(1.5, 0.75 + 0.25 * len(telling)), f"both «{', '.join(telling)}»")
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
        foreign = new.language != known.language  # there, a name seldom survives both
        evidence.add(
            min(2.0, min(0.5, weight(names)) + 0.5 * weight(names) + 0.25 * foreign), f"{len(names)} names shared"
        )
    numbers = sorted(set(new.numbers) & set(known.numbers))
    if numbers:
        evidence.add(min(1.5, 0.75 * len(numbers)), f"numbers {', '.join(numbers[:3])}")
    printed = _shared_days(new, known)
    if printed and not contrary:
        evidence.add(1.5, f"day {printed}")
    tied = evidence.points > before
    if new.language == known.language and not contrary:
        likeness = alike(new, known)
        titles = common_words(new, known)
        if likeness >= MUCH_ALIKE:
            evidence.add(2.0, f"words {likeness:.0%} alike")
        elif likeness >= ALIKE or titles:
            evidence.add(1.0, f"both titles «{' … '.join(titles)}»" if titles else f"words {likeness:.0%} alike")
        tied = tied or likeness >= ALIKE
    return tied


def _printed_elsewhen(new: Fingerprint, known: Fingerprint, *, within: int = WINDOW) -> bool:
    """Does one print days of its own, and none near those of the other?"""
    mine, theirs = (_days_of_year(one) for one in (new, known))
    return bool(mine) and bool(theirs) and min(_apart(a, b) for a in mine for b in theirs) > within


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
