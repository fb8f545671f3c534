"""One date as it stands printed: what of it was printed, and that the day exists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, tzinfo
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    Form = tuple[re.Pattern[str], Callable[[re.Match[str]], "Printed | None"]]  # how it looks, and how it is read

YEAR: Final = r"((?:1[89]|20|21)\d\d)(?!\d)"
BLANK: Final = "\0"  # stands where something was read already; never in the text (control characters are dropped)

Label = Literal["published", "updated"]


@dataclass(frozen=True, slots=True)
class Printed:
    """One date as it stands there. ``None`` is what was not printed."""

    year: int | None
    month: int
    day: int
    time: time | None = None
    zone: tzinfo | None = None
    weekday: int | None = None  # 0 is Monday
    label: Label | None = None
    start: int = 0
    end: int = 0
    slashed: bool = False  # numbers whose order is a matter of country
    before: str = ""  # the text before it, for who wants to know what governs it


def build(year: str | int | None, month: str | int, day: str | int, match: re.Match[str]) -> Printed | None:
    """The day where ``match`` stands; None when there is no such day. Two digits of a year mean 1990 … 2089."""
    number = _century(int(year)) if year is not None else None
    if not _exists(number or 2000, int(month), int(day)):
        return None
    return Printed(number, int(month), int(day), start=match.start(), end=match.end())


def _century(year: int) -> int:
    return year if year >= 100 else year + (2000 if year < 90 else 1900)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
