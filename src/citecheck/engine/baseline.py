"""Known findings: only what is new since the baseline was written counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from citecheck.model.finding import Finding, Muted

REASON = "in the baseline"


def without_known(
    findings: Iterable[Finding], prints: Sequence[str], known: AbstractSet[str]
) -> tuple[tuple[Finding, ...], tuple[Muted, ...]]:
    """Part findings, each with its fingerprint, into new ones and those that the baseline knows."""
    new: list[Finding] = []
    muted: list[Muted] = []
    for finding, mark in zip(findings, prints, strict=True):
        if mark in known:
            muted.append(Muted(finding, by=None, reason=REASON))
        else:
            new.append(finding)
    return tuple(new), tuple(muted)
