"""Lists: found by structure alone, or by the operator's selectors."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.errors import LayoutChanged
from aggregator.model import Page, Parsed, Selectors, Source
from aggregator.parse import listing

PAGES = Path(__file__).parent / "pages"
SHARED = Path(__file__).parents[3] / "shared" / "data"
SITE = "https://site.example/partnerships"


def page(body: str | bytes, url: str = SITE) -> Page:
    """An answer with this body."""
    return Page(
        url=url, body=body.encode() if isinstance(body, str) else body, fetched=datetime(2025, 6, 11, tzinfo=UTC)
    )


def parse(body: str | bytes, url: str = SITE, selectors: Selectors | None = None) -> Parsed:
    """What the parser makes of this body."""
    return listing.parse(page(body, url), Source(id="s", url=url, selectors=selectors))


def fixture(name: str) -> bytes:
    """A page true to life."""
    return (PAGES / name).read_bytes()


def test_paragraphs_that_a_browser_closes_early_are_whole_records() -> None:
    """Bitrix puts a div into each p.news-item, which ends the paragraph; picture and title link are one item."""
    items = parse(fixture("bitrix_list.html"), "https://gorod.example/svyazi/novosti/").items

    assert [
        "Школьники поехали по обмену в Гамбург",
        "Делегация из Оулу осмотрела порт",
        "Открыта выставка рисунков из Таллина",
    ] == [item.title for item in items]
    assert ["https://gorod.example/upload/1.jpg", None, "https://gorod.example/upload/3.jpg"] == [
        i.image for i in items
    ]
    assert [None, None, None] == [item.published for item in items]
    assert items[1].summary == (
        "Гости из Финляндии обсудили с портовиками зимнюю навигацию и договорились о новой встрече."
    )
    assert [0, 1, 2] == [item.position for item in items]


def test_a_card_that_is_one_link_is_title_date_and_picture() -> None:
    """The whole card is the link; a day in the headline is not its date; all dates of the list are kept as evidence."""
    parsed = parse(fixture("cards.html"), "https://border.example/partnerships")

    assert ("Partnerships", "en", "listing") == (parsed.title, parsed.language, parsed.kind)
    assert [
        ("Oulu and Odessa agree on port training", "16:20, 9 May"),
        ("Choirs of two towns sing from 3 June", "08:05, 2 May"),
        ("Mayors plant an oak by the river", "12:40, 28 April"),
    ] == [(item.title, item.published) for item in parsed.items]
    assert parsed.items[0].dates == ("16:20, 9 May", "08:05, 2 May", "12:40, 28 April")
    assert parsed.items[2].link == "https://border.example/partnerships/mayors-plant-an-oak-by-the-river"
    assert parsed.items[2].image == "https://img.example/c.jpg"


def test_a_blog_archive_gives_its_posts_and_not_its_sidebar() -> None:
    """Links count from <base>, the machine-readable date wins, author, sidebar and «read more» are no items."""
    items = parse(fixture("wordpress.html"), "https://verein.example/blog/").items

    assert [
        "Besuch aus Lublin im Rathaus",
        "Neue Brieffreunde für die vierte Klasse",
        "Konzert für die Partnerstadt",
    ] == [item.title for item in items]
    assert items[0].link == "https://verein.example/blog/2024/05/besuch-aus-lublin/"
    assert items[0].published == "2024-05-17T09:30:00+02:00"
    assert (items[1].summary or "").startswith("Die Kinder schreiben")


NEWS = [
    (
        "/n/101",
        "Burmistrz otworzył biuro partnerstwa",
        "12.03.2024",
        "Biuro pomoże szkołom i klubom szukać partnerów za granicą.",
    ),
    (
        "/n/102",
        "Orkiestra zagra w Satu Mare",
        "10.03.2024",
        "Koncert odbędzie się w filharmonii, bilety są już w sprzedaży.",
    ),
    (
        "/n/103",
        "Nowy autobus łączy oba miasta",
        "05.03.2024",
        "Kursy dwa razy dziennie zaczną się po świętach wielkanocnych.",
    ),
]
HAN = [
    ("/n/201", "金华与克拉斯诺达尔签署合作备忘录", "2024年3月12日", "双方代表出席了签字仪式并就合作交换了意见。"),
    ("/n/202", "友好城市青少年绘画展今日开幕", "2024年3月10日", "展览持续到月底，市民可以免费参观这些作品。"),
    ("/n/203", "代表团访问港口并讨论冬季航运", "2024年3月5日", "客人赞赏港口的设备，并邀请同行明年回访。"),
]
SHAPES = {
    "list items": ("<ul>{}</ul>", '<li><span>{d}</span> <a href="{u}">{t}</a><p>{s}</p></li>'),
    "table rows": ("<table>{}</table>", '<tr><td>{d}</td><td><a href="{u}">{t}</a><br>{s}</td></tr>'),
    "definition list": ("<dl>{}</dl>", '<dt>{d}</dt><dd><a href="{u}">{t}</a><div>{s}</div></dd>'),
    "flat, date behind": ("<div>{}</div>", '<h3><a href="{u}">{t}</a></h3><div class="d">{d}</div><p>{s}</p>'),
    "flat, date in front": ("<div>{}</div>", '<div class="d">{d}</div><h3><a href="{u}">{t}</a></h3><p>{s}</p>'),
    "overlay link": ("<div>{}</div>", '<div class="c"><a href="{u}"></a><h3>{t}</h3><i>{d}</i><p>{s}</p></div>'),
    "two links": (
        "<div>{}</div>",
        '<div><a href="{u}"><img src="/p.jpg"></a><a href="{u}">{t}</a><p>{d}</p><p>{s}</p></div>',
    ),
}


@pytest.mark.parametrize("news", [NEWS, HAN], ids=["latin", "han"])
@pytest.mark.parametrize(("frame", "row"), SHAPES.values(), ids=SHAPES)
def test_shapes_of_lists(frame: str, row: str, news: list[tuple[str, str, str, str]]) -> None:
    """Each record gets its own title, date and teaser, however the list is built and whatever the script."""
    rows = "".join(row.format(u=u, t=t, d=d, s=s) for u, t, d, s in news)
    items = parse(f"<html><body><h1>News</h1>{frame.format(rows)}</body></html>").items

    assert [(t, d, s) for _, t, d, s in news] == [(i.title, i.published, i.summary) for i in items]


def test_selectors_say_what_is_what() -> None:
    """What a selector names is taken from there; what none names is found inside the block."""
    body = "".join(
        f'<div class="x"><b class="t">{t}</b><a href="{u}">→</a><i>{d}</i><p>{s}</p></div>' for u, t, d, s in NEWS
    )
    items = parse(body, selectors=Selectors(item="div.x", title=".t", link="a")).items

    assert [(t, d, s, f"https://site.example{u}") for u, t, d, s in NEWS] == [
        (i.title, i.published, i.summary, i.link) for i in items
    ]


def test_an_item_selector_alone_is_enough() -> None:
    """Title, link, date and picture of a selected card are found by themselves."""
    items = parse(fixture("cards.html"), "https://border.example/x", Selectors(item="a.card")).items

    assert items[0].title == "Oulu and Odessa agree on port training"
    assert (3, "16:20, 9 May") == (len(items), items[0].published)


@pytest.mark.parametrize(
    ("body", "selectors", "told"),
    [
        pytest.param("", Selectors(item="div.gone"), "div.gone", id="nothing matches, and no list"),
        pytest.param(fixture("cards.html"), Selectors(item="div["), "div[", id="no CSS"),
        pytest.param("<p class=card>x", Selectors(item="p", title=".gone"), ".gone", id="no title, and no list"),
    ],
)
def test_a_selector_that_finds_nothing_is_named(body: str | bytes, selectors: Selectors, told: str) -> None:
    """A page whose selectors match nothing has been redesigned: an error, never an empty success."""
    with pytest.raises(LayoutChanged) as caught:
        parse(body, selectors=selectors)

    assert told in str(caught.value)


@pytest.mark.parametrize("selectors", [Selectors(item="div.gone"), Selectors(item="a.card", title=".gone")])
def test_a_redesigned_page_is_read_without_its_selectors_and_said_to_be(selectors: Selectors) -> None:
    """The list is still there under other names: it is taken, and a warning names the selector to be mended."""
    found = parse(fixture("cards.html"), selectors=selectors)

    assert 3 == len(found.items)
    assert ["layout changed"] == [warning.partition(":")[0] for warning in found.warnings]
    assert "gone" in found.warnings[0]


@pytest.mark.parametrize("body", ["", "<p>One sentence.</p>", '<nav><a href="/a/b">Some menu entry here</a></nav>'])
def test_a_page_without_a_list_is_a_failure(body: str) -> None:
    """Nothing found is told, with what was looked for."""
    with pytest.raises(LayoutChanged, match="no list found"):
        parse(body)


_TAGS = [
    "div",
    "p",
    "a href=/x/y-z-1",
    "li",
    "ul",
    "table",
    "td",
    "h2",
    "b",
    "time datetime=2024-01-01",
    "img src=x",
    "/div",
    "/a",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from([f"<{t}>" for t in _TAGS]), st.text(max_size=30)), max_size=60).map("".join))
def test_no_markup_breaks_it(body: str) -> None:
    """Whatever the page, the answer is items or a source's error of one line."""
    try:
        links = [item.link or "" for item in parse(body).items]
    except LayoutChanged:
        links = [SITE]

    assert {"http", "https"} >= {urlsplit(link).scheme for link in links}


@pytest.mark.slow
def test_ten_thousand_levels_do_not_break_it() -> None:
    """Nesting without end neither recurses nor loses the list in front of it."""
    items = parse(fixture("cards.html").replace(b"<footer>", b"<div>" * 10_000)).items

    assert 3 == len(items)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="no development data here")
def test_the_example_lists_in_both_encodings() -> None:
    """The rebuilt example pages give exactly their items, teasers and printed dates."""
    found = []
    for site, name, url in (
        ("krd.ru", "listing_utf8.html", "page_url"),
        ("krd.ru", "listing_cp1251.html", "page_url"),
        ("soyuz.by", "category.html", "category_url"),
    ):
        gold = json.loads((SHARED / "seedpages" / site / "gold.json").read_text())
        items = parse((SHARED / "seedpages" / site / name).read_bytes(), gold[url]).items
        wanted = [(i["title"], i["url"], i.get("teaser"), i.get("date_shown")) for i in gold["items"]]
        found.append(wanted == [(i.title, i.link, i.summary, i.published) for i in items])

    assert [True, True, True] == found


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="no development data here")
def test_real_lists_are_found() -> None:
    """Mean F of links over the real list pages with gold stays where it was measured (.97) or higher."""
    folder = SHARED / "listings"
    with (folder / "index.tsv").open(encoding="utf-8") as lines:
        urls = {row["file"]: row["url"] for row in csv.DictReader(lines, delimiter="\t")}
    scores = []
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text())
        main = {_plain(i["url"]) for i in gold["items"] if i["main"] is True}
        if gold.get("kind") == "article" or not main:
            continue
        got = {_plain(i.link or "") for i in parse((folder / gold["page"]).read_bytes(), urls[gold["page"]]).items}
        right = len(got & {_plain(i["url"]) for i in gold["items"]}) / len(got)
        recall = len(got & main) / len(main)
        scores.append(2 * right * recall / (right + recall) if right + recall else 0.0)

    assert sum(scores) / len(scores) >= 0.88


def _plain(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.hostname}{parts.path.rstrip('/')}?{parts.query}"
