"""What servers answered is read again by today's rules, without the network."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.site import Site
from tests.whole.pages import DAYS, SIGNING, rss
from tests.whole.work import Work

XML = {"Content-Type": "application/rss+xml"}
HTML = {"Content-Type": "text/html; charset=utf-8"}
LATER = "2026-11-23T08:00:00+00:00"
LIST = """<html lang="en"><head><title>Town</title></head><body>
<div class="row"><a class="more" href="/a/1">Minsk and Kazan sign a programme of cooperation</a>
  <b>The twin cities sign</b><u>20 May 2024</u><i>10 June 2025</i></div>
<div class="row"><a class="more" href="/a/2">A delegation of Karlsruhe comes to Krasnodar</a>
  <b>Guests from a twin city</b><u>21 May 2024</u><i>24 September 2025</i></div>
</body></html>"""
ARTICLE = """<html lang="en"><head><title>{0}</title></head><body>
<article><h1>{0}</h1><p>{1}</p><p>{1}</p></article></body></html>"""
WRONG = {"item": "div.row", "title": "b", "link": "a.more", "date": "u"}
RIGHT = {"item": "div.row", "title": "a.more", "link": "a.more", "date": "i"}


@pytest.fixture
def misread(work: Work, site: Site) -> Work:
    """A list whose selectors take the wrong headline and date; visited, then the site is gone."""
    site.route("/news", (200, HTML, LIST))
    for number, (headline, text, _) in enumerate((SIGNING, DAYS), start=1):
        site.route(f"/a/{number}", (200, HTML, ARTICLE.format(headline, text)))
    work.source("town", site.url("/news"), kind="listing", selectors=WRONG, articles="always")
    work.configure(site.address)
    work.once()
    return work


def entries(work: Work) -> dict[str, tuple[str, str]]:
    """Titles and days by id."""
    return {entry.id: (entry.title, entry.published[:10]) for entry in work.feed("all.atom").entries}


def test_better_selectors_repair_what_was_taken(misread: Work, site: Site) -> None:
    """Titles and dates are read anew, ids and texts of article pages stay, nobody is asked."""
    before = entries(misread)
    misread.sources[0]["selectors"] = RIGHT
    misread.configure(site.address)
    asked = len(site.requests)
    done = misread.run("reparse", "town")
    again = misread.run("reparse", "town")
    misread.run("publish")
    misread.once(now="2026-11-22T08:01:00+00:00")
    after = entries(misread)

    assert 0 == done.returncode, done.stderr
    assert "1 visits since 2026-11-22 08:00 read again: 2 items, 0 new, 2 changed" in done.stdout
    assert "0 changed" in again.stdout
    assert asked == len(site.requests)
    assert before.keys() == after.keys()
    assert {("The twin cities sign", "2024-05-20"), ("Guests from a twin city", "2024-05-21")} == set(before.values())
    assert {
        ("Minsk and Kazan sign a programme of cooperation", "2025-06-10"),
        ("A delegation of Karlsruhe comes to Krasnodar", "2025-09-24"),
    } == set(after.values())


def test_what_was_overlooked_is_found(misread: Work, site: Site) -> None:
    """An item that the old rule left out is new, as of the visit that brought its page."""
    misread.sources[0] |= {"selectors": RIGHT, "exclude": ["Karlsruhe"]}
    misread.configure(site.address)
    misread.run("reparse", "town")
    with closing(sqlite3.connect(misread.folder / "state/aggregator.db")) as database, database:
        database.execute("DELETE FROM item WHERE url LIKE '%/a/2'")
    del misread.sources[0]["exclude"]
    misread.configure(site.address)
    done = misread.run("reparse", "town")

    assert "2 items, 1 new, 0 changed" in done.stdout
    assert 2 == misread.status()["town"]["items"]


def test_unchanged_rules_change_nothing(work: Work, site: Site) -> None:
    """Over several visits, with an item that was revised and one that left the feed: not a file is written again."""
    site.route("/feed", (200, XML, rss(SIGNING, DAYS)))
    work.source("town", site.url("/feed"), kind="feed")
    work.configure(site.address)
    work.once()
    site.route("/feed", (200, XML, rss((f"{SIGNING[0]}, for five years", *SIGNING[1:]))))
    work.run("once", "--force", now=LATER)
    before = work.files()
    done = work.run("reparse", "town")
    work.once(now=LATER)

    assert "2 visits since 2026-11-22 08:00 read again: 2 items, 0 new, 0 changed" in done.stdout
    assert before == work.files()


def test_a_page_that_could_not_be_read_can_be_repaired(work: Work, site: Site) -> None:
    """The answer that a visit failed on is kept too."""
    site.route("/news", (200, HTML, LIST))
    work.source("town", site.url("/news"), kind="feed")
    work.configure(site.address)
    work.run("once")
    failed = work.status()["town"]["state"]
    unread = work.run("reparse", "town")
    work.sources[0] |= {"kind": "listing", "selectors": RIGHT, "articles": "never"}
    work.configure(site.address)
    done = work.run("reparse", "town")

    assert "failing" == failed
    assert (1, "") == (unread.returncode, unread.stdout)
    assert "2 items, 2 new" in done.stdout


def test_nothing_kept_is_told(work: Work, site: Site) -> None:
    """``keep: {visits: 0}`` leaves nothing to read again; an unknown source gets a did-you-mean."""
    site.route("/feed", (200, XML, rss(SIGNING)))
    work.source("town", site.url("/feed"), kind="feed")
    work.configure(site.address, keep={"visits": 0})
    work.once()
    nothing, unknown = work.run("reparse", "town"), work.run("reparse", "twon")

    assert 1 == nothing.returncode
    assert "town: no answer of it is kept" in nothing.stderr
    assert 2 == unknown.returncode
    assert "did you mean «town»?" in unknown.stderr
