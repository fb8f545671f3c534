"""Kill it at any moment and run it again: the same entries come out as if nothing had happened."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.whole.pages import DAYS, EXCHANGE, SIGNING, SIGNING_RU, rss
from tests.whole.work import Work

XML = {"Content-Type": "application/rss+xml"}
# A few moments in CI, many with AGGREGATOR_HARNESS=1 (make harness).
KILLS = 40 if os.environ.get("AGGREGATOR_HARNESS") else 5
FEEDS = {
    "/a": rss(SIGNING, EXCHANGE, link="https://a.example.org"),
    "/b": rss(SIGNING_RU, DAYS, link="https://b.example.org"),
    "/c": rss(DAYS, SIGNING, link="https://c.example.org"),
    "/d": rss((f"{EXCHANGE[0]} again", *EXCHANGE[1:]), SIGNING_RU, link="https://d.example.org"),
}


def slowly(body: str, seconds: float):  # type: ignore[no-untyped-def]
    """An answer that takes its time, so that a kill may fall between two visits."""

    def answer(request):  # type: ignore[no-untyped-def]
        request.site.closing.wait(seconds)
        return 200, XML, body

    return answer


@pytest.fixture
def lay_out(make_site, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Makes working folders that all visit the same sites."""
    sites = [make_site() for _ in FEEDS]
    for at, (site, (path, body)) in enumerate(zip(sites, FEEDS.items(), strict=True)):
        site.route(path, slowly(body, 0.3 * (len(FEEDS) - at)))

    def make(name: str) -> Work:
        work = Work(tmp_path / name)
        work.folder.mkdir()
        for site, path in zip(sites, FEEDS, strict=True):
            work.source(f"source-{path[1:]}", site.url(path), kind="feed", title=path)
        work.configure(*(site.address for site in sites))
        return work

    return make


def contents(work: Work) -> dict[str, bytes]:
    """Every published file but status.*."""
    return {name: state[0] for name, state in work.files().items()}


@pytest.mark.slow
def test_a_killed_cycle_ends_as_an_undisturbed_one(lay_out) -> None:
    """Ids, dates, tellers, pairs, to the byte, whenever the kill fell."""
    calm = lay_out("calm")
    began = time.monotonic()
    calm.once()
    took = time.monotonic() - began
    expected = contents(calm)
    moments = random.Random(20261122)
    killed = 0
    for number in range(KILLS):
        work = lay_out(f"killed{number}")
        process = subprocess.Popen(
            work.command("once"),
            cwd=work.folder,
            env=work.environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            process.wait(timeout=took * (number + moments.random()) / KILLS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            killed += 1
        process.wait()
        work.once()

        assert expected == contents(work), f"killed after {number + 1}/{KILLS} of the way"
    assert killed
    assert 8 <= len([name for name in expected if name.startswith("cities/") and name.count(".") == 1])
