"""How the hosts of a run stand: for the live table, kept apart from its drawing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest

from citecheck.links.hosts import to_ascii
from citecheck.links.parts import split
from citecheck.model.verdict import LinkResult, LinkState

NOWHERE = "(no host)"
"""For addresses that name none."""


@dataclass(slots=True)
class HostLine:
    """One host."""

    host: str
    """Hostile text, to be made visible by whoever shows it."""
    planned: int = 0
    """Links to be asked; 0 for an archive, whose calls are not counted beforehand."""
    live: int = 0
    dead: int = 0
    unknown: int = 0
    last: str = ""
    """Reason of the newest link that is not live."""
    rests_until: float = 0.0
    """On the clock that the board is told of; 0 when it never rested."""
    rests_because: str = ""

    @property
    def done(self) -> int:
        """Links that are settled."""
        return self.live + self.dead + self.unknown

    def rests_s(self, now: float) -> float:
        """Give the seconds for which it is still left alone."""
        return max(0.0, self.rests_until - now)


class HostBoard:
    """All hosts of a run."""

    def __init__(self) -> None:
        """Begin with none."""
        self._lines: dict[str, HostLine] = {}

    def __len__(self) -> int:
        """Give the number of hosts."""
        return len(self._lines)

    def planned(self, hosts: Mapping[str, object]) -> None:
        """Note how many links each host has."""
        for host, number in hosts.items():
            self._line(host).planned = number if isinstance(number, int) else 0

    def link_done(self, result: LinkResult) -> None:
        """Count a settled link."""
        line = self._line(host_of(result.url))
        match result.state:
            case LinkState.LIVE:
                line.live += 1
                return
            case LinkState.DEAD:
                line.dead += 1
            case LinkState.UNKNOWN:
                line.unknown += 1
        line.last = result.reason.value

    def waiting(self, host: str, until: float, why: str) -> None:
        """Note a rest."""
        line = self._line(host)
        line.rests_until, line.rests_because = until, why

    def worth_seeing(self, now: float, most: int) -> Iterator[HostLine]:
        """Give the hosts that a reader waits for: those at rest, those with most left to do, those with trouble."""
        yield from nsmallest(
            most,
            tuple(self._lines.values()),  # other threads may add a host meanwhile
            key=lambda line: (
                not line.rests_s(now),
                line.done - line.planned,
                -(line.dead + line.unknown),
                line.host,
            ),
        )

    def _line(self, host: str) -> HostLine:
        found = self._lines.get(host)
        if found is None:
            found = self._lines[host] = HostLine(host)
        return found


def host_of(url: str) -> str:
    """Give the host of an address, in Punycode as the plan names it."""
    return to_ascii(split(url).host) or NOWHERE
