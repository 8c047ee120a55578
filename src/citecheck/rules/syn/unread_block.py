"""SYN114 unread-block."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Format, RemarkKind
from citecheck.rules.interface import DocumentRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted

LISTS = frozenset({Format.BIBTEX, Format.CSL_JSON, Format.RIS, Format.JSONL, Format.URLS})
"""Formats in which every block is meant to be a reference; elsewhere notes are left out by right."""
_TOLD_ELSEWHERE = frozenset({RemarkKind.UNCLOSED_ENTRY, RemarkKind.TEXT_OUTSIDE_ENTRY})


class UnreadBlock(DocumentRule):
    """A part of the source was not read as a reference.

    ## What it finds
    Every block that a reader skipped in a format that holds nothing but references, unless another rule says more about
    it at the same place. What was skipped in running text is listed in the report.

    ## Why it matters
    A reference that was not read was not checked. Nothing is dropped without a word.

    ## Known problems
    None known.

    ## Example
    ```jsonl bad
    {"title": "Ferry sails again", "url": "https://news.example/ferry"}
    {"title": "Dunes"
    ```
    ```jsonl good
    {"title": "Ferry sails again", "url": "https://news.example/ferry"}
    {"title": "Dunes"}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Several peers drop entries in silence and report success.
    """

    code = "SYN114"
    name = "unread-block"
    severity = Severity.WARNING
    default_reason = "what was not read was not checked"

    def check(self, evidence: Evidence) -> Iterator[Finding]:
        """See ``Rule.check``."""
        for source, document in enumerate(evidence.documents):
            if document.format not in LISTS:
                continue
            told = {remark.span.start for remark in document.remarks if remark.kind in _TOLD_ELSEWHERE}
            for skipped in document.skipped:
                if skipped.span.start not in told:
                    yield self.document_finding(
                        source,
                        skipped.span,
                        f"Not read as a reference ({skipped.reason}): {quoted(skipped.text, 60)}",
                        remedy=advice("Correct it, or take it out."),
                    )
