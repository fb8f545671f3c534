"""Which lines of the extracted text are the article's own? Those in front of it and behind it are looked at closely.

Position decides before wording: a label in front of the first sentence or behind the last is none of the text, and
what a phrase of :mod:`article_phrases` tells counts inside the text only for lines that are nothing else.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from aggregator.parse import article_phrases as phrases
from aggregator.parse import headline, printed
from aggregator.parse.article_date_words import PUBLISHED, UPDATED

if TYPE_CHECKING:
    from collections.abc import Iterable

Block = tuple[str, str]  # its text and its HTML

LONG: Final = 90  # weight of a line that tells something
_LABEL = 4  # words
_NOTE = 420  # weight of the longest note of an editor's office
_SHORT = 220
_ENDS = re.compile(r"""[.!?…。！？।։؟:;]["'»”“)\]]*\Z""")
_MINUTES = re.compile(r"(?:~\s*)?\d{1,2}\s*(?:min\b|minut|мин|хв|dk\b|dakika|perc|λεπτ|分|분|دقيق)", re.IGNORECASE)
_LABELS = re.compile(r"[^\W\d]\s?[:：]")
_DATED = (*PUBLISHED, *UPDATED)
_RULE = re.compile(r"[\W_]+")


@lru_cache(maxsize=32)
def _pattern(table: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(table, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(phrase)}" for phrase in longest_first))


def begins(line: str, table: tuple[str, ...]) -> bool:
    """Does the line begin with one of the phrases as a label: whole words, then an end, a colon, a dash, a link?"""
    match = _pattern(table).match(folded(line))
    return match is not None and not folded(line)[match.end() : match.end() + 1].isalnum()


def holds(line: str, table: tuple[str, ...]) -> bool:
    """Does one of the phrases stand in the line, at the beginning of a word?"""
    return _pattern(table).search(folded(line)) is not None


def folded(line: str) -> str:
    """Lower case, without marks in front."""
    return line.casefold().lstrip(" \u200b-–—•*▶►→➡☞>«»[(|#")


def letters(line: str) -> str:
    """Its letters and digits only, in lower case: what two printings of one line share."""
    return "".join(character for character in line.casefold() if character.isalnum())


def own(blocks: list[Block], *, titles: Iterable[str], labels: Iterable[str], language: str | None) -> list[Block]:
    """The blocks without repeated titles, date lines, labels, notes of the editor's office and marks of the page.

    ``labels`` are the page's authors, sections and tags.
    """
    same = {letters(title) for title in titles}
    names = [letters(label) for label in labels if letters(label)]
    kept: list[Block] = []
    for text, html in blocks:
        if not letters(text) or letters(text) in same or _is_date(text, language) or _is_mark(text, html):
            continue
        if kept and kept[-1][0] == text:
            continue
        if _is_header(text, language) and not any(tells(before) for before, _ in kept):
            continue
        kept.append((text, html))
    told = [index for index, (text, html) in enumerate(kept) if tells(text) or not html.startswith("<p>")]
    if told and any(tells(text) for text, _ in kept):
        first = next(index for index, (text, _) in enumerate(kept) if tells(text))
        front = [block for block in kept[:first] if not _is_label(block, names)]
        kept = front + _without_tail(kept[first:], names)
    while kept and kept[-1][1].startswith(("<h2", "<h3", "<h4")):
        kept.pop()  # the heading of a block that was taken out
    return kept


def tells(text: str) -> bool:
    """Is it a sentence rather than a label?"""
    return headline.weight(text) >= LONG or (headline.weight(text) >= 40 and bool(_ENDS.search(text)))


def _is_date(text: str, language: str | None) -> bool:
    """A date and little else, or under a label of its own."""
    date = printed.alone(text, language)
    return date is not None and (len(text) <= len(date) + 12 or holds(text, _DATED))


def _is_header(text: str, language: str | None) -> bool:
    """«来源：… 发布时间：2026-03-05 16:40 访问量：…»: a row of labels with a date among them."""
    if len(_LABELS.findall(text)) < 2 or len(text) > 2 * LONG or _ENDS.search(text):
        return False
    return any(map(printed.has_year, printed.find(text, language)))


def _is_mark(text: str, html: str) -> bool:
    """A line that is no news wherever it stands: an advert's label, a pointer elsewhere, a sign-up, a reading time."""
    weight = headline.weight(text)
    if letters(text) in _ADVERT or (weight <= 60 and (begins(text, phrases.READING) or _MINUTES.match(folded(text)))):
        return True
    linked = "<a " in html
    if weight <= _SHORT and begins(text, phrases.ALSO) and (linked or weight <= 60 or ":" in text[:40]):
        return True
    if weight <= _NOTE and (holds(text, phrases.EMBED) or "ctrl+enter" in text.casefold().replace(" ", "")):
        return True
    return weight <= _SHORT and (linked or weight <= 60) and begins(text, phrases.FOLLOW)


_ADVERT = frozenset(letters(word) for word in phrases.ADVERT)


def _is_label(block: Block, names: list[str]) -> bool:
    """In front of the first sentence: a section, an author, a picture's credit, a place."""
    text, html = block
    if html.startswith(("<h2", "<h3", "<h4", "<ul", "<ol", "<table", "<blockquote")):
        return False
    if _is_note(text, html):
        return True
    return _is_named(text, names) or (headline.words(text) <= _LABEL and not re.search(r"[.!?…»”]\Z", text.strip()))


def _without_tail(blocks: list[Block], names: list[str]) -> list[Block]:
    """Cut from the end what only signs, credits, invites or warns."""
    end = len(blocks)
    while end > 1:
        text, html = blocks[end - 1]
        if not (_is_note(text, html) or _is_signature(text, html, names)):
            break
        end -= 1
    return blocks[:end]


def _is_note(text: str, html: str) -> bool:
    weight = headline.weight(text)
    if weight > _NOTE:
        return False
    if holds(text, phrases.RIGHTS) or holds(text, phrases.REPORT) or holds(text, phrases.WALL):
        return True
    if holds(text, phrases.FOLLOW) and (weight <= _SHORT or "<a " in html):
        return True
    if begins(text, phrases.CREDIT) and (headline.words(text) <= 10 or ":" not in text) and weight <= _SHORT:
        return not tells(text) or ":" in text[:30] or headline.words(text) <= 14
    return begins(text, phrases.ALSO)


def _is_signature(text: str, html: str, names: list[str]) -> bool:
    """A name, initials in brackets, a rule: no sentence, no figure, no row of a list."""
    if not html.startswith("<p>"):
        return False
    bare = text.strip()
    if not _RULE.sub("", bare) or _is_named(bare, names):
        return True
    short = headline.words(bare) <= _LABEL and not any(map(str.isdigit, bare))
    return short and not _ENDS.search(bare.rstrip(")")) and not bare.endswith(("»", "”"))


def _is_named(text: str, names: list[str]) -> bool:
    """Is the line an author, a section or a tag of the page, with at most a word or two around it?"""
    line = letters(text)
    return any(name in line and len(line) <= len(name) + 24 for name in names if len(name) > 2) or line in names
