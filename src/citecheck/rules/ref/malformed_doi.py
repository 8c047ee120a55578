"""REF201 malformed-doi."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.rules.ref.identifier_rule import IdentifierRule


class MalformedDoi(IdentifierRule):
    """A DOI has not the form of one.

    ## What it finds
    A DOI field without ``10.``, a prefix of at least four digits and a slash.

    ## Why it matters
    Nothing resolves it, and tools take the reference for one without a DOI.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.12/abc}}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001, doi = {10.1234/abc}}
    ```

    ## Fix and its safety
    Advice only: the right characters have to be looked up.

    ## Sources
    DOI Handbook, 2.2; veracite reports it.
    """

    code = "REF201"
    name = "malformed-doi"
    severity = Severity.WARNING
    default_reason = "the identifier itself shows it"
    suppresses = ("REF202", "REF203")
    field = "doi"
    faults = frozenset({"malformed"})
    what = "The DOI {value} has not the form of one: 10., four digits or more, a slash, and more."
    otherwise = "Copy the DOI from the work."
