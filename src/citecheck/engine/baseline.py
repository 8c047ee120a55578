"""Known findings: what they are recognised by when the file around them has moved on.

A fingerprint is made of the rule, the file and the words of the reference, never of a line or of a message, so that a
finding stays known while lines move, an access date is refreshed in another entry, or the wording of a rule is mended.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from citecheck.model.finding import Finding, Muted
from citecheck.model.reference import Citation, Document, ReferenceId

_DIGITS = 20
"""Hexadecimal digits of a fingerprint: 80 bits, so that a million findings collide with odds of one in 10^12."""
REASON = "in the baseline"


def fingerprint(finding: Finding, documents: Sequence[Document], citations: Mapping[ReferenceId, Citation]) -> str:
    """Give what a finding is recognised by from run to run."""
    parts = [finding.rule, documents[finding.source].path if documents else ""]
    for reference in finding.references:
        citation = citations.get(reference)
        parts.append(str(reference) if citation is None else _words(citation))
    if not finding.references and documents:
        parts.append(documents[finding.source].text[finding.span.start : finding.span.end])
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=_DIGITS // 2).hexdigest()


def without_known(
    findings: Iterable[Finding], prints: Sequence[str], known: Mapping[str, int]
) -> tuple[tuple[Finding, ...], tuple[Muted, ...]]:
    """Part findings into new ones and those that the baseline knows, each as often as it knows it."""
    left = Counter(known)
    new: list[Finding] = []
    muted: list[Muted] = []
    for finding, mark in zip(findings, prints, strict=True):
        if left[mark] > 0:
            left[mark] -= 1
            muted.append(Muted(finding, by=None, reason=REASON))
        else:
            new.append(finding)
    return tuple(new), tuple(muted)


def _words(citation: Citation) -> str:
    reference = citation.reference
    named = reference.key or reference.url or reference.title
    return named if named is not None else " ".join(reference.text.split())[:200]
