"""How alike two tellings are; shared by the rules."""

from __future__ import annotations

from dataclasses import dataclass

from aggregator.model import Fingerprint


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why two tellings belong together; score 0 … 1."""

    score: float
    because: str


def title_ratio(one: Fingerprint, other: Fingerprint) -> float:
    """Equal letters of the folded titles, per cent."""
    from rapidfuzz import fuzz

    return fuzz.ratio(one.title, other.title) if one.title and other.title else 0.0


def gap(one: Fingerprint, other: Fingerprint) -> int | None:
    """Days between the two; 0 where spans overlap, None where a date is unknown."""
    if one.day is None or other.day is None:
        return None
    first, second = sorted(((one.day, one.until or one.day), (other.day, other.until or other.day)))
    return max(0, (second[0] - first[1]).days)


def exact(one: Fingerprint) -> bool:
    """Is its day known, not only its month?"""
    return one.day is not None and one.until is None


def same_source(one: Fingerprint, other: Fingerprint) -> bool:
    """Both from one source; an unknown source ("") is nobody's."""
    return bool(one.source_id) and one.source_id == other.source_id


def strangers(one: Fingerprint, other: Fingerprint) -> bool:
    """Both tell of pairs, and of no common one."""
    return bool(one.pairs) and bool(other.pairs) and not set(one.pairs) & set(other.pairs)
