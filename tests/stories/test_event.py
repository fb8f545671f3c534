"""One event is one story, in any language; another act, day or pair is another."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator import stories
from aggregator.model import Fingerprint

from .conftest import Newsroom, days

SIGNING = {
    "title": "Минск и Казань подписали программу сотрудничества",
    "text": "Подписи поставили Ильсур Метшин и Владимир Кухарев.",
}

TOGETHER = [
    pytest.param(
        SIGNING, {"title": "Minsk, Kazan sign cooperation program", "language": "en"}, id="the same day, English"
    ),
    pytest.param(
        SIGNING,
        {"title": "Minsk und Kasan unterzeichnen Programm", "language": "de", "day": "2025-06-12"},
        id="two days later, German",
    ),
    pytest.param(SIGNING, {"title": "明斯克与喀山签署合作计划", "language": "zh", "day": "2025-06-11"}, id="Chinese"),
    pytest.param(
        {"title": "Минск и Казань подпишут программу", "day": "2025-06-08"}, SIGNING, id="a preview and its echo"
    ),
    pytest.param(
        SIGNING,
        {
            "title": "Minsk, Kazan sign program",
            "text": "Ilsur Metshin and Uladzimir Kukharev met.",
            "language": "en",
            "day": None,
        },
        id="undated, with the same participants",
    ),
    pytest.param(
        SIGNING,
        {
            "title": "Kazan ve Minsk protokol imzaladı",
            "text": "İmza töreni 10 Haziran günü yapıldı.",
            "language": "tr",
            "day": None,
        },
        id="undated, printing the day",
    ),
    pytest.param(
        SIGNING, {"title": "Казань и Минск подписали документ", "day": "2025-06"}, id="known to the month only"
    ),
    pytest.param(
        {"title": "Совет Казани утвердил побратимство с Минском"},
        {"title": "Kazan city council approves twinning with Minsk", "language": "en", "day": None},
        id="undated, what two cities do once",
    ),
    pytest.param(
        {"title": "Город разорвал связи с побратимами", "cities": ("Kharkiv", "Tver", "Perm")},
        {"title": "Місто розірвало побратимство", "cities": ("Kharkiv", "Tver", "Perm"), "language": "uk", "day": None},
        id="undated, the same set of pairs",
    ),
]

APART = [
    pytest.param(SIGNING, {"title": "Казань и Минск подписали программу", "day": "2025-06-20"}, id="ten days later"),
    pytest.param(
        SIGNING, {"title": "Казань и Брест подписали программу", "cities": ("Kazan", "Brest")}, id="another pair"
    ),
    pytest.param(
        {"title": "Выставка казанских художников", "text": "Рады Ильсур Метшин и Владимир Кухарев."},
        {"title": "Футбольный матч ветеранов", "text": "На трибуне Ильсур Метшин и Владимир Кухарев."},
        id="two acts of one visit",
    ),
    pytest.param(SIGNING, {"title": "Казань разорвала соглашение с Минском"}, id="signing and ending"),
    pytest.param(
        SIGNING, {"title": "Минск и Казань подписали программу", "day": None}, id="undated, pair and act alone"
    ),
    pytest.param(
        SIGNING,
        {"title": "Гости в Казани", "text": "Были Ильсур Метшин и Владимир Кухарев.", "day": None},
        id="undated, participants alone",
    ),
    pytest.param(
        {"title": "Минск и Казань подписали программу", "day": None},
        {"title": "Казань и Минск подписали договор", "day": None},
        id="both undated, pair and act alone",
    ),
    pytest.param(
        {"title": "Открыта выставка", "cities": ("Kazan",)},
        {"title": "Exhibition opened", "cities": ("Kazan",), "language": "en"},
        id="without a pair, across languages",
    ),
]


@pytest.mark.parametrize(("one", "two"), TOGETHER)
def test_tellings_of_one_event_come_together(news: Newsroom, one: dict[str, object], two: dict[str, object]) -> None:
    """Each with a reason that names the pair."""
    first = news.place(news.telling(**one))  # type: ignore[arg-type]
    second = news.place(news.telling(**two))  # type: ignore[arg-type]

    assert ("new", "same-event") == (first.relation, second.relation)
    assert first.story == second.story
    assert "the same pair" in second.because
    assert 0.5 <= second.score <= 1.0


@pytest.mark.parametrize(("one", "two"), APART)
def test_other_events_stay_apart(news: Newsroom, one: dict[str, object], two: dict[str, object]) -> None:
    """Whichever comes first."""
    telling = [news.telling(**one), news.telling(**two)]  # type: ignore[arg-type]

    assert ["new", "new"] == news.relations(*telling)
    assert ["new", "new"] == Newsroom().relations(*reversed(telling))


ONE_CITY = {"cities": ("Kazan",), "paired": False, "language": "en"}


@pytest.mark.parametrize(
    ("told", "relation"),
    [
        pytest.param(
            {"title": "Kazan signs program", "text": "Ilsur Metshin and Vladimir Kukharev signed it."},
            "same-event",
            id="the same act and participants",
        ),
        pytest.param(
            {"title": "Kazan signs program", "text": "Ilsur Metshin and Vladimir Kukharev signed it.", "day": None},
            "same-event",
            id="undated",
        ),
        pytest.param({"title": "Kazan signs program", "text": "All were glad."}, "new", id="nobody named"),
        pytest.param(
            {"title": "Kazan opens park", "text": "Ilsur Metshin and Vladimir Kukharev came."}, "new", id="another act"
        ),
        pytest.param(
            {"title": "Kazan signs program", "text": "Ilsur Metshin, Vladimir Kukharev.", "day": "2025-07-10"},
            "new",
            id="another month",
        ),
        pytest.param(
            {"title": "Omsk signs", "text": "Ilsur Metshin and Vladimir Kukharev signed it.", "cities": ("Omsk",)},
            "new",
            id="another city",
        ),
    ],
)
def test_where_a_tagging_missed_a_city(news: Newsroom, told: dict[str, object], relation: str) -> None:
    """The one in common, the act and who took part must agree, in whatever language."""
    first = news.telling(**SIGNING)
    second = news.telling(**(ONE_CITY | told))  # type: ignore[arg-type]

    assert ["new", relation] == news.relations(first, second)


def test_the_tellers_of_a_story_have_a_say(news: Newsroom) -> None:
    """One teller that is like a newcomer does not outweigh two that tell of something else."""
    mayors = "Ильсур Метшин и Владимир Кухарев."
    signing = news.telling(SIGNING["title"], mayors)
    again = news.telling("Минск и Казань подписали документ", "Подписали Ильсур Метшин и Владимир Кухарев.")
    vague = news.telling("Kazan and Minsk", "Ilsur Metshin, Vladimir Kukharev sign papers.", language="en")
    match = news.telling("Ветераны Минска и Казани сыграли матч", "Забили трое. " + mayors)

    assert ["new", "same-event", "same-event", "new"] == news.relations(signing, again, vague, match)


def test_news_of_one_city_needs_much_likeness(news: Newsroom) -> None:
    """One language, one act, one day, common words in the title, and shared names."""
    text = "План подписали Рустам Минниханов и Алексей Кушнаренко, товарооборот вырос до 750 миллионов."
    one = news.telling("Татарстан подписал план мероприятий с Минской областью", text, paired=False, cities=("Kazan",))
    two = news.telling(
        "План мероприятий с Минской областью подписали в Кремле", "В Казани " + text, paired=False, cities=("Kazan",)
    )
    other = news.telling(
        "Мэрия подписала контракт на ремонт дорог", "Контракт на 750 миллионов.", paired=False, cities=("Kazan",)
    )

    assert "new" == news.place(one).relation
    assert "new" != news.place(two).relation
    assert "new" == news.place(other).relation


def test_a_story_does_not_creep_on_from_week_to_week(news: Newsroom) -> None:
    """Tellings four days apart each: the third is eight days from the first, a story of its own."""
    tellings = [news.telling(SIGNING["title"], SIGNING["text"], day=days("2025-06-02", later)) for later in (0, 4, 8)]

    assert ["new", "same-event", "new"] == news.relations(*tellings)


def test_a_known_day_binds_an_undated_story(news: Newsroom) -> None:
    """Once a dated telling joined an undated one, next year's signing by the same mayors is another story."""
    mayors = SIGNING["text"]
    undated = news.telling(SIGNING["title"], mayors, day=None)
    dated = news.telling("Minsk, Kazan sign program", "Ilsur Metshin and Vladimir Kukharev met.", language="en")
    next_year = news.telling("Казань и Минск подписали план", "Рады Ильсур Метшин, Владимир Кухарев.", day="2026-06-10")

    assert ["new", "same-event", "new"] == news.relations(undated, dated, next_year)


def test_lines_may_come_in_any_order_of_date(news: Newsroom) -> None:
    """An item years older than the one before is placed among its own time."""
    new = news.telling("Казань и Минск подписали программу", day="2025-06-10")
    old = news.telling("Казань и Минск подписали договор", day="2015-06-10")
    echo = news.telling("Minsk, Kazan sign agreement", day="2015-06-11", language="en")

    assert ["new", "new", "same-event"] == news.relations(new, old, echo)


def test_a_story_id_comes_from_the_founders_identity_alone(news: Newsroom) -> None:
    """The same on every machine, whatever else is known of the telling."""
    one = news.telling("A", "x", url="a.example/1")
    two = news.telling("B", "y", url="a.example/1", day=None, cities=())

    assert stories.found(one) == stories.found(two)
    assert stories.found(one) != stories.found(replace(one, identity="a.example/2"))
    assert 20 == len(stories.found(one))


@settings(max_examples=30, deadline=None)
@given(seed=st.integers())
def test_the_answer_does_not_depend_on_the_order_of_candidates(seed: int) -> None:
    """A store may give them in any order, and more than once."""
    news = Newsroom()
    known: list[tuple[Fingerprint, str]] = [
        (news.telling(title, SIGNING["text"], day=day), story)
        for title, day, story in (
            ("Казань и Минск подписали программу", "2025-06-09", "s1"),
            ("Дни Минска прошли в Казани", "2025-06-10", "s2"),
            ("Минск и Казань подписали соглашение", "2025-06-11", "s3"),
            ("Казань и Минск подписали программу", None, "s4"),
        )
    ]
    new = news.telling(**SIGNING)
    shuffled = known * 2
    random.Random(seed).shuffle(shuffled)

    assert stories.place(new, known) == stories.place(new, shuffled)


@settings(max_examples=60, deadline=None)
@given(
    day=st.dates(),
    later=st.integers(-5, 5),
    undated=st.sampled_from([(False, False), (True, False), (False, True), (True, True)]),
)
def test_one_pair_within_the_window_is_always_looked_up(day, later: int, undated: tuple[bool, bool]) -> None:
    """Whatever the calendar and whichever of the two lacks its date, the later one finds the earlier."""
    base = replace(Newsroom().telling("Казань и Минск"), identity="")
    try:
        other = day.fromordinal(day.toordinal() + later)
    except (ValueError, OverflowError):
        other = day
    stored = replace(base, day=None if undated[0] else day)
    asking = replace(base, day=None if undated[1] else other, item_id="other")

    assert set(stories.keys(stored)) & set(stories.lookups(asking).keys)
