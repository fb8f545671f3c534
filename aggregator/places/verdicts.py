"""What a spelling may turn out to be, and the verdicts of one text when each knows the others."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from aggregator.places.mention import Mention


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
