"""How fast the text reader is, in references a second of processor time on one core.

    python benchmarks/freetext.py DATA

DATA is the folder with the evaluation sets. Each line names its input. Start-up is measured in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from citecheck.sources.text import TextReader

ROUNDS = 3
"""The best of so many is printed: others use the machine too."""


def best(work: Callable[[], int]) -> tuple[int, float]:
    """Give how many references came out, and the least processor time."""
    times = []
    count = 0
    for _ in range(ROUNDS):
        begin = time.process_time()
        count = work()
        times.append(time.process_time() - begin)
    return count, min(times)


def read_all(reader: TextReader, texts: list[str]) -> int:
    return sum(len(reader.read(text, "-").references) for text in texts)


def show(name: str, work: Callable[[], int]) -> None:
    count, seconds = best(work)
    print(f"{name:<66} {count:>6} references {seconds:>7.2f} s {count / seconds:>8.0f}/s")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    data: Path = parser.parse_args().data
    reader = TextReader()

    def texts(name: str) -> list[str]:
        rows = (data / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        return [" ".join(json.loads(row)["text"].split()) for row in rows if row]

    for name in ("cs1-dev", "cs1-intl", "scholarly-dev"):
        lines = texts(name)
        listed = "\n".join(lines)
        show(f"{name}.jsonl, one reference a line", partial(read_all, reader, [listed]))
        show(f"{name}.jsonl, each read alone", partial(read_all, reader, lines))
    flat = [path.read_text(encoding="utf-8") for path in sorted((data / "flat-dev").glob("*.txt"))]
    show(f"flat-dev, {len(flat)} run-on articles", partial(read_all, reader, flat))
    article = data / "article" / "mizintsev.txt"
    code = (
        "import sys; from citecheck.sources.text import TextReader\n"
        "print(len(TextReader().read(open(sys.argv[1], encoding='utf-8').read(), '-').references))"
    )
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, str(article)], check=True, stdout=subprocess.DEVNULL)
    print(f"{'mizintsev.txt, with start-up of Python':<66} {1000 * (time.perf_counter() - begin):>26.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
