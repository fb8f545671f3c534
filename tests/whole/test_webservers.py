"""The configurations of docs/serve.md, tried with the real servers where they are installed."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import brotli
import httpx
import pytest

from aggregator.publish import Shelf, missing, publish_embed
from tests.publish.examples import EDITION, SITE
from tests.whole.serving import free_port, served
from tests.whole.test_serve import PAIR, publish
from tests.whole.work import ROOT, Work

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
CADDY = shutil.which("caddy")
MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


def sample(language: str, page: str = "serve.md") -> str:
    """The only code block of a page of the docs in one language."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", (ROOT / "docs" / page).read_text("utf-8"), re.DOTALL)
    return found


def nginx(folder: Path, output: Path, port: int) -> list[str]:
    """The command that runs nginx with the sample, its address and folder replaced."""
    config = sample("nginx").replace("listen 80;", f"listen 127.0.0.1:{port};")
    if not MODULE.exists():
        config = config.replace("brotli_static on;", "")
    return nginx_with(folder, config.replace("/srv/aggregator/output", str(output)))


def nginx_with(folder: Path, config: str) -> list[str]:
    """The command that runs nginx with this in its http block."""
    load = f"load_module {MODULE};" if MODULE.exists() else ""
    rooms = " ".join(f"{room}_temp_path {folder};" for room in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;" if os.getuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{load} {user} daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; events {{ }}\n"
        f"http {{ access_log off; {rooms}\n{config}\n}}"
    )
    return [str(NGINX), "-p", str(folder), "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]


def caddy(folder: Path, output: Path, port: int) -> list[str]:
    """The command that runs Caddy with the sample, its address and folder replaced."""
    config = (
        sample("caddy")
        .replace("feeds.example.org", f"http://127.0.0.1:{port}")
        .replace("/srv/aggregator/output", str(output))
    )
    (folder / "Caddyfile").write_text(f"{{\n\tadmin off\n}}\n{config}")
    return [str(CADDY), "run", "--config", f"{folder}/Caddyfile", "--adapter", "caddyfile"]


@pytest.fixture(
    params=[
        pytest.param(nginx, marks=pytest.mark.skipif(NGINX is None, reason="nginx is not installed")),
        pytest.param(caddy, marks=pytest.mark.skipif(CADDY is None, reason="caddy is not installed")),
    ],
    scope="module",
    ids=["nginx", "caddy"],
)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of the server under test."""
    folder = tmp_path_factory.mktemp("server")
    publish(folder / "output")
    port = free_port()
    with running(request.param(folder, folder / "output", port), folder, port) as client:
        yield client


@contextmanager
def running(command: list[str], folder: Path, port: int) -> Iterator[httpx.Client]:
    """A client of a server that runs meanwhile."""
    home = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    with (folder / "log").open("w") as log, subprocess.Popen(command, env=home, stdout=log, stderr=log) as process:
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", headers={"Accept-Encoding": "identity"}) as client:
                for _ in range(200):
                    try:
                        client.get("/")
                        break
                    except httpx.TransportError:
                        assert process.poll() is None, (folder / "log").read_text()
                        time.sleep(0.05)
                yield client
        finally:
            process.terminate()
            process.wait(20)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/all.atom", "application/atom+xml; charset=utf-8"),
        (f"{PAIR}.rss", "application/rss+xml; charset=utf-8"),
        (f"{PAIR}.ru.json", "application/feed+json"),
        ("/status.json", "application/json"),
        ("/feeds.opml", "text/x-opml; charset=utf-8"),
        ("/", "text/html; charset=utf-8"),
        ("/static/style.css", "text/css; charset=utf-8"),
    ],
)
def test_types_validators_and_who_may_read(server: httpx.Client, path: str, kind: str) -> None:
    """As docs/serve.md wants them; a second request is answered with 304, for every site too."""
    first = server.get(path)
    again = server.get(path, headers={"If-None-Match": first.headers["etag"]})

    assert (200, kind) == (first.status_code, first.headers["content-type"])
    assert ["*", "nosniff"] == [
        first.headers[name] for name in ("access-control-allow-origin", "x-content-type-options")
    ]
    assert "max-age=" in first.headers["cache-control"]
    assert "default-src 'none'" in first.headers["content-security-policy"]
    assert (304, "*") == (again.status_code, again.headers["access-control-allow-origin"])


@pytest.mark.parametrize(("coding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_copies_are_sent_as_they_are(server: httpx.Client, coding: str, unpack, request: pytest.FixtureRequest) -> None:
    """To who takes them."""
    if coding == "br" and "nginx" in request.node.name and not MODULE.exists():
        pytest.skip("nginx has no brotli module")
    with server.stream("GET", "/all.atom", headers={"Accept-Encoding": coding}) as answer:
        body = b"".join(answer.iter_raw())

    assert coding == answer.headers["content-encoding"]
    assert "accept-encoding" == answer.headers["vary"].lower()
    assert server.get("/all.atom").content == unpack(body)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing.atom", 404),
        ("/stories/never.html", 404),
        ("/stories/old.html", 410),
        ("/stories/old.html.gone", 404),
        ("/.all.atom.part", 404),
        ("/all.atom.br", 404),
    ],
)
def test_what_is_not_there(server: httpx.Client, path: str, status: int) -> None:
    """Withdrawn, never published, not for the public."""
    answer = server.get(path)

    assert (status, "*") == (answer.status_code, answer.headers["access-control-allow-origin"])


@pytest.mark.parametrize(("path", "code"), [("/stories/old.html", 410), ("/stories/never.html", 404), ("/x.atom", 404)])
@pytest.mark.parametrize(
    ("accept", "kind", "body"),
    [("text/html,*/*;q=0.8", "text/html; charset=utf-8", "html"), ("*/*", "text/plain; charset=utf-8", "txt")],
)
def test_people_find_the_way_back(
    server: httpx.Client, path: str, code: int, accept: str, kind: str, body: str
) -> None:
    """A browser gets the page that was written for that, a feed reader the line."""
    answer = server.get(path, headers={"Accept": accept})
    told = missing.write(SITE)[f"{code}.{body}"]

    assert (code, kind, told) == (answer.status_code, answer.headers["content-type"], answer.content)
    assert ["*", "nosniff"] == [
        answer.headers[name] for name in ("access-control-allow-origin", "x-content-type-options")
    ]


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
def test_a_city_site_includes_a_fragment(work: Work) -> None:
    """docs/embed.md: the city's own nginx puts the list into its page, and no script is needed."""
    publish(work.folder / "output")
    (work.folder / "city").mkdir()
    (work.folder / "city/index.html").write_text('<h1>City</h1><!--#include virtual="/city-news/gdansk-pl.ru.html" -->')
    publish_embed(Shelf(work.folder / "output"), replace(EDITION, address="cities/gdansk-pl.ru"), SITE)
    port = free_port()
    with served(work) as address:
        places = sample("nginx", "embed.md").replace("https://feeds.example.org/", f"{address}/")
        config = f"server {{ listen 127.0.0.1:{port}; root {work.folder}/city; {places} }}"
        with running(nginx_with(work.folder, config), work.folder, port) as client:
            page = client.get("/", headers={"Accept-Encoding": "gzip, br"}).text

    assert page.startswith('<h1>City</h1><section class="city-news" lang="ru">')
    assert EDITION.entries[0].title.replace("&", "&amp;") in page
