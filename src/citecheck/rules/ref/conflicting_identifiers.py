"""REF211 conflicting-identifiers."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice

_RESOLVERS = frozenset({"doi.org", "dx.doi.org", "www.doi.org"})


class ConflictingIdentifiers(ReferenceRule):
    """The identifier in its field and the one in the address name two works.

    ## What it finds
    A DOI, arXiv id or PMID whose address carries another one.

    ## Why it matters
    One of them leads to another work.

    ## Known problems
    Parts of a work, such as a chapter and its book, are left alone as far as their DOIs begin alike.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides}, journal = {Sea}, doi = {10.1234/abc}, url = {https://doi.org/10.1234/xyz}}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journal = {Sea}, doi = {10.1234/abc}, url = {https://doi.org/10.1234/ABC}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    bibaudit asks registries for the same conflict.
    """

    code = "REF211"
    name = "conflicting-identifiers"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "both stand in the text"
    wants = frozenset({"url"})
    one_of = frozenset({"doi", "arxiv", "pmid"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        facts = None if reference.url is None else evidence.urls.get(reference.url)
        known = evidence.identifiers.get(citation.id)
        if facts is None or known is None:
            return
        pairs = (
            ("DOI", reference.doi and known.doi, facts.doi if facts.host in _RESOLVERS else None),
            ("arXiv id", reference.arxiv and known.arxiv, facts.arxiv),
            ("PMID", reference.pmid and known.pmid, facts.pmid),
        )
        for what, given, carried in pairs:
            if given and carried and not carried.startswith(given) and not given.startswith(carried):
                yield self.finding(
                    citation,
                    f"The {what} is {given}, but the address carries {carried}.",
                    at="url",
                    facts={"given": given, "in_address": carried},
                    remedy=advice("Find out which one is that of the work."),
                )
