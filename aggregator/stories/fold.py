"""Text made comparable: folded, cut into words, shingled, sketched (MinHash, Broder 1997)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

import xxhash

PERMUTATIONS = 128
BANDS = 32
ROWS = PERMUTATIONS // BANDS
LEAD = 30  # words of a teaser
SEED = 1997  # part of every stored sketch: never change it

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]")  # Thai, Lao, Burmese, Kana, Han
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`ʹ](?=\w)")


def fold(text: str) -> str:
    """One letter case, compatible forms, no marks (ё → е, é → e), apostrophes within words dropped."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _APOSTROPHE.sub("", unicodedata.normalize("NFC", bare)).replace("ı", "i")


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
    """Hashes of the runs of three neighbouring words."""
    size = min(3, len(tokens))
    if not size:
        return set()
    runs = (" ".join(tokens[at : at + size]) for at in range(len(tokens) - size + 1))
    return {xxhash.xxh3_64_intdigest(_bytes(run)) for run in runs}


def sketch(hashes: Iterable[int]) -> tuple[int, ...]:
    """128 minima, the same on every machine; empty for an empty set."""
    import rensa

    tokens = sorted(hashes)
    if not tokens:
        return ()
    # Our own 64-bit hashes, so that sketches stay comparable for years. The flat form starts no threads.
    matrix = rensa.RMinHash.digest_matrix_from_flat_token_hashes(tokens, [0, len(tokens)], PERMUTATIONS, SEED)
    return tuple(matrix.to_rows()[0])


def bands(sketched: Sequence[int]) -> list[str]:
    """32 short digests of 4 minima each: two texts of likeness s share one with probability 1-(1-s⁴)³²."""
    return [
        xxhash.xxh3_64_hexdigest(_bytes(",".join(map(str, sketched[at : at + ROWS]))))[:12]
        for at in range(0, len(sketched), ROWS)
    ]


def jaccard(one: Sequence[int], other: Sequence[int]) -> float:
    """Estimated likeness of two sets by their sketches; 0 where one is missing."""
    if not one or not other:
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)


def containment(likeness: float, one: int, other: int) -> float:
    """The share of the smaller of two sets that lies in the larger, from their Jaccard likeness and sizes."""
    smaller = min(one, other)
    return min(1.0, likeness * (one + other) / ((1 + likeness) * smaller)) if smaller else 0.0


def digest(text: str) -> str:
    """A short, stable digest."""
    return xxhash.xxh3_128_hexdigest(_bytes(text))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
