"""Write what the text reader makes of the evaluation material, as prediction files for its scorer.

    python benchmarks/score_text.py DATA OUT

DATA is the folder with ``score.py``, the ``.jsonl`` sets, ``flat-dev/`` and ``article/``; OUT gets a ``.jsonl`` a set
and a folder of ``.json`` files for the flat articles. The commands that score them are printed. Records are labelled
one by one; flat articles go through the whole reader.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from zlib import crc32

from citecheck.model.reference import Format, Origin, Reference, Span
from citecheck.sources.freetext import handover
from citecheck.sources.freetext.record import to_reference
from citecheck.sources.text import TextReader

SETS = ("cs1-dev", "cs1-intl", "scholarly-dev")
PLAIN = (
    "title", "translated_title", "outlet", "publisher", "published", "accessed", "archived", "url", "doi", "isbn",
    "language", "format",
)  # fmt: skip
HELD = 4
"""One article in so many is kept aside: by the checksum of its title, so that the parts never change."""
ALWAYS_TUNED = frozenset(["Barack Obama", "Birth control"])
"""Big ones of unusual kinds (merged notes, Vancouver style) that had to be seen."""


def is_held(row: dict[str, object]) -> bool:
    source = row.get("source")
    article = str(source.get("article", source)) if isinstance(source, dict) else str(source)
    return crc32(article.encode()) % HELD == 0 and article not in ALWAYS_TUNED


def fields(reference: Reference) -> dict[str, object]:
    found: dict[str, object] = {name: value for name in PLAIN if (value := getattr(reference, name))}
    if reference.authors:
        found["authors"] = [str(name) for name in reference.authors]
    return found


def label_one(text: str) -> Reference:
    return to_reference(handover.label(text), text, Origin("-", Format.TEXT, Span(0, len(text))))


def write_records(data: Path, out: Path, name: str) -> None:
    rows = [json.loads(line) for line in (data / f"{name}.jsonl").read_text(encoding="utf-8").splitlines() if line]
    for part, chosen in (
        ("", rows),
        ("-tuned", [r for r in rows if not is_held(r)]),
        ("-held", list(filter(is_held, rows))),
    ):
        predictions = [{"id": row["id"], "fields": fields(label_one(row["text"]))} for row in chosen]
        write_lines(out / f"{name}{part}.jsonl", predictions)
        gold = data / f"{name}.jsonl"
        if part:
            gold = out / f"{name}{part}-gold.jsonl"
            write_lines(gold, chosen)
        print(f"python {data / 'score.py'} records {gold} {out / f'{name}{part}.jsonl'}")


def write_lines(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def write_flat(gold: Path, out: Path) -> None:
    text = gold.with_suffix(".txt").read_text(encoding="utf-8")
    document = TextReader().read(text, gold.stem)
    rows = [{"text": reference.text, "fields": fields(reference)} for reference in document.references]
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    data, out = arguments.data, arguments.out
    out.mkdir(parents=True, exist_ok=True)
    for name in SETS:
        if (data / f"{name}.jsonl").exists():
            write_records(data, out, name)
    for gold in sorted((data / "flat-dev").glob("*.json")):
        part = "held" if is_held(json.loads(gold.read_text(encoding="utf-8"))) else "tuned"
        write_flat(gold, out / "flat" / gold.name)
        write_flat(gold, out / f"flat-{part}" / gold.name)
        for suffix in (".json", ".txt"):
            copy = out / f"flat-{part}-gold" / gold.with_suffix(suffix).name
            copy.parent.mkdir(exist_ok=True)
            copy.write_bytes(gold.with_suffix(suffix).read_bytes())
    print(f"python {data / 'score.py'} flat {data / 'flat-dev'} {out / 'flat'}")
    for part in ("tuned", "held"):
        print(f"python {data / 'score.py'} flat {out / f'flat-{part}-gold'} {out / f'flat-{part}'}")
    write_flat(data / "article" / "mizintsev.json", out / "mizintsev.json")
    print(f"python {data / 'score.py'} flat {data / 'article' / 'mizintsev.json'} {out / 'mizintsev.json'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
