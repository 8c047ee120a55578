"""REF107 missing-identifier."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.structure import is_structured

DOI_YEAR = "2000"
"""DOIs were first given out in 2000; articles from then on mostly have one."""


class MissingIdentifier(ReferenceRule):
    """A journal article has no identifier.

    ## What it finds
    Articles since 2000 with neither DOI, PMID nor arXiv id, in a field or in the address.

    ## Why it matters
    An identifier outlives every address, and registries can be asked about it.

    ## Known problems
    Many journals, above all outside of the sciences, give out none.

    ## Example
    ```bibtex bad
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001, volume = 4}
    ```
    ```bibtex good
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/abc}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    veracite and bibtexautocomplete look for missing DOIs.
    """

    code = "REF107"
    name = "missing-identifier"
    severity = Severity.INFO
    default = False
    default_reason = "off: many journals give out no DOI"
    wants = frozenset({"structured"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        known = evidence.identifiers.get(citation.id)
        if (
            reference.type != "article-journal"
            or (reference.published or "") < DOI_YEAR
            or not is_structured(reference)
        ):
            return
        if known is not None and not any((known.doi, known.pmid, known.arxiv, reference.doi, reference.arxiv)):
            yield self.finding(
                citation, "The article has no identifier.", remedy=advice("Add the DOI if there is one.")
            )
