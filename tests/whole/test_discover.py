"""`discover`: an address becomes a block for feeds.yaml, over real HTTP."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from ruamel.yaml import YAML

from aggregator.cli import discover as command
from aggregator.errors import Refused
from aggregator.model import Network, Source
from tests.site import Site
from tests.whole.work import Work

TOPICS = (
    "Delegation from Minsk visited the Kazan city hall on Monday",
    "Students of Braunschweig came for a week of exchange",
    "Mayors of two partner cities opened a joint exhibition",
    "A friendship garden was planted by guests from Hangzhou",
    "The city choir returned from a festival in Antalya",
    "Firefighters of Zagreb and Kazan trained together",
)
HTML = {"Content-Type": "text/html; charset=utf-8"}
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
XML = {"Content-Type": "application/xml"}


def list_page(head: str = "", foot: str = "", topics: Sequence[str] = TOPICS, title: str = "News of Kazan") -> str:
    """A page with a menu and a list of news."""
    rows = "".join(
        f'<div class="news-item"><h3><a href="/news/{n}-visit">{topic}</a></h3><span class="date">{n:02}.06.2025</span>'
        f"<p>Short words on it, number {n}, for who would read on.</p></div>"
        for n, topic in enumerate(topics, 1)
    )
    menu = "".join(
        f'<li><a href="/{name}/">{name.title()}</a></li>' for name in ("city", "mayor", "culture", "contacts")
    )
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>{head}</head><body><nav><ul>{menu}</ul></nav>'
        f'<main><h1>{title}</h1><div class="news-list">{rows}</div></main><footer>{foot}</footer></body></html>'
    )


def feed(site: Site, numbers: Sequence[int], title: str = "Kazan") -> str:
    """A feed of the entries with these numbers."""
    items = "".join(
        f"<item><title>{TOPICS[n % 6]}</title><link>{site.url(f'/news/{n}-visit')}</link>"
        f"<pubDate>Tue, {n % 28 + 1:02} Jun 2025 11:02:00 +0300</pubDate><description>Words.</description></item>"
        for n in numbers
    )
    return f'<rss version="2.0"><channel><title>{title}</title><language>en</language>{items}</channel></rss>'


class Found:
    """What was found at an address, and what the command would print of it."""

    def __init__(self, site: Site, path: str) -> None:
        url = site.url(path)
        network = Network(allow_private=(site.address,), delay=timedelta())
        found = asyncio.run(command.search(Source("new", url), network, None, NOW))
        self.tried = "\n".join(found.tried)
        self.block = command.block(found, found.best, frozenset(), None) if found.best else ""

    @property
    def source(self) -> Mapping[str, Any]:
        """The one entry of the block."""
        return only(self.block)


def only(block: str) -> Mapping[str, Any]:
    """The one source of a block."""
    (source,) = YAML(typ="safe").load(f"sources:\n{block}")["sources"]
    assert isinstance(source, Mapping)
    return source


@pytest.fixture
def configured(work: Work, site: Site) -> Work:
    """A folder whose configuration allows the site."""
    work.configure(site.address)
    return work


def rss_link(href: str) -> str:
    """A feed declared for machines."""
    return f'<link rel="alternate" type="application/rss+xml" title="Feed" href="{href}">'


def test_a_feed_that_tells_the_page_s_news_is_best(site: Site) -> None:
    """Declared and of the same entries: the feed is the source, the list stands below with the selectors to pin."""
    site.route("/news/", (200, HTML, list_page(rss_link("/news/rss/"))))
    site.route("/news/rss/", (200, XML, feed(site, range(1, 7))))
    found = Found(site, "/news/")

    assert (site.url("/news/rss/"), "feed", "en", "Kazan") == tuple(
        found.source[key] for key in ("url", "kind", "language", "title")
    )
    assert "6 of its 6 entries stand on the page" in found.block
    assert "kind: listing" in found.block
    assert "selectors: {item:" in found.block
    assert ["/news/", "/news/rss/"] == site.paths()


def test_the_whole_site_s_feed_does_not_replace_a_page_s_list(site: Site) -> None:
    """A category keeps its list; the feed is named, and why it was not taken."""
    site.route("/category/twins/", (200, HTML, list_page(rss_link("/feed/"))))
    site.route("/feed/", (200, XML, feed(site, range(20, 40))))
    found = Found(site, "/category/twins/")

    assert (site.url("/category/twins/"), "listing") == (found.source["url"], found.source["kind"])
    assert "#   kind: feed" in found.block
    assert "tells more than this page, or other news: only 0 of its 20 entries" in found.block


def test_the_first_page_s_feed_is_the_site_s(site: Site) -> None:
    """Who pastes a home page wants the site."""
    site.route("/", (200, HTML, list_page(rss_link("/feed/"))))
    site.route("/feed/", (200, XML, feed(site, range(5, 40))))

    assert "feed" == Found(site, "/").source["kind"]


@pytest.mark.parametrize(
    ("trace", "path"),
    [
        ('<meta name="generator" content="WordPress 6.4">', "/category/twins/feed/"),
        ('<link rel="stylesheet" href="/bitrix/cache/css/s1/page.css">', "/category/twins/rss/"),
        ('<meta name="generator" content="TYPO3 CMS">', "/category/twins/feed.xml"),
        ('<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">', "/category/twins/feed"),
        ('<meta name="generator" content="Joomla! - Open Source Content Management">', "/category/twins/"),
        ("", "/category/twins/rss/"),
    ],
)
def test_usual_addresses_of_the_content_system_are_tried(site: Site, trace: str, path: str) -> None:
    """A feed that the page does not name is found where such systems keep it; what was asked is told."""

    def page(request) -> tuple[int, Mapping[str, str], str]:  # type: ignore[no-untyped-def]
        if request.path.endswith("?format=feed&type=rss"):
            return 200, XML, feed(site, range(1, 7))
        return 200, HTML, list_page(trace)

    if path != "/category/twins/":
        site.route(path, (200, XML, feed(site, range(1, 7))))
    site.route("/category/twins/", page)
    found = Found(site, "/category/twins/")

    assert ("feed", True) == (found.source["kind"], found.source["url"].startswith(site.url(path)))
    assert site.url(path) in found.tried


def test_requests_are_few_and_robots_txt_is_heeded(site: Site) -> None:
    """A site with nothing but a list is asked for a handful of addresses, never for a page that it forbids."""
    site.route("/robots.txt", (200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /private/\n"))
    site.route("/news/", (200, HTML, list_page()))
    site.route("/private/", (200, HTML, list_page()))
    found = Found(site, "/news/")
    with pytest.raises(Refused, match=r"robots\.txt"):
        Found(site, "/private/")

    assert "listing" == found.source["kind"]
    assert 8 >= len(site.paths())
    assert "/private/" not in site.paths()


def test_the_list_beside_an_article_is_the_last_resort(site: Site) -> None:
    """Who pasted the address of one article gets the site's feed."""
    words = "The guests were received in the old town hall, where the programme for three years was presented. " * 9
    stated = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TOPICS[0]}"}}</script>'
    body = list_page(rss_link("/feed/") + stated, title=TOPICS[0]).replace("</h1>", f"</h1><p>{words}</p>")
    site.route("/news/9-visit", (200, HTML, body))
    site.route("/feed/", (200, XML, feed(site, range(20, 40))))

    assert "feed" == Found(site, "/news/9-visit").source["kind"]


def test_a_site_that_asks_to_wait_is_left_alone(site: Site) -> None:
    """What was found by then is told; nothing more is asked for."""
    site.route("/news/", (200, HTML, list_page(rss_link("/a") + rss_link("/b"))))
    site.route("/a", (429, {"Retry-After": "60"}, ""))
    found = Found(site, "/news/")

    assert "listing" == found.source["kind"]
    assert ["/news/", "/a"] == site.paths()


def test_a_page_that_lists_the_site_s_feeds_is_followed(site: Site) -> None:
    """«RSS» in a footer often leads to a page for people first."""
    site.route("/news/", (200, HTML, list_page(foot='<a href="/rss/">RSS</a>')))
    rows = '<li><a href="/rss/news.xml">News</a></li><li><a href="/rss/laws.xml">Laws</a></li>'
    site.route("/rss/", (200, HTML, f"<html><title>Our feeds</title><ul>{rows}</ul></html>"))
    site.route("/rss/news.xml", (200, XML, feed(site, range(1, 7))))
    site.route("/rss/laws.xml", (200, XML, feed(site, range(50, 60))))

    assert site.url("/rss/news.xml") == Found(site, "/news/").source["url"]


def test_a_shell_without_news_falls_back_on_the_sitemap(site: Site) -> None:
    """Where scripts fill the page, robots.txt names what there is; gzip is read."""
    site.route("/robots.txt", (200, {}, f"User-agent: *\nAllow: /\nSitemap: {site.url('/map.xml.gz')}\n"))
    site.route(
        "/", (200, HTML, '<html><title>Kazan</title><div id="root"></div><a href="https://t.me/kazan_twins">T</a>')
    )
    urls = "".join(f"<url><loc>{site.url(f'/news/{n}-visit')}</loc></url>" for n in range(9))
    site.route(
        "/map.xml.gz", (200, {"Content-Type": "application/gzip"}, gzip.compress(f"<urlset>{urls}</urlset>".encode()))
    )
    found = Found(site, "/")

    assert (site.url("/map.xml.gz"), "sitemap") == (found.source["url"], found.source["kind"])
    assert "url: https://t.me/s/kazan_twins" in found.block


def test_an_address_that_is_a_feed_already_is_taken(site: Site) -> None:
    """Nothing else is asked for."""
    site.route("/rss", (200, XML, feed(site, range(1, 4))))
    found = Found(site, "/rss")

    assert (site.url("/rss"), "feed") == (found.source["url"], found.source["kind"])
    assert ["/rss"] == site.paths()


def test_nothing_found_is_a_failure_that_says_what_was_tried(configured: Work, site: Site) -> None:
    """Exit status 1, nothing on standard output, one line of advice."""
    site.route("/", (200, HTML, "<html><title>Sign in</title><form><input type=password></form></html>"))
    done = configured.run("discover", site.url("/"))

    assert (1, "") == (done.returncode, done.stdout)
    assert "no news found at" in done.stderr
    assert f"asked {site.url('/feed/')}: 404 Not Found" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_block_passes_check_and_is_read(configured: Work, site: Site) -> None:
    """Put into feeds.yaml as printed it is valid, no id is given twice, and preview takes the items."""
    path = "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/"
    site.route(path, (200, HTML, list_page(title="City of Karlsruhe: news #1 \\ x")))
    name = "127-0-0-1-novosti"
    configured.source(name, site.url("/other"))
    configured.configure(site.address)
    done = configured.run("discover", site.url(path))
    source = only(done.stdout)
    config = json.loads((configured.folder / "feeds.yaml").read_text(encoding="utf-8"))
    config.pop("sources")
    head = "".join(f"{key}: {json.dumps(value)}\n" for key, value in config.items())
    (configured.folder / "feeds.yaml").write_text(f"{head}sources:\n{done.stdout}", encoding="utf-8")
    checked = configured.run("check")
    shown = json.loads(configured.run("preview", source["id"], "--json").stdout)

    assert f"{name}-2" == source["id"]
    assert 0 == checked.returncode, checked.stderr
    assert "City of Karlsruhe: news #1 \\ x" == source["title"]
    assert "# home: Karlsruhe, DE" in done.stdout
    assert "home" not in source
    assert [*TOPICS] == [item["title"] for item in shown["items"]]


def test_a_file_needs_no_network(configured: Work, site: Site) -> None:
    """A saved page gives its list; the feeds it names are told, not asked for; its address must be known."""
    body = list_page(rss_link("/news/rss/"))
    done = configured.run("discover", "-", "--base-url", site.url("/news/"), stdin=body)

    assert (site.url("/news/"), "listing") == (only(done.stdout)["url"], only(done.stdout)["kind"])
    assert f"#   url: {site.url('/news/rss/')}" in done.stdout
    assert [] == site.requests
    assert 2 == configured.run("discover", "-", stdin=body).returncode
