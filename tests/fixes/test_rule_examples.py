"""What every rule that offers an edit promises: the edit can be made, and then the rule is silent."""

from __future__ import annotations

import pytest
from tests.fixes.repairs import reader_of
from tests.rules.conftest import evidence_from, read

from citecheck.fixes.interface import Proposal
from citecheck.fixes.repair import repair
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding
from citecheck.rules.catalogue import RULES, descriptor
from citecheck.rules.examples import Example, examples
from citecheck.rules.interface import Rule

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{number}")
    for rule in RULES
    for number, example in enumerate(examples(descriptor(rule)))
    if example.is_bad and example.format != "none"
]


def _evidence(text: str, example: Example) -> Evidence:
    return evidence_from([read(text, example.format)], example.facts)


def _proposals(findings: list[Finding]) -> list[Proposal]:
    return [
        Proposal(f"{finding.rule} {finding.name}", finding.remedy.edits, number)
        for number, finding in enumerate(findings)
        if finding.remedy is not None and finding.remedy.edits
    ]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_edit_of_a_rule_can_be_made_and_silences_it(rule: Rule, example: Example) -> None:
    before = _evidence(example.text, example)
    findings = list(rule.check(before))
    proposals = _proposals(findings)
    if not proposals:
        return
    fixed = repair(before.documents[0], before.citations, proposals, reader_of(before.documents[0]))
    assert fixed.refused == ()
    assert fixed.text != example.text
    after = _evidence(
        fixed.text, Example(example.format, example.is_bad, fixed.text, _still_true(example, before, fixed.text))
    )
    assert list(rule.check(after)) == []
    again = repair(
        after.documents[0], after.citations, _proposals(list(rule.check(after))), reader_of(after.documents[0])
    )
    assert again.text == fixed.text


def _still_true(example: Example, before: Evidence, text: str) -> tuple[str, ...]:
    """Give the facts that hold of the edited source: what was seen of an address that is no longer cited does not."""
    after = evidence_from([read(text, example.format)], ()).citations[0].reference
    cited = before.citations[0].reference
    seen = []
    for line in example.facts:
        word = line.split()[0]
        if (word == "link" and after.url != cited.url) or (
            word == "archive" and after.archive_url != cited.archive_url
        ):
            seen.append("link live ok" if word == "link" else "archive verified ok")
        else:
            seen.append(line)
    return tuple(seen)


def test_many_rules_offer_an_edit() -> None:
    offering = {
        rule.code
        for rule in RULES
        for example in examples(descriptor(rule))
        if example.is_bad
        and example.format != "none"
        and _proposals(list(rule.check(_evidence(example.text, example))))
    }
    assert len(offering) >= 25
