"""Addresses: one spelling for each, so that what is judged is what is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Final
from urllib.parse import quote, unquote, urljoin, urlsplit

PORTS: Final = {"http": 80, "https": 443}
# A last label that is a number makes a host an IPv4 address in some spelling (URL Standard, «ends in a number»).
NUMERIC: Final = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)")
NAME: Final = re.compile(r"(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
# RFC 3986: what may stand in a path or a query as it is; "%" because it is encoded already.
SAFE: Final = "%/:=&?~+!$,;'@()*[]|"


class BadAddress(ValueError):
    """Not an address we could ask; ``str()`` says why."""


@dataclass(frozen=True, slots=True)
class Address:
    """One absolute http(s) address, host in ASCII lower case, without user, password and fragment."""

    scheme: str
    host: str  # a name, an IPv4 or an IPv6 address, the latter without brackets
    port: int
    path: str  # with the query

    @property
    def authority(self) -> str:
        """``host`` or ``host:port``; the name of a host in HostState and in the pace."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{self.scheme}://{self.authority}{self.path}"

    @property
    def origin(self) -> tuple[str, str, int]:
        """RFC 6454."""
        return self.scheme, self.host, self.port

    def __str__(self) -> str:
        """For messages, which end up in a public status page: a query may hold a key and is left out."""
        path, mark, _ = self.path.partition("?")
        return f"{self.scheme}://{self.authority}{path}{'?…' if mark else ''}"


def locate(url: str, *, base: Address | None = None) -> Address:
    """Read an address, relative to ``base`` if need be.

    Raises BadAddress for schemes other than http and https (``file:`` above all), hosts that are no names, zone ids
    and IP addresses in decimal, octal, hexadecimal or shortened spelling, which only ever serve to deceive.
    """
    try:
        parts = urlsplit(urljoin(base.url, url.strip()) if base else url.strip())
        port = parts.port
    except ValueError as error:
        raise BadAddress(f"{url[:200]!r} is not an address: {error}") from None
    if parts.scheme not in PORTS:
        raise BadAddress(f"only http and https are fetched, not {parts.scheme or 'a relative address'!r}")
    if port == 0:
        raise BadAddress("port 0 cannot be asked")
    path = quote(parts.path or "/", safe=SAFE)
    if parts.query:
        path += "?" + quote(parts.query, safe=SAFE)
    host = parts.hostname or ""
    host = _six(host) if "[" in parts.netloc else _name(unquote(host))
    return Address(parts.scheme, host, port or PORTS[parts.scheme], path)


def _name(host: str) -> str:
    if not host.isascii():
        import idna

        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError) as error:
            raise BadAddress(f"{host[:200]!r} is not a host name: {error}") from None
    host = host.lower().removesuffix(".")
    if NUMERIC.fullmatch(host):
        try:
            return str(IPv4Address(host))  # takes the canonical spelling only
        except AddressValueError:
            raise BadAddress(f"{host[:200]!r} is an IP address in disguise") from None
    if not NAME.fullmatch(host):
        raise BadAddress(f"{host[:200]!r} is not a host name")
    return host


def _six(host: str) -> str:
    if "%" in host:
        raise BadAddress(f"{host[:200]!r} has a zone id")
    try:
        return str(IPv6Address(host))
    except AddressValueError:
        raise BadAddress(f"{host[:200]!r} is not an IPv6 address") from None
