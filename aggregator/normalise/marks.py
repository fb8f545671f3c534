"""Printed text made plain for the grammar: month names as ``{06}``, our digits and spaces, no words that only fill."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache
from typing import Final

from aggregator.normalise import words

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_FORMAT = re.compile("[\xad\u061c\u06dd\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`‘ʻ][^\W\d_]+)*")
# Words that stand between day, month and year and mean nothing by themselves.
_FILL: Final = frozenset(
    map(
        words.fold,
        words.listed(
            "de del dell d di do da of the le el il la den der dem dne dnia dana anul г год года году р рік року "
            "god godine godina година године годината годината leto leta letu roku rok r il ilin ildə ci cı cu cü "
            "ili yil yili yilning yildin "
            "жыл жылы жылгы жылдын жылғы жылдың ж йил йили йилнинг թ թվականի թվականին წლის წელი "
            "metu metų gada gadā gads του соли сол оны он ano año عام سنة لعام من"
        ),
    )
)
_QUOTED_DAY = re.compile(r"[«\"“„]\s?(\d{1,2})\s?[»\"”“]")  # «10» июня
_VIETNAMESE = re.compile(r"\bth(?:áng|g)\s+(\d{1,2})(?:\s+năm\b)?", re.IGNORECASE)
_MONGOLIAN = re.compile(
    r"(?:\b(\d{1,2})(?:\s?-?\s?р|\s?-?\s?(?:дугаар|дүгээр))|\b((?:арван\s)?[^\W\d]+(?:дугаар|дүгээр)))\s+сар(?:ын)?\b",
    re.IGNORECASE,
)
_MONGOLIAN_MONTHS: Final = (
    "нэгдүгээр", "хоёрдугаар", "гуравдугаар", "дөрөвдүгээр", "тавдугаар", "зургаадугаар", "долоодугаар", "наймдугаар",
    "есдүгээр", "аравдугаар", "арван нэгдүгээр", "арван хоёрдугаар",
)  # fmt: skip
_ROMAN = re.compile(r"(?<=\d)([\s./-]+)(XII|XI|IX|X|VIII|VII|VI|IV|V|III|II|I)([\s./-]+)(?=\d)")
_ROMANS: Final = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_HAN = re.compile(r"[〇零一二三四五六七八九十]+(?=[年月日号號])")
_HAN_DIGITS: Final = {c: str(n) for n, c in enumerate("零一二三四五六七八九")} | {"〇": "0"}

_SMALL_MARK: Final = re.compile("[\u064b-\u0655\u0670]|(?<=[\u05d0-\u05ea])\u05f3")


def mark(text: str, language: str | None = None) -> str:
    """``text`` with month names as ``{06}``, our digits, plain spaces, and without words that only fill."""
    plain = unicodedata.normalize("NFKC", html.unescape(text))
    plain = _FORMAT.sub("", _CONTROL.sub(" ", plain)).replace("{", "(")
    plain = re.sub(r"\s+", " ", plain.replace("،", ","))
    plain = _QUOTED_DAY.sub(r"\1", plain)
    plain = _VIETNAMESE.sub(lambda m: _month(int(m[1]), m[0]), plain)
    if not plain.isascii():
        plain = _FOREIGN_DIGIT.sub(lambda m: str(unicodedata.decimal(m[0])), plain)
        plain = _MONGOLIAN.sub(_mongolian, plain)
        plain = _HAN.sub(lambda m: _han(m[0]), plain)
        plain = _SMALL_MARK.sub("", plain)  # vowels, the hamza of «ژانویهٔ», the geresh of «ינו׳»
        plain = re.sub("(كانون|تشرين) (الأول|الثاني|الاول|اول|أول|ثاني)", r"\1'\2", plain)
    plain = re.sub(r"(?<=\d{4}) m\.", " ", plain)  # Lithuanian: 2025 m. birželio 10 d.
    plain = _ROMAN.sub(lambda m: f"{m[1]}{{{_ROMANS.index(m[2]):02}}}{m[3]}", plain)
    marked = _WORD.sub(lambda match: _marked(match, language), plain)
    return re.sub(r"(\{\d\d\})(?:\s*[/(]\s*\1\)?)+", r"\1", marked)  # Arabic pages print both names: يونيو/حزيران


def _marked(match: re.Match[str], language: str | None) -> str:
    """A letter glued to a number («R7») is no word that fills."""
    marked = _marked_word(match[0], language)
    return match[0] if marked == " " and match.string[match.end() : match.end() + 1].isdigit() else marked


@lru_cache(maxsize=16384)
def _marked_word(word: str, language: str | None) -> str:
    if re.match(r"d['’ʼ]", word):  # Catalan, French: d'agost
        word = word[2:]
    if word.startswith(("كانون", "تشرين")):
        first, _, second = word.partition("'")
        return _month(words.month(f"{first} ال{second.removeprefix('ال')}", language) or 0, word)
    stem = re.split(r"['’ʼ`‘ʻ]", word)[0]
    if number := words.month(word, language) or words.month(stem, language):
        return f"{{{number:02}}}"
    return " " if words.fold(word) in _FILL else word


def _month(number: int, otherwise: str) -> str:
    return f"{{{number:02}}}" if 1 <= number <= 12 else otherwise


def _mongolian(match: re.Match[str]) -> str:
    name = " ".join((match[2] or "").lower().split())
    named = _MONGOLIAN_MONTHS.index(name) + 1 if name in _MONGOLIAN_MONTHS else 0
    return _month(int(match[1]) if match[1] else named, match[0])


def _han(numeral: str) -> str:
    if "十" not in numeral:
        return "".join(_HAN_DIGITS[c] for c in numeral)
    tens, _, ones = numeral.partition("十")
    if "十" in ones or len(tens) > 1 or len(ones) > 1:
        return numeral
    return (_HAN_DIGITS[tens] if tens else "1") + (_HAN_DIGITS[ones] if ones else "0")
