"""What was done: classes of acts, recognised by the beginnings of words in our languages."""

from __future__ import annotations

import re
from functools import cache

from aggregator.stories.fold import fold
from aggregator.stories.words_of_occasions import OCCASIONS
from aggregator.stories.words_of_ties import TIES

# Told beside almost any event between two cities: says little on which event it is.
GENERIC = frozenset({"twin", "talks", "plan", "memorial", "react"})
OPPOSITE = frozenset({frozenset({"end", "sign"}), frozenset({"end", "days"}), frozenset({"end", "anniversary"})})

ACTS = {**TIES, **OCCASIONS}

LANGUAGES = frozenset(language for rows in ACTS.values() for languages in rows for language in languages.split())

# «Дни Минска в Казани», "Kazan Days": a city's days elsewhere; the capital tells them from any days.
_NAMED_DAYS = re.compile(
    r"\b(?:Дни|Дней|Дням|Днями|Днях|Дні|Днів|Дните|Дани|Dani|Dni|Dny|Dní|Zilele|Días de|Days of)\s+[A-ZА-ЯІЇЄҐ]"
    r"|\b[A-Z]\w+ (?:Days|Günleri|Günləri)\b|\b[A-Z]\w+tage\b"
)
# An article or preposition that leans on the next word: «l'exposition», «dell'accordo».
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu|un|(?:d|n)?ell|[ads]?all|sull|coll|degl|dagl)['’](?=\w)", re.IGNORECASE)
# Scripts without blanks between words, or with particles written to the word's front.
_ANYWHERE = re.compile(r"[\u0590-\u06ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def acts(text: str, language: str | None) -> tuple[str, ...]:
    """The classes of acts this text speaks of, in the table's order. Without a known language every row counts."""
    primary = (language or "").replace("_", "-").split("-")[0].lower()
    folded = fold(_ELIDED.sub(" ", text))
    return tuple(
        act
        for act, pattern in _patterns(primary if primary in LANGUAGES else "*").items()
        if pattern.search(folded) or (act == "days" and _NAMED_DAYS.search(text))
    )


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    return {
        act: _pattern(
            " ".join(
                stems for languages, stems in rows.items() if language == "*" or {language, "*"} & {*languages.split()}
            )
        )
        for act, rows in ACTS.items()
    }


def _pattern(cues: str) -> re.Pattern[str]:
    alternatives: set[str] = set()
    for cue in cues.split():
        first, *rest = (_stem(stem) for stem in cue.split("+"))
        alternatives.add(first)
        for second in rest:
            alternatives.discard(first)
            alternatives |= {rf"{first}[^.!?\n]{{0,60}}?{second}", rf"{second}[^.!?\n]{{0,60}}?{first}"}
    return re.compile("|".join(sorted(alternatives)) or r"(?!)")


def _stem(stem: str) -> str:
    folded = r"\W+".join(re.escape(fold(part)) for part in stem.split("_"))
    return folded if _ANYWHERE.search(folded) else rf"\b{folded}"
