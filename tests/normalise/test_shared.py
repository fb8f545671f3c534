"""Figures on the development data: printed dates of real lists, and addresses of real articles."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aggregator.normalise.dates import read_date
from aggregator.normalise.urls import identity, loose

DATA = Path(__file__).parents[3] / "shared" / "data"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not DATA.is_dir(), reason="the development data are not beside the project"),
]
SEEN = datetime(2026, 3, 8, 12, tzinfo=UTC)  # when most of the lists were captured


def test_dates_of_real_lists() -> None:
    """Every date string of the lists' gold is read as the gold says."""
    wrong = []
    for path in sorted((DATA / "listings").glob("*.gold.json")):
        for item in json.loads(path.read_text(encoding="utf-8"))["items"]:
            expected = item.get("date") or item.get("date_inferred")
            if not item.get("date_raw") or not expected:
                continue
            dated = read_date(item["date_raw"], seen_at=SEEN, language=path.name[:2])
            if not dated or not dated.value.isoformat().startswith(expected):
                wrong.append((item["date_raw"], expected, dated))

    assert [] == wrong


def test_addresses_of_real_articles_stay_apart() -> None:
    """Distinct article addresses have distinct strict keys; loosely only editions of one page meet."""
    urls = {json.loads(p.read_text(encoding="utf-8"))["url"] for p in (DATA / "articles").glob("*.gold.json")}
    for path in (DATA / "listings").glob("*.gold.json"):
        urls |= {item["url"] for item in json.loads(path.read_text(encoding="utf-8"))["items"]}

    assert len(urls) == len({identity(url) for url in urls})
    assert len(urls) == len({loose(url) for url in urls})
