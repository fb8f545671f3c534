"""Sources of the further kinds through the real cycle: what they name is read, and nothing that is no news."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.site import Site
from tests.whole.pages import DAYS, SIGNING, rss
from tests.whole.work import Work

HTML = {"Content-Type": "text/html; charset=utf-8"}
XML = {"Content-Type": "application/xml"}


def article(entry: tuple[str, str, str], day: str = "2025-06-10") -> str:
    """The page of one piece of news."""
    title, text, _ = entry
    return (
        f'<html lang="en"><head><title>{title}</title>'
        f'<meta property="article:published_time" content="{day}T09:00:00Z"></head><body><article>'
        f"<h1>{title}</h1><p>{text}</p><p>{text} They will meet again in the spring.</p></article>"
    )


def urlset(site: Site, *paths: str) -> str:
    """A sitemap."""
    return f"<urlset>{''.join(f'<url><loc>{site.url(path)}</loc></url>' for path in paths)}</urlset>"


def shown(work: Work, name: str) -> dict[str, Any]:
    """What `preview` would take."""
    done = work.run("preview", name, "--json")
    assert 0 == done.returncode, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture
def mapped(work: Work, site: Site) -> Work:
    """A source that is an index of sitemaps."""
    index = "".join(f"<sitemap><loc>{site.url(path)}</loc></sitemap>" for path in ("/map-pages.xml", "/map-news.xml"))
    site.route("/sitemap.xml", (200, XML, f"<sitemapindex>{index}</sitemapindex>"))
    site.route("/map-news.xml", (200, XML, urlset(site, "/news/1-signing", "/news/2-days", "/news/3-gone-away")))
    site.route("/map-pages.xml", (200, XML, urlset(site, "/")))
    site.route("/news/1-signing", (200, HTML, article(SIGNING)))
    site.route("/news/2-days", (200, HTML, article(DAYS, "2025-09-24")))
    work.source("map", site.url("/sitemap.xml"), kind="sitemap")
    work.configure(site.address)
    return work


def test_an_index_of_sitemaps_becomes_stories(mapped: Work, site: Site) -> None:
    """Titles and dates come from the pages; an address behind which nothing is makes no item."""
    mapped.once()

    assert {DAYS[0], SIGNING[0]} == set(mapped.titles("all.atom"))
    assert ["2025-09-24", "2025-06-10"] == [entry.published[:10] for entry in mapped.feed("all.atom").entries]
    assert ["/sitemap.xml", "/map-news.xml"] == site.paths()[:2]
    assert "ok" == mapped.status()["map"]["state"]


def test_what_an_index_names_is_read_again_though_the_index_stays_the_same(mapped: Work, site: Site) -> None:
    """News stand in the sitemaps; the index need not change for them."""
    mapped.once()
    site.route("/map-news.xml", (200, XML, urlset(site, "/news/1-signing", "/news/2-days", "/news/4-new")))
    new = ("Kazan and Minsk open a joint museum", "The twin cities Kazan and Minsk opened a joint museum.", "")
    site.route("/news/4-new", (200, HTML, article(new, "2026-11-21")))
    mapped.once("2026-11-23T08:00:00+00:00")

    assert new[0] in mapped.titles("all.atom")
    assert 1 == site.paths().count("/news/1-signing")


def test_an_index_whose_sitemaps_all_fail_is_a_failure(mapped: Work, site: Site) -> None:
    """The reason is that of the first one asked."""
    for path in ("/map-news.xml", "/map-pages.xml"):
        site.route(path, 404)
    mapped.run("once")

    assert ("failing", True) == (
        mapped.status()["map"]["state"],
        "404 Not Found" in mapped.status()["map"]["reason"],
    )


def test_a_page_without_news_is_read_by_its_feed(work: Work, site: Site) -> None:
    """An operator pastes an address and is done; preview says which address to write instead."""
    link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    site.route("/", (200, HTML, f'<html><head><title>Minsk</title>{link}</head><body><div id="app"></div>'))
    site.route("/feed", (200, XML, rss(SIGNING)))
    work.source("shell", site.url("/"))
    work.configure(site.address)
    found = shown(work, "shell")

    assert [SIGNING[0]] == [item["title"] for item in found["items"]]
    assert "feed" == found["source"]["kind"]
    assert any(f"make it the url, {site.url('/feed')}" in warning for warning in found["warnings"])


def test_a_channel_is_read_by_its_short_address(work: Work, site: Site) -> None:
    """The channel's page leads to its preview; no page behind a message is asked for."""
    site.route("/minsk", (200, HTML, '<div class="tgme_page"><a class="tgme_page_context_link" href="/s/minsk">P</a>'))
    message = (
        '<div class="tgme_widget_message" data-post="minsk/7"><div class="tgme_widget_message_text">'
        f'<b>{SIGNING[0]}</b><br/>{SIGNING[1]}</div><a class="tgme_widget_message_date" href="https://t.me/minsk/7">'
        '<time datetime="2026-11-21T09:00:00+00:00">09:00</time></a></div>'
    )
    site.route("/s/minsk", (200, HTML, f"<body>{message}</body>"))
    work.source("channel", site.url("/minsk"), kind="telegram")
    work.configure(site.address)
    (item,) = shown(work, "channel")["items"]

    assert (SIGNING[0], "https://t.me/minsk/7") == (item["title"], item["url"])
    assert ("2026-11-21T09:00:00+00:00", "stated") == (item["published"], item["published_basis"])
    assert ["kazan-ru--minsk-by"] == [pair["slug"] for pair in item["pairs"]]
    assert ["/minsk", "/s/minsk"] == site.paths()


def test_a_site_s_own_interface_is_read_by_paths(work: Work, site: Site) -> None:
    """The address is made of a number, the date of whichever field has one."""
    rows = [{"id": 7, "head": SIGNING[0], "lead": SIGNING[1], "made": 1749542520, "shown": None}]
    site.route("/api", (200, {"Content-Type": "application/json"}, json.dumps({"data": {"rows": rows}})))
    paths = {"item": "data.rows", "title": "head", "link": "/news/{id}", "date": "shown || made", "summary": "lead"}
    work.source("api", site.url("/api"), kind="json", selectors=paths)
    work.configure(site.address)
    (item,) = shown(work, "api")["items"]

    assert (SIGNING[0], site.url("/news/7"), "2025-06-10") == (item["title"], item["url"], item["published"][:10])
