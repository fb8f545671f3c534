"""Stories of one shelf as a feed, or as its edition in one language."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from aggregator.compose.entries import entry, lead, speaks
from aggregator.compose.words import words
from aggregator.model import City, CityPair, Entry, Feed, Story
from aggregator.model.site import FeedRef

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aggregator.compose.desk import Desk

#: Of a feed without entries: Atom demands a date, and the clock must not make news.
NEVER_UPDATED = datetime(2026, 1, 1, tzinfo=UTC)

Subject = City | CityPair | None


def address_of(subject: Subject) -> str:
    """Where the feed and page of a city, a pair or (None) of all stories live; without suffix."""
    match subject:
        case City(slug=slug):
            return f"cities/{slug}"
        case CityPair() as two:
            return f"pairs/{two.slug}"
        case None:
            return "all"


def newest(stories: Iterable[Story], desk: Desk, language: str | None = None) -> tuple[Entry, ...]:
    """The newest ``rules.entries`` stories as entries, newest first; what an undated page listed at one sight keeps
    the page's order. Nothing depends on the order of asking."""
    ranked = sorted(stories, key=_as_listed)
    ranked.sort(key=lambda story: story.published, reverse=True)
    return tuple(entry(story, desk, language) for story in ranked[: desk.rules.entries])


def _as_listed(story: Story) -> tuple[str, int, str]:
    founder = story.tellers[0].item
    return founder.source_id, founder.position, story.id


def feed(subject: Subject, stories: Iterable[Story], desk: Desk, *, edition: str | None = None) -> Feed:
    """The feed of a city, a pair or all, from the stories of its shelf.

    An ``edition`` keeps only stories with a teller in that language, who leads. Give it enough stories: what it drops
    it cannot replace. ``updated`` is the newest ``updated`` of the entries.
    """
    if edition is not None:
        stories = [story for story in stories if speaks(lead(story, edition).item.language, edition)]
    entries = newest(stories, desk, edition)
    address = address_of(subject) + (f".{edition}" if edition else "")
    language = edition or desk.language
    say = words(language)
    scope: Literal["all", "city", "pair"] = "all"
    city = two = None
    match subject:
        case City():
            scope, city = "city", desk.localised(subject, language)
            subtitle = say["city"].format(city=city.name)
        case CityPair():
            scope, two = "pair", desk.localised_pair(subject, language)
            subtitle = say["pair"].format(a=two.a.name, b=two.b.name)
        case None:
            subtitle = say["all"]
    return Feed(
        address=address,
        scope=scope,
        id=desk.tag(address),
        title=feed_title(subject, desk, language),
        updated=max((one.updated for one in entries), default=NEVER_UPDATED),
        entries=entries,
        language=edition,
        subtitle=subtitle,
        city=city,
        pair=two,
    )


def feed_title(subject: Subject, desk: Desk, language: str) -> str:
    """«Minsk · Twin-city news»."""
    match subject:
        case City():
            return f"{desk.localised(subject, language).name} · {desk.publisher.title}"
        case CityPair():
            two = desk.localised_pair(subject, language)
            return f"{two.a.name} – {two.b.name} · {desk.publisher.title}"
        case None:
            return desk.publisher.title


def feed_refs(subjects: Iterable[Subject], desk: Desk) -> tuple[FeedRef, ...]:
    """What a subscription list (OPML) says of these feeds, in the order given."""
    say = words(desk.language)
    groups = {City: say["cities"], CityPair: say["pairs"], type(None): ""}
    return tuple(
        FeedRef(
            address=address_of(subject),
            title=feed_title(subject, desk, desk.language),
            page="index" if subject is None else address_of(subject),
            group=groups[type(subject)],
        )
        for subject in subjects
    )
