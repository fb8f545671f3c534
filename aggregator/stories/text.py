"""The same text, copied, cut, or credited to an agency."""

from __future__ import annotations

from collections.abc import Collection

from aggregator.model import Fingerprint
from aggregator.stories import fold
from aggregator.stories.keys import LATER
from aggregator.stories.likeness import SAME_TITLE, Verdict, gap, same_source, strangers, title_ratio

ALIKE = 0.5  # Jaccard likeness of the texts
WITHIN = 0.6  # share of the shorter text that lies in the longer
NEARLY = 0.8  # what little text, another occasion's numbers, or one source's common furniture need
ENOUGH = 20  # shingles: of fewer, NEARLY all must be common
LONG = 40  # shingles: an equal text of one source is the old item come back, whenever
LEAST = 8  # shingles: below, only an equal text is a copy


def same(new: Fingerprint, known: Fingerprint, *, common: Collection[int] = ()) -> Verdict | None:
    """Is one the other's text? None when not, or when too little is known to say so.

    ``common``: shingles that many stories share, which say nothing.
    """
    days = gap(new, known)
    equal = bool(new.text_digest) and new.text_digest == known.text_digest
    if equal and same_source(new, known) and new.size >= LONG:
        return Verdict(1.0, "the same text of the same source, told again")
    if strangers(new, known) or (days is not None and days > LATER):
        return None
    if equal:
        return Verdict(1.0, "the same text word for word")
    size = min(new.size, known.size)
    if size < LEAST or set(new.shingles).isdisjoint(known.shingles):
        return None
    found = fold.overlap(new.shingles, known.shingles, without=common)
    strict = size < ENOUGH
    if same_source(new, known) and title_ratio(new, known) < SAME_TITLE:
        within = found.likeness if found.likeness >= 0.9 else 0.0
        return Verdict(within, f"nearly the same text of one source, likeness {within:.2f}") if within else None
    if _other_occasion(new, known):
        strict = True
    if found.likeness >= (NEARLY if strict else ALIKE):
        return Verdict(found.likeness, f"texts alike, likeness {found.likeness:.2f}")
    if found.within >= (NEARLY if strict else WITHIN):
        return Verdict(found.within, f"one text lies within the other, {found.within:.0%}")
    return None


def _other_occasion(new: Fingerprint, known: Fingerprint) -> bool:
    """A form letter filled in anew: other numbers throughout, and another headline."""
    return (
        bool(new.numbers)
        and bool(known.numbers)
        and not set(new.numbers) & set(known.numbers)
        and title_ratio(new, known) < SAME_TITLE
    )
