"""What a finding is recognised by when the file around it has moved on: for baselines, SARIF and the history.

A fingerprint is made of the rule, the file and the words that name the references, never of a line or a message, so
that a finding stays known while lines move or the wording of a rule is mended.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from citecheck.model.finding import Finding
from citecheck.model.reference import Citation, Document, ReferenceId

_BYTES = 16
"""128 bits, so that no two findings meet by chance."""
_NAMING_CHARS = 200


def fingerprints(
    findings: Iterable[Finding], documents: Sequence[Document], citations: Sequence[Citation]
) -> tuple[str, ...]:
    """Give one fingerprint a finding, in order; where two would be equal, their order tells them apart (``…:2``)."""
    by_id = {citation.id: citation for citation in citations}
    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        digest = hashlib.blake2b(
            "\0".join(_parts(finding, documents, by_id)).encode("utf-8", "surrogatepass"), digest_size=_BYTES
        ).hexdigest()
        seen[digest] += 1
        made.append(f"{digest}:{seen[digest]}")
    return tuple(made)


def _parts(finding: Finding, documents: Sequence[Document], by_id: Mapping[ReferenceId, Citation]) -> Iterable[str]:
    yield finding.rule
    document = documents[finding.source] if 0 <= finding.source < len(documents) else None
    if document is not None:
        yield document.path
    for reference in finding.references:
        citation = by_id.get(reference)
        yield str(reference) if citation is None else _naming(citation)


def _naming(citation: Citation) -> str:
    reference = citation.reference
    named = reference.key or reference.url or reference.title
    return named if named is not None else " ".join(reference.text[: 4 * _NAMING_CHARS].split())[:_NAMING_CHARS]
