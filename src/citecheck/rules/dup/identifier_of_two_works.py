"""DUP107 identifier-of-two-works."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model.evidence import Evidence, Identifiers
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.rules.dup.clusters import names
from citecheck.rules.dup.group_findings import groups_of_indexes
from citecheck.rules.dup.identifier_groups import titles_differ
from citecheck.rules.dup.signature import signature
from citecheck.rules.interface import GroupRule
from citecheck.rules.remedies import advice


class IdentifierOfTwoWorks(GroupRule):
    """Two works bear the same identifier.

    ## What it finds
    Equal DOIs, PMIDs or arXiv ids in references whose titles have little in common.

    ## Why it matters
    One of them has the identifier of the other: readers who follow it find the wrong work.

    ## Known problems
    Parts of a work under one DOI, such as entries of an encyclopedia, are reported.

    ## Example
    ```bibtex bad
    @article{tides, title = {The Effects of Tides on Sand}, journal = {Sea}, year = 2001, doi = {10.1234/abc}}
    @article{lichen, title = {A Survey of Alpine Lichens}, journal = {Rock}, year = 2003, doi = {10.1234/abc}}
    ```
    ```bibtex good
    @article{tides, title = {The Effects of Tides on Sand}, journal = {Sea}, year = 2001, doi = {10.1234/abc}}
    @article{lichen, title = {A Survey of Alpine Lichens}, journal = {Rock}, year = 2003, doi = {10.1234/def}}
    ```

    ## Fix and its safety
    Advice only: look both up.

    ## Sources
    Ours.
    """

    code = "DUP107"
    name = "identifier-of-two-works"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "only where the titles have little in common"

    def check(self, evidence: Evidence) -> Iterator[Finding]:
        """See ``Rule.check``."""
        citations = evidence.citations
        none = Identifiers()
        known = [evidence.identifiers.get(citation.id, none) for citation in citations]
        for field, label in (("doi", "DOI"), ("arxiv", "arXiv id"), ("pmid", "PMID")):
            for value, indexes in groups_of_indexes([getattr(item, field) for item in known]):
                first = signature(citations[indexes[0]].reference)
                others = [index for index in indexes[1:] if titles_differ(first, signature(citations[index].reference))]
                if others:
                    bearers = [citations[index] for index in (indexes[0], *others)]
                    yield self.group_finding(
                        bearers,
                        f"The {label} {value} stands in references to different works: {names(bearers)}.",
                        facts={
                            "identifier": str(value),
                            "titles": [item.reference.title or "" for item in bearers][:10],
                        },
                        remedy=advice("Look the identifier up, and correct the other."),
                    )
