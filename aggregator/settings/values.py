"""Single values of feeds.yaml: what is written → what is meant. every refusal a ``ValueError`` that says what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from difflib import get_close_matches
from typing import Final

_DURATION: Final = re.compile(r"(\d+(?:\.\d+)?)(s|m|h|d)")
_SIZE: Final = re.compile(r"(\d+(?:\.\d+)?) ?(B|kB|MB|GB)")
_UNIT_OF_TIME: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_UNIT_OF_SIZE: Final = {"B": 1, "kB": 1000, "MB": 1000**2, "GB": 1000**3}
_NUMBER_AND_WORD: Final = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*([a-zA-Z]+)\.?\s*")
_SLUG: Final = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_AUTH: Final = re.compile(r"env:[A-Za-z_][A-Za-z0-9_]*")
_TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110 § 5.6.2

# Set by the fetcher itself, or by the connection.
_OWN_HEADERS: Final = frozenset(
    {
        "accept-encoding", "connection", "content-length", "host", "if-modified-since", "if-none-match", "keep-alive",
        "range", "te", "trailer", "transfer-encoding", "upgrade",
    }
)  # fmt: skip
_SECRET_HEADERS: Final = frozenset({"authorization", "proxy-authorization"})


def close_to(word: str, known: Sequence[str]) -> str:
    """``"; did you mean «x»?"``, or nothing when nothing is close."""
    folded = {name.lower(): name for name in known}
    found = get_close_matches(word.lower(), list(folded), n=1, cutoff=0.6)
    return f"; did you mean «{folded[found[0]]}»?" if found else ""


def text(value: object) -> str:
    """One line of text."""
    match value:
        case str():
            if not value.strip():
                raise ValueError("is empty")
            return " ".join(value.split())
        case bool():
            word = str(value).lower()
            raise ValueError(f'must be text, but YAML reads a bare {word} as yes/no; put it in quotes: "{word}"')
        case int() | float():
            raise ValueError(f'must be text, but YAML reads {value} as a number; put it in quotes: "{value}"')
        case _:
            raise ValueError(f"must be text, not {what(value)}")


def what(value: object) -> str:
    """The kind of a value in plain words."""
    match value:
        case None:
            return "nothing"
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case bool():
            return "true/false"
        case int() | float():
            return "a number"
        case _:
            return "text"


def flag(value: object) -> bool:
    """Yes or no."""
    if isinstance(value, bool):
        return value
    word = value.strip().lower() if isinstance(value, str) else None
    if word in {"yes", "on"}:
        return True
    if word in {"no", "off"}:
        return False
    raise ValueError("must be true or false")


def choice(*options: str, hints: dict[object, str] | None = None) -> Callable[[object], str]:
    """One of a few words; ``hints`` says what a likely slip means."""
    listed = " | ".join(options)

    def read(value: object) -> str:
        if isinstance(value, str) and value in options:
            return value
        hint = (hints or {}).get(value) if isinstance(value, str | bool) else None
        meant = f"; did you mean «{hint}»?" if hint else close_to(str(value), options)
        shown = f"«{value}»" if isinstance(value, str) else what(value)
        raise ValueError(f"must be {listed}, not {shown}{meant}")

    return read


def whole(at_least: int, at_most: int) -> Callable[[object], int]:
    """A whole number within bounds."""

    def read(value: object) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and at_least <= value <= at_most:
            return value
        raise ValueError(f"must be a whole number from {at_least} to {at_most}")

    return read


def number(at_least: float, at_most: float) -> Callable[[object], float]:
    """A number within bounds."""

    def read(value: object) -> float:
        if isinstance(value, int | float) and not isinstance(value, bool) and at_least <= value <= at_most:
            return float(value)
        raise ValueError(f"must be a number from {at_least:g} to {at_most:g}")

    return read


def source_id(value: object) -> str:
    """An id that can stand in a file name and an address for ever."""
    written = text(value)
    if _SLUG.fullmatch(written) and len(written) <= 64:
        return written
    from anyascii import anyascii

    better = re.sub(r"[^a-z0-9_]+", "-", anyascii(written).lower()).strip("-_")[:64].rstrip("-_")
    hint = f"; did you mean «{better}»?" if better else ""
    raise ValueError(f"must be lower-case letters, digits and hyphens, at most 64 of them{hint}")


def kind(value: object) -> str:
    """The name of a kind; whether there is such a kind is for ``check`` to say."""
    return text(value).lower()


def place(value: object) -> str:
    """A city as «Krasnodar, RU», or its GeoNames id."""
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return str(value)
    return text(value)


def duration(*, zero: bool = False) -> Callable[[object], timedelta]:
    """``90s 30m 1h 2d`` → timedelta; zero only where it means something."""

    def read(value: object) -> timedelta:
        if isinstance(value, int) and not isinstance(value, bool):
            if value == 0 and zero:
                return timedelta()
            raise ValueError(f"has no unit; write {value}s, {value}m, {value}h or {value}d")
        if not (match := _DURATION.fullmatch(text(value).replace(" ", ""))):
            raise ValueError(f"must be a number with s, m, h or d, such as 90s 30m 1h 2d{_unit_meant(str(value))}")
        seconds = float(match[1]) * _UNIT_OF_TIME[match[2]]
        if seconds > 366 * 86400:
            raise ValueError("is longer than a year; give a shorter time")
        if not seconds and not zero:
            raise ValueError("must be more than zero")
        return timedelta(seconds=seconds)

    return read


def _unit_meant(written: str) -> str:
    if (match := _NUMBER_AND_WORD.fullmatch(written)) and (unit := match[2][0].lower()) in "smhdw":
        if unit == "w" and match[1].isdigit():
            return f"; did you mean «{7 * int(match[1])}d»?"
        if unit in _UNIT_OF_TIME and match[2].lower() not in {"ms", "mo", "month", "months"}:
            return f"; did you mean «{match[1].replace(',', '.')}{unit}»?"
    return ""


def size(value: object) -> int:
    """``500kB 10MB`` → bytes (decimal units)."""
    if isinstance(value, int) and not isinstance(value, bool):
        raise ValueError(f"has no unit; write {value}B, or kB or MB")
    written = text(value)
    if not (match := _SIZE.fullmatch(written)):
        slip = _NUMBER_AND_WORD.fullmatch(written)
        unit = {"b": "B", "k": "kB", "m": "MB", "g": "GB"}.get(slip[2][0].lower()) if slip else None
        hint = f"; did you mean «{slip[1].replace(',', '.')}{unit}»?" if slip and unit else ""
        raise ValueError(f"must be a number with B, kB, MB or GB, such as 500kB or 10MB{hint}")
    if not (count := int(float(match[1]) * _UNIT_OF_SIZE[match[2]])):
        raise ValueError("must be more than zero")
    return count


def auth(value: object) -> str:
    """``env:NAME``. What was written instead is never repeated: it may be the secret itself."""
    if isinstance(value, str) and _AUTH.fullmatch(value.strip()):
        return value.strip()
    raise ValueError(
        "must be env:NAME; put «user:password» or «Bearer …» into that environment variable, never into this file"
    )


def header_name(value: object) -> str:
    """A request header that is the operator's to set (RFC 9110 § 5.1)."""
    name = text(value)
    if not _TOKEN.fullmatch(name):
        raise ValueError("is not a header name; letters, digits and hyphens only, such as Accept-Language")
    if name.lower() in _SECRET_HEADERS:
        raise ValueError("is a secret; put it into an environment variable and write auth: env:NAME")
    if name.lower() in _OWN_HEADERS:
        raise ValueError("is set by the aggregator itself; leave it out")
    return name


def header_value(value: object) -> str:
    """The value of a request header: visible ASCII."""
    written = text(value)
    if not (written.isascii() and written.isprintable()):
        raise ValueError("holds characters that a header cannot carry; use ASCII")
    return written


def pattern(value: object) -> str:
    """A regular expression of Python's ``re``."""
    if not isinstance(value, str):
        return text(value)
    try:
        re.compile(value)
    except re.error as error:
        where = "" if error.pos is None else f" at character {error.pos + 1}"
        raise ValueError(
            f"is not a regular expression: {error.msg}{where}; plain text needs \\ before . ( [ * + ?"
        ) from None
    if not value:
        raise ValueError("is empty, so it would match everything; leave the key out")
    return value


def email(value: object) -> str:
    """An address as it stands in a feed; not proved by sending to it."""
    written = text(value)
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>.]+(\.[^@\s<>.]+)*", written):
        raise ValueError("is not an e-mail address, such as editor@example.org")
    return written


def timezone(value: object) -> str:
    """An IANA time zone."""
    from zoneinfo import ZoneInfo, available_timezones

    written = text(value)
    try:
        ZoneInfo(written)
    except (KeyError, ValueError, OSError):
        hint = close_to(written, sorted(available_timezones()))
        raise ValueError(f"«{written}» is not an IANA time zone such as Europe/Minsk{hint}") from None
    return written
