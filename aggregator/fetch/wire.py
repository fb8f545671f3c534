"""The only file that knows httpx and httpcore: one request out, one answer in, their errors translated."""

from __future__ import annotations

import asyncio
import os
import ssl
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any, Final

import certifi
import httpcore
import httpx

from aggregator.errors import FetchError, Refused, TLSFailed, TransferFailed, Unreachable
from aggregator.fetch.address import Address
from aggregator.fetch.guard import Forbidden, Guard, Unresolved
from aggregator.model import Source

NEXT_ADDRESS: Final = 4.0  # seconds to wait for one address of a host before trying the next
MOST_ADDRESSES: Final = 6
KEEP_ALIVE: Final = 30.0  # seconds

# OpenSSL's X509_V_ERR_*, as the operator would say it.
TRUST_IT: Final = "name a PEM file in the source's ca: to trust it"
CERTIFICATE_FAULTS: Final = {
    9: "its certificate is not valid yet",
    10: "its certificate has expired",
    18: f"its certificate is self-signed; {TRUST_IT}",
    19: f"its certificate comes from an authority unknown here; {TRUST_IT}",
    20: f"its certificate chain is incomplete or from an authority unknown here; {TRUST_IT}",
    21: f"its certificate chain is incomplete; {TRUST_IT}",
    23: "its certificate was revoked",
    62: "its certificate is for another name",
    64: "its certificate is for another address",
}


LIBRARY_ERRORS: Final = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
    httpcore.ConnectionNotAvailable,
    httpx.HTTPError,
    httpx.InvalidURL,
    httpx.StreamError,
    OSError,  # ssl.SSLError is one
)


class _Unconnected(Exception):
    """No address of the host took the connection."""


@dataclass(slots=True)
class Progress:
    """How far a request came; tells a timeout of connecting from one of reading."""

    stage: str = "request"  # connect, tls, request, body
    fresh: bool = False  # a connection was opened for it


@dataclass(frozen=True, slots=True)
class Reply:
    """The head of an answer; ``raw`` streams the body as sent, still coded."""

    status: int
    headers: Mapping[str, str]  # names in lower case, values of one name joined
    raw: AsyncIterator[bytes]


class Cookies:
    """The cookies of one chain of redirects; some sites answer nobody who loses them. Never kept longer."""

    def __init__(self) -> None:
        self._kept = httpx.Cookies()

    def keep(self, response: httpx.Response) -> None:
        self._kept.extract_cookies(response)

    def put_on(self, request: httpx.Request) -> None:
        if "cookie" not in request.headers:
            self._kept.set_cookie_header(request)

    def __str__(self) -> str:
        return "; ".join(sorted(f"{cookie.name}={cookie.value}" for cookie in self._kept.jar))


Headers = Sequence[tuple[str, str]]


class Wire:
    """Shared connections and one TLS context; a further client for each ``ca`` and ``proxy`` that sources name.

    Plain http has a client of its own: reading some 150 certificates takes 60 ms that a cycle without https spares.
    """

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._clients: dict[tuple[str, str | None, str | None], httpx.AsyncClient] = {}

    async def close(self) -> None:
        """Close every connection."""
        clients, self._clients = self._clients, {}
        for client in clients.values():
            await client.aclose()

    @asynccontextmanager
    async def ask(
        self,
        source: Source,
        address: Address,
        headers: Headers,
        cookies: Cookies,
        progress: Progress,
        *,
        form: bytes | None = None,
    ) -> AsyncIterator[Reply]:
        """GET one address, or POST ``form`` to it, and hand over the answer; the body may be read inside the block.

        Raises Refused, Unreachable, TLSFailed, TransferFailed. Timeouts are the caller's.
        """
        try:
            client = self._client(source, address.scheme)
            response = await self._send(client, address, headers, cookies, progress, form)
            progress.stage = "body"
            try:
                cookies.keep(response)
                values = {name: ", ".join(response.headers.get_list(name)) for name in response.headers}
                yield Reply(response.status_code, values, response.aiter_raw())
            finally:
                await response.aclose()
        except (Forbidden, Unresolved, _Unconnected, *LIBRARY_ERRORS) as error:
            raise _translate(source, address, progress, error) from error

    async def _send(
        self,
        client: httpx.AsyncClient,
        address: Address,
        headers: Headers,
        cookies: Cookies,
        progress: Progress,
        form: bytes | None,
    ) -> httpx.Response:
        async def trace(event: str, _: Mapping[str, Any]) -> None:
            match event.split(".")[1:]:
                case ["connect_tcp", "started"]:
                    progress.stage, progress.fresh = "connect", True
                case ["start_tls", "started"]:
                    progress.stage = "tls"
                case ["send_request_headers", "started"]:
                    progress.stage = "request"

        method = "GET" if form is None else "POST"
        request = client.build_request(method, address.url, content=form, headers=headers, extensions={"trace": trace})
        cookies.put_on(request)
        try:
            return await client.send(request, stream=True, auth=None)
        except (httpcore.RemoteProtocolError, httpcore.ReadError, httpcore.WriteError):
            # A server may close an idle connection in the moment we take it up again; RFC 9112 § 9.3.1: ask once more.
            if progress.fresh or progress.stage != "request":
                raise
            return await client.send(request, stream=True, auth=None)

    def _client(self, source: Source, scheme: str) -> httpx.AsyncClient:
        key = (scheme, source.ca, source.proxy)
        if key not in self._clients:
            self._clients[key] = self._open(source, scheme)
        return self._clients[key]

    def _open(self, source: Source, scheme: str) -> httpx.AsyncClient:
        context = tls_context(source) if scheme == "https" else None
        pool: httpcore.AsyncConnectionPool
        if source.proxy is None:
            pool = httpcore.AsyncConnectionPool(
                ssl_context=context,
                max_connections=None,
                keepalive_expiry=KEEP_ALIVE,
                network_backend=_Backend(self._guard),
            )
        else:
            pool = _proxied(source, context)
        return httpx.AsyncClient(
            transport=_Transport(pool),
            trust_env=False,
            follow_redirects=False,
            timeout=None,  # noqa: S113 — one deadline around the whole response, the caller's
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),  # none are shared between sources
        )


def tls_context(source: Source) -> ssl.SSLContext:
    """Trust what the machine trusts, what certifi lists, and the PEM file of the source's ``ca``. Raises TLSFailed."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT  # on since Python 3.13; too strict for many private authorities
    if source.ca is not None:
        try:
            context.load_verify_locations(source.ca)
        except OSError as error:  # ssl.SSLError is one
            raise TLSFailed(source.id, f"ca: cannot read certificates from {source.ca} ({error})") from error
        context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN  # the file may hold the server's own certificate
    return context


def _proxied(source: Source, context: ssl.SSLContext | None) -> httpcore.AsyncConnectionPool:
    try:
        proxy = httpx.Proxy(source.proxy or "")
    except (ValueError, httpx.InvalidURL) as error:
        raise Refused(source.id, f"proxy: is not the address of an HTTP proxy ({type(error).__name__})") from error
    if proxy.url.scheme not in {"http", "https"}:
        raise Refused(source.id, f"proxy: only http and https proxies are supported, not {proxy.url.scheme}")
    url = httpcore.URL(
        scheme=proxy.url.raw_scheme, host=proxy.url.raw_host, port=proxy.url.port, target=proxy.url.raw_path
    )
    return httpcore.AsyncHTTPProxy(
        url,
        proxy_auth=proxy.raw_auth,
        ssl_context=context,
        proxy_ssl_context=tls_context(source) if proxy.url.scheme == "https" else None,
        max_connections=None,
        keepalive_expiry=KEEP_ALIVE,
    )


class _Backend(httpcore.AsyncNetworkBackend):
    """Connects to addresses the guard has judged, and to no others; TLS and Host keep the name."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._tcp = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 — the name is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        addresses = (await self._guard.resolve(host, port))[:MOST_ADDRESSES]
        for address in addresses[:-1]:
            try:
                return await self._tcp.connect_tcp(address, port, NEXT_ADDRESS, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        try:
            return await self._tcp.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)
        except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
            raise _Unconnected(_system_words(error)) from error

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class _Transport(httpx.AsyncBaseTransport):
    """httpx's own transport takes no network backend; this one is given the pool. httpcore's errors pass through."""

    def __init__(self, pool: httpcore.AsyncConnectionPool) -> None:
        self._pool = pool

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                request.method, url, headers=request.headers.raw, content=request.content, extensions=request.extensions
            )
        )
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Stream(answer), extensions=answer.extensions
        )

    async def aclose(self) -> None:
        await self._pool.aclose()


class _Stream(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._answer.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        await self._answer.aclose()


def _translate(source: Source, address: Address, progress: Progress, error: BaseException) -> FetchError:
    host = address.authority
    tls = _tls_cause(error)
    match error:
        case Forbidden():
            return Refused(source.id, f"not asking {address}: {error}")
        case Unresolved():
            return Unreachable(source.id, f"cannot find the host {address.host}: {error}", host)
        case _Unconnected():
            return Unreachable(source.id, f"cannot connect to {host}: {error}", host)
        case httpcore.ProxyError():
            return Unreachable(source.id, f"the source's proxy does not lead to {host}: {error}", host)
        case httpcore.LocalProtocolError() | httpx.InvalidURL():
            return Refused(source.id, f"cannot ask {address}: the request would not be valid HTTP")
        case _ if isinstance(tls, ssl.SSLCertVerificationError):
            fault = CERTIFICATE_FAULTS.get(tls.verify_code, f"its certificate fails: {tls.verify_message}")
            return TLSFailed(source.id, f"no trust in {host}: {fault}")
        case _ if progress.stage == "tls":
            words = (tls.reason or str(tls)).lower().replace("_", " ") if tls else "the connection was closed"
            return TLSFailed(source.id, f"no TLS with {host}: {words}")
        case _ if progress.stage == "connect":  # our own backend says _Unconnected; this is a proxy's
            return Unreachable(source.id, f"cannot connect to the source's proxy: {_system_words(error)}", host)
        case _ if progress.stage == "request":
            return TransferFailed(source.id, f"no answer from {address}: {_plain_words(error)}")
    return TransferFailed(source.id, f"the answer of {address} broke off: {_plain_words(error)}")


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):
            yield from _chain(error.exceptions[0])
        error = error.__cause__ or error.__context__


def _tls_cause(error: BaseException) -> ssl.SSLError | None:
    return next((link for link in _chain(error) if isinstance(link, ssl.SSLError)), None)


def _system_words(error: BaseException) -> str:
    """What the operating system says, «Connection refused» for one; httpcore and anyio wrap it in words of theirs."""
    for link in _chain(error):
        if isinstance(link, OSError) and link.errno is not None and link.errno > 0:
            return os.strerror(link.errno)
    return "no answer" if any(isinstance(link, TimeoutError) for link in _chain(error)) else _plain_words(error)


def _plain_words(error: BaseException) -> str:
    words = " ".join(str(error).split()).rstrip(".")
    return (words[:1].lower() + words[1:200]) or "the connection broke"
