"""A working folder in which the real command line runs, as an operator would run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import feedparser

NOW = "2026-11-22T08:00:00+00:00"
ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"


@dataclass
class Work:
    """One folder with its feeds.yaml, database and output."""

    folder: Path
    sources: list[dict[str, Any]] = field(default_factory=list)
    languages: Sequence[str] = ("en", "ru")

    def source(self, id: str, url: str, **rest: Any) -> None:  # noqa: A002 - the configuration's own word
        """One more row of ``sources:``."""
        self.sources.append({"id": id, "url": url, **rest})

    def configure(self, *allowed: str, network: Mapping[str, Any] | None = None, **rest: Any) -> None:
        """Write feeds.yaml (JSON is YAML)."""
        config = {
            "publisher": {
                "title": "Twin-city news",
                "base_url": "https://feeds.example.org/",
                "author": {"name": "The desk"},
                "languages": list(self.languages),
            },
            "network": {
                "allow_private": list(allowed),
                "timeout": "5s",
                "per_host": {"concurrency": 1, "delay": "0s"},
                **(network or {}),
            },
            "sources": self.sources,
            **rest,
        }
        (self.folder / "feeds.yaml").write_text(json.dumps(config, ensure_ascii=False, indent=1), encoding="utf-8")

    def command(self, *words: str) -> list[str]:
        """The words of a command."""
        return [sys.executable, "-m", "aggregator", *words]

    def environment(self, now: str = NOW) -> dict[str, str]:
        """The environment with the moment of reading."""
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**kept, "AGGREGATOR_NOW": now, "PYTHONPATH": str(ROOT)}

    def run(self, *words: str, now: str = NOW, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end, with ``more`` in its environment."""
        return subprocess.run(
            self.command(*words),
            cwd=self.folder,
            env=self.environment(now) | more,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )

    def once(self, now: str = NOW) -> subprocess.CompletedProcess[str]:
        """One cycle that must succeed."""
        done = self.run("once", now=now)
        assert done.returncode == 0, done.stderr + done.stdout
        return done

    def feed(self, address: str) -> Any:
        """A published feed as feedparser reads it."""
        parsed = feedparser.parse(BytesIO((self.folder / "output" / address).read_bytes()))
        assert not parsed.bozo, parsed.get("bozo_exception")
        return parsed

    def titles(self, address: str) -> list[str]:
        """The titles of a published feed."""
        return [entry.title for entry in self.feed(address).entries]

    def status(self) -> dict[str, dict[str, Any]]:
        """``status --json`` by source."""
        return {row["id"]: row for row in json.loads(self.run("status", "--json").stdout)["sources"]}

    def files(self) -> dict[str, tuple[bytes, int]]:
        """Every published file but status.*: bytes and time of the last write."""
        output = self.folder / "output"
        return {
            str(path.relative_to(output)): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in sorted(output.rglob("*"))
            if path.is_file() and not path.name.startswith("status.")
        }
