"""Scans on workers of Dask: processes of our own, and workers joined over TCP that are killed in the middle."""

from __future__ import annotations

import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.scan.cluster import Cluster, cluster, wait_for
from tests.scan.scans import Notes, config, rows, scanned
from tests.scan.test_resume import bib
from tests.scan.web import Reply, Script, Web, missing, moved, served

from citecheck.assemble_scan import ScanRequest, do, scan
from citecheck.config import Config
from citecheck.engine.scan import driver
from citecheck.engine.scan.dask_hands import DaskHands, dask_client
from citecheck.engine.scan.layout import Stage, Table
from citecheck.engine.scan.orders import Errand
from citecheck.errors import CitecheckError, InterruptedRunError, UsageError

pytest.importorskip("distributed")
pytestmark = pytest.mark.sockets

PAGE = Reply(body="<html><title>Tides</title><p>Tides of the estuary.</p></html>", delay_s=0.05)
REPLIES: dict[str, Script] = {
    **{f"h{number % 9}.example/{number}": PAGE for number in range(90)},
    **{f"h{host}.example/{host + 9}": moved(f"http://h{(host + 1) % 9}.example/far") for host in range(9)},
    "h3.example/far": PAGE,
    "h4.example/*": missing(),
}
INTERVAL_S = 0.25
"""More than a page takes, so that what a killed worker has asked for is over when another one goes on."""
LATE_S = 0.06
"""What a thread of the server may be late by, when the machine has other work."""


@pytest.fixture(autouse=True)
def many_owners(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "FEWEST_LINKS_A_SHARD", 1)


@pytest.fixture
def web() -> Iterator[Web]:
    with served(REPLIES) as web:
        yield web


def settings(web: Web) -> Config:
    return config(web.port, interval_s=INTERVAL_S, per_host=1)


def told(root: Path) -> list[tuple[str, ...]]:
    names = ("url", "purpose", "state", "reason", "status", "final_url", "documents")
    return sorted(tuple(str(row[name]) for name in names) for row in rows(root, Table.OBSERVATIONS))


def assert_polite(web: Web, interval_s: float = INTERVAL_S) -> None:
    for host in {asked.host for asked in web.log}:
        assert web.most_at_once(host) == 1, host
        assert web.closest_s(host) >= interval_s - LATE_S, host


@dataclass
class Scanning(threading.Thread):
    """A scan by the workers of a cluster, as the command does it."""

    address: str
    source: Path
    root: Path
    config: Config

    def __post_init__(self) -> None:
        super().__init__()
        self.notes = Notes()
        self.error: CitecheckError | None = None

    __hash__ = threading.Thread.__hash__

    def run(self) -> None:
        try:
            with dask_client(self.address, 0) as client:
                client.wait_for_workers(2, timeout=60)
                request = ScanRequest((str(self.source),), self.root, self.config)
                scan(request, lambda: DaskHands(client, do, self.notes), self.notes)
        except CitecheckError as error:
            self.error = error


def test_two_processes_of_our_own_do_what_one_does(tmp_path: Path, web: Web) -> None:
    source = bib(tmp_path / "in", 20)
    scanned([source], tmp_path / "other", settings(web))
    web.log.clear()
    notes = Notes()
    with dask_client(None, 2) as client:
        assert client.dashboard_link.startswith("http://127.0.0.1:")
        hands = DaskHands(client, do, notes)
        assert hands.places == 2
        request = ScanRequest((str(source),), tmp_path / "set", settings(web), slice_bytes=400)
        scan(request, lambda: hands, notes)
    assert notes.made == list(Stage)
    assert told(tmp_path / "set") == told(tmp_path / "other")
    for table in (Table.FINDINGS, Table.VERDICTS, Table.REFERENCES):
        names = ("path", "reference", "url", "rule", "message", "state", "reason", "id")
        one, two = (
            [[row.get(name) for name in names] for row in rows(tmp_path / of, table)] for of in ("other", "set")
        )
        assert two == one
    assert_polite(web)
    assert notes.counts[Errand.OBSERVE] >= 20, "workers tell how far they are"


@pytest.mark.heavy
def test_workers_and_the_scheduler_may_die_in_the_middle(tmp_path: Path, web: Web) -> None:
    source = bib(tmp_path / "in", 90)
    scanned([source], tmp_path / "other", settings(web))
    wanted = Counter(web.asked())
    web.log.clear()
    kills: list[float] = []
    with cluster(tmp_path / "cluster") as made:
        made.start_scheduler()
        made.start_workers(2)
        first = Scanning(made.address, source, tmp_path / "set", settings(web))
        first.start()
        wait_for(lambda: len(web.log) >= 15 or first.error is not None)
        kills.append(killed(made, made.workers[0]))
        wait_for(lambda: len(web.log) >= 50 or first.error is not None)
        kills.append(killed(made, made.scheduler))
        first.join(60)
        assert isinstance(first.error, InterruptedRunError), first.error
        assert first.error.exit_code == 4
        made.kill_all()
        made.start_scheduler()
        made.start_workers(2)
        second = Scanning(made.address, source, tmp_path / "set", settings(web))
        second.start()
        second.join(120)
        assert second.error is None, second.error
    assert second.notes.stages[:2] == [(Stage.REFERENCES, True), (Stage.LINKS, True)]
    assert told(tmp_path / "set") == told(tmp_path / "other"), "nothing is lost or doubled"
    asked = Counter(web.asked())
    assert set(asked) == set(wanted)
    for address in asked:
        if asked[address] > wanted[address]:
            ends = [each.ended for each in web.log if each.host + each.path == address]
            assert any(-1.0 < end - kill < 1.0 for end in ends for kill in kills), f"{address} was not under way"
    assert sum((asked - wanted).values()) <= 4 * 9
    assert_polite(web)


def killed(made: Cluster, process: subprocess.Popen[bytes] | None) -> float:
    made.kill(process)
    return time.monotonic()


def test_a_scheduler_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not answer"), dask_client("tcp://127.0.0.1:1", 0, timeout_s=1):
        pass
    with cluster(tmp_path / "cluster") as made:
        made.start_scheduler()
        no_workers = pytest.raises(UsageError, match=f"has no workers; start some with `dask worker {made.address}`")
        with no_workers, dask_client(made.address, 0, timeout_s=2):
            pass
