"""SYN204 empty-field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Format
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.places import within
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted


class EmptyField(ReferenceRule):
    """A field of an entry has no value.

    ## What it finds
    Fields such as ``year = {}`` in .bib files.

    ## Why it matters
    Some styles print the punctuation around the missing value.

    ## Known problems
    Templates with fields to be filled in consist of them.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001, pages = {}}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    bibtex-tidy removes them.
    """

    code = "SYN204"
    name = "empty-field"
    severity = Severity.INFO
    default = False
    default_reason = "off: a matter of taste"
    wants = frozenset({"format:bibtex", "named"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.origin.format is not Format.BIBTEX:
            return
        for item in reference.fields:
            if not item.value.strip():
                start = item.start - reference.origin.span.start
                finding = self.finding(
                    citation,
                    f"The field {quoted(item.name, 40)} is empty.",
                    remedy=advice("Fill it in or take it out."),
                )
                inside = 0 <= start <= len(reference.text)
                yield replace(finding, span=within(reference, start, start)) if inside else finding
