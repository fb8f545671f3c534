"""What single words are by themselves in one language, remembered: most words of a text were met before."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from aggregator.places.forms import fold, nominatives

if TYPE_CHECKING:
    from aggregator.places.gazetteer import Gazetteer
    from aggregator.places.language import Language

_KEPT: Final = 32_768  # words remembered
# GeoNames knows many towns' Russian names only; Ukrainian and Belarusian mostly differ by these letters.
RESPELT: Final = frozenset({"uk", "be"})
_RUSSIAN: Final = str.maketrans("іїєґў", "ииегв")


class Lexicon:
    """Asks the gazetteer and the language's facts about one word, as printed."""

    def __init__(self, gazetteer: Gazetteer, language: Language) -> None:
        self.language: Final = language
        self._gazetteer = gazetteer
        self.is_given = lru_cache(maxsize=_KEPT)(self._is_given)
        self.is_form_of_given = lru_cache(maxsize=_KEPT)(self._is_form_of_given)
        self.is_place = lru_cache(maxsize=_KEPT)(self._is_place)
        self.is_cue = lru_cache(maxsize=_KEPT)(self._is_cue)
        self.joins = lru_cache(maxsize=_KEPT)(self._joins)

    def _is_given(self, word: str) -> bool:
        key = fold(word)
        if key in self.language.given:
            return True
        if key in self.language.function_keys:
            return False  # «The» is a Vietnamese name too
        entry = self._gazetteer.entry(key)
        return entry is not None and entry.person

    def _is_form_of_given(self, word: str) -> bool:
        return any(self.is_given(base) for base in bases(fold(word), self.language))

    def _is_place(self, word: str) -> bool:
        key = fold(word)
        # «Peter» is no case of a town called Pet.
        for base in (key,) if self.is_given(word) else bases(key, self.language):
            entry = self._gazetteer.entry(base)
            if entry is not None and (entry.countries or any(self._gazetteer.large(r.index) for r in entry.readings)):
                return True
        return False

    def _is_cue(self, word: str) -> bool:
        return self.language.cue.fullmatch(word.lower()) is not None

    def _joins(self, word: str) -> bool:
        return self.language.joined.fullmatch(f" {word} ") is not None


def bases(word: str, language: Language | None) -> list[str]:
    """The folded word itself, then what it may be a case form of."""
    found = [word]
    if language is not None:
        found += nominatives(word, language.endings)
        if language.code in RESPELT and (respelt := word.translate(_RUSSIAN)) != word:
            found += [respelt, *nominatives(respelt, language.endings)]
        for prefix, put in language.prefix_cuts:
            if word.startswith(prefix) and len(word) - len(prefix) >= 3:
                rest = put + word[len(prefix) :]
                found += [rest, *nominatives(rest, language.endings)]
    return found
