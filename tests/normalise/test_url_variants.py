"""Our own table of address variants (``url_variants.tsv``), and real addresses of different articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aggregator.normalise.urls import identity, loose

TABLE = Path(__file__).with_name("url_variants.tsv")
SHARED = Path(__file__).parents[3] / "shared" / "data"
# White space that an editor would not show.
SIGNS = str.maketrans({"␠": " ", "⍽": "\u00a0", "␢": "\u200b", "␣": "\ufeff"})
ROWS = [tuple(line.translate(SIGNS).split("\t")) for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("one", "other", "relation"), ROWS)
def test_variants(one: str, other: str, relation: str) -> None:
    """The same article strictly, in another edition only, or another article."""
    found = "same" if identity(one) == identity(other) else "loose" if loose(one) == loose(other) else "different"

    assert relation == found


def test_the_table_is_large_and_has_each_row_once() -> None:
    """A figure of 100 % says something only of many different cases."""
    assert len(set(ROWS)) == len(ROWS) >= 200
    assert {"same", "loose", "different"} == {relation for *_, relation in ROWS}


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="no shared data beside the project")
def test_real_articles_stay_apart() -> None:
    """Two addresses on annotated lists share a key only where both have one title: none of another article."""
    merged = []
    by_key: dict[str, tuple[str, str]] = {}
    for file in sorted((SHARED / "listings").glob("*.gold.json")):
        for item in json.loads(file.read_text(encoding="utf-8"))["items"]:
            url, title = item.get("url"), item.get("title")
            if url and title:
                twin = by_key.setdefault(loose(url), (url, title))
                if twin[0] != url and twin[1].split() != title.split():
                    merged.append((twin, (url, title)))

    assert len(by_key) > 300
    assert [] == merged
