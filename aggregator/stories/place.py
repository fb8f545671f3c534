"""Which story a telling belongs to: the same item, the same text, the same event, or none yet.

Placing looks at candidates only, takes the best answer, and never revises an earlier one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from aggregator.model import Fingerprint, Placement, Relation
from aggregator.stories import event, text
from aggregator.stories.likeness import SAME_TITLE, title_ratio

Stories = Mapping[str, Mapping[str, Fingerprint]]  # tellers by item, by story

EVENT = 1  # rank of a claim
MANY = 4  # stories that share a shingle: it is boiler-plate


@dataclass(frozen=True, slots=True)
class Match:
    """One candidate's claim; a higher rank wins, then a higher score, then the smaller id."""

    rank: int
    score: float
    relation: Relation
    because: str


def place(new: Fingerprint, candidates: Iterable[tuple[Fingerprint, str]]) -> Placement:
    """The story this telling joins, or ``story=None`` when it founds one. The order of candidates does not matter."""
    by_story: dict[str, dict[str, Fingerprint]] = {}
    for known, story in candidates:
        if known.item_id != new.item_id:
            by_story.setdefault(story, {})[known.item_id] = known
    best: tuple[int, float, str, str] | None = None
    answer = Placement("new", None, "no earlier item is like it")
    for story, by_item in sorted(by_story.items()):
        for known, match in _claims(new, tuple(by_item.values()), by_story):
            mark = (-match.rank, -match.score, story, known.item_id)
            if best is None or mark < best:
                best = mark
                answer = Placement(
                    match.relation, story, match.because, round(match.score, 3), known.item_id, known.day
                )
    return answer


def _claims(new: Fingerprint, tellers: Collection[Fingerprint], by_story: Stories) -> list[tuple[Fingerprint, Match]]:
    """What each teller of one story claims. An event is the same only where no more tellers deny than claim it."""
    found, denied = [], 0
    apart = event.out_of_time(new, tellers)
    for known in tellers:
        match = _same_item(new, known) or _same_text(new, known, by_story)
        if match is None and not apart:
            match = _same_event(new, known)
            denied += match is not None and match.score < event.LIKELY
        if match is not None and (match.rank > EVENT or match.score >= event.LIKELY):
            found.append((known, match))
    claimed = sum(match.rank == EVENT for _, match in found)
    return found if claimed >= denied else [(known, match) for known, match in found if match.rank > EVENT]


def _boiler_plate(new: Fingerprint, by_story: Stories) -> frozenset[int]:
    """Shingles of this telling that so many stories have that they say nothing."""
    if len(by_story) < MANY:
        return frozenset()
    mine = set(new.shingles)
    seen = Counter(
        hash_ for tellers in by_story.values() for hash_ in {h for one in tellers.values() for h in one.shingles} & mine
    )
    return frozenset(hash_ for hash_, stories in seen.items() if stories >= MANY)


def _same_item(new: Fingerprint, known: Fingerprint) -> Match | None:
    if new.guid and new.guid == known.guid and new.source_id == known.source_id:
        return Match(3, 1.0, "same-item", "the same guid of the same source")
    if new.identity and new.identity == known.identity:
        return Match(3, 1.0, "same-item", f"the same address {new.identity}")
    if new.loose and new.loose == known.loose:
        ratio = title_ratio(new, known)
        if ratio >= SAME_TITLE:
            return Match(3, ratio / 100, "same-item", f"nearly the same address, titles {ratio:.0f} % equal")
    return None


def _same_text(new: Fingerprint, known: Fingerprint, by_story: Stories) -> Match | None:
    verdict = text.same(new, known)
    if verdict is not None and verdict.score < 1.0:
        verdict = text.same(new, known, common=_boiler_plate(new, by_story))
    return Match(2, verdict.score, "same-text", verdict.because) if verdict else None


def _same_event(new: Fingerprint, known: Fingerprint) -> Match | None:
    verdict = event.same(new, known)
    return Match(EVENT, verdict.score, "same-event", verdict.because) if verdict else None
