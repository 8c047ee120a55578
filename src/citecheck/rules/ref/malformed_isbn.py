"""REF205 malformed-isbn."""

from __future__ import annotations

import re

from citecheck.model.finding import Severity
from citecheck.rules.ref.identifier_rule import IdentifierRule

_ISSN = re.compile(r"\d{4}-\d{3}[\dXx]\Z")


class MalformedIsbn(IdentifierRule):
    """An ISBN has not the form of one.

    ## What it finds
    Other lengths than ten and thirteen, or letters in it.

    ## Why it matters
    It leads to no book.

    ## Known problems
    SBNs of nine digits, from before 1970, want a zero before them.

    ## Example
    ```bibtex bad
    @book{sea, title = {The Sea}, publisher = {Example Press}, year = 2001, isbn = {978-0-306-4061}}
    ```
    ```bibtex good
    @book{sea, title = {The Sea}, publisher = {Example Press}, year = 2001, isbn = {978-0-306-40615-7}}
    ```

    ## Fix and its safety
    Advice only: the right characters have to be looked up.

    ## Sources
    ISO 2108.
    """

    code = "REF205"
    name = "malformed-isbn"
    severity = Severity.WARNING
    default_reason = "the identifier itself shows it"
    field = "isbn"
    faults = frozenset({"length", "malformed"})
    what = "The ISBN {value} has not the form of one: ten or thirteen characters."
    otherwise = "Copy the ISBN from the work."

    def hint(self, value: str) -> str:
        """See ``IdentifierRule.hint``."""
        return " It looks like an ISSN." if _ISSN.match(value.strip()) else ""
