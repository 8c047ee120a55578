"""REF206 issn-check-digit."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.rules.ref.identifier_rule import IdentifierRule


class IssnCheckDigit(IdentifierRule):
    """The check digit of an ISSN is wrong.

    ## What it finds
    ISSNs whose last character does not follow from the others.

    ## Why it matters
    It leads to no journal, or to another one.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001, issn = {0378-5954}}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001, issn = {0378-5955}}
    ```

    ## Fix and its safety
    Advice only: the right characters have to be looked up.

    ## Sources
    ISO 3297; veracite, biber and JabRef check it too.
    """

    code = "REF206"
    name = "issn-check-digit"
    severity = Severity.WARNING
    default_reason = "the identifier itself shows it"
    in_plain_text = True
    field = "issn"
    faults = frozenset({"check-digit"})
    what = "The check digit of the ISSN {value} is wrong, so at least one character is."
    otherwise = "Copy the ISSN from the journal."
