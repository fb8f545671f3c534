"""Which of GeoNames' untagged spellings to believe, and which to show to readers of a language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from aggregator.places import palladius
from aggregator.places.forms import likeness, script

_CODE: Final = re.compile(r"^[A-Z]{2,4}$")
_PARTICLE_START: Final = re.compile(r"^['’]?[a-z]{1,2}[-'’ ]?[A-Z]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_DIGIT: Final = re.compile(r"\d")
_UNSPACED: Final = frozenset({"han", "kana", "hangul"})
_VAGUE: Final = _UNSPACED | {"arabic", "hebrew"}  # don't spell vowels or sounds closely enough to compare
_TAILS: Final = ("特别行政区", "特別行政區", "自治市", "特別市", "广域市", "広域市", "市", "县", "縣", "시", "군")

NOT_RUSSIAN: Final = re.compile("[^а-яёА-ЯЁ .'’ʼ-]")
_NOT_BELARUSIAN: Final = re.compile("[^абвгдеёжзійклмнопрстуўфхцчшыьэюя .'’ʼ-]", re.IGNORECASE)
_NOT_UKRAINIAN: Final = re.compile("[^абвгґдеєжзиіїйклмнопрстуфхцчшщьюя .'’ʼ-]", re.IGNORECASE)
_FOREIGN: Final = {"ru": NOT_RUSSIAN, "be": _NOT_BELARUSIAN, "uk": _NOT_UKRAINIAN}
_TELLING: Final = re.compile("[іїєґў]")  # alone they tell Ukrainian and Belarusian
_NOT_BE: Final = re.compile("[ищъ]")
_BE_OR_UK: Final = re.compile("[ії]")
_BE: Final = re.compile("[ыэёўаі]")
_BE_LIKE: Final = re.compile("[ўёэы]")
_BE_UNLIKE: Final = re.compile("ськ|цьк|о(?!в$)")
_UK_LIKE: Final = re.compile("[їє]|ськ$|цьк$")
_BULGARIAN: Final = re.compile("ъ(?![еёюя])(?!(?<=н.)[аоуэ])")  # Russian has ъ before these, and in «Чанъань»
_UNUSUAL: Final = re.compile(r"[бвдзлмпрст]ий\b|иа\b")  # «Новий», «Преториа»
# Letters that the three languages don't write alike in foreign names, and what Belarusian softens.
_NOT_SHARED_UK: Final = re.compile("[^абвгджзйклмнопрстуфхцчшьюя -]|йо|ьо")
_NOT_SHARED_BE: Final = re.compile("[^абгджзйклмнпрстуфхцчшыьэюя -]|[дтр][ьюя]|[аеёиоуыэюя ]у|(.)\\1")
_NOT_HEBREW: Final = re.compile(r"""[^א-ת ׳״'"-]|זש|טש|ע\b""")


def believable(name: str) -> bool:
    """Whether a spelling can serve as a name: no airport code, no bare transliteration, long enough."""
    if len(name) > 60:
        return False
    bare = name.replace(" ", "")
    if bare.isalpha():
        letters = len(bare)
    else:
        letters = len(_LETTER.findall(bare))
        if not letters or _DIGIT.search(bare):
            return False
    kind = script(name)
    if kind in _UNSPACED:
        return letters >= 2
    if kind == "latin" and (name[0].islower() or name[0] in "'’" or (len(name) < 6 and _CODE.match(name))):
        return letters > 4 and bool(_PARTICLE_START.match(name))
    return letters >= 3


def other_spellings(name: str, kind: str) -> Sequence[str]:
    """What else a name of a script is written as: without its «city» tail, without a bracket."""
    found: list[str] = []
    if kind in _UNSPACED:
        bare = name.replace(" ", "")
        found.append(bare)
        for tail in _TAILS:
            if bare.endswith(tail) and len(bare) - len(tail) >= 2:
                found.append(bare[: -len(tail)])
                break
        if kind == "kana":
            found += _kana(bare)
    elif kind == "cyrillic" and name.startswith("Санкт-"):
        found += ["С.-" + name[6:], "С-" + name[6:]]
    if "(" in name:
        found.append(_BRACKET.sub("", name))
    if name.startswith(("Saint ", "Sankt ")):
        found.append("St. " + name.partition(" ")[2])
    return found


_BRACKET: Final = re.compile(r"\s*\([^)]*\)")
_V: Final = re.compile("ヴ([ァィェォュ]?)")
_PLAIN: Final = {"": "ブ", "ァ": "バ", "ィ": "ビ", "ェ": "ベ", "ォ": "ボ", "ュ": "ビュ"}
_LONG_E: Final = re.compile("(?<=[エケセテネヘメレゲゼデベペェ])イ")


def _kana(name: str) -> Iterable[str]:
    """How else Japanese writes a foreign name: v as b, a long vowel short or long, a double consonant plain."""
    plain = _V.sub(lambda v: _PLAIN[v[1]], name)
    found = {plain, _LONG_E.sub("ー", plain)}
    found |= {way + "ー" for way in found if way.endswith(("ティ", "シティ"))}
    found |= {way.removesuffix("ー") for way in found}
    found |= {way.replace("ッ", "") for way in found}
    yield from sorted(way for way in found - {name} if len(way) > 2)


def quality(name: str, official: str) -> int:
    """0 … 3: how far a spelling is like the GeoNames name, which it is not itself."""
    if script(name) in _VAGUE:
        return 2
    alike = likeness(name, official)
    return 3 if alike >= 0.97 else 2 if alike >= 0.86 else 1 if alike >= 0.7 else 0


def display(
    language: str,
    name: str,
    country: str,
    alternates: Mapping[str, Sequence[str]],
    known: Callable[[str], str | None],
    variants: Callable[[str], Iterable[str]] = lambda _name: (),
) -> str | None:
    """The spelling to show in a language, chosen by script, letters and likeness; None when nothing fits.

    ``alternates`` are sorted by script; ``known`` gives a Russian dictionary's spelling (with ё) of a place name, or
    None; ``variants`` a Chinese name in its other characters.
    """
    if language in ("ru", "be", "uk") and not alternates["cyrillic"] and country != "CN":
        return None
    if language in ("be", "uk"):
        own = _cyrillic(language, name, country, alternates["cyrillic"], known)
        shared = _alike(language, _russian(name, country, tuple(alternates["cyrillic"]), known))
        if own is None or (shared is not None and likeness(shared, name) > likeness(own, name) + _NEARER):
            return shared
        plain = own.replace("ґ", "г")  # the newer orthography keeps ґ for few names
        return plain if plain in alternates["cyrillic"] else own
    if language == "ru":
        return _russian(name, country, tuple(alternates["cyrillic"]), known)
    if language == "zh":
        return _chinese(alternates["han"], variants)
    if language == "he":
        return _hebrew(name, alternates["hebrew"])
    return None


@lru_cache(maxsize=2)  # Belarusian and Ukrainian ask again for the same place
def _russian(name: str, country: str, alternates: Sequence[str], known: Callable[[str], str | None]) -> str | None:
    chosen = _cyrillic("ru", name, country, alternates, known)
    rule = palladius.russian(name) if country == "CN" else None
    if rule is None:
        return chosen
    # Of Chinese cities only the names that Russian has had for long are others: Пекин, Нанкин.
    old = chosen is not None and known(chosen) is not None and chosen.replace("е", "э") != rule.replace("е", "э")
    if old and (rule not in alternates or likeness(chosen or "", name) >= _OLD):
        return chosen
    return rule


_OLD: Final = 0.8
_NEARER: Final = 0.1


def _alike(language: str, russian: str | None) -> str | None:
    """A Russian spelling in whose letters the other language would not differ."""
    differs = {"be": _NOT_SHARED_BE, "uk": _NOT_SHARED_UK}[language]
    return russian if russian and not differs.search(russian.lower()) else None


def _cyrillic(
    language: str, name: str, country: str, alternates: Sequence[str], known: Callable[[str], str | None]
) -> str | None:
    own = {"ru": "RU", "be": "BY", "uk": "UA"}[language] == country
    may_be = [spelling for spelling in alternates if _written_in(language, spelling, own=own)]
    if not may_be:
        return None
    best = may_be[0]
    if len(may_be) > 1:
        # Of equals the shorter: «Пардубице», not «Пардубитсе».
        best = min(may_be, key=lambda one: (-_fitness(language, one, name, known), len(one), one))
    return (known(best) if language == "ru" else None) or best


def _written_in(language: str, spelling: str, *, own: bool) -> bool:
    """Whether a spelling's letters are those of the language, of whose country the city is (``own``) or is not."""
    if language != "ru" and not own and not _TELLING.search(spelling):
        return False
    if len(spelling) < 2 or not spelling[0].isupper() or _FOREIGN[language].search(spelling):
        return False
    if language == "ru":
        return not _BULGARIAN.search(spelling.lower())
    if language == "be":
        return not _NOT_BE.search(spelling) and not (_BE_OR_UK.search(spelling) and not _BE.search(spelling))
    return True


def _fitness(language: str, spelling: str, name: str, known: Callable[[str], str | None]) -> float:
    found = known(spelling) if language == "ru" and not _UNUSUAL.search(spelling.lower()) else None
    value = likeness(spelling, name) + (1.0 if found else 0.0)
    value += 0.3 * ("ё" in spelling) if found else 0.0
    value += 0.05 * ("-" in spelling)  # «Санкт-Петербург» beside «Санкт Петербург»
    value -= 0.4 * max(0, spelling.count(" ") - name.count(" ")) + (0.5 if spelling.isupper() else 0.0)
    if language == "uk":
        value += 0.1 * bool(_UK_LIKE.search(spelling)) - 0.1 * ("ґ" in spelling)
    if language == "be":
        value += 0.1 * bool(_BE_LIKE.search(spelling)) - 0.3 * bool(_BE_UNLIKE.search(spelling))
    return round(value, 4)


def _chinese(alternates: Sequence[str], variants: Callable[[str], Iterable[str]]) -> str | None:
    told: dict[str, list[str]] = {}  # name without its tail, in simplified characters → spellings of it
    for spelling in alternates:
        if any(script(char) not in ("han", "") for char in spelling):
            continue
        bare = other_spellings(spelling, "han")[-1]
        if not _simplified(bare):
            bare = next((one for one in variants(bare) if _simplified(one)), bare)
        told.setdefault(bare, []).append(spelling)
    # A city's own name is called one (市), and written in both kinds of characters; a nickname seldom is.
    return min(
        told,
        key=lambda bare: (
            not _simplified(bare),
            not any(one.endswith(_TAILS) for one in told[bare]),
            bare not in alternates,
            -len(told[bare]),
            len(bare),
            bare,
        ),
        default=None,
    )


def _hebrew(name: str, alternates: Sequence[str]) -> str | None:
    # Yiddish, in the same letters, writes vowels with א and ע.
    return min(
        (one for one in alternates if not _NOT_HEBREW.search(one)),
        key=lambda one: (
            max(0, one.count(" ") - name.count(" ")),
            len(re.findall("(?<=[א-ת])[אע]", one)),
            len(one),
            one,
        ),
        default=None,
    )


def _simplified(text: str) -> bool:
    # GB 2312 holds the simplified characters and not the traditional ones they replaced.
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def slug(name: str, country: str) -> str:
    """The address of a city: ASCII letters and digits, hyphens, the country's code."""
    plain = name
    if not (name.isascii() and name.isalpha()):
        from anyascii import anyascii

        # What transliteration itself writes as an apostrophe goes the same way.
        plain = _APOSTROPHES.sub("", anyascii(_APOSTROPHES.sub("", name)))
        plain = _NOT_IN_SLUG.sub("-", plain.lower()).strip("-")
    return "-".join(filter(None, (plain.lower(), country.lower())))


_APOSTROPHES: Final = re.compile("['’‘ʼ`´ʹʻʿʾ′]")
_NOT_IN_SLUG: Final = re.compile("[^a-z0-9]+")
