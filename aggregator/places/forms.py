"""How a name is spelt: folding to one key, cutting case endings, transliteration likeness. Pure string rules."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

_APOSTROPHES = "'’‘ʼʹ`´ʻʿʾ′"
_HYPHENS = "-‐‑‒–—־・･·"
_EXTRA = {
    "ё": "е", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "þ": "th",
    "ŋ": "n", "ħ": "h", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ک": "ك", "ی": "ي", "ە": "ه", "ة": "ه",
    "ـ": "", "\u200c": "", "\u200d": "", "\u200b": "", "\u00ad": "", "ς": "σ", "և": "եւ",
}  # fmt: skip


def _table() -> dict[int, str]:
    table = {ord(char): "" for char in _APOSTROPHES}
    table |= {ord(char): " " for char in _HYPHENS + "\u00a0\u2009\u202f.,/()"}
    table |= dict.fromkeys((*range(768, 880), *range(1611, 1619), 1648), "")
    for code in (*range(0xC0, 0x250), *range(0x370, 0x400), *range(0x1E00, 0x2000)):
        plain = unicodedata.normalize("NFD", chr(code))
        if len(plain) > 1:
            table[code] = "".join(char for char in plain if not unicodedata.combining(char)).lower()
    table |= {ord(char): plain for char, plain in _EXTRA.items()}
    return table


_CHANGES = _table()
_CHANGED = re.compile("[" + re.escape("".join(map(chr, _CHANGES))) + "]")
# str.translate is slow over signs that its table lacks: these hold all that are frequent.
_FOLD = {code: chr(code) for code in range(0x600)} | _CHANGES
_FOLD_ASCII = {code: _FOLD[code] for code in range(0x80)}
_HOMOGLYPHS = str.maketrans("aceopxyikmhtb", "асеорхуікмнтв")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[a-z]")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The key of a spelling: lower case, no Latin or Greek accents, ё as е, no apostrophes, hyphens as blanks."""
    lowered = text.lower()
    if lowered.isascii():
        if lowered.isalpha():
            return lowered
        folded = lowered.translate(_FOLD_ASCII)
    else:
        folded = unicodedata.normalize("NFC", lowered)
        if _CHANGED.search(folded):
            folded = folded.translate(_FOLD)
        if _CYRILLIC.search(folded) and _LATIN.search(folded):
            folded = folded.translate(_HOMOGLYPHS)
    return " ".join(folded.split()) if " " in folded else folded


Endings = Sequence[tuple[str, str]]


def endings(rules: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Read rules as «ending>nominative ending» (``ова>ів``), longest first; both sides are folded like names."""
    pairs = [tuple(rule.split(">")) for rule in rules]
    read = {(fold(cut), fold(put)) for cut, put in pairs}
    return tuple(sorted(read, key=lambda rule: (-len(rule[0]), rule)))


def by_last_letter(rules: Endings) -> Mapping[str, Endings]:
    """The same rules, found by the last letter of the word they cut."""
    shelf: dict[str, list[tuple[str, str]]] = {}
    for cut, put in rules:
        shelf.setdefault(cut[-1], []).append((cut, put))
    return {letter: tuple(rules) for letter, rules in shelf.items()}


def nominatives(word: str, rules: Mapping[str, Endings], *, least: int = 3) -> Iterator[str]:
    """What a folded, inflected word may be in the nominative, by the language's endings; at least ``least`` stay."""
    for cut, put in rules.get(word[-1:], ()):
        if word.endswith(cut) and len(word) - len(cut) + len(put) >= least:
            yield word[: len(word) - len(cut)] + put


_SCRIPTS = (
    ("latin", "A-Za-z\u00c0-\u024f\u1e00-\u1eff"),
    ("cyrillic", "\u0400-\u052f"),
    ("han", "\u3400-\u9fff\uf900-\ufaff"),
    ("kana", "\u3040-\u30ff\uff66-\uff9f"),
    ("hangul", "\uac00-\ud7af"),
    ("arabic", "\u0600-\u06ff\u0750-\u077f"),
    ("greek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("armenian", "\u0530-\u058f"),
    ("georgian", "\u10a0-\u10ff\u1c90-\u1cbf"),
    ("hebrew", "\u0590-\u05ff"),
)
_SCRIPT = re.compile("|".join(f"(?P<{name}>[{letters}])" for name, letters in _SCRIPTS))


@lru_cache(maxsize=8192)
def script(text: str) -> str:
    """The script of the first letter we know; "" where there is none."""
    for sign in text:
        if kind := _script_of(sign):
            return kind
    return ""


@lru_cache(maxsize=4096)
def _script_of(sign: str) -> str:
    found = _SCRIPT.match(sign)
    return found.lastgroup or "" if found else ""


def latin(text: str) -> str:
    """A text's letters a … z, those of other scripts transliterated sign by sign."""
    if text.isascii():
        return text.lower() if text.isalpha() else _NO_LETTER.sub("", text.lower())
    return "".join(map(_latin_of, text))


@lru_cache(maxsize=4096)
def _latin_of(sign: str) -> str:
    from anyascii import anyascii

    return _NO_LETTER.sub("", anyascii(sign).lower())


_NO_LETTER = re.compile("[^a-z]+")


def likeness(one: str, other: str) -> float:
    """How much two spellings sound alike, 0 … 1: what stays after folding rare letters together."""
    return _compare()(_sound(one), _sound(other))


@cache
def _compare() -> Callable[[str, str], float]:
    from rapidfuzz.distance import JaroWinkler

    return JaroWinkler.normalized_similarity


_SIBILANTS = (
    ("shch", "s"), ("tsz", "c"), ("tch", "c"), ("sch", "s"), ("sh", "s"), ("zh", "z"), ("kh", "h"), ("ch", "c"),
    ("ts", "c"), ("tz", "c"), ("cz", "c"), ("sz", "s"), ("dz", "z"), ("ph", "f"), ("th", "t"),
)  # fmt: skip
_SOUNDS = (
    ("ck", "k"), ("qu", "k"), ("x", "h"), ("w", "v"), ("y", "i"), ("j", "i"), ("q", "k"), ("c", "k"), ("ou", "u"),
    ("ii", "i"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1")


@lru_cache(maxsize=2048)
def _sound(text: str) -> str:
    plain = latin(text)
    if "h" in plain or "z" in plain or "ts" in plain:
        for spelt, heard in _SIBILANTS:
            plain = plain.replace(spelt, heard)
    for spelt, heard in _SOUNDS:
        plain = plain.replace(spelt, heard)
    return _DOUBLE.sub(lambda double: double[1], plain)
