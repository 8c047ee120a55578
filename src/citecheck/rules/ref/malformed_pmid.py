"""REF209 malformed-pmid."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.rules.ref.identifier_rule import IdentifierRule


class MalformedPmid(IdentifierRule):
    """A PMID has not the form of one.

    ## What it finds
    Letters in a PMID, numbers that have not been given out yet, PMC ids in the field for PMIDs.

    ## Why it matters
    It leads to no paper, or to another one.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001, pmid = {PMC1234567}}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001, pmid = {12345678}}
    ```

    ## Fix and its safety
    Advice only: the right characters have to be looked up.

    ## Sources
    PubMed's help; the mix-up of PMID and PMCID is the common case.
    """

    code = "REF209"
    name = "malformed-pmid"
    severity = Severity.WARNING
    default_reason = "the identifier itself shows it"
    field = "pmid"
    faults = frozenset({"malformed", "range"})
    what = "The PMID {value} has not the form of one: a number of up to eight digits."
    otherwise = "Copy the PMID from PubMed; an id that begins with PMC is another kind."
