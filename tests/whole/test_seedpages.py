"""The two example sites, served under their original paths: the acceptance of the whole job."""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

import pytest

from tests.whole.work import SHARED, Work

PAGES = SHARED / "data" / "seedpages"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not PAGES.is_dir(), reason="the development data are not here"),
]
KRD_PAIRS = {
    f"{other}--krasnodar-ru" if other < "krasnodar-ru" else f"krasnodar-ru--{other}"
    for other in ("jinhua-cn", "karlsruhe-de", "larnaca-cy", "wels-at", "nancy-fr", "burgas-bg", "belgrade-rs")
}
SOYUZ_PAIR = "kazan-ru--minsk-by"
STRANGERS = ("Kukharev", "Kirov", "Moskov", "Victory", "Vladimir", "Вера", "Цорн", "Станислав", "Думы")


def gold(folder: str) -> dict:
    """The gold of one site."""
    return json.loads((PAGES / folder / "gold.json").read_text(encoding="utf-8"))


def serve(site, folder: str, listing: str, path: str, content_type: str) -> str:
    """Lay out one site; the path of its list with the query."""
    told = gold(folder)
    site.route("/robots.txt", (200, {"Content-Type": "text/plain"}, (PAGES / folder / "robots.txt").read_bytes()))
    site.route(path, (200, {"Content-Type": content_type}, (PAGES / folder / listing).read_bytes()))
    for article in told["articles"]:
        body = (PAGES / folder / article["file"]).read_bytes()
        site.route(urlsplit(article["url"]).path, (200, {"Content-Type": "text/html; charset=UTF-8"}, body))
    address = urlsplit(told.get("page_url") or told["category_url"])
    return f"{path}?{address.query}" if address.query else path


@pytest.fixture
def pages(work: Work, make_site) -> Work:
    """Both encodings of the Krasnodar list and the Minsk category, configured as an operator would."""
    utf8, cp1251, soyuz = make_site(), make_site(), make_site()
    krd = urlsplit(gold("krd.ru")["page_url"]).path
    for name, site, charset, listing in (
        ("krd", utf8, "UTF-8", "listing_utf8.html"),
        ("krd-1251", cp1251, "windows-1251", "listing_cp1251.html"),
    ):
        path = serve(site, "krd.ru", listing, krd, f"text/html; charset={charset}")
        work.source(name, site.url(path), home="Krasnodar, RU", about="partnerships", language="ru")
    category = urlsplit(gold("soyuz.by")["category_url"]).path
    path = serve(soyuz, "soyuz.by", "category.html", category, "text/html; charset=utf-8")
    work.source("soyuz", soyuz.url(path), home="Minsk, BY", language="en")
    work.configure(utf8.address, cp1251.address, soyuz.address)
    return work


def pairs_of(entry) -> set[str]:
    """The pairs an entry is filed under."""
    return {tag.term for tag in entry.tags if tag.scheme.endswith("/pairs/")}


@pytest.mark.parametrize("now", ["2025-06-12T08:00:00+00:00", "2026-11-22T08:00:00+00:00"])
def test_the_example_sites_become_the_right_feeds(pages: Work, now: str) -> None:
    """Eight Krasnodar items told once in seven pairs, one Minsk–Kazan item with its true date."""
    pages.once(now)
    city, everything = pages.feed("cities/krasnodar-ru.atom"), pages.feed("all.atom")
    article = next(entry for entry in everything.entries if SOYUZ_PAIR in pairs_of(entry))
    written = "".join(text.decode() for name, (text, _) in pages.files().items() if name.endswith(".atom"))

    assert {item["title"] for item in gold("krd.ru")["items"]} == {entry.title for entry in city.entries}
    assert (8, 9) == (len(city.entries), len(everything.entries))
    assert KRD_PAIRS == set().union(*map(pairs_of, city.entries))
    assert KRD_PAIRS | {SOYUZ_PAIR} == {
        path.stem for path in (pages.folder / "output" / "pairs").glob("*.atom") if path.stem.count(".") == 0
    }
    assert ["Minsk, Kazan sign cooperation program for 2025-2027"] == pages.titles(f"pairs/{SOYUZ_PAIR}.atom")
    assert "2025-06-10T11:02:00+03:00" == article.published
    assert [] == [word for word in STRANGERS if re.search(rf'term="[^"]*{word.lower()}', written)]


def test_an_article_page_gives_its_text_alone(pages: Work) -> None:
    """No caption, menu or related teaser stands in the text; the inferred date says why."""
    shown = json.loads(pages.run("preview", "soyuz", "--json").stdout)
    items = {item["title"]: item for item in shown["items"]}

    for expected in gold("soyuz.by")["articles"]:
        item = items[expected["title"]]
        assert expected["text"].split("\n") == item["text"].split("\n\n")
        assert expected["caption"] not in item["text"]
    first = items["Minsk, Kazan sign cooperation program for 2025-2027"]
    assert ("2025-06-10T11:02:00+03:00", "inferred") == (first["published"], first["published_basis"])
    assert [[SOYUZ_PAIR], [], [], []] == [[pair["slug"] for pair in item["pairs"]] for item in shown["items"]]


@pytest.mark.parametrize("about", ["partnerships", None])
def test_the_example_texts_through_the_filter(work: Work, about: str | None) -> None:
    """The eight news one line each and the Minsk article give the same pairs; without «about» two may be absent."""
    told = gold("krd.ru")["items"]
    lines = [
        {"id": str(at), "title": item["title"], "text": item["teaser"], "home": "Krasnodar, RU"}
        | ({"about": about} if about else {})
        for at, item in enumerate(told)
    ]
    seed = next((SHARED / "seeds").glob("004_*")).read_text(encoding="utf-8")
    title, _, text = seed.partition("\n")
    lines.append({"id": "soyuz", "title": title, "text": text})
    done = work.run("tag", stdin="".join(json.dumps(line) + "\n" for line in lines))
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    pairs = {pair["slug"] for row in rows[:-1] for pair in row["pairs"] if not pair["background"]}

    assert (0, [line["id"] for line in lines]) == (done.returncode, [row["id"] for row in rows])
    assert [] == rows[1]["pairs"]
    assert {SOYUZ_PAIR} == {pair["slug"] for pair in rows[-1]["pairs"] if not pair["background"]}
    assert pairs <= KRD_PAIRS
    assert KRD_PAIRS - pairs <= (set() if about else {"krasnodar-ru--nancy-fr", "krasnodar-ru--wels-at"})
