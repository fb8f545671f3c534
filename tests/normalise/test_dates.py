"""Printed dates in many languages: what they say, on what basis, and what is no date at all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.model import Dated
from aggregator.normalise.dates import first_seen, printed_date, read_date, settle

SEEN = datetime(2025, 6, 15, 12, 0, tzinfo=UTC)
MINSK = "Europe/Minsk"


def read(text: str, language: str | None = None, zone: str | None = MINSK, seen_at: datetime = SEEN) -> str | None:
    """The date in short: its local value and its basis."""
    dated = read_date(text, seen_at=seen_at, zone=zone, language=language)
    if dated is None:
        return None
    value = dated.value.date().isoformat() if dated.precision == "day" else dated.value.isoformat(timespec="minutes")
    return f"{value} {dated.basis}"


TEN = "2025-06-10 stated"
ELEVEN = "2025-06-10T11:02+03:00 inferred"  # a time without a zone: the zone is the home city's


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tue, 10 Jun 2025 11:02:00 +0300", "2025-06-10T11:02+03:00 stated"),
        ("Tue, 10 Jun 2025 11:02:00 GMT", "2025-06-10T11:02+00:00 stated"),
        ("10 Jun 2025 11:02 EST", "2025-06-10T11:02-05:00 stated"),
        ("Tue, 10 Jun 25 11:02:00 +0300", "2025-06-10T11:02+03:00 stated"),
        ("Tuesday, 10-Jun-25 11:02:00 GMT", "2025-06-10T11:02+00:00 stated"),
        ("Tue, 10 Jun 2025 11:02:00 MSK", "2025-06-10T11:02+03:00 stated"),
        ("Tue, 10 Jun 2025 11:02:00 CEST", "2025-06-10T11:02+02:00 stated"),
        ("Tue Jun 10 11:02:00 2025", ELEVEN),
        ("Tue Jun 10 11:02:00 EEST 2025", "2025-06-10T11:02+03:00 stated"),
        ("2025-06-10", TEN),
        ("20250610", TEN),
        ("2025-06-10T11:02:00Z", "2025-06-10T11:02+00:00 stated"),
        ("2025-06-10T11:02:00.123456789+03:00", "2025-06-10T11:02+03:00 stated"),
        ("2025-06-10T11:02+0300", "2025-06-10T11:02+03:00 stated"),
        ("2025-06-10T11:02:00+03", "2025-06-10T11:02+03:00 stated"),
        ("2025-06-10 11:02:00 +0300", "2025-06-10T11:02+03:00 stated"),
        ("2025-06-10 11:02:00 UTC", "2025-06-10T11:02+00:00 stated"),
        ("2025-06-10T11:02:00+03:00[Europe/Minsk]", "2025-06-10T11:02+03:00 stated"),
        ("2025-06-10T11:02", ELEVEN),
        ("2025-06-10 11:02:33", ELEVEN),
        ("20250610T110200Z", "2025-06-10T11:02+00:00 stated"),
        ("20250610110200", ELEVEN),
        ("/Date(1749542520000)/", "2025-06-10T08:02+00:00 stated"),
        ("2025-06-09T24:00:00Z", "2025-06-10T00:00+00:00 stated"),
        ("1749542520", "2025-06-10T08:02+00:00 stated"),
        ("1749542520000", "2025-06-10T08:02+00:00 stated"),
    ],
)
def test_machine_dates(text: str, expected: str) -> None:
    """Dates meant for machines keep their own offset; without one the home city's is inferred."""
    assert expected == read(text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "10 июня 2025", TEN),
        ("ru", "10 июня 2025 г.", TEN),
        ("ru", "10 июня 2025 года, 11:02", ELEVEN),
        ("ru", "10 июн. 2025 в 11:02", ELEVEN),
        ("ru", "Вторник, 10 Июня 2025 11:02", ELEVEN),
        ("ru", "ИЮНЬ 10, 2025", TEN),
        ("ru", "10-го июня 2025", TEN),
        ("ru", "11:02 10.06.2025", ELEVEN),
        ("ru", "10.06.2025, 11:02 (МСК)", "2025-06-10T11:02+03:00 stated"),
        ("ru", "10.06.25", TEN),
        ("ru", "10/06/2025", TEN),
        ("ru", "1 сент. 2024", "2024-09-01 stated"),
        ("be", "10 чэрвеня 2025", TEN),
        ("be", "3 мая 2025", "2025-05-03 stated"),
        ("be", "3 траўня 2025", "2025-05-03 stated"),
        ("uk", "10 червня 2025 р., 11:02", ELEVEN),
        ("uk", "10 черв. 2025", TEN),
        ("en", "June 10, 2025", TEN),
        ("en", "June 10th, 2025 at 11:02 am", ELEVEN),
        ("en", "10th of June 2025", TEN),
        ("en", "Sept 5, 2024", "2024-09-05 stated"),
        ("en", "10 Jun '25", TEN),
        ("en", "Jun. 10, 2025 12:30 AM", "2025-06-10T00:30+03:00 inferred"),
        ("en", "Jun 10, 2025 2:05 p.m. GMT+2", "2025-06-10T14:05+02:00 stated"),
        ("en", "10Jun2025", TEN),
        ("de", "10. Juni 2025", TEN),
        ("de", "Dienstag, 10. Juni 2025, 11.02 Uhr", ELEVEN),
        ("de", "10.06.2025 | 11:02 Uhr", ELEVEN),
        ("de", "10.06.2025, 14 Uhr", "2025-06-10T14:00+03:00 inferred"),
        ("de-AT", "7. Jänner 2025", "2025-01-07 stated"),
        ("de", "3. März 2025", "2025-03-03 stated"),
        ("fr", "mardi 10 juin 2025 à 11h02", ELEVEN),
        ("fr", "le 1er févr. 2025", "2025-02-01 stated"),
        ("fr", "15 août 2024", "2024-08-15 stated"),
        ("fr", "10/06/2025 11:02", ELEVEN),
        ("es", "10 de junio de 2025", TEN),
        ("es", "martes, 10 de junio del 2025, 11:02 h", ELEVEN),
        ("it", "10 giugno 2025, ore 11:02", ELEVEN),
        ("it", "10 giu 2025", TEN),
        ("pt", "10 de junho de 2025 às 11h02", ELEVEN),
        ("pt", "1º de out. de 2024", "2024-10-01 stated"),
        ("ca", "10 de juny de 2025", TEN),
        ("pl", "10 czerwca 2025 r.", TEN),
        ("pl", "10 października 2024, godz. 11:02", "2024-10-10T11:02+03:00 inferred"),
        ("pl", "3 listopada 2024", "2024-11-03 stated"),
        ("cs", "10. června 2025", TEN),
        ("cs", "10. července 2024", "2024-07-10 stated"),
        ("cs", "10. 6. 2025 11:02", ELEVEN),
        ("sk", "10. júna 2025", TEN),
        ("sl", "10. junija 2025", TEN),
        ("sl", "10. avgust 2024 ob 11.02", "2024-08-10T11:02+03:00 inferred"),
        ("sr", "10. јуна 2025.", TEN),
        ("sr", "10. јун 2025. 11:02", ELEVEN),
        ("sr-Latn", "10. juna 2025.", TEN),
        ("hr", "10. lipnja 2025.", TEN),
        ("hr", "3. listopada 2024.", "2024-10-03 stated"),
        ("bs", "10. juni 2025", TEN),
        ("bs", "5. augusta 2024.", "2024-08-05 stated"),
        ("bg", "10 юни 2025 г.", TEN),
        ("mk", "10 јуни 2025", TEN),
        ("ro", "10 iunie 2025", TEN),
        ("ro", "marți, 10 iun. 2025, 11:02", ELEVEN),
        ("hu", "2025. június 10., kedd 11:02", ELEVEN),
        ("hu", "2025. jún. 10.", TEN),
        ("hu", "2025.06.10.", TEN),
        ("el", "10 Ιουνίου 2025", TEN),
        ("el", "10 Ιουν 2025, 2:05 μμ", "2025-06-10T14:05+03:00 inferred"),
        ("tr", "10 Haziran 2025 Salı 11:02", ELEVEN),
        ("tr", "5 Ağustos 2024", "2024-08-05 stated"),
        ("tr", "5 AĞUSTOS 2024", "2024-08-05 stated"),
        ("az", "10 iyun 2025", TEN),
        ("kk", "10 маусым 2025", TEN),
        ("kk", "2025 жылғы 10 маусым", TEN),
        ("uz", "10 iyun 2025", TEN),
        ("uz", "2025-yil 10-iyun", TEN),
        ("ky", "10-июнь 2025", TEN),
        ("hy", "10 հունիսի, 2025", TEN),
        ("hy", "հունիսի 10, 2025", TEN),
        ("ka", "10 ივნისი, 2025", TEN),
        ("ka", "10 ივნისს 2025", TEN),
        ("zh", "2025年6月10日", TEN),
        ("zh", "2025年06月10日 星期二 11:02", ELEVEN),
        ("zh", "二〇二五年六月十日", TEN),
        ("zh", "2025-06-10 11:02", ELEVEN),
        ("zh", "2025/6/10", TEN),
        ("zh-TW", "民國114年6月10日", TEN),
        ("ja", "2025年6月10日(火) 午後2時05分", "2025-06-10T14:05+03:00 inferred"),
        ("ja", "令和7年6月10日", TEN),
        ("ko", "2025년 6월 10일 오전 11시 2분", ELEVEN),
        ("ko", "2025. 6. 10.", TEN),
        ("ko", "25.06.10", TEN),
        ("ar", "10 يونيو 2025", TEN),
        ("ar", "١٠ يونيو/حزيران ٢٠٢٥", TEN),
        ("ar", "5 تشرين الثاني 2024", "2024-11-05 stated"),
        ("he", "10 ביוני 2025", TEN),
        ("fa", "10 ژوئن 2025", TEN),
        ("nl", "10 juni 2025 om 11:02", ELEVEN),
        ("sv", "10 juni 2025 kl. 11.02", ELEVEN),
        ("da", "10. juni 2025 kl. 11.02", ELEVEN),
        ("no", "10. juni 2025 kl. 11:02", ELEVEN),
        ("fi", "10. kesäkuuta 2025 klo 11.02", ELEVEN),
        ("fi", "10.6.2025 11.02", ELEVEN),
        ("et", "10. juuni 2025", TEN),
        ("lv", "2025. gada 10. jūnijs", TEN),
        ("lt", "2025 m. birželio 10 d.", TEN),
        ("vi", "ngày 10 tháng 6 năm 2025", TEN),
        ("id", "10 Juni 2025", TEN),
        ("sq", "10 Qershor 2025", TEN),
        ("tt", "10 июнь 2025", TEN),
        (None, "10 июня 2025", TEN),
        (None, "10. září 2024", "2024-09-10 stated"),
        ("en-us", "10 июня 2025", TEN),  # the feed's language tag is wrong
    ],
)
def test_month_names(language: str | None, text: str, expected: str) -> None:
    """Month names, inflected and abbreviated, in the orders our languages print them."""
    assert expected == read(text, language)


@pytest.mark.parametrize(
    ("language", "zone", "text", "expected"),
    [
        ("en-US", None, "06/10/2025", TEN),
        ("en-US", None, "6/10/25", TEN),
        ("en-GB", None, "10/06/2025", TEN),
        ("en", None, "10/06/2025", TEN),
        ("en", "America/New_York", "06/10/2025", TEN),
        ("en", None, "06/13/2025", "2025-06-13 stated"),  # no thirteenth month: American after all
        ("en-US", None, "13/06/2025", "2025-06-13 stated"),
        ("en", None, "06/12/2025", "2025-06-12 stated"),  # 6 December is still to come, 12 June has come
        ("fr", None, "10-06-2025", TEN),
        ("ru", None, "06/13/2025", None),
        ("ru", None, "06.13.2025", None),
        ("en", None, "06.13.2025", None),
        ("ru", None, "10.6.2025", TEN),
        ("de", None, "10.06.", "2025-06-10 inferred"),
        ("ru", None, "10.06 11:02", "2025-06-10T11:02+00:00 inferred"),
        ("ru", None, "11:02 10.06", "2025-06-10T11:02+00:00 inferred"),
        ("ru", None, "10.06", None),  # a time, a price, a section?
        ("hu", None, "25.06.10", TEN),
        ("de", None, "01.02.99", "1999-02-01 stated"),
    ],
)
def test_number_order(language: str, zone: str | None, text: str, expected: str | None) -> None:
    """Numbers stand day first, except in American English; they are swapped only where the language permits."""
    assert expected == read(text, language, zone)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "—", "no date", "31.02.2025", "31 февраля 2025", "32 июня 2025", "2025-02-30", "10.13.2025",
        "2025年13月1日",
        "июнь 2025", "June 2025", "2025", "11:02", "25:61", "0001-01-01T00:00:00Z", "0000-00-00 00:00:00",
        "1970-01-01T00:00:00Z", "9999-12-31", "127.0.0.1", "version 3.11.4", "+7 (861) 255-43-48", "№ 1234/56",
        "9-10 июня 2025", "1 июня – 5 июня 2025", "с 9 по", "12 марта 1404", "1404/03/20", "3 listopada", "%d.%m.%Y",
        "Invalid Date", "{{ date }}", "NaN.NaN.NaN", "10 Foo 2025", "5 из 10", "Уголок 12 стульев", "May", "ago",
    ],
)  # fmt: skip
def test_no_date(text: str) -> None:
    """What can't be read is None, never a guess: impossible days, months alone, spans, defaults of broken fields."""
    assert None is read(text, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Опубликовано: 10 июня 2025, 11:02", ELEVEN),
        ("Photo: A. Petrov | 10.06.2025", TEN),
        ("Администрация города • 10.06.2025 • 11:02 • 345 просмотров", ELEVEN),
        ("Дата публикации: 10.06.2025 11:02, обновлено: 12.06.2025 09:15", ELEVEN),
        ("Обновлено 12.06.2025 09:15. Опубликовано 10.06.2025 11:02", ELEVEN),
        ("Updated June 12, 2025; published June 10, 2025", TEN),
        ("Last updated: 12 June 2025", "2025-06-12 stated"),
        ("更新日:2025年6月12日 公開日:2025年6月10日", TEN),
        ("10 июня 2025 | Мероприятие 25 июня 2025", TEN),
        ("Мероприятие 25.06.2025 — новость от 10.06.2025", TEN),
        ("10&nbsp;июня&nbsp;2025", TEN),
        ("10\u00a0июня\u202f2025\u200b", TEN),
        ("10 June 2025", TEN),
        ("\n   10 июня\n   2025\n", TEN),
    ],
)
def test_text_around(text: str, expected: str) -> None:
    """Words around a date are tolerated; of several dates the one called the publication's counts."""
    assert expected == read(text)


@pytest.mark.parametrize(
    ("text", "seen", "expected"),
    [
        ("11:02, 10 June", "2025-06-15T00:00+00:00", "2025-06-10T11:02+03:00 inferred"),
        ("10 июня", "2025-06-15T00:00+00:00", "2025-06-10 inferred"),
        ("16:30, 28 December", "2026-01-02T00:00+00:00", "2025-12-28T16:30+03:00 inferred"),
        ("28 декабря, 16:30", "2026-01-02T00:00+00:00", "2025-12-28T16:30+03:00 inferred"),
        ("1 января", "2025-12-31T21:30+00:00", "2026-01-01 inferred"),  # it is already January in Minsk
        ("1 января", "2025-12-31T20:30+00:00", "2025-01-01 inferred"),
        ("11:02, 10 June", "2025-06-10T08:02+00:00", "2025-06-10T11:02+03:00 inferred"),
        ("11:03, 10 June", "2025-06-10T08:02+00:00", "2024-06-10T11:03+03:00 inferred"),
        ("29 февраля", "2026-03-01T00:00+00:00", "2024-02-29 inferred"),
        ("Tuesday, 10 June", "2026-11-01T00:00+00:00", "2025-06-10 inferred"),
        ("вторник, 10 июня", "2026-11-01T00:00+00:00", "2025-06-10 inferred"),
        ("6月10日(火)", "2026-11-01T00:00+00:00", "2025-06-10 inferred"),
        ("6월 10일 화요일", "2026-11-01T00:00+00:00", "2025-06-10 inferred"),
        ("среда, 10 июня", "2026-11-01T00:00+00:00", "2026-06-10 inferred"),
    ],
)
def test_no_year(text: str, seen: str, expected: str) -> None:
    """A day without a year is the latest past one, unless its day of the week fits an earlier year only."""
    assert expected == read(text, None, MINSK, datetime.fromisoformat(seen))


def test_no_year_and_no_zone() -> None:
    """With the zone unknown, a time a few hours ahead is rather today's in another zone than last year's."""
    seen = datetime(2025, 6, 10, 10, 0, tzinfo=UTC)

    assert Dated(seen, "first-seen", "minute", "«2025-06-10» is still to come") == read_date(
        "11:02, 10 June", seen_at=seen
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("сегодня", "2025-06-15 inferred"),
        ("Сегодня, 11:02", "2025-06-15T11:02+03:00 inferred"),
        ("вчера в 14:05", "2025-06-14T14:05+03:00 inferred"),
        ("позавчера", "2025-06-13 inferred"),
        ("yesterday", "2025-06-14 inferred"),
        ("Yesterday at 2:05 pm", "2025-06-14T14:05+03:00 inferred"),
        ("today", "2025-06-15 inferred"),
        ("heute, 14:05 Uhr", "2025-06-15T14:05+03:00 inferred"),
        ("gestern", "2025-06-14 inferred"),
        ("hier à 14h05", "2025-06-14T14:05+03:00 inferred"),
        ("wczoraj", "2025-06-14 inferred"),
        ("учора", "2025-06-14 inferred"),
        ("昨天 14:05", "2025-06-14T14:05+03:00 inferred"),
        ("어제", "2025-06-14 inferred"),
        ("أمس", "2025-06-14 inferred"),
        ("dün", "2025-06-14 inferred"),
        ("tegnap", "2025-06-14 inferred"),
        ("i går", "2025-06-14 inferred"),
        ("3 часа назад", "2025-06-15T12:00+03:00 inferred"),
        ("час назад", "2025-06-15T14:00+03:00 inferred"),
        ("5 минут назад", "2025-06-15T14:55+03:00 inferred"),
        ("2 дня назад", "2025-06-13 inferred"),
        ("2 hours ago", "2025-06-15T13:00+03:00 inferred"),
        ("an hour ago", "2025-06-15T14:00+03:00 inferred"),
        ("10 Hours Ago -", "2025-06-15T05:00+03:00 inferred"),
        ("2 weeks ago", "2025-06-01 inferred"),
        ("vor 2 Stunden", "2025-06-15T13:00+03:00 inferred"),
        ("vor einem Tag", "2025-06-14 inferred"),
        ("il y a 3 jours", "2025-06-12 inferred"),
        ("hace 5 minutos", "2025-06-15T14:55+03:00 inferred"),
        ("há 2 horas", "2025-06-15T13:00+03:00 inferred"),
        ("2 ore fa", "2025-06-15T13:00+03:00 inferred"),
        ("2 godziny temu", "2025-06-15T13:00+03:00 inferred"),
        ("před 2 hodinami", "2025-06-15T13:00+03:00 inferred"),
        ("prije 2 sata", "2025-06-15T13:00+03:00 inferred"),
        ("пре 2 сата", "2025-06-15T13:00+03:00 inferred"),
        ("преди 2 часа", "2025-06-15T13:00+03:00 inferred"),
        ("2 години тому", "2025-06-15T13:00+03:00 inferred"),
        ("2 órája", "2025-06-15T13:00+03:00 inferred"),
        ("2 saat önce", "2025-06-15T13:00+03:00 inferred"),
        ("3小时前", "2025-06-15T12:00+03:00 inferred"),
        ("3時間前", "2025-06-15T12:00+03:00 inferred"),
        ("3시간 전", "2025-06-15T12:00+03:00 inferred"),
        ("منذ 3 ساعات", "2025-06-15T12:00+03:00 inferred"),
        ("just now", "2025-06-15T15:00+03:00 inferred"),
        ("3 комментария назад", None),
        ("сегодня и завтра", None),
        ("завтра", None),
    ],
)
def test_relative(text: str, expected: str | None) -> None:
    """Dates told from now are counted back from the moment of reading, in the home city's day."""
    assert expected == read(text)


@pytest.mark.parametrize(
    ("text", "basis", "event"),
    [
        ("2025-06-15T12:00:00Z", "stated", None),
        ("2025-06-15T12:30:00Z", "first-seen", None),
        ("2025-06-16T11:59:00Z", "first-seen", None),
        ("2025-06-16T12:01:00Z", "first-seen", "2025-06-16"),
        ("25 June 2025", "first-seen", "2025-06-25"),
        ("25 June 2026, 11:02", "first-seen", "2026-06-25"),
    ],
)
def test_still_to_come(text: str, basis: str, event: str | None) -> None:
    """A stated date ahead of the moment of reading is first-seen; more than a day ahead it is kept as the event's."""
    printed = printed_date(text, seen_at=SEEN, language="en")
    assert printed is not None

    published, happens = settle(printed, SEEN)

    assert (basis, event) == (published.basis, happens.date().isoformat() if happens else None)
    assert published.value <= SEEN


def test_offsets_stay() -> None:
    """A printed offset is never shifted to the home city's; a home city's summer and winter differ."""
    tokyo = read_date("2025-06-10T23:30:00+09:00", seen_at=SEEN, zone=MINSK)
    winter = read_date("10.01.2025 11:02", seen_at=SEEN, zone="Europe/Berlin", language="de")
    summer = read_date("10.06.2025 11:02", seen_at=SEEN, zone="Europe/Berlin", language="de")

    assert "2025-06-10T23:30:00+09:00" == (tokyo and tokyo.value.isoformat())
    assert timedelta(hours=1) == (winter and winter.value.utcoffset())
    assert timezone(timedelta(hours=2)) == (summer and summer.value.tzinfo)


def test_unknown_home_zone_is_utc() -> None:
    """A zone name that the zone database lacks is no zone."""
    assert "2025-06-10T11:02+00:00 inferred" == read("10.06.2025 11:02", zone="Mars/Olympus")
    assert "2025-06-10T11:02+00:00 inferred" == read("10.06.2025 11:02", zone="../etc/passwd")


def test_first_seen_is_the_moment_of_reading() -> None:
    """Without any date the moment of reading is the value."""
    assert Dated(SEEN, "first-seen", "minute", "no date on the page") == first_seen(SEEN)


@given(st.text(max_size=80), st.sampled_from([None, "ru", "en", "en-US", "zh", "xx"]))
def test_any_text(text: str, language: str | None) -> None:
    """No text makes the reader fail, and nothing it reads lies ahead of the moment of reading."""
    dated = read_date(text, seen_at=SEEN, zone=MINSK, language=language)

    assert dated is None or dated.value <= SEEN


@given(st.text(alphabet="0123456789 .:/-,TZ+年月日июняJuneago", max_size=40))
def test_any_date_like_text(text: str) -> None:
    """Nor does a heap of what dates are made of."""
    dated = read_date(text, seen_at=SEEN, zone=None, language="ru")

    assert dated is None or dated.value <= SEEN


@given(
    st.datetimes(datetime(1995, 1, 1), datetime(2025, 6, 14)),  # noqa: DTZ001
    st.sampled_from(["%d.%m.%Y %H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y, %H:%M", "%H:%M %d.%m.%Y", "%Y年%m月%d日 %H:%M"]),
)
def test_numbers_come_back(moment: datetime, form: str) -> None:
    """Every moment printed in figures is read as printed."""
    dated = read_date(moment.strftime(form), seen_at=SEEN, language="ru")

    assert moment.strftime("%Y-%m-%dT%H:%M") == (dated and dated.value.strftime("%Y-%m-%dT%H:%M"))
