"""The operator's word on stories, from the command line to the feeds."""

from __future__ import annotations

from tests.whole.pages import SIGNING, SIGNING_RU, rss
from tests.whole.work import Work

XML = {"Content-Type": "application/rss+xml"}
LATER = "2026-11-22T12:00:00+00:00"
ADDRESS = "pairs/kazan-ru--minsk-by.atom"


def test_a_split_and_a_merge_outlive_tagging_anew(work: Work, site) -> None:
    """Two entries after the one, one after the other; ids stay; reading everything again changes nothing."""
    site.route("/en", (200, XML, rss(SIGNING)))
    site.route("/ru", (200, XML, rss(SIGNING_RU, link="https://ru.example.org")))
    work.source("english", site.url("/en"), kind="feed", language="en")
    work.source("russian", site.url("/ru"), kind="feed", language="ru")
    work.configure(site.address)
    work.once()
    (one,) = work.feed(ADDRESS).entries
    parted = work.run("split", one.id, "https://ru.example.org/1", now=LATER)
    work.run("publish", "--all", now=LATER)
    two = work.feed(ADDRESS).entries
    new = next(entry for entry in two if entry.id != one.id)
    joined = work.run("merge", one.id, new.id, now=LATER)
    work.run("publish", "--all", now=LATER)
    again = work.feed(ADDRESS).entries
    told = work.run("explain", new.id).stdout
    former = (work.folder / f"output/stories/{new.id.rpartition('/')[2]}.html").read_text()

    assert f'content="0; url=../stories/{one.id.rpartition("/")[2]}.html"' in former
    assert (0, 0) == (parted.returncode, joined.returncode), parted.stderr + joined.stderr
    assert {one.title, SIGNING_RU[0]} == {entry.title for entry in two}
    assert [(one.id, one.title, one.updated)] == [(entry.id, entry.title, entry.updated) for entry in again]
    assert "joined by the operator on 2026-11-22" in told
    assert 2 == work.run("merge", one.id, "https://ru.example.org/1").returncode
