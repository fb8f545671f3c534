"""Nobody but the operator may point us at his own network."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.fetch.guard import Forbidden, Guard, Unresolved, embedded, forbidden

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("0.0.0.0", "unspecified"),
        ("10.1.2.3", "private"),
        ("100.64.0.1", "carrier-grade NAT"),
        ("127.0.0.1", "loopback"),
        ("127.255.255.254", "loopback"),
        ("169.254.169.254", "link-local"),  # the metadata service of clouds
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.0.0.8", "reserved"),
        ("192.168.1.1", "private"),
        ("198.18.0.1", "benchmarking"),
        ("203.0.113.7", "documentation"),
        ("224.0.0.1", "multicast"),
        ("239.255.255.250", "multicast"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "reserved"),
        ("::", "unspecified"),
        ("::1", "loopback"),
        ("::127.0.0.1", "IPv4-compatible"),
        ("::8.8.8.8", "IPv4-compatible"),
        ("::ffff:127.0.0.1", "loopback"),
        ("::ffff:192.168.0.1", "private"),
        ("::ffff:0:127.0.0.1", "reserved"),
        ("64:ff9b::7f00:1", "loopback"),
        ("64:ff9b::a00:1", "private"),
        ("64:ff9b:1::7f00:1", "local NAT64"),
        ("2002:7f00:1::", "loopback"),
        ("2002:c0a8:1::1", "private"),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", "Teredo"),
        ("2001:10::1", "reserved"),
        ("2001:db8::1", "documentation"),
        ("3fff::1", "documentation"),
        ("100::1", "discard-only"),
        ("fc00::1", "private"),
        ("fd12:3456::1", "private"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "zoned"),
        ("fec0::1", "site-local"),
        ("ff02::1", "multicast"),
        ("4000::1", "reserved"),
        ("8.8.8.8", None),
        ("100.63.255.255", None),
        ("100.128.0.0", None),
        ("172.15.255.255", None),
        ("172.32.0.0", None),
        ("223.255.255.255", None),
        ("::ffff:8.8.8.8", None),
        ("64:ff9b::808:808", None),  # how a machine without IPv4 sees the old net
        ("2002:808:808::1", None),
        ("2a00:1450:4010:c05::64", None),
        ("2606:4700::6810:1", None),
    ],
)
def test_every_kind_of_address(address: str, what: str | None) -> None:
    """Public addresses pass; for the rest we say what they are."""
    assert what == forbidden(ip_address(address))


@given(st.ip_addresses(v=4))
def test_an_address_inside_an_address_is_judged_itself(inner: IPv4Address) -> None:
    """Mapped, NAT64 and 6to4 forms are exactly as good as the IPv4 address they lead to."""
    number = int(inner)
    forms = [(0xFFFF << 32) | number, (0x64FF9B << 96) | number, (0x2002 << 112) | (number << 80) | 1]

    assert [forbidden(inner)] * 3 == [forbidden(IPv6Address(form)) for form in forms]
    assert forbidden(IPv6Address(number)) is not None


@given(st.ip_addresses())
def test_never_kinder_than_the_standard_library(address: IPv4Address | IPv6Address) -> None:
    """What the standard library calls private, local, reserved or multicast never passes."""
    inner = embedded(address) if address.version == 6 else None  # then the inner address is what counts
    special = (
        not address.is_global
        or address.is_multicast
        or address.is_loopback
        or address.is_link_local
        or address.is_unspecified
        or (address.version == 4 and address.is_reserved)
    )
    if special and inner is None:
        assert forbidden(address) is not None


@pytest.mark.parametrize(
    ("allow", "host", "port", "passes"),
    [
        pytest.param("127.0.0.1", "127.0.0.1", 80, True, id="address, any port"),
        pytest.param("127.0.0.1:8801", "127.0.0.1", 8801, True, id="address and port"),
        pytest.param("127.0.0.1:8801", "127.0.0.1", 8802, False, id="another port"),
        pytest.param("127.0.0.1:80", "127.0.0.1", 80, True, id="the default port named"),
        pytest.param("127.0.0.1:80", "127.0.0.1", 81, False, id="the default port is a port"),
        pytest.param("10.0.0.0/8", "10.200.3.4", 443, True, id="CIDR"),
        pytest.param("10.0.0.1/8", "10.200.3.4", 443, True, id="CIDR with host bits"),
        pytest.param("10.0.0.0/8", "11.0.0.1", 443, True, id="public anyway"),
        pytest.param("10.0.0.0/8", "192.168.0.1", 443, False, id="outside the CIDR"),
        pytest.param("127.0.0.1", "::ffff:127.0.0.1", 80, True, id="mapped form of a listed address"),
        pytest.param("::1", "::1", 80, True, id="IPv6"),
        pytest.param("[::1]:8080", "::1", 8080, True, id="IPv6 and port"),
        pytest.param("[::1]:8080", "::1", 8081, False, id="IPv6, another port"),
        pytest.param("fd00::/8", "fd12::1", 80, True, id="IPv6 CIDR"),
        pytest.param("localhost", "localhost", 80, True, id="name"),
        pytest.param("LocalHost:8080", "localhost", 8080, True, id="name and port"),
        pytest.param("localhost:8080", "localhost", 80, False, id="name, another port"),
        pytest.param("localhost", "127.0.0.1", 80, False, id="a name lists no address"),
        pytest.param("intranet.example", "evil.localhost", 80, False, id="a name under localhost"),
        pytest.param("not a host!", "127.0.0.1", 80, False, id="nonsense lists nothing"),
    ],
)
def test_what_the_operator_lists(allow: str, host: str, port: int, passes: bool) -> None:
    """``allow_private`` takes hosts, host:port and CIDR, and nothing beyond what it says."""
    guard = Guard([allow])
    try:
        guard.judge(host, port)
        passed = True
    except Forbidden:
        passed = False

    assert passes == passed


def names(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    """Let every name resolve to these addresses, none: let it fail."""

    def answer(host: str, port: int, **_: object) -> list[object]:
        if not addresses:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET6 if ":" in one else socket.AF_INET, 1, 6, "", (one, port)) for one in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", answer)


async def test_a_public_host_is_resolved_to_all_its_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Families take turns, so that a broken one costs one try only."""
    names(monkeypatch, "2a00:1450::1", "2a00:1450::2", "8.8.8.8")

    assert ["2a00:1450::1", "8.8.8.8", "2a00:1450::2"] == await Guard().resolve("example.org", 443)


@pytest.mark.parametrize("bad", ["127.0.0.1", "10.0.0.1", "::1", "::ffff:169.254.169.254", "fe80::1"])
async def test_one_forbidden_address_refuses_the_host(monkeypatch: pytest.MonkeyPatch, bad: str) -> None:
    """A name that leads to a public and to a private address is a trap."""
    names(monkeypatch, "8.8.8.8", bad)

    with pytest.raises(Forbidden, match=r"example\.org"):
        await Guard().resolve("example.org", 443)


async def test_a_listed_name_may_lead_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The operator's own host is his own, and known as such; so is a name in a listed network."""
    names(monkeypatch, "10.0.0.7")
    by_name, by_network = Guard(["intranet.example"]), Guard(["10.0.0.0/24"])

    assert ["10.0.0.7"] == await by_name.resolve("intranet.example", 80)
    assert ["10.0.0.7"] == await by_network.resolve("other.example", 80)
    assert by_name.private("intranet.example", 80)
    assert by_network.private("other.example", 80)
    assert not by_network.private("example.org", 80)


async def test_a_name_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    """No address is a different thing from a forbidden one."""
    names(monkeypatch)

    with pytest.raises(Unresolved, match="Name or service not known"):
        await Guard().resolve("example.org", 80)
