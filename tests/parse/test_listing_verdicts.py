"""Pages without a list to read: one line that says what stands there and what to try; never junk, never a crash."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from aggregator.errors import LayoutChanged
from aggregator.model import Page, Source
from aggregator.parse import listing
from tests.parse.list_news import CONSENT, clouds, footer, menu, pager

URL = "https://gorod.example/news/"
SCRIPT = "<script>" + "var a = function () { return 1 };" * 200_000 + "</script>"
LOGIN = '<form action="/login"><input name="user"><input type="password" name="pass"><button>Enter</button></form>'
DEAD = "".join(f'<div><a href="#">A headline that leads nowhere, number {n}</a></div>' for n in range(6))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param("", "no link has headline-like text", id="empty"),
        pytest.param(menu() + clouds() + pager() + footer(), "try", id="only furniture"),
        pytest.param(menu() + LOGIN + footer(), "log in", id="login wall"),
        pytest.param(CONSENT + '<div id="wall"></div>', "try", id="cookie wall"),
        pytest.param('<div id="app"></div><script src="/app.js"></script>', "script", id="shell of an endless scroll"),
        pytest.param(SCRIPT + '<div id="root"></div>', "script", id="shell with megabytes of script"),
        pytest.param('<meta http-equiv="refresh" content="0; url=/ru/news/">', "/ru/news/", id="meta refresh"),
        pytest.param('<frameset><frame src="/list.htm"></frameset>', "list.htm", id="frames"),
        pytest.param(DEAD, "lead nowhere", id="links without address"),
        pytest.param("<p>We are <b>rebuilding our site", "try", id="notice"),
        pytest.param("\x00\x01\x02" * 50, "try", id="no text at all"),
        pytest.param("<div>" * 5000 + "deep", "try", id="five thousand levels"),
    ],
)
def test_why_there_is_no_list(body: str, told: str) -> None:
    """The verdict names the page, what stands there, and what could be tried."""
    with pytest.raises(LayoutChanged) as caught:
        listing.parse(Page(URL, body.encode(), datetime(2026, 3, 10, tzinfo=UTC)), Source("s", URL))

    verdict = str(caught.value)
    assert verdict.startswith(f"no list found at {URL}: ")
    assert told in verdict
    assert 1 == len(verdict.splitlines())


def test_a_list_beside_an_article_is_told() -> None:
    """Only the side list of an article's page repeats: it is given, with the doubt."""
    side = "".join(
        f'<li><a href="/2026/0{n}/another-report-number-{n}">Another report of this week, number {n}</a></li>'
        for n in range(1, 6)
    )
    body = (
        f"<article><h1>One report</h1><p>{'It was told at length. ' * 60}</p></article><aside><ul>{side}</ul></aside>"
    )
    parsed = listing.parse(Page(URL, body.encode(), datetime(2026, 3, 10, tzinfo=UTC)), Source("s", URL))

    assert 5 == len(parsed.items)
    assert "beside the main content" in parsed.warnings[0]


def test_text_encoded_twice_is_read_as_meant() -> None:
    """UTF-8 taken for Latin-1 and written as UTF-8 again, as careless exports do."""
    titles = [f"Новости города, выпуск {n}" for n in range(3)]
    rows = "".join(f'<li><a href="/n/410{n}">{title}</a></li>' for n, title in enumerate(titles))
    body = f"<main><ul>{rows}</ul></main>".encode().decode("latin-1").encode()
    parsed = listing.parse(Page(URL, body, datetime(2026, 3, 10, tzinfo=UTC)), Source("s", URL))

    assert titles == [item.title for item in parsed.items]
