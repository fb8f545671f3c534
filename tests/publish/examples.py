"""Small feeds and pages to write."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from aggregator.model import Act, Author, Chain, City, Enclosure, Entry, Feed, Gone, Origin, Publisher, Related, pair
from aggregator.model.site import SiteInfo

GDANSK = City(1, "Gdańsk", "PL", "gdansk-pl", 54.35, 18.65)
BREMEN = City(2, "Bremen", "DE", "bremen-de", 53.08, 8.8)
BG = pair(GDANSK, BREMEN)
SITE = SiteInfo(
    Publisher("Neighbours", "https://news.example.org/", Author("The desk", "desk@example.org"), ("en", "ru")), "1.2"
)
NOON = datetime(2025, 5, 20, 12, tzinfo=timezone(timedelta(hours=3)))

ENTRY = Entry(
    id="tag:news.example.org,2026:stories/s1",
    story_id="s1",
    title="Гданьск & Бремен: 50 лет вместе",
    url="https://port.example/news?id=1&page=2",
    published=NOON,
    updated=NOON + timedelta(hours=2),
    origin=Origin(
        "tag:news.example.org,2026:sources/port", "port", "The Port", "https://port.example/feed", NOON, "ru", feed=True
    ),
    summary="Мэры < гости >.\nДень открытых дверей.",
    language="ru",
    authors=("Анна",),
    related=(
        Related("https://hall.example/a b", "Fünfzig Jahre", "de", "hall", "Rathaus", NOON),
        Related("https://third.example/", "No language", None, "third", "Third", NOON),
    ),
    pairs=(BG,),
    cities=(BREMEN, GDANSK),
    labels=("culture",),
    acts=(Act("anniversary", "Anniversary"),),
    image="https://port.example/p.JPG?w=9",
    enclosures=(Enclosure("https://port.example/a.mp3", "audio/mpeg", 123), Enclosure("https://port.example/b")),
    rights="https://creativecommons.org/licenses/by/4.0/",
)
FEED = Feed(
    address="pairs/bremen-de--gdansk-pl",
    scope="pair",
    id="tag:news.example.org,2026:pairs/bremen-de--gdansk-pl",
    title="Bremen – Gdańsk · Neighbours",
    updated=ENTRY.updated,
    entries=(
        ENTRY,
        replace(
            ENTRY, id=ENTRY.id + "2", story_id="s12", language=None, related=(), content_html="<p>Ganz <b>lang</b></p>"
        ),
    ),
    subtitle="Bremen and Gdańsk: news of their cooperation",
    pair=BG,
)
EDITION = replace(FEED, address=f"{FEED.address}.ru", id=f"{FEED.id}.ru", language="ru")
EMPTY = Feed("all", "all", "tag:news.example.org,2026:all", "Neighbours", datetime(2026, 1, 1, tzinfo=UTC), ())

#: The feed with tombstones and an archive behind it, and a document of that archive.
LIVING = replace(
    FEED,
    gone=(
        Gone("tag:news.example.org,2026:stories/s0", NOON + timedelta(days=1), "stories/s1"),
        Gone("tag:news.example.org,2026:stories/s00", NOON),
    ),
    chain=Chain(older=f"archive/{FEED.address}/2"),
)
ARCHIVED = replace(
    FEED,
    address=f"archive/{FEED.address}/2",
    chain=Chain(FEED.address, older=f"archive/{FEED.address}/1", newer=f"archive/{FEED.address}/3"),
)
HUBBED = replace(SITE, hubs=("https://hub.example/",))

#: Texts that break careless writers.
HARD = {
    "cdata-end": "a ]]> b <![CDATA[ c",
    "markup": "<script>alert('x')</script> & &amp; \"q\"",
    "controls": "a\x00b\x0bc\x1fd\x7fe\x9ff",
    "surrogate": "a\ud800b\udfffc",
    "noncharacters": "a\ufffeb\uffffc\ufdd0d\U0001fffee",
    "emoji": "👩‍👩‍👧 🇺🇦 ok",
    "rtl": "חדשות من מדינה \u202b abc",
    "cjk": "金华市与克拉斯诺达尔签署备忘录，友好城市",
    "long": "Слово " * 170,
    "jinja": "{{ site }} {% raw %}",
    "newlines": "one\r\ntwo\rthree\nfour\ttab",
}


def with_text(text: str) -> Feed:
    """The feed with ``text`` wherever a source or an operator may put text."""
    entry = replace(
        ENTRY,
        title=text,
        summary=text,
        content_html=text,
        authors=(text,),
        labels=(text,),
        rights=text,
        url=f"https://port.example/{text}",
        image=f"https://port.example/{text}",
        enclosures=(Enclosure(f"https://port.example/{text}", "audio/mpeg", 1),),
        language="ru",
        origin=replace(ENTRY.origin, title=text, rights=text, url=f"https://port.example/{text}"),
        related=(replace(ENTRY.related[0], title=text, source_title=text, url=f"https://hall.example/{text}"),),
        cities=(replace(BREMEN, name=text), GDANSK),
    )
    return replace(FEED, title=text or "t", subtitle=text, entries=(entry,))
