"""SYN105 undefined-string."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Remark, RemarkKind
from citecheck.rules.interface import DocumentRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted


class UndefinedString(DocumentRule):
    """An abbreviation is used that no @string defines.

    ## What it finds
    A bare word as a value that is neither a number, a month nor defined before; one
    finding for each abbreviation of a file.

    ## Why it matters
    BibTeX leaves the value empty; some tools stop.

    ## Known problems
    Abbreviations that a .bst style defines are reported, for the file does not show them.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides}, journal = seajournal, year = 2001}
    ```
    ```bibtex good
    @string{seajournal = {Journal of the Sea}}
    @article{tides, title = {On Tides}, journal = seajournal, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    biber warns; several checkers abort the whole run.
    """

    code = "SYN105"
    name = "undefined-string"
    severity = Severity.WARNING
    default_reason = "the file itself shows it"

    def check(self, evidence: Evidence) -> Iterator[Finding]:
        """See ``Rule.check``."""
        for source, document in enumerate(evidence.documents):
            uses: dict[str, list[Remark]] = {}
            for remark in document.remarks:
                if remark.kind is RemarkKind.UNDEFINED_STRING:
                    uses.setdefault(remark.detail.casefold(), []).append(remark)
            for remarks in uses.values():
                often = f", and used {len(remarks)} times" if len(remarks) > 1 else ""
                yield self.document_finding(
                    source,
                    remarks[0].span,
                    f"The abbreviation {quoted(remarks[0].detail)} is not defined{often}.",
                    remedy=advice("Define it with @string, or put the value in braces."),
                )
