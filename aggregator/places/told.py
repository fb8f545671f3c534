"""What part each city of a sentence plays: an end of a tie, the other side, a venue, one to compare with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from aggregator.places.grammar import BRACKETED, Cues, Named, Sentence, coordinated, direct, gaps, tied_with, whole
from aggregator.places.language import Language

FREE: Final = "free"  # no preposition before it: a subject, an object, a genitive
WITH: Final = "with"  # «with |», «from |»: the other side
VENUE: Final = "venue"  # «in |»


def roles(named: Sequence[Named], text: str, language: Language) -> tuple[str, ...]:
    """What governs each name: a word or ending of company, of place, or none.

    A list shares what its first has before it, or its last at its end.
    """
    found: list[str] = []
    behind = _postposed(named, text, language)
    for place, item in enumerate(named):
        # What governs the name before does not reach over it.
        before = text[max(named[place - 1].end if place else 0, item.start - 40) : item.start]
        gap = text[named[place - 1].end : item.start] if place else ""
        if place in behind:
            found.append(WITH)
        elif place and _continues(BRACKETED.sub("", gap), language):
            found.append(WITH if tied_with(gap, language) else found[-1])
        elif language.with_.search(before) or language.from_.search(before):
            found.append(WITH)
        elif venue(item, (item,), text, language):
            found.append(VENUE)
        else:
            found.append(FREE)
    return tuple(found)


def _postposed(named: Sequence[Named], text: str, language: Language) -> set[int]:
    """The places of names that a word behind them or an ending governs: «A, B ve C ile»; not A in «A ile B»."""
    found = set[int]()
    for place in range(len(named) - 1, -1, -1):
        item, end = named[place], whole(named[place], text, language)
        gap = text[end : named[place + 1].start] if place + 1 < len(named) else None
        goes_on = gap is not None and _continues(BRACKETED.sub("", gap), language)
        if _ends_with(item, end, text, language) or (
            place + 1 in found if goes_on else language.with_after.match(text, end, end + 24) is not None
        ):
            found.add(place)
    return found


def _ends_with(item: Named, end: int, text: str, language: Language) -> bool:
    """Whether a name's ending, or that of its word «city», says «with» or «from»."""
    surface = text[item.start : end]
    return (item.cut or end > item.end) and bool(
        language.with_ends.search(surface) or language.from_ends.search(surface)
    )


def _continues(gap: str, language: Language) -> bool:
    """Whether a list goes on: «, », or «, Somewhere and » with a town that we do not know."""
    if language.joined.fullmatch(gap):
        return True
    if len(gap) > _UNKNOWN or (joint := language.joined.match(gap)) is None:
        return False
    rest = gap[joint.end() :]
    return any(
        last.end() == len(rest) and 0 < len(rest[: last.start()].split()) <= _UNKNOWN_WORDS
        for last in language.joined.finditer(rest)
    )


_UNKNOWN: Final = 40  # signs of an unknown town in a list, with what joins it
_UNKNOWN_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its cues and the parts its cities play."""

    sentence: Sentence
    cue: Cues
    named: tuple[Named, ...]  # those that may be an end
    cities: tuple[int, ...]
    compared: tuple[int, ...]  # «after Harbin»: an earlier partner
    roles: tuple[str, ...] = ()  # one for each of ``named``
    peers: frozenset[int] = frozenset()  # «our twin towns A, B and C»

    @classmethod
    def of(cls, sentence: Sentence, cue: Cues, language: Language) -> Told:
        """Without the venue of what others sign, and without those named to compare with."""
        if not sentence.named:
            return cls(sentence, cue, (), (), ())
        named = [item for item in sentence.named if item.counts and not _apart(item, sentence.text, language)]
        compared = _compared(named, sentence.text, language) if len(named) > 1 else set[int]()
        named = [item for item in named if item.city not in compared]
        if (cue.twin or cue.pact) and len({item.city for item in named}) > 2:
            venues = {item.city for item in named if venue(item, named, sentence.text, language)}
            venues -= {item.city for item in named if not venue(item, named, sentence.text, language)}
            ends = [item for item in named if item.city not in venues]
            parts = set(roles(ends, sentence.text, language))
            # «In A delegations of the twin towns B, C and D took part»
            listed = not cue.pact and len(venues) == 1 and coordinated(ends, sentence.text, language)
            guests = bool(cue.contact) and (parts == {WITH} or (parts == {FREE} and listed))
            if len({item.city for item in ends}) > 1 and not guests:
                named = ends
        return cls(
            sentence,
            cue,
            tuple(named),
            tuple(dict.fromkeys(item.city for item in named)),
            tuple(compared),
            roles(named, sentence.text, language),
            _peers(named, cue, sentence.text, language),
        )


_TWO: Final = 2  # names that a list has at least


def _peers(named: Sequence[Named], cue: Cues, text: str, language: Language) -> frozenset[int]:
    """The cities that a sentence lists as another's twins: «its sister cities: A, B and C», «A, B and C, our twins»."""
    if not cue.twin or len(named) < _TWO:
        return frozenset()
    ends = [found.end() for word in cue.twin for found in re.finditer(re.escape(word), text)]
    starts = [found.start() for word in cue.twin for found in re.finditer(re.escape(word), text)]
    runs: list[list[Named]] = []
    for place, item in enumerate(named):
        gap = BRACKETED.sub("", text[named[place - 1].end : item.start]) if place else ""
        if runs and place and _listing(gap, language):
            runs[-1].append(item)
        else:
            runs.append([item])
    found = set[int]()
    for run in runs:
        cities = {item.city for item in run}
        leads = [text[end : run[0].start] for end in ends if end <= run[0].start]
        led = any(_LEADS.fullmatch(gap) and not tied_with(gap, language) for gap in leads)
        closed = any(_CLOSES.fullmatch(text[run[-1].end : start]) for start in starts if start >= run[-1].end)
        if (led and len(cities) > 1) or (closed and len(cities) > 2):
            found |= cities
    return frozenset(found)


def _listing(gap: str, language: Language) -> bool:
    """Whether a list goes on, though a region or country may stand behind a name: «A in Iceland, B»."""
    if tied_with(gap, language):
        return False
    words = _LETTERS.findall(gap)
    return bool(language.joined.fullmatch(gap)) or (
        len(words) <= _UNKNOWN_WORDS
        and (_PARTS.search(gap) is not None or any(language.joined.fullmatch(f" {word} ") for word in words))
    )


_PARTS: Final = re.compile(r"[,;،、]")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_LEADS: Final = re.compile(r"(?:\s*[\w-]+){0,2}\s*[:—–,(«\"“]?\s*(?:[\w-]+\s+){0,2}")
_CLOSES: Final = re.compile(r"\s*[:—–,)(]+\s*(?:[\w-]+\s+){0,3}")


def venues(one: Told) -> set[int]:
    """The cities of a sentence that it names as places only."""
    return {item.city for item, role in zip(one.named, one.roles, strict=True) if role == VENUE}


def _apart(item: Named, text: str, language: Language) -> bool:
    """Whether a city is named only as a birthplace, a seat, a distance."""
    return bool(
        language.apart.search(text[max(0, item.start - 40) : item.start])
        or language.apart_end.search(text[item.end : item.end + 20])
    )


def _compared(named: Sequence[Named], text: str, language: Language) -> set[int]:
    found: set[int] = set()
    for place, item in enumerate(named):
        before = text[max(0, item.start - 30) : item.start]
        # «after talks with |» compares nothing.
        if (led := language.after.search(before)) and not language.with_.search(before, led.start()):
            found.add(item.city)
            for left, right in pairwise(named[place:]):
                if not language.joined.fullmatch(text[left.end : right.start]):
                    break
                found.add(right.city)
        if language.after_end.search(text[item.end : item.end + 16]):
            found.add(item.city)
            for right, left in pairwise(reversed(named[: place + 1])):
                if not language.joined.fullmatch(text[left.end : right.start]):
                    break
                found.add(left.city)
    return found if len({item.city for item in named} - found) > 0 else set()


def venue(item: Named, named: Sequence[Named], text: str, language: Language) -> bool:
    """Whether a name stands for the place where something happens: «in |», and joined to no other name."""
    if not (
        language.at.search(text[max(0, item.start - 12) : item.start])
        or language.at_ends.search(text[item.start : item.end])
        or language.at_after.search(text[item.end : item.end + _AT_AFTER])
    ):
        return False
    return not any(
        language.joined.fullmatch(text[left.end : right.start])
        for left, right in pairwise(named)
        if item in (left, right)
    )


_AT_AFTER: Final = 12  # signs of «city» in the locative


def mutual(one: Told, language: Language, *, partnerships: bool) -> bool:
    """Whether a sentence itself ties its two cities: «between A and B», «A with B», «A and B signed»."""
    if len(one.cities) < 2 or not one.cue.best()[0]:
        return False
    if direct(one.named, one.sentence.text, language):
        return True
    if len(one.cities) != 2:
        return False
    text, first = one.sentence.text, one.named[0].start
    if _partners(one, language) or set(one.roles) == {VENUE}:
        return False  # «in A it spoke of harbours, in B of fireworks»
    if language.with_.search(text[max(0, first - 60) : first]):
        return False  # «signed with A and B»: who signed stands elsewhere
    if not coordinated(one.named, text, language):
        return True
    if not (one.cue.twin or one.cue.pact):
        return False  # «delegations of A and B arrived»
    # «Twin towns A and B» on a page about one's own twins are two of them.
    return not (partnerships and any(word in text[max(0, first - 40) : first] for word in one.cue.twin))


def governed(one: Told, language: Language) -> bool:
    """Whether one preposition («with», «in») governs all the cities of a sentence."""
    before = one.sentence.text[: one.named[0].start]
    return coordinated(one.named, one.sentence.text, language) and (
        set(one.roles) == {WITH} or bool(language.with_.search(before[-40:]) or language.at.search(before[-12:]))
    )


def _partners(one: Told, language: Language) -> bool:
    """Whether a sentence names nothing but partners of someone: «with A and B», «its twins are A and B»."""
    if not coordinated(one.named, one.sentence.text, language):
        return False
    before = one.sentence.text[: one.named[0].start]
    return set(one.roles) == {WITH} or language.listing.search(before) is not None


def listed(one: Told, language: Language) -> bool:
    """The same, though words may stand before a name: «Belarusian Minsk, the port of Gdańsk»."""
    return all(
        len(gap) < 40 and (found := language.joined.match(gap)) and len(gap[found.end() :].split()) <= 2
        for gap in gaps(one.named, one.sentence.text)
    )


def subject(one: Told, language: Language) -> bool:
    """Whether two cities open the sentence together («Lyon and Frankfurt signed»), or one is tied «with» the other."""
    first, text = one.named[0].start, one.sentence.text
    if _partners(one, language):
        return False
    if first <= 30 and coordinated(one.named, text, language) and not language.with_.search(text[:first]):
        return True
    return any(tied_with(gap, language) for gap in gaps(one.named, text))
