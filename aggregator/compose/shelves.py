"""Where does a story stand? (CONTRACT, «What is in a feed».)"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from aggregator.model import City, CityPair, PublishRules, Source, Story


@dataclass(frozen=True, slots=True)
class Shelves:
    """The feeds and pages a story stands in. Empty: stored, tagged and shown nowhere."""

    story_id: str
    everywhere: bool = False  # stands in ``all``
    cities: tuple[City, ...] = ()  # by slug
    pairs: tuple[CityPair, ...] = ()  # by slug

    @property
    def addresses(self) -> tuple[str, ...]:
        """Addresses without suffix: ``all``, ``cities/…``, ``pairs/…`` and the story's own page."""
        if not self.everywhere:
            return ()
        return (
            "all",
            *(f"cities/{city.slug}" for city in self.cities),
            *(f"pairs/{pair.slug}" for pair in self.pairs),
            f"stories/{self.story_id}",
        )


def published_pairs(story: Story, rules: PublishRules) -> tuple[CityPair, ...]:
    """The pairs any teller reports with ``score ≥ min_score`` and not as background, by slug."""
    found = {
        tag.pair.slug: tag.pair
        for teller in reversed(story.tellers)  # the first teller's spelling of a city wins
        for tag in teller.tagging.pairs
        if not tag.background and tag.score >= rules.min_score
    }
    return tuple(found[slug] for slug in sorted(found))


def story_cities(
    story: Story, *, rules: PublishRules, sources: Mapping[str, Source], homes: Mapping[str, City]
) -> tuple[City, ...]:
    """The cities whose news a story is: the ends of its published pairs; of an unpaired one, the partnership pages'
    home cities and, where unpaired stories are published, the cities it is about."""
    if pairs := published_pairs(story, rules):
        return by_slug(city for pair in pairs for city in (pair.a, pair.b))
    at_home = [
        homes[teller.item.source_id]
        for teller in story.tellers
        if teller.item.source_id in homes
        and (source := sources.get(teller.item.source_id)) is not None
        and source.about == "partnerships"
    ]
    named = [tag.city for teller in story.tellers for tag in teller.tagging.cities] if rules.unpaired else []
    return by_slug([*at_home, *named])


def shelves(
    story: Story,
    *,
    rules: PublishRules,
    sources: Mapping[str, Source],
    homes: Mapping[str, City],
    cities: Collection[City] | None = None,
) -> Shelves:
    """Every shelf of ``story``.

    ``homes`` has the home city of each source (by id) that has one; ``cities`` are the only ones to have feeds (None:
    all). With such a list a pair is published when one of its ends is on it.
    """
    allowed = None if cities is None else {city.slug for city in cities}
    stands = tuple(
        city
        for city in story_cities(story, rules=rules, sources=sources, homes=homes)
        if allowed is None or city.slug in allowed
    )
    paired = published_pairs(story, rules)
    pairs = tuple(pair for pair in paired if allowed is None or {pair.a.slug, pair.b.slug} & allowed)
    everywhere = bool(stands) or (rules.unpaired and not paired)
    return Shelves(story.id, everywhere, stands, pairs)


def by_slug(cities: Iterable[City]) -> tuple[City, ...]:
    """Each city once, in slug order."""
    found: dict[str, City] = {}
    for city in cities:
        found.setdefault(city.slug, city)
    return tuple(found[slug] for slug in sorted(found))
