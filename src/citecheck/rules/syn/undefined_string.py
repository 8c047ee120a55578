"""SYN105 undefined-string."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Remark, RemarkKind
from citecheck.rules.interface import RemarkRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted


class UndefinedString(RemarkRule):
    """An abbreviation is used that no @string defines.

    ## What it finds
    A bare word as a value that is neither a number, a month nor defined before.

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
    kind = RemarkKind.UNDEFINED_STRING

    def tell(self, source: int, remark: Remark, citation: Citation | None) -> Iterable[Finding]:
        """See ``RemarkRule.tell``."""
        yield self.document_finding(
            source,
            remark.span,
            f"The abbreviation {quoted(remark.detail)} is not defined.",
            citation=citation,
            remedy=advice("Define it with @string, or put the value in braces."),
        )
