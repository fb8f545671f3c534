"""An article that goes on over several pages, through the real visit."""

from __future__ import annotations

import json

import pytest

from tests.site import Site
from tests.whole.work import Work

HTML = {"Content-Type": "text/html; charset=utf-8"}
PARTS = (
    "Minsk and Kazan signed a programme of cooperation in culture, in trade and in the care of old parks.",
    "The second part of the programme names the schools that will exchange their pupils every year in spring.",
    "The third part tells who pays: both cities share the costs of all that they have agreed upon together.",
)


def part(number: int) -> str:
    """One page of the article, with the numbers of all."""
    numbers = " ".join(f'<a href="/long{"" if at == 1 else f"/{at}"}">{at}</a>' for at in (1, 2, 3) if at != number)
    return (
        '<html lang="en"><head><title>Minsk and Kazan sign</title><meta property="article:published_time" '
        f'content="2025-06-10T09:00:00Z"></head><body><article><h1>Minsk and Kazan sign a programme</h1>'
        f"<p>{PARTS[number - 1]}</p></article><div>{numbers}</div>"
    )


@pytest.mark.parametrize("kind", ["article", "listing"])
def test_an_article_is_read_to_its_end(work: Work, site: Site, kind: str) -> None:
    """Behind a list or as the source itself; a page that fails ends the text there and is told."""
    site.route(
        "/", (200, HTML, '<html lang="en"><ul class="news"><li class="n"><a href="/long">Minsk and Kazan sign</a>')
    )
    site.route("/long", (200, HTML, part(1)))
    site.route("/long/2", (200, HTML, part(2)))
    site.route("/long/3", (500, HTML, "broken"))
    selectors = {"selectors": {"item": "li.n"}} if kind == "listing" else {}
    work.source("long", site.url("/long" if kind == "article" else "/"), kind=kind, **selectors)
    work.configure(site.address)

    done = work.run("preview", "long", "--json")
    (told,) = json.loads(done.stdout)["items"]

    assert "\n\n".join(PARTS[:2]) == told["text"]
    assert "page 3 of an article" in done.stdout + done.stderr
