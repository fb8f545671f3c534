"""The table of printed dates, made by hand: language, home zone, moment of reading, what is printed, what it means.

One row a form, in ``printed_dates.tsv``. An empty zone or language is unknown; ``\\n`` is a line break; a day without
a time is its date alone; ``refused`` is what must not be read at all.
"""

from __future__ import annotations

import csv
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from aggregator.normalise.dates import read_date
from aggregator.normalise.words import listed

with (Path(__file__).parent / "printed_dates.tsv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
LANGUAGES = sorted(
    listed(
        "ru be uk en de fr es it pt pl cs sk sl sr hr bs bg mk ro hu el tr az kk uz ky hy ka zh ja ko ar "
        "lv lt et fi sv no da nl tg mn"
    )
)


@pytest.mark.parametrize("language", sorted({row["language"] for row in ROWS}))
def test_printed_dates(language: str) -> None:
    """Every form is read as the table says, on the basis it says, or refused."""
    wrong = []
    for row in (row for row in ROWS if row["language"] == language):
        seen_at = datetime.fromisoformat(row["read at"])
        printed = row["printed"].replace("\\n", "\n")
        dated = read_date(printed, seen_at=seen_at, zone=row["zone"] or None, language=language or None)
        value, basis = "", "refused"
        if dated:
            value = dated.value.isoformat(timespec="minutes")[: 10 if dated.precision == "day" else None]
            basis = dated.basis
        if (row["expected"], row["basis"]) != (value, basis):
            wrong.append(f"{row['printed']!r}: {row['expected']} {row['basis']}, read as {value} {basis}")

    assert [] == wrong


def test_the_table_covers_our_languages() -> None:
    """Every language of ours has forms of its own, and forms that must be refused stand among them."""
    rows = Counter(row["language"].split("-")[0] for row in ROWS)

    assert [] == [language for language in LANGUAGES if rows[language] < 5]
    assert 100 < sum(row["basis"] == "refused" for row in ROWS)
