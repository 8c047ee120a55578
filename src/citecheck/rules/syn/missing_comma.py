"""SYN106 missing-comma."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Remark, RemarkKind
from citecheck.rules.interface import RemarkRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted


class MissingComma(RemarkRule):
    """A comma is missing between two fields.

    ## What it finds
    Fields that follow each other without a comma.

    ## Why it matters
    BibTeX reports an error and skips the rest of the entry.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides}
      journal = {Sea}, year = 2001}
    ```
    ```bibtex good
    @article{tides, title = {On Tides},
      journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    BibTeX's own error message.
    """

    code = "SYN106"
    name = "missing-comma"
    severity = Severity.WARNING
    default_reason = "the file itself shows it"
    kind = RemarkKind.MISSING_COMMA

    def tell(self, source: int, remark: Remark, citation: Citation | None) -> Iterable[Finding]:
        """See ``RemarkRule.tell``."""
        yield self.document_finding(
            source,
            remark.span,
            f"A comma is missing between two fields: {quoted(remark.detail)}",
            citation=citation,
            remedy=advice("Put a comma before the field."),
        )
