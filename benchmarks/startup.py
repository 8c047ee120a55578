"""How long the program takes to start: ``python benchmarks/startup.py``.

Prints the median wall time of so many starts, in milliseconds, and its ratio to that of the bare interpreter in the
same run. The figures to meet on two idle cores: ``--help`` 300 ms, ``parse`` of 16 references 500 ms.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

STARTS = 15
HERE = Path(__file__).resolve().parent.parent
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "citecheck --version": ["-m", "citecheck", "--version"],
    "citecheck --help": ["-m", "citecheck", "--help"],
    "citecheck parse, 16 references of text": ["-m", "citecheck", "parse", str(HERE / "examples/mizintsev.txt")],
    "citecheck parse, 16 entries of .bib": ["-m", "citecheck", "parse", str(HERE / "references.bib")],
    "citecheck run --offline, the same": ["-m", "citecheck", "run", str(HERE / "references.bib"), "--offline", "-q"],
}


def milliseconds(arguments: list[str]) -> float:
    times = []
    for _ in range(STARTS):
        began = time.perf_counter()
        subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


def main() -> int:
    bare = 0.0
    for name, arguments in COMMANDS.items():
        took = milliseconds(arguments)
        bare = bare or took
        print(f"{name:42} {took:6.0f} ms   {took / bare:5.1f} x the bare interpreter", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
