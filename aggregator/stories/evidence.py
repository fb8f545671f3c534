"""What two tellings have in common and what sets them apart: features that :mod:`aggregator.stories.event` weighs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from aggregator.model import Fingerprint
from aggregator.stories.acts import GENERIC, OPPOSITE
from aggregator.stories.keys import NEAR, WINDOW, namesakes
from aggregator.stories.likeness import alike, common_words, exact, same_source, strangers
from aggregator.stories.names import UNCERTAIN, shared_names, weight

ONCE = frozenset({"twin", "decide"})  # a council decides on a twin
AROUND = frozenset({"visit"})  # what most acts are told within
Features = dict[str, float]
SAME_WORDS = 0.45  # cosine of stems: one event in much the same words
OTHER_WORDS = 0.1
SEVERAL = 2  # names that both must print before their difference tells
LONG = 3  # digits of a number that is seldom met by chance


@dataclass(slots=True)
class Evidence:
    """Features by name, and in words what speaks for one event."""

    features: Features = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    one_city: bool = False  # they have one city in common; that it is one pair is not known
    agreed: bool = False  # an act is common to both
    once: bool = False  # both headlines tell of what two cities do once
    contrary: bool = False  # the headlines tell of different acts
    traces: float = 0.0  # how much is printed in both: names, numbers, days

    def add(self, name: str, value: float = 1.0, reason: str = "") -> None:
        """A feature, with its reason."""
        self.features[name] = value
        if reason:
            self.reasons.append(reason)


def gather(new: Fingerprint, known: Fingerprint, days: int | None) -> Evidence | None:
    """All that a pair of tellings tied by cities has to say; None where no city ties them. ``days``: between them."""
    evidence = Evidence()
    if not _tied(evidence, new, known):
        return None
    _acts(evidence, new, known)
    _traces(evidence, new, known)
    if new.language == known.language:
        _words(evidence, new, known)
    else:
        evidence.add("two languages")
    _time(evidence, new, known, days)
    if same_source(new, known):
        evidence.add("one source")
    return evidence


def _tied(evidence: Evidence, new: Fingerprint, known: Fingerprint) -> bool:
    common = sorted(set(new.pairs) & set(known.pairs))
    if common:
        share = len(common) / len({*new.pairs, *known.pairs})
        if share == 1 and len(common) > 1:
            evidence.add("all of several pairs", 1.0, f"the same pair {common[0]}, all {len(common)} pairs")
        elif share < 0.5:
            evidence.add("one of many pairs", 1.0, f"the same pair {common[0]}")
        else:
            evidence.add("one pair", 1.0, f"the same pair {common[0]}")
        return True
    alike_ = sorted(_homonyms(new.pairs, known.pairs))
    if alike_:  # one of the two taggings took a namesake
        evidence.add("a pair of namesakes", 1.0, f"a pair of the same names, {alike_[0]}")
        return True
    if strangers(new, known) and min(len(new.pairs), len(known.pairs)) > 1:
        return False
    beside = sorted({*new.pairs, *new.side_by_side} & {*known.pairs, *known.side_by_side})
    if beside:  # one of the two taggings or both missed the pair
        paired = bool(new.pairs or known.pairs)
        evidence.add("a pair and two cities" if paired else "two cities", 1.0, f"the same two cities {beside[0]}")
        return True
    return _one_city(evidence, new, known)


def _one_city(evidence: Evidence, new: Fingerprint, known: Fingerprint) -> bool:
    """One of the two names but one city of the other's pair: what it calls the other city is not known to us."""
    if new.pairs and known.pairs:
        return False
    for one, other in ((new, known), (known, new)):
        ends = {end for pair in one.pairs for end in pair.split("--")}
        if one.pairs and not other.pairs and (common := sorted(ends & set(other.cities))):
            evidence.add("one city", 1.0, f"the same city {common[0]}")
            evidence.one_city = True
            return True
    common = sorted(set(new.cities) & set(known.cities))
    if common and not new.pairs and not known.pairs and new.language != known.language:
        evidence.add("one city, no pair", 1.0, f"the same city {common[0]}")
        evidence.one_city = True
        return True
    return False


def _homonyms(mine: Iterable[str], theirs: Iterable[str]) -> set[str]:
    """Pairs with one common end, whose other ends have one name in two countries."""
    ends = {namesakes(pair): set(pair.split("--")) for pair in theirs}
    return {name for pair in mine if set(pair.split("--")) & ends.get(name := namesakes(pair), set())}


def _acts(evidence: Evidence, new: Fingerprint, known: Fingerprint) -> None:
    mine, theirs = set(new.acts), set(known.acts)
    headline, other = set(new.headline_acts) - GENERIC, set(known.headline_acts) - GENERIC
    evidence.agreed = bool(mine & theirs)
    if ("react" in new.headline_acts) != ("react" in known.headline_acts):  # what others say of it is news of its own
        evidence.add("a reaction")
        evidence.contrary, evidence.agreed = True, False
    if any(frozenset({first, second}) in OPPOSITE for first in mine - theirs for second in theirs - mine):
        evidence.add("opposite acts")
    if headline & other:
        evidence.add("one act in both headlines", 1.0, f"both headlines «{', '.join(sorted(headline & other))}»")
        if len(headline & other) > 1:
            evidence.add("further acts in both headlines")
    elif headline and other:
        within = headline & theirs | other & mine
        evidence.add("another headline, told within" if within - AROUND else "another headline")
        evidence.contrary = evidence.contrary or not within - AROUND
        if within & AROUND:
            evidence.add("a visit within")
    both = {"twin"} & set(new.headline_acts) & set(known.headline_acts)
    if both:
        evidence.add("twinning in both headlines", 1.0, "both headlines on twinning")
    evidence.once = set(new.headline_acts) >= ONCE <= set(known.headline_acts)
    telling = sorted(mine & theirs - GENERIC - (AROUND if evidence.contrary else frozenset()))
    if telling:
        reason = "" if headline & other else f"both «{', '.join(telling)}»"
        evidence.add("one act", min(3, len(telling)), reason)
    elif mine & theirs:
        evidence.add("one act of any", 1.0, f"both «{', '.join(sorted(mine & theirs))}»")
    elif mine - GENERIC and theirs - GENERIC:
        evidence.add("no act in common")


def _certain(names: Iterable[str]) -> list[str]:
    return [name for name in names if name[0] not in UNCERTAIN]


def _traces(evidence: Evidence, new: Fingerprint, known: Fingerprint) -> None:
    names = shared_names(new.names, known.names)
    many = weight(names)
    if names:
        reason = f"{len(names)} names shared"
        if evidence.contrary:  # one visit's hosts and guests are the same at each of its acts
            evidence.add("names, at another act", min(3.0, many), reason)
        else:
            evidence.add("a name", min(1.0, many), reason)
            evidence.add("further names", min(3.0, max(0.0, many - 1)))
            evidence.traces += many
    elif min(len(_certain(new.names)), len(_certain(known.names))) >= SEVERAL:
        evidence.add("other names")
    numbers = sorted(set(new.numbers) & set(known.numbers))
    if numbers:
        evidence.add("a number", 1.0, f"numbers {', '.join(numbers[:3])}")
        evidence.add("further numbers", min(2, len(numbers) - 1))
        if any(len(number) >= LONG for number in numbers):
            evidence.add("a long number")
        evidence.traces += len(numbers)
    elif new.numbers and known.numbers:
        evidence.add("other numbers")
    printed = shared_day(new, known)
    if printed:
        if evidence.contrary:
            evidence.add("a day, at another act")
        else:
            evidence.add("a day printed", 1.0, f"day {printed}")
            evidence.traces += 1


def _words(evidence: Evidence, new: Fingerprint, known: Fingerprint) -> None:
    likeness = alike(new, known)
    titles = common_words(new, known)
    evidence.add("words alike", likeness, f"words {likeness:.0%} alike" if likeness >= 2 * OTHER_WORDS else "")
    if likeness >= SAME_WORDS:
        evidence.add("much the same words")
        evidence.traces += 1
    if titles:
        evidence.add("titles alike", 1.0, f"both titles «{' … '.join(titles)}»")
    elif likeness < OTHER_WORDS:
        evidence.add("other words")


def _time(evidence: Evidence, new: Fingerprint, known: Fingerprint, days: int | None) -> None:
    if days is None:
        both = new.day is known.day is None
        evidence.add("both undated" if both else "one undated")
        if printed_elsewhen(new, known):
            evidence.add("other days printed")
    elif exact(new) and exact(known):
        if not days:
            evidence.add("the same day", 1.0, "the same day")
        else:
            near = "one day apart" if days == 1 else "two days apart" if days <= NEAR else "more days apart"
            evidence.add(near, 1.0, f"{days} days apart")
        if days > NEAR and printed_elsewhen(new, known, within=NEAR):
            evidence.add("other days printed")
    elif days <= NEAR and span(new) < 32 > span(known):
        evidence.add("the same month", 1.0, "the same month")
    else:
        evidence.add("the same year", 1.0, "the same year" if days <= NEAR else "")


def span(fingerprint: Fingerprint) -> int:
    """Days that a telling known to the month or year may be of; 0 where its day is known, or nothing."""
    return (fingerprint.until - fingerprint.day).days if fingerprint.day and fingerprint.until else 0


def printed_elsewhen(new: Fingerprint, known: Fingerprint, *, within: int = WINDOW) -> bool:
    """Does one print days of its own, and none near those of the other?"""
    if not new.printed_days and not known.printed_days:
        return False
    mine, theirs = (_days_of_year(one) for one in (new, known))
    return bool(mine) and bool(theirs) and min(_apart(a, b) for a in mine for b in theirs) > within


def _days_of_year(fingerprint: Fingerprint) -> list[int]:
    own = (*fingerprint.printed_days, *_own(fingerprint))
    return [30 * int(day[-5:-3]) + int(day[-2:]) for day in own]


def _apart(one: int, other: int) -> int:
    return min(abs(one - other), 360 - abs(one - other))


def shared_day(new: Fingerprint, known: Fingerprint) -> str | None:
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
