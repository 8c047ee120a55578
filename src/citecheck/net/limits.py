"""How many descriptors this process may use, and what that leaves for connections.

Running out of descriptors looks like dead links to libcurl ("could not connect", "could not resolve"), so the number in
flight stays well below it, and the soft limit is raised as far as the hard one allows.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

WANTED_DESCRIPTORS = 8_192
"""Beyond, more descriptors gain nothing: 600 in flight, some thousand idle connections. Our choice."""
RESERVE_DESCRIPTORS = 16
"""For files, the store and whatever else the process opens during a run."""
PER_FLIGHT = 5
"""Of one request in its worst moment: two sockets (IPv6 and IPv4 race), two of the resolver and its wake-up pair."""
PER_CONNECTION_KEPT = 2
"""Half of what is left may lie idle in the cache of connections."""


@dataclass(frozen=True, slots=True)
class Descriptors:
    """What a run may hold open."""

    in_flight: int
    """Requests at once, at least 1."""
    connections: int
    """Connections at once, idle ones included."""


def descriptors(wanted_in_flight: int, wanted_connections: int) -> Descriptors:
    """Raise the soft limit where that is allowed, and divide what there is."""
    free = _limit() - _open_now() - RESERVE_DESCRIPTORS
    return Descriptors(
        in_flight=max(1, min(wanted_in_flight, free // PER_FLIGHT)),
        connections=max(1, min(wanted_connections, free // PER_CONNECTION_KEPT)),
    )


def _limit() -> int:
    try:
        import resource
    except ImportError:  # Windows, whose sockets are not counted among files
        return WANTED_DESCRIPTORS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = WANTED_DESCRIPTORS if hard == resource.RLIM_INFINITY else min(WANTED_DESCRIPTORS, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
    return WANTED_DESCRIPTORS if soft == resource.RLIM_INFINITY else min(soft, WANTED_DESCRIPTORS)


def _open_now() -> int:
    for folder in ("/proc/self/fd", "/dev/fd"):
        with suppress(OSError):
            return sum(1 for _ in Path(folder).iterdir())
    return RESERVE_DESCRIPTORS
