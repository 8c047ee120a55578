"""Which proxy leads to an address: the environment's, read as curl reads it.

Behind a proxy the guard sees the proxy's address only: the proxy resolves the name and dials, so it must do the
guarding. What the guard still refuses there are literal addresses in URLs and redirects.
"""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_network

from citecheck.net.wire import WireUrl

_VARIABLES = {
    "http": ("http_proxy", "all_proxy", "ALL_PROXY"),  # HTTP_PROXY is left out on purpose: CGI sets it from a header
    "https": ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"),
}
_EXCEPTIONS = ("no_proxy", "NO_PROXY")


class Proxies:
    """The proxies of one run."""

    __slots__ = ("_by_scheme", "_exceptions")

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Read the variables once."""
        self._by_scheme = {
            scheme: next((environment[name] for name in names if environment.get(name)), "")
            for scheme, names in _VARIABLES.items()
        }
        listed = next((environment[name] for name in _EXCEPTIONS if name in environment), "")
        self._exceptions = [part.lower().strip() for part in listed.replace(" ", ",").split(",") if part.strip()]

    def for_url(self, url: WireUrl) -> str:
        """Give the proxy's address, ``""`` for none."""
        proxy = self._by_scheme[url.scheme]
        return "" if not proxy or any(_covers(exception, url) for exception in self._exceptions) else proxy


def _covers(exception: str, url: WireUrl) -> bool:
    if exception == "*":
        return True
    if url.literal is not None:
        try:
            return url.literal in ip_network(exception.strip("[]"), strict=False)
        except (ValueError, TypeError):
            return False
    name, _, port = exception.partition(":")
    name = name.removeprefix(".")
    if port and port != str(url.port):
        return False
    return url.host == name or url.host.endswith("." + name)
