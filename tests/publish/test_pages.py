"""Pages: valid HTML that reads without script, in the publisher's languages, linked up without a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest
from babel import Locale
from lxml import html

from aggregator.model import CityTag, Evidence, PairTag
from aggregator.model.site import (
    AboutPage,
    Arc,
    Chart,
    CitiesPage,
    CityPage,
    CityTally,
    Dot,
    EmbedPage,
    Ground,
    IndexPage,
    PairPage,
    PairsPage,
    PairTally,
    SitePage,
    SourcePage,
    SourcesPage,
    SourceTally,
    StatusPage,
    StatusRow,
    StoryPage,
    Telling,
    Week,
    YearPage,
    YearTally,
)
from aggregator.publish import (
    Shelf,
    publish_embed_kit,
    publish_feed,
    publish_lists,
    publish_map,
    publish_page,
    publish_static,
    publish_status,
)
from aggregator.publish.pages import TEMPLATES, write
from aggregator.publish.words import counted, languages, words
from tests.publish.examples import BG, BREMEN, EDITION, ENTRY, FEED, GDANSK, HARD, NOON, SITE

PLACES = re.compile(r"\{\w+\}")
HERE = SourceTally("port", "The Port", "https://port.example/feed", GDANSK, "ru")
TELLING = Telling(
    source_id="port",
    source_title="The Port",
    url=ENTRY.url,
    title=ENTRY.title,
    language="ru",
    published=NOON,
    basis="inferred",
    precision="minute",
    date_because="the year is the page's",
    summary="Кратко",
    relation="new",
    because="",
    cities=(CityTag(GDANSK, (Evidence("Гданьск", 0, 7, "title"),)), CityTag(BREMEN)),
    pairs=(PairTag(BG, 0.93, because="both in the title"), PairTag(BG, 0.3, background=True)),
)
ROW = StatusRow(
    "port",
    HERE.url,
    "The Port",
    "failing",
    "HTTP 503",
    503,
    NOON,
    None,
    NOON,
    2,
    7,
    0.4,
    0,
    ("a move is near",),
    (0, 3, 1),
)
CHART = Chart(
    1000,
    400,
    (Arc(BG, (100, 100, 150, 80, 200, 100.5), 2, 1, 5),),
    (Dot(GDANSK, 200, 100.5, 2, 5, "start", major=True), Dot(BREMEN, 100, 100, 1, 2, "end", page=False)),
)
WEEKS = (Week(date(2025, 5, 12), 1), Week(date(2025, 5, 19), 3, shown=True))


def pages(language: str) -> Iterator[SitePage]:
    """One page of every kind."""
    entries = (ENTRY, replace(ENTRY, story_id="s12", language="he", title="כותרת", pairs=(), related=()))
    cities = (CityTally(BREMEN, 1, NOON), CityTally(GDANSK, 2))
    pairs = (PairTally(BG, 2, NOON),)
    joined = replace(TELLING, relation="same-event", because="same pair and act", basis="stated", precision="day")
    first_seen = replace(TELLING, relation="same-text", basis="first-seen", language=None)
    yield IndexPage(language, entries, cities, pairs, NOON, CHART, WEEKS)
    yield CityPage(language, "cities/gdansk-pl", GDANSK, entries, pairs, CHART)
    yield CityPage(language, "cities/bremen-de", BREMEN, (), ())
    older = replace(ENTRY, story_id="s1", published=NOON - timedelta(days=400))
    years = (YearTally(NOON.year, 2), YearTally(older.published.year, 7, page=True))
    yield PairPage(language, f"pairs/{BG.slug}", BG, (*entries, older), (BREMEN, GDANSK), years)
    yield YearPage(language, f"pairs/{BG.slug}/2024", BG, 2024, (older, entries[1]), (2024,))
    yield StoryPage(language, "stories/s1", ENTRY, (TELLING, joined, first_seen), (BREMEN, GDANSK), (BG,))
    yield StoryPage(language, "stories/s12", entries[1], (replace(TELLING, relation="same-item"),))
    yield SourcePage(language, "sources/port", HERE, "summary", "https://licence.example/", True, entries)
    yield CitiesPage(language, cities)
    yield PairsPage(language, pairs)
    yield SourcesPage(language, (HERE, replace(HERE, kind="of one's own", language=None, home=None, rights="free")))
    yield AboutPage(language, (HERE,))
    yield EmbedPage(language)
    yield StatusPage(language, NOON, (ROW, replace(ROW, state="ok", reason=None, last_success=NOON)))


ALL = [
    pytest.param(page, id=f"{type(page).__name__}-{language}") for language in ("en", "ru") for page in pages(language)
]


def test_every_kind_of_page_is_tried() -> None:
    """A new kind must come with an example."""
    assert set(TEMPLATES) == {type(page) for page in pages("en")}


@pytest.mark.parametrize("page", ALL)
def test_it_is_valid_html(page: SitePage) -> None:
    """The parser of the HTML standard finds no error."""
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(write(page, SITE))

    assert [] == parser.errors


@pytest.mark.parametrize("page", ALL)
def test_a_strict_security_policy_holds(page: SitePage) -> None:
    """No script or style in the markup, nothing loaded from elsewhere."""
    root = html.fromstring(write(page, SITE))

    assert [] == root.xpath(
        "//script[not(@src) or text()]|//style|//iframe|//*[@style]|//@*[starts-with(name(), 'on')]"
    )
    loaded = root.xpath("//img/@src|//script/@src|//link[@rel='stylesheet' or @rel='icon']/@href")
    assert all(not urlsplit(address).netloc for address in loaded)


@pytest.mark.parametrize("page", ALL)
def test_every_page_has_what_all_pages_have(page: SitePage) -> None:
    """Language, one main heading, feeds, translations, Open Graph, who publishes it and where the data come from."""
    root = html.fromstring(write(page, SITE))

    assert page.language == root.get("lang")
    assert 1 == len(root.xpath("//h1"))
    assert root.xpath("//link[@rel='alternate'][@type='application/atom+xml']")
    assert ["en", "ru"] == root.xpath("//link[@rel='alternate'][@hreflang][not(@type)]/@hreflang")
    assert root.xpath("//footer//a[@href='https://creativecommons.org/licenses/by/4.0/']")
    assert root.xpath("//footer//a[@href='https://www.naturalearthdata.com/']")
    assert ["imprint", "privacy"] == [link.partition("#")[2] for link in root.xpath("//footer//a/@href") if "#" in link]
    graph = {meta.get("property"): meta.get("content") for meta in root.xpath("//meta[starts-with(@property, 'og:')]")}
    assert {"og:title", "og:type", "og:url", "og:image", "og:locale", "og:site_name"} <= set(graph)
    assert {"en": "en_US", "ru": "ru_RU"}[page.language] == graph["og:locale"]
    assert len(set(root.xpath("//@id"))) == len(root.xpath("//@id"))
    levels = [int(heading.tag[1]) for heading in root.xpath("//h1|//h2|//h3")]
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_no_link_leads_nowhere(tmp_path: Path) -> None:
    """Every relative link of every page, in both languages, names a published file."""
    shelf = Shelf(tmp_path)
    for language in ("en", "ru"):
        for page in pages(language):
            publish_page(shelf, page, SITE)
    for city in ("bremen-de", "gdansk-pl"):
        for edition in ("", ".en", ".ru"):
            publish_feed(shelf, replace(FEED, address=f"cities/{city}{edition}"), SITE)
    for feed in (FEED, EDITION, replace(FEED, address=f"{FEED.address}.en"), replace(FEED, address="all")):
        publish_feed(shelf, feed, SITE)
    publish_static(shelf)
    publish_map(shelf, Ground(10, 10))
    publish_embed_kit(shelf, {}, {}, SITE)
    publish_lists(shelf, [], [], SITE)
    publish_status(shelf, {}, [], SITE)

    missing = {
        (path.relative_to(tmp_path).as_posix(), link)
        for path in tmp_path.rglob("*.html")
        for link in html.parse(path).xpath("//@href|//@src")
        if not urlsplit(link).scheme and not link.startswith("#")
        if not (path.parent / unquote(urlsplit(link).path)).resolve().is_file()
    }
    assert set() == missing


def test_an_item_speaks_its_own_language() -> None:
    """Headline and summary carry it, and their direction follows their first letter."""
    root = html.fromstring(write(next(pages("en")), SITE))

    assert ["ru", "he"] == root.xpath("//article/h4/@lang")
    assert ["auto", "auto"] == root.xpath("//article/h4/@dir")
    assert ["Russian", "Hebrew"] == root.xpath("//span[@class='tongue']/text()")


def test_dates_are_local_to_the_news_and_for_machines() -> None:
    """The printed day, never shifted to another zone."""
    late = datetime(2025, 5, 20, 23, 30, tzinfo=UTC)
    page = IndexPage("ru", (replace(ENTRY, published=late.astimezone(NOON.tzinfo)),), (), ())
    root = html.fromstring(write(page, SITE))

    assert ["2025-05-21T02:30:00+03:00"] == root.xpath("//time/@datetime")
    assert ["21 мая 2025\u202fг."] == [text.replace("\xa0", "\u202f") for text in root.xpath("//time/text()")]


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("en", 1, "1 story"),
        ("en", 1200, "1,200 stories"),
        ("ru", 1, "1 история"),
        ("ru", 22, "22 истории"),
        ("ru", 11, "11 историй"),
        ("ru", 25, "25 историй"),
    ],
)
def test_numbers_have_their_forms(language: str, number: int, expected: str) -> None:
    """By the plural rules of the language."""
    root = html.fromstring(write(CitiesPage(language, (CityTally(GDANSK, number),)), SITE))

    assert [expected] == root.xpath("//span[@class='count']/text()")


def test_a_story_page_tells_why() -> None:
    """All headlines, basis of dates, words that named the cities, reason of joining."""
    page = next(page for page in pages("en") if isinstance(page, StoryPage))
    text = " ".join(html.fromstring(write(page, SITE)).find(".//main").text_content().split())

    assert 4 == text.count(ENTRY.title)
    for reason in (
        "date worked out from the page",
        "no date on the page; the day we first saw it",
        "found by Гданьск",
        "home city of the source, not named in the text",
        "tells the same event: same pair and act",
        "0.93: both in the title",
        "(in passing)",
    ):
        assert reason in text


def test_a_story_page_is_a_news_article_for_machines() -> None:
    """As schema.org has it: headline, dates, language, cities, author, what it is based on."""
    page = next(page for page in pages("en") if isinstance(page, StoryPage))
    (article,) = html.fromstring(write(page, SITE)).xpath("//*[@itemtype='https://schema.org/NewsArticle']")
    own = {
        node.get("itemprop"): node.get("content") or node.get("href") or node.text_content()
        for node in article.xpath(".//*[@itemprop][not(@itemscope)][not(ancestor::*[@itemscope][@itemprop])]")
    }

    assert {
        "headline": ENTRY.title,
        "datePublished": ENTRY.published.isoformat(),
        "dateModified": ENTRY.updated.isoformat(),
        "inLanguage": "ru",
        "isBasedOn": ENTRY.url,
        "mainEntityOfPage": "https://news.example.org/stories/s1.html",
        "image": ENTRY.image,
    } == own
    assert ["publisher", "author", "contentLocation", "contentLocation"] == article.xpath(
        ".//*[@itemprop][@itemscope]/@itemprop"
    )


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_hard_texts_stay_text(text: str) -> None:
    """Whatever a source sends is shown, never run."""
    entry = replace(ENTRY, title=text, summary=text, origin=replace(ENTRY.origin, title=text))
    parser = html5lib.HTMLParser(strict=False)
    data = write(IndexPage("en", (entry,), (), ()), SITE)
    parser.parse(data)

    assert [] == parser.errors
    assert b"<script>" not in data


def test_only_the_web_is_linked() -> None:
    """An address of another scheme is no link."""
    entry = replace(ENTRY, url="javascript:alert(1)")
    root = html.fromstring(write(IndexPage("en", (entry,), (), ()), SITE))

    assert [] == [link for link in root.xpath("//@href") if link.startswith("javascript")]
    assert [ENTRY.title] == [heading.text_content().strip() for heading in root.xpath("//article/h4")]


def test_a_language_without_words_falls_back_to_english() -> None:
    """The page lies where it should and says in which language it really speaks."""
    site = replace(SITE, publisher=replace(SITE.publisher, languages=("cy", "ru")))
    root = html.fromstring(write(AboutPage("cy", ()), site))

    assert "en" == root.get("lang")
    assert "https://news.example.org/about.html" == root.xpath("//link[@rel='canonical']/@href")[0]


@pytest.mark.parametrize(("language", "direction"), [("he", "rtl"), ("tr", None)])
def test_a_page_runs_as_its_language_does(language: str, direction: str | None) -> None:
    """From right to left where it is written so."""
    root = html.fromstring(write(AboutPage(language, ()), SITE))

    assert (language, direction) == (root.get("lang"), root.get("dir"))


def test_the_imprint_may_be_an_address_or_a_text() -> None:
    """Both are shown on every page."""
    site = replace(
        SITE, publisher=replace(SITE.publisher, imprint="1 Harbour St", privacy="https://news.example.org/p")
    )
    root = html.fromstring(write(CitiesPage("en", ()), site))

    assert "Imprint: 1 Harbour St" in " ".join(root.find(".//footer").text_content().split())
    assert root.xpath("//footer//a[@href='https://news.example.org/p']")


def test_same_page_same_bytes() -> None:
    """No clock, no order of a set."""
    assert [write(page, SITE) for page in pages("ru")] == [write(page, SITE) for page in pages("ru")]


@pytest.mark.parametrize("language", languages())
def test_every_language_has_every_word(language: str) -> None:
    """A translation is whole: all words, all plural forms of its language, all places for names and numbers."""
    forms = Locale.parse(language).plural_form.tags | {"other"}

    assert set(words("en")) == set(words(language))
    assert set(counted("en")) == set(counted(language))
    assert all(forms <= set(said) for said in counted(language).values())
    assert all(
        "{n}" in text
        for said in counted(language).values()
        for form, text in said.items()
        if form not in {"one", "two"}
    )
    assert all(
        sorted(PLACES.findall(text)) == sorted(PLACES.findall(words(language)[name]))
        for name, text in words("en").items()
    )
    assert all(text == text.strip() and text for text in words(language).values())
