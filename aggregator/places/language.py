"""One language's facts, read from its table in ``languages/`` and made ready to match."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from aggregator.places.adjectives import Adjectives
from aggregator.places.forms import Endings, by_last_letter, endings, fold, script
from aggregator.places.patterns import NEVER, Kinds, Rare, alternatives, any_of
from aggregator.places.phrases import Phrases, Sides

CUES: Final = ("twin", "pact", "contact", "trio", "against", "background", "state", "region")
LISTS: Final = (
    *CUES, "function", "and", "with", "from", "between", "versus",
    "with_ends", "with_after", "from_ends", "between_after",
    "city_before", "city_after", "other_before", "other_after",
    "body_before", "body_after", "title", "given", "surname_ends", "endings", "prefixes", "particles", "dateline",
    "ours", "we", "at", "at_ends", "at_after", "after", "after_end", "apart", "apart_end", "quantifiers",
    "related", "qualifier_ends", "article", "adjectives", "adjective_ends", "adjective_nouns", "common", "not_city",
    "namesake", "here", "contractions", "listing", "called", "shared",
)  # fmt: skip
_LED: Final = 16  # signs before a name that a preposition stands in
_KEPT: Final = 50_000  # words remembered before the memory starts anew

# What a phrase beside a name tells of it; the bits that ``Language.before`` and ``Language.after_name`` answer with.
CITY: Final = 1  # «the city of |», «| city council»
OTHER: Final = 2  # «street |», «| region»: no city
BODY: Final = 4  # «university of |»: a body named for the city
TITLE: Final = 8  # «Mr |»
ARTICLE: Final = 16  # «das |»: a word, not a name
AT: Final = 32  # «in |»
OWN: Final = 64  # «|ская делегация»: the adjective before it means the city


@dataclass(frozen=True, slots=True)
class Language:
    """What the tagger knows of one language; patterns match lower-cased text."""

    code: str
    name: str
    before: Phrases  # all that may stand before a name and tell what it is
    after_name: Phrases
    function: frozenset[str]  # frequent words, to tell the language by
    function_keys: frozenset[str]  # … folded like names
    cues: Kinds
    cue: re.Pattern[str]  # their pattern: one named group for each of CUES
    joined: re.Pattern[str]  # all that may stand between two coordinated names
    with_: re.Pattern[str]
    from_: re.Pattern[str]  # «guests from |»
    with_ends: re.Pattern[str]  # case endings that say «with |»
    with_after: re.Pattern[str]
    from_ends: re.Pattern[str]
    shared: re.Pattern[str]  # «| regions»: the noun of all names of a list
    listing: re.Pattern[str]  # «its twins are |»: opens a list that is not tied to itself
    between: re.Pattern[str]  # ends right before the first name
    between_after: re.Pattern[str]  # begins right after the second
    versus: re.Pattern[str]
    given: frozenset[str]  # given names that are places' names too, and the commonest others
    surname_ends: tuple[str, ...]  # how family names and patronymics end
    surname_first: bool  # «Kovács Péter»
    qualifier_ends: tuple[str, ...]  # how adjectives end that make a longer name of the next word
    adjectives: Adjectives
    common: frozenset[str]  # words of every day that towns are called too
    not_city: frozenset[str]  # names that mean a river, a region, a club, though some town is called so too
    endings: Mapping[str, Endings]
    prefixes: tuple[str, ...]  # written onto the word: Arabic «wa», «bi»
    prefix_cuts: tuple[tuple[str, str], ...]  # the same, with what to put in their place: «لل>ال»
    contractions: tuple[tuple[str, str], ...]  # prepositions with an article in them, and that article: «du>le»
    called: tuple[tuple[str, str], ...]  # «Lemberg>Lviv, UA»: which city of several the language calls so
    particles: re.Pattern[str]  # what may follow a name inside its word: Korean
    ours: re.Pattern[str]  # «our city», «the mayor»: the source's own city speaks
    we: re.Pattern[str]  # «our», «we»: only the source itself can mean it
    at: re.Pattern[str]  # «in |»: a venue
    leading: re.Pattern[str]  # «with», «from» or «in»
    at_ends: re.Pattern[str]  # case endings that say so
    at_after: re.Pattern[str]
    after: re.Pattern[str]  # «after |», «besides |»: named to compare with
    after_end: re.Pattern[str]
    apart: re.Pattern[str]  # «born in |», «10 km from |»: named, but no end of a tie
    apart_end: re.Pattern[str]
    quantifiers: frozenset[str]  # signs that make «both cities» of «city»: Chinese 两
    here: Rare  # «this city»
    namesake: Rare  # «its namesake in Mexico»: another city of the name
    dateline: re.Pattern[str]  # news agencies and how a dateline ends
    demonyms: Demonyms  # «deutsch*» → DE: adjectives of countries, a star for the rest of the word
    demonyms_follow: bool  # «la ciudad de Brest, francesa»; elsewhere such a word opens what comes next

    @classmethod
    def read(cls, code: str, raw: Mapping[str, Any]) -> Language:
        """From a table of ``languages/``. Raises ValueError naming an unknown key."""
        unknown = set(raw) - set(LISTS) - {"name", "demonyms", "demonyms_follow", "surname_first", "small_adjectives"}
        if unknown:
            raise ValueError(f"languages/{code}.toml: unknown key {min(unknown)!r}")

        def words(key: str) -> Sequence[str]:
            return tuple(raw.get(key, ()))

        cues = Kinds({kind: words(kind) for kind in CUES}, sharing=("trio",))  # «three twin towns» tells of twins too
        cuts = tuple((cut, put) for cut, _mark, put in (rule.partition(">") for rule in words("prefixes")))
        conjunctions = alternatives([*words("and")])
        with_ = _pattern(r"(?:{})(?:\s+\w+){{0,3}}[\s«„\"“]*$", words("with"))
        from_ = _pattern(r"(?:{})(?:\s+\w+){{0,2}}[\s«„\"“]*$", words("from"))
        at = _pattern(r"(?:{})\s+$", words("at"))
        return cls(
            code=code,
            name=str(raw.get("name", code)),
            before=Phrases(
                {
                    CITY: (words("city_before"), '«„"“.-'),
                    OTHER: (words("other_before"), '«„"“.'),
                    BODY: (words("body_before"), '«„"“.'),
                    TITLE: (words("title"), "."),
                    ARTICLE: (words("article"), ""),
                    AT: (words("at"), ""),
                },
                before=True,
                prefixes=cuts,
            ),
            after_name=Phrases(
                {
                    CITY: (words("city_after"), "»”\"'-"),
                    OTHER: (words("other_after"), '»”"-'),
                    BODY: (words("body_after"), '»”"-'),
                    OWN: (words("adjective_nouns"), "-"),
                },
                before=False,
            ),
            function=frozenset(words("function")),
            function_keys=frozenset(fold(word) for word in words("function")),
            cues=cues,
            cue=cues.pattern,
            joined=re.compile(
                rf"\s*(?:[,;、،،/&+·]|[-–—]|{conjunctions or '(?!)'})(?:\s*(?:{conjunctions or '(?!)'}))?\s*"
            ),
            with_=with_,
            from_=from_,
            with_ends=_ends(words("with_ends")),
            with_after=_pattern(r"[\s»”\"市町村시군구]*(?:{})", words("with_after")),
            from_ends=_ends(words("from_ends")),
            shared=_pattern(r"\s*(?:{})", words("shared")),
            listing=re.compile(rf"(?:[:：]|{alternatives(words('listing')) or '(?!)'})\s*$"),
            between=_pattern(r"(?:{})[\s«„\"“]*$", words("between")),
            between_after=_pattern(r"^[\s»”\"市町村시군구]*(?:{})", words("between_after")),
            versus=_pattern(r"^\s*(?:{})", words("versus")),
            given=frozenset(fold(word) for word in words("given")),
            surname_ends=tuple(words("surname_ends")),
            surname_first=bool(raw.get("surname_first", False)),
            qualifier_ends=tuple(words("qualifier_ends")),
            adjectives=Adjectives.of(
                words("adjectives"), words("adjective_ends"), small=bool(raw.get("small_adjectives", False))
            ),
            common=frozenset(fold(word) for word in words("common")),
            not_city=frozenset(fold(word) for word in words("not_city")),
            endings=by_last_letter(endings(words("endings"))),
            prefixes=tuple(sorted((cut for cut, put in cuts if not put), key=lambda p: (-len(p), p))),
            prefix_cuts=cuts,
            contractions=tuple((cut, put) for cut, _mark, put in (one.partition(">") for one in words("contractions"))),
            called=tuple((name, city) for name, _mark, city in (one.partition(">") for one in words("called"))),
            particles=_pattern(r"^(?:{})?$", words("particles")),
            ours=_pattern("(?:{})", words("ours")),
            we=_pattern("(?:{})", words("we")),
            at=at,
            leading=re.compile("|".join(pattern.pattern for pattern in (at, with_, from_))),
            at_ends=_ends(words("at_ends")),
            at_after=_pattern(r"^市?\s?(?:{})", words("at_after")),
            after=_pattern(r"(?:{})(?:\s+\w+)?[\s«„\"“]*$", words("after")),
            apart=_pattern(r"(?:{})[\s«„\"“]*$", words("apart")),
            apart_end=_pattern(r"^[\s»”\"]*(?:{})", words("apart_end")),
            quantifiers=frozenset(words("quantifiers")),
            after_end=_pattern(r"^[\s»”\"市]*(?:{})", words("after_end")),
            here=Rare(words("here")),
            namesake=Rare(words("namesake")),
            dateline=_pattern(r"(?:{})", words("dateline")),
            demonyms=Demonyms(
                {word.lower(): code for code, words in raw.get("demonyms", {}).items() for word in words}
            ),
            demonyms_follow=bool(raw.get("demonyms_follow", False)),
        )

    def demonym(self, left: Sequence[str], right: Sequence[str]) -> str | None:
        """The country whose adjective stands beside a name: both sides cut in :func:`pieces`."""
        if not self.demonyms:
            return None
        # «the French town of |»; but of «Türk heyeti | kentinde» the adjective is the delegation's.
        return self._nearest(left, words=3 if self.before(left) & CITY else 1) or (
            self._nearest(right, words=1) if self.demonyms_follow else None
        )

    def demonym_beside(self, sides: Sides) -> str | None:
        """The same of a name with its neighbourhood."""
        left, right = sides.left, sides.right
        if "." not in left.gap and (code := self.adjective_of(left.word)):
            return code
        if self.before.beside(left) & CITY:
            return self.demonym(left.pieces, right.pieces)
        return self.adjective_of(right.word) if self.demonyms_follow and "." not in right.gap else None

    def _nearest(self, side: Sequence[str], *, words: int) -> str | None:
        for place in range(1, min(len(side), 2 * words + 1), 2):
            if "." in side[place - 1]:
                return None
            if code := self.adjective_of(side[place]):
                return code
        return None

    def led(self, text: str, start: int) -> bool:
        """Whether a preposition stands before the name that starts here: «in |», «with |»."""
        return self.leading.search(text, max(0, start - _LED), start) is not None

    def adjective_of(self, word: str) -> str | None:
        """The country that a word is the adjective of."""
        return self.demonyms(word)


class Demonyms:
    """Adjectives of countries; remembers the words it met."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._known: dict[str, str | None] = {}

    def __bool__(self) -> bool:
        return bool(self._words)

    def __call__(self, word: str) -> str | None:
        """The country that a word is the adjective of."""
        try:
            return self._known[word]
        except KeyError:
            if len(self._known) > _KEPT:
                self._known.clear()
            found = self._known[word] = self._of(word.lower()) if self._words else None
            return found

    def _of(self, low: str) -> str | None:
        if code := self._words.get(low):
            return code
        return next((code for end in range(len(low), 3, -1) if (code := self._words.get(low[:end] + "*"))), None)


def _pattern(frame: str, words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(frame.format(any_of(words))) if words else NEVER


def _ends(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, words))})$") if words else NEVER


_BY_SCRIPT: Final = {
    "kana": "ja", "hangul": "ko", "greek": "el", "armenian": "hy", "georgian": "ka", "hebrew": "he",
}  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]+")


# Cyrillic letters that only some of our languages write.
_LETTERS: Final[Mapping[str, frozenset[str]]] = {
    "ыэ": frozenset({"ru", "be", "kk", "ky", "mn"}),
    "і": frozenset({"uk", "be", "kk"}),
    "їє": frozenset({"uk"}),
    "ў": frozenset({"be", "uz"}),
    "јљњџ": frozenset({"sr", "mk"}),
    "ђћ": frozenset({"sr"}),
    "ѓќѕ": frozenset({"mk"}),
    "әқғұ": frozenset({"kk"}),
    "ңүө": frozenset({"kk", "ky", "mn"}),
}


class Guesser:
    """Tells a text's language by its script and its frequent words; knows no more of a language than those."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self._codes: dict[str, list[str]] = {}
        for code, table in tables.items():
            for word in table.get("function", ()):
                self._codes.setdefault(word, []).append(code)

    def __call__(self, text: str) -> str | None:
        """The likeliest language; None without a sign of any."""
        sample = text[:2000].lower()
        scripts: dict[str, int] = {}
        for char in sample[:300]:
            if char.isalpha():
                kind = "latin" if char.isascii() else script(char)
                scripts[kind] = scripts.get(kind, 0) + 1
        if not scripts:
            return None
        if scripts.get("kana", 0) > 2:
            return "ja"
        main = max(scripts, key=lambda kind: scripts[kind])
        if main == "han":
            return "zh"
        if main in _BY_SCRIPT:
            return _BY_SCRIPT[main]
        scores: dict[str, int] = {}
        for word in _WORD.findall(sample):
            for code in self._codes.get(word, ()):
                scores[code] = scores.get(code, 0) + 1
        for letters, codes in _LETTERS.items():
            if count := sum(sample.count(letter) for letter in letters):
                for code in scores.keys() - codes:
                    scores[code] -= count
        best = max(sorted(scores), key=lambda code: (scores[code], code == "en", code == "ru"), default=None)
        return best or {"latin": "en", "cyrillic": "ru", "arabic": "ar"}.get(main)
