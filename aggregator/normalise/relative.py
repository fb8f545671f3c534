"""Dates told from the moment of reading: «3 часа назад», «yesterday at 14:05», «昨天», «vor einer Stunde»."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from aggregator.normalise import relative_words as table
from aggregator.normalise.clock import read_clocks
from aggregator.normalise.labels import label
from aggregator.normalise.words import base, fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime, time, tzinfo

Unit = Literal["second", "minute", "hour", "day", "week", "month", "year"]
_UNITS: Final[tuple[Unit, ...]] = ("second", "minute", "hour", "day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class Relative:
    """``spans`` before the moment of reading; whole days may carry a time of day."""

    spans: tuple[tuple[int, Unit], ...]
    time: time | None = None
    zone: tzinfo | None = None

    @property
    def unit(self) -> Unit:
        """The smallest unit told."""
        return min((unit for _, unit in self.spans), key=_UNITS.index, default="second")


_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['-][^\W\d_]+)*")
_SET_OFF = re.compile(r"\s*[|•·—–]\s*|\s+[-/]\s+")  # what shares a line: «Culture | 3 hours ago»
_EAST = re.compile(
    r"(?<![\d.])(\d{1,3}|[一两兩二三四五六七八九十半])\s*"
    r"(?:(个|個)?半)?\s*(个|個)?(秒钟|秒|分钟|分鐘|分|小时|小時|钟头|時間|天|日|周|週間|週|星期|月|か月|カ月|ヶ月|年|"
    r"초|분|시간|일|주일|주|개월|달|년)\s*(?:(?:以|之)?前|전)"
)
_EAST_UNITS: Final[dict[str, Unit]] = {
    "秒": "second", "초": "second", "分": "minute", "분": "minute", "小": "hour", "時": "hour", "시": "hour",
    "钟": "hour", "天": "day", "日": "day", "일": "day", "周": "week", "週": "week", "星": "week", "주": "week",
    "月": "month", "か": "month", "カ": "month", "ヶ": "month", "개": "month", "달": "month",
    "年": "year", "년": "year",
}  # fmt: skip
_EAST_NUMBERS: Final = {"两": 2, "兩": 2, "半": 0} | {digit: n for n, digit in enumerate("一二三四五六七八九十", 1)}
_HALVES: Final[dict[Unit, tuple[int, Unit]]] = {"hour": (30, "minute"), "day": (12, "hour"), "year": (6, "month")}
_EAST_DAY = re.compile(r"(今天|今日|本日|昨天|昨日|前天|前日|一昨日|오늘|어제|그저께|그제)(?=[\s\d上下午凌晚早中]|$)")
_HOMOGRAPHS: Final = frozenset({"hier", "ma", "dina", "sot"})  # elsewhere «here», «Monday», «so much»


def read_relative(text: str, language: str | None = None) -> Relative | None:
    """What a short string says of the past from now; None when any word of it is not understood.

    Where a dash or bar sets it off from other words, that part alone has to be understood.
    """
    folded = _phrases(re.sub(r"\bun'(?=\w)", "un ", fold(text)))  # un'ora fa
    if whole := _read(folded, language):
        return whole
    parts = [part for part in map(str.strip, _SET_OFF.split(folded)) if part]
    told = [found for part in parts if (found := _read(part, language))] if len(parts) > 1 else []
    return told[0] if len(told) == 1 else None


def _read(folded: str, language: str | None) -> Relative | None:
    if match := _EAST.search(folded):
        return _east(match)
    tokens = [token for token in _TOKEN.findall(folded) if _known(token) or not label(token)]
    if (ago := _so_long_ago(tokens, language)) is not None:
        return ago
    said = [token for token in tokens if token not in _fillers()]
    if len(said) == 1 and said[0] in _just_now():
        return Relative(((0, "second"),))
    return _day(folded, language)


def _east(match: re.Match[str]) -> Relative | None:
    unit = _EAST_UNITS[match[4][0]]
    count = int(match[1]) if match[1].isdecimal() else _EAST_NUMBERS[match[1]]
    half = _HALVES.get(unit) if match[1] == "半" or "半" in match[0][1:] else None
    if count == 0 and half is None and match[1] == "半":
        return None
    return Relative(((count, unit), half) if half and count else (half,) if half else ((count, unit),))


def _day(folded: str, language: str | None) -> Relative | None:
    spaced = _EAST_DAY.sub(r"\1 ", folded)
    clocks, rest = read_clocks(spaced, " ")
    if len(clocks) > 1:
        return None
    said = [token for token in _TOKEN.findall(rest) if token not in _fillers() and not label(token)]
    if len(said) != 1 or (told := _days().get(said[0])) is None:
        return None
    days, languages = told
    if said[0] in _HOMOGRAPHS and language and base(language) not in languages:
        return None
    clock = clocks[0] if clocks else None
    return Relative(((days, "day"),), clock.time if clock else None, clock.zone if clock else None)


def _so_long_ago(tokens: Sequence[str], language: str | None) -> Relative | None:
    """Every language that has one of the words for «ago» is tried; they must agree, or ours decides."""
    index = _ago()
    languages = {tongue for token in tokens for tongue in index.get(token, ())}
    readings: dict[Relative, set[str]] = defaultdict(set)
    for tongue in languages:
        rest = [token for token in tokens if tongue not in index.get(token, ())]
        if found := _amounts([t for t in rest if t not in _fillers() or _unit(t, tongue) or _number(t)], tongue):
            readings[found].add(tongue)
    if len(readings) > 1:
        readings = {found: tongues for found, tongues in readings.items() if base(language) in tongues}
    if len(readings) == 1:
        return next(iter(readings))
    return _ago_in_one_word(tokens) if not languages else None


def _ago_in_one_word(tokens: Sequence[str]) -> Relative | None:
    for n, token in enumerate(tokens):
        if unit := _ago_units().get(token):
            count = _number(tokens[0]) if n else 1
            return Relative(((count, unit),)) if count is not None and len(tokens) == n + 1 < 3 else None
    return None


def _amounts(tokens: Sequence[str], language: str) -> Relative | None:
    """«1 week 3 days», «an hour», «полтора часа»: units in falling order, each with its number or one."""
    spans: list[tuple[int, Unit]] = []
    n = 0
    while n < len(tokens):
        count = _number(tokens[n])
        if count is not None and n + 1 < len(tokens) and (unit := _unit(tokens[n + 1], language)):
            spans.append((count, unit))
            n += 2
        elif amount := _whole_amounts().get(tokens[n]):
            spans.append(amount)
            n += 1
        elif unit := _unit(tokens[n], language):
            spans.append((1, unit))
            n += 1
        else:
            return None
    sizes = [_UNITS.index(unit) for _, unit in spans]
    falling = all(one > other for one, other in pairwise(sizes))
    return Relative(tuple(spans)) if spans and falling else None


def back(relative: Relative, moment: datetime) -> datetime:
    """``moment`` less the spans; months and years by the calendar (31 May less a month is 30 April)."""
    for count, unit in relative.spans:
        if unit in {"month", "year"}:
            months = moment.year * 12 + moment.month - 1 - count * (12 if unit == "year" else 1)
            year, month = max(1, months // 12), months % 12 + 1
            moment = moment.replace(year=year, month=month, day=min(moment.day, monthrange(year, month)[1]))
        else:
            moment -= count * timedelta(**{f"{unit}s": 1})
    return moment


def _number(token: str) -> int | None:
    if token.isdecimal():
        return int(token) if len(token) < 4 else None
    return _numbers().get(token)


def _known(token: str) -> bool:
    return token in _ago() or token in _days() or token in _numbers() or token in _whole_amounts()


def _names(listed: str) -> list[str]:
    return [fold(name).replace("_", "-") for name in listed.split()]


@cache
def _joins() -> re.Pattern[str]:
    everything = [*table.DAYS_AGO.values(), *table.AGO.values(), *table.AMOUNTS.values(), table.JUST_NOW, table.FILLERS]
    phrases = {fold(name).replace("_", " ").rstrip("*") for row in everything for name in row.split() if "_" in name}
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})")


def _phrases(folded: str) -> str:
    return _joins().sub(lambda match: match[0].replace(" ", "-"), folded)


@cache
def _days() -> Mapping[str, tuple[int, frozenset[str]]]:
    days: dict[str, tuple[int, frozenset[str]]] = {}
    for language, row in table.DAYS_AGO.items():
        for ago, group in enumerate(row.split("|")):
            for name in _names(group):
                days[name] = (ago, days.get(name, (ago, frozenset()))[1] | {language})
    return days


@cache
def _ago() -> Mapping[str, frozenset[str]]:
    ago: dict[str, frozenset[str]] = {}
    for language, row in table.AGO.items():
        for name in _names(row.split("|")[0]):
            ago[name] = ago.get(name, frozenset()) | {language}
    return ago


@cache
def _units(language: str) -> tuple[Mapping[str, Unit], tuple[tuple[str, Unit], ...]]:
    """Whole words, and stems."""
    groups = table.AGO[language].split("|")[1:]
    named = [(name, unit) for unit, group in zip(_UNITS, groups, strict=True) for name in _names(group)]
    return (
        {name: unit for name, unit in named if not name.endswith("*")},
        tuple((name[:-1], unit) for name, unit in named if name.endswith("*")),
    )


@cache
def _unit(word: str, language: str) -> Unit | None:
    words, stems = _units(language)
    return words.get(word) or next((unit for stem, unit in stems if word.startswith(stem)), None)


@cache
def _ago_units() -> Mapping[str, Unit]:
    return {fold(word): unit for unit in _UNITS for word in table.AGO_UNITS.get(unit, "").split()}


@cache
def _whole_amounts() -> Mapping[str, tuple[int, Unit]]:
    units = {unit: unit for unit in _UNITS}
    return {name: (count, units[unit]) for (count, unit), row in table.AMOUNTS.items() for name in _names(row)}  # type: ignore[index]


@cache
def _numbers() -> Mapping[str, int]:
    return {name: number for number, row in table.NUMBERS.items() for name in _names(row)}


@cache
def _fillers() -> frozenset[str]:
    return frozenset(_names(table.FILLERS))


@cache
def _just_now() -> frozenset[str]:
    return frozenset(_names(table.JUST_NOW))
