"""Measure the stages of a scan that ask nobody: MB/s a core, scaling over workers, memory, growth with the data.

    python benchmarks/make_dump.py ../shared/data/wikitext-dev dump.xml --pages 20000
    python benchmarks/scan_parse.py dump.xml --workers 1 2
    python benchmarks/scan_parse.py dump-5k.xml dump-10k.xml dump.xml --workers 2

Each line: wall time, processor time of each stage and peak memory of the workers, and MB of wikitext a second and core
in the stage of reading. Other work on the machine, whose load is printed, changes wall times first. So scaling is told
in two ways: by the wall, and as it would be on a machine of our own (``*_alone_s``), which is the processor time of the
busiest worker and that of the driver, one after the other although they overlap.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from citecheck.assemble_scan import ScanRequest, do, scan
from citecheck.config import Config
from citecheck.engine.scan.dask_hands import DaskHands, dask_client
from citecheck.engine.scan.layout import Stage
from citecheck.engine.scan.orders import Errand, Order, Report


def measured(order: Order) -> Report:
    """Do a task, and say what it cost; runs in a worker."""
    began, cpu = time.perf_counter(), time.process_time()
    report = do(order)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak_kb = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    cost = {"cpu_s": time.process_time() - cpu, "wall_s": time.perf_counter() - began, "peak_mb": peak_kb / 1024}
    return Report(
        {**report.counts, "cost": {**cost, "pid": os.getpid(), "end": time.time()}}, report.wishes, report.stopped
    )


class EnoughError(Exception):
    """The stage that was to be measured is whole."""


class Meter:
    """Adds up what tasks cost, stage by stage."""

    def __init__(self, only: Stage | None) -> None:
        self.only = only
        self.walls: dict[str, float] = {}
        self.driver_cpu_s: dict[str, float] = {}
        """Of this process: what it takes to hand tasks out and to take reports."""
        self.costs: dict[str, list[dict[str, Any]]] = {}
        self.counts: dict[str, Mapping[str, int]] = {}
        self._began, self._cpu = time.perf_counter(), time.process_time()

    def begun(self, stage: Stage, what: str, tasks: int) -> None:
        del what, tasks
        if stage.value not in self.walls:
            self.walls[stage.value] = self.driver_cpu_s[stage.value] = 0.0
            self._cpu = time.process_time()
        self._began = time.perf_counter()

    def done(self, stage: Stage, report: Report) -> None:
        self.costs.setdefault(stage.value, []).append(report.counts["cost"])
        self.walls[stage.value] += time.perf_counter() - self._began
        self._began = time.perf_counter()
        self.driver_cpu_s[stage.value] += time.process_time() - self._cpu
        self._cpu = time.process_time()

    def counted(self, errand: Errand, number: int) -> None:
        pass

    def whole(self, stage: Stage, counts: Mapping[str, int], *, before: bool) -> None:
        del before
        self.counts[stage.value] = counts
        if stage is self.only:
            raise EnoughError

    def said(self, words: str) -> None:
        print(words)


def measure(dump: Path, workers: int, slice_bytes: int, only: Stage | None) -> dict[str, Any]:
    meter = Meter(only)
    root = Path(tempfile.mkdtemp(prefix="citecheck-scan-"))
    try:
        with dask_client(None, workers) as client:
            client.run(_warm)
            began = time.perf_counter()
            request = ScanRequest((str(dump),), root / "set", Config(offline=True), slice_bytes=slice_bytes)
            with suppress(EnoughError):
                scan(request, lambda: DaskHands(client, measured, meter), meter)
            wall_s = time.perf_counter() - began
        size_mb = sum(file.stat().st_size for file in root.rglob("*") if file.is_file()) / 1e6
    finally:
        shutil.rmtree(root, ignore_errors=True)
    read = meter.costs["references"]
    busiest: Counter[int] = Counter()
    for cost in read:
        busiest[cost["pid"]] += cost["cpu_s"]
    text_mb = meter.counts["references"]["bytes"] / 1e6
    return {
        "dump": dump.name,
        "workers": workers,
        "documents": meter.counts["references"]["documents"],
        "references": meter.counts["references"]["references"],
        "text_mb": round(text_mb, 1),
        "read_wall_s": round(meter.walls["references"], 1),
        "read_cpu_s": round(sum(cost["cpu_s"] for cost in read), 1),
        "read_busiest_worker_cpu_s": round(max(busiest.values()), 1),
        "driver_cpu_s": round(meter.driver_cpu_s["references"], 1),
        "read_alone_s": round(max(busiest.values()) + meter.driver_cpu_s["references"], 1),
        "mb_a_second_and_core": round(text_mb / sum(cost["cpu_s"] for cost in read), 2),
        **{f"{stage}_cpu_s": round(sum(cost["cpu_s"] for cost in costs), 1) for stage, costs in meter.costs.items()},
        "wall_s": round(wall_s, 1),
        "peak_mb": round(max(cost["peak_mb"] for costs in meter.costs.values() for cost in costs)),
        "dataset_mb": round(size_mb, 1),
        "load": round(os.getloadavg()[0], 1),
    }


def _warm() -> None:
    """Load what reading needs, so that the first task is like the others."""
    import pyarrow.parquet  # noqa: F401 - as the first task would

    from citecheck.sources.load import parse_text

    parse_text("<ref>{{cite web|title=A|url=https://a.example/}}</ref>", format="wikitext")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure an offline scan.")
    parser.add_argument("dumps", nargs="+", type=Path)
    parser.add_argument("--workers", nargs="+", type=int, default=[2])
    parser.add_argument("--slice-mb", type=float, default=8.0)
    parser.add_argument("--only-reading", action="store_true")
    options = parser.parse_args()
    only = Stage.REFERENCES if options.only_reading else None
    for dump in options.dumps:
        told = []
        for workers in options.workers:
            told.append(measure(dump, workers, int(options.slice_mb * 1_048_576), only))
            print(json.dumps(told[-1]), flush=True)
        for more in told[1:]:
            by_wall, alone = (told[0][name] / more[name] for name in ("read_wall_s", "read_alone_s"))
            print(f"# {told[0]['workers']} -> {more['workers']} workers: {by_wall:.2f} by the wall, {alone:.2f} alone")


if __name__ == "__main__":
    main()
