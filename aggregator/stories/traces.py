"""What a text prints that survives translation: participants' names, numbers, calendar days."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import cache

from anyascii import anyascii

from aggregator.stories.fold import fold

# ── names ──

_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*|[.!?:;\n]|[(«»\"“”]")
_CASELESS = re.compile(
    r"[\u10d0-\u10ff\u0590-\u06ff\u30a0-\u30ff\uac00-\ud7af]"
)  # Georgian, Hebrew, Arabic, Katakana, Hangul

_SOUNDS: tuple[tuple[str, str], ...] = tuple(
    (spelling, sound)
    for sound, spellings in {
        "s": "schtsch shch tsch sch tsh tch sh ch zh cz sz ts tz",
        "v": "ph",
        "t": "th",
        "k": "kh gh ck",
        "ks": "x",
    }.items()
    for spelling in spellings.split()
)
_SPELLING = re.compile("|".join(spelling for spelling, _ in _SOUNDS))
_CH = re.compile(r"(?<!s)ch")  # Kucharew
_CH_IS_KH = frozenset({"de", "nl", "pl", "cs", "sk"})
_SOUND = dict(_SOUNDS)
_DOUBLED = re.compile(r"(.)\1+")
_C_HARD = re.compile(r"c(?=[aoulr])")
_C_SOFT = str.maketrans(dict.fromkeys("ćčçћĆČÇЋ", "s"))
_CLASSES = str.maketrans("bpvwfszcdtkgqhlrmn", "ppvvvsssttkkkklrmn")
_VOWELS = str.maketrans("", "", "aeiouyj")


def skeleton(name: str, language: str | None = None) -> str:
    """The consonants a name keeps in any spelling: Метшин, Metşin, Metshin → msn."""
    plain = re.sub(r"[^a-z]", "", anyascii(unicodedata.normalize("NFC", name).translate(_C_SOFT)).lower())
    if language in _CH_IS_KH:
        plain = _CH.sub("kh", plain)
    sounds = _SPELLING.sub(lambda found: _SOUND[found.group()], _C_HARD.sub("k", plain))
    return _DOUBLED.sub(r"\1", sounds.translate(_CLASSES)).translate(_VOWELS)


def same_name(one: str, other: str) -> bool:
    """Skeletons of one name: equal, or one with an ending more."""
    if len(one) > len(other):
        one, other = other, one
    if not other.startswith(one):
        return False
    ending = other[len(one) :]
    return not ending or (len(one) >= 4 and len(ending) <= 2) or (len(one) == 3 and ending == "m")  # «Метшиным»


def names(text: str, language: str | None = None, *, without: Iterable[str] = ()) -> tuple[str, ...]:
    """Skeletons of two or more capitalised words in a row, which persons and bodies mostly are; sorted.

    In scripts without capitals every longer word may be one. ``without``: names of the cities told of.
    """
    known = [skeleton(word, language) for name in without for word in re.split(r"[\s-]+", name)]
    found: set[str] = set()
    run: list[str] = []
    for token in [*_TOKEN.findall(text), "."]:
        if token[0].isupper() and (len(token) > 1) and not token.isupper():
            run.append(token)
            continue
        if len(run) in (2, 3, 4):
            found.update(skeleton(part, language) for one in run for part in one.split("-"))
        run = []
        if len(token) > 3 and _CASELESS.search(token):
            consonants = skeleton(token)
            if len(consonants) >= 4:
                found.add(consonants)
    return tuple(sorted(one for one in found if len(one) >= 3 and not any(same_name(one, city) for city in known)))


def shared_names(one: Collection[str], other: Collection[str]) -> list[str]:
    """Names that both texts print, each once."""
    return [name for name in one if any(same_name(name, twin) for twin in other)]


# ── numbers ──

_NUMBER = re.compile(r"(?<![\w.,:/])\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|(?<![\w.,:/])\d+(?![\d:]|[.,/]\d)")
_CLOCK_OR_DAY = re.compile(r"\d{1,2}[:.]\d{2}(?:[:.]\d{2,4})?(?!\d)|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}(?:/\d{2,4})?")


def numbers(text: str) -> tuple[str, ...]:
    """Numbers of two digits and more, without clock times, days and the years of our time; sorted."""
    bare = _CLOCK_OR_DAY.sub(" ", unicodedata.normalize("NFKC", text))
    found = {re.sub(r"\D", "", number) for number in _NUMBER.findall(bare)}
    return tuple(sorted(number for number in found if 2 <= len(number) <= 9 and not _is_year(number)))


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in ("19", "20")


# ── days ──

LANGUAGES = [
    "ru",
    "uk",
    "be",
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "pl",
    "cs",
    "sk",
    "sr",
    "hr",
    "bg",
    "ro",
    "hu",
    "el",
    "tr",
    "az",
    "kk",
    "uz",
    "hy",
    "ka",
    "fi",
    "sv",
    "nl",
    "da",
    "et",
    "lv",
    "lt",
    "ky",
    "fa",
    "ar",
    "mk",
    "sl",
    "sq",
]

_ISO = re.compile(r"(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d.:/])(\d{1,2})[./](\d{1,2})(?:[./]((?:19|20)\d{2}|\d{2}))?(?![\d:%]|[./]\d)")
_HAN = re.compile(r"(?:((?:19|20)\d{2})\s*[年년]\s*)?(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일]")
_PIECE = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN = frozenset({"de", "of", "the", "st", "nd", "rd", "th", "го", "ого", "er", "a", "d", "ви", "ти"})


def printed_days(text: str, language: str | None) -> tuple[str, ...]:
    """Days printed in the text: ``2025-06-10``, or ``--06-10`` where no year stands beside; sorted."""
    found: set[str] = set()
    for year, month, day in _ISO.findall(text):
        _add(found, year, int(month), int(day))
    for year, month, day in _HAN.findall(text):
        _add(found, year, int(month), int(day))
    for day, month, year in _NUMERIC.findall(_ISO.sub(" ", text)):
        if year or "/" in text or len(month) == 2:
            _add(found, ("20" + year if len(year) == 2 else year), int(month), int(day))
    _named(found, text, language)
    dated = {day[4:] for day in found if not day.startswith("--")}
    return tuple(sorted(day for day in found if not (day.startswith("--") and day[1:] in dated)))


def _named(found: set[str], text: str, language: str | None) -> None:
    pieces = _PIECE.findall(fold(text))
    for at, piece in enumerate(pieces):
        around = pieces[max(0, at - 3) : at + 5]
        month = _month(piece, language) if any(one.isdecimal() for one in around) else 0
        if not month:
            continue
        before = [one for one in pieces[max(0, at - 3) : at] if one not in _BETWEEN]
        after = [one for one in pieces[at + 1 : at + 5] if one not in _BETWEEN]
        years = [one for one in (*after[:3], *before[-2:]) if one.isdecimal() and _is_year(one)]
        for one in (*reversed(before[-2:]), *after[:1]):
            if one.isdecimal() and len(one) <= 2 and 1 <= int(one) <= 31:
                _add(found, years[0] if years else "", month, int(one))
                break


def _add(found: set[str], year: str, month: int, day: int) -> None:
    if 1 <= month <= 12 and 1 <= day <= 31:
        found.add(f"{year or '-'}-{month:02}-{day:02}")


def _month(word: str, language: str | None) -> int:
    primary = (language or "").split("-")[0].lower()
    for one in (primary,) if primary in LANGUAGES else ("ru", "en"):
        for stem, full, month in _months(one).get(word[:3], ()):
            if word.startswith(stem) and (len(word) <= full + 4 if len(stem) > 3 else len(word) <= full + 2):
                return month
    return 0


@cache
def _months(language: str) -> dict[str, list[tuple[str, int, int]]]:
    """By their first three letters: (stem, length of the full name, month), from CLDR; the longest stems first."""
    from babel import Locale

    rows = set()
    for context in Locale.parse(language).months.values():
        for name in ("wide", "abbreviated"):
            for month, printed in context[name].items():
                word = fold(printed).strip(". ")
                if len(word) >= 3 and word.isalpha():
                    rows.add((word if len(word) <= 4 else word[: max(3, len(word) - 2)], len(word), month))
    found: dict[str, list[tuple[str, int, int]]] = {}
    for row in sorted(rows, key=lambda row: (-len(row[0]), row)):
        found.setdefault(row[0][:3], []).append(row)
    return found
