"""The cycle as an operator meets it: once, again, offline, as a daemon."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from tests.site import Site
from tests.whole.pages import DAYS, EXCHANGE, SIGNING, SIGNING_RU, rss
from tests.whole.work import Work

XML = {"Content-Type": "application/rss+xml"}
LATER = "2026-11-23T08:00:00+00:00"


def wait_for(site: Site) -> None:
    """Until the first request has come, for a minute at most."""
    deadline = time.monotonic() + 60
    while not site.paths() and time.monotonic() < deadline:
        time.sleep(0.05)


@pytest.fixture
def told(work: Work, site) -> Work:
    """Two sources that partly tell the same."""
    site.route("/en", (200, XML, rss(SIGNING, DAYS)))
    site.route("/ru", (200, XML, rss(SIGNING_RU, link="https://ru.example.org")))
    work.source("english", site.url("/en"), kind="feed", language="en", title="English news")
    work.source("russian", site.url("/ru"), kind="feed", language="ru", title="Русские новости")
    work.configure(site.address)
    return work


def test_one_event_told_twice_is_one_entry(told: Work) -> None:
    """The signing stands once in the pair's feed; the other teller is linked with its own headline and language."""
    told.once()
    (entry,) = told.feed("pairs/kazan-ru--minsk-by.atom").entries
    related = [(link.title, link.hreflang) for link in entry.links if link.rel == "related"]

    assert SIGNING[0] == entry.title
    assert [(SIGNING_RU[0], "ru")] == related
    assert "2025-06-10T11:02:00+03:00" == entry.published
    assert [SIGNING_RU[0]] == told.titles("pairs/kazan-ru--minsk-by.ru.atom")
    assert entry.id == told.feed("cities/minsk-by.ru.atom").entries[0].id


def test_a_cycle_that_learnt_nothing_touches_nothing_but_status(told: Work) -> None:
    """Same answers: not a file is written again."""
    told.once()
    before = told.files()
    done = told.once(now=LATER)

    assert before == told.files()
    assert "nothing changed" in done.stdout


def test_only_what_changed_is_written_again(told: Work, site) -> None:
    """A new entry about one pair leaves the other pairs' files alone."""
    told.once()
    before = told.files()
    site.route("/en", (200, XML, rss(SIGNING, DAYS, EXCHANGE)))
    told.once(now=LATER)
    changed = {name for name, state in told.files().items() if before.get(name) != state}

    assert "pairs/karlsruhe-de--nancy-fr.atom" in changed
    assert "cities/karlsruhe-de.atom" in changed
    assert not {name for name in changed if name.startswith(("pairs/kazan", "cities/minsk"))}


def test_updated_moves_when_a_reader_would_care(told: Work, site) -> None:
    """A corrected headline moves ``updated``; ``id`` and ``published`` stay."""
    told.once()
    (before,) = told.feed("pairs/karlsruhe-de--krasnodar-ru.atom").entries
    corrected = ("Days of Karlsruhe have opened in Krasnodar", *DAYS[1:])
    site.route("/en", (200, XML, rss(SIGNING, corrected)))
    told.once(now=LATER)
    (after,) = told.feed("pairs/karlsruhe-de--krasnodar-ru.atom").entries

    assert corrected[0] == after.title
    assert (before.id, before.published) == (after.id, after.published)
    assert (before.published, LATER) == (before.updated, after.updated)


def test_what_the_source_drops_we_keep(told: Work, site) -> None:
    """Removed from the source is not removed from us; and a page that yields nothing is a failure."""
    told.once()
    site.route("/en", (200, {"Content-Type": "text/html"}, "<title>New site</title><p>Hello</p>"))
    done = told.once(now=LATER)

    assert "english: UnknownFormat" in done.stdout
    assert [DAYS[0]] == told.titles("cities/krasnodar-ru.atom")


def test_publish_all_reads_the_store_again_without_the_network(told: Work, site) -> None:
    """Deleted output comes back to the byte; changed rules tag anew."""
    told.once()
    before = {name: state[0] for name, state in told.files().items()}
    site.close()
    for path in (told.folder / "output").rglob("*.atom"):
        path.unlink()
    done = told.run("publish", "--all")

    assert 0 == done.returncode, done.stderr
    assert before == {name: state[0] for name, state in told.files().items()}


def test_an_edition_tells_when_the_teller_who_leads_it_changed(told: Work, site) -> None:
    """Every time; the other editions stand still."""
    told.once()
    moments = []
    for day, title in enumerate((SIGNING_RU[0], f"{SIGNING_RU[0]}!", f"{SIGNING_RU[0]}!!"), start=23):
        site.route("/ru", (200, XML, rss((title, *SIGNING_RU[1:]), link="https://ru.example.org")))
        told.run("once", "--force", now=f"2026-11-{day}T08:00:00+00:00")
        moments.append(told.feed("pairs/kazan-ru--minsk-by.ru.atom").entries[0].updated)

    assert ["2025-06-10T13:40:00+03:00", "2026-11-24T08:00:00+00:00", "2026-11-25T08:00:00+00:00"] == moments
    assert "2025-06-10T11:02:00+03:00" == told.feed("pairs/kazan-ru--minsk-by.en.atom").entries[0].updated


def test_publish_all_keeps_what_an_earlier_visit_read(told: Work, site) -> None:
    """A feed that dates everything anew and cuts its texts takes nothing back, nor does reading the store again."""
    told.once()
    before = {name: state[0] for name, state in told.files().items()}
    cut = [(title, f"{text[:50]}…", "Sat, 21 Nov 2026 09:00:00 +0300") for title, text, _ in (SIGNING, DAYS)]
    site.route("/en", (200, XML, rss(*cut)))
    told.run("once", "--force", now=LATER)
    told.run("publish", "--all", now=LATER)

    assert before == {name: state[0] for name, state in told.files().items()}


def test_what_a_feed_calls_itself_is_plain_text(work: Work, site) -> None:
    """Markup and marks that turn the reading direction stay out of feeds and pages."""
    site.route("/feed", (200, XML, rss(SIGNING, title="&lt;b&gt;City&lt;/b&gt; \u202enews")))
    work.source("feed", site.url("/feed"), kind="feed")
    work.configure(site.address)
    work.once()

    assert "City news" == work.feed("all.atom").entries[0].source.title
    assert "City news" == work.status()["feed"]["title"]


def test_publish_all_keeps_the_address_of_an_entry_without_a_link(work: Work, site) -> None:
    """It leads to the page it stood on, where the redirects ended, not to what that page calls its base."""
    told = f"<item><title>{SIGNING[0]}</title><description>{SIGNING[1]}</description></item>"
    feed = f"<rss version='2.0'><channel><title>T</title><link>https://t.example.org</link>{told}</channel></rss>"
    site.route("/feed", (302, {"Location": "/moved.xml"}, ""))
    site.route("/moved.xml", (200, XML, feed))
    work.source("feed", site.url("/feed"), kind="feed")
    work.configure(site.address)
    work.once()
    before = {name: state[0] for name, state in work.files().items()}
    work.run("publish", "--all")

    assert site.url("/moved.xml") == work.feed("all.atom").entries[0].link
    assert before == {name: state[0] for name, state in work.files().items()}


def test_a_changed_configuration_is_published_at_once(told: Work, site) -> None:
    """Only the cities asked for keep stories; what was published elsewhere empties, its address stays."""
    told.once()
    told.configure(site.address, cities=["Minsk, BY"])
    done = told.run("publish")

    assert 0 == done.returncode, done.stderr
    assert [SIGNING[0]] == told.titles("cities/minsk-by.atom") == told.titles("all.atom")
    assert [] == told.titles("cities/krasnodar-ru.atom")


def test_explain_says_why(told: Work) -> None:
    """Date, cities, pairs and story of an item, by its address or its entry id, with reasons."""
    told.once()
    entry_id = told.feed("pairs/kazan-ru--minsk-by.atom").entries[0].id
    by_id, by_address = told.run("explain", entry_id).stdout, told.run("explain", "https://ru.example.org/1").stdout

    assert "kazan-ru--minsk-by" in by_id
    assert "«Minsk»" in by_id
    assert f"also told by russian: {SIGNING_RU[0]}" in by_id
    assert "same-event" in by_address
    assert 2 == told.run("explain", "https://nowhere.example/").returncode


def test_without_a_network_nobody_is_blamed(work: Work) -> None:
    """Every host fails by DNS: exit 1, one clear line, all sources stay due and healthy."""
    work.source("one", "http://one.invalid/feed")
    work.source("two", "http://two.invalid/feed")
    work.configure()
    done = work.run("once")

    assert 1 == done.returncode
    assert "network" in done.stderr
    assert "Traceback" not in done.stderr
    assert {"new"} == {row["state"] for row in work.status().values()}
    assert {0} == {row["failures"] for row in work.status().values()}


def test_one_dead_host_of_several_is_blamed(told: Work) -> None:
    """When the only due host of several is dead, it is that host, not our network: it is backed off and told."""
    told.once()
    told.source("dead", "http://dead.invalid/feed")
    told.configure(*json.loads((told.folder / "feeds.yaml").read_text())["network"]["allow_private"])
    done = told.run("once")

    assert 1 == done.returncode
    assert ("failing", 1) == (told.status()["dead"]["state"], told.status()["dead"]["failures"])


def test_a_fault_of_ours_over_one_page_stays_that_source_s(told: Work) -> None:
    """A bug in reading one source is one line in its status; the others are published."""
    patch = (
        "from aggregator import normalise\n"
        "made = normalise.normalise\n"
        "def broken(raw, *, source, **rest):\n"
        "    return 1 / 0 if source.id == 'russian' else made(raw, source=source, **rest)\n"
        "normalise.normalise = broken\n"
        "from aggregator.cli import main\n"
        "import sys\n"
        "sys.argv = ['aggregator', 'once']\n"
        "if __name__ == '__main__':\n"
        "    main()\n"
    )
    (told.folder / "broken.py").write_text(patch)
    done = subprocess.run(
        [sys.executable, "broken.py"],
        cwd=told.folder,
        env=told.environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert 0 == done.returncode, done.stderr
    assert "Traceback" not in done.stderr
    assert "ZeroDivisionError" in told.status()["russian"]["reason"]
    assert SIGNING[0] in told.titles("all.atom")


def test_every_due_source_failing_is_a_failure(work: Work, site) -> None:
    """All sources answered, none well: exit 1, and they are backed off."""
    work.source("one", site.url("/feed"))
    work.configure(site.address)
    done = work.run("once")

    assert 1 == done.returncode
    assert "every due source failed" in done.stderr
    assert ("failing", 1) == (work.status()["one"]["state"], work.status()["one"]["failures"])


def test_a_store_that_fails_ends_the_cycle_in_one_line(told: Work) -> None:
    """Also from within a visit: exit 1 and what to do, no traceback."""
    told.once()
    with closing(sqlite3.connect(told.folder / "state" / "aggregator.db")) as database, database:
        database.execute("CREATE TRIGGER full BEFORE INSERT ON source BEGIN SELECT RAISE(FAIL, 'no room'); END")
    done = told.run("once", "--force", now=LATER)

    assert 1 == done.returncode
    assert "no room" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


def test_a_second_cycle_finds_the_lock(told: Work, site) -> None:
    """Two cycles at once: the second leaves with 75 and says why."""
    gate = site.closing

    def slow(_):  # type: ignore[no-untyped-def]
        gate.wait(3)
        return 200, XML, rss(SIGNING)

    site.route("/en", slow)
    first = subprocess.Popen(
        told.command("once"), cwd=told.folder, env=told.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        wait_for(site)
        second = told.run("once")
    finally:
        first.communicate(timeout=60)

    assert 75 == second.returncode
    assert "another" in second.stderr


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_the_daemon_starts_at_once_and_ends_at_the_next_request(told: Work, site, sent: signal.Signals) -> None:
    """The first cycle begins immediately; a signal in the middle of it ends with exit 0 and keeps what was got."""

    def slow(_):  # type: ignore[no-untyped-def]
        site.closing.wait(2)
        return 200, XML, rss(SIGNING)

    site.route("/en", slow)
    daemon = subprocess.Popen(
        told.command("run"), cwd=told.folder, env=told.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    wait_for(site)
    daemon.send_signal(sent)
    asked = time.monotonic()
    output = daemon.communicate(timeout=30)[0].decode()

    assert 0 == daemon.returncode, output
    assert 10 > time.monotonic() - asked
    assert "Traceback" not in output
    assert "ok" == told.status()["english"]["state"]


def test_a_pairs_chronology_is_whole(work: Work, site) -> None:
    """What its page has no room for stands on pages of years; a story of one year leaves the others untouched."""
    tram = ("Minsk and Kazan open a tram line", "The twin cities Minsk and Kazan share trams.")
    bell = ("Kazan sends a bell to Minsk", "Kazan gave its twin city Minsk a bell.")
    chess = ("Chess match of Minsk and Kazan", "Pupils of the twin cities Minsk and Kazan played chess.")
    first = [
        (*tram, "Tue, 10 Jun 2025 11:02:00 +0300"),
        (*bell, "Wed, 01 Jan 2025 00:30:00 +0300"),
        (*chess, "Tue, 10 Jan 2023 11:02:00 +0300"),
    ]
    site.route("/en", (200, XML, rss(*first)))
    work.source("english", site.url("/en"), kind="feed", language="en")
    work.configure(site.address, publish={"entries": 1})
    work.once()
    pair = "pairs/kazan-ru--minsk-by"
    before = work.files()
    site.route("/en", (200, XML, rss(*first, (*SIGNING[:2], "Thu, 20 Nov 2025 10:00:00 +0300"))))
    work.once(now=LATER)
    after = work.files()

    assert [f"{pair}/2023.html", f"{pair}/2025.html"] == [
        path for path in before if path.startswith(f"{pair}/") and path.endswith(".html")
    ]
    assert all(one[0].encode() in before[f"{pair}/2025.html"][0] for one in (tram, bell))
    assert chess[0].encode() in before[f"ru/{pair}/2023.html"][0]
    assert b'href="../pairs/kazan-ru--minsk-by/2023.html"' in after[f"{pair}.html"][0]
    assert before[f"{pair}/2023.html"] == after[f"{pair}/2023.html"]
    assert SIGNING[0].encode() in after[f"{pair}/2025.html"][0]
    assert f"{pair}/2023.html".encode() in after["sitemap/pages.xml"][0]
