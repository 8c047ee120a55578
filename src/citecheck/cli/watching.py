"""Watchers that write lines: for CI, and for a log file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TextIO

from citecheck.clock import Clock
from citecheck.engine.ports import Watcher
from citecheck.model.verdict import ArchiveResult, LinkResult

LINE_EVERY_S = 15.0
"""A log of CI stays short, and a run that stands still is seen within a quarter of a minute. Our choice."""
_STEPS = {"saved": "pages saved", "located": "searches made"}
"""Events with ``done`` and ``of`` among their facts, and what they count."""


@dataclass(frozen=True, slots=True)
class Watchers:
    """Several watchers as one; none at all is silence."""

    watchers: Sequence[Watcher] = ()

    def planned(self, links: int, archives: int) -> None:
        """See ``Watcher.planned``."""
        for watcher in self.watchers:
            watcher.planned(links, archives)

    def link_done(self, result: LinkResult) -> None:
        """See ``Watcher.link_done``."""
        for watcher in self.watchers:
            watcher.link_done(result)

    def archive_done(self, result: ArchiveResult) -> None:
        """See ``Watcher.archive_done``."""
        for watcher in self.watchers:
            watcher.archive_done(result)

    def waiting(self, host: str, seconds: float, why: str) -> None:
        """See ``Watcher.waiting``."""
        for watcher in self.watchers:
            watcher.waiting(host, seconds, why)

    def said(self, event: str, facts: Mapping[str, object]) -> None:
        """See ``Watcher.said``."""
        for watcher in self.watchers:
            watcher.said(event, facts)


@dataclass(slots=True)
class PlainWatcher:
    """A line now and then, where there is no terminal."""

    stream: TextIO
    clock: Clock
    links: int = 0
    archives: int = 0
    states: Counter[str] = field(default_factory=Counter)
    done: int = 0
    copies: int = 0
    next_at: float = 0.0

    def planned(self, links: int, archives: int) -> None:
        """Say how much there is to do."""
        self.links, self.archives = links, archives
        self.next_at = self.clock.monotonic() + LINE_EVERY_S
        self._write(f"citecheck: {links} links and {archives} archive copies to check")

    def link_done(self, result: LinkResult) -> None:
        """Count, and say so when it is time."""
        self.done += 1
        self.states[result.state.value] += 1
        self._now_and_then()

    def archive_done(self, result: ArchiveResult) -> None:
        """Count, and say so when it is time."""
        if result.archive_url is not None:
            self.copies += 1
        self._now_and_then()

    def waiting(self, host: str, seconds: float, why: str) -> None:
        """Name a host that is given a rest."""
        self._write(f"citecheck: {_plain(host)} rests for {seconds:.0f} s: {_plain(why)}")

    def said(self, event: str, facts: Mapping[str, object]) -> None:
        """Tell now and then of what counts something; the rest is for the log."""
        done, total = facts.get("done"), facts.get("of")
        if event in _STEPS and isinstance(done, int) and (done == total or self._is_due()):
            self._write(f"citecheck: {_STEPS[event]}: {done} of {total}")

    def _is_due(self) -> bool:
        now = self.clock.monotonic()
        if now < self.next_at:
            return False
        self.next_at = now + LINE_EVERY_S
        return True

    def _now_and_then(self) -> None:
        if not self._is_due():
            return
        counts = ", ".join(f"{number} {state}" for state, number in sorted(self.states.items()))
        self._write(f"citecheck: {self.done} of {self.links} links ({counts}), {self.copies} of {self.archives} copies")

    def _write(self, line: str) -> None:
        self.stream.write(line + "\n")
        self.stream.flush()


@dataclass(slots=True)
class LogWatcher:
    """One JSON object a line: time, event, facts."""

    stream: TextIO
    clock: Clock

    def planned(self, links: int, archives: int) -> None:
        """See ``Watcher.planned``."""
        self.said("planned", {"links": links, "archives": archives})

    def link_done(self, result: LinkResult) -> None:
        """See ``Watcher.link_done``."""
        self.said(
            "link",
            {
                "url": result.url,
                "state": result.state.value,
                "reason": result.reason.value,
                "status": result.status,
                "elapsed_s": result.elapsed_s,
                "from_cache": result.from_cache,
            },
        )

    def archive_done(self, result: ArchiveResult) -> None:
        """See ``Watcher.archive_done``."""
        facts = {"reference": result.reference, "archive_url": result.archive_url}
        self.said("archive", facts | {"state": result.state.value, "reason": result.reason.value})

    def waiting(self, host: str, seconds: float, why: str) -> None:
        """See ``Watcher.waiting``."""
        self.said("waiting", {"host": host, "seconds": round(seconds, 2), "why": why})

    def said(self, event: str, facts: Mapping[str, object]) -> None:
        """See ``Watcher.said``."""
        line = {"at": self.clock.now().isoformat().replace("+00:00", "Z"), "event": event, **facts}
        self.stream.write(json.dumps(line, default=str) + "\n")
        self.stream.flush()


def _plain(text: str) -> str:
    """Take control characters out of text that strangers wrote."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text[:200])
