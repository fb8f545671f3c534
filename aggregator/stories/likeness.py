"""How alike two tellings are; shared by the rules."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from aggregator.model import Fingerprint
from aggregator.stories.names import same_name, skeleton

FEW_STEMS = 6  # of fewer, likeness says nothing
SAME_TITLE = 90.0  # per cent of equal letters in folded titles


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why two tellings belong together; score 0 … 1."""

    score: float
    because: str


def title_ratio(one: Fingerprint, other: Fingerprint) -> float:
    """Equal letters of the folded titles, per cent."""
    from rapidfuzz import fuzz

    return fuzz.ratio(one.title, other.title) if one.title and other.title else 0.0


def common_words(one: Fingerprint, other: Fingerprint) -> list[str]:
    """Beginnings of words that make up at least half of the shorter title, the pair's own names apart; else nothing."""
    cities = [skeleton(word) for pair in {*one.pairs, *other.pairs} for word in pair.split("-") if len(word) > 2]
    mine, theirs = (_stems(title.split(), cities) for title in (one.title, other.title))
    common = sorted(mine & theirs)
    return common if len(common) >= 2 and 2 * len(common) >= min(len(mine), len(theirs)) else []


def alike(one: Fingerprint, other: Fingerprint) -> float:
    """Cosine of the sets of stems, 0 … 1; 0 across languages or where little is said."""
    if one.language != other.language or min(len(one.stems), len(other.stems)) < FEW_STEMS:
        return 0.0
    return len(set(one.stems) & set(other.stems)) / sqrt(len(one.stems) * len(other.stems))


def _stems(words: list[str], cities: list[str]) -> set[str]:
    long = [word for word in words if len(word) > 3 or not word.isascii()]
    return {word[:5] for word in long if not any(same_name(skeleton(word), city) for city in cities)}


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
