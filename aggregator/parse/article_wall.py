"""Why a page shows no article, or not all: log-in, subscription, consent, a check of the browser, a forwarding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aggregator.parse import article_lines, article_phrases, dom, headline

if TYPE_CHECKING:
    from aggregator.parse.article_stated import Stated

_REFRESH = re.compile(r"\d+\s*[;,]\s*(?:url\s*=)?\s*[\"']?(.+?)[\"']?\s*\Z", re.IGNORECASE)
_CHECK = re.compile(
    r"just a moment|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|ddos-guard|attention required"
    r"|проверка браузера|проверяем ваш браузер|подтвердите, что вы не робот|captcha|are you a robot",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"(?:enable|turn on|включите|увімкніть|aktivieren|activ\w+|etkinleştir\w*).{0,30}javascript", re.IGNORECASE
)
_COOKIE = re.compile(r"cookie|куки|кукі|персональных данных|einwilligung|consent", re.IGNORECASE)
_GATE = 400  # weight: more text than this beside a password field is an article


def asks_password(document: dom.Document) -> bool:
    """Does the page, before anything is taken out of it, hold a field for a password?"""
    return any((field.get("type") or "").lower() == "password" for field in document.root.iter("input"))


def verdict(document: dom.Document, text: str | None, *, gate: bool = False) -> str | None:
    """One line on what stands in place of the article; None when nothing does. ``gate``: it asked for a password
    before its forms were taken out."""
    weight = headline.weight(text or "")
    if not text and (target := _forwards(document)):
        return f"the page only forwards to {target}; give that address instead"
    if not text and next(document.root.iter("frameset", "frame"), None) is not None:
        frames = [dom.resolve(document.base, frame.get("src")) for frame in document.root.iter("frame")]
        return f"the page is a set of frames ({', '.join(filter(None, frames))}); give the frame's address instead"
    shown = dom.text(document.root)
    if weight < _GATE and _CHECK.search(shown[:3000]):
        return "the site checks the visitor's browser instead of showing the page; ask it for a feed"
    if (
        (gate or asks_password(document))
        and weight < _GATE
        and (not text or article_lines.holds(text, article_phrases.WALL))
    ):
        return "the page asks to log in and shows no article; give «auth» or «headers» with a session"
    if text and _is_consent(text):
        return "the page shows only a question for consent to cookies; give «headers» with the cookie that answers it"
    if not text and _SCRIPT.search(shown):
        return "the page is empty without JavaScript; look for a feed or a sitemap of the site"
    return None


def partly(text: str, stated: Stated, whole: str) -> str | None:
    """Whether the page says that only the beginning of the text is free; ``whole`` is all that it shows."""
    if headline.weight(text) < 800 and (not stated.free or article_lines.holds(whole, article_phrases.WALL)):
        return "only the beginning of the article is free to read"
    return None


def _is_consent(text: str) -> bool:
    lines = text.split("\n\n")
    about = sum(headline.weight(line) for line in lines if _COOKIE.search(line))
    return len(_COOKIE.findall(text)) >= 2 and about >= 0.6 * headline.weight(text)


def _forwards(document: dom.Document) -> str | None:
    for element in document.root.iter("meta"):
        if (element.get("http-equiv") or "").lower() == "refresh":
            match = _REFRESH.match((element.get("content") or "").strip())
            target = dom.resolve(document.base, match[1]) if match else None
            if target and target.split("#")[0] != document.url.split("#")[0]:
                return target
    return None
