"""Addresses in feeds.yaml: web addresses, proxies, private hosts. Refusals are ``ValueError``s that say what to do."""

from __future__ import annotations

import ipaddress
import re
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

import idna

from aggregator.settings.values import text

_LABEL: Final = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
# What may stand bare in a path or query (RFC 3986 § 3.3, 3.4); «%» stays, for it is an escape already.
_URL_SAFE: Final = "%/:@!$&'()*+,;=-._~?"


def url(value: object) -> str:
    """An absolute http(s) address: host in IDNA ASCII (UTS 46), path and query percent-encoded."""
    parts = _address(text(value), what_for="a web address")
    if parts.username is not None or parts.password is not None:
        raise ValueError(
            "holds a user name or password; take it out of the address, put «user:password» into an environment "
            "variable and write auth: env:NAME"
        )
    if parts.fragment:
        raise ValueError(f"holds «#{parts.fragment}», which servers never see; leave it out")
    path, query = quote(parts.path, safe=_URL_SAFE) or "/", quote(parts.query, safe=_URL_SAFE)
    return urlunsplit((parts.scheme, _netloc(parts), path, query, ""))


def base_url(value: object) -> str:
    """Where the output folder will be served: an address that ends with a slash."""
    address = url(value)
    if "?" in address:
        raise ValueError("holds a query («?…»); give the address of a folder")
    return address if address.endswith("/") else f"{address}/"


def proxy(value: object) -> str:
    """An http(s) proxy, with its credentials if it needs any."""
    written = text(value)
    if written.lower().startswith(("socks4:", "socks5:", "socks5h:", "socks:")):
        raise ValueError("is a SOCKS proxy; only http:// and https:// proxies are supported")
    parts = _address(written, what_for="a proxy address", shown="http://proxy.example.org:3128")
    if parts.path not in {"", "/"} or parts.query or parts.fragment:
        raise ValueError("must be scheme, host and port only, such as http://proxy.example.org:3128")
    login = parts.netloc.rpartition("@")[0]
    return f"{parts.scheme}://{login}@{_netloc(parts)}" if login else f"{parts.scheme}://{_netloc(parts)}"


def _address(written: str, *, what_for: str, shown: str = "https://example.org/news") -> SplitResult:
    if " " in written:
        raise ValueError(f"holds a space; {what_for} has none (write %20 if it is meant)")
    if any(ord(character) < 32 or ord(character) == 127 or character == "\\" for character in written):
        raise ValueError(f"holds a character that {what_for} cannot have")
    try:
        parts = urlsplit(written)
        _ = parts.port
    except ValueError as error:
        raise ValueError(f"is not {what_for}: {error}") from None
    if parts.scheme == "feed":
        raise ValueError("begins with «feed:»; write https:// (or http://) instead")
    if not re.match(r"https?://", written, re.IGNORECASE):
        if "://" in written or re.match(r"(file|ftp|data|mailto|javascript):", written, re.IGNORECASE):
            raise ValueError(f"must begin with https:// or http://, not «{parts.scheme}:»")
        # Not echoed when it might hold credentials.
        hint = "" if "@" in written else f"; did you mean «https://{written.removeprefix('//').removeprefix('/')}»?"
        raise ValueError(f"must begin with https:// or http://, such as {shown}{hint}")
    if not parts.hostname:
        raise ValueError(f"has no host; write it in full, such as {shown}")
    return parts


def _netloc(parts: SplitResult) -> str:
    name = host(parts.hostname or "")
    return f"{name}:{parts.port}" if parts.port is not None else name


def host(name: str) -> str:
    """A host name or IP literal as it goes on the wire: lower case, IDNA ASCII, IPv6 in brackets."""
    bare = name.strip("[]").lower()
    if ":" in bare:
        try:
            return f"[{ipaddress.IPv6Address(bare).compressed}]"
        except ValueError:
            raise ValueError(f"«{name}» is not an IPv6 address") from None
    if not bare.isascii():
        try:
            bare = idna.encode(bare, uts46=True).decode("ascii")
        except idna.IDNAError as error:
            raise ValueError(f"the host «{name}» is not a valid international name: {error}") from None
    labels = bare.removesuffix(".").split(".")
    if len(bare) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise ValueError(f"the host «{name}» is not a valid host name")
    return bare


def private_host(value: object) -> str:
    """``host``, ``host:port`` or a CIDR network that the address guard lets through."""
    written = text(value).lower()
    if "://" in written:
        raise ValueError(f"must be host, host:port or a network, without scheme{_netloc_of(written)}")
    if "/" in written:
        try:
            return str(ipaddress.ip_network(written))
        except ValueError:
            pass
        try:
            meant = ipaddress.ip_network(written, strict=False)
        except ValueError:
            raise ValueError(f"«{written}» is not a network; write it like 10.0.0.0/8") from None
        raise ValueError(f"has address bits beyond its prefix; did you mean «{meant}»?")
    name, port = written, ""
    if match := re.fullmatch(r"(\[[^\]]*\]|[^:]*):(\d+)", written):
        name, port = match[1], match[2]
        if not 0 < int(port) < 65536:
            raise ValueError(f"port {port} is not from 1 to 65535")
    if not name:
        raise ValueError("has no host; write host or host:port")
    return f"{host(name)}:{port}" if port else host(name)


def _netloc_of(written: str) -> str:
    netloc = urlsplit(written).netloc
    return f"; did you mean «{netloc}»?" if netloc and "@" not in netloc else ""
