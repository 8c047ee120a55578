"""REF207 malformed-issn."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.rules.ref.identifier_rule import IdentifierRule


class MalformedIssn(IdentifierRule):
    """An ISSN has not the form of one.

    ## What it finds
    Other lengths than eight characters, or letters in it.

    ## Why it matters
    It leads to no journal.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001, issn = {0378-59}}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001, issn = {0378-5955}}
    ```

    ## Fix and its safety
    Advice only: the right characters have to be looked up.

    ## Sources
    ISO 3297.
    """

    code = "REF207"
    name = "malformed-issn"
    severity = Severity.WARNING
    default_reason = "the identifier itself shows it"
    field = "issn"
    faults = frozenset({"length", "malformed"})
    what = "The ISSN {value} has not the form of one: four digits, a hyphen, three digits and a digit or X."
    otherwise = "Copy the ISSN from the journal."
