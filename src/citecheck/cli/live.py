"""The live display on a terminal: a bar with counts per state, and the hosts that are given a rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from time import monotonic
from types import TracebackType
from typing import Self, TextIO

from rich.console import Console, Group
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from citecheck.model.verdict import ArchiveResult, LinkResult

_REFRESHES_A_SECOND = 5
_HOSTS_SHOWN = 5
_COLOURS = {"live": "green", "dead": "red", "unknown": "yellow"}


class LiveWatcher:
    """Shows a run as it goes; use as a context."""

    def __init__(self, stream: TextIO) -> None:
        """Show on a stream that is a terminal."""
        console = Console(file=stream, stderr=True)
        self._bar = Progress(
            TextColumn("[progress.description]{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
        )
        self._live = Live(
            get_renderable=self._picture, console=console, refresh_per_second=_REFRESHES_A_SECOND, transient=True
        )
        self._links: TaskID | None = None
        self._archives: TaskID | None = None
        self._states: Counter[str] = Counter()
        self._resting: dict[str, tuple[float, str]] = {}

    def __enter__(self) -> Self:
        """Begin to show."""
        self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clear the display."""
        self._live.stop()

    def planned(self, links: int, archives: int) -> None:
        """See ``Watcher.planned``."""
        self._links = self._bar.add_task("links", total=links)
        if archives:
            self._archives = self._bar.add_task("archive copies", total=archives)

    def link_done(self, result: LinkResult) -> None:
        """See ``Watcher.link_done``."""
        self._states[result.state.value] += 1
        if self._links is not None:
            self._bar.advance(self._links)

    def archive_done(self, result: ArchiveResult) -> None:
        """See ``Watcher.archive_done``."""
        if self._archives is not None and result.archive_url is not None:
            self._bar.advance(self._archives)

    def waiting(self, host: str, seconds: float, why: str) -> None:
        """See ``Watcher.waiting``."""
        self._resting[host] = (monotonic() + seconds, why)

    def said(self, event: str, facts: Mapping[str, object]) -> None:
        """Stay silent: this is for the log."""

    def _picture(self) -> Group:
        counts = Text("  ")
        for state, colour in _COLOURS.items():
            counts.append(f"{self._states[state]} {state}   ", style=colour)
        now = monotonic()
        self._resting = {host: rest for host, rest in self._resting.items() if rest[0] > now}
        table = Table.grid(padding=(0, 2))
        for host, (until, why) in sorted(self._resting.items(), key=lambda item: item[1][0])[:_HOSTS_SHOWN]:
            table.add_row(Text(f"  {host[:60]}"), Text(f"waits {until - now:.0f} s"), Text(why[:60]))
        return Group(self._bar, counts, table)
