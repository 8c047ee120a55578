"""Run the benchmarks, one after another: ``python benchmarks/run.py ../shared [NAME ...]``; ``--list`` names them.

SHARED is the folder of the evaluation material. Each benchmark prints its own figures, those of a peer in the same run
where there is one, and ends with an exit code of its own when it misses a figure it has to meet. Run them on an idle
machine: the load of the last minute is printed before each.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED, SCRATCH = "{shared}", "{scratch}"
BENCHMARKS: dict[str, tuple[str, ...]] = {
    "startup": ("startup.py",),
    "text": ("freetext.py", f"{SHARED}/data"),
    "text-figures": ("score_text.py", f"{SHARED}/data", f"{SCRATCH}/text"),
    "styles": ("crf.py", f"{SHARED}/data"),
    "bibtex": ("bibtex.py", SHARED),
    "markup": ("markup.py", SHARED),
    "markup-figures": ("score_markup.py", SHARED, f"{SCRATCH}/markup"),
    "links": ("links.py", SHARED),
    "pages": ("pages.py",),
    "rules": ("rules.py", SHARED),
    "false-alarms": ("false_alarms.py", SHARED),
    "duplicates": ("duplicates.py", SHARED),
    "duplicates-100k": ("duplicates.py", SHARED, "--scale", "100000"),
    "locate": ("locate.py",),
    "probe": ("probe.py",),
    "probe-10k": (
        "probe.py",
        "--urls",
        "10000",
        "--hosts",
        "1000",
        "--latency",
        "1",
        "--per-host",
        "10",
        "--interval",
        "0.05",
    ),
    "rerun": ("rerun.py",),
    "dump": ("make_dump.py", f"{SHARED}/data/wikitext-dev", f"{SCRATCH}/dump.xml", "--pages", "4000"),
    "scan": ("scan_parse.py", f"{SCRATCH}/dump.xml", "--workers", "1", "2"),
}
"""Name -> script and its arguments; ``scan`` reads what ``dump`` makes."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?", default=HERE.parent.parent / "shared")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these")
    parser.add_argument("--list", action="store_true", help="name them, with their commands, and stop")
    arguments = parser.parse_args()
    if unknown := [name for name in arguments.names if name not in BENCHMARKS]:
        parser.error(f"no benchmark {', '.join(unknown)}; known are {', '.join(BENCHMARKS)}")
    if arguments.list:
        print("\n".join(f"{name:16} python benchmarks/{' '.join(command)}" for name, command in BENCHMARKS.items()))
        return 0
    missed = []
    with tempfile.TemporaryDirectory() as scratch:
        for name in arguments.names or BENCHMARKS:
            script, *rest = (
                part.replace(SHARED, str(arguments.shared)).replace(SCRATCH, scratch) for part in BENCHMARKS[name]
            )
            print(f"\n== {name}: {script} {' '.join(rest)} (load {os.getloadavg()[0]:.1f})", flush=True)
            began = time.monotonic()
            ended = subprocess.run([sys.executable, str(HERE / script), *rest], check=False).returncode
            print(f"== {name}: {time.monotonic() - began:.0f} s, exit code {ended}", flush=True)
            missed += [name] if ended else []
    print(f"\nmissed: {', '.join(missed)}" if missed else "\nall ended well")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
