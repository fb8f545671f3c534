"""Which language is it? What the item says, then the feed or page, then what the text looks like, then the hint.

A declared language that its script contradicts (a feed left at ``en-us`` full of Cyrillic) is not believed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NONE: Final = frozenset({"und", "mul", "zxx", "xx", "un"})
_SAME: Final = {
    "iw": "he", "in": "id", "ji": "yi", "ua": "uk", "cz": "cs", "jp": "ja", "cn": "zh", "kr": "ko", "rs": "sr",
    "gr": "el",
    "by": "be", "kz": "kk",
}  # fmt: skip
# Scripts a language is printed in; languages not named here are taken for Latin ones, unless unknown to us.
_SCRIPTS: Final = {
    "CYRILLIC": "ru be uk bg mk sr bs kk ky uz tg tt ba mn az cv ce os ab av lez kv udm mhr sah tyv xal myv mdf crh",
    "LATIN": "en de fr es it pt pl cs sk sl hr sr bs ro hu tr az uz nl sv da no nb nn fi et lv lt sq ca gl eu is "
    "ga mt id "
    "ms vi tl sw la lb cy af eo kk crh mo br fo fy gd ht rm zu xh so ku fil",
    "GREEK": "el",
    "ARABIC": "ar fa ur ps ug ckb sd",
    "HEBREW": "he yi",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka xmf",
    "HAN": "zh ja ko",
    "KANA": "ja",
    "HANGUL": "ko",
    "DEVANAGARI": "hi mr ne sa",
    "THAI": "th",
}
_OWN_LETTERS: Final = (
    ("ў", "be"), ("їєґ", "uk"), ("ѓќѕ", "mk"), ("ђћљњ", "sr"), ("ҷӣӯ", "tg"), ("ұқғ", "kk"), ("ңөү", "ky"),
    ("ыэё", "ru"), ("ъ", "bg"),
)  # fmt: skip
_ENOUGH: Final = 20  # letters; less says nothing


def language_of(text: str, *, item: str | None, feed: str | None, hint: str | None) -> str | None:
    """The language as a BCP 47 tag; None when nothing tells."""
    sample = text[:4000]
    scripts = _scripts(sample)
    for declared in (item, feed):
        tag = tidy(declared)
        if tag and _agrees(tag, scripts):
            return tag
    detected = detect(sample)
    hinted = tidy(hint)
    if detected and not (hinted and hinted.split("-")[0] == detected):
        return detected
    return hinted or detected or tidy(item) or tidy(feed)


def tidy(tag: str | None) -> str | None:
    """A language tag in the usual spelling («ru_RU» → «ru-RU»); None for none, or for «und»."""
    if not tag:
        return None
    first = tag.replace("_", "-").split(",")[0].split(";")[0].split(".")[0].strip()
    if not _TAG.fullmatch(first):
        return None
    primary, *rest = first.split("-")
    primary = _SAME.get(primary.lower(), primary.lower())
    if primary in _NONE:
        return None
    spelt = [part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.lower() for part in rest]
    return "-".join([primary, *spelt])


def detect(text: str) -> str | None:
    """What the text looks like, when it is long enough and the detector is sure (CLD2)."""
    scripts = _scripts(text)
    letters = _weight(scripts)
    if scripts and scripts[0][0] in {"KANA", "HANGUL", "GREEK", "ARMENIAN", "GEORGIAN", "THAI"} and letters >= 5:
        return _SCRIPTS[scripts[0][0]].split()[0]
    if letters < _ENOUGH:
        return None
    import pycld2

    printable = "".join(c for c in text if c.isprintable() or c.isspace()).encode("utf-8", "ignore")
    for best_effort in (False, True):
        try:
            reliable, _, found = pycld2.detect(printable, bestEffort=best_effort)
        except pycld2.error:
            return None
        # Of several guesses the first that names a language and covers a third of the text.
        code: str = next((c.split("-", 1)[0].lower() for _, c, share, _ in found if c not in _NONE and share >= 33), "")
        if code and not reliable and scripts[0][0] == "CYRILLIC" and (own := _by_letters(text)):
            return own
        if code and (reliable or letters >= 60):
            same: dict[str, str] = {"iw": "he", "nb": "no", "nn": "no"}
            return same.get(code, code)
    return _by_letters(text)


def _by_letters(text: str) -> str | None:
    """The Cyrillic language whose own letters occur, for texts of which the detector makes nothing."""
    counts = Counter(text.lower())
    enough = max(1, sum(counts.values()) // 300)  # a foreign name or two do not make a language
    return next((tongue for letters, tongue in _OWN_LETTERS if sum(counts[c] for c in letters) >= enough), None)


def _agrees(tag: str, scripts: list[tuple[str, int]]) -> bool:
    if _weight(scripts) < _ENOUGH:
        return True
    main, count = scripts[0]
    primary = tag.split("-", maxsplit=1)[0]
    if main == "KANA":
        return primary == "ja"
    known = {code for codes in _SCRIPTS.values() for code in codes.split()}
    if primary not in known or main not in _SCRIPTS:
        return True
    return primary in _SCRIPTS[main].split() or count < 0.6 * sum(n for _, n in scripts)


def _weight(scripts: list[tuple[str, int]]) -> int:
    """How many letters that is; one of East Asia tells as much as three of ours."""
    return sum(count * (3 if name in {"HAN", "KANA", "HANGUL"} else 1) for name, count in scripts)


def _scripts(text: str) -> list[tuple[str, int]]:
    """Letters by script, the most frequent first. Kana counts before Han: no other language prints it."""
    counts = Counter(filter(None, map(_script, text)))
    if counts["KANA"] and counts["KANA"] * 10 > counts["HAN"]:
        counts["KANA"] += counts.pop("HAN", 0)
    return [(name, count) for name, count in counts.most_common() if count]


@lru_cache(maxsize=4096)
def _script(char: str) -> str | None:
    if not char.isalpha():
        return None
    name = unicodedata.name(char, "")
    if name.startswith("CJK"):
        return "HAN"
    first = name.partition(" ")[0]
    return "KANA" if first in {"HIRAGANA", "KATAKANA"} else first or None
