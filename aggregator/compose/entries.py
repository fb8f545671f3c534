"""A story as one entry: who leads, who else tells it, what the source's policy lets us republish."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from aggregator.compose.desk import without_credentials
from aggregator.compose.shelves import by_slug, shelves
from aggregator.compose.words import act_label
from aggregator.model import Act, Entry, Origin, Related

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from aggregator.compose.desk import Desk
    from aggregator.model import City, Story, Teller

FEED_KINDS = frozenset({"feed", "json"})


def speaks(language: str | None, wanted: str) -> bool:
    """Basic filtering of RFC 4647 § 3.3.1: ``ru`` covers ``ru`` and ``ru-RU``."""
    tag, wanted = (language or "").lower(), wanted.lower()
    return tag == wanted or tag.startswith(f"{wanted}-")


def lead(story: Story, language: str | None = None, *, homes: Mapping[str, City] | None = None) -> Teller:
    """The teller an entry is made from: one in ``language`` where there is one; of these the best.

    A city hall that tells of its own city's pair goes first, a whole text before one of half its length, the earlier
    teller before the later. ``homes``: source id → home city.
    """
    tellers = [one for one in story.tellers if language and speaks(one.item.language, language)] or story.tellers
    ends = {
        city.slug
        for teller in story.tellers
        for tag in teller.tagging.pairs
        if not tag.background
        for city in (tag.pair.a, tag.pair.b)
    }
    longest = max(len(teller.item.text) for teller in tellers)

    def rank(teller: Teller) -> tuple[bool, bool]:
        home = (homes or {}).get(teller.item.source_id)
        return home is None or home.slug not in ends, 2 * len(teller.item.text) < longest

    return min(tellers, key=rank)


def updated(story: Story, first: Teller, homes: Mapping[str, City]) -> datetime:
    """``updated`` of the story's entry where ``first`` leads; never before ``published``."""
    usual = lead(story, homes=homes)
    changed = story.updated if first is usual else first.item.updated or first.item.published.value
    return max(changed, story.published)


def entry(story: Story, desk: Desk, language: str | None = None) -> Entry:
    """The story as an entry, led by a teller in ``language`` where there is one, cities named in that language.

    ``id`` and ``published`` are the story's in every feed and edition. ``updated`` is the story's where the best teller
    of all leads, otherwise the leading item's own, never before ``published``. ``pairs`` and ``cities`` are those it
    stands under, and the other ends of the pairs.
    """
    words = language or desk.language
    first = lead(story, language, homes=desk.homes)
    item = first.item
    source = desk.source(item.source_id)
    full = source.republish == "full" and source.rights is not None  # a full text only under a stated licence
    title_only = source.republish == "title"
    stands = shelves(story, rules=desk.rules, sources=desk.sources, homes=desk.homes, cities=desk.cities)
    ends = [city for two in stands.pairs for city in (two.a, two.b)]
    return Entry(
        id=desk.tag(f"stories/{story.id}"),
        story_id=story.id,
        title=item.title,
        url=item.url or desk.address(f"stories/{story.id}.html"),
        published=story.published,
        updated=updated(story, first, homes=desk.homes),
        origin=_origin(first, desk),
        summary="" if title_only else item.summary,
        content_html=item.content_html if full else None,
        language=item.language,
        authors=_once(item.authors),
        related=_related(story, first, desk, language),
        pairs=tuple(desk.localised_pair(two, words) for two in stands.pairs),
        cities=tuple(desk.localised(city, words) for city in by_slug([*ends, *stands.cities])),
        labels=_once([*source.labels, *item.categories]),
        acts=tuple(Act(name, act_label(name, words)) for name in desk.acts(item)),
        image=None if title_only else item.image,
        enclosures=() if title_only else item.enclosures,
        rights=source.rights,
    )


def _origin(teller: Teller, desk: Desk) -> Origin:
    item = teller.item
    source = desk.source(item.source_id)
    return Origin(
        id=desk.tag(f"sources/{item.source_id}"),
        source_id=item.source_id,
        title=desk.source_title(item.source_id),
        url=without_credentials(source.url) or urljoin(item.url, "/"),
        updated=item.updated or item.published.value,
        language=source.language,
        rights=source.rights,
        feed=source.kind in FEED_KINDS,
    )


def _related(story: Story, first: Teller, desk: Desk, language: str | None) -> tuple[Related, ...]:
    """One telling of every other source: in the wanted language where it has one, else its first."""
    chosen: dict[str, Teller] = {}
    for teller in story.tellers:
        known = chosen.get(teller.item.source_id)
        better = language is not None and known is not None and not speaks(known.item.language, language)
        if known is None or (better and speaks(teller.item.language, language or "")):
            chosen[teller.item.source_id] = teller
    chosen.pop(first.item.source_id, None)
    return tuple(
        Related(
            url=teller.item.url,
            title=teller.item.title,
            language=teller.item.language,
            source_id=source_id,
            source_title=desk.source_title(source_id),
            published=teller.item.published.value,
        )
        for source_id, teller in chosen.items()
        if teller.item.url
    )


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word.strip()))
