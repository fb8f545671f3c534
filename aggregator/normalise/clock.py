"""Times of day as printed: «11:02», «14.05 Uhr», «14h05», «2:05 pm», «下午2:05», with the zone after them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time, tzinfo
from typing import Final

from aggregator.normalise.zones import read_zone

_EAST_BEFORE = r"(?P<east>上午|下午|午前|午後|午后|오전|오후|中午|晚上|凌晨|早上|ÖÖ|ÖS)?\s*"
_AFTER = r"(?:\s?(?P<half>a\.?m\b\.?|p\.?m\b\.?|πμ|μμ|π\.μ\.|μ\.μ\.|ص(?!\w)|م(?!\w)))?"
_EXACT = re.compile(
    rf"{_EAST_BEFORE}(?<![\d:+])(?<!\d-)(?P<hour>[01]?\d|2[0-3])"
    r"(?:\s?(?::|h(?=\s?\d)|ч(?:ас\w{0,2}|\.)?(?=\s?\d)|[時时點点시]\s?)\s?(?P<minute>[0-5]\d|\d(?=[分분]))(?:\s?[分분])?)"
    rf"(?:[:.](?P<second>[0-5]\d)(?:[.,]\d+)?)?(?!\d)(?!:\d){_AFTER}",
    re.IGNORECASE,
)
_DOTTED = re.compile(
    r"(?:(?P<word>\b(?:kl|klo|ore|alle|o godz|godz|ob|u)\b\.?\s*)(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?![\d.])"
    r"|(?<![\d.,:])(?P<hour2>[01]?\d|2[0-3])\.(?P<minute2>[0-5]\d)\s*(?:Uhr|h\b|val\b|ч\b|год\b))",
    re.IGNORECASE,
)
_HOUR_ONLY = re.compile(
    rf"{_EAST_BEFORE}(?<![\d:.,-])(?P<hour>[01]?\d|2[0-3])\s?"
    r"(?:Uhr\b|h\b(?!\s?\d)|[時时點点시](?!\s?\d|[間间간])|(?P<half>a\.?m\b\.?|p\.?m\b\.?))",
    re.IGNORECASE,
)
_NEXT_TO = re.compile(r"[\s,|–-]{0,3}(?<!\d)([01]?\d|2[0-3])\.([0-5]\d)(?![\d.])")
_PM: Final = frozenset({"下午", "午後", "午后", "오후", "晚上", "ös", "μμ", "μ.μ.", "م"})
_AM: Final = frozenset({"上午", "午前", "오전", "凌晨", "早上", "öö", "πμ", "π.μ.", "ص"})


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


def following_clock(text: str, end: int) -> Clock | None:
    """A time with a dot right after a date («10.06.2025 11.02»): anywhere else it may be a date or a number."""
    match = _NEXT_TO.match(text, end)
    return Clock(time(int(match[1]), int(match[2])), None, match.start(), match.end()) if match else None


def _clock(match: re.Match[str], text: str) -> Clock:
    groups = match.groupdict()
    hour = int(groups.get("hour") or groups.get("hour2") or 0)
    minute = int(groups.get("minute") or groups.get("minute2") or 0)
    second = int(groups.get("second") or 0)
    zone = read_zone(text, match.end(), after_seconds=groups.get("second") is not None)
    return Clock(
        time(_on_24(hour, groups.get("east") or groups.get("half")), minute, second),
        zone[0] if zone else None,
        match.start(),
        zone[1] if zone else match.end(),
    )


def _on_24(hour: int, half: str | None) -> int:
    mark = (half or "").casefold()
    if hour > 12 or not mark:
        return hour
    if mark in _PM or mark.startswith("p"):
        return hour % 12 + 12
    return hour % 12 if mark in _AM or mark.startswith("a") else hour
