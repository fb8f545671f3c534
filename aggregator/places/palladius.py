"""Names in Hanyu Pinyin as Russian writes them: the system of Palladius, syllable by syllable."""

from __future__ import annotations

from functools import cache
from typing import Final

_PLAIN: Final = {
    "a": "а", "ai": "ай", "ao": "ао", "an": "ань", "ang": "ан", "e": "э", "ei": "эй", "en": "энь", "eng": "эн",
    "ou": "оу", "ong": "ун", "u": "у", "ua": "уа", "uo": "о", "uai": "уай", "ui": "уй", "uan": "уань", "un": "унь",
    "uang": "уан",
}  # fmt: skip
_SOFT: Final = {
    "i": "и", "ia": "я", "ie": "е", "iao": "яо", "iu": "ю", "ian": "янь", "in": "инь", "iang": "ян", "ing": "ин",
    "iong": "юн",
}  # fmt: skip
_ROUND: Final = {"u": "юй", "ue": "юэ", "uan": "юань", "un": "юнь"}
_HARD_STARTS: Final = {
    "g": "г", "k": "к", "h": "х", "zh": "чж", "ch": "ч", "sh": "ш", "r": "ж", "z": "цз", "c": "ц", "s": "с",
}  # fmt: skip
_BOTH_STARTS: Final = {"b": "б", "p": "п", "m": "м", "f": "ф", "d": "д", "t": "т", "n": "н", "l": "л"}
_SOFT_STARTS: Final = {"j": "цз", "q": "ц", "x": "с"}
_LONGEST: Final = 6


@cache
def _syllables() -> dict[str, str]:
    found = {
        "ya": "я", "ye": "е", "yao": "яо", "you": "ю", "yan": "янь", "yang": "ян", "yi": "и", "yin": "инь",
        "ying": "ин", "yong": "юн", "yu": "юй", "yue": "юэ", "yuan": "юань", "yun": "юнь", "wa": "ва", "wo": "во",
        "wai": "вай", "wei": "вэй", "wan": "вань", "wen": "вэнь", "wang": "ван", "weng": "вэн", "wu": "у",
        "er": "эр", "nü": "нюй", "lü": "люй", "nüe": "нюэ", "lüe": "люэ",
        **{alone: _PLAIN[alone] for alone in ("a", "ai", "ao", "an", "ang", "e", "ei", "en", "ou")},
    }  # fmt: skip
    for start, letter in {**_HARD_STARTS, **_BOTH_STARTS}.items():
        found |= {start + end: letter + sound for end, sound in _PLAIN.items()}
    for start, letter in {**_BOTH_STARTS, **_SOFT_STARTS}.items():
        found |= {start + end: letter + sound for end, sound in _SOFT.items()}
    for start, letter in _SOFT_STARTS.items():
        found |= {start + end: letter + sound for end, sound in _ROUND.items()}
    found |= {f"{start}o": f"{_BOTH_STARTS[start]}о" for start in "bpmf"}
    found |= {f"{start}i": f"{_HARD_STARTS[start]}и" for start in ("zh", "ch", "sh", "r")}
    found |= {f"{start}i": f"{_HARD_STARTS[start]}ы" for start in ("z", "c", "s")}
    # In names of places the vowel of «hui» stays open: Хуэйчжоу.
    return found | {"hui": "хуэй"}


def russian(name: str) -> str | None:
    """«Shijiazhuang» → «Шицзячжуан»; None when the name is not one word of whole syllables."""
    spelt = ""
    for piece in name.lower().replace("’", "'").split("'"):
        syllables = _divided(piece)
        if syllables is None:
            return None
        if spelt.endswith("н") and syllables[0][0] in "аэо":
            spelt += "ъ"
        spelt += "".join(syllables)
    return spelt.capitalize()


def _divided(piece: str) -> list[str] | None:
    """The syllables, longest first; within a word none begins with a vowel: there an apostrophe stands."""
    if not piece:
        return None
    known = _syllables()
    for length in range(min(_LONGEST, len(piece)), 0, -1):
        sound, rest = known.get(piece[:length]), piece[length:]
        if sound is None or (rest and rest[0] in "aeo"):
            continue
        if not rest:
            return [sound]
        if (others := _divided(rest)) is not None:
            return [sound, *others]
    return None
