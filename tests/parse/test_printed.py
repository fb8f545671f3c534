"""Which strings of a page are printed dates, whatever language it says it is in, or none."""

from __future__ import annotations

import lxml.html
import pytest

from aggregator.parse import printed


@pytest.mark.parametrize(
    ("line", "language", "found"),
    [
        ("12 мая", None, "12 мая"),
        ("5. svibnja", None, "5. svibnja"),
        ("10 Hours Ago - Kernel - 3 Comments", "en", "10 Hours Ago"),
        ("vor 2 Tagen von Anna Beispiel", "de", "vor 2 Tagen"),
        ("5 минут назад", None, "5 минут назад"),
        ("2小时前", "zh", "2小时前"),
        ("вчера в 14:05", "ru", "вчера в 14:05"),
        ("14:05 Uhr", "de", "14:05 Uhr"),
        ("3 hours ago the mayors of both towns met on the bridge and drank coffee", "en", None),
        ("Fair from 3 June until autumn begins", "en", None),
        ("181K followers", "en", None),
    ],
)
def test_lines_that_tell_a_date(line: str, language: str | None, found: str | None) -> None:
    """A day, a clock or a span of the past alone on its line; never a sentence that tells of one."""
    assert found == printed.alone(line, language)


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<div><meta itemprop="datePublished" content="2026-03-06T10:00Z"><i>old</i></div>', ["2026-03-06T10:00Z"]),
        ('<div><abbr class="published" title="2026-03-06">Friday</abbr></div>', ["2026-03-06"]),
        ('<div><span class="news-date">Yesterday</span></div>', ["Yesterday"]),
        ('<div><span class="time">SITE.EXAMPLE</span></div>', []),
        ('<div><a href="/1">Title</a><span>06.03.2026<p>Teaser</p></span></div>', ["06.03.2026"]),
    ],
)
def test_elements_that_tell_a_date(markup: str, found: list[str]) -> None:
    """Microdata and microformats count; an element called «date» is offered where nothing else is."""
    assert found == [value for value, _ in printed.dates(lxml.html.fragment_fromstring(markup), "en")]
