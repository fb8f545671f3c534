"""The grammar of one sentence: the cities named in it, its telling words, and what joins one name to the next."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from aggregator.places.language import CITY, Language

STRENGTH: Final[Mapping[str, float]] = {"twin": 0.92, "pact": 0.82, "contact": 0.62}

_QUOTED: Final = re.compile(r"«[^»]*»|“[^”]*”|„[^“”]*[“”]|\"[^\"]*\"|「[^」]*」")
BRACKETED: Final = re.compile(r"[(（][^)）]*[)）]|(?<=^)[市시]")


@dataclass(frozen=True, slots=True)
class Named:
    """One city standing in a sentence."""

    city: int
    start: int
    end: int
    counts: bool = True  # False: only a body or a dateline bears the name here
    called: bool = False  # «city of |», «mayor of |»
    cut: bool = False  # bears a case ending


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in lower case (as long as the original), with the cities it names; the title is one too."""

    text: str
    named: tuple[Named, ...]
    title: bool = False
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """The telling words of one sentence."""

    twin: tuple[str, ...] = ()
    pact: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    trio: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
    state: tuple[str, ...] = ()  # ministers, embassies: cities may stand for their states
    region: tuple[str, ...] = ()  # governors, provinces

    def __bool__(self) -> bool:
        return self is not _NO_CUES

    def best(self) -> tuple[float, str]:
        """The strongest positive word and its weight; (0, "") without one."""
        if self is _NO_CUES:
            return 0.0, ""
        for kind, strength in STRENGTH.items():
            if words := getattr(self, kind):
                return strength, words[0]
        return 0.0, ""


_NO_CUES: Final = Cues()


def read_cues(text: str, spans: Sequence[tuple[int, int]], language: Language) -> list[Cues]:
    """The cue words of each sentence of a lower-cased text."""
    told: dict[int, dict[str, list[str]]] = {}
    for number, match in language.cues(text, spans):
        told.setdefault(number, {}).setdefault(match.lastgroup or "", []).append(match[0])
    cues = [_NO_CUES] * len(spans)
    for number, found in told.items():
        cues[number] = Cues(**{kind: tuple(words) for kind, words in found.items()})
    return cues


def whole(item: Named, text: str, language: Language) -> int:
    """Where a name ends with the word «city» that bears its case: «Alta-kaupungista», «Ahrensburgi linnaga»."""
    word = _OWN_NOUN.match(text, item.end)
    return word.end() if word and language.after_name.alone(word[1]) & CITY else item.end


_OWN_NOUN: Final = re.compile(r"[\s-]([^\W\d_]+)")


def paired(left: Named, right: Named, text: str, language: Language) -> bool:
    """Whether a word says that two neighbours are tied: «between A and B»."""
    if not language.joined.fullmatch(text[left.end : right.start]):
        return False
    end = whole(right, text, language)
    before, after = text[max(0, left.start - 24) : left.start], text[end : end + 24]
    return bool(language.between.search(before) or language.between_after.search(after))


def unquoted(text: str) -> str:
    """A text without what it quotes: others speak there."""
    return _QUOTED.sub(" ", text)


def gaps(named: Sequence[Named], text: str) -> list[str]:
    """What stands between each name and the next, without brackets."""
    return [BRACKETED.sub("", text[left.end : right.start]) for left, right in pairwise(named)]


def coordinated(named: Sequence[Named], text: str, language: Language) -> bool:
    """Whether a sentence's cities are one list."""
    return all(language.joined.fullmatch(gap) for gap in gaps(named, text))


def tied_with(gap: str, language: Language) -> bool:
    """Whether a gap ends in «with»."""
    return len(gap) < 60 and bool(language.with_.search(gap))


def direct(named: Sequence[Named], text: str, language: Language) -> list[tuple[int, int, float, str]]:
    """Pairs that grammar itself ties: «between A and B», «A–B» said several times."""
    found, dashed = [], []
    for left, right in pairwise(named):
        gap = text[left.end : right.start]
        if left.city == right.city:
            continue
        bracketed = gap.strip() == "(" and text[right.end : right.end + 1] == ")"
        if bracketed or (gap.strip() in ("-", "–", "—") and len(gap) <= 3):
            dashed.append((left.city, right.city, 1.0, "joined by a dash or bracket"))
        elif paired(left, right, text, language) and not owned(named, text, language):
            found.append((left.city, right.city, 1.0, "«between» them"))
    cities = {item.city for item in named}
    if found and len(cities) == 2 * len(found):
        return found
    if dashed and (len(cities) == 2 * len(dashed) or len(dashed) > 1):
        return dashed
    return []


def owned(named: Sequence[Named], text: str, language: Language) -> bool:
    """Whether the first city's twins are listed: «Çanakkale'nin kardeş kentleri A, B ve C»."""
    if len(named) < _OWNER_AND_TWINS or named[0].city in {item.city for item in named[1:]}:
        return False
    first, *others = gaps(named, text)
    if len(first) > _OWNING or any(map(_SENTENCE_PARTS.search, first)):
        return False
    cue = language.cue.search(first)
    return cue is not None and cue.lastgroup == "twin" and all(language.joined.fullmatch(gap) for gap in others)


_OWNER_AND_TWINS: Final = 3  # names
_OWNING: Final = 40  # signs between a city and the list of its twins
_SENTENCE_PARTS: Final = re.compile(r"[,;.،؛、，。]")
