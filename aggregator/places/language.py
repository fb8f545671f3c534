"""One language's facts, read from its table in ``languages/`` and made ready to match."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from aggregator.places.forms import Endings, by_last_letter, endings, fold, script

CUES: Final = ("twin", "pact", "contact", "trio", "against", "background")
LISTS: Final = (
    *CUES, "function", "and", "with", "between", "versus", "city_before", "city_after", "other_before", "other_after",
    "body_before", "body_after", "title", "given", "surname_ends", "endings", "prefixes", "particles", "dateline",
    "ours", "we", "at", "at_ends", "at_after", "after", "after_end", "apart", "apart_end", "quantifiers",
    "related", "qualifier_ends", "article",
)  # fmt: skip
_BEFORE: Final = ("city_before", "other_before", "body_before", "title", "article")
_AFTER: Final = ("city_after", "other_after", "body_after")
_NEVER: Final = re.compile(r"(?!)")
_UNSPACED: Final = frozenset({"han", "kana", "hangul"})


_RUN: Final = re.compile(r"\*?[^\W_]+\*?")
_WORDS: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Edge:
    """Quickly tells that none of many phrases can stand right before (or after) a name, by the word that touches it."""

    exact: frozenset[str]
    starts: tuple[str, ...]
    inside: tuple[str, ...]
    always: bool  # some phrase stands in no word of its own
    place: int  # -1: the last word of a phrase counts, 0: the first

    @classmethod
    def of(cls, phrases: Sequence[str], place: int) -> Edge:
        """For phrases as the tables write them."""
        exact, starts, inside, always = set[str](), set[str](), set[str](), False
        for phrase in phrases:
            runs = _RUN.findall(phrase.lower())
            if not runs or script(phrase) in _UNSPACED:
                always = True
            elif runs[place].startswith("*"):
                inside.add(runs[place].strip("*"))
            elif runs[place].endswith("*"):
                starts.add(runs[place][:-1])
            else:
                exact.add(runs[place])
        return cls(frozenset(exact), tuple(sorted(starts)), tuple(sorted(inside)), always, place)

    def may(self, text: str) -> bool:
        """Whether a phrase may stand at this edge of a lower-cased text."""
        if self.always:
            return True
        words = _WORDS.findall(text)
        if not words:
            return False
        word = words[self.place]
        return word in self.exact or word.startswith(self.starts) or any(part in word for part in self.inside)


@dataclass(frozen=True, slots=True)
class Language:
    """What the tagger knows of one language; patterns match lower-cased text."""

    code: str
    name: str
    before: Edge  # of all that may stand before a name and tell what it is
    after_name: Edge
    function: frozenset[str]  # frequent words, to tell the language by
    cue: re.Pattern[str]  # one named group for each of CUES
    joined: re.Pattern[str]  # all that may stand between two coordinated names
    with_: re.Pattern[str]
    between: re.Pattern[str]  # ends right before the first name
    versus: re.Pattern[str]
    city_before: re.Pattern[str]  # «the city of |»
    city_after: re.Pattern[str]  # «| city council»
    other_before: re.Pattern[str]  # «street |», «river |»: no city
    other_after: re.Pattern[str]  # «| region», «| street»: no city
    body_before: re.Pattern[str]  # «university of |»: a body named for the city
    body_after: re.Pattern[str]
    title: re.Pattern[str]  # «Mr |»
    article: re.Pattern[str]  # «das |»: a word, not a name
    given: frozenset[str]  # given names that are places' names too, and the commonest others
    surname: re.Pattern[str]  # how family names and patronymics end
    qualifier: re.Pattern[str]  # how adjectives end that make a longer name of the next word
    endings: Mapping[str, Endings]
    prefixes: tuple[str, ...]  # written onto the word: Arabic «wa», «bi»
    particles: re.Pattern[str]  # what may follow a name inside its word: Korean
    ours: re.Pattern[str]  # «our city», «the mayor»: the source's own city speaks
    we: re.Pattern[str]  # «our», «we»: only the source itself can mean it
    at: re.Pattern[str]  # «in |»: a venue
    at_ends: re.Pattern[str]  # case endings that say so
    at_after: re.Pattern[str]
    after: re.Pattern[str]  # «after |», «besides |»: named to compare with
    after_end: re.Pattern[str]
    apart: re.Pattern[str]  # «born in |», «10 km from |»: named, but no end of a tie
    apart_end: re.Pattern[str]
    quantifiers: frozenset[str]  # signs that make «both cities» of «city»: Chinese 两
    dateline: re.Pattern[str]  # news agencies and how a dateline ends
    demonyms: Mapping[str, str]  # «deutsch*» → DE: adjectives of countries, a star for the rest of the word

    @classmethod
    def read(cls, code: str, raw: Mapping[str, Any]) -> Language:
        """From a table of ``languages/``. Raises ValueError naming an unknown key."""
        unknown = set(raw) - set(LISTS) - {"name", "demonyms"}
        if unknown:
            raise ValueError(f"languages/{code}.toml: unknown key {min(unknown)!r}")

        def words(key: str) -> Sequence[str]:
            return tuple(raw.get(key, ()))

        groups = [f"(?P<{kind}>{alternatives(words(kind))})" for kind in CUES if words(kind)]
        conjunctions = alternatives([*words("and")])
        return cls(
            code=code,
            name=str(raw.get("name", code)),
            before=Edge.of([word for key in _BEFORE for word in words(key)], -1),
            after_name=Edge.of([word for key in _AFTER for word in words(key)], 0),
            function=frozenset(words("function")),
            cue=re.compile("|".join(groups)) if groups else _NEVER,
            joined=re.compile(
                rf"\s*(?:[,;、،،/&+·]|[-–—]|{conjunctions or '(?!)'})(?:\s*(?:{conjunctions or '(?!)'}))?\s*"
            ),
            with_=_pattern(r"(?:{})(?:\s+\w+){{0,3}}[\s«„\"“]*$", words("with")),
            between=_pattern(r"(?:{})[\s«„\"“]*$", words("between")),
            versus=_pattern(r"^\s*(?:{})", words("versus")),
            city_before=_pattern(r"(?:{})[\s«„\"“.-]*$", words("city_before")),
            city_after=_pattern(r"^[\s»”\"'’-]*(?:{})", words("city_after")),
            other_before=_pattern(r"(?:{})[\s«„\"“.]*$", words("other_before")),
            other_after=_pattern(r"^[\s»”\"-]*(?:{})", words("other_after")),
            body_before=_pattern(r"(?:{})[\s«„\"“.]*$", words("body_before")),
            body_after=_pattern(r"^[\s»”\"-]*(?:{})", words("body_after")),
            article=_pattern(r"(?:{})\s*$", words("article")),
            title=_pattern(r"(?:{})\.?\s*$", words("title")),
            given=frozenset(fold(word) for word in words("given")),
            surname=_ends(words("surname_ends")),
            qualifier=_ends(words("qualifier_ends")),
            endings=by_last_letter(endings(words("endings"))),
            prefixes=tuple(sorted(words("prefixes"), key=lambda p: (-len(p), p))),
            particles=_pattern(r"^(?:{})?$", words("particles")),
            ours=_pattern("(?:{})", words("ours")),
            we=_pattern("(?:{})", words("we")),
            at=_pattern(r"(?:{})\s+$", words("at")),
            at_ends=_ends(words("at_ends")),
            at_after=_pattern(r"^市?(?:{})", words("at_after")),
            after=_pattern(r"(?:{})(?:\s+\w+)?[\s«„\"“]*$", words("after")),
            apart=_pattern(r"(?:{})[\s«„\"“]*$", words("apart")),
            apart_end=_pattern(r"^[\s»”\"]*(?:{})", words("apart_end")),
            quantifiers=frozenset(words("quantifiers")),
            after_end=_pattern(r"^[\s»”\"市]*(?:{})", words("after_end")),
            dateline=_pattern(r"(?:{})", words("dateline")),
            demonyms={word.lower(): code for code, words in raw.get("demonyms", {}).items() for word in words},
        )

    def demonym(self, text: str, *, before: bool, named: bool) -> str | None:
        """The country whose adjective touches a name at the end (``before``) or the start of a text.

        ``named``: words like «the city of» may stand between the two.
        """
        if not self.demonyms:
            return None
        words = _WORDS.findall(text.rpartition(".")[2] if before else text.partition(".")[0])
        beside = reversed(words[-3 if named else -1 :]) if before else words[:1]
        return next((code for word in beside if (code := self.adjective_of(word))), None)

    def adjective_of(self, word: str) -> str | None:
        """The country that a word is the adjective of."""
        if not self.demonyms:
            return None
        low = word.lower()
        if code := self.demonyms.get(low):
            return code
        return next((code for end in range(len(low), 3, -1) if (code := self.demonyms.get(low[:end] + "*"))), None)


def _pattern(frame: str, words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(frame.format(alternatives(words))) if words else _NEVER


def _ends(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, words))})$") if words else _NEVER


def alternatives(words: Sequence[str]) -> str:
    """A pattern for a list of words: ``*`` stands for the rest of a word, a blank for blanks or a hyphen."""
    whole: list[str] = []
    others: list[str] = []
    for word in sorted(words, key=lambda word: (-len(word), word)):
        inner = re.escape(word.lower()).replace(r"\*", r"\w*").replace(r"\ ", r"[\s-]+")
        if script(word) in _UNSPACED:
            others.append(inner)
            continue
        back = "" if word.endswith("*") or not word[-1:].isalnum() else r"\b"
        (others if word.startswith("*") or not word[:1].isalnum() else whole).append(inner + back)
    # One word boundary before them all: where none is, no word is tried.
    return "|".join([rf"\b(?:{'|'.join(whole)})"] * bool(whole) + others)


_BY_SCRIPT: Final = {
    "kana": "ja", "hangul": "ko", "greek": "el", "armenian": "hy", "georgian": "ka", "hebrew": "he",
}  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]+")


def guess(text: str, languages: Mapping[str, Language]) -> str | None:
    """The likeliest language of a text by its script and its frequent words; None without a sign of any."""
    sample = text[:2000].lower()
    scripts: dict[str, int] = {}
    for char in sample[:600]:
        if char.isalpha():
            kind = script(char)
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
    words = _WORD.findall(sample)
    scores = {code: sum(word in language.function for word in words) for code, language in languages.items()}
    best = max(scores, key=lambda code: (scores[code], code == "en", code == "ru"), default=None)
    if best is not None and scores[best]:
        return best
    return {"latin": "en", "cyrillic": "ru", "arabic": "ar"}.get(main)
