"""REF105 missing-publisher."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.ref.kinds import is_part
from citecheck.rules.remedies import advice
from citecheck.rules.structure import is_structured


class MissingPublisher(ReferenceRule):
    """A book is cited without its publisher.

    ## What it finds
    Books with neither a publisher nor an ISBN.

    ## Why it matters
    It helps to tell editions apart.

    ## Known problems
    Old books name a printer or only a place.

    ## Example
    ```bibtex bad
    @book{sea, author = {Aldous, Jane}, title = {The Sea}, year = 2001}
    ```
    ```bibtex good
    @book{sea, author = {Aldous, Jane}, title = {The Sea}, publisher = {Example Press}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Required in BibTeX for books, optional in biblatex.
    """

    code = "REF105"
    name = "missing-publisher"
    severity = Severity.INFO
    default = False
    default_reason = "off: many styles do without"
    wants = frozenset({"structured", "title"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.type != "book" or reference.publisher or reference.isbn or not is_structured(reference):
            return
        if reference.title and not is_part(reference):
            yield self.finding(citation, "The publisher is missing.", remedy=advice("Add the publisher."))
