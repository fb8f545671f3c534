"""Russian names in all their cases, by the dictionary of pymorphy3. Used when the gazetteer is compiled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Any, Final

from aggregator.places.names import NOT_RUSSIAN

_CASES: Final = ("gent", "datv", "accs", "ablt", "loct")
_LINKS: Final = frozenset(
    {"на", "под", "над", "де", "да", "ду", "ле", "ла", "лос", "ан", "ам", "о", "сюр", "эль", "аль"}
)
_SPLIT: Final = re.compile(r"([ -])")


class Russian:
    """Case forms, dictionary spellings and given names of Russian."""

    def __init__(self) -> None:
        import pymorphy3

        self._morph = pymorphy3.MorphAnalyzer()
        self._parses = lru_cache(maxsize=50_000)(self._parse)
        self.place = lru_cache(maxsize=4_096)(self._place)

    def _parse(self, word: str) -> list[Any]:
        # Guesses about words the dictionary lacks are slow to make and worse than suffix rules.
        return [p for p in self._morph.parse(word) if p.is_known] if self._morph.word_is_known(word) else []

    def _place(self, name: str) -> str | None:
        """The dictionary's own spelling (ё) of a place name, or None when it is not one."""
        parts = _SPLIT.split(name)
        spelt, known = [], False
        for part in parts:
            parse = next((p for p in self._parses(part.lower()) if "Geox" in p.tag and "nomn" in p.tag), None)
            known = known or parse is not None
            spelt.append(_cased(parse.word, part) if parse else part)
        return "".join(spelt) if known else None

    def given(self, name: str) -> Iterator[str]:
        """The cases of a given name; none when the dictionary does not know it as one."""
        parse = next((p for p in self._parses(name.lower()) if "Name" in p.tag and "nomn" in p.tag), None)
        if parse is not None:
            yield from (form.word for form in parse.lexeme if form.tag.number == "sing")

    def is_given(self, word: str) -> bool:
        """Whether the dictionary knows a word as a given name first of all."""
        return any("Name" in p.tag and p.score > 0.2 for p in self._parses(word))

    def forms(self, name: str) -> Iterator[str]:
        """The other cases of a name, as far as the dictionary knows its words; none for names it does not know."""
        if NOT_RUSSIAN.search(name):
            return
        parts = _SPLIT.split(name)
        words = parts[::2]
        heads = self._heads(words)
        if heads is None:
            return
        for case in _CASES:
            options = [
                self._in_case(word, case, heads) if place in heads else [word] for place, word in enumerate(words)
            ]
            if not all(options):
                continue
            for chosen in product(*options):
                out = list(parts)
                out[::2] = [_cased(form, word) for form, word in zip(chosen, words, strict=True)]
                yield "".join(out)

    def _heads(self, words: list[str]) -> dict[int, Any] | None:
        """Which words decline: up to the first link word («на») all that agree, else adjectives and the last noun."""
        low = [word.lower() for word in words]
        link = next((place for place, word in enumerate(low) if word in _LINKS and place), len(words))
        if link < len(words):
            declining = [link - 1]
        else:
            declining = [len(words) - 1]
            declining += [n for n in range(len(words) - 1) if self._nominative(low[n], adjective=True)]
        heads: dict[int, Any] = {}
        for place in declining:
            parse = self._nominative(low[place], adjective=place != declining[0])
            if parse is None:
                return None
            heads[place] = parse
        return heads

    def _nominative(self, word: str, *, adjective: bool) -> Any | None:
        parses = [p for p in self._parses(word) if "nomn" in p.tag]
        if adjective:
            return next((p for p in parses if "ADJF" in p.tag), None)
        ranked = sorted(
            (p for p in parses if p.tag.POS in ("NOUN", "ADJF")),
            key=lambda p: (
                "Geox" in p.tag,
                p.tag.POS == "NOUN" and "Name" not in p.tag and "Surn" not in p.tag,
                p.score,
            ),
        )
        return ranked[-1] if ranked else None

    @staticmethod
    def _in_case(word: str, case: str, heads: dict[int, Any]) -> list[str]:
        for parse in heads.values():
            if parse.word == word.lower() or parse.word.replace("ё", "е") == word.lower().replace("ё", "е"):
                noun = next((p for p in heads.values() if p.tag.POS == "NOUN"), None)
                wanted = {case}
                if noun is not None and noun.tag.number == "plur":
                    wanted.add("plur")
                elif parse.tag.POS == "ADJF" and noun is not None and noun.tag.gender:
                    wanted |= {"sing", noun.tag.gender}
                elif parse.tag.number:
                    wanted.add(parse.tag.number)
                    if parse.tag.POS == "ADJF" and parse.tag.gender:
                        wanted.add(parse.tag.gender)
                if case == "accs" and parse.tag.POS == "ADJF" and "femn" not in wanted:
                    wanted.add("inan")
                inflected = parse.inflect(wanted)
                return [inflected.word] if inflected else []
        return []


def _cased(form: str, like: str) -> str:
    return form[:1].upper() + form[1:] if like[:1].isupper() else form
