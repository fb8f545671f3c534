"""One bad source never hurts another: each fault is one clear line, stands in ``status``, and the rest is published."""

from __future__ import annotations

import gzip
import socket

import pytest

from tests.site import hang
from tests.whole.pages import DAYS, EXCHANGE, SIGNING, rss
from tests.whole.work import Work

XML = {"Content-Type": "application/rss+xml"}
HTML = {"Content-Type": "text/html; charset=utf-8"}
GOOD = rss(SIGNING)


def spinning() -> str:
    """An entry whose author field takes feedparser minutes."""
    return rss(DAYS).replace("<guid>", f"<author>{'a.' * 60_000}</author><guid>", 1)


def closed_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def world(work: Work, make_site, loopback_certificate) -> Work:
    """A good source among one of every kind of bad ones, each on a site of its own."""
    allowed: list[str] = []

    def add(name: str, path: str, answer, **rest) -> None:
        site = make_site()
        site.route(path, answer)
        allowed.append(site.address)
        work.source(name, site.url(path), **rest)

    add("good", "/feed", (200, XML, GOOD), kind="feed")
    add("not-a-feed", "/feed", (200, {"Content-Type": "text/plain"}, "just some words"), kind="feed")
    add("empty-body", "/feed", (200, XML, b""))
    add("truncated", "/feed", (200, XML, rss(EXCHANGE, DAYS)[:-120]), kind="feed")
    add("error-page", "/feed", (200, HTML, "<html><title>Maintenance</title><p>Back soon</p></html>"), kind="feed")
    add("wrong-type", "/feed", (200, {"Content-Type": "image/png"}, rss(DAYS)))
    words = ("Минск и Казань подписали договор", "Города-побратимы Минск и Казань.", DAYS[2])
    wrong = rss(words, link="https://other.example.org")
    add("wrong-charset", "/feed", (200, {"Content-Type": "text/xml; charset=utf-8"}, wrong.encode("windows-1251")))
    add("too-big", "/feed", (200, XML, b" " * 10_000_001))
    bomb = gzip.compress(b"0" * 200_000_000)
    add("bomb", "/feed", (200, {**XML, "Content-Encoding": "gzip"}, bomb))
    add("loop", "/feed", lambda r: (302, {"Location": r.path}, b""))
    add("to-loopback", "/feed", (302, {"Location": f"http://127.0.0.1:{closed_port()}/"}, b""))
    add("to-file", "/feed", (302, {"Location": "file:///etc/hostname"}, b""))
    add("hung", "/feed", hang)
    add("spins", "/feed", (200, XML, spinning()), kind="feed")
    add("missing", "/feed", 404)
    add("gone", "/feed", 410)
    add("throttled", "/feed", (429, {"Retry-After": "7200"}, b""))
    tls = make_site(loopback_certificate)
    tls.route("/feed", (200, XML, GOOD))
    allowed.append(tls.address)
    work.source("bad-tls", tls.url("/feed"))
    port = closed_port()
    allowed.append(f"127.0.0.1:{port}")
    work.source("unreachable", f"http://127.0.0.1:{port}/feed")
    work.source("no-such-host", "http://no-such-host.invalid/feed")
    work.configure(*allowed, network={"timeout": "6s", "max_body": "10MB"})
    return work


def test_every_fault_is_one_clear_line_and_the_rest_is_published(world: Work) -> None:
    """Faulty sources are named with the reason, the good one is published, nothing is a traceback."""
    done = world.run("once")
    status = world.status()
    failing = {name: row["reason"] for name, row in status.items() if row["state"] in {"failing", "stopped"}}

    assert 0 == done.returncode, done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert SIGNING[0] in world.titles("cities/minsk-by.atom")
    assert set(status) - set(failing) == {"good", "truncated", "wrong-type", "wrong-charset"}
    assert "stopped" == status["gone"]["state"]
    expected = {
        "not-a-feed": "UnknownFormat",
        "empty-body": "UnknownFormat",
        "error-page": "Maintenance",
        "too-big": "TooLarge",
        "bomb": "TooLarge",
        "loop": "redirect",
        "to-loopback": "Refused",
        "to-file": "Refused",
        "hung": "TimedOut",
        "spins": "ParserStuck",
        "missing": "404",
        "gone": "410",
        "throttled": "429",
        "bad-tls": "TLSFailed",
        "unreachable": "Unreachable",
        "no-such-host": "Unreachable",
    }
    for name, word in expected.items():
        assert word.lower() in failing[name].lower(), (name, failing[name])
        assert "\n" not in failing[name]
        assert sum(line.startswith(f"{name}: ") for line in done.stdout.splitlines()) == 1
    assert ["Минск и Казань подписали договор"] == [
        entry.title for entry in world.feed("all.atom").entries if "подписали" in entry.title
    ]


def test_retry_after_and_410_are_obeyed_even_when_forced(world: Work) -> None:
    """--force brings visits forward, but neither those we were asked to put off nor those that are over."""
    world.run("once")
    world.run("once", "--force", "--only", "throttled", "--only", "gone", "--only", "missing")
    failures = {name: row["failures"] for name, row in world.status().items()}

    assert {"throttled": 1, "gone": 1, "missing": 2} == {
        name: failures[name] for name in ("throttled", "gone", "missing")
    }
