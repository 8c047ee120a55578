"""Speed of the .bib reader on one core and what it keeps, with bibtexparser on the same files for comparison.

    python benchmarks/bibtex.py [SHARED]

With SHARED (the folder of the evaluation material) the files are SHARED/data/bib, real ones, counted in its INDEX.json,
and the figure to meet is that of wals-sources.bib: 7,375 entries in under 3 s. Without it a file is made up. Seconds
are processor time, the best of three runs. ``ours`` is the whole way to records; ``cut`` is the cutting into blocks
alone, which is all that bibtexparser's splitter does. The last lines show how time grows when a hostile file grows
eightfold.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bibtexparser.splitter import Splitter

from citecheck.sources.bibtex.reader import BibtexReader
from citecheck.sources.bibtex.scan import cut

RUNS = 3
ENTRY = (
    "@article{{doe{0},\n  author = {{Doe, Jane and {{\\'E}}tienne Dupont}},\n  title = {{The {{Title}} -- {0}}},\n"
    "  journal = {{Journal of Examples}},\n  year = 2020,\n  month = may,\n  pages = {{1--9}},\n"
    "  url = {{https://news.example/a\\_{0}}},\n  note = {{[Online; accessed 5 May 2020]}},\n}}\n\n"
)
HOSTILE = ["{", '"', "@a{k,t={", '@a{k,t="', 'a="x"y,', "@comment{", "@a{k, t={}} @b{", "\\'{"]


def files(shared: Path | None) -> list[tuple[str, str, int]]:
    """Name, text and number of entries of each file."""
    if shared is None:
        return [("made-up.bib", "".join(ENTRY.format(n) for n in range(7375)), 7375)]
    folder = shared / "data" / "bib"
    index = json.loads((folder / "INDEX.json").read_text(encoding="utf-8"))
    return [
        (known["file"], (folder / known["file"]).read_bytes().decode(known["encoding"]), known["entries"])
        for known in index
    ]


def best_s(work: Callable[[], object]) -> float:
    """Processor time of one piece of work, the best of some runs, in seconds."""
    best = float("inf")
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


def compare(name: str, text: str, entries: int) -> tuple[float, float, float]:
    document = BibtexReader().read(text, name)
    theirs = Splitter(text).split()
    seconds = (
        best_s(lambda: BibtexReader().read(text, name)),
        best_s(lambda: list(cut(text))),
        best_s(lambda: Splitter(text).split()),
    )
    kept = f"{len(document.references):>6} {len(document.skipped):>4}"
    kept += f" {len(theirs.entries):>6} {len(theirs.failed_blocks):>4}"
    print(f"{name:<28} {entries:>6} {kept}   {seconds[0]:>6.2f} {seconds[1]:>6.2f} {seconds[2]:>6.2f}")
    return seconds


def growth(piece: str) -> None:
    short = best_s(lambda: BibtexReader().read("@a{k, " + piece * (20_000 // len(piece)), "x"))
    long = best_s(lambda: BibtexReader().read("@a{k, " + piece * (160_000 // len(piece)), "x"))
    print(f"{piece!r:<28} {short:>8.3f} s, eight times as long {long:>8.3f} s")


def main() -> None:
    logging.disable(logging.CRITICAL)
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    print("                                       ours         bibtexparser       seconds")
    print("file                        entries   read skip   read fail    ours    cut  bibtexparser")
    totals = [compare(*known) for known in files(shared)]
    whole, blocks, others = (sum(column) for column in zip(*totals, strict=True))
    print(f"{'all':<62}{whole:>7.2f}{blocks:>7.2f}{others:>7.2f}")
    for piece in HOSTILE:
        growth(piece)


if __name__ == "__main__":
    main()
