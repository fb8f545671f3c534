"""How a name is spelt: folding to one key, cutting case endings, transliteration likeness. Pure string rules."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

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


_FOLD = _table()
_DASHES_ONLY = {ord(char): " " for char in "-.,/()"} | {ord("'"): "", ord("`"): ""}
_HOMOGLYPHS = str.maketrans("aceopxyikmhtb", "асеорхуікмнтв")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[a-z]")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The key of a spelling: lower case, no Latin or Greek accents, ё as е, no apostrophes, hyphens as blanks."""
    lowered = text.lower()
    if lowered.isascii():
        folded = lowered.translate(_DASHES_ONLY)
    else:
        folded = unicodedata.normalize("NFC", lowered).translate(_FOLD)
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
    if text[:1].isascii() and text[:1].isalpha():
        return "latin"
    found = _SCRIPT.search(text)
    return found.lastgroup or "" if found else ""


def likeness(one: str, other: str) -> float:
    """How much two spellings sound alike, 0 … 1: what stays after folding rare letters together."""
    from rapidfuzz.distance import JaroWinkler

    return float(JaroWinkler.normalized_similarity(_sound(one), _sound(other)))


_SOUNDS = (
    ("shch", "s"), ("tsz", "c"), ("tch", "c"), ("sch", "s"), ("sh", "s"), ("zh", "z"), ("kh", "h"), ("ch", "c"),
    ("ts", "c"), ("tz", "c"), ("cz", "c"), ("sz", "s"), ("dz", "z"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "k"),
    ("x", "h"), ("w", "v"), ("y", "i"), ("j", "i"), ("q", "k"), ("c", "k"), ("ou", "u"), ("ii", "i"),
)  # fmt: skip


_NO_LETTER = re.compile("[^a-z]+")
_DOUBLE = re.compile(r"(.)\1")


@lru_cache(maxsize=2048)
def _sound(text: str) -> str:
    from anyascii import anyascii

    plain = _NO_LETTER.sub("", (text if text.isascii() else anyascii(text)).lower())
    for spelt, heard in _SOUNDS:
        plain = plain.replace(spelt, heard)
    return _DOUBLE.sub(r"\1", plain)
