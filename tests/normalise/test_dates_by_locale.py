"""Round trips: what the Unicode CLDR prints in a language is read back as the same moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from babel.dates import format_date, format_datetime, format_time, format_timedelta
from hypothesis import given
from hypothesis import strategies as st

from aggregator.normalise.dates import read_date
from aggregator.normalise.words import listed

SEEN = datetime(2025, 6, 15, 12, tzinfo=UTC)
LOCALES = sorted(
    listed(
        "ru be uk en_US en_GB en_AU de de_AT fr fr_CA es es_MX it pt pt_PT pl cs sk sl sr sr_Latn hr bs bs_Cyrl bg mk "
        "ro hu el tr az az_Cyrl kk uz uz_Cyrl ky hy ka zh zh_Hant ja ko ar ar_IQ ar_DZ ar_MA lv lt et fi sv nb nn da "
        "nl tg mn ca he vi id fa"
    )
)
# Whose words for «ago» CLDR has.
TELLING = [locale for locale in LOCALES if locale not in {"az_Cyrl", "nn", "mn", "he"}]
UNITS = {"minute": 59, "hour": 23, "day": 6, "week": 3}

locales = st.sampled_from(LOCALES)
days = st.dates(date(1995, 1, 1), date(2025, 6, 14))
clocks = st.times().map(lambda moment: moment.replace(microsecond=0))


def language(locale: str) -> str:
    """As a page declares it."""
    return locale.replace("_", "-")


@given(locales, days, st.sampled_from(["full", "long", "medium"]))
def test_days_come_back(locale: str, day: date, form: str) -> None:
    """Every day in every language, in words and figures."""
    printed = format_date(day, form, locale=locale)
    dated = read_date(printed, seen_at=SEEN, language=language(locale))

    assert (day, "stated") == (dated and (dated.value.date(), dated.basis)), printed


@given(locales, st.dates(date(2010, 1, 1), date(2025, 6, 14)))
def test_short_days_come_back(locale: str, day: date) -> None:
    """Figures alone stand in the order of the language."""
    printed = format_date(day, "short", locale=locale)
    dated = read_date(printed, seen_at=SEEN, language=language(locale))

    assert day == (dated and dated.value.date()), printed


@given(locales, days, clocks)
def test_moments_come_back(locale: str, day: date, clock: time) -> None:
    """Times too, on a clock of twelve or twenty-four hours."""
    moment = datetime.combine(day, clock).replace(second=0)
    printed = format_datetime(moment, "medium", locale=locale)
    dated = read_date(printed, seen_at=SEEN, language=language(locale))
    beside = f"{format_date(day, 'long', locale=locale)} {format_time(clock, 'short', locale=locale)}"
    again = read_date(beside, seen_at=SEEN, language=language(locale))

    assert moment == (dated and dated.value.replace(second=0, tzinfo=None)), printed
    assert moment == (again and again.value.replace(tzinfo=None)), beside


@given(st.sampled_from(TELLING), st.sampled_from(sorted(UNITS)), st.integers(1, 59), st.sampled_from(["long", "short"]))
def test_spans_come_back(locale: str, unit: str, count: int, form: str) -> None:
    """«3 hours ago» in every language, in full and clipped words."""
    span = timedelta(**{f"{unit}s": min(count, UNITS[unit])})
    printed = format_timedelta(-span, granularity=unit, threshold=99, add_direction=True, format=form, locale=locale)
    dated = read_date(printed, seen_at=SEEN, language=language(locale))
    expected = SEEN - span

    assert dated is not None, printed
    assert (expected if unit in {"minute", "hour"} else expected.date()) == (
        dated.value if unit in {"minute", "hour"} else dated.value.date()
    ), printed
