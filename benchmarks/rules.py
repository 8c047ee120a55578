"""Time the static rules over the .bib files of the evaluation material: ``python benchmarks/rules.py ../shared``.

Prints the seconds of processor time of each part and of the slowest rules; exit code 1 when the rules take longer than
the bound. With ``--addresses N`` it times a list of N bare addresses that were asked, instead.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import citecheck
from citecheck.engine.plan import plan
from citecheck.links.canonical import match
from citecheck.model.evidence import Evidence, RuleOptions
from citecheck.model.finding import Need
from citecheck.model.ids import assign_ids
from citecheck.model.page import Page
from citecheck.model.reference import Document
from citecheck.model.verdict import Hop, LinkJudgement, LinkReason, LinkResult, LinkRole
from citecheck.rules.apply import apply
from citecheck.rules.catalogue import RULES, select
from citecheck.sources.load import parse_text

BOUND_S = 3.0
"""For the static rules over the 7,375 entries of the largest file."""
BOUND_US = 40.0
"""For all rules that run, per bare address that was asked."""
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


def asked_addresses(number: int, today: date) -> Evidence:
    """Give the evidence of an audit of bare addresses, each asked; one in twenty is dead."""
    lines = (f"https://site{place % 1000}.example/path/{place}/article-{place}.html" for place in range(number))
    document = parse_text("\n".join(lines), format="urls", path="addresses.txt")
    evidence = static_evidence([document], today)
    now = datetime.combine(today, datetime.min.time(), UTC)
    links = {}
    for place, citation in enumerate(evidence.citations):
        url = citation.reference.url or ""
        dead = place % 20 == 0
        links[url, LinkRole.ORIGINAL] = LinkResult(
            url=url,
            role=LinkRole.ORIGINAL,
            references=(citation.id,),
            judgement=LinkJudgement(LinkReason.NOT_FOUND if dead else LinkReason.OK),
            status=404 if dead else 200,
            final_url=url,
            hops=(Hop(url, 404 if dead else 200),),
            checked_at=now,
            page=Page(title=f"Article {place}", is_html=True),
        )
    return replace(evidence, links=links, asked=frozenset({Need.NOTHING.value, Need.LIVE.value, Need.PAGE.value}))


def time_addresses(number: int) -> int:
    evidence = asked_addresses(number, date(2026, 11, 1))
    rules = select()
    started = time.process_time()
    applied = apply(evidence, rules)
    each_us = (time.process_time() - started) * 1e6 / number
    print(f"{number:,} addresses, {len(applied.ran)} rules, {len(applied.findings):,} findings: {each_us:.0f} µs each")
    return int(each_us > BOUND_US)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--all", action="store_true", help="all .bib files, not the largest alone")
    parser.add_argument("--addresses", type=int)
    arguments = parser.parse_args()
    if arguments.addresses:
        return time_addresses(arguments.addresses)
    folder = arguments.shared / "data" / "bib"
    names = sorted(folder.glob("*.bib")) if arguments.all else [folder / LARGEST]
    started = time.process_time()
    documents = [citecheck.read(str(name)) for name in names]
    read_s = time.process_time() - started
    started = time.process_time()
    evidence = static_evidence(documents, date(2026, 11, 1))
    facts_s = time.process_time() - started
    static = [rule for rule in RULES if rule.needs is Need.NOTHING]
    started = time.process_time()
    applied = apply(evidence, static)
    rules_s = time.process_time() - started
    print(f"{len(evidence.citations)} references of {len(documents)} files, {len(static)} static rules")
    print(f"reading {read_s:.2f} s, reasoning on addresses and identifiers {facts_s:.2f} s, rules {rules_s:.2f} s")
    print(f"{len(applied.findings)} findings, {len(applied.muted)} covered by stronger ones")
    for failed, why in applied.not_run:
        print(f"{failed.code} did not run: {why}")
    times = []
    for rule in static:
        begun = time.process_time()
        count = sum(1 for _ in rule.check(evidence))
        times.append((time.process_time() - begun, rule.code, rule.name, count))
    for seconds, code, name, count in sorted(times, reverse=True)[:12]:
        print(f"{seconds * 1000:8.1f} ms  {code} {name} ({count})")
    return int(rules_s > BOUND_S)


if __name__ == "__main__":
    raise SystemExit(main())
