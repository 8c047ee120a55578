"""SYN104 conflicting-fields."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Remark, RemarkKind
from citecheck.rules.interface import RemarkRule
from citecheck.rules.remedies import advice
from citecheck.rules.syn.repeated_field import disagrees
from citecheck.rules.wording import quoted


class ConflictingFields(RemarkRule):
    """A field stands twice in one entry, with different values.

    ## What it finds
    A repeated field or template parameter whose values differ.

    ## Why it matters
    One of them is lost, and which one depends on the tool.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001, year = 2002}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only: a person has to say which value is right.

    ## Sources
    veracite and bibtex-tidy tell the two cases apart as well.
    """

    code = "SYN104"
    name = "conflicting-fields"
    severity = Severity.WARNING
    default_reason = "the file itself shows it"
    kind = RemarkKind.DUPLICATE_FIELD

    def tell(self, source: int, remark: Remark, citation: Citation | None) -> Iterable[Finding]:
        """See ``RemarkRule.tell``."""
        if disagrees(remark, citation):
            yield self.document_finding(
                source,
                remark.span,
                f"The field {quoted(remark.detail, 40)} stands twice in the entry, with different values.",
                citation=citation,
                remedy=advice("Keep the one that is right."),
            )
