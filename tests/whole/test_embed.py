"""The embed kit in a real browser: on a foreign site, under a strict policy, with and without the server."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from aggregator.model import pair
from aggregator.model.site import CityTally, PairTally
from aggregator.publish import Shelf, publish_embed, publish_embed_kit, publish_feed, publish_static
from tests.publish.examples import BREMEN, ENTRY, FEED, GDANSK, SITE
from tests.site import Site
from tests.whole.serving import free_port, served
from tests.whole.work import ROOT, Work

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")

TITLES = {
    "ru": ["Гданьск и Бремен: <b>50 лет</b> вместе", "Хор из Бремена пел в Гданьске", "Школьники меняются местами"],
    "en": [
        "Gdańsk and Bremen: fifty years <script>alert(1)</script>",
        "מקהלה מברמן שרה בגדנסק",
        "Pupils change places",
    ],
}


@dataclass
class Kit:
    """The served folder and its address."""

    work: Work
    address: str

    def output(self) -> Shelf:
        """Where more can be published."""
        return Shelf(self.work.folder / "output")


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kit]:
    """Two cities and their pair, in two languages, under the address they are really served at."""
    port = free_port()
    kit = Kit(Work(tmp_path_factory.mktemp("embed")), f"http://127.0.0.1:{port}")
    publish(kit)
    with served(kit.work, port=port):
        yield kit


def publish(kit: Kit) -> None:
    """A feed of three stories for each city and the pair, its editions, and the kit."""
    site = replace(SITE, publisher=replace(SITE.publisher, base_url=f"{kit.address}/"))
    two = pair(GDANSK, BREMEN)
    publish_static(kit.output())
    for subject in ("cities/gdansk-pl", "cities/bremen-de", f"pairs/{two.slug}"):
        for language, titles in TITLES.items():
            entries = tuple(
                replace(
                    ENTRY,
                    story_id=f"s{n}",
                    id=f"{ENTRY.id}{n}",
                    title=title,
                    language="he" if "מ" in title else language,
                )
                for n, title in enumerate(titles)
            )
            scope = "city" if subject.startswith("cities") else "pair"
            feed = replace(FEED, address=f"{subject}.{language}", scope=scope, language=language, entries=entries)
            publish_feed(kit.output(), feed, site)
            publish_embed(kit.output(), feed, site)
            publish_feed(kit.output(), replace(feed, address=subject, language=None), site)
    names = {"en": (GDANSK, BREMEN), "ru": (replace(GDANSK, name="Гданьск"), replace(BREMEN, name="Бремен"))}
    publish_embed_kit(
        kit.output(),
        {language: [CityTally(city, 3) for city in cities] for language, cities in names.items()},
        {language: [PairTally(pair(*cities), 3)] for language, cities in names.items()},
        site,
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium."""
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page in a browser that remembers what it asked for and what it complained of."""

    page: Any
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def stories(self, within: str = "city-news") -> list[str]:
        """The headlines shown."""
        self.page.wait_for_selector(f"{within} [part=item], {within} .city-news-item")
        return [
            text.strip()
            for text in self.page.locator(f"{within} :is([part=headline], .city-news-headline)").all_inner_texts()
        ]


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Visit]]:
    """Open addresses, each as a visitor of its own."""
    contexts = []

    def visit(address: str, **how: Any) -> Visit:
        contexts.append(browser.new_context(**how))
        page = contexts[-1].new_page()
        visit = Visit(page)
        page.on("request", lambda request: visit.asked.append(request.url))
        page.on("console", lambda message: visit.complaints.append(message.text))
        page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        page.goto(address)
        return visit

    yield visit
    for context in contexts:
        context.close()


def city_site(site: Site, kit: Kit, body: str, **more: str) -> str:
    """The address of a page of a city's own website that lets in nothing but the kit."""
    policy = f"default-src 'none'; script-src {kit.address}; connect-src {kit.address}; frame-src {kit.address}"
    head = '<!doctype html><html lang="de"><meta charset="utf-8"><title>Stadt</title>'
    markup = f"{head}<main><h1>Stadt</h1><h2>Neu</h2>{body}</main>"
    fields = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy, **more}
    site.route("/", (200, fields, markup))
    return site.url("/").replace("127.0.0.1", "localhost")


def element(kit: Kit, attributes: str, inside: str = "") -> str:
    """The two lines that a web editor pastes."""
    return (
        f'<script type="module" src="{kit.address}/embed/city-news.js"></script>'
        f"<city-news {attributes}>{inside}</city-news>"
    )


def test_the_element_on_a_foreign_site(kit: Kit, site: Site, open_page: Callable[..., Visit]) -> None:
    """Under a policy without inline style and script: headlines in their language, day, source, link."""
    body = element(kit, 'city="gdansk-pl" lang="ru" limit="2"')
    visit = open_page(city_site(site, kit, body))
    page = visit.page

    assert TITLES["ru"][:2] == visit.stories()
    assert ["ru", "auto"] == [page.locator("city-news h3").first.get_attribute(name) for name in ("lang", "dir")]
    assert "20 мая 2025 г." == page.locator("city-news time").first.inner_text().rstrip(" ·")
    assert ENTRY.published.isoformat() == page.locator("city-news time").first.get_attribute("datetime")
    assert "The Port" == page.locator("city-news [part=source]").first.inner_text()
    assert ENTRY.url == page.locator("city-news h3 a").first.get_attribute("href")
    assert f"{kit.address}/ru/cities/gdansk-pl.html" == page.get_by_role("link", name="Все новости").get_attribute(
        "href"
    )
    assert [] == visit.complaints


@pytest.mark.parametrize("limit", [2, 5], ids=["fewer than there are", "more than there are"])
@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_jumps(kit: Kit, site: Site, open_page: Callable[..., Visit], limit: int, width: int) -> None:
    """What stands below the list stays where it was while the news were on their way."""
    body = element(kit, f'city="gdansk-pl" lang="ru" limit="{limit}" summaries') + '<p id="below">below</p>'
    visit = open_page(city_site(site, kit, "<p>above</p>"), viewport={"width": width, "height": 2000})
    page = visit.page
    held: list[Any] = []

    def hold(route: Any) -> None:
        held.append(route)

    page.route("**/gdansk-pl.ru.json", hold)
    city_site(site, kit, body)
    page.reload()
    page.wait_for_function("document.querySelector('city-news').shadowRoot?.querySelector('.wait')")
    below = "document.querySelector('#below').getBoundingClientRect().top"
    before = page.evaluate(below)
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()
    visit.stories()

    assert before == page.evaluate(below)


def test_no_cookie_and_no_third_party(kit: Kit, site: Site, open_page: Callable[..., Visit]) -> None:
    """What is asked for is the page itself, the module and one feed; a visitor's address is told to nobody else."""
    visit = open_page(city_site(site, kit, element(kit, 'city="gdansk-pl" lang="ru"')))
    visit.stories()

    assert [f"{kit.address}/embed/city-news.js", f"{kit.address}/cities/gdansk-pl.ru.json"] == [
        address for address in visit.asked if "favicon" not in address
    ][1:]
    assert [] == visit.page.context.cookies()


def test_what_a_source_writes_stays_text(kit: Kit, site: Site, open_page: Callable[..., Visit]) -> None:
    """Markup in headlines is shown, never run; scripts run from right to left where their language does."""
    visit = open_page(city_site(site, kit, element(kit, 'pair="gdansk-pl--bremen-de" lang="en" summaries')))

    assert TITLES["en"] == visit.stories()
    assert "he" == visit.page.locator("city-news h3").nth(1).get_attribute("lang")
    assert "rtl" == visit.page.locator("city-news h3").nth(1).evaluate("one => getComputedStyle(one).direction")
    assert "Мэры < гости >." in visit.page.locator("city-news [part=summary]").first.inner_text()
    assert [] == visit.complaints


def test_a_link_that_is_none_is_no_link(kit: Kit, site: Site, open_page: Callable[..., Visit]) -> None:
    """An address that would run a script is shown as plain text."""
    items = [
        {"id": "1", "title": "Click", "url": "javascript:alert(1)", "date_published": "2025-05-20", "language": "en"}
    ]
    kit.output().put("cities/trap-xx.json", json.dumps({"title": "T", "items": items}).encode())
    kit.output().put("cities/trap-xx.en.json", json.dumps({"title": "T", "items": items}).encode())
    visit = open_page(city_site(site, kit, element(kit, 'city="trap-xx" lang="en"')))

    assert ["Click"] == visit.stories()
    assert 0 == visit.page.locator("city-news h3 a").count()


def test_the_last_good_copy_is_shown(kit: Kit, site: Site, open_page: Callable[..., Visit]) -> None:
    """When feeds can't be had, and kindly said; when they can again, so are the news."""
    visit = open_page(city_site(site, kit, element(kit, 'city="gdansk-pl" lang="ru"')))
    page = visit.page
    assert TITLES["ru"] == visit.stories()
    page.route("**/*.json", lambda route: route.abort())
    page.goto(page.url)

    assert TITLES["ru"] == visit.stories()
    note = page.locator("city-news [role=status]")
    sync_api.expect(note).to_contain_text("Сохранённая копия: ")
    page.unroute("**/*.json")
    page.locator("city-news").evaluate("one => one.refresh()")
    sync_api.expect(note).to_have_text("")


def test_an_error_is_told_kindly(kit: Kit, site: Site, open_page: Callable[..., Visit]) -> None:
    """A city that has no feed: a sentence and a link, and an event for who wants to act on it."""
    visit = open_page(city_site(site, kit, element(kit, 'city="nowhere-xx" lang="en"')))
    note = visit.page.locator("city-news [role=status]")

    sync_api.expect(note).to_have_text("The news can’t be loaded just now.")
    assert "All stories" == visit.page.locator("city-news a").inner_text()
    visit.page.locator("city-news").evaluate("one => one.setAttribute('city', 'gdansk-pl')")
    assert TITLES["en"] == visit.stories()
    sync_api.expect(note).to_have_text("")


def test_attributes_may_change(kit: Kit, site: Site, open_page: Callable[..., Visit]) -> None:
    """Language, number, level; a request that is no longer wanted is given up and never shown."""
    visit = open_page(city_site(site, kit, element(kit, 'city="gdansk-pl" lang="ru"')))
    visit.stories()
    page = visit.page
    change = "([name, value]) => document.querySelector('city-news').setAttribute(name, value)"
    page.evaluate(change, ["limit", "1"])
    sync_api.expect(page.locator("city-news h3")).to_have_count(1)
    page.evaluate(change, ["heading", "4"])
    sync_api.expect(page.locator("city-news h4")).to_have_count(1)
    page.evaluate(change, ["heading", "3"])
    page.evaluate(change, ["caption", "Partner"])
    sync_api.expect(page.locator("city-news h2")).to_have_text("Partner")
    before = len(visit.asked)
    page.route("**/bremen-de.ru.json", lambda _: None)  # never answered
    page.evaluate(change, ["city", "bremen-de"])
    page.wait_for_timeout(100)
    page.evaluate(change, ["lang", "en"])

    sync_api.expect(page.locator("city-news h3")).to_have_text([TITLES["en"][0]])
    assert [f"{kit.address}/cities/bremen-de.{language}.json" for language in ("ru", "en")] == visit.asked[before:]


def test_a_language_without_an_edition(kit: Kit, site: Site, open_page: Callable[..., Visit]) -> None:
    """Gets all stories, in words of its own, without asking for what is not there; the page's language counts where
    none is named."""
    visit = open_page(city_site(site, kit, element(kit, 'city="gdansk-pl"')))

    assert 3 == len(visit.stories())
    assert "20. Mai 2025" == visit.page.locator("city-news time").first.inner_text().rstrip(" ·")
    assert "Alle Meldungen" == visit.page.locator("city-news footer a").inner_text()
    assert ["gdansk-pl.json"] == [asked.rpartition("/")[2] for asked in visit.asked if asked.endswith(".json")]


def test_a_language_from_right_to_left(kit: Kit, site: Site, open_page: Callable[..., Visit]) -> None:
    """Its words and its direction; a headline keeps its own."""
    visit = open_page(city_site(site, kit, element(kit, 'city="gdansk-pl" lang="he"')))
    visit.stories()
    direction = "one => getComputedStyle(one).direction"

    assert "כל החדשות" == visit.page.locator("city-news footer a").inner_text()
    assert "rtl" == visit.page.locator("city-news footer").evaluate(direction)
    assert "ltr" == visit.page.locator("city-news h3").first.evaluate(direction)


def test_every_part_can_be_styled(kit: Kit, site: Site, open_page: Callable[..., Visit]) -> None:
    """docs/embed.md names the parts and properties; the page's own style sheet reaches each of them."""
    told = (ROOT / "docs/embed.md").read_text("utf-8")
    parts = re.search(r"and parts \(`([a-z ]+)`\)", told)[1].split()
    properties = re.findall(r"`(?:--city-news)?(-[a-z]+)`", re.search(r"custom properties \((.*?)\)", told)[1])
    rules = "".join(f"city-news::part({part}) {{ outline-color: rgb(1, 2, 3); }}" for part in parts)
    colours = "--city-news-ink: rgb(4, 5, 6); --city-news-accent: rgb(7, 8, 9); --city-news-size: 31px"
    style = f"<style>{rules} city-news {{ {colours} }}</style>"
    body = style + element(kit, 'city="gdansk-pl" lang="ru" caption="C" summaries')
    policy = f"script-src {kit.address}; connect-src {kit.address}"
    visit = open_page(city_site(site, kit, body, **{"Content-Security-Policy": policy}))
    visit.stories()
    outlines = """(one, part) => getComputedStyle(one.shadowRoot.querySelector(`[part=${part}]`)).outlineColor"""
    here = visit.page.locator("city-news")

    assert dict.fromkeys(parts, "rgb(1, 2, 3)") == {part: here.evaluate(outlines, part) for part in parts}
    assert {"-accent", "-ink", "-soft", "-paper", "-line", "-font", "-size", "-gap", "-radius", "-lines"} == set(
        properties
    )
    computed = "one => [getComputedStyle(one).color, getComputedStyle(one).fontSize]"
    assert ["rgb(4, 5, 6)", "31px"] == here.evaluate(computed)
    assert "rgb(7, 8, 9)" == visit.page.locator("city-news h3 a").first.evaluate("one => getComputedStyle(one).color")


@pytest.mark.parametrize(
    ("theme", "scheme", "dark"),
    [("auto", "dark", True), ("auto", "light", False), ("dark", "light", True), ("light", "dark", False)],
)
def test_dark_and_light(
    kit: Kit, site: Site, open_page: Callable[..., Visit], theme: str, scheme: str, dark: bool
) -> None:
    """As the visitor's device, or as the page says."""
    body = element(kit, f'city="gdansk-pl" lang="ru" theme="{theme}"')
    visit = open_page(city_site(site, kit, body), color_scheme=scheme)
    visit.stories()
    paper = visit.page.locator("city-news").evaluate("one => getComputedStyle(one).backgroundColor")
    red, green, blue = map(int, re.findall(r"\d+", paper)[:3])

    assert dark == (red + green + blue < 3 * 128)
    visit.page.locator("city-news").evaluate("one => one.setAttribute('theme', 'light')")
    sync_api.expect(visit.page.locator("city-news")).to_have_css("background-color", "rgb(255, 255, 255)")


def test_a_skeleton_stands_while_the_news_are_on_their_way(
    kit: Kit, site: Site, open_page: Callable[..., Visit]
) -> None:
    """As many rows as are wanted, hidden from who can't see them, for whom there is a word; then only the news."""
    visit = open_page(city_site(site, kit, "<p>none yet</p>"))
    page = visit.page
    held: list[Any] = []
    page.route("**/gdansk-pl.ru.json", lambda route: held.append(route))  # noqa: PLW0108 - it wants a Python function
    city_site(site, kit, element(kit, 'city="gdansk-pl" lang="ru" limit="4"'))
    page.reload()
    waiting = page.locator("city-news ul[aria-hidden=true] li")
    sync_api.expect(waiting).to_have_count(4)
    sync_api.expect(page.locator("city-news [role=status]")).to_have_text("Новости загружаются…")
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()
    visit.stories()

    sync_api.expect(waiting).to_have_count(0)
    sync_api.expect(page.locator("city-news [role=status]")).to_have_text("")


def test_nothing_runs_where_nothing_was_pasted(kit: Kit, site: Site, open_page: Callable[..., Visit]) -> None:
    """A slug that is none asks for nothing and says so; two elements on one page do not disturb each other."""
    twice = '<city-news city="bremen-de" lang="en"></city-news>'
    body = element(kit, 'city="../../etc/passwd" lang="en"') + element(kit, 'city="gdansk-pl" lang="ru"') + twice
    visit = open_page(city_site(site, kit, body))
    sync_api.expect(visit.page.locator("city-news h3")).to_have_count(6)
    asked = sorted(address.removeprefix(kit.address) for address in visit.asked if address.endswith(".json"))

    assert ["/cities/bremen-de.en.json", "/cities/gdansk-pl.ru.json"] == asked
    sync_api.expect(visit.page.locator("city-news").first.locator("[role=status]")).to_have_text(
        "The news can’t be loaded just now."
    )


def test_without_script_there_is_a_link(kit: Kit, site: Site, open_page: Callable[..., Visit]) -> None:
    """What the editor put inside is shown."""
    body = element(kit, 'city="gdansk-pl"', f'<a href="{kit.address}/cities/gdansk-pl.html">Gdańsk</a>')
    visit = open_page(city_site(site, kit, body), java_script_enabled=False)

    assert visit.page.get_by_role("link", name="Gdańsk").is_visible()


def test_a_frame_is_as_high_as_its_content(kit: Kit, site: Site, open_page: Callable[..., Visit]) -> None:
    """With the module on the page; without it the frame keeps the height it says, and scrolls."""
    frame = f'<iframe src="{kit.address}/embed/gdansk-pl.ru.frame.html?limit=2" title="Gdańsk" height="40"></iframe>'
    module = f'<script type="module" src="{kit.address}/embed/city-news.js"></script>'
    grown, plain = (open_page(city_site(site, kit, body)) for body in (frame + module, frame))
    sync_api.expect(grown.page.frame_locator("iframe").locator(".city-news-headline")).to_have_text(TITLES["ru"][:2])
    wanted = grown.page.frames[1].evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    grown.page.wait_for_function("wanted => document.querySelector('iframe').clientHeight >= wanted", arg=wanted)

    assert [] == grown.complaints
    assert 40 == plain.page.evaluate("document.querySelector('iframe').clientHeight")


@pytest.mark.parametrize("folder", ["", "ru/"], ids=["en", "ru"])
def test_what_the_configurator_writes_works(kit: Kit, site: Site, open_page: Callable[..., Visit], folder: str) -> None:
    """Choose, look, copy; pasted into a foreign page it shows what the preview showed."""
    visit = open_page(f"{kit.address}/{folder}embed/", permissions=["clipboard-read", "clipboard-write"])
    page = visit.page
    page.select_option("#city", "bremen-de")
    page.select_option("#partner", "gdansk-pl")
    page.fill("#limit", "2")
    page.select_option("#theme", "dark")
    page.fill("#caption", 'Свои "слова" <&>')
    page.check("#coloured")
    previewed = visit.stories("#preview city-news")
    page.click("#copy")
    sync_api.expect(page.locator("#said")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    pasted = open_page(city_site(site, kit, copied))

    assert 2 == len(previewed)
    assert previewed == pasted.stories()
    assert 'Свои "слова" <&>' == pasted.page.locator("city-news h2").inner_text()
    assert 'pair="bremen-de--gdansk-pl"' in copied
    assert [] == visit.complaints + pasted.complaints


def test_the_other_ways_work_too(kit: Kit, site: Site, open_page: Callable[..., Visit]) -> None:
    """A frame, an include and a feed: what they name is there; filtering finds a city by its name in any language."""
    visit = open_page(f"{kit.address}/embed/?city=gdansk-pl")
    page = visit.page
    page.fill("#search", "БРЕМ")
    assert ["Bremen, DE"] == page.locator("#city option").all_inner_texts()
    page.fill("#search", "gdansk")
    snippets = {}
    for way in ("frame", "include", "feed"):
        page.check(f"[name=way][value={way}]", force=True)
        snippets[way] = page.inner_text("#snippet")
    pasted = open_page(city_site(site, kit, snippets["frame"]))

    sync_api.expect(pasted.page.frame_locator("iframe").locator(".city-news-headline")).to_have_count(3)
    assert '<!--#include virtual="/city-news/gdansk-pl.en.html" -->' == snippets["include"]
    assert (kit.work.folder / "output/embed/gdansk-pl.en.html").exists()
    assert 200 == page.request.get(snippets["feed"]).status
    assert [] == visit.complaints + pasted.complaints


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(kit: Kit, site: Site, open_page: Callable[..., Visit], scheme: str) -> None:
    """axe-core finds nothing on the configurator, in a frame and on a page with the element in every look."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    ).Axe()
    looks = [
        f'city="gdansk-pl" lang="ru" summaries {theme}'
        for theme in ("", 'theme="light"', 'theme="dark"', 'theme="auto"')
    ]
    body = "".join(element(kit, look) for look in looks)
    addresses = [f"{kit.address}/embed/", f"{kit.address}/ru/embed/", f"{kit.address}/embed/gdansk-pl.ru.frame.html"]
    for address in [*addresses, city_site(site, kit, body)]:
        visit = open_page(address, color_scheme=scheme, bypass_csp=True)  # axe is a script of its own
        visit.stories("body")
        found = axe.run(visit.page)

        assert [] == [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]]
