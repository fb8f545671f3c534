"""Whether a name only tells where a piece was written: «PARIS, 3 May. –»."""

from __future__ import annotations

import re
from typing import Final

from aggregator.places.forms import fold
from aggregator.places.gazetteer import Gazetteer
from aggregator.places.language import Language
from aggregator.places.mention import Mention

_DATELINE_AFTER: Final = re.compile(
    r"^(?:,[^.\n—–/(]{0,30})?[.,]?\s*(?:[/(][^/)\n]{2,40}[/)]\s*[.:]?\s*[-—–]*|[-—–][^\W\d_]{2,12}[-—–]\s|--)"
)
_DATELINE_DATE: Final = re.compile(r"^(?:,[^.\n]{0,30}\d[^.\n]{0,20}\.?\s*)[/(—–-]")
_PRINTED_DATE: Final = re.compile(r"^,?\s*\d{1,2}[./]\d{1,2}[./]\d{2,4}\.?\s*[/(—–-]")
_CAPITALS_DATELINE: Final = re.compile(r"^(?:,[^\n—–]{0,30})?\s*[-—–]")
_NOTED: Final = re.compile(r"\s*[(（]([^()（）\n]{2,30})[)）]\s*(?:[,;،、\n]|$)")


def dateline(text: str, mention: Mention, surface: str, gazetteer: Gazetteer, language: Language) -> bool:
    """Whether a name stands at a text's beginning as a dateline does: before a date, a bracket, a dash."""
    before, after = text[: mention.start], text[mention.end : mention.end + 80]
    if (noted := _NOTED.match(after)) and (entry := gazetteer.entry(fold(noted[1]))) and entry.countries:
        return False  # «Darmstadt (Almanya), …»: the first of a list
    if len(before.split()) > 4 or "." in before.strip(". "):
        return False
    if any(word[0].islower() for word in before.split()) and not re.search(r"\d", before):
        return False  # words of a sentence, not «28 сентября, »
    if (surface.isupper() and _CAPITALS_DATELINE.match(after)) or _PRINTED_DATE.match(after):
        return True
    if language.dateline.search(after[:60].lower()) and (_DATELINE_AFTER.match(after) or _DATELINE_DATE.match(after)):
        return True
    return bool(re.match(r"^\s*[/(][^/)\n]{2,40}[/)]", after)) and bool(re.search(r"\d", before))
