"""The published folder over HTTP, with what readers and embedders need; the only Starlette. Writes nothing.

Whatever the folder holds is served as it stands, whether a cycle ever runs again or not: no database is opened.
"""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

from anyio.to_thread import run_sync
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from aggregator.errors import OperationFailed
from aggregator.serve import conditions, headers
from aggregator.serve.finding import Found, Gone, Moved, current_copy, find
from aggregator.serve.metrics import Meters
from aggregator.serve.status import Status

if TYPE_CHECKING:
    from starlette.requests import Request

GRACE: Final = 10  # seconds that answers under way are given when the server is told to stop


def site(output: Path, *, clock: Callable[[], datetime], base_url: str = "", hubs: tuple[str, ...] = ()) -> Starlette:
    """The application that serves ``output``.

    ``base_url`` is the public address, "" when unknown: its path is taken off requests (a proxy may leave it on), and
    links in headers begin with it. ``hubs`` are the WebSub hubs that the feeds name.
    """
    status = Status(output)
    meters = Meters(status)
    prefix = urlsplit(base_url).path.rstrip("/")

    async def file(request: Request) -> Response:
        path = request.scope["path"]
        if prefix and (path == prefix or path.startswith(f"{prefix}/")):
            path = path.removeprefix(prefix) or "/"
        begun = perf_counter()
        answer = await run_sync(_answer, output, path, request, status, clock, base_url or "/", hubs)
        meters.saw(request.method, answer.status_code, headers.room(path), perf_counter() - begun)
        return answer

    async def alive(_: Request) -> Response:
        return _plain(200, "alive")

    async def ready(_: Request) -> Response:
        if await run_sync((output / "index.html").is_file):
            return _plain(200, "ready")
        return _plain(503, f"nothing has been published in {output.name} yet: run «aggregator once»")

    async def metrics(_: Request) -> Response:
        body, media_type = await run_sync(meters.page)
        return Response(body, headers={"Content-Type": media_type, "Cache-Control": "no-store"})

    own: dict[str, Callable[[Request], Awaitable[Response]]] = {"healthz": alive, "readyz": ready, "metrics": metrics}
    return Starlette(
        routes=[
            *(Route(f"/{name}", endpoint) for name, endpoint in own.items()),
            Route("/{path:path}", file, methods=["GET", "HEAD", "OPTIONS"]),
        ]
    )


def _answer(
    output: Path,
    path: str,
    request: Request,
    status: Status,
    clock: Callable[[], datetime],
    base: str,
    hubs: tuple[str, ...],
) -> Response:
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=headers.PREFLIGHT)
    match find(output, path):
        case Found() as found:
            age = headers.max_age(found.path, status.next_visit(), clock())
            return _file(found, request, headers.of_file(found, age=age, base=base, hubs=hubs))
        case Moved(to):
            return Response(status_code=301, headers={**headers.OPEN, "Location": quote(to, safe="/:?&=#%.~-_")})
        case Gone():
            return _missing(output, request, 410)
        case _:
            return _missing(output, request, 404)


def _file(found: Found, request: Request, fields: dict[str, str]) -> Response:
    asked = request.headers
    body = found.body
    if found.copied:
        fields["Vary"] = "Accept-Encoding"
        for coding in conditions.codings(asked.get("accept-encoding", "")):
            copy = current_copy(found, coding)
            if copy is not None:
                fields["Content-Encoding"] = coding
                body = copy
                break
    fields["ETag"] = tag = conditions.entity_tag(body)
    if conditions.unchanged(asked, tag, found.changed):
        return Response(status_code=304, headers=headers.without_content(fields))
    span = conditions.span(asked, tag, found.changed, len(body)) if request.method == "GET" else None
    if span is None:
        return Response(body, headers=fields)
    if not span:
        return Response(status_code=416, headers={**headers.OPEN, "Content-Range": f"bytes */{len(body)}"})
    fields["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{len(body)}"
    return Response(body[span.start : span.stop], 206, headers=fields)


def _missing(output: Path, request: Request, code: int) -> Response:
    """What was written for that: a page for who wants one, else a line."""
    fields = {**headers.OPEN, "Cache-Control": "public, max-age=60", "Vary": "Accept"}
    wants_page = "text/html" in request.headers.get("accept", "")
    match find(output, f"/{code}.{'html' if wants_page else 'txt'}"):
        case Found() as told:
            fields["Content-Security-Policy"] = headers.policy(told.path)
            return Response(told.body, code, headers={**fields, "Content-Type": headers.media_type(told.path)})
        case _:
            return PlainTextResponse(f"{code}\n", code, headers=fields)


def _plain(code: int, words: str) -> Response:
    return PlainTextResponse(f"{words}\n", code, headers={"Cache-Control": "no-store"})


def bind(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 is any that is free. Raises OperationFailed when the address can't be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror or str(error)
        raise OperationFailed(f"can't listen on {host}, port {port}: {reason}; choose another with --port") from error


async def listen(app: Starlette, on: socket.socket) -> None:
    """Answer requests until SIGTERM or SIGINT; answers under way are finished."""
    import uvicorn

    class Server(uvicorn.Server):
        @contextmanager
        def capture_signals(self) -> Iterator[None]:  # uvicorn's own dies of the signal afterwards: no clean exit
            from asyncio import get_running_loop

            loop = get_running_loop()
            for name in (signal.SIGTERM, signal.SIGINT):
                loop.add_signal_handler(name, self.handle_exit, name, None)
            yield

    config = uvicorn.Config(
        app, lifespan="off", log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=GRACE
    )
    await Server(config).serve(sockets=[on])
