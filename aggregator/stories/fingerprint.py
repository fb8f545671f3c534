"""What placing needs to know of a telling."""

from __future__ import annotations

import hashlib
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations, pairwise

from aggregator.model import Dated, Fingerprint, Item, Placement, Tagging
from aggregator.stories import acts, fold, traces
from aggregator.stories.names import names

TEXT_ENOUGH = 8  # words: fewer say too little to be called a copy
LEDE = 25  # words of a text that stand for a headline it lacks
LEAD_ACTS = 60  # words in which a text says what was done
STEM = 6  # letters of a word that tell it; endings differ
MOST_STEMS = 160
FEW_CITIES = 4
MIN_SCORE = 0.5  # of a pair that counts


def fingerprint(item: Item, tagging: Tagging) -> Fingerprint:
    """What placing this telling needs to know of it."""
    body = item.text or item.summary
    tokens = fold.words(body)
    runs = fold.shingles(tokens) if len(tokens) >= TEXT_ENOUGH else set()
    first = fold.shingles(tokens[: fold.LEAD]) if runs else set()
    lead = " ".join(body.split()[:LEAD_ACTS])
    headline = acts.acts(_headline(item.title, body), item.language)
    if not set(headline) - acts.GENERIC:
        headline = tuple(dict.fromkeys((*headline, *acts.acts(" ".join(body.split()[:LEDE]), item.language))))
    whole = f"{item.title}\n{body}"
    day, until = _when(item.published)
    pairs = tuple(sorted({tag.pair.slug for tag in tagging.pairs if not tag.background and tag.score >= MIN_SCORE}))
    cities = tuple(sorted({tag.city.slug for tag in tagging.cities}))
    return Fingerprint(
        item_id=item.id,
        source_id=item.source_id,
        guid=item.guid,
        identity=item.identity,
        loose=item.loose,
        title=" ".join(fold.words(item.title)),
        language=item.language,
        day=day,
        until=until,
        text_digest=fold.digest(" ".join(tokens)) if runs else None,
        size=len(runs),
        shingles=fold.sample(runs),
        bands=fold.bands(runs),
        lead_bands=fold.bands(first),
        lead_shingles=fold.sample(first)[: fold.HEAD],
        head=fold.hashed(" ".join(tokens[: fold.HEAD])) if runs else 0,
        stems=_stems(fold.words(item.title) + tokens, tagging),
        seen=item.first_seen.date() if day is None else None,
        pairs=pairs,
        cities=cities,
        side_by_side=_side_by_side(cities, pairs),
        headline_acts=headline,
        acts=tuple(dict.fromkeys((*headline, *acts.acts(lead, item.language)))),
        names=names(item.title, body, item.language, without=_city_names(tagging)),
        numbers=traces.numbers(whole),
        printed_days=traces.printed_days(whole, item.language),
    )


def _side_by_side(cities: tuple[str, ...], pairs: tuple[str, ...]) -> tuple[str, ...]:
    """Any two of few cities: what the tagger missed to call a pair may still tie two tellings."""
    if len(cities) > FEW_CITIES:
        return ()
    return tuple(slug for slug in ("--".join(two) for two in combinations(cities, 2)) if slug not in pairs)


def _headline(title: str, body: str) -> str:
    """The title; where it is only the text's first words, as many words as a headline and its first sentence have."""
    return " ".join(body.split()[:LEDE]) if body.startswith(title.rstrip("….")) else title


def _when(published: Dated) -> tuple[date | None, date | None]:
    """The day; for a month or a year its first and last. An item merely first seen has no known date."""
    if published.basis == "first-seen":
        return None, None
    day = published.value.date()
    if published.precision == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    if published.precision == "year":
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    return day, None


def _stems(tokens: list[str], tagging: Tagging) -> tuple[int, ...]:
    """Hashes of the beginnings of the telling words; in scripts without blanks of two signs in a row; ascending."""
    cities = {word[:STEM] for name in _city_names(tagging) for word in fold.words(name)}
    found = {word[:STEM] for word in tokens if len(word) >= 4 and not word.isdecimal()}
    signs = [word for word in tokens if len(word) == 1 and not word.isascii()]
    found.update(a + b for a, b in pairwise(signs))
    return tuple(sorted({fold.hashed(stem) for stem in found - cities})[:MOST_STEMS])


def _city_names(tagging: Tagging) -> Iterator[str]:
    for tag in tagging.cities:
        yield tag.city.name
        for seen in tag.evidence:
            yield seen.surface


def settled(fingerprint: Fingerprint, placement: Placement) -> Fingerprint:
    """The fingerprint to store once placed: a story's known day binds its undated tellings and is not forgotten."""
    if placement.relation == "new":
        return fingerprint
    if fingerprint.day is None:
        return replace(fingerprint, day=placement.day, anchors=placement.day is not None)
    return replace(fingerprint, anchors=placement.day is None)


def found(fingerprint: Fingerprint) -> str:
    """The id of the story this telling founds: a digest of its identity, the same on every machine."""
    return story_id(fingerprint.identity or fingerprint.item_id)


def found_apart(item_id: str) -> str:
    """The id of the story this item founds when the operator parts it from another."""
    return story_id(f"apart:{item_id}")


@cache
def story_id(identity: str) -> str:
    """The id of the story founded by an item of this identity."""
    return hashlib.blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
