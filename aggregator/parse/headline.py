"""Does a string look like a headline, and an address like an article's? Script-neutral: counts, never words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from aggregator.parse import dom

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

# Scripts written without spaces say in two characters what others say in a word of six (Han, Kana, Thai, Lao, Khmer).
_DENSE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_WORDS = re.compile(r"\w+")
_NOT_PAGES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|pdf|docx?|xlsx?|pptx?|zip|rar|mp[34]|avi|mov|ogg|ics|rss|xml|css|js|exe|apk)\Z",
    re.IGNORECASE,
)
_SLUG = re.compile(r"[^\W_]+(?:[-_][^\W_]+){2,}")
_ID = re.compile(r"(?<!\d)\d{3,}|[0-9a-f]{8,}", re.IGNORECASE)
_DATE_PATH = re.compile(r"/(?:19|20)\d\d/\d{1,2}(?:/|\Z)")
_SEPARATORS = re.compile(r"\s*[|｜–—»«·•]\s*|\s+:+\s+|:\s+|\s*-\s*")
_PAGER = re.compile(r"(?:^|&)(?:p|page|paged|pg|seite|start|offset|pagen_\d+)=\d+", re.IGNORECASE)
_PAGER_PATH = re.compile(r"/(?:page|p|seite|pagina|strana)[/-]?\d{1,4}/?\Z", re.IGNORECASE)


def weight(line: str) -> int:
    """Its length in characters of a spaced script: dense scripts count threefold."""
    return len(line) + 2 * len(_DENSE.findall(line))


def words(line: str) -> int:
    """Its number of words; three dense characters count as one."""
    dense = len(_DENSE.findall(line))
    return len(_WORDS.findall(_DENSE.sub(" ", line))) + (dense + 2) // 3


def is_headline(line: str) -> bool:
    """Long enough to tell what happened, short enough not to tell the whole story."""
    return weight(line) >= 14 and words(line) >= 2 and len(line) <= 300


def is_page(url: str, page_url: str) -> bool:
    """May this address lead to an article? Not a file, a pager, the page itself, a page above it or a home page."""
    parts = urlsplit(url)
    here = urlsplit(page_url)
    path = parts.path.rstrip("/")
    if _NOT_PAGES.search(path) or _PAGER.search(parts.query) or _PAGER_PATH.search(parts.path):
        return False
    if not path and not parts.query:
        return False
    if parts.hostname == here.hostname and path == here.path.rstrip("/"):
        # «news.php?id=5» is another page, «?print=Y» is this one
        return parts.query != here.query and any(character.isdigit() for character in parts.query)
    if parts.hostname == here.hostname and not parts.query:
        return not (here.path.rstrip("/") + "/").startswith(path + "/")
    return True


def articleness(url: str) -> float:
    """How much an address looks like one article's: a slug of words, an identifier, a date in the path. 0 … 1."""
    parts = urlsplit(url)
    path = unquote(parts.path).rstrip("/")
    last = path.rsplit("/", 1)[-1]
    score = 0.0
    if _SLUG.search(last) and len(last) >= 14:
        score += 0.6
    if _ID.search(last) or _ID.search(parts.query):
        score += 0.4
    elif _DATE_PATH.search(path) or last.endswith((".html", ".htm", ".php")):
        score += 0.3
    if path.count("/") == 1 and score == 0:
        return 0.0
    return min(score + 0.1 * min(path.count("/"), 2), 1.0)


def folder(url: str) -> str:
    """What an address shares with its like: host and path without the last step and numbers; a script with its path."""
    parts = urlsplit(url)
    steps = [step for step in parts.path.rstrip("/").split("/") if not step.isdecimal()]
    last = parts.path.rstrip("/").rpartition("/")[2]
    if not parts.query and steps and steps[-1] == last:
        steps = steps[:-1]
    return f"{parts.hostname or ''}{'/'.join(steps)}"


def without_site(title: str, site: str | Iterable[str] | None, *known: str | None, lines: Collection[str] = ()) -> str:
    """A page title without the site's name at either end: «Headline | Site» → «Headline».

    ``site``: its name, or the names it may go by. ``known``: what the page says its headline is. ``lines``: other
    lines of the page; one of them may be the headline where ``known`` is not.
    """
    title = dom.squash(title)
    names = {_letters(name) for name in ((site,) if isinstance(site, str) else site or ()) if name} - {""}
    whole = {name.casefold() for name in known if name}
    if title.casefold() in whole:
        return title
    said: list[str] = []
    for match in _SEPARATORS.finditer(title):
        head, tail = title[: match.start()].strip(), title[match.end() :].strip()
        for kept, cut in ((head, tail), (tail, head)):
            if kept and _letters(cut) in names:
                return without_site(kept, site, *known, lines=lines)
            spaced = match[0] != match[0].strip() or not match[0].isascii() or not cut.isascii()
            if kept and spaced and (kept.casefold() in whole or kept in lines):
                said.append(kept)
    return max(said, key=len, default=title)


def host_names(url: str) -> set[str]:
    """What a site may call itself after its address: «www.border-post.example» → border-post.example, border-post."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    labels = host.split(".")
    return {host, *(label for label in labels[:-1] if len(label) > 3)} - {""}


def _letters(line: str) -> str:
    return "".join(character for character in line.casefold() if character.isalnum())
