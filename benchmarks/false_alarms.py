"""Count what the static rules find in real references: ``python benchmarks/false_alarms.py ../shared``.

``--show REF302 -n 30`` prints a sample of one rule's findings to be judged by reading; ``--write docs/false-alarms.md``
writes the table, with the judgements of ``benchmarks/false_alarms.tsv`` (rule, findings judged, accepted, note).
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from clean_list import draw

import citecheck
from citecheck.errors import CitecheckError
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Need
from citecheck.model.reference import Document
from citecheck.rules.apply import apply
from citecheck.rules.catalogue import RULES
from citecheck.sources.load import parse_text
from rules import static_evidence

TODAY = date(2026, 11, 1)
KINDS = ("bib", "wikitext", "articles", "cs1", "scholarly")
JUDGEMENTS = Path(__file__).with_name("false_alarms.tsv")


def documents(data: Path, kind: str) -> Iterator[Document]:
    match kind:
        case "bib":
            paths: Iterable[Path] = sorted((data / "bib").glob("*.bib"))
        case "wikitext":
            paths = sorted((data / "wikitext-dev").glob("*.wiki"))
        case "articles":
            paths = [*sorted((data / "flat-dev").glob("*.txt")), data / "article" / "mizintsev.txt"]
        case "cs1":
            yield from _rows(data / "cs1-dev.jsonl")
            yield from _rows(data / "cs1-intl.jsonl")
            return
        case _:
            yield from _rows(data / "scholarly-dev.jsonl")
            return
    for path in paths:
        try:
            yield citecheck.read(str(path))
        except CitecheckError as error:
            print(f"not read: {error}")


def _rows(path: Path) -> Iterator[Document]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield parse_text(row["text"], format="text", path=row["id"])


def findings(data: Path, kinds: Iterable[str]) -> Iterator[tuple[str, Evidence, tuple[Finding, ...]]]:
    static = [rule for rule in RULES if rule.needs is Need.NOTHING]
    for kind in kinds:  # one source at a time, as people run it; the same work in two articles is no duplicate
        for document in documents(data, kind):
            evidence = static_evidence([document], TODAY)
            yield kind, evidence, apply(evidence, static).findings


def show(data: Path, code: str, number: int, seed: int, kinds: Iterable[str]) -> None:
    told = []
    for kind, evidence, found in findings(data, kinds):
        texts = {citation.id: citation.reference.text for citation in evidence.citations}
        path = evidence.documents[0].path
        told += [(kind, path, finding, texts) for finding in found if finding.rule == code]
    random.Random(seed).shuffle(told)
    print(f"{len(told)} findings of {code}")
    for kind, path, finding, texts in told[:number]:
        place = f"{kind} {Path(path).name}:{finding.span.line}:{finding.span.column}"
        print(f"\n[{place}] {finding.severity}: {finding.message}")
        for reference in finding.references[:4]:
            print("    ", " ".join(texts[reference].split())[:420])


def samples(data: Path, folder: Path, number: int, seed: int, kinds: Iterable[str]) -> None:
    """Write a file of findings for each rule, drawn at random, to be judged by reading."""
    told: dict[str, list[str]] = {}
    for kind, evidence, found in findings(data, kinds):
        texts = {citation.id: citation.reference.text for citation in evidence.citations}
        name = Path(evidence.documents[0].path).name
        for finding in found:
            lines = [f"[{kind} {name}:{finding.span.line}:{finding.span.column}] {finding.severity}: {finding.message}"]
            lines += ["     " + " ".join(texts[reference].split())[:420] for reference in finding.references[:4]]
            told.setdefault(finding.rule, []).append("\n".join(lines))
    folder.mkdir(parents=True, exist_ok=True)
    for code, blocks in told.items():
        random.Random(seed).shuffle(blocks)
        head = f"{len(blocks)} findings of {code}"
        (folder / f"{code}.txt").write_text("\n\n".join([head, *blocks[:number]]) + "\n", encoding="utf-8")


BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"


def write(data: Path, target: Path) -> None:
    """Write the table between its marks in a page; all else in the page is written by hand."""
    counts: dict[str, Counter[str]] = {}
    sizes: Counter[str] = Counter()
    for kind, evidence, found in findings(data, KINDS):
        sizes[kind] += len(evidence.citations)
        counts.setdefault(kind, Counter()).update(finding.rule for finding in found)
    judged = {}
    with JUDGEMENTS.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            judged[row[0]] = [*row[1:], "", "", ""][:3]
    head, _, rest = target.read_text(encoding="utf-8").partition(BEGIN)
    _, _, tail = rest.partition(END)
    table = "\n".join(_table(counts, sizes, judged))
    target.write_text(f"{head}{BEGIN}\n\n{table}\n\n{END}{tail}", encoding="utf-8")


def _table(counts: dict[str, Counter[str]], sizes: Counter[str], judged: dict[str, list[str]]) -> Iterator[str]:
    total = sum(sizes.values())
    yield f"{total:,} references: " + ", ".join(f"{sizes[kind]:,} {kind}" for kind in KINDS) + "."
    yield ""
    yield "| rule | name | severity | on | " + " | ".join(KINDS) + " | per 1,000 | judged | accepted | note |"
    yield "|---|---|---|---|" + "---:|" * (len(KINDS) + 3) + "---|"
    silent = []
    for rule in RULES:
        if rule.needs is not Need.NOTHING:
            continue
        row = [counts.get(kind, Counter())[rule.code] for kind in KINDS]
        if not sum(row):
            silent.append(f"{rule.code} {rule.name}")
            continue
        cells = [rule.code, rule.name, rule.severity.value, "yes" if rule.default else "no"]
        cells += [f"{number:,}" if number else "" for number in row]
        cells += [f"{1000 * sum(row) / total:.1f}", *judged.get(rule.code, ["", "", ""])]
        yield "| " + " | ".join(cells) + " |"
    yield ""
    yield f"Silent over all of it: {', '.join(silent)}."


def clean(data: Path) -> None:
    """Print what is found in 300 real references, beside each of them."""
    static = [rule for rule in RULES if rule.needs is Need.NOTHING and rule.default]
    for document in draw(data):
        evidence = static_evidence([document], TODAY)
        texts = {citation.id: citation.reference.text for citation in evidence.citations}
        found = apply(evidence, static).findings
        counts = Counter(f"{finding.name} ({finding.severity.value})" for finding in found)
        print(f"\n{document.path}: {len(evidence.citations)} references, {len(found)} findings")
        print(", ".join(f"{count} {name}" for name, count in counts.most_common()))
        for finding in found:
            print(f"- {finding.severity} {finding.name}: {finding.message}")
            for reference in finding.references[:3]:
                print("      ", " ".join(texts[reference].split())[:240])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--show", metavar="CODE")
    parser.add_argument("-n", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=KINDS, action="append")
    parser.add_argument("--write", type=Path)
    parser.add_argument("--samples", type=Path, help="a folder for a file of findings for each rule")
    parser.add_argument("--clean", action="store_true", help="what is found in 300 real references")
    arguments = parser.parse_args()
    data = arguments.shared / "data"
    kinds = arguments.kind or KINDS
    if arguments.clean:
        clean(data)
    elif arguments.show:
        show(data, arguments.show.upper(), arguments.n, arguments.seed, kinds)
    elif arguments.samples:
        samples(data, arguments.samples, arguments.n, arguments.seed, kinds)
    elif arguments.write:
        write(data, arguments.write)
    else:
        totals: Counter[str] = Counter()
        for _, _, found in findings(data, kinds):
            totals.update(finding.rule for finding in found)
        for rule in RULES:
            if totals[rule.code]:
                print(f"{totals[rule.code]:7,} {rule.code} {rule.name}{'' if rule.default else ' (off)'}")


if __name__ == "__main__":
    main()
