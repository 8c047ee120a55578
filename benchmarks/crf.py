"""How well and how fast references in other styles than CS1 are read, each by itself, on one core.

    python benchmarks/crf.py DATA

DATA is the folder with ``scholarly-dev.jsonl``, ``cs1-dev.jsonl`` and ``score.py``. What comes from AnyStyle's own sets
is left out of the figures, for other parsers learned from it. The rest is shown in two halves, by the checksum of the
id: the first was looked at while the templates were written, the second never.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from zlib import crc32

from citecheck.model.reference import Format, Origin, Reference, Span
from citecheck.sources.freetext import handover
from citecheck.sources.freetext.crf import label as crf_label
from citecheck.sources.freetext.record import to_reference

ROUNDS = 7
"""The best of so many is taken: others use the machine too."""
PARTS = 24
"""Parts of a list that are timed by themselves, so that other work spoils few of them."""
PLAIN = ("title", "outlet", "publisher", "published", "url", "doi", "isbn")
SHOWN = ("authors", "title", "source", "published")


def load(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def scorer(data: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", data / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def record(text: str) -> Reference:
    return to_reference(handover.label(text), text, Origin("-", Format.TEXT, Span(0, len(text))))


def fields(reference: Reference) -> dict[str, object]:
    found: dict[str, object] = {name: value for name in PLAIN if (value := getattr(reference, name))}
    if reference.authors:
        found["authors"] = [str(name) for name in reference.authors]
    return found


def seconds(texts: list[str], work: Callable[[str], object]) -> float:
    """Add up the smallest processor time of each of ``PARTS`` parts."""
    total = 0.0
    for first in range(PARTS):
        part = texts[first::PARTS]
        times = []
        for _ in range(ROUNDS):
            begin = time.process_time()
            for text in part:
                work(text)
            times.append(time.process_time() - begin)
        total += min(times)
    return total


def show_speed(name: str, texts: list[str], work: Callable[[str], object]) -> None:
    taken = seconds(texts, work)
    print(f"{name:<58} {len(texts):>6} references {taken:>7.2f} s {len(texts) / taken:>8.0f}/s")


def show_start() -> None:
    """Time the loading of the model in a process of its own."""
    code = (
        "import time; from citecheck.sources.freetext.crf.label import label; b = time.perf_counter(); "
        "label('Doe, J. (2001). A title. J. Things 1, 2-3.'); print(round(1000 * (time.perf_counter() - b)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    print(f"{'first reference: lists and model read':<58} {done.stdout.strip():>26} ms")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    data: Path = parser.parse_args().data
    score = scorer(data)
    rows = [row for row in load(data / "scholarly-dev.jsonl") if not str(row["id"]).startswith("anystyle")]
    first = [row for row in rows if crc32(str(row["id"]).encode()) % 2 == 0]
    second = [row for row in rows if crc32(str(row["id"]).encode()) % 2]
    for name, part in (("all", rows), ("looked at", first), ("held out", second)):
        predicted = [{"id": row["id"], "fields": fields(record(str(row["text"])))} for row in part]
        figures, _ = score.score_records(part, predicted, score.MODES["scholarly"])
        shown = "  ".join(f"{field} {figures[field]['f1']:.3f}" for field in SHOWN)
        print(f"{name:<10} {len(part):>5}  {shown}  exact_core {figures['exact_core']:.3f}")
    texts = [str(row["text"]) for row in rows]
    show_speed("scholarly-dev without AnyStyle's: the field alone", texts, crf_label.label)
    show_speed("the same: grammar, field, record", texts, record)
    cs1 = [str(row["text"]) for row in load(data / "cs1-dev.jsonl")]
    show_speed("cs1-dev: grammar, field where needed, record", cs1, record)
    show_start()
    return 0


if __name__ == "__main__":
    sys.exit(main())
