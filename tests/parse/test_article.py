"""Article pages: headline, date, main text; and all that is not the article left out."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.errors import LayoutChanged, SourceError
from aggregator.model import Page, RawItem, Selectors, Source
from aggregator.parse import article

PAGES = Path(__file__).parent / "pages"
SHARED = Path(__file__).parents[3] / "shared" / "data"
URL = "https://border.example/partnerships/oulu-and-odessa-agree-on-port-training"


def parse(body: str | bytes, url: str = URL) -> RawItem:
    """What the parser makes of this body."""
    data = body.encode() if isinstance(body, str) else body
    parsed = article.parse(Page(url=url, body=data, fetched=datetime(2025, 6, 11, tzinfo=UTC)), Source(id="s", url=url))
    assert (1, "article") == (len(parsed.items), parsed.kind)
    return parsed.items[0]


def fixture(name: str) -> bytes:
    """A page true to life."""
    return (PAGES / name).read_bytes()


def test_the_related_block_is_not_the_article() -> None:
    """Cards under a heading are addresses to visit and dates as evidence, never text; no name gives them away."""
    item = parse(fixture("article_cards.html"))

    assert item.text == (
        "The harbour schools of Oulu and Odessa will train pilots together, the two city councils said on Friday.\n\n"
        "Courses begin in autumn; the first twelve students have been chosen by both sides.\n\n"
        "The agreement follows a visit of the mayor in spring, when the two ports compared their work in ice and storm."
    )
    assert item.related == (
        "https://border.example/partnerships/choirs-of-two-towns-sing-from-3-june",
        "https://border.example/partnerships/mayors-plant-an-oak-by-the-river",
    )
    assert ("16:20, 9 May", ("08:05, 2 May", "12:40, 28 April")) == (item.published, item.dates)
    assert '<a href="https://harbour.example/school">the first twelve students</a>' in (item.content or "")


def test_what_the_page_says_about_itself() -> None:
    """Title without the site's name, first picture, section; a canonical link to the home page is a template's."""
    item = parse(fixture("article_cards.html"))

    assert "Oulu and Odessa agree on port training" == item.title
    assert (URL, "en", ("Partnerships",)) == (item.link, item.language, item.categories)
    assert "https://border.example/img/port.jpg" == item.image


def test_a_short_page_keeps_its_paragraphs() -> None:
    """Repeated headline, date line, «back to list» and the news line below are not text, however short the rest."""
    item = parse(fixture("article_bitrix.html"), "https://gorod.example/svyazi/novosti/vystavka-risunkov-iz-tallina/")

    assert (
        "Работы юных художников можно увидеть в городской библиотеке.\n\nВход свободный до конца месяца." == item.text
    )
    assert ("14.02.2023", 2) == (item.published, len(item.related))


def test_an_unspaced_script() -> None:
    """Two sentences of Chinese are an article, though they hold few words to count."""
    item = parse(
        '<html lang="zh-CN"><body><div id="nav"><a href="/">首页</a></div><h1>友好城市签署备忘录</h1>'
        "<span>2025年6月10日 09:30</span><div><p>两座城市的代表在线上签署了合作备忘录。</p>"
        "<p>双方将在教育、文化和体育领域继续开展交流。</p></div></body></html>"
    )

    assert "两座城市的代表在线上签署了合作备忘录。\n\n双方将在教育、文化和体育领域继续开展交流。" == item.text
    assert ("友好城市签署备忘录", "2025年6月10日 09:30", "zh-CN") == (item.title, item.published, item.language)


BODY = (
    "<p>"
    + "The two towns will open a joint office and share what they learn about repairing old bridges. " * 3
    + "</p>"
)


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        pytest.param(
            '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle",'
            '"datePublished":"2025-05-02T08:00:00Z"}]}</script>',
            "<div>1 May 2025</div>",
            "2025-05-02T08:00:00Z",
            id="json-ld first",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"0001-01-01"}</script>',
            "<div>1 May 2025</div>",
            "1 May 2025",
            id="a template's zero",
        ),
        pytest.param(
            '<meta property="article:published_time" content="2025-05-03T10:00:00+03:00">',
            "<div>1 May</div>",
            "2025-05-03T10:00:00+03:00",
            id="meta",
        ),
        pytest.param("", '<time datetime="2025-05-04">yesterday</time>', "2025-05-04", id="time element"),
        pytest.param("", "<div>Culture | 5 May 2025, 12:10 | 3 comments</div>", "5 May 2025, 12:10", id="printed"),
        pytest.param("", "<p>On 24 September 2021 a delegation came to see the old bridge.</p>", None, id="told of"),
        pytest.param("", "", None, id="none is never invented"),
        pytest.param("<script type='application/ld+json'>{broken</script>", "<i>6.5.2025</i>", "6.5.2025", id="broken"),
    ],
)
def test_the_date(head: str, body: str, published: str | None) -> None:
    """Machine-readable before printed, plausible before stated, and nothing rather than a guess."""
    item = parse(f"<html lang=en><head>{head}</head><body><h1>Bridge office opens</h1>{body}{BODY}</body></html>")

    assert published == item.published


@pytest.mark.parametrize(
    ("canonical", "link"),
    [
        pytest.param("https://www.border.example/partnerships/oulu?id=1", "same", id="same site"),
        pytest.param("https://border.example/", None, id="home page"),
        pytest.param("https://border.example/partnerships/", None, id="section"),
        pytest.param("https://other.example/partnerships/oulu", None, id="other site"),
        pytest.param("javascript:void(0)", None, id="no address"),
    ],
)
def test_the_canonical_address_is_believed_with_care(canonical: str, link: str | None) -> None:
    """It counts on the same site only, and not when it names a page above."""
    item = parse(f'<head><link rel="canonical" href="{canonical}"></head><body><h1>Bridge</h1>{BODY}</body>')

    assert (canonical if link else URL) == item.link


NAMED = '<meta property="og:site_name" content="新报">'


@pytest.mark.parametrize(
    ("title", "head"),
    [
        pytest.param("Two towns – one bridge", "<title>Two towns – one bridge | Border Post</title>", id="bar"),
        pytest.param("Bridge opens", '<title>B</title><meta property="og:title" content="Bridge opens">', id="og"),
        pytest.param("桥梁开放", f"{NAMED}<title>桥梁开放-新报</title>", id="dense"),
    ],
)  # fmt: skip
def test_the_title_without_the_site(title: str, head: str) -> None:
    """The site's name is cut off where the page itself shows what remains."""
    heading = f"<h1>{title}</h1>" if "|" in head else ""

    assert title == parse(f"<head>{head}</head><body>{heading}{BODY}</body>").title


def test_the_text_where_the_operator_says() -> None:
    """A text selector overrules the extractor; one that matches nothing is named."""

    def with_selector(css: str) -> RawItem:
        page = Page(url=URL, body=fixture("article_cards.html"), fetched=datetime(2025, 6, 11, tzinfo=UTC))
        return article.parse(page, Source(id="s", url=URL, selectors=Selectors(text=css))).items[0]

    assert (
        "Courses begin in autumn; the first twelve students have been chosen by both sides."
        == with_selector(".body p:nth-child(2)").text
    )
    with pytest.raises(LayoutChanged, match=r"text: '\.gone'"):
        with_selector(".gone")


def test_two_calls_give_the_same() -> None:
    """Nothing is remembered between pages: the extractor's own duplicate filter is off."""
    page = fixture("article_cards.html")

    assert parse(page) == parse(page) == parse(page) == parse(page)


@pytest.mark.parametrize(
    "body", ["", "<nav><a href=/x>Home</a></nav>", "\x00\x01", "<frameset><frame src=a></frameset>"]
)
def test_a_page_without_text_is_a_failure(body: str) -> None:
    """No article, no item: one clear line says where."""
    with pytest.raises(LayoutChanged, match="no article text found at https://border"):
        parse(body)


_TAGS = [
    "div",
    "p",
    "a href=/x/y-z-1",
    "li",
    "ul",
    "table",
    "td",
    "h1",
    "b",
    "blockquote",
    "figure",
    "img src=x",
    "/div",
    "/a",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.sampled_from([f"<{t}>" for t in _TAGS]), st.text(max_size=60)), max_size=50).map("".join))
def test_no_markup_breaks_it(body: str) -> None:
    """Whatever the page, the answer is an item or a source's error of one line."""
    try:
        told = parse(body).text or ""
    except SourceError as error:
        told = str(error).replace("\n", "")

    assert told.strip()


@pytest.mark.slow
def test_ten_thousand_levels_do_not_break_it() -> None:
    """Nesting without end neither recurses nor loses the article in front of it."""
    item = parse(fixture("article_cards.html").replace(b"<footer>", b"<div>" * 10_000))

    assert (item.text or "").startswith("The harbour schools")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="no development data here")
@pytest.mark.parametrize("site", ["krd.ru", "soyuz.by"])
def test_the_example_articles(site: str) -> None:
    """The rebuilt example articles give exactly their text: no caption, no menu, no neighbour."""
    gold = json.loads((SHARED / "seedpages" / site / "gold.json").read_text())
    for wanted in gold["articles"]:
        item = parse((SHARED / "seedpages" / site / wanted["file"]).read_bytes(), wanted["url"])

        assert (wanted["title"], wanted["text"]) == (item.title, (item.text or "").replace("\n\n", "\n"))
        assert tuple(wanted.get("related", item.related)) == item.related
