"""SYN113 undecodable-bytes."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Remark, RemarkKind
from citecheck.rules.interface import RemarkRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted


class UndecodableBytes(RemarkRule):
    """The file holds bytes that no encoding explains.

    ## What it finds
    Bytes that could not be decoded.

    ## Why it matters
    Letters are lost there.

    ## Known problems
    None known.

    ## Example
    ```none bad
    A file with damaged bytes: they cannot be shown here.
    ```
    ```none good
    The same file, undamaged.
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Ours.
    """

    code = "SYN113"
    name = "undecodable-bytes"
    severity = Severity.ERROR
    default_reason = "the file itself shows it"
    kind = RemarkKind.UNDECODABLE

    def tell(self, source: int, remark: Remark, citation: Citation | None) -> Iterable[Finding]:
        """See ``RemarkRule.tell``."""
        yield self.document_finding(
            source,
            remark.span,
            f"Bytes that no encoding explains were left out: {quoted(remark.detail)}",
            citation=citation,
            remedy=advice("Restore the file from a copy, or correct the place by hand."),
        )
