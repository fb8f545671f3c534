"""Which parts of a text are not its story: other items' headlines, navigation, credits, addresses of publishers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from aggregator.places.forms import script
from aggregator.places.patterns import alternatives

Span = tuple[int, int]

_LINE: Final = re.compile(r"[^\n]+")
_DATE: Final = r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
_TIME: Final = r"(?:,?\s+|T)\d{1,2}[:.]\d{2}(?::\d{2})?"
# A line that is little more than a date: «date 2025-08-13 Richmond», «Richmond 18.01.2018, 20:13».
_DATED: Final = re.compile(
    rf"^\W*(?:[^\W\d_]+\W{{1,2}})?{_DATE}(?:{_TIME})?[^.!?\n]{{0,40}}$|^[^.!?\n]{{0,40}}{_DATE}{_TIME}\W*$"
)
# Another item's headline ends in the moment of its publication.
_HEADLINE_DATE: Final = re.compile(rf"{_DATE}{_TIME}\s*$|^\W*\d{{1,2}}:\d{{2}},\s+\d{{1,2}} [^\W\d_]+\W*$")
_CREDITS: Final = frozenset({
    "photo", "photos", "foto", "fotos", "fotografie", "fot", "zdjęcie", "zdjęcia", "bild", "bilder", "bildquelle",
    "crédit", "kuva", "fotó", "фото", "снимка", "сурет", "сүрөт", "φωτογραφία", "φωτο", "صورة", "عکس", "תצלום", "צילום",
    "fotoğraf", "nuotr", "ảnh", "foto’s", "լուսանկարը", "ფოტო", "写真", "사진", "图片", "图片来源", "摄影",
})  # fmt: skip
_CREDIT: Final = re.compile(r"(?<![^\W_])([^\W\d_]{2,12})(?: photo)?\s?(?:[.:：©]|\([cс]\))")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_DIGIT: Final = re.compile(r"\d")
# A number that may be a postal code, and what follows it.
_POSTAL: Final = re.compile(r"(\d\d{3,5})(,?)[ \u00a0]+(?:г\.\s?|м\.\s?)?([^\W\d_][^\n,;.()]{1,40})")
_HOUSE: Final = re.compile(r"\d[\w/-]{0,4},\s*(?:[A-Z]{1,2}-)?$")
_STREET: Final = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_]*,\s*(?:[A-Z]{1,2}-)?$")
_YEAR: Final = re.compile(r"19\d\d|20[0-4]\d")
_PARTED: Final = re.compile(r"\s[|•·»>]\s|\s*\|\s*")
_LABEL: Final = 40  # signs of an entry in a navigation line, at most
_CREDITED: Final = 60  # signs of a credit, at most
_TEASER: Final = 15  # signs after the announcing words that are a headline themselves
_HEADING: Final = 60  # signs of a line that is a heading, at most
_PROSE: Final = 160  # signs of a line that goes on with the story, at least
_TOP: Final = 80  # a heading before this sign stands above the story


def asides(text: str, related: Announcing) -> list[Span]:
    """Spans of a text that are not its story, in their order and apart from one another."""
    found = sorted([*_announced(text, related), *_lines(text), *_addresses(text)])
    apart: list[Span] = []
    for start, end in found:
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def without(text: str, spans: list[Span]) -> str:
    """The text with line breaks in place of these spans, so that all else stands where it stood."""
    for start, end in spans:
        text = text[:start] + "\n" * (end - start) + text[end:]
    return text


class Announcing:
    """The words that announce other items («read also»), opening a line or a sentence."""

    def __init__(self, words: Iterable[str]) -> None:
        shelf: dict[str, list[str]] = {}
        for phrase in words:
            if first := _OPENS.search(phrase.lower()):
                key = first[0][0] if script(first[0]) in _UNSPACED else first[0]
                shelf.setdefault(key, []).append(phrase)
        self._by_first = {first: re.compile(alternatives(phrases), re.IGNORECASE) for first, phrases in shelf.items()}

    def __call__(self, text: str) -> Iterator[Span]:
        """Where such words stand, with the signs before them."""
        top = _TOP_WORD.match(text)
        for place in chain((top,) if top else (), _PLACES.finditer(text, top.end() if top else 0)):
            word = place[1].lower()
            pattern = self._by_first.get(word) or self._by_first.get(word[0])
            if pattern is not None and (found := pattern.match(text, place.start(1))):
                yield place.start() + (text[place.start()] in ".!?…"), found.end()


_OPENS: Final = re.compile(r"[^\W_]+")
_TOP_WORD: Final = re.compile(r"[^\w\n]*([^\W_]+)")
_PLACES: Final = re.compile(r"[\n.!?…](?:(?<=\n)|[ \u00a0]+)[^\w\n]*([^\W_]+)")
_UNSPACED: Final = frozenset({"han", "kana", "hangul"})


def _announced(text: str, related: Announcing) -> Iterator[Span]:
    """What follows «read also», «most read»: the line that it opens, or all lines below a heading."""
    done = 0
    for start, at in related(text):
        if start < done:
            continue
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        rest = text[at:end].lstrip(" \u00a0")
        opens = start == 0 or text[start] == "\n"
        if rest[:1] in (":", "：") and (len(rest) > _TEASER or not opens):
            done = end
            yield start, end
        elif opens and len(rest) <= _HEADING:
            done = len(text) if start > _TOP else _end_of_block(text, end)
            yield start, done


def _end_of_block(text: str, at: int) -> int:
    """Where the headlines below a heading end and prose begins."""
    for line in _LINE.finditer(text, at):
        if len(line[0]) >= _PROSE or line[0].rstrip().endswith((".", "!", "?", "。")):
            return line.start()
    return len(text)


def _lines(text: str) -> Iterator[Span]:
    """Navigation, lines of dates, credits of pictures."""
    many = "\n" in text
    for line in _LINE.finditer(text):
        printed = line[0].strip()
        if _navigates(printed) or (many and len(printed) <= _PROSE and _dated(printed)):
            yield line.span()
        elif credit := _credit(line[0]):
            whole = many and len(printed) <= _LABEL + _CREDITED
            yield line.start() + (0 if whole else credit.start()), line.end()


def _navigates(line: str) -> bool:
    if not ("|" in line or " > " in line or " • " in line):
        return False
    parts = _PARTED.split(line)
    return len(parts) > 3 and all(len(part) <= _LABEL for part in parts)


def _dated(line: str) -> bool:
    """Whether a line is little more than a date, or a headline with the moment of its publication."""
    if not (_DIGIT.search(line[:12]) or _DIGIT.search(line[-8:])):
        return False
    return bool(_DATED.match(line) or _HEADLINE_DATE.search(line))


def _credit(line: str) -> re.Match[str] | None:
    """The credit that a line ends in."""
    if _CREDITS.isdisjoint(_LETTERS.findall(line[-_CREDITED:].lower())):
        return None
    for found in _CREDIT.finditer(line, max(0, len(line) - _CREDITED)):
        if found[1].lower() in _CREDITS:
            return found
    return None


def _addresses(text: str) -> Iterator[Span]:
    """A town after its postal code: «Rauchstraße 1, 10787 Berlin», «117246, Москва, проезд …»."""
    for found in _POSTAL.finditer(text):
        before = text[max(0, found.start() - 24) : found.start()]
        digits, comma, town = found[1], found[2], found[3]
        if before[-1:].isalnum() or before[-1:] in (".", "№", "#") or not town[0].isupper():
            continue
        if comma:
            street = len(digits) > 4 and text[found.end() : found.end() + 1] == ","
        else:
            street = _HOUSE.search(before) is not None or (len(digits) > 4 and _STREET.search(before) is not None)
        if street and not _YEAR.fullmatch(digits):
            yield found.span()
