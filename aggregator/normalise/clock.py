"""Times of day as printed: «11:02», «14.05 Uhr», «14h05», «2:05 pm», «下午2:05», with the zone after them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time, tzinfo
from typing import Final

from aggregator.normalise import words
from aggregator.normalise.zones import read_zone

# Halves of the day. Spelling: Unicode CLDR day periods, with what pages print beside them.
_EAST = (
    r"上午|下午|午前|午後|午后|오전|오후|中午|晚上|傍晚|午夜|深夜|半夜|凌晨|清晨|早上|早晨|夜|"
    r"새벽|아침|저녁|밤|ÖÖ|ÖS|\bdu\."
)
_LATIN_BEFORE = r"(?<!:\d\d )(?<!\w)(?:AM|PM)(?=\s)"
_HALF = (
    r"a\s?m\b|p\s?m\b|a\.\s?m\b\.?|p\.\s?m\b\.?|πμ|μμ|π\.\s?μ\.|μ\.\s?μ\.|пр\.\s?об\.|сл\.\s?об\.|"
    r"صباح\w*|مساء\w*|ظهر\w*|ص(?!\w)|م(?!\w)|ق\.ظ|ب\.ظ|ү\.\s?ө|ү\.\s?х"
)
_BEFORE = rf"(?:(?P<east>{_EAST}|{_LATIN_BEFORE})\s*)?"
_AFTER = rf"(?:\s?(?P<half>{_HALF}))?"
_HOUR = r"(?P<hour>[01]?\d|2[0-3])"
_EXACT = re.compile(
    rf"{_BEFORE}(?<![\d:+])(?<!\d-){_HOUR}"
    r"(?:\s?(?::|[hHu](?=\d\d(?!\d))|h(?=\s\d)|ч(?:ас\w{0,2}|\.)?(?=\s?\d)|[時时點点시]\s?|Uhr\s|heures?\s|óra\s|val\.?\s)\s?"
    r"(?P<minute>[0-5]\d|\d(?=[分분]|\sperc|\sмин|\sхв))(?:\s?[分분])?|[時时點点시](?P<at_half>半))"
    rf"(?:[:.]\s?(?P<second>[0-5]\d)(?:[.,]\d+)?)?(?!\d)(?!:\d){_AFTER}",
    re.IGNORECASE,
)
# Words before and after a time that is written with a dot.
_AT = (
    r"kl|klo|kell|plkst|ore|ora|alle|dalle|o godz|godz|ob|u|um|ve|v|o|в|во|у|а|о|à|à las|στις|ώρα|om|at|pukul|pkl|"
    r"saat|саат|сағат|soat|ժամը"
)
_OF_CLOCK = r"Uhr\b|uur\b|h\b|val\b|ч\b|час\w{0,2}\b|год\b|hod\w{0,2}\b|sat\w?\b|tundi\b|[ap]\.?m\b\.?"
_DOTTED = re.compile(
    rf"(?:(?<!\w)(?:{_AT})\.?:?\s*{_HOUR}\.(?P<minute>[0-5]\d)(?![\d.]|\s?[./]\s?\d|\s?(?:%|€|\$))"
    rf"(?:\.(?P<second>[0-5]\d))?(?:\s?(?P<half>[ap]\.?m\b\.?))?"
    rf"|(?<![\d.,:])(?P<hour2>[01]?\d|2[0-3])\.(?P<minute2>[0-5]\d)\s*(?:(?P<half2>[ap]\.?m\b\.?)|(?:{_OF_CLOCK})))",
    re.IGNORECASE,
)
_HOUR_ONLY = re.compile(
    rf"(?:(?P<east>{_EAST})\s*)?(?<![\d:.,-]){_HOUR}\s?"
    r"(?:Uhr\b|h\b(?!\s?\d)|[時时點点시](?!\s?\d|[間间간])|(?P<half>a\.?m\b\.?|p\.?m\b\.?|صباح\w*|مساء\w*))",
    re.IGNORECASE,
)
_NEXT_TO = re.compile(
    r"\.?(?:\s?\([^\W\d]+\)|,?\s(?P<word>[^\W\d_]{2,12})\.?(?=[\s,]))?[\s,|–-]{0,3}(?<!\d)(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)"
    r"(?:\.(?P<second>[0-5]\d))?(?![\d.])"
)
_PM: Final = (
    "下午", "午後", "午后", "오후", "傍晚", "저녁", "ös", "du", "p", "μ", "сл", "مساء", "م", "ب",
    "ү.х", "ү. х",
)  # fmt: skip
_NIGHT: Final = ("晚上", "午夜", "深夜", "半夜", "夜", "밤")
_NOON: Final = ("中午", "ظهر")
_AM: Final = (
    "上午", "午前", "오전", "凌晨", "清晨", "早上", "早晨", "새벽", "아침", "öö", "a", "π", "пр", "صباح", "ص", "ق",
    "ү.ө", "ү. ө",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clock:
    time: time
    zone: tzinfo | None
    start: int
    end: int


def read_clocks(text: str, blank: str) -> tuple[list[Clock], str]:
    """The times in ``text`` in order, and ``text`` with ``blank`` in their places."""
    clocks: list[Clock] = []
    for pattern in (_EXACT, _DOTTED, _HOUR_ONLY):
        for match in pattern.finditer(text):
            clock = _clock(match, text)
            clocks.append(clock)
            text = text[: clock.start] + blank * (clock.end - clock.start) + text[clock.end :]
    return sorted(clocks, key=lambda clock: clock.start), text


def following_clock(text: str, end: int, language: str | None = None) -> Clock | None:
    """A time with a dot right after a date («10.06.2025 11.02», «6 Mart 2026 Cuma, 14.05»), the weekday between.

    Anywhere else it may be a date or a number.
    """
    match = _NEXT_TO.match(text, end)
    if not match or (match["word"] and words.weekday(match["word"], language) is None):
        return None
    zone = read_zone(text, match.end(), after_seconds=match["second"] is not None)
    read = time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0))
    return Clock(read, zone[0] if zone else None, match.start(), zone[1] if zone else match.end())


def _clock(match: re.Match[str], text: str) -> Clock:
    groups = match.groupdict()
    hour = int(groups.get("hour") or groups.get("hour2") or 0)
    minute = 30 if groups.get("at_half") else int(groups.get("minute") or groups.get("minute2") or 0)
    second = int(groups.get("second") or 0)
    half = groups.get("half") or groups.get("half2") or groups.get("east")
    zone = read_zone(text, match.end(), after_seconds=groups.get("second") is not None)
    return Clock(
        time(_on_24(hour, half), minute, second),
        zone[0] if zone else None,
        match.start(),
        zone[1] if zone else match.end(),
    )


def _on_24(hour: int, half: str | None) -> int:
    mark = (half or "").casefold()
    if hour > 12 or not mark:
        return hour
    if mark.startswith(_NIGHT):
        return 0 if hour == 12 else hour if hour < 5 else hour + 12
    if mark.startswith(_NOON):
        return hour if hour >= 10 else hour + 12
    if mark.startswith(_AM):
        return hour % 12
    return hour % 12 + 12 if mark.startswith(_PM) else hour
