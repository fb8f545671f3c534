"""Which strings of a page are printed dates? Found, never read: what they mean is decided with the moment of reading.

Month names and phrases like «3 hours ago» come from CLDR for the page's language and English, for all languages where
the page names none; with a year or a clock time beside it any word will do, so that a page which lies about its
language is still understood. What nothing here knows but stands where a date is announced (``class="date"``) is offered
last.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from aggregator.parse import dom

if TYPE_CHECKING:
    from babel import Locale
    from lxml.etree import _Element as Element

# A date may share its line with a place, an author, a rubric; a sentence that tells of a day is no date line.
LINE = 90
BESIDE = 45
BESIDE_WORDS = 6
_LEAF = 24  # characters of a calendar leaf
BARE_WORDS = 3  # beside a day without year and clock: «Fair from 3 June» may be a headline

_CALLED = frozenset({"date", "datum", "data", "fecha", "time", "datetime", "pubdate", "published", "when", "timestamp"})
_DIGIT = re.compile(r"\d")
_SET_OFF = re.compile(r"(?: [A-Z]{2,5})? [-–—|·•/] ")  # behind a date, with the zone's letters before it
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_ANY_YEAR = r"(?:1[3-4]\d\d|19\d\d|2[05]\d\d)"  # Gregorian, solar Hijri, Buddhist
_CLOCK = r"(?:[01]?\d|2[0-3])[:.h]\s?[0-5]\d(?:[:.][0-5]\d)?(?:\s?[ap]\.?m\b\.?)?"
_COLON_CLOCK = r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b\.?)?"
_WORD = r"[^\W\d_]{3,14}\.?"
_ORD = r"(?:st|nd|rd|th|er|re|[ºªa])?\.?(?:-?(?:го|е|ые))?"
_OF = r"(?:\s?(?:г|р|год|года|року)(?!\w)\.?)?"  # the word «year» behind the year
_LINK = r"(?:de\s|del\s|d['’]|of\s)?"  # «5 de mayo de 2024», «5th of May»
_SCRIPTS = {  # the languages we meet, by the letters of a line whose language nobody names
    "cyrillic": (re.compile("[\u0400-\u04ff]"), "ru be uk bg mk sr kk ky"),
    "other": (re.compile("[\u0370-\u03ff\u0530-\u06ff\u10a0-\u10ff]"), "el ka hy ar"),
    "latin": (
        re.compile("[A-Za-z]"),
        "en de fr es it pt pl cs sk sl hr bs ro hu tr az uz nl lt lv et fi sv nb da sr-Latn",
    ),
}
_ARABIC = ("ar-SY", "ar-DZ", "ar-MA", "ar-SA")  # of the Levant, of the Maghreb
_ISO = (
    rf"{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:\s?Z|\s?[+-]\d\d:?\d\d)?)?"
)


@lru_cache(maxsize=64)
def _pattern(language: str) -> re.Pattern[str]:
    month = _months(language)
    dated = "|".join(
        (
            rf"{_DAY}{_ORD}[\s-]*{_LINK}{month}(?:[\s,./-]*{_LINK}{_YEAR}{_OF})?",
            rf"{month}[\s-]*{_DAY}{_ORD}(?!\d|:)(?:[\s,]+{_YEAR})?",
            rf"{_YEAR}\.?,?\s*(?:m\.\s*)?{month}\s*{_DAY}\b\.?",
            rf"{_DAY}{_ORD}[\s-]+{_LINK}{_WORD}[\s,-]+{_LINK}{_YEAR}{_OF}",
            rf"{_DAY}\s+{_WORD}\s+{_MONTH},?\s+{_YEAR}",
            rf"{_WORD}\s+{_DAY}{_ORD},?\s+{_YEAR}",
            rf"{_YEAR}\.?\s+(?:m\.\s+)?{_WORD}\s+{_DAY}\b\.?",
            rf"(?:\d{{2,4}}\s*[年년]\s*)?{_MONTH}\s*[月월]\s*{_DAY}\s*[日일号號]?",
            rf"{_ANY_YEAR}([./-])\s?{_MONTH}\1\s?{_DAY}(?!\d)",
            rf"{_DAY}([./-])\s?{_MONTH}\2\s?(?:{_ANY_YEAR}|\d\d)(?!\d)",
            rf"{_MONTH}([/-]){_DAY}\3(?:{_ANY_YEAR}|\d\d)(?!\d)",
            rf"{_DAY}\.{_MONTH}\.(?!\d)",
        )
    )
    gap = r"[\s,|·•–—-]{1,5}(?:\(?\s*)?(?:[^\W\d_]{1,6}\.?\s)?"  # «, at », « um », « в », « kl. »
    return re.compile(
        rf"(?<![\w.:/-])(?:{_ISO}"
        rf"|(?:{_COLON_CLOCK}{gap})?(?:{dated})(?:{gap}{_CLOCK})?(?!\w)"
        rf"|{_COLON_CLOCK}{gap}{_DAY}{_ORD}\s+{_WORD}(?!\w)"
        rf"|{_DAY}{_ORD}\s+{_WORD}{gap}{_COLON_CLOCK}(?!\w))",
        re.IGNORECASE,
    )


def _locales(language: str) -> list[Locale]:
    """Of a language and English; of every language of a script (``cyrillic``, ``latin``, ``other``)."""
    from babel import Locale, UnknownLocaleError

    found = []
    tags = _SCRIPTS[language][1].split() if language in _SCRIPTS else sorted({language, "en"})
    for tag in [*tags, *(_ARABIC if "ar" in tags else ())]:
        try:
            found.append(Locale.parse(tag, sep="-"))
        except (UnknownLocaleError, ValueError):
            continue
    return found


def _months(language: str) -> str:
    """A pattern of the month names of a language and English, wide and short, in running text and alone (CLDR)."""
    names: set[str] = set()
    for locale in _locales(language):
        months = locale.months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                names.update(months[context][width].values())
    words = {name.rstrip(".").casefold() for name in names if not any(character.isdigit() for character in name)}
    longest_first = sorted((word for word in words if len(word) > 1), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)\.?"


@lru_cache(maxsize=4096)
def find(line: str, language: str | None) -> tuple[str, ...]:
    """The dates printed in a line, as printed."""
    if not _DIGIT.search(line):
        return ()
    primary = _primary(language, line)
    matches = _pattern(primary).finditer(_ascii_digits(line))
    return tuple(line[match.start() : match.end()].strip() for match in matches)


def _primary(language: str | None, line: str) -> str:
    """The language's first subtag; where there is no language, the script of the line."""
    if language:
        return re.split(r"[-_]", language)[0].lower()
    return next((name for name, (letters, _) in _SCRIPTS.items() if letters.search(line)), "en")


@lru_cache(maxsize=64)
def _ago(language: str) -> re.Pattern[str]:
    """«3 hours ago», «vor 2 Tagen», «5 минут назад», as CLDR writes them, at the beginning of a line."""
    from babel.dates import format_timedelta

    phrases = {r"\d{1,3}\s*(?:秒钟?|分钟?|分鐘|小时|小時|時間|天|日|周|週間?|个月|個月|か月)\s*前"}
    for locale in _locales(language):
        for seconds in (1, 60, 3600, 86_400, 604_800, 2_629_800):
            for count in (1, 2, 5):
                for width in ("long", "short"):
                    span = timedelta(seconds=-seconds * count)
                    try:
                        said = format_timedelta(span, threshold=1, add_direction=True, format=width, locale=locale)
                    except KeyError:  # CLDR has no short form in this language
                        continue
                    phrases.add(re.sub(r"\d+", r"\\d{1,3}", re.escape(said)))
    longest_first = sorted((said for said in phrases if "d{1,3}" in said), key=lambda said: (-len(said), said))
    return re.compile("(?:" + "|".join(longest_first) + r")(?!\w)", re.IGNORECASE)


def _told_from_now(line: str, language: str | None) -> str | None:
    """A line that begins with a time span of the past and has little beside it."""
    match = _ago(_primary(language, line)).match(line)
    return match[0] if match and len(line) <= LINE and len(line.split()) <= len(match[0].split()) + 6 else None


def alone(line: str, language: str | None) -> str | None:
    """The date of a line that is there to tell the date: little stands beside it, or a dash or bar sets it off.

    None for sentences and headlines, whatever day they tell of.
    """
    if len(line) > 2 * LINE or not _DIGIT.search(line):
        return None
    found = find(line, language)
    if not found:
        return _clock_alone(line) or _told_from_now(line, language)
    rest = line
    for value in found:
        rest = rest.replace(value, " ")
    words = BESIDE_WORDS if has_year(found[0]) or ":" in found[0] else BARE_WORDS
    if len(line) <= LINE and len(rest) <= BESIDE and len(rest.split()) <= words:
        return found[0]
    behind = line.removeprefix(found[0])
    return found[0] if behind != line and _SET_OFF.match(behind) else None


def is_date(line: str, language: str | None) -> bool:
    """Is the line a date and little else? A headline may end in one."""
    value = alone(line, language)
    return value is not None and 2 * len(value) >= len(line)


def _clock_alone(line: str) -> str | None:
    """«Сегодня, 12:30», «14:05 Uhr», «yesterday at 9:15»: a line of a clock time and a word or two."""
    match = re.fullmatch(
        rf"(?:[^\W\d_]+[\s,]+){{0,2}}{_COLON_CLOCK}(?:\s[^\W\d_]{{1,4}}\.?)?", _ascii_digits(line), re.IGNORECASE
    )
    return line if match else None


def _ascii_digits(line: str) -> str:
    if line.isascii():
        return line
    return "".join(
        str(unicodedata.digit(character, character)) if character.isdecimal() else character for character in line
    )


def dates(element: Element, language: str | None) -> list[tuple[str, Element]]:
    """Every printed or machine-readable date in an element, in document order, with the element that holds it.

    A ``<time datetime>`` or ``itemprop="datePublished"`` gives its attribute if that names a day, else what it prints.
    Where there is no date at all, what stands in an element called ``date`` is offered: «yesterday at 14:05».
    """
    found: list[tuple[str, Element]] = []
    times: set[Element] = set()
    for time in element.iter():
        if time.tag != "time" and not _is_marked(time):
            continue
        times.update(time.iter())
        if stamp := machine_date(time) or alone(dom.text(time), language) or _hint(time):
            found.append((stamp, time))
    for line, owner in dom.runs(element):
        if owner not in times and (value := alone(line, language)):
            found.append((value, owner))
    found += _inline_dates(element, times.union(at for _, at in found), language)
    found += _leaves(element, times.union(at for _, at in found), language)
    if not found:
        found = [(stamp, node) for node in element.iter() if _is_called_date(node) and (stamp := _hint(node))][:1]
    if len(found) > 1:
        order = {node: index for index, node in enumerate(element.iter())}
        found.sort(key=lambda pair: order.get(pair[1], 0))
    return found


def _is_marked(node: Element) -> bool:
    """Said to be the day of publication: microdata, RDFa, microformats (h-entry, hAtom)."""
    said = " ".join(filter(None, (node.get("itemprop"), node.get("property"))))
    if "datePublished" in said or "dateCreated" in said or "article:published_time" in said:
        return True
    classes = (node.get("class") or "").split()
    return "dt-published" in classes or ("published" in classes and node.tag in {"abbr", "span"})


def _is_called_date(node: Element) -> bool:
    raw = node.get("class") or ""
    return bool(raw) and len(node) <= 2 and not _CALLED.isdisjoint(re.split(r"[^a-z]+", raw.lower()))


def _hint(node: Element) -> str | None:
    """A short text that tells a date in words we need not know."""
    line = dom.text(node)
    if _DIGIT.search(line):
        return line if len(line) <= 40 and len(line.split()) <= 6 else None
    return line if re.fullmatch(r"[^\W\d_]{2,14}", line) else None  # «yesterday»


def _inline_dates(element: Element, known: set[Element], language: str | None) -> list[tuple[str, Element]]:
    """Dates that share their line with the headline, but have an element of their own: ``<span>27 February</span>``."""
    found: list[tuple[str, Element]] = []
    for node in element.iter("span", "small", "em", "i", "b", "strong", "font", "abbr", "label"):
        if (
            (len(node) and node[0].tag not in dom.BLOCKS)
            or node in known
            or not node.text
            or len(node.text) > LINE
            or not _DIGIT.search(node.text)
        ):
            continue
        line = dom.squash(node.text)
        value = alone(line, language)
        if value and len(line) <= len(value) + 12 and not any(above in known for above in dom.ancestors(node)):
            found.append((value, node))
    return found


def _leaves(element: Element, known: set[Element], language: str | None) -> list[tuple[str, Element]]:
    """Calendar leaves: day, month and year in elements of their own with nothing between, ``<b>06</b><i>Mar</i>``."""
    found: list[tuple[str, Element]] = []
    for node in element.iter():
        if not 2 <= len(node) <= 5 or any(above in known for above in (node, *dom.ancestors(node))):
            continue
        parts: list[str] = []
        for string in node.itertext():
            parts += filter(None, [dom.squash(str(string))])
            if len(parts) > 4 or sum(map(len, parts)) > _LEAF:
                break
        else:
            line = " ".join(parts)
            if len(parts) > 1 and _DIGIT.search(line) and not is_clock(line) and alone(line, language) == line:
                found.append((line, node))
                known = {*known, node}
    return found


def machine_date(time: Element) -> str | None:
    """What ``<time datetime="…">`` (or ``content``, or the ``title`` of an ``abbr``) says, if it says a day."""
    value = dom.squash(time.get("datetime") or time.get("content") or (time.get("title") if time.tag == "abbr" else ""))
    return value if re.match(r"\d{4}-?\d\d-?\d\d|\w{3}, \d", value) else None


def has_year(value: str) -> bool:
    """Does the printed date name its year?"""
    plain = _ascii_digits(value)
    return bool(re.search(rf"(?<!\d){_ANY_YEAR}(?!\d)|\d[./-]\d{{1,2}}[./-]\d\d(?!\d)", plain))


def is_clock(value: str) -> bool:
    """Is it a time of day without a day?"""
    return _clock_alone(value) is not None
