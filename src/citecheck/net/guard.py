"""Which addresses may be dialled: public unicast ones, and ranges that the user opened.

A reference list is hostile input: ``http://169.254.169.254/`` in it would have us read the cloud machine's secrets. So
every connection is judged by the very address that is about to be dialled, after resolving and at each redirect; a name
that changes its address between two look-ups gains nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from citecheck.net.settings import IPAddress, IPNetwork

_CLOSED_V4: tuple[tuple[IPv4Network, str], ...] = tuple(
    (IPv4Network(network), what)
    for network, what in (
        ("0.0.0.0/8", "this network"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared by a carrier's customers"),
        ("127.0.0.0/8", "loopback"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "protocol assignments"),
        ("192.0.2.0/24", "documentation"),
        ("192.88.99.0/24", "6to4 relays"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
"""IANA IPv4 Special-Purpose Address Registry, as of 2025-10, and multicast."""

_UNICAST_V6 = IPv6Network("2000::/3")
"""All that IANA gives out as global unicast (RFC 4291); loopback, unique local, link-local and the rest lie outside."""
_CLOSED_V6: tuple[tuple[IPv6Network, str], ...] = tuple(
    (IPv6Network(network), what)
    for network, what in (
        ("2001::/23", "protocol assignments, Teredo among them"),
        ("2001:db8::/32", "documentation"),
        ("3fff::/20", "documentation"),
    )
)
"""IANA IPv6 Special-Purpose Address Registry, as of 2025-10, within ``2000::/3``."""

_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")
"""RFC 6052: how networks with IPv6 alone reach IPv4; the last 32 bits are the address really asked."""
_6TO4 = IPv6Network("2002::/16")

_MOST_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Admission:
    """What the guard says of one address."""

    allowed: bool
    opened: bool
    """It lies in a range that the user opened."""
    why: str
    """Kind of the address when it is not allowed, for people: ``loopback``."""


class Guard:
    """Judges addresses; remembers its judgements, since a run dials few addresses many times."""

    def __init__(self, opened: Iterable[IPNetwork] = ()) -> None:
        """Take the ranges that are open although they are not public."""
        self._opened = tuple(opened)
        self._known: dict[str, Admission] = {}

    def admit(self, address: str) -> Admission:
        """Judge an address in text form, as the socket layer spells it; a scope (``%eth0``) is ignored."""
        known = self._known.get(address)
        if known is None:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            known = self._known[address] = self._judge(address)
        return known

    def _judge(self, text: str) -> Admission:
        try:
            address = ip_address(text.partition("%")[0])
        except ValueError:
            return Admission(allowed=False, opened=False, why="not an address")
        forms = (address, *embedded(address))
        if any(form in network for form in forms for network in self._opened if form.version == network.version):
            return Admission(allowed=True, opened=True, why="")
        why = next((closed for form in forms if (closed := closed_because(form)) is not None), None)
        return Admission(allowed=why is None, opened=False, why=why or "")


def embedded(address: IPAddress) -> tuple[IPv4Address, ...]:
    """Give the IPv4 address that an IPv6 address stands for (mapped, NAT64, 6to4), if it stands for one."""
    if isinstance(address, IPv4Address):
        return ()
    if address in _MAPPED or address in _NAT64:
        return (IPv4Address(int(address) & 0xFFFF_FFFF),)
    if address in _6TO4:
        return (IPv4Address(int(address) >> 80 & 0xFFFF_FFFF),)
    return ()


def closed_because(address: IPAddress) -> str | None:
    """Say what kind of address it is when it is not public unicast, else ``None``; embedded addresses aside."""
    if isinstance(address, IPv4Address):
        return next((what for network, what in _CLOSED_V4 if address in network), None)
    if address in _MAPPED or address in _NAT64:
        return None  # a form of writing: what it embeds decides
    if address in _UNICAST_V6:
        return next((what for network, what in _CLOSED_V6 if address in network), None)
    return _outside_unicast(address)


def _outside_unicast(address: IPv6Address) -> str:
    if address.is_loopback:
        return "loopback"
    if address.is_link_local:
        return "link-local"
    if address.is_multicast:
        return "multicast"
    return "private" if address in IPv6Network("fc00::/7") else "reserved"
