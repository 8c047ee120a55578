"""Names for findings that outlast edits elsewhere in a file, so that CI knows an old finding again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from citecheck.model.audit import Audit
from citecheck.model.finding import Finding

_LENGTH = 32
"""Hexadecimal digits: 128 bits, so that no two findings of a life meet by chance."""


def fingerprints(audit: Audit, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Give one fingerprint a finding, in order.

    It hangs on the rule, the path of the source and the ids of the references, not on lines or wording; where a rule
    says two things of one reference, their order tells them apart.
    """
    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        known = 0 <= finding.source < len(audit.documents)
        path = audit.documents[finding.source].path if known else ""
        parts = "\0".join([finding.rule, path, *finding.references])
        digest = hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
        seen[digest] += 1
        made.append(f"{digest}:{seen[digest]}")
    return tuple(made)
