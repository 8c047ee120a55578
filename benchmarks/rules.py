"""Time the static rules over the .bib files of the evaluation material: ``python benchmarks/rules.py ../shared``.

Prints the seconds of each part and of the slowest rules; exit code 1 when the rules take longer than the bound.
"""

from __future__ import annotations

import argparse
import time
from datetime import date
from pathlib import Path

import citecheck
from citecheck.engine.plan import plan
from citecheck.links.canonical import match
from citecheck.model.evidence import Evidence, RuleOptions
from citecheck.model.finding import Need
from citecheck.model.ids import assign_ids
from citecheck.model.reference import Document
from citecheck.rules.apply import apply
from citecheck.rules.catalogue import RULES

BOUND_S = 3.0
"""For the static rules over the 7,375 entries of the largest file."""
LARGEST = "wals-sources.bib"


def static_evidence(documents: list[Document], today: date) -> Evidence:
    """Give the evidence of an audit that asks nothing, as the engine makes it."""
    citations = assign_ids(documents)
    planned = plan(citations, archive_base=None, today=today)
    matches = {}
    for citation in citations:
        reference = citation.reference
        link = planned.archive_links.get(reference.archive_url or "")
        if reference.url is not None and link is not None and link.original_url is not None:
            matches[citation.id] = match(reference.url, link.original_url)
    return Evidence(
        documents=documents,
        citations=citations,
        options=RuleOptions(today=today),
        urls=planned.urls,
        archive_links=planned.archive_links,
        archive_matches=matches,
        identifiers=planned.identifiers,
        asked=frozenset({Need.NOTHING.value}),
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--all", action="store_true", help="all .bib files, not the largest alone")
    arguments = parser.parse_args()
    folder = arguments.shared / "data" / "bib"
    names = sorted(folder.glob("*.bib")) if arguments.all else [folder / LARGEST]
    started = time.perf_counter()
    documents = [citecheck.read(str(name)) for name in names]
    read_s = time.perf_counter() - started
    started = time.perf_counter()
    evidence = static_evidence(documents, date(2026, 11, 1))
    facts_s = time.perf_counter() - started
    static = [rule for rule in RULES if rule.needs is Need.NOTHING]
    started = time.perf_counter()
    applied = apply(evidence, static)
    rules_s = time.perf_counter() - started
    print(f"{len(evidence.citations)} references of {len(documents)} files, {len(static)} static rules")
    print(f"reading {read_s:.2f} s, reasoning on addresses and identifiers {facts_s:.2f} s, rules {rules_s:.2f} s")
    print(f"{len(applied.findings)} findings, {len(applied.muted)} covered by stronger ones")
    for failed, why in applied.not_run:
        print(f"{failed.code} did not run: {why}")
    times = []
    for rule in static:
        begun = time.perf_counter()
        count = sum(1 for _ in rule.check(evidence))
        times.append((time.perf_counter() - begun, rule.code, rule.name, count))
    for seconds, code, name, count in sorted(times, reverse=True)[:12]:
        print(f"{seconds * 1000:8.1f} ms  {code} {name} ({count})")
    return int(rules_s > BOUND_S)


if __name__ == "__main__":
    raise SystemExit(main())
