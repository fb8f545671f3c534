"""The site in a real browser: for everybody, in the dark, without script, on a phone, and light."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from aggregator.atlas.land import coasts
from aggregator.compose import chart
from aggregator.model import City, pair
from aggregator.model.site import CityTally, IndexPage, PairTally, SitePage
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
from aggregator.publish.links import page_path
from tests.publish.examples import BG, BREMEN, ENTRY, FEED, GDANSK, NOON, SITE
from tests.publish.test_pages import pages
from tests.whole.serving import served
from tests.whole.work import Work

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")

EVERY = [
    pytest.param(page, id=f"{page.address}-{language}".replace("/", "-"))
    for language in ("en", "ru")
    for page in pages(language)
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address, with "/" at the end, of a site with one page of every kind in two languages."""
    work = Work(tmp_path_factory.mktemp("site"))
    shelf = Shelf(work.folder / "output")
    for language in ("en", "ru"):
        for page in pages(language):
            publish_page(shelf, page, SITE)
    publish_feed(shelf, replace(FEED, address="all"), SITE)
    for subject in ("cities/gdansk-pl", "cities/bremen-de", FEED.address):
        for edition in ("", ".en", ".ru"):
            publish_feed(shelf, replace(FEED, address=subject + edition), SITE)
    publish_static(shelf)
    publish_map(shelf, chart.ground((((10.0, 50.0), (20.0, 50.0), (20.0, 56.0)),), chart.window([GDANSK, BREMEN])))
    names = {"en": (GDANSK, BREMEN), "ru": (replace(GDANSK, name="Гданьск"), replace(BREMEN, name="Бремен"))}
    publish_embed_kit(
        shelf,
        {language: [CityTally(city, 3) for city in cities] for language, cities in names.items()},
        {language: [PairTally(pair(*cities), 3)] for language, cities in names.items()},
        SITE,
    )
    publish_lists(shelf, [], [], SITE)
    publish_status(shelf, {}, [], SITE)
    with served(work) as address:
        yield f"{address}/"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium."""
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Callable[..., Any]]:
    """Open a path as a visitor of one's own; a complaint of the browser fails the test."""
    contexts, complaints, asked = [], [], []

    def open_page(path: str, **how: Any) -> Any:
        contexts.append(browser.new_context(**how))
        page = contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [] == complaints
    assert [] == [one for one in asked if not one.startswith(address)]  # nothing from elsewhere


@pytest.mark.parametrize("page", EVERY)
def test_everybody_can_use_it(page: SitePage, visit: Callable[..., Any]) -> None:
    """axe-core finds no violation of WCAG 2.2 AA or of good practice, in light and in the dark."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    rules = {"rules": {"target-size": {"enabled": True}}}
    shown = visit(page_path(page.address, page.language, SITE), bypass_csp=True)  # axe is a script of its own
    shown.locator("details").evaluate_all("all => all.forEach((one) => (one.open = true))")
    for scheme in ("light", "dark"):
        shown.emulate_media(color_scheme=scheme)

        found = axe.run(shown, options=rules).response["violations"]
        assert [] == [(one["id"], one["nodes"][0]["html"]) for one in found]


@pytest.mark.parametrize("page", EVERY[: len(EVERY) // 2])
def test_it_fits_a_phone(page: SitePage, visit: Callable[..., Any]) -> None:
    """Nothing is wider than the screen (WCAG 1.4.10), at 320 pixels as at 360."""
    shown = visit(page_path(page.address, page.language, SITE))
    for width in (320, 360):
        shown.set_viewport_size({"width": width, "height": 700})

        assert width == shown.evaluate("document.documentElement.scrollWidth")


def test_the_map_leads_to_cities_and_pairs(visit: Callable[..., Any]) -> None:
    """Its dots and arcs are links with names; the land below is loaded."""
    home = visit("ru/index.html", viewport={"width": 1440, "height": 900})
    assert home.evaluate("performance.getEntriesByType('resource').some((one) => one.name.endsWith('/map/land.svg'))")
    assert "Bremen – Gdańsk: 2 истории" == home.locator(".map .arcs a").get_attribute("aria-label")
    home.locator(".map .dots a").first.click()
    home.wait_for_url("**/ru/cities/gdansk-pl.html")

    assert "Gdańsk" == home.locator("h1").inner_text()


@pytest.mark.parametrize(("typed", "lands"), [("гдань", "gdansk-pl"), ("GDANSK", "gdansk-pl"), ("rem", "bremen-de")])
def test_a_city_is_found_by_any_of_its_names(typed: str, lands: str, visit: Callable[..., Any]) -> None:
    """In any language, in any case, without its accents; Enter goes to the first."""
    home = visit("index.html")
    home.get_by_label("Find a city").fill(typed)
    home.wait_for_selector(".hits a")
    home.keyboard.press("Enter")
    home.wait_for_url(f"**/cities/{lands}.html")


def test_a_city_that_is_not_there(visit: Callable[..., Any]) -> None:
    """Is told kindly."""
    home = visit("ru/cities/index.html")
    home.get_by_label("Найти город").fill("атлантида")

    sync_api.expect(home.locator(".find [role=status]")).to_have_text("О городе с таким названием новостей здесь нет.")


def test_a_city_leads_to_its_own_news_for_websites(visit: Callable[..., Any]) -> None:
    """The configurator opens with the city chosen."""
    city = visit("cities/gdansk-pl.html")
    city.locator("a.button").click()
    city.wait_for_selector("#city option", state="attached")

    assert "gdansk-pl" == city.locator("#city").input_value()


@pytest.mark.parametrize("page", EVERY[: len(EVERY) // 2])
def test_it_reads_without_script(page: SitePage, visit: Callable[..., Any]) -> None:
    """Heading, text and ways onward are there, and no box that does nothing."""
    shown = visit(page_path(page.address, page.language, SITE), java_script_enabled=False)

    assert shown.locator("h1").is_visible()
    assert shown.locator("main").inner_text().strip() != shown.locator("h1").inner_text()
    assert not shown.locator("input:visible, select:visible").count()


def test_without_script_there_is_the_list_of_cities(visit: Callable[..., Any]) -> None:
    """Instead of the box to find one; the map is drawn all the same."""
    home = visit("index.html", java_script_enabled=False)
    assert home.locator(".map .dot").first.is_visible()
    home.locator(".find a").click()

    assert "Cities" == home.locator("h1").inner_text()


def test_a_full_home_page_is_light() -> None:
    """Hundreds of cities all over the world, fifty stories: below 100 kB in all on the first visit."""
    cities = [
        City(n, f"Settlement {n}", "XX", f"settlement-{n}-xx", -50 + n * 37 % 115, -170 + n * 91 % 340)
        for n in range(1000)
    ]
    pairs = [PairTally(pair(cities[n], cities[(n * 7 + 1) % 1000]), n % 9 + 1, NOON, n % 5) for n in range(1000)]
    tallies = [CityTally(city, n % 11 + 1, NOON, n % 6) for n, city in enumerate(cities)]
    view = chart.window(cities)
    entries = tuple(replace(ENTRY, story_id=f"s{n}", pairs=(BG,), summary="Сводка новостей " * 18) for n in range(50))
    home = IndexPage("ru", entries, tuple(tallies), tuple(pairs), NOON, chart.city_map(tallies, pairs, view))
    sizes = sizes_of(home, chart.ground(coasts(), view))

    assert sizes["map/land.svg"] < 40_000
    assert sum(sizes.values()) < 100_000


def sizes_of(home: IndexPage, ground: Any) -> dict[str, int]:
    """What a first visit of the home page costs, compressed."""
    from aggregator.publish import chart as drawing
    from aggregator.publish import pages as written

    files = {"index.html": written.write(home, SITE), "map/land.svg": drawing.ground(ground), **written.static_files()}
    return {path: len(gzip.compress(data, 6)) for path, data in files.items()}
