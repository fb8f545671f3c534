"""What real readers and validators make of the output."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree

from tests.publish.rules import COMPLAINTS, opml_complaints
from tests.whole.pages import DAYS, EXCHANGE, SIGNING, SIGNING_RU, rss
from tests.whole.work import ROOT, Work

XML = {"Content-Type": "application/rss+xml"}


@pytest.fixture
def published(work: Work, make_site) -> Work:
    """Two sources' stories, published."""
    english, russian = make_site(), make_site()
    english.route("/feed", (200, XML, rss(SIGNING, DAYS, EXCHANGE)))
    russian.route("/feed", (200, XML, rss(SIGNING_RU, link="https://ru.example.org")))
    work.source("english", english.url("/feed"), kind="feed", language="en")
    work.source("russian", russian.url("/feed"), kind="feed", language="ru")
    work.configure(english.address, russian.address)
    work.once()
    return work


@pytest.mark.reader
@pytest.mark.skipif(shutil.which("newsboat") is None, reason="newsboat is not installed")
def test_newsboat_reads_cities_and_pairs(published: Work, tmp_path: Path) -> None:
    """A real reader shows the right titles, dates and links."""
    output = published.folder / "output"
    feeds = ["cities/minsk-by.atom", "pairs/karlsruhe-de--krasnodar-ru.atom", "cities/nancy-fr.rss"]
    home = tmp_path / "newsboat"
    home.mkdir()
    (home / "urls").write_text("".join(f"{(output / feed).as_uri()}\n" for feed in feeds))
    (home / "config").write_text("show-read-feeds yes\n")
    subprocess.run(
        ["newsboat", "-u", home / "urls", "-c", home / "cache.db", "-C", home / "config", "-x", "reload"],
        check=True,
        capture_output=True,
        env={"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "dumb"},
        timeout=60,
    )
    with sqlite3.connect(home / "cache.db") as cache:
        rows = cache.execute("select title, url, pubDate from rss_item").fetchall()
        titles = {title for (title,) in cache.execute("select title from rss_feed")}
    cache.close()

    assert {
        (SIGNING[0], "https://news.example.org/1", "2025-06-10T11:02:00+03:00"),
        (DAYS[0], "https://news.example.org/2", "2025-09-24T10:00:00+03:00"),
        (EXCHANGE[0], "https://news.example.org/3", "2025-10-06T09:30:00+02:00"),
    } == {(title, url, local(url, published)) for title, url, _ in rows}
    assert {int(datetime.fromisoformat(local(url, published)).timestamp()) for _, url, _ in rows} == {
        moment for _, _, moment in rows
    }
    assert all("Twin-city news" in title for title in titles)


@pytest.mark.reader
@pytest.mark.skipif(shutil.which("sfeed") is None, reason="sfeed is not installed")
@pytest.mark.parametrize("suffix", ["atom", "rss"])
def test_sfeed_reads_cities_and_pairs(published: Work, suffix: str) -> None:
    """A second reader, of other descent, sees the same: moment, title, link, id, author, categories."""
    moments = {}
    for address in ("cities/minsk-by", "pairs/karlsruhe-de--krasnodar-ru", "all"):
        data = (published.folder / "output" / f"{address}.{suffix}").read_bytes()
        read = subprocess.run(["sfeed"], input=data, check=True, capture_output=True, timeout=30).stdout.decode()
        for line in read.splitlines():
            moment, title, link, _content, _type, id_, author, _enclosure, categories = line.split("\t")[:9]
            moments[link] = (int(moment), title)
            assert id_.startswith("tag:feeds.example.org,2026:stories/")
            assert author
            assert categories

    assert {
        "https://news.example.org/1": SIGNING[0],
        "https://news.example.org/2": DAYS[0],
        "https://news.example.org/3": EXCHANGE[0],
    } == {link: title for link, (_, title) in moments.items()}
    assert all(
        int(datetime.fromisoformat(local(link, published)).timestamp()) == moment
        for link, (moment, _) in moments.items()
    )


def test_every_feed_keeps_the_validators_rules(published: Work) -> None:
    """As the address that serves it would be judged."""
    output = published.folder / "output"
    base = "https://feeds.example.org/"
    files = {str(file.relative_to(output)): file.read_bytes() for file in output.rglob("*") if file.is_file()}
    feeds = {
        name: COMPLAINTS[suffix](data, base + name)
        for name, data in files.items()
        if name.startswith(("all.", "cities/", "pairs/")) and (suffix := name.rpartition(".")[2]) in COMPLAINTS
    }

    assert 20 < len(feeds)
    assert {} == {name: found for name, found in feeds.items() if found}
    assert all([] == opml_complaints(file.read_bytes()) for file in output.rglob("*.opml"))


def local(url: str, work: Work) -> str:
    """The printed date of the entry with this link."""
    return next(entry.published for entry in work.feed("all.atom").entries if entry.link == url)


def test_every_atom_file_is_valid(published: Work) -> None:
    """The RELAX NG grammar of RFC 4287 accepts every Atom feed that a cycle writes."""
    grammar = etree.RelaxNG(etree.parse(ROOT / "tests" / "publish" / "atom.rng"))
    files = sorted((published.folder / "output").rglob("*.atom"))

    assert 20 < len(files)
    for file in files:
        assert grammar.validate(etree.parse(file)), f"{file.name}: {grammar.error_log}"
        published.feed(str(file.relative_to(published.folder / "output")))


@pytest.mark.skipif(shutil.which("xmllint") is None, reason="xmllint is not installed")
def test_xmllint_agrees(published: Work) -> None:
    """A second implementation finds every XML file well-formed."""
    files = [path for path in (published.folder / "output").rglob("*") if path.suffix in {".atom", ".rss", ".opml"}]

    assert 0 == subprocess.run(["xmllint", "--noout", *files], check=False, capture_output=True).returncode
