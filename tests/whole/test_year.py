"""A year of news, and what a subscriber who was away all the time finds."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import etree

from bench.publish import Silent
from tests.whole.test_archive import A, linked
from tests.whole.work import ROOT
from tests.whole.year import BEGIN, EACH, SETTINGS, TWO, item, tell, year

BASE = SETTINGS.publisher.base_url


@pytest.fixture(scope="module")
def away(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[bytes]]]:
    """The published folder after twelve months, and every version each archive document ever had."""
    folder = tmp_path_factory.mktemp("year")
    versions: dict[str, list[bytes]] = {}
    for _ in year(folder, 12):
        for file in (folder / "output/archive").rglob("*.atom"):
            had = versions.setdefault(file.relative_to(folder / "output").as_posix(), [])
            if (now := file.read_bytes()) not in had:
                had.append(now)
    return folder, versions


@pytest.mark.parametrize("address", ["all", f"pairs/{TWO.slug}", "cities/bremen-de"])
def test_nothing_of_a_year_is_missed(away: tuple[Path, dict[str, list[bytes]]], address: str) -> None:
    """From the feed back along ``prev-archive``: every story, each document under its own address."""
    output = away[0] / "output"
    found: set[str] = set()
    here: str | None = f"{BASE}{address}.atom"
    steps = 0
    while here is not None:
        document = etree.parse(output / here.removeprefix(BASE)).getroot()
        assert here == linked(document, "self")
        found |= {one.text or "" for one in document.iterfind(f"{A}entry/{A}title")}
        here = linked(document, "prev-archive")
        steps += 1

    assert {item(day).title for day in range(12 * EACH)} == found
    assert steps > 3


def test_an_edition_keeps_its_own_past(away: tuple[Path, dict[str, list[bytes]]]) -> None:
    """The editions of all languages together hold the year, each story once."""
    told: dict[str, list[str]] = {"en": [], "ru": []}
    for language, titles in told.items():
        here: str | None = f"{BASE}cities/gdansk-pl.{language}.atom"
        while here is not None:
            document = etree.parse(away[0] / "output" / here.removeprefix(BASE)).getroot()
            titles += [one.text or "" for one in document.iterfind(f"{A}entry/{A}title")]
            here = linked(document, "prev-archive")

    assert {item(day).title for day in range(12 * EACH)} == {*told["en"], *told["ru"]}
    assert not {*told["en"]} & {*told["ru"]}


def test_a_document_once_made_stays(away: tuple[Path, dict[str, list[bytes]]]) -> None:
    """All it ever learns is its successor's address (RFC 5005 § 4)."""
    _, versions = away
    learnt = 0
    for had in versions.values():
        assert len(had) <= 2
        if len(had) == 2:
            first, second = (version.decode().splitlines() for version in had)
            assert [line for line in second if 'rel="next-archive"' not in line] == first
            learnt += 1

    assert learnt > 10


def files(folder: Path) -> dict[str, tuple[str, int]]:
    """Every file but the status: digest and time of the last write."""
    return {
        file.relative_to(folder).as_posix(): (sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns)
        for file in folder.rglob("*")
        if file.is_file() and not file.name.startswith("status.")
    }


def test_a_second_publication_touches_nothing(tmp_path: Path) -> None:
    """Not even where everything is written again; one story more rewrites what shows it, and no other month."""
    for number, editor, store in year(tmp_path, 2):
        if number == 0:
            continue
        before = files(tmp_path / "output")
        assert 0 == editor.publish(now=BEGIN + timedelta(days=100), watcher=Silent())
        assert 0 == editor.publish(now=BEGIN + timedelta(days=101), watcher=Silent(), everything=True)
        assert before == files(tmp_path / "output")

        tell(store, editor, [item(2 * EACH)])
        editor.publish(now=BEGIN + timedelta(days=102), watcher=Silent())
        after = files(tmp_path / "output")
        sitemaps = {"sitemap/2025-01.xml", "sitemap/2025-02.xml", "sitemap/2025-03.xml", "sitemap/pages.xml"}
        assert sitemaps == {name for name in after if name.startswith("sitemap/") and name.endswith(".xml")}
        changed = {name for name in after if after[name] != before.get(name)}
        assert {"sitemap/2025-03.xml", "sitemap/pages.xml", "all.atom", "cities/bremen-de.rss"} <= changed
        assert not {"sitemap/2025-01.xml", "feeds.opml", "about.html", "404.html", "embed/city-news.js"} & changed
        assert not {name for name in changed if name.startswith("stories/")} - {
            f"stories/{item(2 * EACH).id}.html{suffix}" for suffix in ("", ".br", ".gz")
        }


def test_whatever_the_hash_seed(tmp_path: Path) -> None:
    """Two runs with different orders of sets write the same bytes."""
    digests = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-m", "tests.whole.year", folder, "1"], cwd=ROOT, env=environment, check=True)
        digests.append({name: digest for name, (digest, _) in files(folder / "output").items()})

    assert len(digests[0]) > 200
    assert digests[0] == digests[1]
