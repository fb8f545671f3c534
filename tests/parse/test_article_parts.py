"""The parts of an article page by themselves: notes around the text, dates, picture, authors, address, pages."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.errors import LayoutChanged
from aggregator.model import Page, Parsed, RawItem, Source
from aggregator.parse import article, article_join, article_lines

URL = "https://post.example/news/2024/two-towns-share-a-bridge-4711"
TITLE = "Two towns share a bridge"
LINES = (
    "The two towns will open a joint office and share what they learn about repairing old bridges.",
    "Engineers of both sides meet in spring, and the councils have already agreed who pays for what.",
    "Nobody has counted the old bridges before, so a list of them will be the first thing to be made.",
)
TEXT = "".join(f"<p>{line}</p>" for line in LINES)
STAMP = '<meta property="article:published_time" content="2024-05-06T09:00:00Z">'


def read(body: str, head: str = "", url: str = URL, attributes: str = "lang=en") -> Parsed:
    """What the parser makes of a page."""
    html = f"<!DOCTYPE html><html {attributes}><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>"
    page = Page(url=url, body=html.encode(), fetched=datetime(2024, 8, 1, tzinfo=UTC))
    return article.parse(page, Source(id="s", url=url))


def item(body: str, head: str = "", url: str = URL) -> RawItem:
    """The one item of such a page."""
    return read(body, head, url).items[0]


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param("<p>Нашли ошибку? Выделите её и нажмите Ctrl+Enter</p>", id="ru mistake"),
        pytest.param("<p>Подпишитесь на наш Telegram-канал</p>", id="ru follow"),
        pytest.param("<p>Источник: пресс-служба администрации</p>", id="ru source"),
        pytest.param("<p>Все права защищены. При использовании ссылка обязательна.</p>", id="ru rights"),
        pytest.param("<p>Підписуйтесь на наш канал, щоб бути в курсі</p>", id="uk follow"),
        pytest.param("<p>(dpa)</p>", id="agency in brackets"),
        pytest.param("<p>Fehler gefunden? Jetzt melden.</p>", id="de mistake"),
        pytest.param("<p>Quelle: Stadtverwaltung</p>", id="de source"),
        pytest.param("<p>Zapisz się na nasz newsletter!</p>", id="pl follow"),
        pytest.param("<p>Tüm hakları saklıdır.</p>", id="tr rights"),
        pytest.param("<p>责任编辑：李桥</p>", id="zh editor"),
        pytest.param("<p>无断转载禁止 無断転載を禁じます</p>", id="ja rights"),
        pytest.param("<p>저작권자 무단전재 및 재배포 금지</p>", id="ko rights"),
        pytest.param("<p>جميع الحقوق محفوظة</p>", id="ar rights"),
        pytest.param("<p>Ακολουθήστε μας στο Google News</p>", id="el follow"),
        pytest.param("<p>___</p><p>With files from the two town halls</p>", id="en credit"),
        pytest.param(
            '<p>See also: <a href="/news/2024/oak-planted-in-park-4712">Oak planted in park</a></p>', id="also"
        ),
        pytest.param("<h3>Related news</h3>", id="heading of nothing"),
    ],
)
def test_notes_behind_the_text(tail: str) -> None:
    """Sign-ups, credits, rights and calls to report mistakes are none of the text."""
    assert "\n\n".join(LINES) == item(f"<article><h1>{TITLE}</h1>{TEXT}{tail}</article>").text


@pytest.mark.parametrize(
    "line",
    [
        "The mayor asked everyone to follow the rules of the road and to subscribe to the idea of slow traffic.",
        "A copyright on the plans was never claimed by the architect, so both towns may build after them.",
        "According to the source of the river, which lies between the towns, both have the same right to fish.",
        "Фото старых мостов, собранные горожанами, покажут в библиотеке до конца мая этого года.",
    ],
)
def test_sentences_that_only_sound_like_notes(line: str) -> None:
    """A phrase inside the text is the text's; only its place at the end and its brevity make it a note."""
    body = f"<article><h1>{TITLE}</h1><p>{LINES[0]}</p><p>{line}</p><p>{LINES[1]}</p></article>"

    assert line in (item(body).text or "").split("\n\n")


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        pytest.param(
            "", "<p>Обновлено: 9 мая 2024</p><p>Опубликовано: 6 мая 2024</p>", "6 мая 2024", id="updated first"
        ),
        pytest.param("", "<p>Aktualisiert am 9. Mai 2024</p>", "9. Mai 2024", id="nothing but an update"),
        pytest.param("", "<p>Deadline: 9 July 2024</p><p>6 May 2024</p>", "6 May 2024", id="an event's day"),
        pytest.param('<meta name="date" content="2024-07-30">', "<p>6 May 2024</p>", "6 May 2024", id="a vague meta"),
        pytest.param('<meta name="date" content="2024-05-06">', "", "2024-05-06", id="a vague meta alone"),
        pytest.param(
            "",
            f'<a href="{URL}"><time datetime="2024-05-06T08:00:00Z">6 May</time></a>',
            "2024-05-06T08:00:00Z",
            id="a linked day",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"An oak for the old park",'
            '"url":"/news/other-oak","datePublished":"2024-01-01"}</script>',
            "<p>6 May 2024</p>",
            "6 May 2024",
            id="json-ld of another article",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type":"WebPage","url":"' + URL + '",'
            '"datePublished":"2024-05-06"}</script>',
            "",
            "2024-05-06",
            id="json-ld of the page",
        ),
        pytest.param(
            "", '<span itemprop="datePublished" content="2024-05-06">May</span>', "2024-05-06", id="microdata"
        ),
    ],
)
def test_whose_day_it_is(head: str, body: str, published: str) -> None:
    """The day of publication before that of a change, of an event, of another page."""
    assert published == item(f"<main><h1>{TITLE}</h1>{body}{TEXT}</main>", head).published


def test_the_address_lends_a_year() -> None:
    """A picture's path names the whole day of a date without a year: evidence for the reader of dates."""
    told = item(f'<main><h1>{TITLE}</h1><p>6 May</p><img src="/upload/2021/05/06/b.jpg">{TEXT}</main>')

    assert ("6 May", ("2021-05-06",)) == (told.published, told.dates)


@pytest.mark.parametrize(
    ("url", "canonical", "attributes", "link"),
    [
        pytest.param(f"{URL}/amp", URL, "lang=en", URL, id="amp path"),
        pytest.param("https://cdn.example/c/s/post.example/x", URL, "lang=en amp", URL, id="amp cache"),
        pytest.param("https://m.post.example/news/2024/x-4711", URL, "lang=en", URL, id="telephone"),
        pytest.param(f"{URL}/print/", URL, "lang=en", URL, id="print"),
        pytest.param(f"{URL}/2", URL, "lang=en", URL, id="second page"),
        pytest.param(URL, "https://post.example/news/2024", "lang=en", URL, id="section"),
        pytest.param(URL, "https://other.example/x", "lang=en", URL, id="other site"),
    ],
)
def test_variants_lead_to_the_article(url: str, canonical: str, attributes: str, link: str) -> None:
    """AMP, telephone and print pages name their article; templates that name a section are not believed."""
    parsed = read(f"<h1>{TITLE}</h1>{TEXT}", f'<link rel="canonical" href="{canonical}">', url, attributes)

    assert link == parsed.items[0].link


@pytest.mark.parametrize(
    ("links", "pages"),
    [
        pytest.param('<a href="?page=2">2</a> <a href="?page=3">3</a>', ("?page=2", "?page=3"), id="query"),
        pytest.param(f'<a href="{URL}/2">2</a>', ("/2",), id="path"),
        pytest.param(f'<a rel="next" href="{URL}/page/2/">Next</a>', ("/page/2/",), id="rel next"),
        pytest.param(f'<a href="{URL}/3">3</a>', (), id="a gap"),
        pytest.param('<a rel="next" href="/news/2024/oak-planted-in-park-4712">Oak planted</a>', (), id="next article"),
        pytest.param('<div class="comments"><a href="?page=2">2</a></div>', (), id="comments"),
        pytest.param('<a href="/news?page=2">2</a>', (), id="the list's pager"),
    ],
)
def test_further_pages(links: str, pages: tuple[str, ...]) -> None:
    """Numbers that lead on from this very address are its pages; «next» elsewhere is another article."""
    told = item(f"<article><h1>{TITLE}</h1>{TEXT}<div>{links}</div></article>")

    assert tuple(f"{URL}{page}" for page in pages) == told.continued


def test_ruby_is_said_once() -> None:
    """The reading of a word, printed above it, is no second word."""
    ruby = "<ruby>橋<rp>(</rp><rt>はし</rt><rp>)</rp></ruby>"

    told = item(
        f"<article><h1>{TITLE}</h1><p>{ruby}を直す二つの町は、来年の春に共同の事務所を開くことを決めました。</p></article>"
    )

    assert "橋を直す二つの町は、来年の春に共同の事務所を開くことを決めました。" == told.text


def test_pages_are_joined() -> None:
    """What pages repeat is told once, a page without anything new is passed over."""
    first = RawItem(title="T", text="one\n\ntwo", content="<p>one</p><p>two</p>", continued=("a", "b"))
    rest = [RawItem(text="one\n\nthree", content="<p>three</p>"), RawItem(text="two", content="<p>two</p>")]

    told = article_join.joined(first, rest)

    assert ("one\n\ntwo\n\nthree", "<p>one</p><p>two</p>\n<p>three</p>", ()) == (
        told.text,
        told.content,
        told.continued,
    )


@pytest.mark.parametrize(
    ("head", "body", "image", "caption"),
    [
        pytest.param(
            '<meta property="og:image" content="/i/logo.png">',
            '<img src="/i/bridge.jpg">',
            "/i/bridge.jpg",
            None,
            id="logo",
        ),
        pytest.param(
            '<meta property="og:image" content="/i/bridge.jpg">',
            '<figure><img src="/i/bridge-800x600.jpg"><figcaption>The bridge</figcaption></figure>',
            "/i/bridge.jpg",
            "The bridge",
            id="another size",
        ),
        pytest.param(
            "",
            '<div><img data-src="/i/b.jpg" src="data:x"><i>The bridge</i></div>',
            "/i/b.jpg",
            "The bridge",
            id="lazy",
        ),
        pytest.param("", '<nav><img src="/i/n.jpg"></nav><aside><img src="/i/a.jpg"></aside>', None, None, id="none"),
    ],
)
def test_the_lead_picture(head: str, body: str, image: str | None, caption: str | None) -> None:
    """The article's own picture with what is written below it; stand-ins yield, side pictures do not count."""
    told = item(f"<article><h1>{TITLE}</h1>{body}{TEXT}</article>", STAMP + head)

    assert (image and f"https://post.example{image}", caption) == (told.image, told.caption)
    assert "\n\n".join(LINES) == told.text


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        pytest.param('<meta name="author" content="By Anna Bridge">', "", ("Anna Bridge",), id="meta"),
        pytest.param('<meta name="author" content="https://f.example/anna">', "", (), id="an address"),
        pytest.param(
            '<meta property="og:site_name" content="Post"><meta name="author" content="Post">', "", (), id="site"
        ),
        pytest.param("", '<p class="byline">Von Jana Brücke</p>', ("Jana Brücke",), id="byline"),
        pytest.param("", '<span class="author">Автор: Мария Мостовая</span>', ("Мария Мостовая",), id="ru"),
    ],
)
def test_authors(head: str, body: str, authors: tuple[str, ...]) -> None:
    """Names without the word in front; the site and addresses are no authors, and no name stays in the text."""
    told = item(f"<article><h1>{TITLE}</h1>{body}{TEXT}</article>", head)

    assert (authors, "\n\n".join(LINES)) == (told.authors, told.text)


@pytest.mark.parametrize(
    ("head", "body", "verdict"),
    [
        pytest.param("", '<form>Log in <input type="password"></form>', "asks to log in", id="log-in"),
        pytest.param(
            "",
            "<div><p>We use cookies to make this site work and to count our visitors; cookies are small files.</p>"
            "<p>Please choose which cookies you allow, you may change it later in the cookie settings.</p></div>",
            "consent to cookies",
            id="consent",
        ),
        pytest.param(
            '<meta http-equiv="refresh" content="0; url=/ru/">',
            "",
            "forwards to https://post.example/ru/",
            id="refresh",
        ),
        pytest.param(
            "", "<p>Checking your browser before you enter post.example, wait.</p>", "checks the visitor", id="check"
        ),
        pytest.param("", "<div id=app>Please enable JavaScript</div>", "without JavaScript", id="shell"),
    ],
)
def test_what_stands_in_place_of_the_article(head: str, body: str, verdict: str) -> None:
    """A wall is told for what it is, and nothing of it is published."""
    with pytest.raises(LayoutChanged, match=f"no article text found at https://post.example.*{verdict}"):
        read(body, head)


def test_a_free_beginning_is_said_to_be_one() -> None:
    """The beginning of a walled article counts, with a warning; the invitation to pay does not."""
    parsed = read(f"<article><h1>{TITLE}</h1><p>{LINES[0]}</p><p>Subscribe to continue reading.</p></article>")

    assert (LINES[0],) == (parsed.items[0].text,)
    assert ("only the beginning of the article is free to read",) == parsed.warnings


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        pytest.param("", LINES, id="shown by a script"),
        pytest.param(f"<p>{LINES[0]}</p>", LINES, id="only the beginning"),
        pytest.param(f"<p>{LINES[0]} {LINES[0].upper()}!</p>", (f"{LINES[0]} {LINES[0].upper()}!",), id="another text"),
    ],
)
def test_the_text_of_structured_data(shown: str, text: tuple[str, ...]) -> None:
    """JSON-LD lends the text that the page does not show, where it does not contradict what the page shows."""
    body = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n".join(LINES)})

    told = item(f"<h1>{TITLE}</h1><div id=app>{shown}</div>", f'<script type="application/ld+json">{body}</script>')

    assert "\n\n".join(text) == told.text


def test_a_lost_sentence_is_put_back() -> None:
    """Every paragraph in a box of its own, and one of them mostly links: all of it is the text, in order."""
    linked = "It is the <a href='https://a.example/'>third</a> office of its kind, after those for roads and for trams."
    body = "".join(f'<div class="box"><p>{line}</p></div>' for line in (LINES[0], linked, *LINES[1:]))

    text = (item(f"<article><h1>{TITLE}</h1>{body}</article>").text or "").split("\n\n")

    assert [LINES[0][:7], "It is t", LINES[1][:7], LINES[2][:7]] == [line[:7] for line in text]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=150), max_size=12))
def test_lines_are_only_ever_left_out(lines: list[str]) -> None:
    """What is kept of the blocks keeps its order and its wording, and asking twice changes nothing."""
    blocks = [(line, f"<p>{line}</p>") for line in lines]

    def kept(given: list[tuple[str, str]]) -> list[tuple[str, str]]:
        return article_lines.own(given, titles=(TITLE,), labels=("Post",), language="en")

    once = kept(blocks)
    rest = iter(blocks)

    assert all(block in rest for block in once)
    assert once == kept(once)
