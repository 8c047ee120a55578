"""The live display on a terminal: bars, counts of states, and the hosts that a reader waits for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import TracebackType
from typing import Self, TextIO

from rich.console import Console, Group
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from citecheck.cli.host_board import HostBoard, HostLine
from citecheck.clock import Clock
from citecheck.engine.modes import ColorMode
from citecheck.model.verdict import ArchiveResult, LinkResult
from citecheck.reports.inert import visible

_REFRESHES_A_SECOND = 5
_HOSTS_SHOWN = 8
_HOST_CHARS, _NOTE_CHARS = 40, 44
_LINKS = {"live": "green", "dead": "red", "unknown": "yellow"}
_COPIES = {"verified": "green", "broken": "red", "unknown": "yellow"}
_STEPS = {"saving": "pages saved", "saved": "pages saved", "located": "searches"}
"""Events that count something done, with the words before their bar; ``done`` and ``of`` stand among their facts."""


class LiveWatcher:
    """Shows a run as it goes; use as a context."""

    def __init__(self, stream: TextIO, clock: Clock, color: ColorMode = ColorMode.AUTO) -> None:
        """Show on a stream that is a terminal; rich itself heeds NO_COLOR."""
        self._clock = clock
        self._console = Console(file=stream, stderr=True, no_color=True if color is ColorMode.NEVER else None)
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self._console,
            get_time=clock.monotonic,
        )
        self._tasks: dict[str, TaskID] = {}
        self._states: Counter[str] = Counter()
        self._copies: Counter[str] = Counter()
        self._hosts = HostBoard()
        self._live = Live(
            get_renderable=self.picture, console=self._console, refresh_per_second=_REFRESHES_A_SECOND, transient=True
        )

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
        self._step("links", 0, links)
        if archives:
            self._step("archive copies", 0, archives)

    def link_done(self, result: LinkResult) -> None:
        """See ``Watcher.link_done``."""
        self._states[result.state.value] += 1
        self._hosts.link_done(result)
        self._step("links", self._states.total())

    def archive_done(self, result: ArchiveResult) -> None:
        """See ``Watcher.archive_done``."""
        if result.archive_url is not None:
            self._copies[result.state.value] += 1
            self._step("archive copies", self._copies.total())

    def waiting(self, host: str, seconds: float, why: str) -> None:
        """See ``Watcher.waiting``."""
        self._hosts.waiting(host, self._clock.monotonic() + seconds, why)

    def said(self, event: str, facts: Mapping[str, object]) -> None:
        """Show what counts something; the rest is for the log."""
        if event == "hosts":
            self._hosts.planned(facts)
        done, total = facts.get("done"), facts.get("of")
        if event in _STEPS and isinstance(done, int) and isinstance(total, int):
            self._step(_STEPS[event], done, total)

    def picture(self) -> Group:
        """Draw what is known now."""
        parts: list[Progress | Text | Table] = [self._bars]
        if self._states:
            parts.append(_counts("links", self._states, _LINKS))
        if self._copies:
            parts.append(_counts("copies", self._copies, _COPIES))
        if len(self._hosts):
            parts.append(self._table())
        return Group(*parts)

    def _table(self) -> Table:
        now = self._clock.monotonic()
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
        table.add_column(f"  {len(self._hosts)} host{'' if len(self._hosts) == 1 else 's'}", no_wrap=True)
        for heading in ("done", "live", "dead", "unknown"):
            table.add_column(heading, justify="right", no_wrap=True)
        table.add_column("", no_wrap=True)
        for line in self._hosts.worth_seeing(now, _HOSTS_SHOWN):
            table.add_row(
                Text(f"  {visible(line.host, _HOST_CHARS)}"),
                f"{line.done}/{line.planned}" if line.planned else "",
                *(_number(getattr(line, state), colour) for state, colour in _LINKS.items()),
                Text(visible(_note(line, now), _NOTE_CHARS), style="dim"),
            )
        return table

    def _step(self, name: str, done: int, total: int | None = None) -> None:
        if name not in self._tasks:
            self._tasks[name] = self._bars.add_task(name, total=total)
        self._bars.update(self._tasks[name], completed=done, total=total)


def _number(number: int, colour: str) -> Text:
    return Text(str(number), style=colour) if number else Text("")


def _note(line: HostLine, now: float) -> str:
    seconds = line.rests_s(now)
    return f"rests {seconds:.0f} s: {line.rests_because}" if seconds else line.last


def _counts(what: str, counts: Counter[str], colours: Mapping[str, str]) -> Text:
    told = Text(f"{what}  ", style="dim")
    for state, colour in colours.items():
        told.append(f"{counts[state]} {state}   ", style=colour if counts[state] else "dim")
    return told
