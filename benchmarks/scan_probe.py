"""The asking stage of a scan on workers joined over TCP, while one of them and the scheduler are killed.

    unshare -n sh -c 'ip link set lo up; python benchmarks/scan_probe.py'
    unshare -n sh -c 'ip link set lo up; python benchmarks/scan_probe.py --links 5000 --hosts 500 --no-kill'

50,000 links on 5,000 hosts, each with an address of its own in 127.0.0.0/8, at the pace of ``run``: at most so many
requests at a host at once, and so long between the beginnings of two. One link in twenty is a redirect to another host,
one in twenty a 404. When a quarter of the pages is asked, a worker is killed and another one started; when 60 % are,
the scheduler is killed, and everything is started anew with the same command. Then the server's own log is read: what
was asked twice, how many requests a host had open, and how close they came. Nothing leaves loopback.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the cluster of the tests

from benchmarks.scan_web import Asked, Server, serving
from tests.scan.cluster import Cluster, cluster, wait_for

from citecheck.assemble_scan import ScanRequest, do, scan
from citecheck.config import ArchivesConfig, CacheConfig, Config, NetworkConfig
from citecheck.engine.scan.chains import Key
from citecheck.engine.scan.dask_hands import DaskHands, dask_client
from citecheck.engine.scan.layout import Dataset, Stage, Table
from citecheck.engine.scan.orders import Errand, Report
from citecheck.engine.scan.parts import part_rows
from citecheck.engine.scan.rawlog import RawLog
from citecheck.errors import InterruptedRunError
from citecheck.model.observation import Purpose


@dataclass(frozen=True)
class Kill:
    """When something was killed, and what had been written down by then."""

    at: float
    logs: Path


MOST_LINKS_A_HOST = 150
MEDIAN_MS, SPREAD = 200, 0.6
AWAY, MISSING = 0.05, 0.05
WINDOW = 5
"""Requests to a host whose span is looked at: what a busy machine is late by does not add up over them."""


class EnoughError(Exception):
    """The stage that was to be measured is whole."""


@dataclass
class Meter:
    """Notes when the stage of asking began and ended."""

    began: float = 0.0
    ended: float = 0.0
    counts: dict[Errand, int] = field(default_factory=dict)
    before: list[Stage] = field(default_factory=list)

    @property
    def took_s(self) -> float:
        return max(0.0, self.ended - self.began) if self.began else 0.0

    def begun(self, stage: Stage, what: str, tasks: int) -> None:
        print(f"# {stage}: {tasks} {what}", flush=True)
        if stage is Stage.OBSERVATIONS and not self.began:
            self.began = time.monotonic()

    def done(self, stage: Stage, report: Report) -> None:
        print(f"# {stage}: {json.dumps(dict(report.counts))}", flush=True)

    def counted(self, errand: Errand, number: int) -> None:
        self.counts[errand] = self.counts.get(errand, 0) + number

    def whole(self, stage: Stage, counts: Mapping[str, int], *, before: bool) -> None:
        del counts
        if before:
            self.before.append(stage)
        if stage is Stage.OBSERVATIONS:
            self.ended = time.monotonic()
            raise EnoughError

    def said(self, words: str) -> None:
        print(f"# {words}", flush=True)


class Scanning(threading.Thread):
    """One run of the command, by the workers of a cluster."""

    def __init__(self, address: str, request: ScanRequest) -> None:
        super().__init__()
        self.address = address
        self.request = request
        self.meter = Meter()
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            with dask_client(self.address, 0) as client:
                client.wait_for_workers(2, timeout=120)
                scan(self.request, lambda: DaskHands(client, do, self.meter), self.meter)
        except EnoughError:
            pass
        except Exception as error:  # noqa: BLE001 - told by the main thread, which decides what was meant to happen
            self.error = error


def make_links(options: argparse.Namespace) -> list[str]:
    draw = random.Random(options.seed)
    hosts = [f"h{number}.example" for number in range(options.hosts)]
    weights = [1 / (number + 10) for number in range(options.hosts)]
    held: Counter[str] = Counter(hosts)
    chosen = list(hosts[: options.links])
    while len(chosen) < options.links:
        host = draw.choices(hosts, weights)[0]
        if held[host] < MOST_LINKS_A_HOST:
            held[host] += 1
            chosen.append(host)
    links = []
    for number, host in enumerate(chosen):
        wait_ms = round(MEDIAN_MS * draw.lognormvariate(0, SPREAD))
        drawn = draw.random()
        if drawn < AWAY:
            links.append(f"http://{host}/away/{wait_ms}/{number}/{draw.choice(hosts)}")
        else:
            links.append(f"http://{host}/{'404' if drawn < AWAY + MISSING else 'ok'}/{wait_ms}/{number}")
    draw.shuffle(links)
    return links


def settings(options: argparse.Namespace, port: int) -> Config:
    rules = tuple(
        f"h{n}.example=127.{1 + n // 62_500}.{n // 250 % 250}.{n % 250 + 1}:{port}" for n in range(options.hosts)
    )
    network = NetworkConfig(
        allow_net=("127.0.0.0/8",),
        resolve=rules,
        controls=(),
        per_host=options.per_host,
        interval_s=options.interval,
    )
    return Config(network=network, archives=ArchivesConfig(), cache=CacheConfig(read=False))


# -- the run


def run(options: argparse.Namespace, folder: Path) -> dict[str, object]:
    links = make_links(options)
    source = folder / "links.txt"
    source.write_text("".join(f"{link}\n" for link in links), encoding="ascii")
    with serving(folder) as server, cluster(folder / "cluster") as made:
        request = ScanRequest((str(source),), folder / "set", settings(options, server.port))
        began, used = time.monotonic(), children_cpu_s()
        scans, kills = all_runs(options, made, request, server)
        figures: dict[str, float] = {"wall_s": round(time.monotonic() - began, 1)}
        figures |= of_workers(made)
        made.kill_all()
        figures["cpu_s_of_workers_and_schedulers"] = round(children_cpu_s() - used, 1)
        asked, late_s = server.end()
    answers = sum(path.stat().st_size for path in (folder / "set" / "raw").rglob("*.log"))
    told = [row for path in Dataset(folder / "set").parts(Table.OBSERVATIONS) for row in part_rows(path, TOLD)]
    return {
        "links": len(links),
        "hosts": options.hosts,
        "runs": len(scans),
        **figures,
        "asking_wall_s": round(sum(each.meter.took_s for each in scans), 1),
        "kept_bytes_an_answer": round(answers / len(links)),
        **judged(links, told),
        **repeats(asked, kills),
        **politeness(asked),
        "server_late_ms": round(1000 * late_s),
        "load": round(os.getloadavg()[0], 1),
    }


def all_runs(
    options: argparse.Namespace, made: Cluster, request: ScanRequest, server: Server
) -> tuple[list[Scanning], list[Kill]]:
    kills: list[Kill] = []

    def note() -> None:
        logs = request.root.with_name(f"kill-{len(kills)}")
        kills.append(Kill(time.monotonic(), logs))
        shutil.copytree(request.root / "raw", logs)

    def begin() -> Scanning:
        made.start_scheduler()
        made.start_workers(options.workers)
        scanning = Scanning(made.address, request)
        scanning.start()
        return scanning

    def kill(process: subprocess.Popen[bytes] | None, share: float) -> None:
        wait_for(lambda: server.requests() >= share * options.links or not first.is_alive(), within_s=3_600)
        made.kill(process)
        note()
        print(f"# killed at {server.requests()} requests", flush=True)

    first = begin()
    scans = [first]
    if options.kill:
        kill(made.workers[0], 0.25)
        made.start_workers(1)
        kill(made.scheduler, 0.6)
    first.join()
    if options.kill:
        if not isinstance(first.error, InterruptedRunError):
            raise SystemExit(f"the scan did not notice that the scheduler was killed: {first.error}")
        made.kill_all()
        note()
        scans.append(begin())
        scans[-1].join()
    if scans[-1].error is not None:
        raise scans[-1].error
    return scans, kills


def of_workers(made: Cluster) -> dict[str, float]:
    """Give peak memory and processor time of the workers that live."""
    peaks, used = [0], 0.0
    for worker in made.workers:
        if worker.poll() is None:
            status = Path(f"/proc/{worker.pid}/status").read_text(encoding="ascii")
            peaks.append(next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")))
            fields = Path(f"/proc/{worker.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
            used += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return {"peak_mb_of_a_worker": round(max(peaks) / 1024), "cpu_s_of_the_last_workers": round(used, 1)}


def children_cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


# -- what the server and the dataset say

TOLD = ("url", "purpose", "state", "reason", "status")
_STATES = {"ok": ("live", "ok"), "away": ("live", "moved"), "404": ("dead", "not-found")}


def judged(links: list[str], told: list[dict[str, object]]) -> dict[str, object]:
    rows = [row for row in told if row["purpose"] == "original"]
    urls = Counter(str(row["url"]) for row in rows)
    wrong = Counter(
        f"{row['state']}/{row['reason']}"
        for row in rows
        if (row["state"], row["reason"]) != _STATES[str(row["url"]).split("/")[3]]
    )
    return {
        "lost": len(set(links) - set(urls)),
        "doubled": sum(many - 1 for many in urls.values()),
        "wrong": dict(wrong),
    }


def repeats(asked: list[Asked], kills: list[Kill]) -> dict[str, object]:
    """Say what was asked more than once, and whether any of it had been written down when the asker was killed."""
    by_page: dict[tuple[str, str], list[float]] = defaultdict(list)
    for each in asked:
        by_page[each.host, each.target].append(each.at)
    again = {page: sorted(times) for page, times in by_page.items() if len(times) > 1}
    known = 0
    for kill in kills:
        logs = [RawLog(kill.logs, path.stem).open(lambda: None) for path in sorted(kill.logs.glob("*.log"))]
        for (host, target), times in again.items():
            if times[0] < kill.at < times[-1]:
                keys = [Key(purpose, f"http://{host}{target}").text for purpose in Purpose]
                known += any(log.place(key) is not None for log in logs for key in keys)
    return {
        "requests": len(asked),
        "repeated": sum(len(times) - 1 for times in again.values()),
        "repeated_though_written_down": known,
        "kills": len(kills),
    }


def politeness(asked: list[Asked]) -> dict[str, object]:
    hosts: dict[str, list[Asked]] = defaultdict(list)
    for each in asked:
        hosts[each.host].append(each)
    most, closest, rate = 0, float("inf"), float("inf")
    for requests in hosts.values():
        events = sorted(event for one in requests for event in ((one.at, 1), (one.ended, -1)))
        open_now = 0
        for _, change in events:
            open_now += change
            most = max(most, open_now)
        times = sorted(one.at for one in requests)
        closest = min([closest, *(b - a for a, b in pairwise(times))])
        spans = (b - a for a, b in zip(times, times[WINDOW - 1 :], strict=False))
        rate = min([rate, *(span / (WINDOW - 1) for span in spans)])
    return {
        "most_at_once_at_a_host": most,
        "closest_two_at_a_host_s": round(closest, 3),
        f"closest_{WINDOW}_at_a_host_s_each": round(rate, 3),
        "busiest_host": max(map(len, hosts.values())),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--links", type=int, default=50_000)
    parser.add_argument("--hosts", type=int, default=5_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--per-host", type=int, default=4)
    parser.add_argument("--interval", type=float, default=0.25)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-kill", dest="kill", action="store_false")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="citecheck-scan-") as folder:
        told = run(options, Path(folder))
    print(json.dumps(told))
    return 1 if told["lost"] or told["doubled"] or told["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
