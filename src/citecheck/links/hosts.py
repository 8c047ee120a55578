"""Host names: letter case, punycode, the domain that somebody registered, addresses that are private."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TYPE_CHECKING

from citecheck.links.tables import tables

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\Z")
"""A label of a host name; the underscore is not allowed and lives in the wild."""
KEPT_HOSTS = 16_384
"""Lists cite the same hosts again and again, long ones ten thousand of them; bounded, since a hostile list does not."""
HOST_LIMIT_CHARS = 253
"""RFC 1035, 2.3.4: 255 octets on the wire."""
_PRIVATE_SUFFIXES = (
    ".local",
    ".localhost",
    ".internal",
    ".lan",
    ".intranet",
    ".home.arpa",
    ".localdomain",
    ".corp",
    ".home",
)
"""RFC 6762 (.local), RFC 6761 (.localhost), RFC 8375 (.home.arpa), ICANN 2024 (.internal), and habits."""


@lru_cache(maxsize=KEPT_HOSTS)
def to_ascii(host: str) -> str:
    """Give a host name in lower case and punycode; what cannot be encoded stays as it is."""
    lowered = host.lower()
    if lowered.isascii():
        return lowered
    import idna

    try:
        return idna.encode(lowered, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return lowered


@lru_cache(maxsize=KEPT_HOSTS)
def literal_address(host: str) -> IPv4Address | IPv6Address | None:
    """Give the IP address that a host is, ``None`` for a name."""
    if ":" not in host and not host[-1:].isdigit():
        return None  # asked of every host, and an exception for each name costs more than the rest of the look
    if host.startswith("[") is not host.endswith("]"):
        return None
    try:
        return ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return None


def is_wellformed(host: str) -> bool:
    """Tell whether a host in punycode is a possible name or an IP address."""
    if literal_address(host) is not None:
        return True
    name = host.removesuffix(".")
    if not name or len(name) > HOST_LIMIT_CHARS:
        return False
    return all(_LABEL.match(label) for label in name.split("."))


@lru_cache(maxsize=KEPT_HOSTS)
def is_private(host: str) -> bool:
    """Tell whether a host can only be reached from inside a network; judged by its name alone."""
    address = literal_address(host)
    if address is not None:
        return not address.is_global
    name = host.removesuffix(".")
    return name == "localhost" or name.endswith(_PRIVATE_SUFFIXES) or "." not in name


@cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()


@lru_cache(maxsize=KEPT_HOSTS)
def _registrable(name: str) -> str | None:
    found = _suffixes().privatesuffix(name)
    return found if isinstance(found, str) else None


def registrable_domain(host: str) -> str | None:
    """Give the part of a name that somebody registered (``example.co.uk``); ``None`` for addresses and bare suffixes.

    Loads the Public Suffix List on first use, some 30 ms.
    """
    if not host or literal_address(host) is not None:
        return None
    return _registrable(host.removesuffix("."))


def without_www(host: str) -> str:
    """Drop a leading ``www`` or ``www2`` where a name of two labels remains."""
    label, dot, remainder = host.partition(".")
    if dot and label.startswith("www") and (len(label) == 3 or label[3:].isdigit()) and "." in remainder:  # noqa: PLR2004 - "www"
        return remainder
    return host


@lru_cache(maxsize=KEPT_HOSTS)
def without_mobile(host: str) -> str:
    """Drop a label such as ``m`` or ``amp`` in the first two places, never one of the registered name itself."""
    labels = host.split(".")
    for place in (0, 1):
        if len(labels) - place <= 2:  # noqa: PLR2004 - a name has two labels at least
            break
        if labels[place] in tables().mobile_labels:
            shorter = ".".join(labels[:place] + labels[place + 1 :])
            return shorter if registrable_domain(shorter) is not None else host
    return host


@lru_cache(maxsize=KEPT_HOSTS)
def site_host(host: str) -> str:
    """Give the name under which pages of a site are compared: no ``www``, no mobile label, aliases resolved."""
    plain = without_www(without_mobile(host.removesuffix(".")))
    return tables().aliases.get(plain, plain)


@dataclass(frozen=True, slots=True)
class HostFacts:
    """What a host of an address says by its name alone."""

    name: str
    """As ``to_ascii`` gives it."""
    is_wellformed: bool
    registrable_domain: str | None
    """``None`` also where the name is not well-formed."""
    faults: tuple[str, ...]
    """Any of ``shortener``, ``mobile-host``, ``private-address``, see ``urls``; of well-formed names only."""


@lru_cache(maxsize=KEPT_HOSTS)
def host_facts(host: str) -> HostFacts:
    """Look at a host once for all addresses on it."""
    name = to_ascii(host)
    if not is_wellformed(name):
        return HostFacts(name, is_wellformed=False, registrable_domain=None, faults=())
    faults = []
    if without_www(name) in tables().shorteners:
        faults.append("shortener")
    if without_mobile(name) != name:
        faults.append("mobile-host")
    if is_private(name):
        faults.append("private-address")
    return HostFacts(name, is_wellformed=True, registrable_domain=registrable_domain(name), faults=tuple(faults))
