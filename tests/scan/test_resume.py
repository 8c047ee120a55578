"""What a scan does again, and what it does not: whole stages and parts, other inputs and options, lost tasks."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.scan.scans import ManyHands, Notes, config, rows, scanned
from tests.scan.web import Script, missing, moved, page, served

from citecheck.assemble_scan import read_summary
from citecheck.clock import StoppedClock
from citecheck.engine.scan import driver
from citecheck.engine.scan.layout import Dataset, Stage, Table
from citecheck.engine.scan.lease import STALE_S, Lease, LeaseWatch
from citecheck.engine.scan.orders import Errand, Order, Report
from citecheck.errors import InterruptedRunError, UsageError

STAGES = list(Stage)


class SteppedClock(StoppedClock):
    """Goes on when it is told to."""

    def __init__(self) -> None:
        super().__init__(datetime(2026, 11, 22, tzinfo=UTC))

    def step(self, seconds: float) -> None:
        self.sleep(seconds)


@dataclass
class TellingHands(ManyHands):
    """Notes what it did, and is killed before the task that ``dies`` names."""

    names: list[str] = field(default_factory=list)
    dies: Callable[[Order], bool] = lambda _: False

    def run(self, orders: Sequence[Order], done: Callable[[Order, Report], None]) -> None:
        def noted(order: Order, report: Report) -> None:
            self.names.append(order.name)
            done(order, report)

        for order in orders:
            if self.dies(order):
                raise KeyboardInterrupt
            super().run([order], noted)


def bib(folder: Path, many: int, hosts: int = 9) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(many):
        url = f"http://h{number % hosts}.example/{number}"
        entry = f"@misc{{k{number}, title={{Tides}}, year={2000 + number}, url={{{url}}}}}\n"
        (folder / f"{number:03d}.bib").write_text(entry, encoding="utf-8")
    return folder


def test_a_whole_scan_is_read_and_nothing_is_done_again(tmp_path: Path) -> None:
    source = bib(tmp_path / "in", 6)
    assert scanned([source], tmp_path / "set", config(), slice_bytes=100).made == STAGES

    def nobody() -> ManyHands:
        raise AssertionError("no worker is needed")

    again = scanned([source], tmp_path / "set", config(), nobody, slice_bytes=100)
    assert again.made == []
    assert [stage for stage, _ in again.stages] == STAGES


@pytest.mark.parametrize("errand", [Errand.READ, Errand.HAND_OUT, Errand.GATHER, Errand.JUDGE, Errand.SUM_UP])
def test_a_scan_that_is_killed_goes_on_with_the_parts_that_are_missing(tmp_path: Path, errand: Errand) -> None:
    source = bib(tmp_path / "in", 8)
    first = TellingHands(dies=lambda order: order.errand is errand and (order.number == 2 or errand is Errand.SUM_UP))
    if errand is Errand.GATHER:
        first.dies = lambda order: order.errand is errand
    with pytest.raises(KeyboardInterrupt):
        scanned([source], tmp_path / "set", config(), lambda: first, slice_bytes=80)
    second = TellingHands()
    scanned([source], tmp_path / "set", config(), lambda: second, slice_bytes=80)
    assert not set(first.names) & set(second.names)
    whole = TellingHands()
    scanned([source], tmp_path / "other", config(), lambda: whole, slice_bytes=80)
    assert sorted(first.names + second.names) == sorted(whole.names)
    for table in Table:
        assert rows(tmp_path / "set", table) == rows(tmp_path / "other", table)


def test_a_task_that_is_done_twice_leaves_one_result(tmp_path: Path) -> None:
    class Twice(ManyHands):
        def run(self, orders: Sequence[Order], done: Callable[[Order, Report], None]) -> None:
            super().run([each for each in orders for _ in range(2)], lambda _, report: None)
            super().run(orders, done)

    source = bib(tmp_path / "in", 8)
    scanned([source], tmp_path / "set", config(), Twice, slice_bytes=80)
    scanned([source], tmp_path / "other", config(), slice_bytes=80)
    for table in Table:
        assert rows(tmp_path / "set", table) == rows(tmp_path / "other", table)


def test_input_that_has_changed_is_not_mixed_with_what_was_read(tmp_path: Path) -> None:
    source = bib(tmp_path / "in", 3)
    scanned([source], tmp_path / "set", config())
    (source / "000.bib").write_text("@misc{new, title={New}}\n", encoding="utf-8")
    with pytest.raises(UsageError, match="another input, or its files have changed; name another folder, or --fresh"):
        scanned([source], tmp_path / "set", config())
    assert scanned([source], tmp_path / "set", config(), fresh=True).made == STAGES
    assert "new" in {row["id"] for row in rows(tmp_path / "set", Table.REFERENCES)}


def test_a_dataset_of_another_version_is_left_alone(tmp_path: Path) -> None:
    source = bib(tmp_path / "in", 2)
    scanned([source], tmp_path / "set", config())
    plan = Dataset(tmp_path / "set").plan
    plan.write_text(plan.read_text().replace("citecheck/dataset/1", "citecheck/dataset/0"), encoding="utf-8")
    before = sorted(tmp_path.rglob("*.parquet"))
    with pytest.raises(UsageError, match=r"another version; scan anew with --fresh"):
        scanned([source], tmp_path / "set", config())
    with pytest.raises(UsageError, match="another version"):
        read_summary(tmp_path / "set")
    assert sorted(tmp_path.rglob("*.parquet")) == before
    assert scanned([source], tmp_path / "set", config(), fresh=True).made == STAGES


def test_a_folder_with_other_things_is_never_written_to(tmp_path: Path) -> None:
    source = bib(tmp_path / "in", 2)
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "thesis.tex").write_text("mine", encoding="utf-8")
    for fresh in (False, True):
        with pytest.raises(UsageError, match="something else than a dataset"):
            scanned([source], tmp_path / "set", config(), fresh=fresh)
    with pytest.raises(UsageError, match="is a file"):
        scanned([source], tmp_path / "set" / "thesis.tex", config())
    assert [path.name for path in (tmp_path / "set").iterdir()] == ["thesis.tex"]


def test_fresh_takes_away_only_what_is_the_scans_own(tmp_path: Path) -> None:
    source = bib(tmp_path / "in", 2)
    scanned([source], tmp_path / "set", config())
    (tmp_path / "set" / "notes.txt").write_text("mine", encoding="utf-8")
    scanned([source], tmp_path / "set", config(), fresh=True)
    assert (tmp_path / "set" / "notes.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.sockets
def test_other_rules_judge_again_and_ask_nobody_again(tmp_path: Path) -> None:
    source = bib(tmp_path / "in", 4)
    with served({"h1.example/1": page("Tides")}) as web:
        scanned([source], tmp_path / "set", config(web.port))
        asked = len(web.log)
        other = replace(config(web.port), rules=replace(config(web.port).rules, select=("LNK",)))
        notes = scanned([source], tmp_path / "set", other)
        assert len(web.log) == asked
    assert notes.made == [Stage.FINDINGS, Stage.SUMMARY]
    assert {row["rule"][:3] for row in rows(tmp_path / "set", Table.FINDINGS)} <= {"LNK"}


@pytest.mark.sockets
def test_other_ways_to_ask_are_refused_before_anybody_is_asked(tmp_path: Path) -> None:
    source = bib(tmp_path / "in", 4)
    with served({}) as web:
        scanned([source], tmp_path / "set", config(web.port))
        web.log.clear()
        with pytest.raises(UsageError, match="stage observations was begun with other options"):
            scanned([source], tmp_path / "set", config(web.port, resolve=("h1.example=-",)))
        with pytest.raises(UsageError, match="was begun without --offline"):
            scanned([source], tmp_path / "set", config())
        assert web.log == []


REPLIES: dict[str, Script] = {
    **{f"h{host}.example/{number}": page("Tides") for host in range(9) for number in range(0, 60, 2)},
    **{f"h{host}.example/{host + 9}": moved(f"http://h{(host + 1) % 9}.example/far") for host in range(9)},
    "h3.example/far": page("Far away"),
    "h4.example/*": missing(),
}


def as_process(source: Path, root: Path, port: int) -> subprocess.Popen[bytes]:
    """Scan in a process of its own, so that it can be killed."""
    lines = (
        "import sys",
        "from pathlib import Path",
        "from tests.scan.scans import config, scanned",
        "from citecheck.engine.scan import driver",
        "driver.FEWEST_LINKS_A_SHARD = 1",
        "scanned([Path(sys.argv[1])], Path(sys.argv[2]), config(int(sys.argv[3])))",
    )
    return subprocess.Popen([sys.executable, "-c", "\n".join(lines), str(source), str(root), str(port)])


@pytest.mark.sockets
@pytest.mark.heavy
def test_a_scan_that_is_killed_while_it_asks_repeats_only_what_was_under_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "FEWEST_LINKS_A_SHARD", 1)
    source = bib(tmp_path / "in", 60)
    with served(REPLIES) as web:
        scanned([source], tmp_path / "other", config(web.port))
        wanted = Counter(web.asked())
        web.log.clear()
        process = as_process(source, tmp_path / "set", web.port)
        while len(web.log) < 30 and process.poll() is None:
            time.sleep(0.002)
        killed = time.monotonic()
        process.kill()
        process.wait()
        scanned([source], tmp_path / "set", config(web.port))
        asked = Counter(web.asked())
        early = {each.host + each.path for each in web.log if each.ended < killed - 0.5}
    assert set(asked) == set(wanted)
    repeated = {address for address, many in asked.items() if many > wanted[address]}
    assert not repeated & early
    assert all(asked[address] <= wanted[address] + 1 for address in repeated)
    told = [_told(row) for row in rows(tmp_path / "set", Table.OBSERVATIONS)]
    assert sorted(told) == sorted(_told(row) for row in rows(tmp_path / "other", Table.OBSERVATIONS))
    assert len({url for url, *_ in told}) == len(told), "no observation is doubled"


def _told(row: dict[str, object]) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in ("url", "purpose", "state", "reason", "status", "final_url", "documents"))


def test_tasks_end_when_their_driver_is_gone_silent_or_replaced(tmp_path: Path) -> None:
    clock = SteppedClock()
    with Lease(tmp_path, "first"):
        watch = LeaseWatch(tmp_path, "first", clock)
        clock.step(3)
        watch.look()
    clock.step(3)
    with pytest.raises(InterruptedRunError, match="the same command goes on"):
        watch.look()
    (tmp_path / "lease").write_text("second", encoding="utf-8")
    watch = LeaseWatch(tmp_path, "first", clock)
    clock.step(3)
    with pytest.raises(InterruptedRunError, match="taken over"):
        watch.look()
    watch = LeaseWatch(tmp_path, "second", clock)
    clock.step(3)
    watch.look()
    clock.step(STALE_S + 1)
    with pytest.raises(InterruptedRunError, match="nobody drives"):
        watch.look()


def test_a_driver_does_not_give_up_the_lease_of_another(tmp_path: Path) -> None:
    with Lease(tmp_path, "first"):
        (tmp_path / "lease").write_text("second", encoding="utf-8")
    assert (tmp_path / "lease").read_text(encoding="utf-8") == "second"


def test_progress_names_every_stage_with_its_counts(tmp_path: Path) -> None:
    notes: Notes = scanned([bib(tmp_path / "in", 6)], tmp_path / "set", config(), slice_bytes=100)
    assert [(stage, what) for stage, what, _ in notes.tasks] == [
        (Stage.REFERENCES, "parts of the input"),
        (Stage.LINKS, "parts of the references"),
        (Stage.LINKS, "owners of hosts"),
        (Stage.FINDINGS, "parts of the documents"),
        (Stage.SUMMARY, "summary"),
    ]
