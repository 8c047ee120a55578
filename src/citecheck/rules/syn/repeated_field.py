"""SYN103 repeated-field."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Remark, RemarkKind
from citecheck.rules.interface import RemarkRule
from citecheck.rules.places import fold
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted

LISTS = frozenset(
    {"keywords", "keyword", "note", "annote", "comment", "file", "groups", "tags", "abstract", "url", "isbn"}
)
"""Folded names of fields of which several make sense together."""


class RepeatedField(RemarkRule):
    """A field stands twice in one entry, with the same value.

    ## What it finds
    A repeated field or template parameter whose values agree.

    ## Why it matters
    It is harmless until somebody corrects only one of the two.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001, journal = {Sea}}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    veracite and bibtex-tidy tell the two cases apart as well.
    """

    code = "SYN103"
    name = "repeated-field"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    kind = RemarkKind.DUPLICATE_FIELD

    def tell(self, source: int, remark: Remark, citation: Citation | None) -> Iterable[Finding]:
        """See ``RemarkRule.tell``."""
        if not disagrees(remark, citation):
            yield self.document_finding(
                source,
                remark.span,
                f"The field {quoted(remark.detail, 40)} stands twice in the entry.",
                citation=citation,
                remedy=advice("Take one of them out."),
            )


def disagrees(remark: Remark, citation: Citation | None) -> bool:
    """Tell whether the repeated fields of a remark have different values, where only one can be right."""
    if citation is None:
        return False
    name = fold(remark.detail.strip())
    fields = [item for item in citation.reference.fields if fold(item.name) == name]
    return name not in LISTS and len({" ".join(item.value.split()) for item in fields}) > 1
