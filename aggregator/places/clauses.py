"""Does a sentence tell of several stars, and which of its names belong to each?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from aggregator.places.grammar import Named, gaps, tied_with
from aggregator.places.language import Language
from aggregator.places.told import FREE, WITH, Told, roles


def clauses(told: Told, language: Language) -> list[Told]:
    """One for each clause that has ends of its own: «A signed with B, C — with D»."""
    text = told.sentence.text
    parts = _parts(told.named, text, language)
    if len(parts) == 1:
        return [told]
    return [
        replace(
            told,
            named=part,
            cities=tuple(dict.fromkeys(item.city for item in part)),
            compared=told.compared if not number else (),
            roles=roles(part, text, language),
            peers=told.peers if told.peers <= {item.city for item in part} else frozenset(),
        )
        for number, part in enumerate(parts)
    ]


_SEPARATOR: Final = re.compile(r"[,;،؛，；]")
_HARD: Final = re.compile(r"[;؛；]")


def _parts(named: Sequence[Named], text: str, language: Language) -> list[tuple[Named, ...]]:
    """The names of a sentence by clauses.

    A name opens a clause when a comma or «and» stands before it, «with» or «from» leads to the next name, and the
    clause before it has both its ends: «A signed with B, C — with D», «A hosts guests from B, C those from D». What
    follows in the same manner needs no «with»: «…, and E has written to F». Pairs in a row are clauses too: «A and B,
    C and D».
    """
    if len(named) < _TWO_CLAUSES:
        return [tuple(named)]
    between = gaps(named, text)
    if paired := _paired(named, between, language):
        return paired
    cuts = [0]
    for place in range(1, len(named) - 1):
        before, after, clause = between[place - 1], between[place], named[cuts[-1] : place]
        parts = roles(clause, text, language)
        if _bare(before, after, language):
            opens = WITH in parts or bool(language.with_.search(_SEPARATOR.split(before)[0]))
        else:
            opens = _complete(clause, parts) and _opens(
                before, after, language, star=FREE in parts, alike=len(cuts) > 1
            )
        if opens:
            cuts.append(place)
    return [tuple(named[start:end]) for start, end in pairwise([*cuts, len(named)])]


_TWO_CLAUSES: Final = 3  # names that two clauses have at least: the first may leave its subject to the text


def _paired(named: Sequence[Named], between: Sequence[str], language: Language) -> list[tuple[Named, ...]]:
    """«A and B, C and D»: a word within each pair, a comma between the pairs."""
    if len(named) % 2 or not all(language.joined.fullmatch(gap) for gap in between):
        return []
    within, apart = between[::2], between[1::2]
    if all(any(map(str.isalpha, gap)) and not _SEPARATOR.search(gap) and "、" not in gap for gap in within) and all(
        _SEPARATOR.search(gap) or "、" in gap for gap in apart
    ):
        return [tuple(named[place : place + 2]) for place in range(0, len(named), 2)]
    return []


def _complete(named: Sequence[Named], parts: Sequence[str]) -> bool:
    """Whether a clause has both ends: someone, and someone «with» or «from»."""
    return len({item.city for item in named}) > 1 and WITH in parts and any(part != WITH for part in parts)


def _bare(before: str, after: str, language: Language) -> bool:
    """Whether a name stands alone before «with», its verb left out: «…, C — with D»."""
    if not _SEPARATOR.search(before) or _SEPARATOR.search(after) or not language.joined.match(before):
        return False
    return language.joined.fullmatch(after) is not None and tied_with(after, language)


def _opens(before: str, after: str, language: Language, *, star: bool, alike: bool) -> bool:
    """Whether a name between two gaps opens a clause.

    ``star``: the clause before has a subject; ``alike``: one like it has been opened in the sentence.
    """
    joint = language.joined.match(before)
    if joint is None and not _SEPARATOR.search(before):
        return False
    if len(after) < _APPOSED and tied_with(after, language) and not language.joined.fullmatch(before):
        after = _SEPARATOR.sub(" ", after, count=1)  # «…, B, tied to C»
    if _SEPARATOR.search(after) or len(after) > _CLAUSE:
        return False
    next_joint = language.joined.match(after)
    paired = star and language.joined.fullmatch(after) and tied_with(after, language)  # «A z B i C z D»
    if next_joint is not None and any(map(str.isalpha, next_joint[0])) and not paired:
        return False  # «A, B and guests from C» is a list
    if language.joined.fullmatch(before) and not _HARD.search(before) and not star:
        return False  # «guests came to A from B, C …» is a list that goes on
    return alike or bool(language.with_.search(after) or language.from_.search(after))


_APPOSED: Final = 24
_CLAUSE: Final = 60  # signs between the two ends of a clause
