"""Repairs: their edits are of the record, and what they mend is not found again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Applicability, EditKind, Finding, Severity
from citecheck.model.reference import Document, Reference
from citecheck.rules.catalogue import RULES, descriptor, find
from citecheck.rules.examples import Example, examples
from citecheck.rules.interface import Rule

RECORD = {field.name for field in fields(Reference)}
BAD = [
    pytest.param(rule, example, id=f"{rule.code}-{number}")
    for rule in RULES
    for number, example in enumerate(examples(descriptor(rule)))
    if example.is_bad and example.format != "none"
]
ARCHIVED = (
    "archiveurl = {https://web.archive.org/web/20190405052849/https://news.example/a}, archivedate = {2019-04-05}"
)
PAGE = "@online{a, author = {Ball, Tom}, title = {Ferry}, date = {2019-04-04}, url = {https://news.example/a}"


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_what_a_repair_mends_is_not_found_again(
    rule: Rule,
    example: Example,
    evidence_of: Callable[..., Evidence],
    evidence_of_documents: Callable[..., Evidence],
) -> None:
    evidence = evidence_of(example.text, example.format, example.facts)
    remedies = [finding.remedy for finding in rule.check(evidence) if finding.remedy is not None]
    edits = [edit for remedy in remedies for edit in remedy.edits]
    if not edits:
        assert all(remedy.applicability is Applicability.DISPLAY for remedy in remedies)
        return
    references = {citation.id: citation.reference for citation in evidence.citations}
    for edit in edits:
        if edit.kind is EditKind.REMOVE_REFERENCE:
            assert edit.value in references
            del references[edit.reference]
            continue
        assert edit.field in RECORD
        assert (edit.value is None) is (edit.kind is EditKind.REMOVE_FIELD)
        change: dict[str, Any] = {edit.field or "": edit.value, "fields": ()}
        references[edit.reference] = replace(references[edit.reference], **change)
    document: Document = replace(evidence.documents[0], references=tuple(references.values()))
    timeless = [line for line in example.facts if line.startswith("today")]  # the rest was seen of the old address
    assert list(rule.check(evidence_of_documents([document], timeless))) == []


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_a_repair_says_the_very_value_that_it_writes(
    rule: Rule, example: Example, evidence_of: Callable[..., Evidence]
) -> None:
    for finding in rule.check(evidence_of(example.text, example.format, example.facts)):
        if finding.remedy is None:
            continue
        assert finding.remedy.text[-1] not in " ,;"
        told = finding.remedy.text + finding.message
        values = [
            edit.value for edit in finding.remedy.edits if edit.field in {"archived", "url", "archive_url", "doi"}
        ]
        assert any(value in told for value in values if value) or not values


@pytest.mark.parametrize(
    ("text", "facts", "severity"),
    [
        (f"{PAGE}}}", ["link dead not-found status=404"], Severity.ERROR),
        (f"{PAGE}, {ARCHIVED}}}", ["link dead not-found status=404"], Severity.WARNING),
        (f"{PAGE}, {ARCHIVED}}}", ["link dead not-found", "archive verified ok"], Severity.WARNING),
        (f"{PAGE}, {ARCHIVED}}}", ["link dead not-found", "archive broken missing"], Severity.ERROR),
        (f"{PAGE}, {ARCHIVED}, urlstatus = {{dead}}}}", ["link dead not-found", "archive verified ok"], None),
        (
            f"{PAGE}, {ARCHIVED}, urlstatus = {{dead}}}}",
            ["link dead not-found", "archive broken blank"],
            Severity.ERROR,
        ),
        (f"{PAGE}, urlstatus = {{dead}}}}", ["link dead gone status=410"], Severity.ERROR),
    ],
)
def test_a_dead_link_weighs_as_much_as_what_takes_its_place(
    text: str, facts: list[str], severity: Severity | None, find_in: Callable[..., list[Finding]]
) -> None:
    assert [finding.severity for finding in find_in("dead-link", text, facts)] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("facts", "severity"),
    [
        (["archive broken missing"], Severity.WARNING),
        (["archive broken missing", "link live ok status=200"], Severity.WARNING),
        (["archive broken missing", "link dead not-found"], Severity.ERROR),
    ],
)
def test_a_missing_copy_is_an_error_where_readers_depend_on_it(
    facts: list[str], severity: Severity, find_in: Callable[..., list[Finding]]
) -> None:
    (finding,) = find_in("missing-snapshot", f"{PAGE}, {ARCHIVED}}}", facts)
    assert finding.severity is severity


def test_a_dead_page_on_a_wiki_is_marked_so_safely_only_when_its_copy_was_verified(
    find_in: Callable[..., list[Finding]],
) -> None:
    text = (
        "<ref>{{cite news |title=Ferry |url=https://news.example/a |url-status=live |archive-date=5 April 2019"
        " |archive-url=https://web.archive.org/web/20190405052849/https://news.example/a}}</ref>"
    )
    for state, applicability in (("verified ok", Applicability.SAFE), ("unknown timeout", Applicability.UNSAFE)):
        (finding,) = find_in("dead-link", text, ["link dead not-found status=404", f"archive {state}"], "wikitext")
        assert finding.remedy is not None
        assert finding.remedy.applicability is applicability
        assert [(edit.field, edit.value) for edit in finding.remedy.edits] == [("url_status", "dead")]


def test_a_wiki_reference_with_a_copy_and_no_status_is_known_to_be_dead(find_in: Callable[..., list[Finding]]) -> None:
    text = (
        "<ref>{{cite news |title=Ferry |url=https://news.example/a |archive-date=5 April 2019"
        " |archive-url=https://web.archive.org/web/20190405052849/https://news.example/a}}</ref>"
    )
    assert find_in("dead-link", text, ["link dead not-found status=404", "archive verified ok"], "wikitext") == []


@pytest.mark.parametrize(("archived", "applicability"), [("2019-04-05", "safe"), ("2019-04-09", "unsafe")])
def test_a_capture_of_the_stated_day_is_written_safely_and_another_is_not(
    archived: str, applicability: str, find_in: Callable[..., list[Finding]]
) -> None:
    facts = ["archive unknown not-looked-up lookup=found offered=20190405052849"]
    (finding,) = find_in("archive-claimed-without-link", f"{PAGE}, archivedate = {{{archived}}}}}", facts)
    assert finding.remedy is not None
    assert finding.remedy.applicability.value == applicability
    assert "https://web.archive.org/web/20190405052849/https://news.example/a" in finding.remedy.text


def test_a_short_timestamp_is_completed_from_what_the_archive_showed(find_in: Callable[..., list[Finding]]) -> None:
    short = "archiveurl = {https://web.archive.org/web/20190405/https://news.example/a}, archivedate = {2019-04-05}"
    text = f"{PAGE}, {short}}}"
    (finding,) = find_in("short-archive-timestamp", text, ["archive verified ok captured=20190405052849"])
    assert finding.remedy is not None
    assert finding.remedy.applicability is Applicability.SAFE
    assert finding.remedy.edits[0].value == "https://web.archive.org/web/20190405052849/https://news.example/a"


@pytest.mark.parametrize("failures", [(2, 30), (9, 3)])
def test_silence_is_no_finding_before_it_has_lasted(
    failures: tuple[int, int], find_in: Callable[..., list[Finding]]
) -> None:
    facts = [f"link unknown timeout failures={failures[0]} days={failures[1]}"]
    assert find_in("long-unanswered", f"{PAGE}}}", facts) == []


def test_a_link_that_only_we_could_not_ask_is_no_finding(find_in: Callable[..., list[Finding]]) -> None:
    for reason in ("network-down", "offline", "interrupted"):
        facts = [f"link unknown {reason} failures=9 days=90"]
        spoken = [
            rule.code
            for rule in RULES
            if rule.code.startswith("LNK") and rule.code != "LNK206" and find_in(rule.code, f"{PAGE}}}", facts)
        ]
        assert spoken == []


def test_a_resolver_that_leads_on_has_not_moved(find_in: Callable[..., list[Finding]]) -> None:
    text = "@online{a, title = {Ferry}, url = {https://doi.org/10.1234/abc}}"
    facts = ["link live moved final=https://press.test/abc hops=301"]
    assert [rule for rule in ("moved-permanently", "moved-to-other-site") if find_in(rule, text, facts)] == []


def test_no_message_of_a_good_copy_says_that_there_is_none(find_all: Callable[..., list[Finding]]) -> None:
    facts = ["link unknown dns", "archive verified ok stated=20190405052849 captured=20190405052849"]
    findings = find_all(f"{PAGE}, {ARCHIVED}, urldate = {{2019-04-05}}}}", facts)
    assert [finding for finding in findings if finding.rule.startswith("ARC")] == []
    assert all(find(finding.rule) for finding in findings)
