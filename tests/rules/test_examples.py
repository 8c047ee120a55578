from __future__ import annotations

from collections.abc import Callable

import pytest

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Applicability
from citecheck.rules.catalogue import RULES, descriptor
from citecheck.rules.examples import Example, examples
from citecheck.rules.interface import Rule

RUNNABLE = [
    pytest.param(rule, example, id=f"{rule.code}-{'bad' if example.is_bad else 'good'}{number}")
    for rule in RULES
    for number, example in enumerate(examples(descriptor(rule)))
    if example.format != "none"
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_shows_what_is_wrong_and_what_is_right(rule: Rule) -> None:
    kinds = [example.is_bad for example in examples(descriptor(rule))]
    assert True in kinds
    assert False in kinds


@pytest.mark.parametrize(("rule", "example"), RUNNABLE)
def test_a_rule_speaks_of_its_bad_example_and_is_silent_on_its_good_one(
    rule: Rule, example: Example, evidence_of: Callable[..., Evidence]
) -> None:
    evidence = evidence_of(example.text, example.format, example.facts)
    findings = list(rule.check(evidence))
    assert bool(findings) is example.is_bad
    for finding in findings:
        assert finding.rule == rule.code
        assert finding.message == finding.message.strip()
        assert finding.span.end >= finding.span.start
        if finding.remedy is not None and finding.remedy.edits:
            assert finding.remedy.applicability is not Applicability.DISPLAY


@pytest.mark.parametrize(("rule", "example"), [param for param in RUNNABLE if param.values[1].is_bad])  # type: ignore[union-attr] # an Example
def test_a_need_that_a_rule_states_is_met_by_the_facts_of_its_example(
    rule: Rule, example: Example, evidence_of: Callable[..., Evidence]
) -> None:
    assert rule.needs.value in evidence_of(example.text, example.format, example.facts).asked
