"""DUP101 repeated-key."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Format
from citecheck.rules.dup.clusters import names
from citecheck.rules.interface import GroupRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted

_KEYED = frozenset({Format.BIBTEX, Format.CSL_JSON, Format.JSONL})
"""Formats whose keys are what documents cite by; the names of references on wiki pages are the affair of SYN110."""


class RepeatedKey(GroupRule):
    """Two entries of one file bear the same key.

    ## What it finds
    Equal keys in one .bib or CSL-JSON file; in .bib files letter case does not count, as in BibTeX.

    ## Why it matters
    Only one of the entries can be cited, and which one depends on the tool.

    ## Known problems
    biber tells keys apart by case.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001}
    @article{tides, title = {On Dunes}, journal = {Sea}, year = 2002}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001}
    @article{dunes, title = {On Dunes}, journal = {Sea}, year = 2002}
    ```

    ## Fix and its safety
    Advice only: the documents that cite the key decide.

    ## Sources
    BibTeX: "Repeated entry"; most peers report it, some drop an entry, one the whole file.
    """

    code = "DUP101"
    name = "repeated-key"
    severity = Severity.ERROR
    default_reason = "the file itself shows it"

    def check(self, evidence: Evidence) -> Iterator[Finding]:
        """See ``Rule.check``."""
        bearers: dict[tuple[int, str], list[Citation]] = {}
        for citation in evidence.citations:
            reference = citation.reference
            if reference.key is not None and reference.origin.format in _KEYED:
                key = reference.key.casefold() if reference.origin.format is Format.BIBTEX else reference.key
                bearers.setdefault((citation.source, key), []).append(citation)
        for citations in bearers.values():
            if len(citations) > 1:
                key = citations[0].reference.key or ""
                yield self.group_finding(
                    citations,
                    f"The key {quoted(key, 60)} is borne by {len(citations)} entries: {names(citations)}.",
                    facts={"key": key, "lines": [item.reference.origin.span.line for item in citations]},
                    remedy=advice("Give each work a key of its own, or take the copies out."),
                )
