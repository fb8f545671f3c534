"""The embed kit's files: fragments, frames, what there is to choose from, and the module's weight."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest
from lxml import html

from aggregator.model.site import CityTally, EmbedPage, PairTally
from aggregator.publish import Shelf, embed_words, publish_embed, publish_embed_kit, publish_feed, publish_gone, words
from aggregator.publish.pages import write
from tests.publish.examples import BG, BREMEN, EDITION, ENTRY, FEED, GDANSK, HARD, SITE, with_text

FRAGMENT = f"embed/{BG.slug}.ru.html"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An empty folder."""
    return Shelf(tmp_path)


def test_an_edition_has_a_fragment_and_a_frame(shelf: Shelf) -> None:
    """Written once; no other feed has them."""
    written = publish_embed(shelf, EDITION, SITE)

    assert [FRAGMENT, f"embed/{BG.slug}.ru.frame.html"] == written
    assert [] == publish_embed(shelf, EDITION, SITE)
    assert [] == publish_embed(shelf, FEED, SITE)
    assert [] == publish_embed(shelf, replace(EDITION, address="all.ru", scope="all"), SITE)


def test_a_fragment_is_plain_markup(shelf: Shelf) -> None:
    """Classes only: no script, style, ids that may clash; every address whole, for it stands on another site."""
    publish_embed(shelf, EDITION, SITE)
    root = html.fragment_fromstring((shelf.output / FRAGMENT).read_text().strip())

    assert ("section", "ru") == (root.tag, root.get("lang"))
    assert [] == root.xpath("//script|//style|//*[@style]|//*[@id]")
    assert {"city-news"} == {name[:9] for name in root.xpath("//@class")}
    assert all(address.startswith("https://") for address in root.xpath("//@href"))
    assert [ENTRY.title] * 2 == [text.strip() for text in root.xpath("//h3/a/text()")]
    assert ["ru", "und"] == root.xpath("//h3/@lang")
    assert [ENTRY.published.isoformat()] * 2 == root.xpath("//time/@datetime")
    assert "https://news.example.org/ru/pairs/bremen-de--gdansk-pl.html" == root.xpath("//h2/a/@href")[0]


def test_a_fragment_without_stories_says_so(shelf: Shelf) -> None:
    """A city may be new; at most ten stories stand in a fragment."""
    publish_embed(shelf, replace(EDITION, entries=()), SITE)
    assert "Пока новостей нет." in (shelf.output / FRAGMENT).read_text()

    publish_embed(shelf, replace(EDITION, entries=(ENTRY,) * 12), SITE)
    assert 10 == (shelf.output / FRAGMENT).read_text().count("<li ")


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_hard_texts_stay_texts(text: str, shelf: Shelf) -> None:
    """Markup, controls and lone surrogates in what sources write."""
    publish_embed(shelf, replace(with_text(text), address=EDITION.address, language="ru"), SITE)
    for path in (shelf.output / "embed").glob("*.html"):
        parser = html5lib.HTMLParser(strict=False)
        tree = (parser.parse if "frame" in path.name else parser.parseFragment)(path.read_bytes().decode())

        assert [] == parser.errors
        allowed = {"frame.js"} if "frame" in path.name else set()
        assert allowed == {one.get("src") for one in tree.iter("{http://www.w3.org/1999/xhtml}script")}


def test_what_there_is_to_choose_from(shelf: Shelf) -> None:
    """Every city with its names, every pair; an end without a feed of its own has no stories."""
    gdansk = {"en": GDANSK, "ru": replace(GDANSK, name="Гданьск")}
    bremen = {"en": BREMEN, "ru": replace(BREMEN, name="Бремен\x00")}
    cities = {language: [CityTally(gdansk[language], 7)] for language in ("en", "ru")}
    pairs = {language: [PairTally(replace(BG, a=bremen[language], b=gdansk[language]), 2)] for language in ("en", "ru")}
    written = publish_embed_kit(shelf, cities, pairs, SITE)
    register = json.loads((shelf.output / "embed/cities.json").read_bytes())

    assert {"embed/index.html", "ru/embed/index.html", "embed/city-news.js", "embed/cities.json"} <= set(written)
    assert [] == publish_embed_kit(shelf, cities, pairs, SITE)
    assert ("https://news.example.org/", ["en", "ru"]) == (register["base"], register["languages"])
    assert {"names": {"en": "Gdańsk", "ru": "Гданьск"}, "country": "PL", "stories": 7} == register["cities"][
        "gdansk-pl"
    ]
    assert ("Бремен", 0) == (register["cities"]["bremen-de"]["names"]["ru"], register["cities"]["bremen-de"]["stories"])
    assert {BG.slug: 2} == register["pairs"]


def test_the_element_is_light(shelf: Shelf) -> None:
    """One module under 10 kB as it is sent, which loads nothing else."""
    publish_embed_kit(shelf, {}, {}, SITE)
    module = shelf.output / "embed/city-news.js"

    assert module.with_name("city-news.js.br").stat().st_size < 10_000
    assert module.with_name("city-news.js.gz").stat().st_size < 10_000
    assert "import " not in module.read_text().replace("import.meta", "")


def test_the_configurator_reads_without_script() -> None:
    """It shows two lines to adapt."""
    root = html.fromstring(write(EmbedPage("ru"), SITE))

    assert "https://news.example.org/embed/city-news.js" in root.xpath("string(//noscript)")
    assert root.xpath("//form[@hidden]")


@pytest.mark.parametrize("name", ["list", "missing", "configurator"])
def test_every_language_says_everything(name: str) -> None:
    """No word is missing or empty in one of them, no sentence was left in another's language."""
    tables = embed_words.table(name)
    sentences = [text for table in tables.values() for text in table.values() if len(text) > 25]

    assert {frozenset(tables["en"])} == {frozenset(table) for table in tables.values()}
    assert all(all(table.values()) for table in tables.values())
    assert len(sentences) == len(set(sentences)) > 10
    assert all("{}" in table.get("saved", "{}") for table in tables.values())


def test_the_sites_languages_have_a_kit() -> None:
    """Whatever language the pages speak, the configurator and the pages for what is missing speak too."""
    for name in ("list", "missing", "configurator"):
        assert set(words.languages()) <= set(embed_words.table(name))


def test_the_module_says_it_in_every_language(shelf: Shelf) -> None:
    """What the server's fragments say, the element says in the same words."""
    publish_embed_kit(shelf, {}, {}, SITE)
    module = (shelf.output / "embed/city-news.js").read_text()
    (said,) = re.findall(r"const WORDS = (\{.*?\n\});", module, re.DOTALL)
    tables = json.loads(re.sub(r"^  (\w+):", r'  "\1":', said, flags=re.MULTILINE))

    assert {language: list(table.values()) for language, table in embed_words.table("list").items()} == tables


@pytest.mark.parametrize(
    ("language", "none", "day", "direction"),
    [
        ("de-AT", "Noch keine Meldungen.", "20. Mai 2025", None),
        ("he", "אין חדשות עדיין.", "20 במאי 2025", "rtl"),
        ("no", "Ingen nyheter ennå.", "20. mai 2025", None),
        ("xx", "No stories yet.", "May 20, 2025", None),
    ],
)
def test_a_fragment_speaks_its_editions_language(
    shelf: Shelf, language: str, none: str, day: str, direction: str | None
) -> None:
    """Words, dates and direction; English where there are no words."""
    edition = replace(EDITION, address=f"cities/gdansk-pl.{language}", language=language)
    publish_embed(shelf, edition, SITE)
    root = html.fragment_fromstring((shelf.output / f"embed/gdansk-pl.{language}.html").read_text().strip())
    publish_embed(shelf, replace(edition, entries=()), SITE)

    assert (language, direction) == (root.get("lang"), root.get("dir"))
    assert [day] * 2 == root.xpath("//time/text()")
    assert none in (shelf.output / f"embed/gdansk-pl.{language}.html").read_text()


def test_a_withdrawn_page_leaves_a_mark(shelf: Shelf) -> None:
    """For servers to answer 410; only where a page was, in every language."""
    for path in ("stories/a.html", "ru/stories/a.html"):
        shelf.put(path, b"x" * 2000)

    assert ["stories/a.html", "ru/stories/a.html"] == publish_gone(shelf, "stories/a", SITE)
    assert [] == publish_gone(shelf, "stories/a", SITE)
    assert ["a.html.gone"] == [path.name for path in (shelf.output / "stories").iterdir()]


def test_a_feed_alone_writes_no_fragment(shelf: Shelf) -> None:
    """Formats and fragments are two doors."""
    assert all(not path.startswith("embed/") for path in publish_feed(shelf, EDITION, SITE))
