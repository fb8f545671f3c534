"""Where a story stands: CONTRACT, «What is in a feed»."""

from __future__ import annotations

import pytest

from aggregator.compose import feed, shelves
from aggregator.model import City, CityPair, PublishRules, Source, Story
from tests.compose.examples import BREMEN, GDANSK, ODESA, RIGA, desk, pair, story, telling

BG = pair(GDANSK, BREMEN)
OR = pair(ODESA, RIGA)
OWN = {
    "hall": Source("hall", "https://hall.example/", about="partnerships"),
    "port": Source("port", "https://port.example/"),
}
HOMES = {"hall": GDANSK, "port": RIGA}
SHOW_UNPAIRED = PublishRules(unpaired=True)


@pytest.mark.parametrize(
    ("told", "rules", "cities", "expected"),
    [
        pytest.param(
            story(telling("port", BG)),
            PublishRules(),
            None,
            ("all", "cities/bremen-de", "cities/gdansk-pl", "pairs/bremen-de--gdansk-pl", "stories/s1"),
            id="both ends of a pair",
        ),
        pytest.param(story(telling("port", BG, background=True, score=0.4)), PublishRules(), None, (), id="in passing"),
        pytest.param(
            story(telling("port", BG, background=True)), PublishRules(), None, (), id="in passing, though sure"
        ),
        pytest.param(story(telling("port", BG, score=0.49)), PublishRules(), None, (), id="below the score"),
        pytest.param(
            story(telling("port", BG, score=0.5)),
            PublishRules(),
            [BREMEN],
            ("all", "cities/bremen-de", "pairs/bremen-de--gdansk-pl", "stories/s1"),
            id="exactly the score; only one end is published",
        ),
        pytest.param(story(telling("port", BG)), PublishRules(), [RIGA], (), id="neither end is published"),
        pytest.param(
            story(telling("port", BG), telling("hall", OR)),
            PublishRules(),
            [GDANSK, RIGA],
            (
                "all",
                "cities/gdansk-pl",
                "cities/riga-lv",
                "pairs/bremen-de--gdansk-pl",
                "pairs/odesa-ua--riga-lv",
                "stories/s1",
            ),
            id="the pairs of all tellers",
        ),
        pytest.param(
            story(telling("hall", cities=(ODESA,))),
            PublishRules(),
            None,
            ("all", "cities/gdansk-pl", "stories/s1"),
            id="unpaired on a partnership page: at home",
        ),
        pytest.param(
            story(telling("port"), telling("hall")),
            PublishRules(),
            None,
            ("all", "cities/gdansk-pl", "stories/s1"),
            id="unpaired, and one of its tellers is a partnership page",
        ),
        pytest.param(
            story(telling("hall", OR)),
            PublishRules(),
            None,
            ("all", "cities/odesa-ua", "cities/riga-lv", "pairs/odesa-ua--riga-lv", "stories/s1"),
            id="a partnership page on others' relation: not at home",
        ),
        pytest.param(
            story(telling("port", cities=(ODESA,))), PublishRules(), None, (), id="unpaired elsewhere: nowhere"
        ),
        pytest.param(
            story(telling("port", cities=(ODESA, BREMEN))),
            SHOW_UNPAIRED,
            None,
            ("all", "cities/bremen-de", "cities/odesa-ua", "stories/s1"),
            id="unpaired stories wanted: the cities it is about",
        ),
        pytest.param(
            story(telling("port")), SHOW_UNPAIRED, None, ("all", "stories/s1"), id="unpaired and about no city"
        ),
        pytest.param(story(telling("gone")), PublishRules(), None, (), id="a source no longer configured"),
        pytest.param(story(telling("hall")), PublishRules(), [RIGA], (), id="home is not published"),
    ],
)
def test_shelves(told: Story, rules: PublishRules, cities: list[City] | None, expected: tuple[str, ...]) -> None:
    """A story stands with its published pairs, or at home, or nowhere."""
    stands = shelves(told, rules=rules, sources=OWN, homes=HOMES, cities=cities)

    assert expected == stands.addresses


def test_a_partnership_page_fills_its_citys_feed() -> None:
    """Of eight items of Gdańsk's own page one names no partner: its city has eight, all has these and a stranger's."""
    others = [BREMEN, ODESA, RIGA, *(City(9 + n, f"Town {n}", "FI", f"town-{n}-fi") for n in range(4))]
    listed = [story(telling("hall", pair(GDANSK, other)), id=f"p{n}") for n, other in enumerate(others)]
    listed += [story(telling("hall", title="Young guests"), id="youth"), story(telling("port", OR), id="stranger")]
    listed += [story(telling("port", title="Weather"), id="weather")]
    where: dict[City | CityPair | None, list[Story]] = {}
    for told in listed:
        stands = shelves(told, rules=PublishRules(), sources=OWN, homes=HOMES)
        for subject in [*stands.cities, *stands.pairs, *([None] if stands.everywhere else [])]:
            where.setdefault(subject, []).append(told)
    known = desk(sources=OWN, homes=HOMES)

    assert 8 == len(feed(GDANSK, where[GDANSK], known).entries)
    assert 9 == len(feed(None, where[None], known).entries)
    assert 8 == len([subject for subject in where if isinstance(subject, CityPair)])
