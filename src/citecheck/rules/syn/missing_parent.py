"""SYN108 missing-parent."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Remark, RemarkKind
from citecheck.rules.interface import RemarkRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted


class MissingParent(RemarkRule):
    """An entry refers to a parent that does not exist.

    ## What it finds
    A ``crossref`` or ``xdata`` to a key that the file does not hold.

    ## Why it matters
    What the parent should supply, such as the book of a chapter, is missing from the reference.

    ## Known problems
    A parent in another file is not seen.

    ## Example
    ```bibtex bad
    @incollection{tides, author = {Aldous, Jane}, title = {On Tides}, pages = {1--9}, crossref = {sea}}
    ```
    ```bibtex good
    @incollection{tides, author = {Aldous, Jane}, title = {On Tides}, pages = {1--9}, crossref = {sea}}

    @collection{sea, editor = {Byrne, Tom}, title = {The Sea}, publisher = {Example Press}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    biber and JabRef report it.
    """

    code = "SYN108"
    name = "missing-parent"
    severity = Severity.WARNING
    default_reason = "the file itself shows it"
    kind = RemarkKind.MISSING_PARENT

    def tell(self, source: int, remark: Remark, citation: Citation | None) -> Iterable[Finding]:
        """See ``RemarkRule.tell``."""
        yield self.document_finding(
            source,
            remark.span,
            f"The parent entry {quoted(remark.detail)} does not exist.",
            citation=citation,
            remedy=advice("Add the entry, or correct its key."),
        )
