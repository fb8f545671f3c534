"""Telling a city's name from a person, a street, a region, a club that bears it, by the words beside it."""

from __future__ import annotations

import re
from typing import Final

from aggregator.places.datelines import dateline
from aggregator.places.everyday import TOWN, big, common_word, mere_word
from aggregator.places.forms import fold
from aggregator.places.gazetteer import Gazetteer
from aggregator.places.homelands import HOMELANDS
from aggregator.places.language import ARTICLE, AT, BODY, CITY, OTHER, TITLE, Language
from aggregator.places.mention import ELSE, WORD, Mention
from aggregator.places.persons import Name, full_name_after, is_person, is_place
from aggregator.places.phrases import Side, Sides, lower, plain
from aggregator.places.unspaced import judge_unspaced
from aggregator.places.verdicts import Kind, Verdict

_WORD_AFTER: Final = re.compile(r"[ \u00a0]([^\W\d_](?:[^\W\d_]|['’-])*)")
_CITY_SIGNS: Final = frozenset("市縣县町시군")
_COMPOUND: Final = re.compile(r"([^\W\d_]+)-$")
_QUOTE_BEFORE: Final = re.compile(r"[^\W\d_]\s[«„“\"](?:[^\W\d_]+-)?$")
_QUOTE_AFTER: Final = re.compile(r"^(?:-[^\W\d_]+)?[»“”\"]")
_QUOTES: Final = frozenset('«„“"-')
_OPENING: Final = '"«“„(\n'
_TITLED: Final = re.compile(r"[^\W\d_]+")
_PLAIN: Final = {kind: Verdict(kind) for kind in Kind}


def judge(
    text: str,
    mention: Mention,
    gazetteer: Gazetteer,
    language: Language,
    *,
    titled: bool,
    sides: Sides | None = None,
) -> Verdict:
    """The verdict on one mention; ``titled``: the field capitalises every word, so capitals prove nothing."""
    if mention.adjective:
        return Verdict(Kind.CITY)  # the finder tells only of those that stand before what is the town's own
    before, after, left, right, plainly = sides or Sides.of(text, plain(lower(text)), mention.start, mention.end)
    led, followed = language.before.beside(left), language.after_name.beside(right)
    if led and "." in left.gap and len(left.word) > 3:
        led &= OTHER  # a sentence ended there: that was no abbreviation
    surface = text[mention.start : mention.end]
    if (led | followed) & OTHER or _shares_area(text, right, mention.end, gazetteer, language):
        return _PLAIN[Kind.OTHER]
    if (led | followed) & BODY:
        return _PLAIN[Kind.BODY]
    script = mention.script
    named = bool((led | followed) & CITY) or (script in _SIGNED and surface[-1] in _CITY_SIGNS)
    if script in ("han", "kana"):
        return judge_unspaced(mention, before, after, named, language)
    if mention.attached:
        return Verdict(Kind.CITY, named_city=named)
    if plainly:
        previous, dotted, starts = before[-len(left.word) - 1 : -1], False, False
        if not previous.isalpha():
            previous = ""
    else:
        previous, dotted = _word_before(before)
        starts = _starts(before)
    word = _WORD_AFTER.match(after)
    following = word[1] if word else ""
    titles, named_after, placed = led & TITLE, bool(followed & CITY), bool(led & AT)
    # In their order: named arguments take thrice the time.
    name = Name(
        mention, surface, before, after, "" if dotted else previous, following,
        titles, named, named_after, titled, starts, placed,
    )  # fmt: skip
    if kind := _no_city(name, text, left, gazetteer, language):
        return _PLAIN[kind]
    # German capitalises every noun: neighbours prove nothing there.
    nouns = titled or language.code == "de"
    alone = nouns or not _touched(name, dotted, gazetteer, language)
    common = common_word(name, gazetteer, language)
    if common and ((not named and (not alone or led & ARTICLE)) or (titled and name.previous and name.following)):
        return Verdict(Kind.WORD)  # «the |», «World Cities | Mayors Forum»
    named = named and not (common and titled)  # «Sister City Friendship»
    if mention.start < 60 and dateline(text, mention, surface, gazetteer, language):
        return Verdict(Kind.DATELINE, named_city=named)
    unspaced, uncased = False, not surface[0].isupper()
    return Verdict(Kind.CITY, named, alone, starts or nouns, unspaced, uncased, common, placed)


def _no_city(name: Name, text: str, left: Side, gazetteer: Gazetteer, language: Language) -> Kind | None:
    """What else than a city a name is by its own look and its neighbours."""
    mention, before = name.mention, name.before
    if mention.sense == ELSE and not (name.named and big(mention, gazetteer)):
        return Kind.OTHER
    if _governed(name, left, gazetteer, language):
        return Kind.OTHER  # «piazza Trento e Trieste»
    if _likened(name, gazetteer):
        return Kind.OTHER  # «the Athens of Ecuador»
    if mere_word(name, language, gazetteer):
        return Kind.WORD  # «The City», «La calle», «المدينة», «Wan-an»
    if before[-1:] in _QUOTES:
        if not name.named and _QUOTE_BEFORE.search(before) and _QUOTE_AFTER.match(name.after):
            return Kind.OTHER  # «the fortress “Naryn-Kala”»
        if before[-1] == "-" and not name.named_after and _in_compound(before, gazetteer, language):
            return Kind.OTHER  # «Émile-Zola», «Schleswig-Holstein»
    if is_person(name, text, left, gazetteer, language) or _prefixed_person(name, gazetteer, language):
        return Kind.PERSON
    if mention.sense == WORD and not (name.named or name.surface[0].isupper()):
        return Kind.WORD  # a script without capitals: «الجديدة», the new
    previous = name.previous
    if (
        previous[:1].isupper()
        and not (name.starts or name.titled or name.named)
        and language.qualifier_ends
        and previous.lower().endswith(language.qualifier_ends)
        and not language.adjective_of(previous)
        and not is_place(previous, gazetteer, language)
        and not _of_town(previous, gazetteer, language)
    ):
        return Kind.OTHER  # «Восточное Сараево»: the last word of a longer name we lack
    if name.surface.isupper() and len(name.surface) <= 4 and " " not in mention.key and not _shouts(text, mention):
        return Kind.WORD
    return None


def _likened(name: Name, gazetteer: Gazetteer) -> bool:
    """Whether it is a country's other city that is called so: «the Venice of Belgium»."""
    whose = _WHOSE.match(name.after)
    if whose is None or not _ARTICLE.search(name.before):
        return False
    entry = gazetteer.entry(fold(whose[1]))
    if entry is None or not entry.countries:
        return False
    return not any(gazetteer.country(reading.index) in entry.countries for reading in name.mention.entry.readings)


_ARTICLE: Final = re.compile(r"(?<!\w)(?:the|la|le|el|il|o|a|das|die|der|den|het|de)[ \u00a0]$")
_WHOSE: Final = re.compile(
    r" (?:of|de|del|des|der|di|do|du|von|van|d['’]) ?(?:the |la |los |l['’])?([^\W\d_a-zà-ÿ][^\W\d_]+)"
)


def _prefixed_person(name: Name, gazetteer: Gazetteer, language: Language) -> bool:
    """Whether a word with «and», «to» written onto it is rather a person's name, or a word, than a small town's."""
    mention = name.mention
    if not (mention.stripped and language.prefixes) or name.named or name.surface[0].isupper():
        return False
    largest = max((gazetteer.population(r.index) for r in mention.entry.readings if r.quality > 1), default=0)
    if mention.entry.person or mention.key in language.given:
        return largest < _FAMED
    homes = HOMELANDS.get(language.code, ())
    return largest < TOWN and not any(gazetteer.country(r.index) in homes for r in mention.entry.readings)


_FAMED: Final = 1_000_000  # inhabitants of a city better known than persons of its name


def _of_town(word: str, gazetteer: Gazetteer, language: Language) -> bool:
    """Whether a word is the adjective of a larger town, that tells the region of the next: «Витебская Орша»."""
    entries = map(gazetteer.entry, language.adjectives.names(fold(word)))
    return any(entry and any(gazetteer.population(r.index) >= _REGIONAL for r in entry.readings) for entry in entries)


_REGIONAL: Final = 100_000
_SIGNED: Final = ("han", "kana", "hangul")


def _governed(name: Name, side: Side, gazetteer: Gazetteer, language: Language) -> bool:
    """Whether a word that makes a street or a region of the name before governs this one too."""
    if name.named or side.gap != " " or not gazetteer.lexicon(language).joins(side.word):
        return False
    left = side.pieces
    if len(left) < 6 or left[2] != " " or left[4] != " " or not language.before(left[4:]) & OTHER:
        return False
    # «Восточное Сараево и Гродно»: an adjective of the first name governs that one only.
    return name.before.split()[-3][0].islower() and is_place(left[3], gazetteer, language)


def _shares_area(text: str, side: Side, end: int, gazetteer: Gazetteer, language: Language) -> bool:
    """Whether the next name, joined by «and», is a region's, and the word for both stands behind it."""
    if side.gap != " " or not gazetteer.lexicon(language).joins(side.word):
        return False
    right = side.pieces
    if len(right) < 6 or right[2] != " " or right[4] != " " or not language.after_name(right[4:]) & OTHER:
        return False
    following = text[end + len(right[1]) + 2 :][: len(right[3])]
    return following[:1].isupper() and is_place(following, gazetteer, language)


def _starts(before: str) -> bool:
    """Whether a sentence, a line or a quotation starts after this text."""
    bare = before.rstrip(" \u00a0\t")
    if not bare or bare[-1] in _OPENING:
        return True
    return bare[-1] in ".!?…:-–—•|。" and len(bare) < len(before)


def _word_before(before: str) -> tuple[str, bool]:
    """The word that a blank parts from the name, and whether a full stop stands between."""
    if before[-1:] not in (" ", "\u00a0"):
        return "", False
    head = before[:-1]
    dotted = head.endswith(".")
    word = head[:-1] if dotted else head
    word = word.rpartition(" ")[2].rpartition("\u00a0")[2].rpartition("\n")[2].lstrip("«„“\"('")
    if word.isalpha():
        return word, dotted
    return (word, dotted) if word.replace("-", "").replace("'", "").replace("’", "").isalpha() else ("", dotted)


def _in_compound(before: str, gazetteer: Gazetteer, language: Language) -> bool:
    """Whether a hyphen joins the name to a capitalised word before it that is no place."""
    word = _COMPOUND.search(before)
    return word is not None and word[1][0].isupper() and not is_place(word[1], gazetteer, language)


def _touched(name: Name, dotted: bool, gazetteer: Gazetteer, language: Language) -> bool:
    """Whether another capitalised word that is no place stands beside the name, not merely to open the sentence."""
    previous, following = name.previous, name.following
    if (
        previous
        and not name.starts
        and previous[0].isupper()
        and not dotted
        and not _starts(name.before[: -len(previous) - 1])
        and not gazetteer.lexicon(language).is_cue(previous)  # «Days |»
        and not language.before.alone(previous.lower()) & CITY  # «Grad |»
        and not is_place(previous, gazetteer, language)
    ):
        return True
    if name.named_after:
        return False  # «İskele |Belediyesi|»
    if not following or not following[0].isupper() or is_place(following, gazetteer, language):
        return False
    return not (name.named and full_name_after(name, gazetteer))  # «the mayor of |, Given Surname»


def _shouts(text: str, mention: Mention) -> bool:
    """Whether the words around are in capitals too."""
    around = text[max(0, mention.start - 30) : mention.start] + text[mention.end : mention.end + 30]
    letters = [char for char in around if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) > 0.6 * len(letters)


def is_titled(text: str) -> bool:
    """Whether nearly every longer word is capitalised: an English title, a shouted headline."""
    words = [word for word in _TITLED.findall(text) if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
