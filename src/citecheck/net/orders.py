"""What is said to each host: headers, where its name leads, through which proxy; and what is not asked at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv6Address

from citecheck.model.observation import Failure, FailureKind, Phase
from citecheck.net.chain import Chain
from citecheck.net.guard import Guard
from citecheck.net.lanes import Pace
from citecheck.net.proxies import Proxies
from citecheck.net.settings import EVERY_HOST, HostSettings, NetSettings, ResolveRule
from citecheck.net.wire import WireUrl

ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
"""As browsers ask (Firefox, 2026-11): some servers refuse who does not name HTML."""
ACCEPT_ENCODING = "gzip, deflate"
"""Only codings that we undo ourselves, since bodies are kept as received."""
ACCEPT_LANGUAGE = "en;q=0.7, *;q=0.5"
_LEAST_TIMEOUT_S = 1.0
_PRIVATE_HEADERS = frozenset({"authorization", "cookie", "proxy-authorization"})


@dataclass(frozen=True, slots=True)
class Order:
    """What one transfer is to do."""

    url: str
    """ASCII, as it goes over the wire."""
    headers: list[str]
    """Lines ``Name: value``; the same list object for the same lines, so that it is set once."""
    timeout_s: float
    connect_timeout_s: float
    limit_bytes: int
    whole: bool = False
    """Read the body to its end or limit."""
    connect_to: str = ""
    """``HOST:PORT:ADDRESS:PORT`` of a resolve rule."""
    proxy: str = ""
    http1: bool = False


class Orders:
    """Makes the order of each transfer."""

    def __init__(self, settings: NetSettings, guard: Guard, agent: str, environment: Mapping[str, str]) -> None:
        """Take the settings, and the environment for its proxies."""
        self._settings = settings
        self._guard = guard
        self._proxies = Proxies(environment)
        self._base = [
            f"User-Agent: {agent}",
            f"Accept: {ACCEPT}",
            f"Accept-Encoding: {ACCEPT_ENCODING}",
            f"Accept-Language: {ACCEPT_LANGUAGE}",
        ]
        self._rules = {rule.host: rule for rule in reversed(settings.resolve)}
        self._headers: dict[tuple[str, tuple[tuple[str, str], ...]], list[str]] = {}

    def pace(self, host: str) -> Pace:
        """Say how a host may be asked."""
        own = self._settings.for_host(host)
        return Pace(
            slots=max(1, self._settings.per_host if own.slots is None else own.slots),
            interval_s=max(0.0, self._settings.interval_s if own.interval_s is None else own.interval_s),
            strict=self._settings.strict_spacing,
        )

    def closed(self, url: WireUrl) -> Failure | None:
        """Say why an address is not asked at all: skipped, no such host by ``--resolve``, or a closed address."""
        if self._settings.hosts and self._settings.for_host(url.host).skip:
            return Failure(FailureKind.SKIPPED, Phase.URL, f"the configuration skips {url.host}")
        rule = self.rule(url)
        if rule is not None and rule.address is None:
            return Failure(FailureKind.NO_SUCH_HOST, Phase.NAME, f"--resolve says that {url.host} does not exist")
        address = url.literal if rule is None else rule.address
        if address is None:
            return None
        admission = self._guard.admit(str(address))
        if admission.allowed:
            return None
        return Failure(FailureKind.ADDRESS_REFUSED, Phase.URL, f"not dialled: {address} ({admission.why})")

    def needs_resolver(self, url: WireUrl) -> bool:
        """Tell whether the system's resolver is asked about this address; names under ``localhost`` are libcurl's."""
        if url.literal is not None or url.host.rpartition(".")[2] == "localhost" or self.rule(url) is not None:
            return False
        return not self._proxies.for_url(url)

    def rule(self, url: WireUrl) -> ResolveRule | None:
        """Give the resolve rule that holds for an address."""
        if not self._rules or url.literal is not None:
            return None
        return self._rules.get(url.host) or self._rules.get(EVERY_HOST)

    def proxy(self, url: WireUrl) -> str:
        """Give the proxy that leads to an address, ``""`` for none; a resolve rule leads there itself."""
        return "" if self.rule(url) is not None else self._proxies.for_url(url)

    def order(self, chain: Chain, url: WireUrl, patience_s: float) -> Order:
        """Make the order for a chain's next hop."""
        rule = self.rule(url)
        return Order(
            url=url.text,
            headers=self._lines(chain, url),
            timeout_s=max(_LEAST_TIMEOUT_S, patience_s - chain.spent_s),
            connect_timeout_s=self._settings.connect_timeout_s,
            limit_bytes=chain.request.body_limit_bytes,
            whole=chain.request.whole,
            connect_to="" if rule is None else _connect_to(rule, url),
            proxy=self.proxy(url),
            http1=chain.http1 or not self._settings.http2,
        )

    def _lines(self, chain: Chain, url: WireUrl) -> list[str]:
        """Give the header lines; the same list for the same lines, since libcurl is then told once."""
        cookie = chain.cookies.header(url) if chain.cookies is not None else None
        lines = self._common_lines(chain, url)
        return lines if cookie is None else [*lines, f"Cookie: {cookie}"]

    def _common_lines(self, chain: Chain, url: WireUrl) -> list[str]:
        hosts, asked = self._settings.hosts, chain.request.headers
        if not asked and not hosts:
            return self._base
        own = self._own_headers(url.host) if hosts else ()
        if asked and chain.hops:  # what opens one host's door is not shown to the next
            asked = tuple(header for header in asked if header[0].lower() not in _PRIVATE_HEADERS)
        return self._merged((*asked, *own), url.host if own else "")

    def _own_headers(self, host: str) -> tuple[tuple[str, str], ...]:
        found: HostSettings = self._settings.for_host(host)
        return found.headers

    def _merged(self, extra: tuple[tuple[str, str], ...], host: str) -> list[str]:
        key = (host, extra)
        lines = self._headers.get(key)
        if lines is None:
            replaced = {name.lower() for name, _ in extra}
            kept = [line for line in self._base if line.partition(":")[0].lower() not in replaced]
            lines = self._headers[key] = kept + [f"{name}: {value}" for name, value in extra]
        return lines


def _connect_to(rule: ResolveRule, url: WireUrl) -> str:
    address = f"[{rule.address}]" if isinstance(rule.address, IPv6Address) else str(rule.address)
    return f"{url.host}:{url.port}:{address}:{rule.port_for(url.scheme, url.port)}"
