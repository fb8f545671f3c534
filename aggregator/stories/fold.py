"""Text made comparable: folded, cut into words, shingled, sketched (MinHash, Broder 1997)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import xxhash

PERMUTATIONS = 128
BANDS = 32
ROWS = PERMUTATIONS // BANDS
LEAD = 30  # words of a teaser
HEAD = 8  # words by which a cut text is found again
SAMPLE = 256  # hashes kept of a text
SEED = 1997  # part of every stored sketch: never change it

# Indic vowel signs are no letters to ``\w``; danda and double danda end sentences.
_WORD = re.compile(r"[\w\u0900-\u0963\u0966-\u0dff]+")
# Thai, Lao, Burmese, Khmer, Kana, Han
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`ʹ‘′](?=\w)")
# Invisible: soft hyphen, zero-width signs, direction marks, Arabic tatweel. Persian and Urdu forms of Arabic letters.
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u00ad\u034f\u061c\u0640\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"),
        **dict.fromkeys(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))),
        "ی": "ي",
        "ى": "ي",
        "ک": "ك",
        "ı": "i",
    }
)


def fold(text: str) -> str:
    """One letter case, compatible forms, no marks (ё → е, é → e), no invisible signs, no apostrophes within words."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _APOSTROPHE.sub("", unicodedata.normalize("NFC", bare).translate(_SIGNS))


def words(text: str) -> list[str]:
    """Folded words without punctuation; a letter of a script without blanks is a word."""
    found: list[str] = []
    for word in _WORD.findall(fold(text)):
        if _UNSPACED.search(word):
            found.extend(word)
        else:
            found.append(word)
    return found


def shingles(tokens: Sequence[str]) -> set[int]:
    """32-bit hashes of the runs of three neighbouring words."""
    size = min(3, len(tokens))
    if not size:
        return set()
    return {hashed(" ".join(tokens[at : at + size])) for at in range(len(tokens) - size + 1)}


def sample(hashes: Iterable[int]) -> tuple[int, ...]:
    """The smallest hashes, ascending: all of a short text, an unbiased sample of a long one (Cohen 1997)."""
    return tuple(sorted(hashes)[:SAMPLE])


def bands(hashes: Iterable[int]) -> tuple[int, ...]:
    """32 digests of 4 minima each: two texts of likeness s share one with probability 1-(1-s⁴)³²; none of nothing."""
    minima = sketch(hashes)
    rows = (minima[at : at + ROWS] for at in range(0, len(minima), ROWS))
    return tuple(hashed(",".join(map(str, row))) for row in rows)


def sketch(hashes: Iterable[int]) -> tuple[int, ...]:
    """128 minima, the same on every machine; empty for an empty set."""
    import rensa

    tokens = sorted(hashes)
    if not tokens:
        return ()
    # Our own hashes, so that sketches stay comparable for years. The flat form starts no threads.
    matrix = rensa.RMinHash.digest_matrix_from_flat_token_hashes(tokens, [0, len(tokens)], PERMUTATIONS, SEED)
    return tuple(matrix.to_rows()[0])


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much two sets have in common: of both together (Jaccard), and of the smaller one (containment)."""

    likeness: float
    within: float


def overlap(one: Sequence[int], other: Sequence[int], *, without: Collection[int] = ()) -> Overlap:
    """What two samples tell of their sets: exact while both are whole, an estimate beyond. ``without``: not counted."""
    limit = min((side[-1] for side in (one, other) if len(side) >= SAMPLE), default=None)
    mine, theirs = (
        {hash_ for hash_ in side if (limit is None or hash_ <= limit) and hash_ not in without} for side in (one, other)
    )
    smaller = min(len(mine), len(theirs))
    if not smaller:
        return Overlap(0.0, 0.0)
    common = len(mine & theirs)
    return Overlap(common / (len(mine) + len(theirs) - common), common / smaller)


def digest(text: str) -> str:
    """A short, stable digest."""
    return xxhash.xxh3_128_hexdigest(_bytes(text))


def hashed(text: str) -> int:
    """32 stable bits."""
    return xxhash.xxh3_64_intdigest(_bytes(text)) & 0xFFFFFFFF


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
