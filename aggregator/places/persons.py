"""Whether a town's name is a person's: by given names, titles, initials and particles beside it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from aggregator.places.forms import fold
from aggregator.places.gazetteer import Entry, Gazetteer
from aggregator.places.language import TITLE, Language
from aggregator.places.lexicon import bases
from aggregator.places.mention import Mention
from aggregator.places.phrases import Side

_INITIALS: Final = re.compile(r"(?<!\w)[^\W\d_]\.[ \u00a0]?(?:[^\W\d_]\.[ \u00a0]?)?$")
_PARTICLES: Final = frozenset({"de", "del", "da", "di", "von", "van", "zu", "dos", "das", "do"})
_PARTICLE_AFTER: Final = re.compile(r" (?:de|del|de la|da|di|von|van|van der) ([^\W\d_a-zà-ÿ][^\W\d_]*)")
_ELISION: Final = re.compile(r"(?<![^\W\d_])[dдDД]['’]$")
_ELIDING: Final = frozenset({"fr", "it", "pt", "es", "ro", "ca"})
_NEXT_NAME: Final = re.compile(r"[^\W\d_]+")
_FULL_NAME: Final = re.compile(r" [^\W\d_a-zà-ÿа-яёіїєґў][^\W\d_A-ZА-Я]+ [^\W\d_a-zà-ÿа-яёіїєґў][^\W\d_A-ZА-Я]+")
_TOWN: Final = 20_000
_SMALL: Final = 100_000
_BIG: Final = 300_000
_TELLING: Final = frozenset({"twin", "pact", "contact"})


class Name(NamedTuple):
    """A mention with what stands beside it."""

    mention: Mention
    surface: str
    before: str
    after: str
    previous: str  # the word before, when only a blank parts them
    following: str
    titles: int  # a title stands right before
    named: bool  # called a city
    named_after: bool  # … by the words after
    titled: bool  # every word of its field is capitalised
    starts: bool
    placed: bool  # «in |»


def is_person(name: Name, text: str, left: Side, gazetteer: Gazetteer, language: Language) -> bool:
    """Whether the name is a person's; ``left`` is the text before it."""
    if name.named_after:
        return False
    mention, following = name.mention, name.following
    given = " " not in mention.key and (
        mention.entry.person or mention.key in language.given or is_given(name.surface, gazetteer, language)
    )
    if given and _opens_name(name, gazetteer, language):
        return True
    if name.named:
        return False
    of_town = (
        not given
        and following[:1].isupper()
        and (is_given(following, gazetteer, language) or full_name_after(name, gazetteer))
    )
    if (name.titles and not of_town) or ("." in name.before[-2:] and _INITIALS.search(name.before[-8:])):
        return True
    if not name.previous[:1].islower() and _entitled(name, left, gazetteer, language):
        return True
    if name.before[-1:] in ("'", "’") and language.code not in _ELIDING and _ELISION.search(name.before):
        return True  # «д’Эсте»
    if _closes_name(name, left, gazetteer, language):
        return True
    if given and not name.placed and _among_names(name, text, gazetteer, language):
        return True
    if not following or not following[0].isupper() or name.titled:
        return False
    if language.surname_first and _before_given(name, gazetteer, language):
        return True
    if not following.lower().endswith(language.surname_ends) or is_place(following, gazetteer, language):
        return False
    return gazetteer.largest(mention.entry.readings) < 1_000_000


def full_name_after(name: Name, gazetteer: Gazetteer) -> bool:
    """«President of |city| Tadeusz Truskolaski»: two more capitalised words, and no family name here."""
    entry = name.mention.entry
    return (
        not (name.titled or entry.surname)
        and _FULL_NAME.match(name.after) is not None
        and _largest(entry, gazetteer) >= _TOWN
    )


def is_given(word: str, gazetteer: Gazetteer, language: Language) -> bool:
    """Whether a word is a given name, in any of the languages we know names of."""
    return gazetteer.lexicon(language).is_given(word)


def _is_form_of_given(word: str, gazetteer: Gazetteer, language: Language) -> bool:
    return gazetteer.lexicon(language).is_form_of_given(word)


def _opens_name(name: Name, gazetteer: Gazetteer, language: Language) -> bool:
    """A given name before another capitalised word, whatever stands before it; and no case form of a town either."""
    mention, following = name.mention, name.following
    largest = _largest(mention.entry, gazetteer)
    if mention.stripped and not name.placed and fold(name.surface) != mention.key:
        # «Peter» is no case of a town called Pet.
        if is_given(name.surface, gazetteer, language):
            return True
        if not following and not name.named and largest < _SMALL:
            return mention.entry.person
    if particle := _PARTICLE_AFTER.match(name.after):
        return largest < _BIG or not is_place(particle[1], gazetteer, language)
    if not following or not following[0].isupper():
        return False
    if mention.stripped and is_given(following, gazetteer, language):
        return False  # «Nancys Mathieu Klein»
    if language.surname_ends and following.lower().endswith(language.surname_ends) and not name.titled:
        return True
    place = is_place(following, gazetteer, language)
    if name.titled:
        entry = gazetteer.entry(fold(following))
        return not place and entry is not None and entry.surname
    if place and (_names_area(following, gazetteer, language) or min(largest, _known(following, gazetteer)) >= _BIG):
        return False  # «Bakı Sarayevo, Hyuston … ilə qardaşlaşıb»
    return not place or largest < _SMALL or (is_given(name.surface, gazetteer, language) and not name.placed)


def _closes_name(name: Name, left: Side, gazetteer: Gazetteer, language: Language) -> bool:
    """A given name, or one and a particle, stands before it."""
    previous, mention = name.previous, name.mention
    if left.word in _PARTICLES and left.gap == " " and len(left.pieces) > 3 and left.pieces[2] == " ":
        # The word before the particle, in its own case.
        word = name.before.rstrip().rpartition(" ")[0].rpartition(" ")[2]
        return word[:1].isupper() and (
            fold(word) in language.given
            or (left.word != "zu" and language.code != "de" and is_given(word, gazetteer, language))
        )
    if not previous or not previous[0].isupper() or not is_given(previous, gazetteer, language):
        return False
    if language.at_ends.search(name.surface.lower()) and _largest(mention.entry, gazetteer) >= _BIG:
        return False  # «Başkan Kaya Bakü'de»
    own = gazetteer.entry(fold(previous))
    if own is None or _largest(own, gazetteer) <= _BIG:
        return True
    return not name.titled and not mention.entry.countries and _largest(mention.entry, gazetteer) < 1_000_000


def _entitled(name: Name, side: Side, gazetteer: Gazetteer, language: Language) -> bool:
    """A title and one or two names stand before it: «Councillor Mary Ann |»."""
    if side.gap != " " or len(left := side.pieces) < 4:
        return False
    for words in (1, 2):
        if len(left) < 2 * words + 2 or left[2 * (words - 1)] != " " or left[2 * words] not in (" ", ". "):
            return False
        printed = name.before.rstrip().rsplit(" ", words)
        word = printed[1] if len(printed) > words else ""
        cased = word[:1].isupper()
        if not cased and word[:1].islower():
            return False
        if not (language.before(left[2 * words :]) & TITLE):
            continue
        if words > 1 and not is_given(name.previous, gazetteer, language):
            return False  # «President Ilham Aliyev's Abu Dhabi visit»
        if cased and not is_place(word, gazetteer, language) and not language.before(left[2 * words - 2 :]) & ~TITLE:
            return True
        if is_given(word, gazetteer, language):
            return True
    return False


def _among_names(name: Name, text: str, gazetteer: Gazetteer, language: Language) -> bool:
    """Joined to another given name, both of small towns at most, where nothing speaks of cities: «Roman and Viktor»."""
    mention = name.mention
    if _largest(mention.entry, gazetteer) >= 500_000:
        return False
    other = ""
    if (joint := language.joined.match(name.after)) and (word := _NEXT_NAME.match(name.after, joint.end())):
        other = word[0]
    if not other or not _is_form_of_given(other, gazetteer, language):
        words = name.before.split()
        if len(words) > 1 and language.joined.fullmatch(f" {words[-1].lower()} "):
            other = words[-2].strip(",")
    if (other[:1].islower() and name.surface[0].isupper()) or not _is_form_of_given(other, gazetteer, language):
        return False
    entry = gazetteer.entry(fold(other))
    if entry is not None and _largest(entry, gazetteer) >= 500_000:
        return False
    around = text[max(0, mention.start - 120) : mention.end + 120].lower()
    return not any(cue.lastgroup in _TELLING for cue in language.cue.finditer(around))


def _before_given(name: Name, gazetteer: Gazetteer, language: Language) -> bool:
    """A family name before a given one, as Hungarians write: «Kecskeméti Ádám»."""
    if is_place(name.following, gazetteer, language) or not is_given(name.following, gazetteer, language):
        return False
    return not name.placed and (not name.mention.stripped or name.surface[-1] == "i")


def is_place(word: str, gazetteer: Gazetteer, language: Language) -> bool:
    """Whether a word beside a name is itself a place, so that it makes no person of it."""
    return gazetteer.lexicon(language).is_place(word)


def _names_area(word: str, gazetteer: Gazetteer, language: Language) -> bool:
    return any((entry := gazetteer.entry(base)) and entry.countries for base in bases(fold(word), language))


def _known(word: str, gazetteer: Gazetteer) -> int:
    """The inhabitants of the largest city of a name."""
    entry = gazetteer.entry(fold(word))
    return 0 if entry is None else _largest(entry, gazetteer)


def _largest(entry: Entry, gazetteer: Gazetteer) -> int:
    return gazetteer.largest(entry.readings, 2)
