"""SYN107 missing-key."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Remark, RemarkKind
from citecheck.rules.interface import RemarkRule
from citecheck.rules.remedies import advice


class MissingKey(RemarkRule):
    """An entry has no key.

    ## What it finds
    An entry whose key is empty or left out.

    ## Why it matters
    No document can cite it; biber stops.

    ## Known problems
    Exports of some tools leave out the key on purpose.

    ## Example
    ```bibtex bad
    @article{, title = {On Tides}, journal = {Sea}, year = 2001}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    JabRef's integrity checks.
    """

    code = "SYN107"
    name = "missing-key"
    severity = Severity.WARNING
    default_reason = "the file itself shows it"
    kind = RemarkKind.MISSING_KEY

    def tell(self, source: int, remark: Remark, citation: Citation | None) -> Iterable[Finding]:
        """See ``RemarkRule.tell``."""
        yield self.document_finding(
            source,
            remark.span,
            "The entry has no key, so it cannot be cited.",
            citation=citation,
            remedy=advice("Give it a key after the opening brace."),
        )
