"""The same text, copied, cut, or credited to an agency."""

from __future__ import annotations

from aggregator.model import Fingerprint
from aggregator.stories import fold
from aggregator.stories.likeness import Verdict, gap, same_source, strangers, title_ratio

ALIKE = 0.5  # Jaccard likeness of the texts
WITHIN = 0.6  # share of the shorter text that lies in the longer
LEADS_ALIKE = 0.6  # Jaccard likeness of the first 30 words
NEARLY = 0.8  # what two articles of one source need: its boiler-plate is common to all of them
ENOUGH = 20  # shingles: below, only an equal text is a copy
LATER = 14  # days after which the same words are another occasion


def same(new: Fingerprint, known: Fingerprint) -> Verdict | None:
    """Is one the other's text? None when not, or when too little is known to say so."""
    days = gap(new, known)
    if strangers(new, known) or (days is not None and days > LATER):
        return None
    if new.text_digest and new.text_digest == known.text_digest:
        return Verdict(1.0, "the same text word for word")
    if min(new.size, known.size) < ENOUGH:
        return None
    whole = fold.jaccard(new.shingles, known.shingles)
    if same_source(new, known):
        return Verdict(whole, f"nearly the same text of one source, likeness {whole:.2f}") if whole >= NEARLY else None
    if _other_occasion(new, known) and whole < NEARLY:
        return None
    if whole >= ALIKE:
        return Verdict(whole, f"texts alike, likeness {whole:.2f}")
    share = fold.containment(whole, new.size, known.size)
    if share >= WITHIN and whole >= 0.08:  # below, 128 minima cannot tell likeness from chance
        return Verdict(share, f"one text lies within the other, {share:.0%}")
    lead = fold.jaccard(new.lead_shingles, known.lead_shingles)
    if lead >= LEADS_ALIKE and (whole >= 0.1 or min(new.size, known.size) <= 2 * fold.LEAD):
        return Verdict(lead, f"the first {fold.LEAD} words alike, likeness {lead:.2f}")
    return None


def _other_occasion(new: Fingerprint, known: Fingerprint) -> bool:
    """A form letter filled in anew: other numbers throughout, and another headline."""
    return (
        bool(new.numbers)
        and bool(known.numbers)
        and not set(new.numbers) & set(known.numbers)
        and title_ratio(new, known) < 90
    )
