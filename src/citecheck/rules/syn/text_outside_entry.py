"""SYN102 text-outside-entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import RemarkKind
from citecheck.rules.interface import DocumentRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted

_PART_OF_ENTRY = re.compile(r"[A-Za-z][\w-]*[ \t]*=[ \t]*[{\"\w]|@[A-Za-z]+[ \t]*[{(]")
"""What looks like a field or the head of an entry; all else is prose."""


class TextOutsideEntry(DocumentRule):
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

    def check(self, evidence: Evidence) -> Iterator[Finding]:
        """See ``Rule.check``."""
        for source, document in enumerate(evidence.documents):
            for remark in document.remarks:
                if remark.kind is not RemarkKind.TEXT_OUTSIDE_ENTRY:
                    continue
                if _PART_OF_ENTRY.search(document.text, remark.span.start, remark.span.end):
                    yield self.document_finding(
                        source,
                        remark.span,
                        f"Text outside of any entry is ignored by BibTeX: {quoted(remark.detail)}",
                        remedy=advice("Put it into an entry, or mark it as a comment."),
                    )
