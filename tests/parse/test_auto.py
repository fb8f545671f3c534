"""`kind: auto` goes by what a page is, not by what its header says."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.errors import LayoutChanged, ParseError, SourceError, UnknownFormat
from aggregator.model import Page, Parsed, Selectors, Source
from aggregator.parse import PARSERS, auto, kinds, parse

ADDRESS = "https://kazan.example.ru/news/"
SHARED = Path(__file__).parents[3] / "shared" / "data"

FEED = (
    '<rss version="2.0"><channel><title>Kazan</title><item><title>Visit</title><link>/1</link></item></channel></rss>'
)
JSON_FEED = json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "title": "Visit"}]})
TOPICS = (
    "Delegation from Minsk visited the Kazan city hall on Monday",
    "Students of Braunschweig came for a week of exchange",
    "Mayors of two partner cities opened a joint exhibition",
    "A friendship garden was planted by guests from Hangzhou",
    "The city choir returned from a festival in Antalya",
    "Firefighters of Zagreb and Kazan trained together",
)
PARAGRAPH = (
    "The guests were received in the old town hall, where the programme for the coming three years was presented. "
    "Both sides agreed to send teams of teachers each spring, and to let the museums lend one another their paintings. "
)


def page(body: str, content_type: str | None = None) -> Page:
    """An answer with this body."""
    return Page(ADDRESS, body.encode(), datetime(2025, 6, 11, tzinfo=UTC), content_type=content_type)


def taken(body: str, content_type: str | None = None, **options: object) -> Parsed:
    """What `auto` makes of it."""
    return parse(page(body, content_type), Source("kazan", ADDRESS, **options))  # type: ignore[arg-type]


def teasers(topics: tuple[str, ...], *, dated: bool = True) -> str:
    """A list as a content management system writes it."""
    rows = (
        f'<div class="news-item"><h3><a href="/news/{n}/">{topic}</a></h3>'
        f"{f'<span class=date>{n:02}.06.2025</span>' if dated else ''}<p>Short words on it, number {n}.</p></div>"
        for n, topic in enumerate(topics, 1)
    )
    return f'<div class="news-list">{"".join(rows)}</div>'


def site(main: str, title: str = "Kazan") -> str:
    """A page with a menu, this main part and a footer."""
    menu = "".join(f'<li><a href="/{name}/">{name.title()}</a></li>' for name in ("city", "mayor", "news", "contacts"))
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{title}</title></head><body><nav><ul>{menu}</ul></nav>"
        f"<main>{main}</main><footer>© City of Kazan</footer></body></html>"
    )


ARTICLE = f"<h1>{TOPICS[0]}</h1><p>10.06.2025</p>" + "".join(
    f"<p>On the {day} day of the visit they saw the {place}. {PARAGRAPH}</p>"
    for day, place in (("first", "harbour"), ("second", "kremlin"), ("third", "university"))
)
HEADED = f"{TOPICS[0]} | City of Kazan"


@pytest.mark.parametrize(
    ("body", "header", "kind"),
    [
        pytest.param(FEED, "text/html", "feed", id="feed as html"),
        pytest.param("<!-- cached -->\n" + FEED, None, "feed", id="feed behind a comment"),
        pytest.param(
            "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY nbsp '&#160;'>]>" + FEED, None, "feed", id="doctype"
        ),
        pytest.param(JSON_FEED, "text/plain", "json", id="json feed as text"),
        pytest.param(site(f"<h1>News</h1>{teasers(TOPICS)}"), "application/rss+xml", "listing", id="list as rss"),
        pytest.param(site(ARTICLE, HEADED), None, "article", id="article"),
        pytest.param(
            site(f"{ARTICLE}<aside><h2>More news</h2>{teasers(TOPICS[1:5], dated=False)}</aside>", HEADED),
            None,
            "article",
            id="article with a list beside it",
        ),
        pytest.param(
            site(f"<h1>International news</h1><p>{PARAGRAPH}</p>{teasers(TOPICS)}"),
            None,
            "listing",
            id="list with an introduction",
        ),
    ],
)
def test_recognised_by_content(body: str, header: str | None, kind: str) -> None:
    """Feeds, lists and articles are told apart whatever the header says."""
    assert kind == taken(body, header).kind


def test_what_the_page_states_of_itself_counts() -> None:
    """Schema.org data of one article makes a page an article even where its list is the longer part."""
    stated = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": TOPICS[0]})
    brief = f'<script type="application/ld+json">{stated}</script><h1>{TOPICS[0]}</h1><p>{PARAGRAPH}</p>'

    assert "article" == taken(site(brief + teasers(TOPICS[1:]), HEADED)).kind


def test_selectors_of_a_list_make_it_a_list() -> None:
    """Who says what an item is has said what the page is."""
    body = site(ARTICLE + teasers(TOPICS[1:3]))

    assert "listing" == taken(body, selectors=Selectors(item=".news-item", title="h3", link="a")).kind


@pytest.mark.parametrize(
    ("body", "error", "said"),
    [
        ("", UnknownFormat, "an empty answer"),
        ("just words", UnknownFormat, "text beginning «just words»"),
        ("%PDF-1.7", UnknownFormat, "a PDF file"),
        ("<?xml version='1.0'?><opml><body/></opml>", UnknownFormat, "an XML document with the root <opml>"),
        (site("<p>We are upgrading our site, please come back later."), LayoutChanged, "an HTML page titled «Kazan»"),
        (site(""), LayoutChanged, "neither a list of news nor an article"),
    ],
)
def test_what_can_not_be_read_is_called_by_its_name(body: str, error: type[ParseError], said: str) -> None:
    """One line says what came."""
    with pytest.raises(error) as caught:
        taken(body)

    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unknown_kind_is_told() -> None:
    """A source made by hand with a misspelt kind says which there are."""
    with pytest.raises(ParseError, match="unknown kind «rss»; known are auto, article, feed, json, listing, sitemap"):
        taken(FEED, kind="rss")


RSS_LINK = '<link rel="alternate" type="application/rss+xml" href="{}">'


def test_a_list_is_never_replaced_by_the_feed_it_names() -> None:
    """A category page names the whole site's feed as often as its own: what was pasted is what is read."""
    body = site(teasers(TOPICS)).replace("</head>", RSS_LINK.format("/feed/") + "</head>")
    parsed = taken(body)

    assert ("listing", len(TOPICS), ()) == (parsed.kind, len(parsed.items), parsed.more)


def test_a_page_without_news_leads_to_the_feed_it_names() -> None:
    """A shell that scripts would fill holds nothing; the feed beside it does. News before comments, and it is told."""
    links = RSS_LINK.format("/comments/feed/") + RSS_LINK.format("/feed/")
    parsed = taken(site('<div id="root"></div>').replace("</head>", links + "</head>"))

    assert ((), ("https://kazan.example.ru/feed/",)) == (parsed.items, parsed.more)
    assert "make it the url, https://kazan.example.ru/feed/" in parsed.warnings[0]


@pytest.mark.parametrize("kind", sorted(PARSERS))
def test_every_kind_has_its_own_line_in_the_table(kind: str) -> None:
    """Each parser of the table stamps what it read with the kind's name."""
    bodies = {
        "feed": FEED,
        "json": JSON_FEED,
        "listing": site(teasers(TOPICS)),
        "article": site(ARTICLE, HEADED),
        "sitemap": "<urlset><url><loc>https://kazan.example.ru/news/17</loc></url></urlset>",
        "telegram": '<div class="tgme_" data-post="k/1"><p class="tgme_widget_message_text">A visit.</p></div>',
    }

    assert kind == taken(bodies[kind], kind=kind).kind


def test_a_bug_in_a_parser_is_one_line() -> None:
    """An unforeseen exception names its type and place, and stays this source's."""

    def broken(page: Page, source: Source) -> Parsed:
        raise KeyError("no\nsuch thing")

    with pytest.raises(ParseError) as caught:
        kinds.run(broken, page(FEED), Source("kazan", ADDRESS))

    assert f"the parser failed on {ADDRESS}: KeyError:" in str(caught.value)
    assert "(test_auto.py:" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_new_kind_is_one_function_and_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A toy kind put into the table is parsed by its name."""

    def lines(page: Page, source: Source) -> Parsed:
        return Parsed("lines", title=page.body.decode())

    monkeypatch.setitem(PARSERS, "lines", lines)

    assert "one" == taken("one", kind="lines").title


@given(st.binary())
def test_any_bytes_give_items_or_a_source_error(body: bytes) -> None:
    """No answer of a server raises anything else."""
    with suppress(SourceError):
        auto.parse(Page(ADDRESS, body, datetime(2025, 6, 11, tzinfo=UTC)), Source("kazan", ADDRESS))


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared development data is not here")
@pytest.mark.parametrize(("folder", "kind", "least"), [("listings", "listing", 0.9), ("articles", "article", 0.9)])
def test_real_pages_are_recognised(folder: str, kind: str, least: float) -> None:
    """Of every third real list and article page at least nine in ten are taken for what they are."""
    files = [file for file in sorted((SHARED / folder).glob("*.html")) if not file.name.startswith("ru_block")][::3]
    right = 0
    for file in files:
        with suppress(SourceError):
            right += (
                auto.parse(
                    Page(ADDRESS, file.read_bytes(), datetime(2025, 6, 11, tzinfo=UTC)), Source("s", ADDRESS)
                ).kind
                == kind
            )

    assert least <= right / len(files)
