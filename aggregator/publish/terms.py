"""What an entry is filed under: cities, pairs, acts and languages under schemes of our own, and the source's labels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from aggregator.publish.links import absolute
from aggregator.publish.text import language_tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aggregator.model import City, CityPair, Entry, Feed
    from aggregator.model.site import SiteInfo


@dataclass(frozen=True, slots=True)
class Term:
    """One category; ``scheme`` None: a label without a scheme, which is its own term."""

    term: str
    scheme: str | None = None
    label: str | None = None

    @property
    def shown(self) -> str:
        """What people read."""
        return self.label or self.term


def terms(entry: Entry, site: SiteInfo, spoken: str) -> Iterator[Term]:
    """The entry's categories; the name of its language is in the language ``spoken``."""
    for city in entry.cities:
        yield _city(city, site)
    for pair in entry.pairs:
        yield _pair(pair, site)
    for act in entry.acts:
        yield Term(act.name, absolute(site, "acts/"), act.label)
    if entry.language:
        tag = language_tag(entry.language)
        yield Term(tag, absolute(site, "languages/"), _language_name(tag, spoken))
    for label in entry.labels:
        if label.strip():
            yield Term(label)


def subjects(feed: Feed, site: SiteInfo) -> Iterator[Term]:
    """What a whole feed is about."""
    if feed.city:
        yield _city(feed.city, site)
    if feed.pair:
        yield _pair(feed.pair, site)


def _city(city: City, site: SiteInfo) -> Term:
    return Term(city.slug, absolute(site, "cities/"), city.name)


def _pair(pair: CityPair, site: SiteInfo) -> Term:
    return Term(pair.slug, absolute(site, "pairs/"), f"{pair.a.name} – {pair.b.name}")


@cache
def _language_name(tag: str, spoken: str) -> str:
    """«Russian»; the tag itself where CLDR has no name for it."""
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(tag, sep="-").get_display_name(Locale.parse(spoken, sep="-"))
    except (UnknownLocaleError, ValueError):
        return tag
    return name or tag
