"""«This city»: does a text mean the city of its dateline?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aggregator.places.belief import Found
from aggregator.places.gazetteer import Reading
from aggregator.places.language import Language
from aggregator.places.verdicts import Kind

Tagged = tuple[Found, Reading]


def here(
    tagged: Sequence[Tagged],
    lowered: Mapping[str, str],
    spans: Mapping[str, Sequence[tuple[int, int]]],
    language: Language,
) -> list[Tagged]:
    """The dateline's city where the text says «this city» («LEÓN, 4 May. – The pact between this city and Oviedo»)."""
    datelines = [one for one in tagged if one[0].verdict.kind is Kind.DATELINE]
    named = {reading.index for item, reading in tagged if item.verdict.kind is Kind.CITY}
    if not datelines:
        return []
    item, reading = min(datelines, key=lambda one: (one[0].sentence, one[0].mention.start))  # «LEÓN, Gto., 4 May»
    if reading.index in named:
        return []
    found: list[Tagged] = []
    number = 0
    for name, text in lowered.items():
        for start, end in spans[name]:
            if sign := language.here.search(text, start, end):
                mention = item.mention._replace(start=sign.start(), end=sign.end(), stripped=False)
                verdict = item.verdict._replace(kind=Kind.CITY)
                found.append((item._replace(field=name, sentence=number, mention=mention, verdict=verdict), reading))
            number += 1
    return found
