"""SYN102 text-outside-entry."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Remark, RemarkKind
from citecheck.rules.interface import RemarkRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted


class TextOutsideEntry(RemarkRule):
    """Text that looks like part of an entry stands outside of any.

    ## What it finds
    Fields, or what looks like them, between two entries.

    ## Why it matters
    BibTeX ignores it without a word: mostly an entry was closed too early.

    ## Known problems
    Prose between entries is a habit of some authors and is left alone.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides}, journal = {Sea}}
      year = 2001,
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    veracite reports it.
    """

    code = "SYN102"
    name = "text-outside-entry"
    severity = Severity.WARNING
    default_reason = "the file itself shows it"
    kind = RemarkKind.TEXT_OUTSIDE_ENTRY

    def tell(self, source: int, remark: Remark, citation: Citation | None) -> Iterable[Finding]:
        """See ``RemarkRule.tell``."""
        yield self.document_finding(
            source,
            remark.span,
            f"Text outside of any entry is ignored by BibTeX: {quoted(remark.detail)}",
            citation=citation,
            remedy=advice("Put it into an entry, or mark it as a comment."),
        )
