"""What is shown while a run goes on: a fake terminal, and a real one."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console
from tests.acceptance.conftest import environment, namespace

from citecheck.cli.host_board import NOWHERE, HostBoard, host_of
from citecheck.cli.live import LiveWatcher
from citecheck.cli.watching import LINE_EVERY_S, LogWatcher, PlainWatcher
from citecheck.clock import StoppedClock
from citecheck.engine.modes import ColorMode
from citecheck.model.reference import ReferenceId
from citecheck.model.verdict import (
    ArchiveJudgement,
    ArchiveReason,
    ArchiveResult,
    LinkJudgement,
    LinkReason,
    LinkResult,
    LinkRole,
)

__all__ = ["environment", "namespace"]  # fixtures
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Terminal(io.StringIO):
    """Says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def link(url: str, reason: LinkReason = LinkReason.OK) -> LinkResult:
    return LinkResult(url, LinkRole.ORIGINAL, (ReferenceId("a"),), LinkJudgement(reason), status=200, elapsed_s=0.5)


def copy(url: str | None, reason: ArchiveReason = ArchiveReason.OK) -> ArchiveResult:
    return ArchiveResult(ReferenceId("a"), url, "wayback", ArchiveJudgement(reason))


def shown(watcher: LiveWatcher, width: int = 100) -> list[str]:
    console = Console(file=io.StringIO(), width=width, force_terminal=False, color_system=None)
    with console.capture() as capture:
        console.print(watcher.picture())
    return [line.rstrip() for line in capture.get().splitlines()]


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock(NOW)


@pytest.fixture
def live(clock: StoppedClock) -> LiveWatcher:
    watcher = LiveWatcher(Terminal(), clock)
    watcher.planned(4, 1)
    watcher.said("hosts", {"slow.example": 3, "news.example": 1})
    return watcher


def row(watcher: LiveWatcher, host: str) -> list[str]:
    (line,) = [line for line in shown(watcher) if host in line]
    return line.split()


def test_hosts_and_states_are_shown_with_what_is_left(live: LiveWatcher, clock: StoppedClock) -> None:
    live.link_done(link("https://news.example/a"))
    live.link_done(link("http://SLOW.example/b", LinkReason.TIMEOUT))
    live.link_done(link("http://slow.example/c", LinkReason.NOT_FOUND))
    live.archive_done(copy("https://web.archive.org/web/2020/x", ArchiveReason.BLANK))
    live.archive_done(copy(None))
    told = "\n".join(shown(live))
    assert "3/4" in told
    assert "1 live   1 dead   1 unknown" in told
    assert "0 verified   1 broken" in told
    assert row(live, "slow.example") == ["slow.example", "2/3", "1", "1", "not-found"]
    assert row(live, "news.example") == ["news.example", "1/1", "1"]
    assert told.index("slow.example") < told.index("news.example")


def test_a_host_that_rests_stands_first_until_its_rest_is_over(live: LiveWatcher, clock: StoppedClock) -> None:
    live.waiting("news.example", 30, "status 429")
    lines = shown(live)
    assert "rests 30 s: status 429" in next(line for line in lines if "news.example" in line)
    assert "\n".join(lines).index("news.example") < "\n".join(lines).index("slow.example")
    clock.sleep(31)
    assert "rests" not in "\n".join(shown(live))


def test_only_the_hosts_that_matter_are_shown(live: LiveWatcher) -> None:
    live.said("hosts", {f"h{number}.example": number for number in range(300)})
    lines = shown(live)
    assert len(lines) < 16
    assert any("302 hosts" in line for line in lines)
    assert any("h299.example" in line for line in lines)


def test_names_of_hosts_cannot_act(live: LiveWatcher) -> None:
    live.link_done(link("http://\x1b[31mevil\u202e.example/[bold]a[/bold]", LinkReason.TIMEOUT))
    live.waiting("[red]x[/red]\n::error::y", 5, "\x1b]0;title\x07")
    told = "\n".join(shown(live))
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", told)
    assert "[red]x[/red]" in told


def test_pages_that_are_saved_have_a_bar(live: LiveWatcher) -> None:
    live.said("saving", {"done": 0, "of": 7})
    live.said("saved", {"done": 2, "of": 7, "url": "https://news.example/a"})
    assert any("pages saved" in line and "2/7" in line for line in shown(live))
    live.said("anything", {"done": "x"})


def test_nothing_is_left_on_the_terminal_afterwards(clock: StoppedClock) -> None:
    terminal = Terminal()
    with LiveWatcher(terminal, clock, ColorMode.NEVER) as watcher:
        watcher.planned(1, 0)
        watcher.link_done(link("https://news.example/a"))
    assert terminal.getvalue().endswith(("\x1b[2K", "\x1b[?25h"))
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", terminal.getvalue())


def test_a_board_of_no_hosts_shows_none() -> None:
    board = HostBoard()
    assert list(board.worth_seeing(0, 5)) == []
    assert host_of("mailto:x") == NOWHERE
    assert host_of("https://bücher.example/a") == "xn--bcher-kva.example"


def test_plain_lines_come_now_and_then(clock: StoppedClock) -> None:
    stream = io.StringIO()
    plain = PlainWatcher(stream, clock)
    plain.planned(3, 2)
    plain.link_done(link("https://news.example/a"))
    assert stream.getvalue() == "citecheck: 3 links and 2 archive copies to check\n"
    clock.sleep(LINE_EVERY_S + 1)
    plain.link_done(link("https://news.example/b", LinkReason.GONE))
    plain.archive_done(copy("https://web.archive.org/web/2020/x"))
    plain.said("saved", {"done": 1, "of": 2})
    plain.said("saved", {"done": 2, "of": 2})
    plain.said("hosts", {"news.example": 2})
    plain.waiting("evil\x1b[2J.example", 12.4, "status\n429")
    assert stream.getvalue().splitlines()[1:] == [
        "citecheck: 2 of 3 links (1 dead, 1 live), 0 of 2 copies",
        "citecheck: pages saved: 2 of 2",
        "citecheck: evil\ufffd[2J.example rests for 12 s: status\ufffd429",
    ]


def test_the_log_is_one_json_object_a_line(clock: StoppedClock) -> None:
    stream = io.StringIO()
    log = LogWatcher(stream, clock)
    log.planned(1, 1)
    log.link_done(link("https://news.example/a\n{"))
    log.archive_done(copy("https://web.archive.org/web/2020/x"))
    log.waiting("news.example", 1.239, "429")
    log.said("hosts", {"news.example": 1})
    events = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [event["event"] for event in events] == ["planned", "link", "archive", "waiting", "hosts"]
    assert {event["at"] for event in events} == {"2026-11-22T12:00:00Z"}
    assert events[1]["url"] == "https://news.example/a\n{"
    assert events[3]["seconds"] == 1.24


BIB = "@online{a, title = {A}, url = {http://slow.example/a}}\n@online{b, title = {B}, url = {http://slow.example/b}}\n"


def on_a_terminal(
    namespace: list[str], environment: Mapping[str, str], folder: Path, *options: str
) -> tuple[int, bytes]:
    """Run an audit whose messages go to a real terminal; the host of its links hangs, so that there is time to look."""
    (folder / "list.bib").write_text(BIB, encoding="utf-8")
    server = (
        "import socket, subprocess, sys\n"
        "hang = socket.create_server(('127.0.0.1', 0))\n"
        "at = f'slow.example=127.0.0.1:{hang.getsockname()[1]}'\n"
        "sys.exit(subprocess.run([*sys.argv[1:], '--resolve', at]).returncode)\n"
    )
    words = [sys.executable, "-m", "citecheck", "run", "list.bib", "--allow-net", "127.0.0.0/8", "--timeout", "1.5"]
    words += ["--archives", "off", "--control", "localhost", "--fail-on", "never", *options]
    ours, theirs = pty.openpty()
    try:
        child = subprocess.Popen(
            [*namespace, sys.executable, "-c", server, *words],
            cwd=folder,
            env={**environment, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "40"},
            stdout=subprocess.DEVNULL,
            stderr=theirs,
        )
        os.close(theirs)
        told, until = b"", time.monotonic() + 60
        while time.monotonic() < until:
            ready, _, _ = select.select([ours], [], [], 0.2)
            if not ready and child.poll() is not None:
                break
            try:
                told += os.read(ours, 65_536) if ready else b""
            except OSError:  # the other side has gone
                break
        return child.wait(timeout=30), told
    finally:
        os.close(ours)


def test_a_real_terminal_shows_the_table_without_colours_where_they_are_unwanted(
    namespace: list[str], environment: dict[str, str], tmp_path: Path
) -> None:
    environment["NO_COLOR"] = "1"
    code, told = on_a_terminal(namespace, environment, tmp_path)
    assert code == 0, told
    assert b"slow.example" in told
    assert b"0/2" in told
    assert not re.search(rb"\x1b\[[0-9;]*3[0-7]m", told), "a colour although NO_COLOR is set"
    del environment["NO_COLOR"]
    code, told = on_a_terminal(namespace, environment, tmp_path, "--fresh", "--no-cache")
    assert re.search(rb"\x1b\[[0-9;]*3[0-7]m", told)
    code, told = on_a_terminal(namespace, environment, tmp_path, "--no-progress", "--fresh", "--no-cache")
    assert b"slow.example" not in told


def test_a_log_file_tells_all_that_happens(citecheck_log: list[dict[str, object]]) -> None:
    events = [event["event"] for event in citecheck_log]
    assert events[:2] == ["planned", "hosts"]
    assert events.count("link") == 1


@pytest.fixture
def citecheck_log(namespace: list[str], environment: dict[str, str], tmp_path: Path) -> list[dict[str, object]]:
    source, log = tmp_path / "list.bib", tmp_path / "run.jsonl"
    source.write_text("@online{a, title = {A}, url = {http://nowhere.example/a}}\n", encoding="utf-8")
    words = ["run", str(source), "--resolve", "*=-", "--log-file", str(log), "-q", "--fail-on", "never"]
    subprocess.run([*namespace, sys.executable, "-m", "citecheck", *words], env=environment, check=False, timeout=60)
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
