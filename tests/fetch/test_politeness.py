"""One request at a time and a pause between; «come back later» and «stop» are obeyed."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from aggregator.errors import Stopped, Throttled
from aggregator.fetch import Fetcher, asking
from aggregator.fetch.answer import retry_after
from aggregator.model import HostState, Page, Source
from tests.site import Answer, Request, Site, hang

pytestmark = pytest.mark.anyio
NOW = datetime(2025, 6, 11, 12, tzinfo=UTC)
Fetchers = Callable[..., Fetcher]


class Crowd:
    """A handler that counts how many requests it holds at the same time."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.inside = 0
        self.most = 0

    def __call__(self, request: Request) -> Answer:
        with self.lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
        request.site.closing.wait(0.02)
        with self.lock:
            self.inside -= 1
        return 200, {}, "page"


async def test_one_host_is_asked_one_at_a_time(site: Site, fetcher: Fetchers) -> None:
    """Many sources of one host stand in line, and the pause is kept between any two."""
    crowd = Crowd()
    site.route("/news.xml", crowd)
    sources = [Source(f"s{number}", site.url(f"/news.xml?{number}")) for number in range(6)]
    async with fetcher(site, network={"delay": timedelta(seconds=0.05)}) as fetching:
        await asyncio.gather(*(fetching.fetch(source, source.url, now=NOW) for source in sources))
    moments = [request.moment for request in site.requests]

    assert 1 == crowd.most
    assert 7 == len(moments)  # robots.txt once
    assert min(later - earlier for earlier, later in pairwise(moments)) >= 0.05


async def test_two_at_a_time_where_the_operator_says_so(site: Site, fetcher: Fetchers) -> None:
    """``concurrency: 2`` lets two requests of one host meet, but not three."""
    crowd, meeting = Crowd(), threading.Barrier(2, timeout=10)

    def meet(request: Request) -> Answer:
        meeting.wait()
        return crowd(request)

    site.route("/news.xml", meet)
    async with fetcher(site, network={"concurrency": 2}) as fetching:
        source = Source("town", site.url("/news.xml"))
        await asyncio.gather(*(fetching.fetch(source, source.url, now=NOW, robots=False) for _ in range(4)))

    assert 2 == crowd.most


async def test_two_hosts_are_asked_at_once(make_site: Callable[[], Site], fetcher: Fetchers) -> None:
    """Each answers only when the other has been asked too."""
    one, other = make_site(), make_site()
    meeting = threading.Barrier(2, timeout=10)

    def meet(request: Request) -> Answer:
        meeting.wait()
        return 200, {}, "met"

    for site in (one, other):
        site.route("/", meet)
    async with fetcher(one, other) as fetching:
        pages = await asyncio.gather(
            *(fetching.fetch(Source("town", site.url()), site.url(), now=NOW) for site in (one, other))
        )

    assert [b"met", b"met"] == [page.body for page in pages if isinstance(page, Page)]


@pytest.mark.parametrize("status", [429, 503])
async def test_come_back_later(site: Site, source: Source, fetcher: Fetchers, status: int) -> None:
    """The whole host is left alone as long as it asked, in this cycle and in later ones, force or not."""
    site.route("/news.xml", (status, {"Retry-After": "120"}, ""))
    site.route("/other.xml", (200, {}, "page"))
    other = Source("other", site.url("/other.xml"))
    async with fetcher(site) as fetching:
        with pytest.raises(Throttled, match="come back in 120 s") as first:
            await fetching.fetch(source, source.url, now=NOW, robots=False)
        with pytest.raises(Throttled, match="not asked") as second:
            await fetching.fetch(other, other.url, now=NOW)
    hosts = {state.host: state for state in fetching.learnt()}
    async with fetcher(site, hosts=hosts) as fetching:
        with pytest.raises(Throttled) as third:
            await fetching.fetch(other, other.url, now=NOW + timedelta(seconds=50))
        page = await fetching.fetch(other, other.url, now=NOW + timedelta(seconds=120))

    assert {site.address: HostState(site.address, not_before=NOW + timedelta(seconds=120))} == hosts
    assert [120, 120, 70] == [
        error.value.retry_after.total_seconds() for error in (first, second, third) if error.value.retry_after
    ]
    assert (status, "other") == (first.value.status, second.value.source_id)
    assert ["/news.xml", "/other.xml"] == site.paths()
    assert isinstance(page, Page)


@pytest.mark.parametrize(("status", "held"), [(429, True), (503, False)])
async def test_busy_without_a_word_when(site: Site, source: Source, fetcher: Fetchers, status: int, held: bool) -> None:
    """A 429 holds the host for a minute; a 503 may be about one page only."""
    site.route("/news.xml", status)
    async with fetcher(site) as fetching:
        with pytest.raises(Throttled) as caught:
            await fetching.fetch(source, source.url, now=NOW, robots=False)
    expected = (HostState(site.address, not_before=NOW + timedelta(minutes=1)),) if held else ()

    assert caught.value.retry_after is None
    assert expected == fetching.learnt()


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        pytest.param({"retry-after": "120"}, 120, id="seconds"),
        pytest.param({"retry-after": " 7 "}, 7, id="space around"),
        pytest.param({"retry-after": "0"}, 0, id="now"),
        pytest.param({"retry-after": "999999999999"}, 86400, id="at most a day"),
        pytest.param({"retry-after": "Wed, 11 Jun 2025 12:30:00 GMT"}, 1800, id="date"),
        pytest.param({"retry-after": "Wednesday, 11-Jun-25 12:30:00 GMT"}, 1800, id="date of RFC 850"),
        pytest.param({"retry-after": "Wed Jun 11 12:30:00 2025"}, 1800, id="date of asctime"),
        pytest.param(
            {"retry-after": "Wed, 11 Jun 2025 12:30:00 GMT", "date": "Wed, 11 Jun 2025 12:20:00 GMT"},
            600,
            id="a date counts by the server's clock",
        ),
        pytest.param({"retry-after": "Wed, 11 Jun 2025 11:00:00 GMT"}, 0, id="past"),
        pytest.param({"retry-after": "Fri, 11 Jun 2060 11:00:00 GMT"}, 86400, id="date beyond a day"),
        pytest.param({"retry-after": "soon"}, None, id="words"),
        pytest.param({"retry-after": "-5"}, None, id="negative"),
        pytest.param({"retry-after": "٣"}, None, id="other digits"),
        pytest.param({}, None, id="none"),
    ],
)
def test_retry_after(headers: dict[str, str], seconds: float | None) -> None:
    """Seconds or a date, as RFC 9110 has it."""
    expected = None if seconds is None else timedelta(seconds=seconds)

    assert expected == retry_after(headers, NOW)


async def test_stopped_before_it_began(site: Site, source: Source, fetcher: Fetchers) -> None:
    """Once told to stop nobody is asked."""
    stopping = asyncio.Event()
    stopping.set()
    async with fetcher(site, stopping=stopping) as fetching:
        with pytest.raises(Stopped):
            await fetching.fetch(source, source.url, now=NOW)

    assert [] == site.requests


async def test_a_stop_ends_the_waiting(site: Site, source: Source, fetcher: Fetchers) -> None:
    """Whoever stands in line goes home at once; the pause here is an hour."""
    site.route("/news.xml", (200, {}, "page"))
    stopping = asyncio.Event()
    async with fetcher(site, stopping=stopping, network={"delay": timedelta(hours=1)}) as fetching:
        await fetching.fetch(source, source.url, now=NOW, robots=False)
        waiting = [asyncio.create_task(fetching.fetch(source, source.url, now=NOW, robots=False)) for _ in range(5)]
        await asyncio.sleep(0.05)
        stopping.set()
        ends = await asyncio.gather(*waiting, return_exceptions=True)

    assert [Stopped] * 5 == [type(end) for end in ends]
    assert 1 == len(site.requests)


async def test_a_stop_shortens_what_is_under_way(
    site: Site, source: Source, fetcher: Fetchers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hung server does not hold the daemon for its whole timeout; and the source is not blamed."""
    monkeypatch.setattr(asking, "LAST_WORDS", 0.1)
    stopping, loop = asyncio.Event(), asyncio.get_running_loop()

    def stop_and_hang(request: Request) -> Answer:
        loop.call_soon_threadsafe(stopping.set)
        return hang(request)

    site.route("/news.xml", stop_and_hang)
    async with fetcher(site, stopping=stopping, network={"timeout": timedelta(hours=1)}) as fetching:
        with pytest.raises(Stopped):
            await fetching.fetch(source, source.url, now=NOW, robots=False)


async def test_a_quick_answer_still_comes_in_when_stopping(site: Site, source: Source, fetcher: Fetchers) -> None:
    """What was asked may be answered: the stop lies at a request boundary."""
    stopping, loop = asyncio.Event(), asyncio.get_running_loop()

    def answer(request: Request) -> Answer:
        loop.call_soon_threadsafe(stopping.set)
        request.site.closing.wait(0.1)
        return 200, {}, "page"

    site.route("/news.xml", answer)
    async with fetcher(site, stopping=stopping) as fetching:
        page = await fetching.fetch(source, source.url, now=NOW, robots=False)

    assert isinstance(page, Page)
