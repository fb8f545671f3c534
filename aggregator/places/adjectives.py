"""Adjectives made of towns' names: «Казанская делегация», «Karlsruher Delegation», «nyíregyházi küldöttség»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aggregator.places.forms import fold

_LEAST: Final = 2  # letters of a name that an adjective's ending leaves


@dataclass(frozen=True, slots=True)
class Adjectives:
    """How a language makes them: «ск>а» and «ая» read «Самарская» as «Самара»."""

    stems: tuple[tuple[str, str], ...]  # what the adjective's stem ends in → what the name ends in
    ends: tuple[str, ...]  # case endings of an adjective
    whole: tuple[str, ...]  # both together: how a word must end to be one at all
    small: bool  # written with a small letter inside a sentence

    @classmethod
    def of(cls, stems: Sequence[str], ends: Sequence[str], *, small: bool) -> Adjectives:
        """From rules «ending of the adjective's stem>ending of the name» and the adjective's case endings."""
        pairs = [tuple(rule.split(">")) for rule in stems]
        read = sorted({(fold(cut), fold(put)) for cut, put in pairs}, key=lambda rule: (-len(rule[0]), rule))
        tails = sorted({fold(end) for end in ends} or {""}, key=lambda end: (-len(end), end))
        whole = {cut + tail for cut, _put in read for tail in tails}
        return cls(tuple(read), tuple(tails), tuple(sorted(whole)), small)

    def of_place(self, word: str) -> bool:
        """Whether a word as printed may be an adjective of some place, but no name: «сербский», «подмосковный»."""
        return self.small and word.islower() and bool(self.whole) and fold(word).endswith(self.whole)

    def names(self, word: str) -> list[str]:
        """The names that a folded word may be the adjective of, those of the longest ending first."""
        if not self.whole or not word.endswith(self.whole):
            return []
        found: dict[str, None] = {}
        for tail in self.ends:
            if not word.endswith(tail):
                continue
            stem = word[: len(word) - len(tail)]
            for cut, put in self.stems:
                if stem == cut or (stem.endswith(cut) and len(stem) - len(cut) >= _LEAST):
                    found[stem[: len(stem) - len(cut)] + put] = None
        return [*found]
