"""SYN101 unclosed-entry."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Remark, RemarkKind
from citecheck.rules.interface import RemarkRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted


class UnclosedEntry(RemarkRule):
    """An entry is not closed.

    ## What it finds
    An entry whose closing brace does not come before the next entry begins.

    ## Why it matters
    BibTeX drops it, some tools the whole file. citecheck goes on with the next entry.

    ## Known problems
    The place reported is where the entry begins; the missing brace is somewhere after.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides, journal = {Sea}, year = 2001}

    @article{dunes, title = {On Dunes}, journal = {Sea}, year = 2002}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001}

    @article{dunes, title = {On Dunes}, journal = {Sea}, year = 2002}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    veracite, bibaudit, refkit and biber report it; other tools stop or drop the entry in silence.
    """

    code = "SYN101"
    name = "unclosed-entry"
    severity = Severity.ERROR
    default_reason = "the file itself shows it"
    kind = RemarkKind.UNCLOSED_ENTRY

    def tell(self, source: int, remark: Remark, citation: Citation | None) -> Iterable[Finding]:
        """See ``RemarkRule.tell``."""
        yield self.document_finding(
            source,
            remark.span,
            f"The entry {quoted(remark.detail)} does not close, so what stands in it is lost.",
            citation=citation,
            remedy=advice("Close the entry; count its braces."),
        )
