"""Whether a name exists: what libcurl cannot tell and ``getaddrinfo`` can.

libcurl reports one error for a name that does not exist and for a resolver that fails. ``getaddrinfo`` tells them
apart (glibc, tried 2026-11: NXDOMAIN -2, no data -5, SERVFAIL, refusal or silence -3). It blocks, so it runs in
threads; a name is said not to exist only after two such answers, a moment apart.
"""

from __future__ import annotations

import os
import queue
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from citecheck.clock import Clock

MOST_THREADS = 16
"""Look-ups at once; each may block for the resolver's own time-out (glibc: 5 s, twice). Our choice."""
SECOND_LOOK_S = 1.0
"""Between the two answers that a name does not exist. Our choice."""
_SPARE_DESCRIPTORS = 3
"""What a look-up opens at most: the hosts file, a socket for each family."""
_ABSENT = frozenset(
    number for name in ("EAI_NONAME", "EAI_NODATA") if isinstance(number := getattr(socket, name, None), int)
)


class NameState(StrEnum):
    """What a look-up says of a name."""

    RESOLVES = "resolves"
    ABSENT = "absent"
    """The resolver said that it does not exist or has no address."""
    UNCLEAR = "unclear"
    """The resolver failed or did not answer."""
    LOCAL = "local"
    """We had no descriptor to ask with."""


@dataclass(frozen=True, slots=True)
class NameAnswer:
    """The outcome of one look-up."""

    state: NameState
    detail: str
    addresses: tuple[str, ...] = ()


LookUp = Callable[[str], NameAnswer]


def look_up(name: str) -> NameAnswer:
    """Ask the system's resolver once; blocks."""
    if not _descriptors_left():
        return NameAnswer(NameState.LOCAL, "no descriptor to ask the resolver with")
    try:
        found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        state = NameState.ABSENT if error.errno in _ABSENT else NameState.UNCLEAR
        return NameAnswer(state, error.strerror or str(error))
    except (OSError, UnicodeError) as error:
        return NameAnswer(NameState.UNCLEAR, str(error))
    return NameAnswer(NameState.RESOLVES, "", tuple(dict.fromkeys(str(row[4][0]) for row in found)))


def _descriptors_left() -> bool:
    """Tell whether a look-up can open what it needs: without descriptors glibc too says that a name does not exist."""
    spare: list[int] = []
    try:
        spare.extend(os.open(os.devnull, os.O_RDONLY) for _ in range(_SPARE_DESCRIPTORS))
    except OSError:
        return False
    finally:
        for descriptor in spare:
            os.close(descriptor)
    return True


class NameDesk:
    """Asks about names in threads and hands over the answers to whoever polls; threads start when they are needed."""

    def __init__(
        self, clock: Clock, wake: Callable[[], None], *, once: LookUp = look_up, threads: int = MOST_THREADS
    ) -> None:
        """Take a function that wakes the poller; threads of ours, at most so many, call it after each answer."""
        self._most_threads = max(1, min(threads, MOST_THREADS))
        self._clock = clock
        self._wake = wake
        self._once = once
        self._asked: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._heard: queue.SimpleQueue[tuple[str, NameAnswer]] = queue.SimpleQueue()
        self._pending: set[str] = set()
        self._absent_once: dict[str, float] = {}
        """Name -> time of its second look-up."""
        self._threads = 0

    def ask(self, name: str) -> None:
        """Ask about a name unless it is being asked already; ``answers`` has it when it is known."""
        if name not in self._pending:
            self._pending.add(name)
            self._put(name)

    def answers(self) -> list[tuple[str, NameAnswer]]:
        """Hand over what has been settled since the last call: ``ABSENT`` only when it was said twice."""
        now = self._clock.monotonic()
        settled: list[tuple[str, NameAnswer]] = []
        while not self._heard.empty():
            name, answer = self._heard.get()
            if answer.state is NameState.ABSENT and name not in self._absent_once:
                self._absent_once[name] = now + SECOND_LOOK_S
                continue
            self._absent_once.pop(name, None)
            self._pending.discard(name)
            settled.append((name, answer))
        for name, due in self._absent_once.items():
            if due <= now:
                self._absent_once[name] = float("inf")
                self._put(name)
        return settled

    def next_at(self) -> float | None:
        """Give the time at which ``answers`` should be called although nobody woke the poller."""
        return min(self._absent_once.values(), default=None)

    def close(self) -> None:
        """Let the threads end; those that are blocked in a look-up end with the process."""
        for _ in range(self._threads):
            self._asked.put(None)

    def _put(self, name: str) -> None:
        self._asked.put(name)
        if self._threads < min(self._most_threads, len(self._pending)):
            self._threads += 1
            threading.Thread(target=self._work, name="citecheck-names", daemon=True).start()

    def _work(self) -> None:
        while (name := self._asked.get()) is not None:
            self._heard.put((name, self._once(name)))
            self._wake()
