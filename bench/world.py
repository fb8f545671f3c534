"""A made-up world to measure in: many feeds on loopback, telling of many city pairs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random

CITIES = (
    "Minsk",
    "Kazan",
    "Krasnodar",
    "Karlsruhe",
    "Nancy",
    "Burgas",
    "Larnaca",
    "Jinhua",
    "Belgrade",
    "Wels",
    "Brest",
    "Riga",
    "Graz",
    "Lyon",
    "Porto",
    "Turin",
    "Ghent",
    "Malmö",
    "Tampere",
    "Gdansk",
    "Brno",
    "Varna",
    "Izmir",
    "Almaty",
    "Tashkent",
    "Yerevan",
    "Tbilisi",
    "Harbin",
    "Osaka",
    "Busan",
)
ACTS = (
    "{a} and {b} sign a cooperation agreement",
    "Delegation of {a} visits twin city {b}",
    "Days of {a} open in {b}",
    "{a} and its sister city {b} launch a school exchange",
    "Mayor of {a} receives guests from partner city {b}",
)
FILLER = (
    "The programme covers culture, sport, education and trade for the coming three years.",
    "Both city administrations stressed how long the partnership has lasted.",
    "Young musicians of the municipal school gave a concert for the guests.",
    "The agreement was prepared by the departments for international relations.",
    "Next year a return visit is planned, with an exhibition of photographs.",
)


SYLLABLES = tuple(first + last for first in "bdfghklmnprstvz" for last in "aeiou")


class World:
    """Feeds by path; ``change`` gives some of them one more entry."""

    def __init__(self, feeds: int, entries: int) -> None:
        self._random = Random(20261122)
        self._entries = {
            f"/feed{number}.xml": [self._entry(number, serial) for serial in range(entries)] for number in range(feeds)
        }
        self._serial = entries

    def change(self, share: float) -> None:
        """One new entry in this share of the feeds."""
        self._serial += 1
        paths = sorted(self._entries)
        for path in paths[: max(1, int(len(paths) * share))]:
            self._entries[path].insert(0, self._entry(int(path[5:-4]), self._serial))

    def body(self, path: str) -> bytes | None:
        """The feed as RSS 2.0."""
        if path not in self._entries:
            return None
        entries = "".join(self._entries[path])
        return (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Feed</title>'
            f"<link>http://127.0.0.1/</link><description>d</description>{entries}</channel></rss>"
        ).encode()

    def _entry(self, feed: int, serial: int) -> str:
        a, b = self._random.sample(CITIES, 2)
        title = self._random.choice(ACTS).format(a=a, b=b)
        # Words of its own, or every report would look like a copy of every other.
        words = " ".join("".join(self._random.choices(SYLLABLES, k=3)) for _ in range(60))
        text = f"{title}. {self._random.choice(FILLER)} {words}."
        day = f"{1 + serial % 28:02} Oct 2026 {feed % 24:02}:{serial % 60:02}:00 +0000"
        return (
            f"<item><title>{title}</title><link>http://127.0.0.1/n/{feed}/{serial}</link>"
            f"<guid>{feed}-{serial}</guid><pubDate>{day}</pubDate><description>{text}</description></item>"
        )


@contextmanager
def serving(world: World) -> Iterator[int]:
    """The world on loopback, with ETags; yields the port."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = world.body(self.path)
            if body is None:
                self.send_error(404)
                return
            etag = f'"{sha256(body).hexdigest()[:16]}"'
            same = self.headers.get("If-None-Match") == etag
            self.send_response(304 if same else 200)
            self.send_header("ETag", etag)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", "0" if same else str(len(body)))
            self.end_headers()
            if not same:
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


def configure(folder: Path, port: int, feeds: int) -> Path:
    """A feeds.yaml for the world."""
    rows = "\n".join(
        f"  - {{id: feed{number}, url: 'http://127.0.0.1:{port}/feed{number}.xml', kind: feed, every: 1m}}"
        for number in range(feeds)
    )
    config = folder / "feeds.yaml"
    config.write_text(
        "publisher: {title: Bench, base_url: 'https://bench.example.org/', author: {name: Bench}, languages: [en]}\n"
        f"network: {{allow_private: ['127.0.0.1:{port}'], per_host: {{concurrency: 8, delay: 0s}}}}\n"
        f"sources:\n{rows}\n",
        encoding="utf-8",
    )
    return config
