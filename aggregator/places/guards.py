"""Telling a city's name from a person, a street, a region, a club that bears it, by the words beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import Final, NamedTuple

from aggregator.places import layout
from aggregator.places.find import ELSE, WORD, Mention
from aggregator.places.forms import fold
from aggregator.places.gazetteer import Gazetteer
from aggregator.places.homelands import HOMELANDS
from aggregator.places.language import ARTICLE, AT, BODY, CITY, OTHER, TITLE, Language
from aggregator.places.persons import Name, full_name_after, is_person, is_place
from aggregator.places.phrases import Side, Sides, lower, pieces, plain

_WORD_AFTER: Final = re.compile(r"[ \u00a0]([^\W\d_](?:[^\W\d_]|['’-])*)")
_DATELINE_AFTER: Final = re.compile(
    r"^(?:,[^.\n—–/(]{0,30})?[.,]?\s*(?:[/(][^/)\n]{2,40}[/)]\s*[.:]?\s*[-—–]*|[-—–][^\W\d_]{2,12}[-—–]\s|--)"
)
_DATELINE_DATE: Final = re.compile(r"^(?:,[^.\n]{0,30}\d[^.\n]{0,20}\.?\s*)[/(—–-]")
_PRINTED_DATE: Final = re.compile(r"^,?\s*\d{1,2}[./]\d{1,2}[./]\d{2,4}\.?\s*[/(—–-]")
_CAPITALS_DATELINE: Final = re.compile(r"^(?:,[^\n—–]{0,30})?\s*[-—–]")
_CITY_SIGNS: Final = frozenset("市縣县町시군")
_REGION_SIGNS: Final = frozenset("州省県")
_PLACE_WORDS: Final = frozenset("市城县縣区區州省國国町村镇鎮地港都府") | {"城市", "座城市", "都市"}
_HYPHENED: Final = re.compile(r"-[a-zà-ÿ]{1,4}(?![^\W\d_])")
_COMPOUND: Final = re.compile(r"([^\W\d_]+)-$")
_QUOTE_BEFORE: Final = re.compile(r"[^\W\d_]\s[«„“\"](?:[^\W\d_]+-)?$")
_QUOTE_AFTER: Final = re.compile(r"^(?:-[^\W\d_]+)?[»“”\"]")
_QUOTES: Final = frozenset('«„“"-')
_OPENING: Final = '"«“„(\n'
_MARKED: Final = re.compile(r"['’‘ʼ]([^\W\d_]+)$")
_DOTS: Final = frozenset("·•‧")
_BYLINE: Final = re.compile(r"[（(][^（）()=＝\n]{1,8}[=＝][^（）()=＝\n]{0,3}$")
_HONOURED: Final = re.compile(
    "([\u3400-\u9fff]{1,3})(?:監督|氏|さん|様|選手|首相|大臣|教授|社長|会長|議員|先生|博士|作家|記者)"
)
_TITLED: Final = re.compile(r"[^\W\d_]+")


class Kind(Enum):
    """What a spelling turned out to be."""

    CITY = "city"
    BODY = "body"  # a university, firm, station named for the city
    OTHER = "other"  # a street, region, river, club
    PERSON = "person"
    WORD = "word"  # a common word
    DATELINE = "dateline"


class Verdict(NamedTuple):
    """What the words beside a spelling tell of it."""

    kind: Kind
    named_city: bool = False  # the words beside it say «city», «mayor of»
    alone: bool = True  # no other capitalised word touches it
    starts: bool = False  # a sentence: its capital proves nothing
    unspaced: bool = False  # stands in Chinese or Japanese, where any two signs may be half a word
    uncased: bool = False  # its script has no capitals
    common: bool = False  # in a dictionary of the text's language in lower case
    placed: bool = False  # «in |»


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
        return _unspaced(mention, before, after, named, language)
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
    common = _common(name, gazetteer, language)
    if common and ((not named and (not alone or led & ARTICLE)) or (titled and name.previous and name.following)):
        return Verdict(Kind.WORD)  # «the |», «World Cities | Mayors Forum»
    named = named and not (common and titled)  # «Sister City Friendship»
    if mention.start < 60 and _dateline(text, mention, surface, gazetteer, language):
        return Verdict(Kind.DATELINE, named_city=named)
    unspaced, uncased = False, not surface[0].isupper()
    return Verdict(Kind.CITY, named, alone, starts or nouns, unspaced, uncased, common, placed)


def _no_city(name: Name, text: str, left: Side, gazetteer: Gazetteer, language: Language) -> Kind | None:
    """What else than a city a name is by its own look and its neighbours."""
    mention, before = name.mention, name.before
    if mention.sense == ELSE and not (name.named and _big(mention, gazetteer)):
        return Kind.OTHER
    if _governed(name, left, gazetteer, language):
        return Kind.OTHER  # «piazza Trento e Trieste»
    if _likened(name, gazetteer):
        return Kind.OTHER  # «the Athens of Ecuador»
    if _mere_word(name, language, gazetteer):
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
_LISTS_NAMES: Final = frozenset({"tr"})  # languages whose dictionary has towns' names among its words
_LISTED: Final = 20_000  # inhabitants of towns that it may have


def _prefixed_person(name: Name, gazetteer: Gazetteer, language: Language) -> bool:
    """Whether a word with «and», «to» written onto it is rather a person's name, or a word, than a small town's."""
    mention = name.mention
    if not (mention.stripped and language.prefixes) or name.named or name.surface[0].isupper():
        return False
    largest = max((gazetteer.population(r.index) for r in mention.entry.readings if r.quality > 1), default=0)
    if mention.entry.person or mention.key in language.given:
        return largest < _FAMED
    homes = HOMELANDS.get(language.code, ())
    return largest < _TOWN and not any(gazetteer.country(r.index) in homes for r in mention.entry.readings)


_FAMED: Final = 1_000_000  # inhabitants of a city better known than persons of its name


def _of_town(word: str, gazetteer: Gazetteer, language: Language) -> bool:
    """Whether a word is the adjective of a larger town, that tells the region of the next: «Витебская Орша»."""
    entries = map(gazetteer.entry, language.adjectives.names(fold(word)))
    return any(entry and any(gazetteer.population(r.index) >= _REGIONAL for r in entry.readings) for entry in entries)


_REGIONAL: Final = 100_000
_TOWN: Final = 40_000  # inhabitants of a town whose name, written with a capital inside a sentence, is no mere word
_SIGNED: Final = ("han", "kana", "hangul")


def remember(judged: Sequence[tuple[Mention, Verdict]]) -> list[Verdict]:
    """The verdicts on one text's mentions, when each knows the others.

    Who was once called by the full name («Given Surname») is a person where the surname stands alone, unless the text
    says elsewhere that it is a city's name too.
    """
    persons = {mention.key for mention, verdict in judged if verdict.kind is Kind.PERSON}
    if not persons:
        return [verdict for _, verdict in judged]
    persons -= {
        mention.key
        for mention, verdict in judged
        if verdict.kind in (Kind.CITY, Kind.DATELINE) and (verdict.named_city or verdict.placed)
    }
    return [
        verdict._replace(kind=Kind.PERSON) if mention.key in persons and verdict.kind is Kind.CITY else verdict
        for mention, verdict in judged
    ]


def _unspaced(mention: Mention, before: str, after: str, named: bool, language: Language) -> Verdict:
    """The verdict where any two signs may be half a word."""
    surface = mention.key
    if mention.entry.regions and surface[-1] in _REGION_SIGNS:
        return Verdict(Kind.OTHER)  # «カリフォルニア州», though GeoNames knows a town by that name
    if surface[0] in language.quantifiers and surface[1:] in _PLACE_WORDS:
        return Verdict(Kind.WORD)  # «两市», «該縣»
    if not named and fold(surface) in language.not_city:
        return Verdict(Kind.OTHER)
    if not named and (before[-1:] in _DOTS or after[:1] in _DOTS or _signs(before, language)):
        return Verdict(Kind.PERSON)  # «米兰·昆德拉»
    if not named and (given := _HONOURED.match(after)) and fold(given[1]) in language.given:
        return Verdict(Kind.PERSON)  # «宮崎駿監督»
    return Verdict(Kind.CITY, named_city=named, unspaced=True, common=fold(surface) in language.common)


def _signs(before: str, language: Language) -> bool:
    """Whether a byline names its author here: «记者:王长春», «（北京=田中大阪）»."""
    if _BYLINE.search(before):
        return True
    return len(before) > 1 and bool(language.before(pieces(before[:-1].rstrip(":： "), before=True)) & TITLE)


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


def _mere_word(name: Name, language: Language, gazetteer: Gazetteer) -> bool:
    """Whether the spelling is a word of the language itself, written with a capital or in a script without any."""
    mention, surface, named = name.mention, name.surface, name.named
    lowered = lower(surface)
    if " " in surface:
        words = mention.key.split(" ")
        last = surface.rsplit(maxsplit=1)[-1]
        # «Novo mesto»: the word «town» is a part of the name; «La ciudad»: of none.
        towns = bool(language.before.alone(last) & CITY) and words[0] not in language.function_keys
        if surface[0].isupper() and last[0].islower() and not towns:
            return True
        if all(word in language.function_keys for word in words):
            return True
    told = language.before.alone(lowered)
    if told & CITY and " " not in lowered:
        return True
    if mention.key in language.function_keys or lowered in language.function:
        return not named or len(mention.key) < 4
    if len(surface) <= 4 and _HYPHENED.match(name.after):
        return True
    if told & OTHER and not named and not _came_from(name, gazetteer, language):
        return True
    if " " in lowered or mention.script == "hangul":  # no «시안시»: «시» opens it, and is no word of its own
        return False
    return bool(language.after_name.alone(lowered) & (CITY | OTHER | BODY)) and not _big(mention, gazetteer)


def _came_from(name: Name, gazetteer: Gazetteer, language: Language) -> bool:
    """Whether a big city's capitalised name stands alone behind «from», «in»: «da Fiume», not «dal fiume Po»."""
    return (
        name.surface[0].isupper()
        and not (name.titled or name.following[:1].isupper())
        and gazetteer.largest(name.mention.entry.readings, 2) >= 100_000
        and bool(name.placed or language.from_.search(lower(name.before[-20:])))
    )


def _big(mention: Mention, gazetteer: Gazetteer, least: int = 100_000) -> bool:
    return gazetteer.largest(mention.entry.readings, 3) >= least


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


def _common(name: Name, gazetteer: Gazetteer, language: Language) -> bool:
    """Whether the spelling is a word of every day, and its capital here tells no better."""
    mention = name.mention
    if " " in mention.key:
        return False
    if language.before.alone(lower(name.surface)) & OTHER and _came_from(name, gazetteer, language):
        return False
    if mention.stripped and (cut := _MARKED.search(name.surface)):
        ending = fold(cut[1])
        if any(ending == known for known, _put in language.endings.get(ending[-1], ())):
            return False  # «Filibe'de»: an apostrophe parts endings from names only
    if mention.sense == WORD:
        telling = name.surface[0].isupper() and not (name.starts or name.titled or language.code == "de")
        if not telling or not _big(mention, gazetteer, _TOWN):
            return True
    code = language.code if language.code in layout.COMMON_LANGUAGES else "en"
    if code in _LISTS_NAMES and _big(mention, gazetteer, _LISTED):
        return False
    return bool(mention.entry.common >> layout.COMMON_LANGUAGES.index(code) & 1)


def _shouts(text: str, mention: Mention) -> bool:
    """Whether the words around are in capitals too."""
    around = text[max(0, mention.start - 30) : mention.start] + text[mention.end : mention.end + 30]
    letters = [char for char in around if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) > 0.6 * len(letters)


_NOTED: Final = re.compile(r"\s*[(（]([^()（）\n]{2,30})[)）]\s*(?:[,;،、\n]|$)")


def _dateline(text: str, mention: Mention, surface: str, gazetteer: Gazetteer, language: Language) -> bool:
    before, after = text[: mention.start], text[mention.end : mention.end + 80]
    if (noted := _NOTED.match(after)) and (entry := gazetteer.entry(fold(noted[1]))) and entry.countries:
        return False  # «Darmstadt (Almanya), …»: the first of a list
    if len(before.split()) > 4 or "." in before.strip(". "):
        return False
    if any(word[0].islower() for word in before.split()) and not re.search(r"\d", before):
        return False  # words of a sentence, not «28 сентября, »
    if (surface.isupper() and _CAPITALS_DATELINE.match(after)) or _PRINTED_DATE.match(after):
        return True
    if language.dateline.search(after[:60].lower()) and (_DATELINE_AFTER.match(after) or _DATELINE_DATE.match(after)):
        return True
    return bool(re.match(r"^\s*[/(][^/)\n]{2,40}[/)]", after)) and bool(re.search(r"\d", before))


def is_titled(text: str) -> bool:
    """Whether nearly every longer word is capitalised: an English title, a shouted headline."""
    words = [word for word in _TITLED.findall(text) if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
