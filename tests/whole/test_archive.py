"""A subscriber who was away comes back: nothing is missed, nothing that stands moves, what is gone has a tombstone."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from tests.fetch.test_hub import Hub, hub
from tests.whole.pages import rss
from tests.whole.work import Work

__all__ = ["hub"]
A = "{http://www.w3.org/2005/Atom}"
STONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
XML = {"Content-Type": "application/rss+xml"}
BASE = "https://feeds.example.org/"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul")
HEADLINES = (
    "Minsk and Kazan sign a programme of trade",
    "Kazan orchestra gives a concert in its twin city Minsk",
    "Minsk surgeons train colleagues of partner city Kazan",
    "Chess players of Kazan defeat the team of twin city Minsk",
    "Minsk presents trams to its partner city Kazan",
    "Kazan opens an exhibition of Minsk painters, its twin city",
    "Pupils of Minsk spend the summer in twin city Kazan",
)


def entry(number: int) -> tuple[str, str, str]:
    """The n-th headline, a month after the one before."""
    text = f"{HEADLINES[number]}. The two twin cities Minsk and Kazan have been partners for many years."
    return HEADLINES[number], text, f"{1 + number} {MONTHS[number]} 2025 10:00:00 +0300"


def feeds(work: Work) -> dict[str, tuple[bytes, int]]:
    """Every feed and archive document: bytes and time of the last write."""
    return {name: file for name, file in work.files().items() if name.endswith((".atom", ".rss", ".json"))}


def root(output: Path, address: str) -> etree._Element:
    """A published document by its public address."""
    return etree.parse(output / address.removeprefix(BASE)).getroot()


def linked(document: etree._Element, rel: str) -> str | None:
    """Where a link leads."""
    link = document.find(f"{A}link[@rel='{rel}']")
    return None if link is None else link.get("href")


def reconstructed(output: Path, address: str) -> list[str]:
    """Every title of a feed and its archive, as RFC 5005 § 4 has a client walk it; addresses are checked on the way."""
    found: list[str] = []
    here: str | None = BASE + address
    newer = None
    while here is not None:
        document = root(output, here)
        assert here == linked(document, "self")
        assert newer == linked(document, "next-archive")
        if newer is not None or here != BASE + address:
            assert BASE + address == linked(document, "current")
        found += [one.text or "" for one in document.iterfind(f"{A}entry/{A}title")]
        newer = here if here != BASE + address else None
        here = linked(document, "prev-archive")
    return found


def test_nobody_misses_anything(work: Work, site, hub: Hub) -> None:
    """Short feeds, stories in no order of date: the archive holds what the feed let go, and never rewrites it."""
    shown = [3, 4, 0]
    site.route("/feed", lambda _: (200, XML, rss(*map(entry, shown), link=f"https://news.example.org/{len(shown)}")))
    work.source("one", site.url("/feed"), kind="feed", language="en", every="1m")
    work.configure(site.address, hub.address, publish={"entries": 2, "hub": hub.url})
    output = work.folder / "output"
    pair = "pairs/kazan-ru--minsk-by.atom"
    work.once("2025-09-01T08:00:00Z")
    first = {name: content for name, (content, _) in feeds(work).items() if name.startswith("archive/")}

    assert {HEADLINES[number] for number in shown} == set(reconstructed(output, pair))
    assert hub.url == linked(root(output, BASE + pair), "hub")
    told = {value for _, _, form in hub.asked for name, value in form if name == "hub.url"}
    assert {BASE + pair, f"{BASE}all.json", f"{BASE}cities/minsk-by.en.rss"} <= told
    assert not any("archive/" in topic or topic.endswith((".br", ".gz")) for topic in told)

    shown[:] = [5, 1, 6, 2]
    asked = len(hub.asked)
    work.once("2025-10-01T08:00:00Z")
    files = feeds(work)

    assert set(HEADLINES) == set(reconstructed(output, pair))
    assert (
        set(HEADLINES)
        == set(reconstructed(output, "cities/minsk-by.en.atom"))
        == set(reconstructed(output, "all.atom"))
    )
    for name, content in first.items():
        if name.endswith(".atom"):
            before, after = etree.fromstring(content), etree.fromstring(files[name][0])
            assert [etree.tostring(one) for one in before.iterfind(f"{A}entry")] == [
                etree.tostring(one) for one in after.iterfind(f"{A}entry")
            ]
    assert asked < len(hub.asked)

    asked = len(hub.asked)
    work.once("2025-11-01T08:00:00Z")
    assert work.run("publish", "--all", now="2025-11-02T08:00:00Z").returncode == 0

    assert files == feeds(work)
    assert asked == len(hub.asked)


def test_a_story_that_became_part_of_another_has_a_tombstone(work: Work, site) -> None:
    """In every feed it stood in, leading to the other; a subscriber's reader may take it away."""
    site.route("/feed", (200, XML, rss(entry(0), entry(5))))
    work.source("one", site.url("/feed"), kind="feed", language="en")
    work.configure(site.address)
    work.once("2025-09-01T08:00:00Z")
    output = work.folder / "output"
    pair = BASE + "pairs/kazan-ru--minsk-by.atom"
    absorbed, into = (one.text for one in root(output, pair).iterfind(f"{A}entry/{A}id"))
    done = work.run("merge", into, absorbed, now="2025-10-01T08:00:00Z")
    assert done.returncode == 0, done.stderr
    done = work.run("publish", now="2025-10-02T08:00:00Z")
    assert done.returncode == 0, done.stderr

    for address in (pair, f"{BASE}all.atom", f"{BASE}cities/kazan-ru.en.atom"):
        document = root(output, address)
        assert [into] == [one.text for one in document.iterfind(f"{A}entry/{A}id")]
        (stone,) = document.findall(STONE)
        assert (absorbed, "2025-10-02T08:00:00+00:00") == (stone.get("ref"), stone.get("when"))
        assert f"{BASE}stories/{into.rsplit('/', 1)[1]}.html" == stone.find(f"{A}link").get("href")
    before = feeds(work)
    work.run("publish", "--all", now="2025-10-03T08:00:00Z")
    assert before == feeds(work)
