"""What the docs say of growing the house is true: a kind or a format is one new file and one line in a table."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.whole.pages import SIGNING, rss
from tests.whole.work import ROOT, Work


def blocks(page: str) -> list[str]:
    """The Python blocks of a page of docs."""
    return re.findall(r"```python\n(.*?)```", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def grown(work: Work, monkeypatch: pytest.MonkeyPatch) -> Work:
    """A working folder beside a copy of the program that may be changed."""
    shutil.copytree(ROOT / "aggregator", work.folder / "src" / "aggregator")
    monkeypatch.setattr(
        work, "environment", lambda now="": {**environment(now), "PYTHONPATH": str(work.folder / "src")}
    )
    environment = Work.environment.__get__(work)
    return work


def add(work: Work, file: str, code: str, table: str, name: str, imported: str, line: str) -> None:
    """One new file, one new line (and its name in the import)."""
    source = work.folder / "src" / "aggregator"
    (source / file).write_text(code, encoding="utf-8")
    path: Path = source / table
    text = path.read_text(encoding="utf-8")
    text = re.sub(rf"(from aggregator\.\w+ import )({imported})", rf"\1{name}, \2", text, count=1)
    text = re.sub(r"(: Final\[dict\[str, \w+\]\] = \{\n)", lambda found: found.group(1) + line, text, count=1)
    path.write_text(text, encoding="utf-8")


def test_a_kind_is_one_file_and_one_line(grown: Work) -> None:
    """The kind of docs/add-a-source-kind.md reads its lines, with dates and pairs found by the other rooms."""
    code, line = blocks("add-a-source-kind.md")
    add(grown, "parse/lines.py", code, "parse/kinds.py", "lines", "article", line)
    page = "10 June 2025, 11:02 | Minsk and Kazan sign a cooperation agreement | https://e.example/1\nnonsense\n"
    done = grown.run("preview", "-", "--kind", "lines", "--home", "Minsk, BY", "--json", stdin=page)
    (item,) = json.loads(done.stdout)["items"]

    assert ("2025-06-10T11:02:00+03:00", "https://e.example/1") == (item["published"], item["url"])
    assert ["kazan-ru--minsk-by"] == [pair["slug"] for pair in item["pairs"]]
    assert "not «date | headline | address»" in json.loads(done.stdout)["warnings"][0]


def test_a_format_is_one_file_and_one_line(grown: Work, site) -> None:
    """The format of docs/add-an-output-format.md is written for every feed."""
    code, line = blocks("add-an-output-format.md")
    add(grown, "publish/text_list.py", code, "publish/__init__.py", "text_list", "atom", line)
    site.route("/feed", (200, {"Content-Type": "application/rss+xml"}, rss(SIGNING)))
    grown.source("one", site.url("/feed"), kind="feed")
    grown.configure(site.address)
    grown.once()

    assert f"2025-06-10  {SIGNING[0]}" in (grown.folder / "output/pairs/kazan-ru--minsk-by.txt").read_text()
    assert (grown.folder / "output/all.txt").exists()
