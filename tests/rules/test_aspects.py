"""Rules are asked only about references that they may concern, and nothing is lost by it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

import citecheck
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding
from citecheck.model.reference import Document
from citecheck.rules.apply import apply
from citecheck.rules.aspects import FIELDS, aspects, key_of
from citecheck.rules.catalogue import RULES, descriptor
from citecheck.rules.examples import Example, examples
from citecheck.rules.interface import ReferenceRule, Rule

LOOKING = [rule for rule in RULES if isinstance(rule, ReferenceRule)]
RUNNABLE = [
    pytest.param(rule, example, id=f"{rule.code}-{number}")
    for rule in LOOKING
    for number, example in enumerate(examples(descriptor(rule)))
    if example.format != "none"
]


def told(findings: list[Finding]) -> list[tuple[str, int, str]]:
    return sorted((finding.rule, finding.span.start, finding.message) for finding in findings)


def applied_to(evidence: Evidence, rule: Rule) -> list[Finding]:
    applied = apply(evidence, [rule])
    return [*applied.findings, *(item.finding for item in applied.muted)]


@pytest.mark.parametrize(("rule", "example"), RUNNABLE)
def test_no_example_is_lost_to_a_precheck(
    rule: ReferenceRule, example: Example, evidence_of: Callable[..., Evidence]
) -> None:
    evidence = evidence_of(example.text, example.format, example.facts)
    assert told(applied_to(evidence, rule)) == told(list(rule.check(evidence)))


@pytest.mark.parametrize(
    "name", ["bib/refmanager-test.bib", "bib/bbt-mendeley-web.bib", "flat-dev/Barack_Obama_2017.txt", "wikitext-dev"]
)
def test_no_finding_in_real_lists_is_lost_to_a_precheck(
    name: str, shared: Path, evidence_of_documents: Callable[..., Evidence]
) -> None:
    path = shared / "data" / name
    paths = random.Random(7).sample(sorted(path.glob("*.wiki")), 6) if path.is_dir() else [path]
    documents: list[Document] = [citecheck.read(str(each)) for each in paths]
    evidence = evidence_of_documents(documents)
    static = [rule for rule in LOOKING if rule.needs.value in evidence.asked]
    applied = apply(evidence, static)
    assert told([*applied.findings, *(item.finding for item in applied.muted)]) == told(
        [finding for rule in static for finding in rule.check(evidence)]
    )


def test_aspects_say_what_a_reference_has(evidence_of: Callable[..., Evidence]) -> None:
    text = "@online{a, title = {Fähre}, url = {http://news.example/a?utm_source=x}, isbn = {1}}"
    evidence = evidence_of(text, "bibtex", ["link live moved final=https://news.example/b"])
    has = aspects(key_of(evidence.citations[0], evidence))
    assert has >= {"title", "url", "isbn", "structured", "named", "not-ascii", "unprintable", "spaced", "query"}
    assert has >= {"fault:tracking", "link", "link:moved", "led-on", "id-fault", "not-urls", "format:bibtex"}
    assert not has & {"doi", "archive_url", "at-archive", "copy", "page", "streak", "compared", "registry"}


def test_every_aspect_that_a_rule_wants_is_one_that_can_be_told(evidence_of: Callable[..., Evidence]) -> None:
    known = {*FIELDS, "structured", "named", "spaced", "not-ascii", "unprintable", "not-urls", "query", "at-archive"}
    known |= {"id-fault", "link", "led-on", "page", "streak", "compared", "copy", "registry", "link:moved"}
    known |= {"format:bibtex"}
    for rule in LOOKING:
        assert rule.wants | rule.one_of <= known, rule.code


def test_a_bare_address_concerns_few_rules(evidence_of: Callable[..., Evidence]) -> None:
    evidence = evidence_of("https://news.example/a", "urls")
    has = aspects(key_of(evidence.citations[0], evidence))
    assert len([rule for rule in LOOKING if rule.concerns(has)]) <= 8
