"""SYN112 not-utf-8."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Remark, RemarkKind
from citecheck.rules.interface import RemarkRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted


class NotUtf8(RemarkRule):
    """The file is not UTF-8.

    ## What it finds
    A file that only another encoding can read; which one was taken is said.

    ## Why it matters
    Other tools guess another encoding, stop, or write replacement characters into the file.

    ## Known problems
    The guess may be wrong where two encodings fit.

    ## Example
    ```none bad
    A file in Latin-1: its bytes cannot be shown here.
    ```
    ```none good
    The same file in UTF-8.
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    One of eight tools that were tried wrote replacement characters into such a file without a word.
    """

    code = "SYN112"
    name = "not-utf-8"
    severity = Severity.WARNING
    default_reason = "the file itself shows it"
    kind = RemarkKind.DECODED_WITH_FALLBACK

    def tell(self, source: int, remark: Remark, citation: Citation | None) -> Iterable[Finding]:
        """See ``RemarkRule.tell``."""
        yield self.document_finding(
            source,
            remark.span,
            f"The file is not UTF-8; it was read as {quoted(remark.detail)}.",
            citation=citation,
            remedy=advice("Save the file as UTF-8."),
        )
