"""Dates in East Asian letters, 年月日 and 년월일, and the eras their years may count from.

A year that counts from anything else, or from an era that is not named, is refused rather than taken for ours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from aggregator.normalise import words
from aggregator.normalise.day import Printed, build

if TYPE_CHECKING:
    from aggregator.normalise.day import Form

_EAST_ASIAN = re.compile(
    r"(?:(?P<era>令和|平成|昭和|中華民國|民國|民国|(?<![A-Za-z])[RH](?=\s?\d))?\s*(?P<year>\d{1,4}|元)\s*[年년]度?\s*)?"
    r"(?<!\d)(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일號号]"
)
_REIWA = re.compile(r"(?<![A-Za-z])(R)(\d{1,2})[./](\d{1,2})[./](\d{1,2})(?![\d./])")
_ERAS: Final = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925} | dict.fromkeys(
    ("民國", "民国", "中華民國"), 1911
)


def forms(language: str | None) -> tuple[Form, Form]:
    """年月日 with the year of any era, and Reiwa in figures («R7.6.10»)."""
    return (_EAST_ASIAN, lambda m: _east_asian(m, language)), (_REIWA, lambda m: _reiwa(m, language))


def _east_asian(match: re.Match[str], language: str | None) -> Printed | None:
    """Years of eras are counted from theirs; a short year without its era is refused, unless it can only be ours."""
    year = match["year"]
    if year is None:
        return build(None, match["month"], match["day"], match)
    if match["era"]:
        return build(_ERAS[match["era"]] + (1 if year == "元" else int(year)), match["month"], match["day"], match)
    before = match.string[: match.start()].rstrip()[-1:]
    if len(year) == 3 and is_taiwanese(language):
        return build(1911 + int(year), match["month"], match["day"], match)
    if year == "元" or len(year) in {1, 3} or (len(year) == 2 and before.isalpha()):
        return None
    return build(year, match["month"], match["day"], match)


def _reiwa(match: re.Match[str], language: str | None) -> Printed | None:
    if words.base(language) != "ja":
        return None
    return build(_ERAS["R"] + int(match[2]), match[3], match[4], match)


def is_taiwanese(language: str | None) -> bool:
    """Do years count from the Republic of China's first, 1912?"""
    return (language or "").replace("_", "-").lower() in {"zh-tw", "zh-hant", "zh-hant-tw"}
