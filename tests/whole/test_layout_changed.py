"""A list that is built anew is read all the same, and the operator is told where he looks: in ``status``."""

from __future__ import annotations

import json

from tests.site import Site
from tests.whole.work import Work

HTML = {"Content-Type": "text/html; charset=utf-8"}
LATER = "2026-11-23T08:00:00+00:00"
TITLES = (
    "Mayors of Minsk and Kazan sign a plan for the year",
    "Pupils from Nancy visit their partner city Karlsruhe",
    "Days of Karlsruhe open in Krasnodar on Wednesday",
    "Choir of Tartu sings in Uppsala on the river bank",
)


def page(block: str, heading: str, folder: str = "news", titles: tuple[str, ...] = TITLES) -> str:
    """A list in blocks of this class."""
    rows = "".join(
        f'<div class="{block}"><{heading}><a href="/{folder}/{place}-of-the-town">{title}</a></{heading}>'
        f"<span>{10 + place}.11.2026</span></div>"
        for place, title in enumerate(titles)
    )
    return f'<html lang="en"><body><main><h1>News</h1>{rows}</main></body></html>'


def told(work: Work) -> dict[str, list[str]]:
    """The warnings about the source as ``status --json``, ``status`` and the published ``status.json`` tell them."""
    published = json.loads((work.folder / "output" / "status.json").read_text(encoding="utf-8"))
    printed = work.run("status", COLUMNS="400").stdout
    return {
        "command": work.status()["town"]["warnings"],
        "published": published["sources"][0]["warnings"],
        "printed": [line for line in printed.splitlines() if "layout changed" in line],
    }


def test_a_pinned_layout_that_breaks_is_told(work: Work, site: Site) -> None:
    """The items are found without selectors, under their old identities, and every status says ``layout changed``."""
    site.route("/news", (200, HTML, page("item", "h3")))
    work.source("town", site.url("/news"), kind="listing", articles="never", selectors={"item": "div.item"})
    work.configure(site.address)
    work.once()
    before = told(work)
    site.route("/news", (200, HTML, page("card-2026", "h2")))
    work.once(LATER)
    after = told(work)

    assert {"command": [], "published": [], "printed": []} == before
    assert [1, 1, 1] == [len(lines) for lines in after.values()]
    assert all("layout changed: selector item: 'div.item' matches nothing" in lines[0] for lines in after.values())
    assert 4 == work.status()["town"]["items"]


def test_a_list_of_nothing_known_is_told(work: Work, site: Site) -> None:
    """Without selectors too: when all of the list is new at once, it may be another list."""
    site.route("/news", (200, HTML, page("item", "h3")))
    work.source("town", site.url("/news"), kind="listing", articles="never")
    work.configure(site.address)
    work.once()
    shop = tuple(f"Offer of the week number {number} for all friends of our shop" for number in range(5))
    site.route("/news", (200, HTML, page("offer", "h3", "shop", shop)))
    work.once(LATER)

    assert ["layout changed: none of the 5 items of the list was seen before; is it still the news?"] == (
        told(work)["command"]
    )


def test_a_page_that_holds_no_list_any_more_is_no_success(work: Work, site: Site) -> None:
    """The visit fails with the reason, and what was read stays published."""
    site.route("/news", (200, HTML, page("item", "h3")))
    work.source("town", site.url("/news"), kind="listing", articles="never", selectors={"item": "div.item"})
    work.source("other", site.url("/other"), kind="listing", articles="never")
    site.route("/other", (200, HTML, page("item", "h3", "other", tuple(f"{title} again" for title in TITLES))))
    work.configure(site.address)
    work.once()
    titles = work.titles("all.atom")
    site.route("/news", (200, HTML, "<html><body><h1>We are building a new site for you</h1></body></html>"))
    work.once(LATER)
    row = work.status()["town"]

    assert ("failing", 4) == (row["state"], row["items"])
    assert row["reason"].startswith("LayoutChanged: selector item: 'div.item' matches nothing")
    assert titles
    assert titles == work.titles("all.atom")
