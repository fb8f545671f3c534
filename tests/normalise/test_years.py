"""The year of «10 June»: evidence that speaks of the publication, and evidence that only seems to."""

from __future__ import annotations

from calendar import isleap
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.normalise.dates import read_date
from aggregator.normalise.sequence import between_neighbours
from aggregator.normalise.years import Evidence, address_date, mentions

NOVEMBER_2026 = datetime(2026, 11, 15, tzinfo=UTC)
JUNE_2025 = datetime(2025, 6, 15, tzinfo=UTC)


def year_of(printed: str, evidence: Evidence, seen_at: datetime = NOVEMBER_2026) -> int:
    """The year that the page's evidence gives the printed day."""
    dated = read_date(printed, seen_at=seen_at, zone="Europe/Minsk", language=evidence.language, evidence=evidence)
    assert dated is not None
    return dated.value.year


def title(text: str, body: str = "", language: str = "en", url: str = "") -> Evidence:
    """A page with a title, and perhaps a text and an address."""
    return Evidence(title=text, text=body, url=url, language=language)


PLAN = title(
    "Minsk, Kazan sign cooperation program for 2025-2027",
    "Minsk Days are running in Kazan on 9-10 June. A cooperation program for 2025-2027 was signed.",
    url="https://example.by/en/news/minsk-kazan-sign-cooperation-program-for-2025-2027",
)


@pytest.mark.parametrize("seen_at", [JUNE_2025, datetime(2026, 1, 5, tzinfo=UTC), NOVEMBER_2026])
def test_a_plan_signed_for_a_period(seen_at: datetime) -> None:
    """A programme for 2025–2027 is signed in 2025, whenever the page is read."""
    dated = read_date("11:02, 10 June", seen_at=seen_at, zone="Europe/Minsk", language="en", evidence=PLAN)

    assert dated is not None
    assert ("2025-06-10T11:02:00+03:00", "inferred") == (dated.value.isoformat(), dated.basis)


@pytest.mark.parametrize(
    ("printed", "evidence", "year"),
    [
        # 5. plans that begin
        ("10 июня", title("Минск и Казань подписали программу сотрудничества на 2025–2027 годы", language="ru"), 2025),
        ("10 июня", title("Подписан план сотрудничества на 2025 – 2027 гг.", language="ru"), 2025),
        ("10. Juni", title("Partnerstädte unterzeichnen Programm 2025–2027", language="de"), 2025),
        ("10 juin", title("Les deux villes ont signé un programme 2025-2027", language="fr"), 2025),
        ("10 czerwca", title("Podpisano program współpracy na lata 2025-2027", language="pl"), 2025),
        ("20 December", title("Sister cities sign plan for 2026-2028"), 2025),
        ("15 декабря", title("Города-побратимы утвердили план мероприятий на 2026 год", language="ru"), 2025),
        ("20 January", title("Sister cities sign plan for 2026-2028"), 2026),
        (
            "10 June",
            title("Visit to Kazan", "The cities signed a cooperation programme for 2025-2027 on Monday."),
            2025,
        ),
        (
            "10 June",
            title("Signing in Kazan", url="https://a.by/news/sign-cooperation-program-for-2025-2027.html"),
            2025,
        ),
        ("10 June", title("Cities sign programme for 2014-2020"), 2014),
        # 2. addresses
        ("10 June", title("News", url="https://a.by/2025/06/10/news"), 2025),
        ("10 June", title("News", url="https://a.by/2025/06/news"), 2025),
        ("10 June", title("News", url="https://a.by/news/2024/visit"), 2024),
        ("10 июня", title("Новость", url="https://a.ru/news/20230610-visit.html"), 2023),
        ("10 июня", title("Новость", url="https://a.ru/news/10-06-2023/"), 2023),
        ("1 January", title("News", url="https://a.by/2024/12/31/greetings"), 2025),
        ("10 June", title("News", url="https://a.by/news?date=2024-06-10"), 2024),
        # 3. other dates of the page
        ("10 June", Evidence(dates=("2024-06-10T08:00:00Z",), language="en"), 2024),
        ("10 июня", Evidence(dates=("1 мая 2026", "10 июня 2024 г."), language="ru"), 2024),
        # 4. a full date told near the printed day
        ("10 June", title("Days", "The festival runs from 9 to 12 June 2025 in Kazan."), 2025),
        ("10 июня", title("Дни", "Дни Минска проходят с 9 по 10 июня 2025 года.", "ru"), 2025),
        ("12. Juni", title("Tage", "Vom 9. bis 12. Juni 2025 ist die Delegation zu Gast.", "de"), 2025),
        ("11 juin", title("Journées", "Du 9 au 12 juin 2025, la ville accueille ses hôtes.", "fr"), 2025),
        ("10 июня", title("Визит", "9 июня 2024 года делегация Казани прибыла в Минск.", "ru"), 2024),
        ("10 June", title("Visit", "On 9 June 2024 a delegation arrived. They had met since 5 May 1998."), 2024),
        ("5 ноября", title("Фестиваль", "Фестиваль пройдёт 7 ноября 2025 года.", "ru"), 2025),
        # 6. last year in the title
        ("10 июня", title("Дни Минска — 2025 открылись в Казани", language="ru"), 2025),
        ("10 June", title("Twin Cities Forum 2025 opens"), 2025),
    ],
)
def test_evidence_of_an_earlier_year(printed: str, evidence: Evidence, year: int) -> None:
    """Read in November 2026: the latest past day is not meant."""
    assert year == year_of(printed, evidence)


@pytest.mark.parametrize(
    ("printed", "evidence"),
    [
        ("10 June", Evidence()),
        ("10 June", title("Fair", "The exhibition has been open since 9 June 2025.")),
        ("10 июня", title("Выставка", "Выставка работает с 9 июня 2025 года.", "ru")),
        ("10 June", title("A club founded in 1998 turns to its twin city")),
        ("10 June", title("25 years of twinning", "The cities have been twins since 1996.")),
        ("10 June", title("City to be carbon neutral by 2030")),
        ("10 June", title("Cooperation programme until 2027 discussed")),
        ("10 June", title("Cooperation programme 2025-2027 discussed")),
        ("10 June", title("The 2014–2020 programme ended")),
        ("10 June", title("Cities complete the programme signed for 2024-2025")),
        ("10 июня", title("Подведены итоги программы на 2023–2025 годы, подписанной в Казани", language="ru")),
        ("10 June", title("Kazan recalls World Cup 2018")),
        ("10 June", title("World Cup 2018 volunteers meet again")),
        ("10 June", title("Winner of the Europe Prize 2019 visits")),
        ("10 February", title("Results of 2025")),
        ("10 февраля", title("Итоги 2025 года подвели в мэрии", language="ru")),
        ("15 января", title("Лучшие фотографии конкурса «Город-2025»", language="ru")),
        ("10 June", title("Report for 2025 presented")),
        ("10 June", title("News", url="https://a.by/news/2024153")),
        ("10 June", title("News", url="https://a.by/news/id20251306/")),
        ("10 June", title("News", url="https://a.by/n/2025-12-things-to-do")),
        ("10 June", title("News", url="https://a.by/plan-for-2025-2027/news")),
        ("10 June", title("News", "On 10 June 1998 the twinning was signed. Since then both met every year.")),
        ("9 мая", title("Праздник", "9 мая 1945 года закончилась война.", "ru")),
        ("9 мая", title("Годовщина договора", "9 мая 2024 года города подписали договор.", "ru")),
        ("10 June", title("Visit", "In 2024 they met in Minsk, in 2025 in Kazan.")),
        ("10 June", title("Visit", "On 9 June 2024 they met in Minsk, and in 2026 they meet again.")),
        ("10 June", title("Days of Minsk 2025 and 2026 compared")),
        ("10 June", title("Days after Forum 2025", "In 2026 the cities go on with what they began.")),
        ("10 June", title("Budget of 2025 people", "2025 people came, 2025 km were run.")),
        ("10 June", title("Invoice № 2025")),
        ("10 June", Evidence(dates=("9 June 2024", "12 June 2025", "© 2020"), language="en")),
        ("10 июня", title("Программа «Стратегия-2030» принята", language="ru")),
        ("10 June", title("Cities adopt plan until 2030")),
        ("10 June", title("In the spirit of 1975", "Veterans of 1941–1945 were honoured.")),
    ],
)
def test_no_evidence(printed: str, evidence: Evidence) -> None:
    """What only seems to name the year leaves the latest past one."""
    assert 2026 == year_of(printed, evidence)


STREAM = ("14 November", "20 September", "3 March", "28 December", "2 October", "30 June", "2 February", "5 December")


@pytest.mark.parametrize(
    ("printed", "order", "year"),
    [
        # The days wrap twice: each stands between its neighbours.
        ("14 November", STREAM, 2026),
        ("3 March", STREAM, 2026),
        ("28 December", STREAM, 2025),
        ("30 June", STREAM, 2025),
        ("2 February", STREAM, 2025),
        ("5 December", STREAM, 2024),
        # Neighbours that print their years
        ("10 June", ("3 November 2025", "12 June 2025", "10 June", "2 June 2025"), 2025),
        ("10 июня", ("12 июля 2024 г.", "10 июня", "5 июня", "1 июня 2024 г."), 2024),
        ("5 January", ("8 January 2025", "5 January", "28 December 2024", "20 December 2024"), 2025),
        ("10.06.", ("12.06.2024", "10.06.", "9.06.", "1.06.2024"), 2024),
        # Not plainly newest first: the latest past day
        ("10 June", ("3 March", "10 June", "8 June", "1 June", "30 May"), 2026),  # a pinned item
        ("10 June", ("1 May", "5 May", "20 May", "10 June", "15 June"), 2026),  # oldest first
        ("10 June", ("10 June", "5 December", "3 March", "20 September", "1 May"), 2026),  # mixed
        ("10 June", ("12 June", "10 June", "1 June"), 2026),  # too few to tell
        ("10 June", ("12 July", "11 June 2024", "10 June", "1 June 2025", "3 May"), 2026),  # contradicts itself
        ("10 June", ("Sport", "12 June", "today", "10 June"), 2026),
    ],
)
def test_place_in_the_list(printed: str, order: tuple[str, ...], year: int) -> None:
    """A list that runs newest first tells the year of its days; any other list tells nothing."""
    assert year == year_of(printed, Evidence(order=order, language="ru" if "июн" in printed else "en"))


@given(
    st.dates(date(2015, 1, 1), date(2025, 12, 31)),
    st.lists(st.integers(0, 40), min_size=4, max_size=40),
    st.integers(0, 30),
)
def test_places_in_any_list(newest: date, gaps: list[int], since: int) -> None:
    """Whatever the list's pace, every day that it prints once gets its own year back."""
    days = [newest - timedelta(days=sum(gaps[:n])) for n in range(len(gaps) + 1)]
    order = tuple((None, day.month, day.day) for day in dict.fromkeys(days))
    read_on = newest + timedelta(days=since)
    for day in dict.fromkeys(days):
        past = [y for y in range(read_on.year, read_on.year - 9, -1) if not is_leap_day(day) or isleap(y)]
        years = [year for year in past if day.replace(year=year) <= read_on]
        once = order.count((None, day.month, day.day)) == 1

        assert not once or day.year == (
            between_neighbours(day.month, day.day, years, order, read_on=read_on) or years[0]
        )


def is_leap_day(day: date) -> bool:
    """29 February, which most years lack."""
    return (day.month, day.day) == (2, 29)


@pytest.mark.parametrize(
    ("printed", "changed", "year"),
    [
        ("10 June", datetime(2024, 8, 1, tzinfo=UTC), 2024),
        ("10 December", datetime(2024, 8, 1, tzinfo=UTC), 2023),
        ("10 June", datetime(2024, 6, 10, tzinfo=UTC), 2024),
        ("10 June", datetime(2026, 11, 1, tzinfo=UTC), 2026),
        ("10 June", datetime(1999, 1, 1, tzinfo=UTC), 2026),  # before anything possible: a default
        ("10 June", None, 2026),
    ],
)
def test_not_published_after_its_last_change(printed: str, changed: datetime | None, year: int) -> None:
    """A page that was last changed in August 2024 prints no later day."""
    assert year == year_of(printed, Evidence(changed=changed, language="en"))


def test_weekday_outranks_words() -> None:
    """10 June was a Tuesday in 2025, a Wednesday in 2026, whatever the title says."""
    assert 2026 == year_of("Wednesday, 10 June", PLAN)
    assert 2025 == year_of("Tuesday, 10 June", Evidence(language="en"))


def test_it_says_why() -> None:
    """The reason names the evidence and where it was found."""
    dated = read_date("11:02, 10 June", seen_at=NOVEMBER_2026, zone="Europe/Minsk", language="en", evidence=PLAN)

    assert "year 2025 from «2025-2027» in the title; zone Europe/Minsk of the home city" == (dated and dated.because)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("program for 2025-2027", [(2025, 2027)]),
        ("на 2025–2027 годы", [(2025, 2027)]),
        ("season 2025/26", [(2025, 2026)]),
        ("in 2024 and 2025", [(2024, 2024), (2025, 2025)]),
        ("2027-2025", [(2027, 2027)]),
        ("12025 and 20256 and 1,2025", []),
        ("2025 км", []),
        ("$2025", []),
    ],
)
def test_mentions(text: str, years: list[tuple[int, int]]) -> None:
    """Years and periods named in words; amounts are none."""
    assert years == [(m.first, m.last) for m in mentions(text)]


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.by/2025/06/10/visit", "2025-06-10"),
        ("https://a.by/news/2025-06-10-visit.html", "2025-06-10"),
        ("https://a.by/visit-20250610", "2025-06-10"),
        ("https://a.by/news/10.06.2025/visit", "2025-06-10"),
        ("https://a.by/2025/06/visit", None),
        ("https://a.by/2025/13/40/visit", None),
        ("https://a.by/2025/06/10/from-2024-05-01", None),
        ("https://a.by/123456789012", None),
        ("no address", None),
        ("http://[broken/2025/06/10", None),
    ],
)
def test_address_date(url: str, day: str | None) -> None:
    """The one full date in an address."""
    found = address_date(url)

    assert day == (found.isoformat() if found else None)
