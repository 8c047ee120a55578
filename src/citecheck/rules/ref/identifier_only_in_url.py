"""REF210 identifier-only-in-url."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import write
from citecheck.rules.structure import is_structured


class IdentifierOnlyInUrl(ReferenceRule):
    """The DOI stands in the address, but not in the field for it.

    ## What it finds
    References without a DOI whose address carries one.

    ## Why it matters
    Addresses of publishers change, the DOI does not; and a registry can only be asked about a DOI that is given.

    ## Known problems
    The address of a part, such as a figure, carries the DOI of the whole.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001, url = {https://press.example/doi/10.1234/abc}}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/abc}}
    ```

    ## Fix and its safety
    Writes the DOI; unsafe, because a person should see that it is that of the work.

    ## Sources
    veracite reports it.
    """

    code = "REF210"
    name = "identifier-only-in-url"
    severity = Severity.INFO
    default = False
    default_reason = "off: nothing is wrong for readers"
    wants = frozenset({"structured", "url"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        facts = None if reference.url is None else evidence.urls.get(reference.url)
        if facts is None or facts.doi is None or reference.doi or not is_structured(reference):
            return
        yield self.finding(
            citation,
            f"The DOI {facts.doi} stands in the address, but not in the field for it.",
            at="url",
            remedy=write(citation, f"Add the DOI {facts.doi}", {"doi": facts.doi}),
        )
