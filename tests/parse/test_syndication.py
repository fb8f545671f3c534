"""RSS, RDF and Atom of every age, as publishers really send them."""

from __future__ import annotations

import csv
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.errors import ParseError, SourceError, UnknownFormat
from aggregator.model import Enclosure, Page, Parsed, Source
from aggregator.parse import syndication

ADDRESS = "https://feeds.example.org/news/rss.xml"
SOURCE = Source("minsk", ADDRESS, kind="feed")
SHARED = Path(__file__).parents[3] / "shared" / "data" / "feeds"


def parse(body: bytes | str, content_type: str | None = None) -> Parsed:
    """Parse a body as it would come over the wire."""
    raw = body.encode() if isinstance(body, str) else body
    return syndication.parse(Page(ADDRESS, raw, datetime(2025, 6, 11, tzinfo=UTC), content_type=content_type), SOURCE)


def rss(item: str, channel: str = "<link>https://minsk.example.by/</link>") -> str:
    """An RSS 2.0 feed around these items."""
    spaces = " ".join(
        f'xmlns:{prefix}="{uri}"'
        for prefix, uri in {
            "atom": "http://www.w3.org/2005/Atom",
            "content": "http://purl.org/rss/1.0/modules/content/",
            "dc": "http://purl.org/dc/elements/1.1/",
            "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
            "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
            "media": "http://search.yahoo.com/mrss/",
            "yandex": "http://news.yandex.ru",
        }.items()
    )
    return f'<rss version="2.0" {spaces}><channel><title>Minsk</title>{channel}{item}</channel></rss>'


def atom(entry: str, head: str = "") -> str:
    """An Atom feed around these entries."""
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="be"><title>Minsk</title>{head}{entry}</feed>'


def test_an_rss_item_whole() -> None:
    """All that RSS 2.0 and its usual modules say of an item is kept as printed."""
    parsed = parse(
        rss(
            """<item><title>Minsk and Kazan sign a programme</title><link>/news/17</link>
            <guid isPermaLink="false">n-17</guid><pubDate>Tue, 10 Jun 2025 11:02:00 +0300</pubDate>
            <dc:date>2025-06-10T12:00:00+03:00</dc:date><dc:creator>Alesya K.</dc:creator>
            <category>Cooperation</category><category>Kazan</category><category>Kazan</category>
            <description>&lt;p&gt;A three-year programme.&lt;/p&gt;</description>
            <content:encoded><![CDATA[<p>The mayors met.</p><p><a href="/kazan">Kazan</a> …</p>]]></content:encoded>
            <enclosure url="/photo.jpg" type="image/jpeg" length="51200"/></item>""",
            "<link>https://minsk.example.by/</link><language>en-gb</language>",
        )
    )

    assert ("feed", "Minsk", "https://minsk.example.by/", "en-gb") == (
        parsed.kind,
        parsed.title,
        parsed.site,
        parsed.language,
    )
    item = parsed.items[0]
    assert "Minsk and Kazan sign a programme" == item.title
    assert "https://minsk.example.by/news/17" == item.link
    assert "n-17" == item.guid
    assert ("Tue, 10 Jun 2025 11:02:00 +0300", "2025-06-10T12:00:00+03:00") == (item.published, item.updated)
    assert "<p>A three-year programme.</p>" == item.summary
    assert '<p>The mayors met.</p><p><a href="/kazan">Kazan</a> …</p>' == item.content
    assert (("Alesya K.",), ("Cooperation", "Kazan")) == (item.authors, item.categories)
    photo = "https://minsk.example.by/photo.jpg"
    assert (photo, (Enclosure(photo, "image/jpeg", 51200),)) == (item.image, item.enclosures)
    assert "https://minsk.example.by/" == item.base
    assert () == parsed.warnings == parsed.rejects


def test_an_atom_entry_whole() -> None:
    """Atom's links by relation, its base, its languages; the feed's author is each entry's."""
    parsed = parse(
        atom(
            """<entry xml:lang="ru"><id>tag:minsk.example.by,2025:17</id>
            <title type="html">Минск &amp;amp; &lt;b&gt;Казань&lt;/b&gt;</title>
            <link rel="self" href="17.atom"/><link rel="alternate" href="17.html"/>
            <link rel="enclosure" href="17.mp3" type="audio/mpeg" length="1"/>
            <published>2025-06-10T11:02:00+03:00</published><updated>2025-06-11T08:00:00Z</updated>
            <category term="coop" label="Сотрудничество"/>
            <content type="xhtml" xml:base="https://minsk.example.by/a/">
            <div xmlns="http://www.w3.org/1999/xhtml"><p>Текст</p></div></content>
            </entry>""",
            '<author><name>Пресс-служба</name><email>press@example.by</email></author><link href="/"/>',
        )
    )

    item = parsed.items[0]
    assert ("Минск & Казань", "https://feeds.example.org/news/17.html") == (item.title, item.link)
    assert "tag:minsk.example.by,2025:17" == item.guid
    assert ("2025-06-10T11:02:00+03:00", "2025-06-11T08:00:00Z") == (item.published, item.updated)
    assert ("ru", "be") == (item.language, parsed.language)
    assert (("Пресс-служба",), ("Сотрудничество",)) == (item.authors, item.categories)
    assert ("<p>Текст</p>", "https://minsk.example.by/a/") == (item.content, item.base)
    assert (Enclosure("https://feeds.example.org/news/17.mp3", "audio/mpeg", 1),) == item.enclosures
    assert "https://feeds.example.org/" == parsed.site


@pytest.mark.parametrize(
    ("body", "title", "link", "published"),
    [
        pytest.param(
            '<rss version="0.91"><channel><title>C</title><item><title>Nancy</title><link>https://e.org/1</link></item></channel></rss>',
            "Nancy",
            "https://e.org/1",
            None,
            id="rss 0.91",
        ),
        pytest.param(
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://e.org/"><title>C</title></channel>'
            '<item rdf:about="https://e.org/1"><title>Nancy</title><link>https://e.org/1</link>'
            "<dc:date>2025-06-10</dc:date></item></rdf:RDF>",
            "Nancy",
            "https://e.org/1",
            "2025-06-10",
            id="rss 1.0: dc:date is the date of publication",
        ),
        pytest.param(
            '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>C</title><entry><title>Nancy</title>'
            '<link rel="alternate" type="text/html" href="https://e.org/1"/><issued>2005-06-10T10:00:00Z</issued></entry></feed>',
            "Nancy",
            "https://e.org/1",
            "2005-06-10T10:00:00Z",
            id="atom 0.3",
        ),
        pytest.param(
            atom(
                '<entry><title>Nancy</title><link href="https://e.org/1"/><updated>2025-06-10T10:00:00Z</updated></entry>'
            ),
            "Nancy",
            "https://e.org/1",
            "2025-06-10T10:00:00Z",
            id="atom with but updated",
        ),
    ],
)
def test_formats(body: str, title: str, link: str, published: str | None) -> None:
    """Every version in the wild gives title, link and date."""
    item = parse(body).items[0]

    assert (title, link, published) == (item.title, item.link, item.published)


@pytest.mark.parametrize("date", ["11:02, 10 June", "2025年6月10日", "10 червня 2025, 11:02", "вчера"])
def test_dates_stay_as_printed(date: str) -> None:
    """feedparser would turn «11:02, 10 June» into today; reading dates is not its job."""
    item = parse(rss(f"<item><title>t</title><link>https://e.org/1</link><pubDate>{date}</pubDate></item>")).items[0]

    assert date == item.published


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("Минск&amp;nbsp;— Казань", "Минск — Казань"),
        ("<![CDATA[Visit <i>to</i> Nancy]]>", "Visit to Nancy"),
        ("&lt;b&gt;Wels&lt;/b&gt;: friendship", "Wels: friendship"),
        ("Culture &amp;amp; Sport", "Culture & Sport"),
        ("5 < 6 is no tag".replace("<", "&lt;"), "5 < 6 is no tag"),
        ("two\n   lines", "two lines"),
        ("Caf&eacute; Nancy", "Café Nancy"),
    ],
)
def test_titles_are_plain_text(markup: str, title: str) -> None:
    """RSS does not say whether a title is HTML; tags and references never survive, mathematics does."""
    assert title == parse(rss(f"<item><title>{markup}</title><link>https://e.org/1</link></item>")).items[0].title


@pytest.mark.parametrize(
    ("links", "link"),
    [
        (
            "<link>https://t.example/1</link><feedburner:origLink>https://e.org/1</feedburner:origLink>",
            "https://e.org/1",
        ),
        ("<guid>https://e.org/1</guid>", "https://e.org/1"),
        ('<guid isPermaLink="false">https://e.org/1</guid>', "https://e.org/1"),
        ("<guid>12345</guid>", None),
        ("<link>\n  https://e.org/1?a=1&amp;b=2\n </link>", "https://e.org/1?a=1&b=2"),
        ('<atom:link rel="self" href="https://e.org/self"/><link>https://e.org/1</link>', "https://e.org/1"),
        ('<atom:link href="https://e.org/other"/><link>https://e.org/1</link>', "https://e.org/1"),
        ("<link>news/1.html</link>", "https://minsk.example.by/news/1.html"),
        ("<link>http://[broken/</link>", "http://[broken/"),
    ],
)
def test_which_link(links: str, link: str | None) -> None:
    """The publisher's own page, counted from the site; an id that is no address is no link."""
    assert link == parse(rss(f"<item><title>t</title>{links}</item>")).items[0].link


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        ("<author>press@minsk.example (Ivan Petrov)</author>", ("Ivan Petrov",)),
        ("<author>news@long.example.industries (Ivan Petrov)</author>", ("Ivan Petrov",)),
        ("<author>press@minsk.example</author>", ()),
        ("<dc:creator>Ivan Petrov</dc:creator><dc:creator>Anna K.</dc:creator>", ("Ivan Petrov", "Anna K.")),
    ],
)
def test_authors_are_names_not_addresses(author: str, authors: tuple[str, ...]) -> None:
    """Mail addresses of people are not republished."""
    assert authors == parse(rss(f"<item><title>t</title><link>https://e.org/1</link>{author}</item>")).items[0].authors


@pytest.mark.parametrize(
    ("media", "image"),
    [
        (
            """<media:content url="/s.jpg" medium="image" width="90"/>
            <media:content url="/l.jpg" medium="image" width="900"/>""",
            "l.jpg",
        ),
        ('<media:thumbnail url="/t.jpg"/><enclosure url="/e.png" type="image/png" length="0"/>', "e.png"),
        ('<media:group><media:thumbnail url="/t.jpg"/></media:group>', "t.jpg"),
        ('<itunes:image href="/cover.jpg"/>', "cover.jpg"),
        ('<media:content url="/photo.webp"/>', "photo.webp"),
        ('<enclosure url="/a.mp3" type="audio/mpeg" length="9"/>', None),
    ],
)
def test_the_picture(media: str, image: str | None) -> None:
    """The best picture a feed offers, by any of the vocabularies."""
    item = parse(rss(f"<item><title>t</title><link>https://e.org/1</link>{media}</item>")).items[0]

    assert (image and f"https://minsk.example.by/{image}") == item.image


def test_the_whole_text_of_yandex_feeds_is_content() -> None:
    """Russian city sites put the article into yandex:full-text, in plain text."""
    item = parse(
        rss(
            "<item><title>t</title><link>https://e.org/1</link><description>Кратко.</description>"
            "<yandex:full-text>Первый абзац: 2 &lt; 3.\n\nВторой абзац.</yandex:full-text></item>"
        )
    ).items[0]

    assert ("Кратко.", "<p>Первый абзац: 2 &lt; 3.</p>\n<p>Второй абзац.</p>") == (item.summary, item.content)


def test_markup_comes_unsanitised_and_unresolved() -> None:
    """Cleaning is done once, by our own rules; feedparser's would lose what ours keep."""
    markup = '<p class="lead" style="color:red"><img src="a.jpg" loading="lazy"></p><script>1</script>'
    item = parse(
        rss(f"<item><title>t</title><link>https://e.org/1</link><description><![CDATA[{markup}]]></description></item>")
    ).items[0]

    assert markup == item.summary


@pytest.mark.parametrize(
    ("codec", "declared", "header"),
    [
        ("cp1251", "windows-1251", None),
        ("cp1251", "windows-1251", "text/xml"),
        ("cp1251", "utf-8", "application/rss+xml; charset=windows-1251"),
        ("cp1251", "utf-8", "text/html; charset=utf-8"),
        ("koi8-r", "koi8-r", "application/octet-stream"),
        ("utf-8", "windows-1251", "text/xml; charset=windows-1251"),
        ("utf-16", "utf-16", None),
        ("utf-8-sig", "utf-8", "text/plain"),
    ],
)
def test_charsets_and_wrong_labels(codec: str, declared: str, header: str | None) -> None:
    """A Russian feed is read under right, missing and wrong labels alike."""
    title = "Краснодар и Нанси отметили юбилей побратимства"
    feed = f'<?xml version="1.0" encoding="{declared}"?>' + rss(
        f"<item><title>{title}</title><link>https://e.org/1</link></item>"
    )

    parsed = parse(feed.encode(codec), header)

    assert [title] == [item.title for item in parsed.items]


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda feed: "\n\n" + '<?xml version="1.0"?>' + feed, id="blank lines before the declaration"),
        pytest.param(
            lambda feed: "<br />\n<b>Warning</b>: mysql_connect() in /www/x.php\n" + feed, id="a PHP warning before it"
        ),
        pytest.param(lambda feed: feed.replace("Nancy", "Nan\x00\x0bcy"), id="control characters"),
        pytest.param(lambda feed: feed.replace("Nancy", "Nan&#x1F;&#xD800;cy"), id="forbidden references"),
        pytest.param(lambda feed: feed.replace("Nancy", "Nancy &nbsp;&hellip;"), id="HTML entities"),
        pytest.param(lambda feed: feed.replace("<title>Nancy", "<title>R & D in Nancy"), id="a bare ampersand"),
        pytest.param(lambda feed: feed + "<script>count()</script>", id="junk after it"),
        pytest.param(lambda feed: feed.replace("</channel></rss>", ""), id="end missing"),
    ],
)
def test_ill_formed_feeds_are_read_all_the_same(spoil) -> None:  # type: ignore[no-untyped-def]
    """No publisher's slip costs us the items that are there."""
    feed = rss(
        "<item><title>Nancy</title><link>https://e.org/1</link></item><item><title>Wels</title><link>https://e.org/2</link></item>"
    )

    parsed = parse(spoil(feed))

    assert ["https://e.org/1", "https://e.org/2"] == [item.link for item in parsed.items]
    assert "Nan" in parsed.items[0].title


def test_a_truncated_feed_yields_its_whole_entries() -> None:
    """What the broken connection cut in two is told, not remembered as if it were all."""
    feed = rss(
        "<item><title>Nancy</title><link>https://e.org/1</link></item><item><title>Wels</title><link>https://e.org/2</link>"
    )

    parsed = parse(feed.removesuffix("</channel></rss>"))

    assert ["Nancy"] == [item.title for item in parsed.items]
    assert [(1, "the feed breaks off inside this entry", "Wels")] == [
        (reject.position, reject.reason, reject.excerpt) for reject in parsed.rejects
    ]
    assert 1 == len(parsed.warnings)


def test_a_bad_entry_is_recorded_and_the_rest_goes_on() -> None:
    """An entry that holds nothing can't be told; its neighbours can. One with a text alone is news (RSS 2.0)."""
    parsed = parse(
        rss(
            "<item><category>only this</category></item><item><description>A text.</description></item>"
            "<item><title>Nancy</title><link>https://e.org/1</link></item>"
        )
    )

    assert [("", 1), ("Nancy", 2)] == [(item.title, item.position) for item in parsed.items]
    assert [(0, "an entry without title, link, id and text")] == [
        (reject.position, reject.reason) for reject in parsed.rejects
    ]


def test_an_empty_feed_is_an_answer() -> None:
    """A whole feed without entries is a quiet season, not a failure."""
    parsed = parse(rss(""))

    assert ((), ("the feed has no entries",), "Minsk") == (parsed.items, parsed.warnings, parsed.title)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        pytest.param("", "expected a feed, got an empty answer", id="empty"),
        pytest.param(
            "<!DOCTYPE html><html><head><title>503 &mdash; we are\n upgrading</title></head><body>Sorry</body></html>",
            "expected a feed, got an HTML page titled «503 — we are upgrading»",
            id="an error page with status 200",
        ),
        pytest.param(
            "<?xml version='1.0'?><urlset><url/></urlset>", "an XML document with the root <urlset>", id="sitemap"
        ),
        pytest.param("%PDF-1.7 ...", "a PDF file", id="pdf"),
        pytest.param("Not Found", "text beginning «Not Found»", id="text"),
        pytest.param('{"error": "gone"}', "no JSON Feed", id="other json"),
    ],
)
def test_what_is_no_feed_is_called_by_its_name(body: str, said: str) -> None:
    """The one line in `status` says what came instead."""
    with pytest.raises(UnknownFormat) as caught:
        parse(body, "application/rss+xml")

    assert said in str(caught.value)
    assert ADDRESS in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_feed_cut_before_its_first_entry_is_a_failure() -> None:
    """An empty success would hide it."""
    with pytest.raises(ParseError, match="breaks off before its first whole entry"):
        parse('<rss version="2.0"><channel><title>Min')


def test_a_body_that_spells_a_path_is_not_opened(tmp_path: Path) -> None:
    """feedparser opens a file when bytes name one; it never sees such bytes."""
    secret = tmp_path / "secret.xml"
    secret.write_text(rss("<item><title>Secret</title><link>https://e.org/1</link></item>"))

    with pytest.raises(UnknownFormat, match="text beginning"):
        parse(str(secret))


def test_entities_do_not_explode() -> None:
    """The billion laughs stay a short joke."""
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    parsed = parse(
        f'<!DOCTYPE rss [<!ENTITY l0 "ha">{bomb}]>'
        + rss("<item><title>&l9;</title><link>https://e.org/1</link></item>")
    )

    assert 1000 > len(parsed.items[0].title)


def test_external_entities_are_not_read(tmp_path: Path) -> None:
    """A feed can't have our files republished."""
    secret = tmp_path / "secret"
    secret.write_text("xyzzy")
    feed = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>' + rss(
        "<item><title>a &x; b</title><link>https://e.org/1</link></item>"
    )

    assert "xyzzy" not in parse(feed).items[0].title


@given(st.binary())
def test_bytes_give_items_or_a_source_error(body: bytes) -> None:
    """No answer of a server raises anything else."""
    with suppress(SourceError):
        parse(body)


@given(
    st.lists(
        st.sampled_from(
            [*"<>&;![]/?=\"' ", "item", "entry", "title", "CDATA[", "&#", "xml", "rss", "link", "\x00", "ü", "author"]
        )
    )
)
def test_broken_markup_gives_items_or_a_source_error(pieces: list[str]) -> None:
    """Nor does a feed of shuffled markup."""
    with suppress(SourceError):
        parse(f'<rss version="2.0"><channel><item><title>{"".join(pieces)}</title><link>https://e.org/1</link></item>')


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared development data is not here")
def test_real_feeds_yield_their_entries() -> None:
    """Every real feed gives as many items and dates as it has (entries with nothing but text excepted)."""
    with (SHARED / "index.tsv").open(encoding="utf-8", newline="") as file:
        rows = [
            row for row in csv.DictReader(file, delimiter="\t") if row["class"] == "real" and row["entries"].isdecimal()
        ]
    # The index does not count JSON.
    rows = [row for row in rows if not row["file"].endswith(".json")]
    expected = {row["file"]: (int(row["entries"]), int(row["entries_without_date"] or 0)) for row in rows}
    actual = {}
    for name in expected:
        items = parse((SHARED / name).read_bytes()).items
        actual[name] = (len(items), sum(item.published is None for item in items))

    assert expected == actual
