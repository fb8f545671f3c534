"""What is answered where nothing stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import html5lib
import pytest
from lxml import html

from aggregator.model.site import SiteInfo
from aggregator.publish import Shelf, missing, publish_missing
from tests.publish.examples import HARD, SITE


def site(*languages: str, base_url: str = "https://news.example.org/", title: str = "Neighbours") -> SiteInfo:
    """A site in these languages."""
    return replace(SITE, publisher=replace(SITE.publisher, languages=languages, base_url=base_url, title=title))


def test_one_page_for_every_reader(tmp_path: Path) -> None:
    """In each language once, the site's first one first; written once."""
    written = publish_missing(Shelf(tmp_path), site("ru", "en", "de-AT"))
    root = html.fromstring((tmp_path / "404.html").read_bytes())

    assert ["404.html", "404.txt", "410.html", "410.txt"] == written
    assert [] == publish_missing(Shelf(tmp_path), site("ru", "en", "de-AT"))
    assert ["ru", "en", "de"] == root.xpath("//section/@lang")
    assert ["/", "/en/", "/de-AT/"] == root.xpath("//section//a[1]/@href")
    assert 1 == len(root.xpath("//h1"))


def test_it_is_shown_at_any_depth() -> None:
    """So its links begin with the root of the site, wherever that is."""
    page = missing.write(site("en", base_url="https://city.example/новости/"))["410.html"]

    assert {"/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/"} == {
        address[:44] for address in html.fromstring(page).xpath("//@href|//@src")
    }


@pytest.mark.parametrize(
    ("languages", "spoken"), [(("xx", "yy"), ["en"]), (("xx", "en"), ["en"]), (("zh-Hant", "he"), ["zh", "he"])]
)
def test_english_where_words_are_lacking(languages: tuple[str, ...], spoken: list[str]) -> None:
    """And no language twice."""
    page = missing.write(site(*languages))["404.html"]

    assert spoken == html.fromstring(page).xpath("//section/@lang")
    assert ["rtl" if language == "he" else "ltr" for language in spoken] == html.fromstring(page).xpath(
        "//section/@dir"
    )


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_hard_titles(text: str) -> None:
    """Whatever the publisher calls itself."""
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(missing.write(site("en", title=text))["404.html"].decode())

    assert [] == parser.errors
