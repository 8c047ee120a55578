"""REF203 doi-with-trailing-text."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.ref.identifier_rule import IdentifierRule

_JUNK = ".,;:'\"»”’)]>"
"""What no registered DOI ends in, brackets without a counterpart aside."""


class DoiWithTrailingText(IdentifierRule):
    """Something has stuck to the end of a DOI.

    ## What it finds
    Punctuation, white space and further words after a DOI.

    ## Why it matters
    The DOI does not resolve.

    ## Known problems
    DOIs may hold odd characters; only those that no registered DOI ends in are taken for junk.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/abc. Accessed 2 May}}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/abc}}
    ```

    ## Fix and its safety
    Writes what is left without it; unsafe, because a person should test it.

    ## Sources
    veracite and JabRef report it.
    """

    code = "REF203"
    name = "doi-with-trailing-text"
    severity = Severity.WARNING
    default_reason = "the identifier itself shows it"
    field = "doi"
    faults = frozenset({"trailing-text"})
    what = "Something has stuck to the end of the DOI: {value}"
    otherwise = "Take it off and test the DOI."

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``; DOIs with angle brackets and semicolons (SICI) are registered so."""
        value = (citation.reference.doi or "").strip()
        if value and (value[-1] in _JUNK or any(character.isspace() for character in value)):
            yield from super().look(citation, evidence)
