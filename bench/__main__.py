"""``python -m bench [--feeds N]``: one row for each speed goal, whole processes measured from outside."""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.world import FILLER, World, configure, serving

ENTRIES = 20


def measured(*words: str, cwd: Path, stdin: Path | None = None) -> tuple[float, float, int]:
    """(wall seconds, CPU seconds, peak kB) of ``python -m aggregator …``, its workers included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    with Path(stdin or os.devnull).open("rb") as given:
        subprocess.run(
            [sys.executable, "-m", "aggregator", *words],
            cwd=cwd,
            check=True,
            stdin=given,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - begun, cpu, after.ru_maxrss


def main() -> None:
    """Run every row and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--feeds", type=int, default=100)
    feeds = options.parse_args().feeds
    rows: list[tuple[str, float, float, int, str]] = []

    def row(name: str, *words: str, cwd: Path, stdin: Path | None = None, size: float = 0.0) -> None:
        wall, cpu, peak = measured(*words, cwd=cwd, stdin=stdin)
        rows.append((name, wall, cpu, peak, f"{size / cpu:.2f} MB/s" if size else ""))

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        world = World(feeds, ENTRIES)
        with serving(world) as port:
            configure(folder, port, feeds)
            row("--help", "--help", cwd=folder)
            row("cold", "once", "--now", "2026-11-01T08:00:00Z", cwd=folder)
            row("nothing changed", "once", "--now", "2026-11-01T10:00:00Z", cwd=folder)
            world.change(0.05)
            row("5 % changed", "once", "--now", "2026-11-01T12:00:00Z", cwd=folder)
            row("republish", "publish", "--all", "--now", "2026-11-01T12:00:00Z", cwd=folder)
        texts = folder / "texts.jsonl"
        with texts.open("w", encoding="utf-8") as lines:
            for number in range(2000):
                text = " ".join((f"Minsk and Kazan signed paper {number}.", *FILLER)) * 3
                lines.write(json.dumps({"id": str(number), "title": "Minsk and Kazan sign", "text": text}) + "\n")
        row("places", "tag", cwd=folder, stdin=texts, size=texts.stat().st_size / 1e6)
    print(f"{feeds} feeds of {ENTRIES} entries; Python {sys.version.split()[0]}; {os.cpu_count()} cores")
    print(f"{'row':<16} {'wall s':>8} {'cpu s':>8} {'peak MB':>8}")
    for name, wall, cpu, peak, note in rows:
        print(f"{name:<16} {wall:>8.2f} {cpu:>8.2f} {peak / 1024:>8.0f} {note}")


if __name__ == "__main__":
    main()
