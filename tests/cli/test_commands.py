"""The command line: words, exit status, messages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import cast

import click
import pytest
from click.testing import CliRunner

from aggregator.cli import COMMANDS, cli
from tests.whole.work import ROOT


def run(*words: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """A command in a folder of its own."""
    return subprocess.run(
        [sys.executable, "-m", "aggregator", *words],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "HOME": str(Path.home())},
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_and_takes_the_common_options(name: str) -> None:
    """``--help`` of each command names --config, --database and --output, used or not."""
    words = [name, "build", "--help"] if name == "places" else [name, "--help"]
    shown = CliRunner().invoke(cli, words)

    assert 0 == shown.exit_code, shown.output
    for option in ("--config", "--database", "--output"):
        assert option in shown.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_docs(name: str) -> None:
    """README or docs/ tells of each command."""
    told = "".join(page.read_text(encoding="utf-8") for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")])

    assert f"aggregator {name}" in told or f"make {name}" in told


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["onc"], 2, "did you mean «once»"),
        (["once", "--now", "yesterday"], 2, "not an ISO 8601 moment"),
        (["once"], 2, "no such file"),
        (["once", "--output", "out", "--database", "sqlite:///out/news.db"], 2, "inside the published folder"),
        (["preview", "nothing"], 2, "no source of feeds.yaml"),
        (["preview", "-", "--kind", "lisitng"], 2, "did you mean «listing»"),
    ],
)
def test_wrong_usage_is_told_with_status_2(tmp_path: Path, words: list[str], status: int, said: str) -> None:
    """Each slip gets one clear message and no traceback."""
    done = run(*words, cwd=tmp_path)

    assert status == done.returncode
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def all_options() -> list[tuple[str, click.Option]]:
    """Every option of every command, with the command's name."""
    group = cast("click.Group", cli)
    commands = [group.get_command(click.Context(group), name) for name in COMMANDS]
    leaves = [leaf for command in commands for leaf in getattr(command, "commands", {"": command}).values()]
    return [(leaf.name, option) for leaf in leaves for option in leaf.params if isinstance(option, click.Option)]


def test_every_option_reads_a_variable_of_its_name() -> None:
    """--base-url reads AGGREGATOR_BASE_URL."""
    lacking = [
        (command, option.opts[0])
        for command, option in all_options()
        if option.envvar != f"AGGREGATOR_{option.opts[0][2:].replace('-', '_').upper()}"
    ]

    assert [] == lacking


def test_json_logs_hold_the_failure_too(tmp_path: Path) -> None:
    """What ends a command is a JSON line like the rest, with the same exit status."""
    done = run("once", "--log-format", "json", "--now", "2026-11-22", cwd=tmp_path)
    last = json.loads(done.stderr.splitlines()[-1])

    assert 2 == done.returncode
    assert ("failed", "ConfigurationError") == (last["event"], last["error"])
    assert "no such file" in last["reason"]


def test_check_tells_every_problem_with_its_place(tmp_path: Path) -> None:
    """Form and meaning: line, column, key and a suggestion."""
    (tmp_path / "feeds.yaml").write_text(
        "publisher: {title: T, base_url: 'https://f.example.com/', author: {name: N}}\n"
        "sources:\n"
        "  - id: a\n"
        "    url: https://a.example.com/\n"
        "    home: Krasnodra, RU\n"
        "    kind: lsting\n",
        encoding="utf-8",
    )
    done = run("check", cwd=tmp_path)

    assert 2 == done.returncode
    assert "feeds.yaml:5:11: sources[0].home" in done.stderr
    assert "feeds.yaml:6:11: sources[0].kind" in done.stderr
    assert "Krasnodar, RU" in done.stderr
    assert "listing" in done.stderr


def test_the_default_configuration_is_sound() -> None:
    """feeds.yaml of the project: at least forty sources, each with home, language and a comment; no error."""
    from aggregator.settings import load

    settings = load(ROOT / "feeds.yaml")
    lines = (ROOT / "feeds.yaml").read_text(encoding="utf-8").splitlines()
    starts = [at for at, line in enumerate(lines) if line.startswith("  - id:")]

    assert 40 <= len(settings.sources) == len(starts)
    assert all(source.home and source.language for source in settings.sources)
    assert all(lines[at - 1].lstrip().startswith("#") for at in starts)
    done = run("check", cwd=ROOT)
    assert 0 == done.returncode, done.stderr


def test_preview_reads_a_file_without_the_network(tmp_path: Path) -> None:
    """A feed on disk, with links, dates to the printed day, and tags."""
    (tmp_path / "feed.xml").write_text(
        '<rss version="2.0"><channel><title>N</title><link>https://n.example/</link><description/>'
        "<item><title>Minsk and Kazan sign a cooperation agreement</title><link>/1?utm_source=x</link>"
        "<pubDate>Tue, 10 Jun 2025 23:30:00 -0500</pubDate></item></channel></rss>",
        encoding="utf-8",
    )
    done = run("preview", "feed.xml", "--base-url", "https://n.example/feed.xml", "--json", cwd=tmp_path)
    shown = json.loads(done.stdout)
    (item,) = shown["items"]

    assert ("feed", "N") == (shown["source"]["kind"], shown["source"]["title"])
    assert "2025-06-10T23:30:00-05:00" == item["published"]
    assert "https://n.example/1?utm_source=x" == item["url"]
    assert ["kazan-ru--minsk-by"] == [pair["slug"] for pair in item["pairs"]]


def test_preview_of_a_saved_page_keeps_its_links_as_printed(tmp_path: Path) -> None:
    """Nobody said where the page is from: its items are found all the same."""
    news = ("Minsk and Kazan sign an agreement", "Karlsruhe opens its days in Krasnodar", "Wels visits Krasnodar again")
    rows = "".join(
        f"<li class=item><h3><a href='{link}'>{title}</a></h3><b>1{day} June 2025</b><p>The mayors told of it.</p>"
        for day, (title, link) in enumerate(zip(news, ("/n/1", "n/2", "../n/3"), strict=True))
    )
    done = run("preview", "-", "--json", cwd=tmp_path, stdin=f"<title>News</title><ul>{rows}</ul>")
    shown = json.loads(done.stdout)

    assert ["/n/1", "n/2", "../n/3"] == [item["url"] for item in shown["items"]], shown
    assert "file.invalid" not in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [(["x" * 300], "no file"), (["-", "--base-url", "javascript:x"], "no http(s) address")],
    ids=["no such name", "no such address"],
)
def test_preview_says_what_it_cannot_read(tmp_path: Path, words: list[str], said: str) -> None:
    """In one line, with the status of wrong usage."""
    done = run("preview", *words, cwd=tmp_path)

    assert (2, 1) == (done.returncode, len(done.stderr.splitlines())), done.stderr
    assert said in done.stderr


def test_preview_of_nothing_gives_the_verdict(tmp_path: Path) -> None:
    """A file that is no source: no items, the reason as a warning, exit 0."""
    done = run("preview", "-", "--json", cwd=tmp_path, stdin="hello")
    shown = json.loads(done.stdout)

    assert (0, []) == (done.returncode, shown["items"])
    assert "standard input" in shown["warnings"][0]


@pytest.mark.parametrize("content", [None, "sources: [", "publisher: {}\n"])
def test_what_needs_no_configuration_runs_beside_a_missing_or_broken_one(tmp_path: Path, content: str | None) -> None:
    """tag answers all the same; only a broken file that was asked for by name is an error."""
    if content is not None:
        (tmp_path / "feeds.yaml").write_text(content)
    line = json.dumps({"id": 1, "title": "Minsk and Kazan sign a cooperation agreement"})
    plain = run("tag", cwd=tmp_path, stdin=line)
    named = run("tag", "--config", "feeds.yaml", cwd=tmp_path, stdin=line)

    assert 0 == plain.returncode, plain.stderr
    assert ["kazan-ru--minsk-by"] == [pair["slug"] for pair in json.loads(plain.stdout)["pairs"]]
    assert (0 if content is None else 2) == named.returncode


def test_schema_is_json_schema(tmp_path: Path) -> None:
    """Editors can read it."""
    assert "sources" in json.loads(run("schema", cwd=tmp_path).stdout)["properties"]
