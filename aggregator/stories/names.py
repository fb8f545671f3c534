"""Participants' names, as skeletons that survive another spelling, another script and most inflections."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from anyascii import anyascii

from aggregator.stories.fold import fold
from aggregator.stories.name_words import GIVEN, HAN_FOR_SOUNDS, TITLES

MOST = 60  # names kept of a text
OPENING = 3  # letters of a sentence's first word that is no name: «Der Beschluss», "The Council"
# A word that may be a name, in a script without capitals.
PERHAPS = "~"
# A capitalised word alone: a country's, a surname, a title.
ALONE = "^"
UNCERTAIN = (PERHAPS, ALONE)

_WORD = r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*"
_TOKEN = re.compile(rf"{_WORD}|[.!?:;\n]|[(«»\"“”„]")
_ABBREVIATED = re.compile(r"\b([^\W\d_])\.\s?(?=[^\W\d_])")
# Georgian, Hebrew, Arabic, Hangul: words; Katakana and the Han signs that spell foreign sounds: runs of signs.
_CASELESS = re.compile(r"[\u10d0-\u10ff\u0590-\u06ff\uac00-\ud7af]{3,}")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]{3,}")
_HAN_RUN = re.compile(f"[{HAN_FOR_SOUNDS}]{{2,7}}")
_SEMITIC = re.compile(r"[\u0590-\u06ff]")
_NOUNS_CAPITAL = frozenset({"de", "lb"})

_SOUNDS: tuple[tuple[str, str], ...] = tuple(
    (spelling, sound)
    for sound, spellings in {
        "s": "schtsch shch tsch sch tsh tch sh ch zh cz sz ts tz",
        "v": "ph",
        "t": "th",
        "k": "kh gh ck",
        "ks": "x",
    }.items()
    for spelling in spellings.split()
)
_SPELLING = re.compile("|".join(spelling for spelling, _ in _SOUNDS))
_CH = re.compile(r"(?<!s)ch")  # Kucharew
_CH_IS_KH = frozenset({"de", "nl", "pl", "cs", "sk"})
_SOUND = dict(_SOUNDS)
_DOUBLED = re.compile(r"(.)\1+")
_C_HARD = re.compile(r"c(?=[aoulr])")
# Slavic and Turkic soft c; the Belarusian ў that Russian writes as в: Леўковіч, Левкович.
_BEFORE = str.maketrans({**dict.fromkeys("ćčçћĆČÇЋ", "s"), "ў": "v", "Ў": "V"})
_CLASSES = str.maketrans("bpvwfszcdtkgqhlrmn", "ppvvvsssttkkkklrmn")
_VOWELS = str.maketrans("", "", "aeiouyj")
_SPOKEN = str.maketrans("cqwy", "kkvi")


def skeleton(name: str, language: str | None = None) -> str:
    """The consonants a name keeps in any spelling: Метшин, Metşin, Metshin → msn."""
    plain = _plain(name)
    if language in _CH_IS_KH:
        plain = _CH.sub("kh", plain)
    sounds = _SPELLING.sub(lambda found: _SOUND[found.group()], _C_HARD.sub("k", plain))
    return _DOUBLED.sub(r"\1", sounds.translate(_CLASSES)).translate(_VOWELS)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", anyascii(unicodedata.normalize("NFC", name).translate(_BEFORE)).lower())


def key(name: str, language: str | None = None) -> str:
    """What a name is compared by: its skeleton; of a name with few consonants its spelling, marked «=»."""
    consonants = skeleton(name, language)
    if len(consonants) >= 3:
        return consonants
    spoken = _DOUBLED.sub(r"\1", _plain(name).translate(_SPOKEN))
    return f"={spoken}" if len(spoken) >= 4 else ""


def same_name(one: str, other: str) -> bool:
    """Keys of one name: equal, or one with an ending more."""
    if len(one) > len(other):
        one, other = other, one
    if not other.startswith(one):
        return False
    ending = other[len(one) :]
    if one.startswith("="):
        return len(ending) <= 2 and len(one) >= 5
    return not ending or (len(one) >= 4 and len(ending) <= 2) or (len(one) == 3 and ending == "m")  # «Метшиным»


def names(title: str, text: str, language: str | None = None, *, without: Iterable[str] = ()) -> tuple[str, ...]:
    """Keys of what may be names of persons and bodies; sorted.

    Two or more capitalised words in a row are; a capitalised word within a sentence may be, and in scripts without
    capitals every longer word. Given names are left out: they tell nobody apart. ``without``: names of the cities
    told of.
    """
    primary = (language or "").split("-")[0].lower()
    cities = [one for name in without for word in re.split(r"[\s-]+", name) if (one := key(word, primary))]
    found = set(_cased(text, primary))
    if not _headline_case(title):
        found.update(_cased(title, primary))
    found -= {ALONE + one for one in found}
    found.update(PERHAPS + one for one in _uncased(f"{title}\n{text}", primary) if one not in found)
    kept = (one for one in found if not any(same_name(one.lstrip(PERHAPS + ALONE), city) for city in cities))
    return tuple(sorted(kept, key=lambda one: (one[0] == PERHAPS, one))[:MOST])


def _headline_case(title: str) -> bool:
    """Are nearly All Words of the Title Capitalised?"""
    words = [word for word in re.findall(_WORD, title) if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _cased(text: str, language: str) -> Iterator[str]:
    run: list[str] = []
    opening = run_opens = True
    for token in [*_TOKEN.findall(_ABBREVIATED.sub(r"\1 ", text)), "."]:
        if token[0].isupper() and len(token) > 1 and not token.isupper():
            run_opens = opening if not run else run_opens
            run.append(token)
        else:
            if run_opens and run and len(run[0]) <= OPENING:
                run, run_opens = run[1:], False
            if 2 <= len(run) <= 4:
                yield from _keys(run, language)
            elif len(run) == 1 and not run_opens and language not in _NOUNS_CAPITAL:
                yield from (ALONE + one for one in _keys(run, language))
            run = []
        opening = not (token[0].isalpha())


def _keys(run: list[str], language: str) -> Iterator[str]:
    for word in run:
        for part in word.split("-"):
            found = key(part, language)
            if found and found not in given_names() and skeleton(part) not in titles() and not _country(part, language):
                yield found


def _uncased(text: str, language: str) -> Iterator[str]:
    """In scripts without capitals every longer word may be a name."""
    for word in (*_CASELESS.findall(text), *_KATAKANA.findall(text), *_HAN_RUN.findall(text)):
        if any(_country(word[at:], language) for at in range(3 if _SEMITIC.match(word) else 1)):
            continue
        consonants = skeleton(word)
        forms = (consonants, consonants[1:], consonants[2:]) if _SEMITIC.match(word) else (consonants,)
        yield from (form for form in forms if len(form) >= 3 and form not in given_names())


@cache
def given_names() -> frozenset[str]:
    """Keys of common given names, in any spelling."""
    return frozenset(one for name in GIVEN.split() if (one := key(name)))


@cache
def titles() -> frozenset[str]:
    """Skeletons of words that are written with a capital before or among names."""
    return frozenset(skeleton(word) for word in TITLES.split())


def _country(word: str, language: str) -> bool:
    """Is it a country's name, in any case? Those are told of at every event of a pair."""
    folded = fold(word)
    return any(folded.startswith(stem) and len(folded) <= full + 4 for stem, full in _countries(language, folded[:3]))


def _countries(language: str, beginning: str) -> tuple[tuple[str, int], ...]:
    return _countries_by_beginning(language).get(beginning, ())


@cache
def _countries_by_beginning(language: str) -> dict[str, tuple[tuple[str, int], ...]]:
    """(stem, length of the name) of countries whose names are one word, from CLDR, by their first three letters."""
    from babel import Locale, UnknownLocaleError

    found: dict[str, tuple[tuple[str, int], ...]] = {}
    try:
        told = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return found
    for code, printed in told.items():
        name = fold(printed)
        if code.isalpha() and name.isalpha() and len(name) >= 4:
            found[name[:3]] = (*found.get(name[:3], ()), (name[: max(4, len(name) - 1)], len(name)))
    return found


def shared_names(one: Collection[str], other: Collection[str]) -> list[str]:
    """Names that both texts print, each once; marked ALONE where one prints it as a word alone.

    What only may be a name in both counts for none.
    """
    theirs: dict[str, list[tuple[str, str]]] = {}
    for name in other:
        bare = name.lstrip(PERHAPS + ALONE)
        theirs.setdefault(bare[:3], []).append((bare, name))
    found: dict[str, bool] = {}
    for name in one:
        bare = name.lstrip(PERHAPS + ALONE)
        for twin, printed in theirs.get(bare[:3], ()):
            if (name[0] == PERHAPS == printed[0]) or not same_name(bare, twin):
                continue
            alone = ALONE in (name[0], printed[0])
            certain = twin if name[0] == PERHAPS else bare
            known = next((key for key in found if same_name(key, certain)), certain)
            found[known] = found.get(known, True) and alone
    return [ALONE + name if alone else name for name, alone in sorted(found.items())]


def weight(shared: Collection[str]) -> float:
    """How many names these are, a word alone counted half."""
    return sum(0.5 if name.startswith(ALONE) else 1.0 for name in shared)
