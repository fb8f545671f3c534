"""Workers that a page can cost its life, and nothing else."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from aggregator.errors import ParserStuck, UnknownFormat
from aggregator.model import Page, Parsed, Source
from aggregator.parse import ParserPool

NOW = datetime(2025, 6, 11, tzinfo=UTC)
SOURCE = Source("nancy", "https://nancy.example.fr/rss", kind="feed")


def feed(content: bytes) -> Page:
    """A feed with one item that holds this."""
    body = b'<rss version="2.0"><channel><title>Nancy</title><item><title>Krasnodar</title><link>https://e.org/1</link>'
    return Page(SOURCE.url, body + content + b"</item></channel></rss>", NOW)


GOOD = feed(b"")
# feedparser looks for a mail address in quadratic time.
SPINNING = feed(b"<author>" + b"a" * 120_000 + b"</author>")


async def outcome(pool: ParserPool, page: Page) -> Parsed | Exception:
    """What parsing gives, error or not."""
    try:
        return await pool.parse(page, SOURCE)
    except Exception as error:  # noqa: BLE001
        return error


def test_nothing_starts_before_the_first_page() -> None:
    """A cycle in which nothing changed has no workers, nor the libraries that parse."""
    script = (
        "import sys, multiprocessing\n"
        "from aggregator.parse import ParserPool\n"
        "with ParserPool() as pool: started = pool.started\n"
        "heavy = {'pebble', 'feedparser', 'lxml', 'trafilatura'} & {*sys.modules}\n"
        "print(started, multiprocessing.active_children(), *heavy)"
    )

    assert (
        "False []\n"
        == subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    )


def test_a_page_comes_back_parsed() -> None:
    """What a worker reads is the same as what is read here."""
    with ParserPool(workers=1) as pool:
        parsed = asyncio.run(pool.parse(GOOD, SOURCE))
        started = pool.started

    assert ("feed", "Krasnodar") == (parsed.kind, parsed.items[0].title)
    assert started
    assert not pool.started


def test_the_article_behind_an_item_is_an_article_whatever_the_source_is() -> None:
    """`article` does not look at the source's kind."""
    words = "The mayors of both cities met in the old town hall and spoke about the exchange of pupils. " * 8
    page = Page(
        "https://nancy.example.fr/1", f"<html><body><h1>Mayors met</h1><p>{words}</p></body></html>".encode(), NOW
    )

    with ParserPool(workers=1) as pool:
        parsed = asyncio.run(pool.article(page, SOURCE))

    assert ("article", 1) == (parsed.kind, len(parsed.items))


def test_clues_of_any_page_come_back() -> None:
    """A page is searched for feeds and lists in a worker too."""
    link = b'<link rel="alternate" type="application/atom+xml" title="News" href="/atom.xml">'
    with ParserPool(workers=1) as pool:
        clues = asyncio.run(pool.clues(Page("https://nancy.example.fr/a/", link, NOW), SOURCE))

    assert ["https://nancy.example.fr/atom.xml"] == [feed.url for feed in clues.feeds]
    assert "https://nancy.example.fr/a/feed/" in clues.usual
    assert () == clues.lists


def test_errors_come_back_as_themselves() -> None:
    """Type, source and message survive the way between processes."""
    page = Page(SOURCE.url, b"<html><title>Gone</title></html>", NOW)

    with ParserPool(workers=1) as pool:
        error = asyncio.run(outcome(pool, page))

    assert isinstance(error, UnknownFormat)
    assert ("nancy", True) == (error.source_id, "an HTML page titled «Gone»" in str(error))


def test_a_spinning_parser_is_killed_and_the_others_go_on() -> None:
    """A feed that would take minutes costs its deadline; its neighbours before, beside and after it are parsed."""

    async def visits(pool: ParserPool) -> list[Parsed | Exception]:
        first = await outcome(pool, GOOD)
        together = await asyncio.gather(outcome(pool, SPINNING), *(outcome(pool, GOOD) for _ in range(3)))
        return [first, *together, await outcome(pool, GOOD)]

    with ParserPool(workers=2, deadline=timedelta(seconds=2)) as pool:
        first, stuck, *others = asyncio.run(visits(pool))

    assert isinstance(stuck, ParserStuck)
    assert ("nancy", f"parsing took longer than 2 s and was stopped: {SOURCE.url}") == (stuck.source_id, str(stuck))
    assert ["feed"] * 5 == [each.kind for each in (first, *others) if isinstance(each, Parsed)]


def test_a_parser_that_wants_too_much_memory_is_stopped() -> None:
    """Its source is told the limit; the next page is parsed."""
    greedy = feed(b"<description><![CDATA[" + b"word " * 3_000_000 + b"]]></description>")

    async def visits(pool: ParserPool) -> list[Parsed | Exception]:
        return [await outcome(pool, greedy), await outcome(pool, GOOD)]

    with ParserPool(workers=1, memory=128 << 20, deadline=timedelta(minutes=2)) as pool:
        stuck, good = asyncio.run(visits(pool))

    assert isinstance(stuck, ParserStuck)
    assert "128 MiB" in str(stuck)
    assert isinstance(good, Parsed)


def test_a_cancelled_visit_leaves_the_pool_usable() -> None:
    """The visit's own deadline may pass first."""

    async def visits(pool: ParserPool) -> Parsed | Exception:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(pool.parse(SPINNING, SOURCE), 1)
        return await outcome(pool, GOOD)

    with ParserPool(workers=1) as pool:
        good = asyncio.run(visits(pool))

    assert isinstance(good, Parsed)


def test_closing_leaves_no_worker_behind() -> None:
    """Even one that was at work."""

    async def start(pool: ParserPool) -> None:
        task = asyncio.ensure_future(outcome(pool, SPINNING))
        await outcome(pool, GOOD)
        pool.close()
        with pytest.raises(asyncio.CancelledError):
            await task

    with ParserPool(workers=2) as pool:
        asyncio.run(start(pool))
        again = asyncio.run(outcome(pool, GOOD))

    assert isinstance(again, Parsed)
