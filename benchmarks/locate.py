"""Measure the search for works cited without an address, for ``docs/locate.md``.

``python benchmarks/locate.py [--captures 220000] [--references 600] [--seed 1]`` builds an index of invented outlets in
a temporary folder, serves it on loopback from a process of its own, locates the references through the whole pipeline
(search, replay, the page's own title and date) and holds the outcome against the truth, which only this side has read.
``--show`` prints what went wrong.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from ipaddress import ip_network
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the stand-in of the tests is used here too


def serve(folder: Path) -> None:
    """Be the archive: read what it holds, answer until the parent goes."""
    from locate_world import body
    from tests.webarchive.front import Answered, WaybackFront
    from tests.webarchive.index import Index, Row

    from citecheck.links.surt import surt

    world = json.loads((folder / "archive.json").read_text(encoding="utf-8"))
    by_capture: dict[tuple[str, str], dict[str, Any]] = {}
    rows = []
    for number, row in enumerate(world["rows"]):
        key = surt(row["u"])
        by_capture[key, row["t"]] = row
        rows.append(Row(key, row["t"], row["u"], row["m"], str(row["s"]), f"{number:032X}", "900"))

    def replay(row: Row, _: str) -> Answered:
        capture = by_capture[row.urlkey, row.timestamp]
        headers = [("Content-Type", "text/html; charset=utf-8")]
        if capture["s"] == 301:
            headers.append(("Location", "/"))
        return capture["s"], headers, body(world, capture).encode()

    with WaybackFront(Index(rows), replay) as front:
        print(front.base, flush=True)
        sys.stdin.read()


def measure(folder: Path, base: str, *, show: bool) -> dict[str, Any]:
    from citecheck.archives.desk import WebArchiveDesk
    from citecheck.archives.interface import ArchiveSettings
    from citecheck.clock import SystemClock
    from citecheck.engine.locating import locate
    from citecheck.model.reference import Citation, Format, Origin, Reference, ReferenceId, Span
    from citecheck.net.service import ServiceClient
    from citecheck.net.settings import NetSettings

    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    clock = SystemClock()
    transport = ServiceClient(NetSettings(allow_net=(ip_network("127.0.0.0/8"),)), clock)
    desk = WebArchiveDesk(transport, clock, ArchiveSettings(base=base, interval_s=0))
    origin = Origin("benchmark", Format.JSONL, Span(0, 0))
    records = [wanted["reference"] for wanted in truth["wanted"]] + truth["neighbours"]
    citations = [Citation(ReferenceId(record["key"]), 0, Reference(origin, "x", **record)) for record in records]
    moments = [time.perf_counter()]
    location = locate(citations, desk.locator(), desk, clock, lambda _, __: moments.append(time.perf_counter()))
    times_ms = [1000 * (b - a) for a, b in pairwise(moments)]
    found = {str(work.reference): work for work in location.located}
    tally: Counter[str] = Counter()
    for wanted in truth["wanted"]:
        key, real = wanted["reference"]["key"], wanted["truth"]
        offered = found[key].url if key in found else None
        right = real["url"] is not None and offered == real["url"]
        tally["findable"] += real["findable"]
        tally["right"] += right and real["findable"]
        tally["right beyond"] += right and not real["findable"]
        tally["wrong"] += offered is not None and not right
        tally["left alone"] += offered is None
        if show and ((offered is not None and not right) or (offered is None and real["findable"])):
            tried = next((work.tried for work in location.not_located if str(work.reference) == key), ())
            print("WRONG" if offered else "missed", wanted, offered, *tried, sep="\n    ")
    ordered = sorted(times_ms)
    return {
        "captures": truth["captures"],
        "outlets": truth["outlets"],
        "references": len(truth["wanted"]),
        **tally,
        "right_share": round(tally["right"] / tally["findable"], 4),
        "wrong_share": round(tally["wrong"] / len(truth["wanted"]), 4),
        "median_ms": round(statistics.median(ordered)),
        "p95_ms": round(ordered[int(len(ordered) * 0.95)]),
        "max_ms": round(ordered[-1]),
    }


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--captures", type=int, default=220_000)
    ask.add_argument("--references", type=int, default=600)
    ask.add_argument("--articles-a-day", type=float, default=2.5, help="of one outlet, as the archive has them")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--show", action="store_true")
    ask.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    args = ask.parse_args()
    if args.serve:
        serve(args.serve)
        return
    from locate_world import build

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(folder, args.seed, args.captures, args.references, args.articles_a_day)
        command = [sys.executable, __file__, "--serve", str(folder)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            base = child.stdout.readline().strip()
            print(json.dumps(measure(folder, base, show=args.show), indent=1))
            child.communicate()


if __name__ == "__main__":
    main()
