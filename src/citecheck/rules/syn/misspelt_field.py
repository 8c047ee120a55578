"""SYN202 misspelt-field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation, Format, Reference, SourceField, Span
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.places import fold, within
from citecheck.rules.remedies import advice
from citecheck.rules.syn.bibtex_names import FIELDS
from citecheck.rules.syn.unknown_entry_type import nearest
from citecheck.rules.wording import quoted

_SHORTEST = 5
"""Letters of a name that is held against the known ones; shorter ones are near to too much."""


class MisspeltField(ReferenceRule):
    """A field has a name that is a slip away from a known one.

    ## What it finds
    Field names such as ``jornal`` and ``auhtor`` in .bib files.

    ## Why it matters
    BibTeX ignores fields that it does not know, so the value never reaches the reader.

    ## Known problems
    A field of one's own whose name is near to a known one is reported.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides}, jornal = {Sea}, year = 2001}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    biber and veracite warn of unknown fields; only near-misses are reported here.
    """

    code = "SYN202"
    name = "misspelt-field"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "only names that are a slip away from a known one"
    wants = frozenset({"format:bibtex", "named"})
    suppresses = ("REF101", "REF102", "REF103", "REF104", "REF106")

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.origin.format is not Format.BIBTEX:
            return
        for item in reference.fields:
            meant = _meant(item.name)
            if meant is not None:
                finding = self.finding(
                    citation,
                    f"The field {quoted(item.name, 40)} is unknown: {meant}?",
                    facts={"field": item.name[:80]},
                    remedy=advice(f"Rename the field to {meant}."),
                )
                yield replace(finding, span=_name_place(reference, item))


@lru_cache(maxsize=4096)
def _meant(name: str) -> str | None:
    """Give the known field that a name is a slip away from; few names recur in great number, hence the cache."""
    folded = fold(name)
    if folded in FIELDS or len(folded) < _SHORTEST or not folded.isalpha() or folded.removesuffix("s") in FIELDS:
        return None
    own = folded.startswith(("opt", "bdsk", "user", "my", "x", "old")) or folded.endswith(("old", "opt"))
    return None if own else nearest(folded, FIELDS)


def _name_place(reference: Reference, item: SourceField) -> Span:
    """Give the place of a field's name, which stands shortly before its value."""
    start = item.start - reference.origin.span.start
    found = reference.text.rfind(item.name, 0, max(0, start))
    return within(reference, found, found + len(item.name)) if found >= 0 else reference.origin.span
