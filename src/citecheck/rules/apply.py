"""Run rules over evidence: sort what they find, and let declared suppression between them speak."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Muted, Need, RuleDescriptor
from citecheck.model.reference import ReferenceId
from citecheck.rules.aspects import Key, aspects, key_of
from citecheck.rules.descriptor import descriptor
from citecheck.rules.interface import ReferenceRule, Rule

logger = logging.getLogger(__name__)

_UNMET = {
    Need.LIVE: "no link was asked",
    Need.ARCHIVE: "no archive was asked",
    Need.PAGE: "no page was read",
    Need.REGISTRY: "no registry was asked",
}


@dataclass(frozen=True, slots=True)
class Applied:
    """What a set of rules found."""

    findings: tuple[Finding, ...]
    """In order of source and place."""
    muted: tuple[Muted, ...]
    """Covered by a stronger finding about the same references, which the reason names."""
    ran: tuple[RuleDescriptor, ...]
    not_run: tuple[tuple[RuleDescriptor, str], ...]
    """Rules whose need was not met, or that failed, and why."""


def apply(evidence: Evidence, rules: Sequence[Rule]) -> Applied:
    """Run rules over evidence. A rule that raises is named as not run; the others are not lost with it."""
    unmet = [rule for rule in rules if rule.needs is not Need.NOTHING and rule.needs.value not in evidence.asked]
    running = [rule for rule in rules if rule not in unmet]
    found, faults = _look(evidence, [rule for rule in running if isinstance(rule, ReferenceRule)])
    for rule in running:
        if isinstance(rule, ReferenceRule):
            continue
        try:
            found[rule.code] = list(rule.check(evidence))
        except Exception as error:  # one rule's fault must not cost the audit, and it is named
            logger.exception("rule %s failed", rule.code)
            faults[rule.code] = _named(error)
    not_run = [
        (rule, _UNMET[rule.needs] if rule in unmet else faults[rule.code])
        for rule in rules
        if rule in unmet or rule.code in faults
    ]
    kept, muted = _settle([finding for code in found if code not in faults for finding in found[code]], rules)
    return Applied(
        findings=in_order(kept),
        muted=tuple(sorted(muted, key=lambda item: _order(item.finding))),
        ran=tuple(descriptor(rule) for rule in running if rule.code not in faults),
        not_run=tuple((descriptor(rule), why) for rule, why in not_run),
    )


def _look(evidence: Evidence, rules: Sequence[ReferenceRule]) -> tuple[dict[str, list[Finding]], dict[str, str]]:
    """Ask each rule about the references that it may concern; give findings, and what failed, by code."""
    found: dict[str, list[Finding]] = {rule.code: [] for rule in rules}
    faults: dict[str, str] = {}
    concerned: dict[Key, list[tuple[ReferenceRule, list[Finding]]]] = {}
    for citation in evidence.citations if rules else ():
        key = key_of(citation, evidence)
        asked = concerned.get(key)
        if asked is None:
            has = aspects(key)
            asked = [(rule, found[rule.code]) for rule in rules if rule.concerns(has)]
            concerned[key] = asked
        for rule, own in asked:
            try:
                own.extend(rule.look(citation, evidence))
            except Exception as error:  # as in ``apply``
                if rule.code not in faults:
                    logger.exception("rule %s failed", rule.code)
                    faults[rule.code] = _named(error)
    return found, faults


def _named(error: Exception) -> str:
    return f"it failed: {type(error).__name__}: {error}"


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings by source and place."""
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[int, int, str, int, str]:
    return (finding.source, finding.span.start, finding.rule, finding.span.end, finding.message)


def _settle(findings: Iterable[Finding], rules: Sequence[Rule]) -> tuple[list[Finding], list[Muted]]:
    """Part the findings that stand from those that a stronger one about the same references covers."""
    stronger: dict[str, list[str]] = defaultdict(list)
    for rule in rules:
        for weaker in rule.suppresses:
            stronger[weaker].append(rule.code)
    spoken: dict[tuple[str, ReferenceId], list[Finding]] = defaultdict(list)
    everything = list(findings)
    suppressing = {code for codes in stronger.values() for code in codes}
    for finding in everything:
        if finding.rule in suppressing:
            for reference in finding.references:
                spoken[finding.rule, reference].append(finding)
    kept: list[Finding] = []
    muted: list[Muted] = []
    for finding in everything:
        cover = _cover(finding, stronger.get(finding.rule, ()), spoken)
        if cover is None:
            kept.append(finding)
        else:
            muted.append(Muted(finding, None, f"{cover.rule} {cover.name} says more about it"))
    return kept, muted


def _cover(
    finding: Finding, codes: Iterable[str], spoken: dict[tuple[str, ReferenceId], list[Finding]]
) -> Finding | None:
    """Give a stronger finding that speaks of every reference this one speaks of."""
    if not finding.references:
        return None
    wanted = set(finding.references)
    for code in codes:
        for candidate in spoken.get((code, finding.references[0]), ()):
            if wanted <= set(candidate.references):
                return candidate
    return None
