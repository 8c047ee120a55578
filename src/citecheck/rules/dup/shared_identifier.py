"""DUP103 shared-identifier."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.model.evidence import Evidence, Identifiers
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.rules.dup.clusters import Clusters
from citecheck.rules.dup.group_findings import CopiesRule, groups_of_indexes
from citecheck.rules.dup.identifier_groups import of_one_work
from citecheck.rules.dup.signature import Signature, signature

_LABELS = {"doi": "DOI", "isbn13": "ISBN", "arxiv": "arXiv id", "pmid": "PMID"}


class SharedIdentifier(CopiesRule):
    """Several references bear the same identifier.

    ## What it finds
    Equal DOIs in any letter case and with any prefix, ISBNs of ten and of thirteen characters, arXiv ids of any
    version, and PMIDs; in fields and in addresses; also in different files.

    ## Why it matters
    One work is counted as several sources; and a correction reaches only one of them.

    ## Known problems
    Chapters share the ISBN of their book, and parts of a work its DOI: references whose titles differ, or that name
    other pages, volumes or editions, are left alone.

    ## Example
    ```bibtex bad
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/ABC}}
    @misc{aldous, title = {On tides}, url = {https://doi.org/10.1234/abc}}
    ```
    ```bibtex good
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/ABC}}
    @article{dunes, author = {Aldous, Jane}, title = {On Dunes}, journal = {Sea}, year = 2002, doi = {10.1234/abd}}
    ```

    ## Fix and its safety
    Advice only: what differs between the copies is listed, and a person has to settle it.

    ## Sources
    veracite, bibaudit, JabRef and Zotero compare identifiers; several tools miss them for want of normalising.
    """

    code = "DUP103"
    name = "shared-identifier"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "identifiers name one work, and titles that differ are left alone"
    suppresses = ("DUP104", "DUP105", "DUP106")
    because = "bear the same {what}"

    def check(self, evidence: Evidence) -> Iterator[Finding]:
        """See ``Rule.check``."""
        citations = evidence.citations
        none = Identifiers()
        known = [evidence.identifiers.get(citation.id, none) for citation in citations]
        clusters = Clusters(len(citations))
        folded: dict[int, Signature] = {}
        shared: dict[int, str] = {}
        for field, label in _LABELS.items():
            for value, indexes in groups_of_indexes([getattr(item, field) for item in known]):
                for index in indexes:
                    folded.setdefault(index, signature(citations[index].reference))
                for part in of_one_work(indexes, folded, is_of_whole=field == "isbn13"):
                    for index in part[1:]:
                        clusters.join(part[0], index)
                    shared.setdefault(part[0], f"{label} {value}")
        for indexes in clusters.joined():
            what = next((shared[index] for index in indexes if index in shared), "identifier")
            yield self.tell([citations[index] for index in indexes], what)
