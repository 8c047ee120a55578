"""REF106 missing-locator."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.ref.kinds import is_part
from citecheck.rules.remedies import advice
from citecheck.rules.structure import is_structured


class MissingLocator(ReferenceRule):
    """A journal article cannot be found in its journal.

    ## What it finds
    Articles with neither volume, issue, pages, identifier nor address.

    ## Why it matters
    Readers have to search a whole year of the journal.

    ## Known problems
    Articles that have not appeared yet have no locator.

    ## Example
    ```bibtex bad
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001}
    ```
    ```bibtex good
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001, volume = 4}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    veracite reports it.
    """

    code = "REF106"
    name = "missing-locator"
    severity = Severity.INFO
    default = False
    default_reason = "off: many lists leave locators out on purpose"
    wants = frozenset({"structured"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.type != "article-journal" or not is_structured(reference) or is_part(reference):
            return
        locators = (reference.volume, reference.issue, reference.pages, reference.doi, reference.pmid, reference.arxiv)
        if reference.outlet and not any((*locators, reference.url, reference.archive_url)):
            yield self.finding(
                citation,
                "Neither volume, pages nor an identifier is given.",
                remedy=advice("Add volume and pages, or the DOI."),
            )
