"""From cities to pairs: between which of them a text reports cooperation, by its words and its grammar."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Final

from aggregator.places.language import Language

STRENGTH: Final[Mapping[str, float]] = {"twin": 0.92, "pact": 0.82, "contact": 0.62}


_BRACKETED: Final = re.compile(r"[(（][^)）]*[)）]|(?<=^)[市시]")

# How far an unnamed home city may be thought one end: the text speaks of twins, of «our city» or the mayor, of neither.
_UNNAMED: Final[Mapping[str, float]] = {"twin": 0.95, "ours": 0.85, "else": 0.65}


@dataclass(frozen=True, slots=True)
class Named:
    """One city standing in a sentence."""

    city: int
    start: int
    end: int
    counts: bool = True  # False: only a body or a dateline bears the name here


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in lower case (as long as the original), with the cities it names; the title is one too."""

    text: str
    named: tuple[Named, ...]
    title: bool = False
    lead: bool = False


@dataclass(slots=True)
class Tie:
    """What speaks for one pair."""

    score: float = 0.0
    background: bool = True
    reasons: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Cues:
    """The telling words of one sentence."""

    twin: tuple[str, ...] = ()
    pact: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    trio: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    background: tuple[str, ...] = ()

    def best(self) -> tuple[float, str]:
        """The strongest positive word and its weight; (0, "") without one."""
        for kind, strength in STRENGTH.items():
            if words := getattr(self, kind):
                return strength, words[0]
        return 0.0, ""


def read_cues(text: str, language: Language) -> Cues:
    """The cue words of a lower-cased text."""
    found: dict[str, list[str]] = {}
    for match in language.cue.finditer(text):
        found.setdefault(match.lastgroup or "", []).append(match[0])
    return Cues(**{kind: tuple(words) for kind, words in found.items()})


def relate(
    sentences: Sequence[Sentence], cues: Sequence[Cues], language: Language, *, home: int | None, partnerships: bool
) -> dict[tuple[int, int], Tie]:
    """The ties between cities (by number, the lower first)."""
    ties: dict[tuple[int, int], Tie] = {}
    hub = home if home is not None else _hub(sentences, cues)
    whole = max((cue.best() for cue in cues), default=(0.0, ""))
    title_against = any(
        cue.against and not (cue.twin or cue.pact)
        for cue, sentence in zip(cues, sentences, strict=True)
        if sentence.title
    )
    against = sum(len(cue.against) for cue in cues)
    positive = sum(len(cue.twin) * 2 + len(cue.pact) + len(cue.contact) for cue in cues)
    hostile = not any(cue.twin for cue in cues) and (title_against or against > positive)
    trio = any(cue.trio for cue in cues)
    any_twin = any(cue.twin for cue in cues)
    titles = [{named.city for named in sentence.named if named.counts} for sentence in sentences if sentence.title]
    settled = titles[0] if titles and len(titles[0]) >= 2 and home is None else set()
    told_home = any(named.city == home for sentence in sentences for named in sentence.named)
    ours = any(language.ours.search(sentence.text) for sentence in sentences)
    previous: tuple[float, str] = (0.0, "")
    for sentence, cue in zip(sentences, cues, strict=True):
        strength, word = cue.best()
        if not strength and (sentence.title or sentence.lead):
            strength, word = whole[0] * 0.85, whole[1]
        elif not strength and previous[0]:
            strength, word = previous[0] * 0.75, previous[1]
        if not strength and len({named.city for named in sentence.named}) >= 3 and _coordinated(sentence, language):
            strength, word = whole[0] * 0.8, whole[1]  # a bare list: of what the text is about
        previous = cue.best()
        if hostile:
            strength = min(strength, 0.4) if not cue.twin else strength
        cities = list(dict.fromkeys(named.city for named in sentence.named if named.counts))
        if not strength and not (partnerships and home is not None):
            continue
        old = bool(cue.background) and not sentence.title
        aside = (
            settled and len(cities) < 3 and not sentence.title and not cue.twin and not settled & set(cities) - {hub}
        )
        absent = home is not None and not told_home
        for one, other, factor, why in _join(sentence, cities, hub, home, language, trio=trio):
            score = strength * factor
            if aside:
                score *= 0.65  # the title has named the pair; others come in by the way
            if absent and home in (one, other):
                score *= _UNNAMED["twin" if cue.twin or any_twin else "ours" if ours else "else"]
            if partnerships and home in (one, other):
                score = max(score, 0.75 if not hostile else 0.45)
            _add(ties, one, other, score, old, _because(word, why))
    return ties


def _add(ties: dict[tuple[int, int], Tie], one: int, other: int, score: float, old: bool, why: str) -> None:
    if one == other or score <= 0.3:
        return
    tie = ties.setdefault((min(one, other), max(one, other)), Tie())
    fresh = not old
    if fresh and tie.background:
        tie.score, tie.background = 0.0, False
    if fresh == (not tie.background):
        # Each further sentence that says so removes a part of the doubt that is left.
        tie.score = max(tie.score, score) + 0.25 * (1 - max(tie.score, score)) * min(tie.score, score)
    if why not in tie.reasons and len(tie.reasons) < 3:
        tie.reasons.append(why)


def _because(word: str, why: str) -> str:
    return f"«{word}», {why}" if word else why


def _hub(sentences: Sequence[Sentence], cues: Sequence[Cues]) -> int | None:
    """The city a text turns about: named in the title, early, often."""
    weight: dict[int, float] = {}
    for sentence, cue in zip(sentences, cues, strict=True):
        for rank, named in enumerate(named for named in sentence.named if named.counts):
            value = 2.5 if sentence.title else 1.4 if sentence.lead else 1.0
            value *= 1.0 if cue.best()[0] else 0.6
            value *= 0.5 if cue.background and not sentence.title else 1.0
            weight[named.city] = (
                weight.get(named.city, 0.0) + value + ((1.2 if sentence.title else 0.3) if rank == 0 else 0.0)
            )
    return max(weight, key=lambda city: weight[city]) if weight else None


def _join(
    sentence: Sentence, cities: Sequence[int], hub: int | None, home: int | None, language: Language, *, trio: bool
) -> list[tuple[int, int, float, str]]:
    """Which cities of one sentence the sentence ties, how firmly, and why we think so."""
    if not cities:
        return []
    if len(cities) == 1:
        return (
            [(hub, cities[0], 0.9, "the text's own city and the one named")]
            if hub not in (None, *cities) and hub is not None
            else []
        )
    direct = _direct(sentence, language)
    if direct:
        return direct
    if len(cities) == 2 and (hub in cities or hub is None or (home is None and _subject(sentence, language))):
        return [(cities[0], cities[1], 1.0, "named together")]
    if trio and len(cities) == 3:
        return [(a, b, 0.95, "three cities together") for a, b in combinations(cities, 2)]
    host = hub
    if hub not in cities and home is None and _with(_gaps(sentence)[0], language):
        host = cities[0]  # «Nice is twinned with A, B and C» in a text about another city
    if host is None:
        return []
    factor = 0.95 if host in cities or host == home else 0.8
    return [(host, city, factor, "host and partners") for city in cities if city != host]


def _gaps(sentence: Sentence) -> list[str]:
    named = [item for item in sentence.named if item.counts]
    return [_BRACKETED.sub("", sentence.text[left.end : right.start]) for left, right in pairwise(named)]


def _coordinated(sentence: Sentence, language: Language) -> bool:
    """Whether the sentence's cities are one list."""
    return all(language.joined.fullmatch(gap) for gap in _gaps(sentence))


def _subject(sentence: Sentence, language: Language) -> bool:
    """Whether two cities open the sentence together («Lyon and Frankfurt signed»), or one is tied «with» the other."""
    first = min(item.start for item in sentence.named if item.counts)
    if first <= 30 and _coordinated(sentence, language) and not language.with_.search(sentence.text[:first]):
        return True
    return any(_with(gap, language) for gap in _gaps(sentence))


def _with(gap: str, language: Language) -> bool:
    return len(gap) < 60 and bool(language.with_.search(gap))


def _direct(sentence: Sentence, language: Language) -> list[tuple[int, int, float, str]]:
    """Pairs that grammar itself ties: «between A and B», «A–B» said several times."""
    named = [item for item in sentence.named if item.counts]
    found, dashed = [], []
    for left, right in pairwise(named):
        gap = sentence.text[left.end : right.start]
        if left.city == right.city:
            continue
        bracketed = gap.strip() == "(" and sentence.text[right.end : right.end + 1] == ")"
        if bracketed or (gap.strip() in ("-", "–", "—") and len(gap) <= 3):
            dashed.append((left.city, right.city, 1.0, "joined by a dash or bracket"))
        elif language.joined.fullmatch(gap) and language.between.search(
            sentence.text[max(0, left.start - 24) : left.start]
        ):
            found.append((left.city, right.city, 1.0, "«between» them"))
    cities = {item.city for item in named}
    if found and len(cities) == 2 * len(found):
        return found
    if dashed and len(cities) == 2 * len(dashed):
        return dashed
    return []
