"""robots.txt (RFC 9309), read by protego."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

FRESH: Final = timedelta(hours=24)  # § 2.4
LARGEST: Final = 500 * 1024  # § 2.5: what lies beyond is not read
SLOWEST: Final = 30.0  # seconds; a longer Crawl-delay is cut


def product_token(agent: str) -> str:
    """The name robots.txt may call us by: ``News/1.0 (+https://…)`` is News, in a browser's disguise too (§ 2.2.1)."""
    disguised = re.search(r"\(compatible;\s*([A-Za-z_-]+)", agent)
    plain = re.match(r"[A-Za-z_-]+", agent)
    found = disguised or plain
    return found[found.lastindex or 0] if found else "*"


@dataclass(frozen=True, slots=True)
class Rules:
    """What one robots.txt says to one product."""

    token: str
    text: str
    parsed: Any  # a protego.Protego; the library's own types stay behind this door

    @classmethod
    def read(cls, text: str, token: str) -> Rules:
        """Read the text of a robots.txt; anything at all can be read, an HTML page says nothing."""
        from protego import Protego

        text = text.removeprefix("\ufeff")
        return cls(token, text, Protego.parse(text))

    def allow(self, url: str) -> bool:
        """Whether this address may be asked for."""
        return bool(self.parsed.can_fetch(url, self.token))

    @property
    def crawl_delay(self) -> float | None:
        """Seconds, at most 30; None when not stated."""
        delay = self.parsed.crawl_delay(self.token)
        return None if delay is None else min(float(delay), SLOWEST)

    def rule(self, url: str) -> str:
        """The line that forbids this address: the one without which it would be allowed, else the longest that fits."""
        from protego import Protego

        lines = self.text.splitlines()
        fitting = [
            number
            for number, line in enumerate(lines)
            if re.match(r"\s*dis+al+ow\b", line, re.IGNORECASE)
            and not Protego.parse(f"User-agent: *\n{line}").can_fetch(url, "x")
        ]
        for number in fitting:
            without = Protego.parse("\n".join(lines[:number] + lines[number + 1 :]))
            if without.can_fetch(url, self.token):
                return _tidy(lines[number])
        return _tidy(max((lines[number] for number in fitting), key=len, default="Disallow"))


def _tidy(line: str) -> str:
    return " ".join(line.partition("#")[0].split())[:100]
