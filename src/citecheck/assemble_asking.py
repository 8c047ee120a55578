"""The way out of one owner of hosts: a prober that leaves all other hosts alone, and the network's own redirects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from citecheck.clock import Clock

if TYPE_CHECKING:
    from citecheck.engine.ports import Prober
    from citecheck.engine.scan.chains import Onward
    from citecheck.model.observation import Observation
    from citecheck.net.settings import HostSettings, NetSettings


def own_prober(settings: NetSettings, clock: Clock) -> Prober:
    """Make what asks pages in bulk: for days perhaps, so that no site is ever pressed to make up for our lateness."""
    from citecheck.net.interface import ProbeTools
    from citecheck.net.prober import CurlProber
    from citecheck.pages.enough import enough

    return CurlProber(replace(settings, strict_spacing=True), ProbeTools(clock, enough=enough))


class OwnHosts(Mapping[str, "HostSettings"]):
    """What is different for hosts, in the eyes of one owner: those of all others are not to be asked."""

    def __init__(self, known: Mapping[str, HostSettings], owner: int, shards: int) -> None:
        """Take the user's wishes, and who looks at them."""
        from citecheck.net.settings import EVERY_HOST, HostSettings

        self._known = known
        self._owner = owner
        self._shards = shards
        self._every = EVERY_HOST
        self._foreign = HostSettings(skip=True)

    def __getitem__(self, host: str) -> HostSettings:
        """Give what is different for a host."""
        if host != self._every and _owner_of(host, self._shards) != self._owner:
            return self._foreign
        return self._known[host]

    def __iter__(self) -> Iterator[str]:
        """Name the hosts that the user has wishes for."""
        return iter(self._known)

    def __len__(self) -> int:
        """Count them, and one for all others: it is never empty."""
        return len(self._known) + 1


@lru_cache(maxsize=65_536)
def _owner_of(host: str, shards: int) -> int:
    from citecheck.engine.scan.owning import owner_of

    return owner_of(host, shards)


class OwnRedirects:
    """Reads redirects as the network does; implements ``engine.scan.chains.Redirects``."""

    def __init__(self, shards: int) -> None:
        """Take the number of owners."""
        self._shards = shards

    def onward(self, observation: Observation) -> Onward | None:
        """See ``Redirects.onward``."""
        from citecheck.engine.scan.chains import Onward
        from citecheck.net.cookies import ChainCookies
        from citecheck.net.redirects import REDIRECTS, follow
        from citecheck.net.wire import UrlProblem, on_wire

        last = observation.exchanges[-1] if observation.exchanges else None
        location = None if last is None else last.header("location")
        if last is None or location is None or last.status not in REDIRECTS:
            return None
        base = on_wire(last.url)
        target = None if isinstance(base, UrlProblem) else follow(base, location)
        url = None if target is None else on_wire(target)
        if url is None or isinstance(url, UrlProblem):
            return None
        cookies = ChainCookies()
        for exchange in observation.exchanges:
            at = on_wire(exchange.url)
            values = [value for name, value in exchange.headers if name.lower() == "set-cookie"]
            if values and not isinstance(at, UrlProblem):
                cookies.take(at, values)
        return Onward(url.text, _owner_of(url.host, self._shards), cookies.header(url))
