"""The published folder over real HTTP, by the real command."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import brotli
import httpx
import pytest

from aggregator.model.site import CityPage, PageRef, StatusPage
from aggregator.publish import (
    Shelf,
    publish_feed,
    publish_lists,
    publish_missing,
    publish_page,
    publish_redirect,
    publish_static,
    publish_status,
)
from tests.publish.examples import ARCHIVED, BG, EDITION, FEED, GDANSK, NOON, SITE
from tests.whole.serving import served
from tests.whole.work import NOW, Work

PAIR = f"/pairs/{BG.slug}"
STATUS = {
    "generated": NOW,
    "sources": [
        {"id": "port", "state": "ok", "next_visit": "2026-11-22T08:05:00+00:00", "last_success": NOW, "items": 7},
        {"id": "hall", "state": "failing", "next_visit": "2026-11-22T09:00:00+00:00", "failures": 3},
    ],
}


def publish(output: Path) -> None:
    """A small site: a feed with its edition, pages, a status, a redirect, a withdrawn page."""
    shelf = Shelf(output)
    publish_feed(shelf, FEED, SITE)
    publish_feed(shelf, EDITION, SITE)
    publish_feed(shelf, ARCHIVED, SITE)
    publish_feed(shelf, replace(FEED, address="all", scope="all"), SITE)
    for language in ("en", "ru"):
        publish_page(shelf, CityPage(language, "cities/gdansk-pl", GDANSK, FEED.entries, ()), SITE)
        publish_page(shelf, CityPage(language, f"pairs/{BG.slug}", GDANSK, FEED.entries, ()), SITE)
    publish_lists(shelf, [], [PageRef("index")], SITE)
    publish_static(shelf)
    publish_missing(shelf, SITE)
    publish_status(shelf, STATUS, [StatusPage("en", NOON, ())], SITE)
    publish_redirect(shelf, "cities/danzig-pl", "cities/gdansk-pl", SITE)
    shelf.put("index.html", b"<p>home</p>")
    shelf.put("ru/index.html", b"<p>home</p>")
    shelf.put("stories/old.html.gone", b"")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of the served site."""
    work = Work(tmp_path_factory.mktemp("serve"))
    publish(work.folder / "output")
    work.source("port", "https://port.example/feed")
    work.configure(publish={"hub": "https://hub.example.org/"})
    with served(work) as address, httpx.Client(base_url=address, headers={"Accept-Encoding": "identity"}) as client:
        yield client


def test_a_feed_has_all_its_headers(site: httpx.Client) -> None:
    """Type, strong validator, date, caching, who may read it, and what it is linked to."""
    answer = site.get(f"{PAIR}.atom")
    fields = answer.headers

    assert 200 == answer.status_code
    assert "application/atom+xml; charset=utf-8" == fields["content-type"]
    assert fields["etag"].startswith('"')
    assert fields["last-modified"].endswith(" GMT")
    assert fields["cache-control"].startswith("public, max-age=")
    assert ("*", "nosniff") == (fields["access-control-allow-origin"], fields["x-content-type-options"])
    assert "sandbox" in fields["content-security-policy"]
    assert [
        f'<https://feeds.example.org{PAIR}.atom>; rel="self"',
        '<https://hub.example.org/>; rel="hub"',
        f'<https://feeds.example.org{PAIR}.rss>; rel="alternate"; type="application/rss+xml"',
        f'<https://feeds.example.org{PAIR}.json>; rel="alternate"; type="application/feed+json"',
    ] == fields["link"].split(", ")


def test_a_document_of_the_archive_leads_to_its_feed(site: httpx.Client) -> None:
    """And names no hub: nobody is ever told of it."""
    answer = site.get(f"/archive{PAIR}/2.atom")
    base = "https://feeds.example.org"

    assert "application/atom+xml; charset=utf-8" == answer.headers["content-type"]
    assert [f'<{base}/archive{PAIR}/2.atom>; rel="self"', f'<{base}{PAIR}.atom>; rel="current"'] == answer.headers[
        "link"
    ].split(", ")[:2]
    assert "hub" not in answer.headers["link"]


def test_copies_are_good_until_the_next_visit(site: httpx.Client) -> None:
    """The moment of reading is told to the command as to every other: the next visit is five minutes later."""
    age = site.get("/all.atom").headers["cache-control"]

    assert "public, max-age=" in age
    assert 60 <= int(age.split("max-age=")[1].split(",")[0]) <= 900
    assert "max-age=60," in site.get("/status.json").headers["cache-control"]


@pytest.mark.parametrize(
    ("accept", "coding", "unpack"),
    [("br, gzip", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress), ("identity", None, bytes)],
    ids=["br", "gzip", "plain"],
)
def test_compressed_copies_are_sent_as_they_are(site: httpx.Client, accept: str, coding: str | None, unpack) -> None:
    """Each coding is a representation with a validator of its own; caches are told what it depends on."""
    plain = site.get("/all.atom")
    with site.stream("GET", "/all.atom", headers={"Accept-Encoding": accept}) as answer:
        raw = b"".join(answer.iter_raw())

    assert coding == answer.headers.get("content-encoding")
    assert plain.content == unpack(raw)
    assert "Accept-Encoding" == answer.headers["vary"]
    assert (coding is None) == (plain.headers["etag"] == answer.headers["etag"])
    again = site.get("/all.atom", headers={"Accept-Encoding": accept, "If-None-Match": answer.headers["etag"]})
    assert 304 == again.status_code


def test_a_copy_of_another_version_is_not_sent(work: Work) -> None:
    """Somebody edited a file by hand; the copies beside it are older."""
    publish(work.folder / "output")
    page = work.folder / "output/cities/gdansk-pl.html"
    page.write_bytes(b"<p>by hand</p>")
    later = page.stat().st_mtime_ns + 10**9
    os.utime(page, ns=(later, later))
    with served(work) as address:
        answer = httpx.get(f"{address}/cities/gdansk-pl.html", headers={"Accept-Encoding": "br"})

    assert (b"<p>by hand</p>", None) == (answer.content, answer.headers.get("content-encoding"))


def test_what_did_not_change_is_not_sent(site: httpx.Client) -> None:
    """304 by tag and by date, without a body, still open to every site."""
    first = site.get("/all.rss").headers
    by_tag = site.get("/all.rss", headers={"If-None-Match": first["etag"]})
    by_date = site.get("/all.rss", headers={"If-Modified-Since": first["last-modified"]})

    for answer in (by_tag, by_date):
        assert (304, b"") == (answer.status_code, answer.content)
        assert (first["etag"], "*") == (answer.headers["etag"], answer.headers["access-control-allow-origin"])
        assert {"cache-control", "last-modified", "vary", "link"} <= set(answer.headers)
        assert "content-type" not in answer.headers


def test_head_has_the_headers_of_get(site: httpx.Client) -> None:
    """And nothing else."""
    get, head = site.get("/all.json"), site.head("/all.json")

    assert b"" == head.content
    assert "application/feed+json" == head.headers["content-type"]
    assert {**get.headers, "date": ""} == {**head.headers, "date": ""}


def test_ranges(site: httpx.Client) -> None:
    """A part, the end, what is not there; a part of another version is the whole."""
    whole = site.get("/all.atom")
    part = site.get("/all.atom", headers={"Range": "bytes=0-99"})
    end = site.get("/all.atom", headers={"Range": "bytes=-10", "If-Range": whole.headers["etag"]})
    beyond = site.get("/all.atom", headers={"Range": "bytes=9999999-"})
    other = site.get("/all.atom", headers={"Range": "bytes=0-99", "If-Range": '"other"'})
    size = len(whole.content)

    assert (206, whole.content[:100], f"bytes 0-99/{size}") == (
        part.status_code,
        part.content,
        part.headers["content-range"],
    )
    assert (206, whole.content[-10:]) == (end.status_code, end.content)
    assert (416, f"bytes */{size}") == (beyond.status_code, beyond.headers["content-range"])
    assert (200, whole.content) == (other.status_code, other.content)


def test_pages_run_no_foreign_code(site: httpx.Client) -> None:
    """A strict policy without inline script or style; feeds and translations are announced."""
    answer = site.get(f"/ru{PAIR}.html")
    policy = dict(rule.split(" ", 1) for rule in answer.headers["content-security-policy"].split("; "))

    assert ("'none'", "'self'", "'self'") == (policy["default-src"], policy["script-src"], policy["style-src"])
    assert "'self'" == policy["frame-ancestors"]
    assert f'<https://feeds.example.org{PAIR}.ru.atom>; rel="alternate"' in answer.headers["link"]
    assert f'<https://feeds.example.org/ru{PAIR}.html>; rel="canonical"' in answer.headers["link"]


@pytest.mark.parametrize(
    ("path", "to"),
    [("/cities/danzig-pl.html", "../cities/gdansk-pl.html"), ("/ru", "./ru/")],
    ids=["a renamed city", "a folder"],
)
def test_what_moved_is_redirected(site: httpx.Client, path: str, to: str) -> None:
    """For good, to an address that is there."""
    answer = site.get(path)

    assert (301, to) == (answer.status_code, answer.headers["location"])
    assert 200 == site.get(path, follow_redirects=True).status_code


def test_what_is_withdrawn_is_gone(site: httpx.Client) -> None:
    """410 tells crawlers to forget it, 404 does not; both may be read from any site."""
    gone, missing = site.get("/stories/old.html"), site.get("/stories/never.html")

    assert (410, 404) == (gone.status_code, missing.status_code)
    assert {"*"} == {answer.headers["access-control-allow-origin"] for answer in (gone, missing)}


@pytest.mark.parametrize(("path", "code"), [("/stories/old.html", 410), ("/stories/never.html", 404), ("/x.atom", 404)])
def test_people_find_the_way_back(site: httpx.Client, path: str, code: int) -> None:
    """A browser gets a page in every language of the site, a feed reader a line; no cache takes one for the other."""
    page, line = site.get(path, headers={"Accept": "text/html,*/*;q=0.8"}), site.get(path, headers={"Accept": "*/*"})
    head = site.head(path, headers={"Accept": "text/html"})

    assert [code] * 3 == [answer.status_code for answer in (page, line, head)]
    assert ["text/html; charset=utf-8", "text/plain; charset=utf-8"] == [
        answer.headers["content-type"] for answer in (page, line)
    ]
    assert 'href="/ru/"' in page.text
    assert 1 == line.text.count("\n")
    assert b"" == head.content
    assert {"Accept"} == {answer.headers["vary"] for answer in (page, line)}
    assert "style-src 'self'" in page.headers["content-security-policy"]
    assert site.get("/static/style.css").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../feeds.yaml",
        "/%2e%2e/feeds.yaml",
        "/..%2ffeeds.yaml",
        "/cities/..%2f..%2ffeeds.yaml",
        "/..%5cfeeds.yaml",
        "//feeds.yaml",
        "/./all.atom",
        "/.hidden",
        "/.secret/all.atom",
        "/link.html",
        "/linked/feeds.yaml",
        "/all.atom%00.html",
        "/all.atom.br",
        "/stories/old.html.gone",
        "/cities",
        "/cities/",
        "/pipe",
        "/" + "a" * 5000,
    ],
)
def test_nothing_else_is_served(path: str, adversarial: tuple[str, Path]) -> None:
    """No way leads out of the folder, through a link or to a hidden file."""
    address, _ = adversarial
    answer = raw_get(address, path)

    assert answer.startswith(b"HTTP/1.1 404 ")
    assert b"secret" not in answer


@pytest.fixture(scope="module")
def adversarial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A folder in which everything lies that must not be served."""
    work = Work(tmp_path_factory.mktemp("adversarial"))
    folder = work.folder / "output"
    publish(folder)
    (work.folder / "feeds.yaml").write_text("secret")
    (folder / ".hidden").write_text("secret")
    (folder / ".secret").mkdir()
    (folder / ".secret/all.atom").write_text("secret")
    (folder / "link.html").symlink_to(work.folder / "feeds.yaml")
    (folder / "linked").symlink_to(work.folder)
    os.mkfifo(folder / "pipe")
    with served(work) as address:
        yield address, folder


def raw_get(address: str, path: str) -> bytes:
    """The answer to a request line that no client would send."""
    import socket

    host, _, port = address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as wire:
        wire.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        return b"".join(iter(lambda: wire.recv(65536), b""))


def test_other_methods_are_refused(site: httpx.Client) -> None:
    """A browser that asks first is told what it may do."""
    asked = site.options(
        "/all.atom", headers={"Origin": "https://city.example", "Access-Control-Request-Method": "GET"}
    )

    assert 405 == site.post("/all.atom").status_code
    assert (204, "*") == (asked.status_code, asked.headers["access-control-allow-origin"])
    assert "If-None-Match" in asked.headers["access-control-allow-headers"]


def test_health_and_figures(site: httpx.Client) -> None:
    """For probes and Prometheus: alive, ready, what was asked and how the sources do."""
    site.get("/all.atom")
    figures = site.get("/metrics")

    assert [200, 200] == [site.get(path).status_code for path in ("/healthz", "/readyz")]
    assert figures.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert 'aggregator_sources{state="failing"} 1.0' in figures.text
    assert 'aggregator_source_failures{source="hall"} 3.0' in figures.text
    assert 'aggregator_http_answers_total{method="GET",room="all",status="200"}' in figures.text
    (success,) = [line for line in figures.text.splitlines() if line.startswith("aggregator_source_success_seconds{")]
    assert datetime.fromisoformat(NOW).timestamp() == float(success.split()[-1])


def test_an_empty_folder_is_alive_but_not_ready(work: Work) -> None:
    """Before the first cycle; without feeds.yaml; and what is published then is there at once."""
    with served(work) as address:
        before = httpx.get(f"{address}/readyz")
        missing = httpx.get(f"{address}/all.atom")
        publish(work.folder / "output")
        after = httpx.get(f"{address}/readyz")
        found = httpx.get(f"{address}/all.atom")

    assert (503, 404, 200, 200) == tuple(one.status_code for one in (before, missing, after, found))
    assert '</all.atom>; rel="self"' in found.headers["link"]


def test_the_folder_is_only_read(work: Work) -> None:
    """No file is made, removed or touched."""
    publish(work.folder / "output")
    before = work.files()
    with served(work) as address:
        for path in ("/", "/all.atom", "/nothing", "/metrics"):
            httpx.get(address + path)

    assert before == work.files()
    assert ["output"] == sorted(path.name for path in work.folder.iterdir())


def test_a_base_url_with_a_path(work: Work) -> None:
    """A proxy may leave the path on or take it off."""
    publish(work.folder / "output")
    work.source("port", "https://port.example/feed")
    work.configure()
    config = json.loads((work.folder / "feeds.yaml").read_text())
    config["publisher"]["base_url"] = "https://city.example/news/"
    (work.folder / "feeds.yaml").write_text(json.dumps(config))
    with served(work) as address:
        answers = [httpx.get(address + path) for path in ("/news/all.atom", "/all.atom", "/news/", "/newsy/all.atom")]

    assert [200, 200, 200, 404] == [answer.status_code for answer in answers]
    assert '<https://city.example/news/all.atom>; rel="self"' in answers[0].headers["link"]


def test_a_port_that_is_taken(work: Work) -> None:
    """One line that says what to do, exit 1; a broken configuration is told where it was asked for."""
    with served(work) as address:
        port = address.rpartition(":")[2]
        done = work.run("serve", "--port", port)
    nowhere = work.run("serve", "--host", "no-such-host.invalid")
    missing = work.run("serve", "--port", "0", "--config", "none.yaml")

    assert (1, 1, 2) == (done.returncode, nowhere.returncode, missing.returncode)
    assert "can't listen on no-such-host.invalid" in nowhere.stderr
    assert f"can't listen on 127.0.0.1, port {port}: Address already in use; choose another with --port" in done.stderr
