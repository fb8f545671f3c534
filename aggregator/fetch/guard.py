"""Which machines we talk to. Feeds, pages and redirects name hosts; none of them may point us at our own network."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final

from aggregator.fetch.address import BadAddress, locate

Network = IPv4Network | IPv6Network
LOOKUPS: Final = 32  # at a time

# IANA special-purpose registries of IPv4 and IPv6 addresses (RFC 6890 and its updates).
FORBIDDEN: Final[tuple[tuple[Network, str], ...]] = tuple(
    (ip_network(network), what)
    for network, what in (
        ("0.0.0.0/8", "unspecified"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "carrier-grade NAT"),
        ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "documentation"),
        ("192.88.99.0/24", "6to4 relay"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("::/96", "IPv4-compatible"),
        ("64:ff9b:1::/48", "local NAT64"),
        ("100::/64", "discard-only"),
        ("2001::/32", "Teredo"),
        ("2001::/23", "reserved"),
        ("2001:db8::/32", "documentation"),
        ("3fff::/20", "documentation"),
        ("fc00::/7", "private"),
        ("fe80::/10", "link-local"),
        ("fec0::/10", "site-local"),
        ("ff00::/8", "multicast"),
    )
)
GLOBAL_UNICAST: Final = IPv6Network("2000::/3")
NAT64: Final = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


class Forbidden(Exception):
    """The guard refuses; ``str()`` says what and why."""


class Unresolved(Exception):
    """The name has no address, or no name server answered."""


def forbidden(address: IPv4Address | IPv6Address) -> str | None:
    """What kind of non-public address this is; None when anybody may be sent there.

    An IPv4 address inside an IPv6 address (mapped, NAT64, 6to4) is judged itself; compatible and Teredo addresses are
    refused altogether. ``is_global`` alone would let ``::127.0.0.1``, ``2002:7f00:1::`` and multicast pass.
    """
    if isinstance(address, IPv6Address):
        if address.scope_id is not None:
            return "zoned"
        inner = embedded(address)
        if inner is not None:
            return forbidden(inner)
    for network, what in FORBIDDEN:
        if address in network:
            return what
    if address.version == 6 and address not in GLOBAL_UNICAST:
        return "reserved"
    return None if address.is_global else "special-purpose"


def embedded(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that packets to this IPv6 address end up at."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.sixtofour


class Guard:
    """Judges hosts and resolves them. ``allow`` is ``network.allow_private``: host, host:port, address or CIDR."""

    def __init__(self, allow: Iterable[str] = ()) -> None:
        self._names: set[tuple[str, int | None]] = set()
        self._networks: list[tuple[Network, int | None]] = []
        self._passed: set[str] = set()  # names that led into an allowed network
        self._lookups = asyncio.Semaphore(LOOKUPS)
        for entry in allow:
            self._allow(entry.strip())

    def _allow(self, entry: str) -> None:
        try:
            self._networks.append((ip_network(entry.strip("[]"), strict=False), None))
            return
        except ValueError:
            pass  # not an address alone
        try:
            place = locate(f"http://{entry}/")
        except BadAddress:
            return  # settings has told the operator
        port = place.port if entry.rpartition("]")[2].rpartition(":")[1] else None
        try:
            self._networks.append((ip_network(place.host), port))
        except ValueError:
            self._names.add((place.host, port))

    def private(self, host: str, port: int) -> bool:
        """Whether the operator named this host as one of his own."""
        if host in self._passed or self._named(host, port):
            return True
        address = _literal(host)
        return address is not None and self._listed(address, port)

    def judge(self, host: str, port: int) -> None:
        """Judge what can be judged without asking a name server; all that is possible in front of a proxy.

        Raises Forbidden.
        """
        if self._named(host, port):
            return
        address = _literal(host)
        if address is not None:
            self._judge(host, address, port)
        elif host == "localhost" or host.endswith(".localhost"):
            for one in (IPv4Address("127.0.0.1"), IPv6Address("::1")):
                if self._listed(one, port):
                    return
            raise Forbidden(f"{host} is this machine; list it in network.allow_private if it is meant")

    async def resolve(self, host: str, port: int) -> list[str]:
        """The addresses of a host, all of them judged, families taking turns.

        One forbidden address among good ones refuses the host: its owner has no honest use for it.

        Raises Forbidden, Unresolved.
        """
        self.judge(host, port)
        literal = _literal(host)
        if literal is not None:
            return [str(literal)]
        async with self._lookups:
            found = await _lookup(host, port)
        for spelling in found:
            address = ip_address(spelling)
            if not self._named(host, port):
                self._judge(host, address, port)
            if forbidden(address):
                self._passed.add(host)
        six = [address for address in found if ":" in address]
        four = [address for address in found if ":" not in address]
        first, second = (six, four) if ":" in found[0] else (four, six)
        return [address for pair in zip(first, second, strict=False) for address in pair] + (
            first[len(second) :] or second[len(first) :]
        )

    def _judge(self, host: str, address: IPv4Address | IPv6Address, port: int) -> None:
        what = forbidden(address)
        if what and not self._listed(address, port):
            where = str(address) if host == str(address) else f"{host} ({address})"
            raise Forbidden(f"{where} is a {what} address; list it in network.allow_private if it is meant")

    def _named(self, host: str, port: int) -> bool:
        return (host, None) in self._names or (host, port) in self._names

    def _listed(self, address: IPv4Address | IPv6Address, port: int) -> bool:
        if isinstance(address, IPv6Address):
            address = address.ipv4_mapped or address
        return any(address in network and only in {None, port} for network, only in self._networks)


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


async def _lookup(host: str, port: int) -> list[str]:
    """Ask the system's resolver in a thread that nobody waits for at exit; it may hang for half a minute."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def settle(found: list[str] | None, error: Exception | None) -> None:
        if answer.done():  # nobody waits any more
            return
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(found or [])

    def ask() -> None:
        found: list[str] | None = None
        error: Exception | None = None
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found = list(dict.fromkeys(str(row[4][0]) for row in rows))
        except OSError as failure:
            error = Unresolved(failure.strerror or str(failure))
        except UnicodeError:
            error = Unresolved("not a name that DNS could hold")
        try:
            loop.call_soon_threadsafe(settle, found, error)
        except RuntimeError:  # the loop is closed: nobody waits any more
            return

    threading.Thread(target=ask, name=f"lookup {host}", daemon=True).start()
    return await answer
