"""The sample sites, asked over HTTP as the aggregator asks them."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from urllib.parse import urljoin

import feedparser
import html5lib
import httpx
import pytest

from aggregator import demo, settings
from aggregator.errors import OperationFailed
from aggregator.model import Source

SOURCES = settings.loads(demo.configuration()).sources
FEEDS = [source.id for source in SOURCES if source.url.endswith((".rss", ".atom"))]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The sample sites on a free port."""
    with demo.serve(port=0) as base:
        yield base


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    """One client for all questions."""
    with httpx.Client() as client:
        yield client


def url(source_id: str, address: str) -> str:
    """The address of a source on this server."""
    source = next(source for source in SOURCES if source.id == source_id)
    return source.url.replace(demo.ADDRESS, address)


@pytest.mark.parametrize(
    ("source", "content_type"),
    [
        ("krasnodar", "text/html; charset=utf-8"),
        ("krasnodar-1251", "text/html; charset=windows-1251"),
        ("regions-together", "text/html; charset=utf-8"),
        ("rundschau", "application/rss+xml; charset=utf-8"),
        ("jumelages", "application/atom+xml; charset=utf-8"),
        ("miasta-partnerskie", "application/atom+xml; charset=utf-8"),
        ("youcheng", "application/feed+json"),
    ],
)
def test_every_source_answers_with_its_type(client: httpx.Client, address: str, source: str, content_type: str):
    """The header tells type and charset, as on a well-kept site."""
    answer = client.get(url(source, address))

    assert (200, content_type) == (answer.status_code, answer.headers["content-type"])


@pytest.mark.parametrize("source", [source.id for source in SOURCES])
def test_nothing_changed_the_second_time(client: httpx.Client, address: str, source: str):
    """ETag and Last-Modified each earn a 304 without a body."""
    first = client.get(url(source, address))
    by_tag = client.get(url(source, address), headers={"If-None-Match": first.headers["etag"]})
    by_date = client.get(url(source, address), headers={"If-Modified-Since": first.headers["last-modified"]})
    stale = client.get(url(source, address), headers={"If-None-Match": '"other"'})

    assert (304, b"") == (by_tag.status_code, by_tag.content)
    assert (304, b"") == (by_date.status_code, by_date.content)
    assert first.content == stale.content


def test_head_tells_the_size_without_the_page(client: httpx.Client, address: str):
    """HEAD gives the headers of GET."""
    page, head = client.get(url("rundschau", address)), client.head(url("rundschau", address))

    assert b"" == head.content
    assert page.headers["content-length"] == head.headers["content-length"] == str(len(page.content))


def test_both_encodings_are_one_page(client: httpx.Client, address: str):
    """Bytes differ, text and links do not."""
    new, old = client.get(url("krasnodar", address)), client.get(url("krasnodar-1251", address))

    assert new.content != old.content
    assert new.text.replace("charset=UTF-8", "charset=windows-1251") == old.content.decode("windows-1251")


def test_addresses_are_those_of_the_server(client: httpx.Client, address: str):
    """A feed's links lead to where it was served from."""
    feed = client.get(url("youcheng", address)).json()

    assert address + "/youcheng/feed.json" == feed["feed_url"]
    assert demo.ADDRESS not in client.get(url("rundschau", address)).text


@pytest.mark.parametrize("source", FEEDS)
def test_feeds_are_well_formed(client: httpx.Client, address: str, source: str):
    """feedparser finds nothing to forgive; every entry has title, link, text and an aware date."""
    feed = feedparser.parse(BytesIO(client.get(url(source, address)).content))

    assert not feed.bozo
    assert feed.feed.language.startswith(next(one.language or "?" for one in SOURCES if one.id == source))
    assert feed.entries
    assert all(entry.title and entry.link and entry.content and entry.published_parsed for entry in feed.entries)


def test_the_json_feed_is_one(client: httpx.Client, address: str):
    """Version, and in every item what JSON Feed 1.1 asks for."""
    feed = json.loads(client.get(url("youcheng", address)).content)

    assert "https://jsonfeed.org/version/1.1" == feed["version"]
    for item in feed["items"]:
        assert item["id"]
        assert item["content_html"]
        assert datetime.fromisoformat(item["date_published"]).tzinfo


@pytest.mark.parametrize("source", ["krasnodar", "regions-together"])
def test_pages_are_true_to_life(client: httpx.Client, address: str, source: str):
    """Lists as found: the city hall's without dates, the rubric's without years; some articles are missing."""
    page = client.get(url(source, address))
    tree = html5lib.parse(page.text, namespaceHTMLElements=False)
    pattern = r"/novosti/[a-z0-9-]+/$" if source == "krasnodar" else r"/cooperation/[a-z0-9-]+$"
    links = sorted({link for a in tree.iter("a") if re.search(pattern, link := a.get("href", ""))})
    statuses = [client.get(urljoin(str(page.url), link)).status_code for link in links]
    printed = re.findall(r"\d\d:\d\d, \d+ [A-Z][a-z]+(?: \d{4})?", page.text)

    assert 7 == len(links)
    assert ({200, 404} if source == "krasnodar" else {200}) == set(statuses)
    assert ([] if source == "krasnodar" else 7 * [True]) == [not date[-1].isdigit() for date in printed]


def test_robots_may_ask_for_everything_we_need(client: httpx.Client, address: str):
    """robots.txt forbids other folders than those of the sources."""
    rules = client.get(address + "/robots.txt")

    forbidden = tuple(re.findall(r"Disallow: (\S+)", rules.text))

    assert "text/plain; charset=utf-8" == rules.headers["content-type"]
    assert forbidden
    assert [] == [source.id for source in SOURCES if source.url.removeprefix(demo.ADDRESS).startswith(forbidden)]


@pytest.mark.parametrize("path", ["/", "/nothing", "/../server.py", "/%2e%2e/feeds.yaml", "//etc/passwd", "/krasnodar"])
def test_what_is_not_there_is_not_found(address: str, path: str):
    """404, and never a file outside the sites."""
    with socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2]))) as line:
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())

        assert line.recv(64).startswith(b"HTTP/1.1 404 ")


def test_a_second_run_has_the_same_addresses():
    """The port is fixed, for addresses are identity; every source stands on it."""
    assert {demo.ADDRESS} == {"/".join(source.url.split("/")[:3]) for source in SOURCES}


def test_a_taken_port_is_said_clearly():
    """One line: which port, and what to do."""
    with demo.serve(port=0) as base:
        second = demo.serve(port=int(base.rpartition(":")[2]))
        with pytest.raises(OperationFailed, match=r"127\.0\.0\.1:\d+ .*another demo"):
            second.__enter__()


def test_the_port_is_free_again_afterwards():
    """Serving ends with the block."""
    with demo.serve(port=0) as base:
        port = int(base.rpartition(":")[2])
    with demo.serve(port=port) as again:
        assert base == again


def test_sources_need_no_network_but_loopback():
    """Every source is listed in allow_private, and nothing else is."""
    read = settings.loads(demo.configuration())

    assert (demo.ADDRESS.removeprefix("http://"),) == read.network.allow_private
    assert all(isinstance(source, Source) and source.language for source in read.sources)
