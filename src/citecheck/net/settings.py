"""How the network is asked: limits, pace, trust and what is different for single hosts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

IPAddress = IPv4Address | IPv6Address
IPNetwork = IPv4Network | IPv6Network

EVERY_HOST = "*"
"""Stands for all names in rules of ``--resolve`` and ``--header``; a named host wins over it."""


@dataclass(frozen=True, slots=True)
class ResolveRule:
    """Where a name leads instead of where the resolver says; made from ``HOST=ADDRESS[:PORT[/TLSPORT]]``."""

    host: str
    """Lower case, punycode; ``*`` for every name. Literal addresses in URLs are left alone."""
    address: IPAddress | None
    """``None`` answers as if the name did not exist (``HOST=-``)."""
    port: int | None = None
    """Dialled for ``http``, and for ``https`` too where ``tls_port`` is ``None``; ``None`` keeps the URL's own."""
    tls_port: int | None = None

    def port_for(self, scheme: str, port: int) -> int:
        """Give the port to dial for a URL of this scheme and port."""
        if scheme == "https" and self.tls_port is not None:
            return self.tls_port
        return port if self.port is None else self.port


@dataclass(frozen=True, slots=True)
class HostSettings:
    """What is different for one host; ``None`` leaves the general setting."""

    slots: int | None = None
    interval_s: float | None = None
    headers: tuple[tuple[str, str], ...] = ()
    """Sent to this very host only, never recorded: they often are keys."""
    skip: bool = False


NO_DIFFERENCE = HostSettings()


@dataclass(frozen=True, slots=True)
class NetSettings:
    """All that the network room is told; the defaults are those of the command line."""

    timeout_s: float = 22.0
    """For a whole answer with its redirects, waiting for a turn not counted. Our choice: in the benchmark's model of
    the web 0.35 % of healthy pages need 12..18 s."""
    connect_timeout_s: float = 8.0
    """For name, TCP and TLS together. Our choice: above twice the 3 s after which TCP sends a lost SYN again."""
    per_host: int = 4
    """Requests open at once to one host."""
    interval_s: float = 0.25
    """Between the starts of two requests to one host."""
    strict_spacing: bool = False
    """See ``lanes.Pace.strict``."""
    concurrency: int = 600
    """Requests open at once over all hosts; capped by the descriptors that the system grants."""
    max_redirects: int = 20
    """As browsers have it: Fetch standard, section "HTTP-redirect fetch", 2026-11."""
    late_retry: bool = True
    """Ask once more, later, after a fault that may pass."""
    retry_after_max_s: float = 10.0
    """Longest ``Retry-After`` that a run waits for; a host that asks for more is left alone. Our choice."""
    http2: bool = True
    allow_net: tuple[IPNetwork, ...] = ()
    """Ranges opened although they are not public."""
    ca_bundle: str | None = None
    """File of trusted roots in place of the system's."""
    resolve: tuple[ResolveRule, ...] = ()
    contact: str | None = None
    """Address or page for whoever finds us a burden; part of the User-Agent."""
    controls: tuple[str, ...] = ("example.com", "iana.org", "wikipedia.org")
    """Names that resolve when our network is up: two kept by IANA (RFC 2606, RFC 6761), one that all know."""
    hosts: Mapping[str, HostSettings] = field(default_factory=dict)
    """Host, lower case and punycode -> what is different there; ``*`` for all."""

    def for_host(self, host: str) -> HostSettings:
        """Give what is different for a host; with headers for all hosts before its own."""
        own, every = self.hosts.get(host), self.hosts.get(EVERY_HOST)
        if own is None or every is None:
            return own or every or NO_DIFFERENCE
        return HostSettings(
            slots=own.slots if own.slots is not None else every.slots,
            interval_s=own.interval_s if own.interval_s is not None else every.interval_s,
            headers=every.headers + own.headers,
            skip=own.skip or every.skip,
        )

    def rule_for(self, host: str) -> ResolveRule | None:
        """Give the resolve rule for a name: its own before the one for all."""
        named = (rule for wanted in (host, EVERY_HOST) for rule in self.resolve if rule.host == wanted)
        return next(named, None)


def user_agent(version: str, contact: str | None) -> str:
    """Say honestly who asks: name, version and, when it is set, how to reach the person who runs it."""
    note = "" if contact is None else "; +" + "".join(char for char in contact if char.isascii() and char.isprintable())
    return f"Mozilla/5.0 (compatible; citecheck/{version}{note})"
