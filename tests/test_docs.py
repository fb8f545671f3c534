"""What the docs tell a user to type works as written."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from aggregator.settings import loads
from tests.whole.pages import DAYS, rss
from tests.whole.work import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(page: Path, language: str) -> list[str]:
    """The code blocks of a page in one language."""
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with README's feeds.yaml and the command where README calls it."""
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    return tmp_path


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A line as typed."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        line, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "docs" / "feeds-yaml.md"], ids=lambda page: page.name)
def test_whole_configurations_are_valid(page: Path) -> None:
    """The examples of feeds.yaml load without a complaint."""
    whole = [block for block in blocks(page, "yaml") if block.startswith("publisher:")]

    assert whole
    assert all(loads(block).sources for block in whole)


def test_the_commands_of_the_readme_run_in_their_order(folder: Path, site) -> None:
    """check, discover, preview, once, status and explain do what README says, over its own feeds.yaml (on loopback)."""
    (config,) = blocks(ROOT / "README.md", "yaml")
    data = YAML(typ="safe").load(config)
    site.route("/feed", (200, {"Content-Type": "application/rss+xml"}, rss(DAYS)))
    for source in data["sources"]:
        source["url"] = site.url("/feed")
    data["network"] = {"allow_private": [site.address]}
    (folder / "feeds.yaml").write_text(json.dumps(data), encoding="utf-8")
    lines = [line.partition("#")[0].strip() for line in blocks(ROOT / "README.md", "sh")[1].splitlines()]

    assert 6 == len(lines)
    for line in lines:
        given = line.replace("ADDRESS", "https://news.example.org/1").replace("PAGE", site.url("/feed"))
        done = shell(given, folder)
        assert 0 == done.returncode, f"{line}: {done.stderr}"
        assert done.stdout
    assert (folder / "output" / "pairs" / "karlsruhe-de--krasnodar-ru.atom").exists()


def test_the_filter_example_runs(folder: Path) -> None:
    """The line of docs/filters.md answers with the pair."""
    (line,) = blocks(ROOT / "docs" / "filters.md", "sh")
    done = shell(line, folder)

    assert ["kazan-ru--minsk-by"] == [pair["slug"] for pair in json.loads(done.stdout)["pairs"]]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """No relative link of the docs is dead."""
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))

    assert [] == [link for link in links if not (page.parent / link).exists()]
