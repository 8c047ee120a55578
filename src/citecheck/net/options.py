"""The network options as text, each read by one function that says what to write instead of a mistake."""

from __future__ import annotations

import re
from ipaddress import ip_address, ip_network

from citecheck.errors import UsageError
from citecheck.net.settings import EVERY_HOST, IPAddress, IPNetwork, ResolveRule
from citecheck.net.wire import DEFAULT_PORTS, PORT_LIMIT, WireUrl, on_wire

_HEADER = re.compile(r"(?P<host>\*|\[[^\]]*\]|[^:]+):(?P<name>[!#$%&'*+.^_`|~0-9A-Za-z-]+)=(?P<value>.*)", re.DOTALL)
"""RFC 9110, section 5.6.2, for the name."""
_OWN_HEADERS = frozenset({"host", "content-length", "transfer-encoding", "connection", "accept-encoding"})
"""Set by ourselves; another value would break the exchange or its reading."""


def resolve_rule(text: str) -> ResolveRule:
    """Read one ``--resolve``: ``HOST=ADDRESS[:PORT[/TLSPORT]]``, ``*=…`` for every name, ``HOST=-`` for none."""
    name, equals, target = text.partition("=")
    if not equals or not name.strip() or not target.strip():
        raise UsageError(f"--resolve {text!r}: write HOST=ADDRESS[:PORT[/TLSPORT]], or HOST=- for no such host")
    host = host_name(name, option="--resolve")
    target = target.strip()
    if target == "-":
        return ResolveRule(host, None)
    address, ports = _address_and_ports(target, text)
    plain, slash, tls = ports.partition("/")
    return ResolveRule(
        host,
        address,
        _port(plain, text) if plain else None,
        _port(tls, text) if slash else None,
    )


def network(text: str) -> IPNetwork:
    """Read one ``--allow-net``: ``127.0.0.0/8``, ``fd00::/8`` or a single address."""
    try:
        return ip_network(text.strip(), strict=False)
    except ValueError as error:
        raise UsageError(f"--allow-net {text!r}: write a range such as 127.0.0.0/8 or fd00::/8") from error


def header(text: str) -> tuple[str, tuple[str, str]]:
    """Read one ``--header``: ``HOST:NAME=VALUE``; give the host (``*`` for all) and the header."""
    found = _HEADER.fullmatch(text)
    if found is None:
        raise UsageError(f"--header {text.partition('=')[0]!r}: write HOST:NAME=VALUE, with * as HOST for all hosts")
    name, value = found["name"], found["value"].strip()
    if not value.isprintable() or not value.isascii():
        raise UsageError(f"--header {found['host']}:{name}: the value must be printable ASCII without line breaks")
    if name.lower() in _OWN_HEADERS:
        raise UsageError(f"--header {found['host']}:{name}: this header is citecheck's own; leave it out")
    return host_name(found["host"], option="--header"), (name, value)


def control(text: str) -> str:
    """Read one ``--control``: the name of a host that resolves whenever our network is up."""
    host = host_name(text, option="--control")
    if host == EVERY_HOST:
        raise UsageError("--control *: name one host, such as example.com")
    return host


def host_name(text: str, *, option: str) -> str:
    """Bring a host to the form that settings are keyed by: lower case, punycode, no brackets; ``*`` stays."""
    name = text.strip()
    if name == EVERY_HOST:
        return name
    if ":" in name and not name.startswith("["):
        name = f"[{name}]"
    url = on_wire(f"http://{name}/")
    if not isinstance(url, WireUrl) or url.target != "/" or url.port != DEFAULT_PORTS["http"] or "@" in name:
        raise UsageError(f"{option} {text!r}: this is no host name; write it as in a URL, such as news.example")
    return url.host


def _address_and_ports(target: str, text: str) -> tuple[IPAddress, str]:
    if target.startswith("["):
        name, _, ports = target[1:].partition("]")
        if ports and not ports.startswith(":"):
            name = ""  # text after the bracket: no address at all
        ports = ports[1:]
    elif target.count(":") > 1:
        name, ports = target, ""
    else:
        name, _, ports = target.partition(":")
    try:
        return ip_address(name), ports
    except ValueError as error:
        raise UsageError(
            f"--resolve {text!r}: {name!r} is no address; write one such as 127.0.0.1:8080 or [::1]:8080"
        ) from error


def _port(text: str, option: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text[:6]) <= PORT_LIMIT:
        return int(text)
    raise UsageError(f"--resolve {option!r}: {text!r} is no port; write a number from 1 to 65535")
