"""Which sockets are ready: epoll where the system has it, whatever it offers elsewhere.

libcurl closes descriptors without always saying so first, and their numbers come back for other sockets. So nothing is
concluded from what was registered before: the kernel is told anew each time.
"""

from __future__ import annotations

import select
import selectors
from contextlib import suppress
from typing import Protocol

READ, WRITE = 1, 2
MOST_EVENTS = 32
"""At once: a TLS handshake takes 1..2 ms of CPU, and hosts whose turn has come should not wait behind hundreds."""


class Readiness(Protocol):
    """Waits for sockets."""

    def watch(self, descriptor: int, events: int) -> None:
        """Wait for ``READ``, ``WRITE`` or both on a descriptor from now on; 0 for neither any more."""

    def wait(self, seconds: float) -> list[tuple[int, int]]:
        """Wait, and give descriptors with what they are ready for."""

    def close(self) -> None:
        """Free what the waiting needed."""


def readiness() -> Readiness:
    """Give the best that the system has."""
    return EpollReadiness() if hasattr(select, "epoll") else SelectorReadiness()


class EpollReadiness:
    """See ``Readiness``; on Linux."""

    __slots__ = ("_epoll",)

    def __init__(self) -> None:
        """Open the epoll descriptor."""
        self._epoll = select.epoll()

    def watch(self, descriptor: int, events: int) -> None:
        """See ``Readiness.watch``."""
        if not events:
            with suppress(OSError):
                self._epoll.unregister(descriptor)
            return
        mask = (select.EPOLLIN if events & READ else 0) | (select.EPOLLOUT if events & WRITE else 0)
        try:
            self._epoll.modify(descriptor, mask)
        except FileNotFoundError:  # new, or closed unseen and come back as another socket
            self._epoll.register(descriptor, mask)

    def wait(self, seconds: float) -> list[tuple[int, int]]:
        """See ``Readiness.wait``."""
        return [
            (
                descriptor,
                (WRITE if events & select.EPOLLOUT else 0) | (READ if events & ~select.EPOLLOUT else 0),
            )
            for descriptor, events in self._epoll.poll(seconds, MOST_EVENTS)
        ]

    def close(self) -> None:
        """See ``Readiness.close``."""
        self._epoll.close()


class SelectorReadiness:
    """See ``Readiness``; on any system."""

    __slots__ = ("_selector",)

    def __init__(self) -> None:
        """Open what the system's selector needs."""
        self._selector = selectors.DefaultSelector()

    def watch(self, descriptor: int, events: int) -> None:
        """See ``Readiness.watch``."""
        with suppress(KeyError, ValueError, OSError):
            self._selector.unregister(descriptor)
        if events:
            self._selector.register(
                descriptor,
                (selectors.EVENT_READ if events & READ else 0) | (selectors.EVENT_WRITE if events & WRITE else 0),
            )

    def wait(self, seconds: float) -> list[tuple[int, int]]:
        """See ``Readiness.wait``."""
        return [
            (
                key.fd,
                (READ if events & selectors.EVENT_READ else 0) | (WRITE if events & selectors.EVENT_WRITE else 0),
            )
            for key, events in self._selector.select(seconds)[:MOST_EVENTS]
        ]

    def close(self) -> None:
        """See ``Readiness.close``."""
        self._selector.close()
