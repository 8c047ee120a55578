"""REF403 address-in-outlet."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.structure import is_structured
from citecheck.rules.wording import quoted

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


class AddressInOutlet(ReferenceRule):
    """A web address stands where the name of the outlet or publisher belongs.

    ## What it finds
    ``https://…`` in the journal, site, book or publisher.

    ## Why it matters
    Readers are shown an address in place of a name, and the link is not checked as one.

    ## Known problems
    ``howpublished`` in BibTeX is the usual place for an address and is left alone.

    ## Example
    ```bibtex bad
    @article{ferry, title = {Ferry sails again}, journal = {https://news.example/}, year = 2019}
    ```
    ```bibtex good
    @article{ferry, title = {Ferry sails again}, journal = {Courier}, url = {https://news.example/ferry}, year = 2019}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    CS1: "external link in work" and "in publisher".
    """

    code = "REF403"
    name = "address-in-outlet"
    severity = Severity.WARNING
    default_reason = "the text itself shows it"
    wants = frozenset({"structured"})
    one_of = frozenset({"outlet", "publisher"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if not is_structured(reference):
            return
        for field in ("outlet", "publisher"):
            value = getattr(reference, field)
            if value is not None and "://" in value and _ADDRESS.search(value[:500]):
                yield self.finding(
                    citation,
                    f"A web address stands where the name of the {field} belongs: {quoted(value)}",
                    at=field,
                    remedy=advice("Write the name, and move the address to its field."),
                )
