"""Run rules over evidence: sort what they find, and let declared suppression between them speak."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Muted, Need, RuleDescriptor
from citecheck.model.reference import ReferenceId
from citecheck.rules.descriptor import descriptor
from citecheck.rules.interface import Rule

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
    found: list[Finding] = []
    ran: list[RuleDescriptor] = []
    not_run: list[tuple[RuleDescriptor, str]] = []
    for rule in rules:
        told = descriptor(rule)
        if rule.needs is not Need.NOTHING and rule.needs.value not in evidence.asked:
            not_run.append((told, _UNMET[rule.needs]))
            continue
        try:
            own = list(rule.check(evidence))
        except Exception as error:  # one rule's fault must not cost the audit, and it is named
            logger.exception("rule %s failed", rule.code)
            not_run.append((told, f"it failed: {type(error).__name__}: {error}"))
        else:
            found.extend(own)
            ran.append(told)
    kept, muted = _settle(found, rules)
    return Applied(
        findings=in_order(kept),
        muted=tuple(sorted(muted, key=lambda item: _order(item.finding))),
        ran=tuple(ran),
        not_run=tuple(not_run),
    )


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
