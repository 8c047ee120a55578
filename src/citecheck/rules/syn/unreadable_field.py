"""SYN115 unreadable-field."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Remark, RemarkKind
from citecheck.rules.interface import RemarkRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted


class UnreadableField(RemarkRule):
    """A stretch of an entry cannot be read as a field.

    ## What it finds
    Text inside an entry that has no name, no equals sign or no value.

    ## Why it matters
    It is lost for every tool that reads the file.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides}, journal {Sea}, year = 2001}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    veracite reports a missing equals sign.
    """

    code = "SYN115"
    name = "unreadable-field"
    severity = Severity.WARNING
    default_reason = "the file itself shows it"
    kind = RemarkKind.UNREADABLE_FIELD

    def tell(self, source: int, remark: Remark, citation: Citation | None) -> Iterable[Finding]:
        """See ``RemarkRule.tell``."""
        yield self.document_finding(
            source,
            remark.span,
            f"A stretch of the entry cannot be read as a field: {quoted(remark.detail)}",
            citation=citation,
            remedy=advice("Write it as name = {{value}}."),
        )
