"""The lists a page holds, as offered to an operator who drafts a source."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aggregator.model import Page, Source
from aggregator.parse import listing
from tests.parse.test_listing import fixture

URL = "https://gorod.example/svyazi/novosti/"
TWO_LISTS = """<html><body><main><h1>News</h1>
<div class="news">
<div class="news-card"><h2><a href="/n/2024/05/first-visit-of-the-year">First visit of the year to Tartu</a></h2>
<span class="day">12.05.2024</span><p>The council sent eleven people to see the new library and the port.</p></div>
<div class="news-card"><h2><a href="/n/2024/04/second-choir-sings">A choir sings on the square in Riga</a></h2>
<span class="day">11.04.2024</span><p>Forty voices from three schools sang until the rain came down.</p></div>
<div class="news-card"><h2><a href="/n/2024/03/third-school-exchange">Schools exchange letters and maps</a></h2>
<span class="day">10.03.2024</span><p>Pupils of the fourth form drew the way to school for each other.</p></div>
</div></main>
<aside class="sidebar"><ul>
<li><a href="/n/2019/01/old-most-read-one">What everybody read in winter</a></li>
<li><a href="/n/2019/02/old-most-read-two">What everybody read in spring</a></li>
<li><a href="/n/2019/03/old-most-read-three">What everybody read in summer</a></li>
</ul></aside></body></html>"""


def page(body: str | bytes) -> Page:
    """An answer with this body."""
    return Page(
        url=URL, body=body.encode() if isinstance(body, str) else body, fetched=datetime(2025, 6, 11, tzinfo=UTC)
    )


def test_the_news_come_first_and_other_lists_are_offered() -> None:
    """What would be taken is marked; the side list is there to be chosen instead."""
    found = listing.candidates(page(TWO_LISTS))

    assert [(True, 3, "markup"), (False, 3, "markup")] == [(each.chosen, len(each.items), each.form) for each in found]
    assert "3 links" in found[0].because
    assert "What everybody read in winter" == found[1].items[0].title


@pytest.mark.parametrize("body", [TWO_LISTS, fixture("cards.html"), fixture("wordpress.html")])
def test_the_selectors_offered_give_the_same_items(body: str | bytes) -> None:
    """A list read by the selectors that would pin it is the list that was found without."""
    offered = listing.candidates(page(body))[0]
    again = listing.parse(page(body), Source("s", URL, selectors=offered.selectors))

    assert offered.selectors is not None
    assert () == again.warnings
    assert [(i.title, i.link, i.published) for i in offered.items] == [
        (i.title, i.link, i.published) for i in again.items
    ]


def test_a_page_without_lists_offers_none() -> None:
    """No list, no offer, no error."""
    assert () == listing.candidates(page("<p>One sentence."))
