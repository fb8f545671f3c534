"""SIGHUP: the daemon reads feeds.yaml again; a broken file keeps the old one and says so."""

from __future__ import annotations

import signal
import subprocess
import threading
from collections.abc import Iterator

import pytest

from tests.site import Site
from tests.whole.pages import DAYS, SIGNING, rss
from tests.whole.work import Work

XML = {"Content-Type": "application/rss+xml"}


class Daemon:
    """``aggregator run``, whose log is read line by line."""

    def __init__(self, work: Work) -> None:
        environment = {name: value for name, value in work.environment().items() if name != "AGGREGATOR_NOW"}
        self.process = subprocess.Popen(
            work.command("run"), cwd=work.folder, env=environment, stderr=subprocess.PIPE, encoding="utf-8"
        )
        self.lines: list[str] = []
        self._come = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            with self._come:
                self.lines.append(line)
                self._come.notify_all()

    def says(self, words: str, times: int = 1) -> str:
        """Wait until the log has such a line so many times; the last of them."""
        with self._come:
            assert self._come.wait_for(lambda: sum(words in line for line in self.lines) >= times, 120), self.lines
            return [line for line in self.lines if words in line][times - 1]

    def end(self) -> int:
        """SIGTERM, and the exit status."""
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=30)
        self._reader.join()
        assert self.process.stderr is not None
        self.process.stderr.close()
        return status


@pytest.fixture
def daemon(work: Work, site: Site) -> Iterator[Daemon]:
    """A daemon with one source, at rest after its first cycle."""
    site.route("/one", (200, XML, rss(SIGNING)))
    site.route("/two", (200, XML, rss(DAYS, link="https://two.example.org")))
    work.source("one", site.url("/one"), kind="feed")
    work.configure(site.address)
    running = Daemon(work)
    running.says("cycle ends")
    yield running
    if running.process.poll() is None:
        running.process.kill()
        running.process.wait()


def test_a_new_source_is_visited_at_once(daemon: Daemon, work: Work, site: Site) -> None:
    """The next cycle begins with the new configuration, without waiting for the bell."""
    work.source("two", site.url("/two"), kind="feed")
    work.configure(site.address)
    daemon.process.send_signal(signal.SIGHUP)
    told = daemon.says("configuration read again")
    daemon.says("cycle ends", times=2)

    assert "sources=2" in told
    assert 0 == daemon.end()
    assert ["/one", "/two"] == site.paths()
    assert {"one", "two"} == set(work.status())


def test_a_broken_file_keeps_the_old_one_and_says_so(daemon: Daemon, work: Work, site: Site) -> None:
    """Every problem is a line with its place; the daemon goes on, and a mended file is taken."""
    good = (work.folder / "feeds.yaml").read_text(encoding="utf-8")
    (work.folder / "feeds.yaml").write_text("publisher: {titel: x}\nsources: []\n", encoding="utf-8")
    daemon.process.send_signal(signal.SIGHUP)
    told = daemon.says("configuration not taken, the old one stays")
    daemon.says("cycle ends", times=1)
    (work.folder / "feeds.yaml").write_text(good, encoding="utf-8")
    daemon.process.send_signal(signal.SIGHUP)
    daemon.says("configuration read again")

    assert "feeds.yaml:1:" in told
    assert 0 == daemon.end()
    assert not any("Traceback" in line for line in daemon.lines)
