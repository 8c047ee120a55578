"""REF204 isbn-check-digit."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.rules.ref.identifier_rule import IdentifierRule


class IsbnCheckDigit(IdentifierRule):
    """The check digit of an ISBN is wrong.

    ## What it finds
    ISBNs of ten or thirteen characters whose last one does not follow from the others.

    ## Why it matters
    It leads to no book, or to another one.

    ## Known problems
    Publishers have printed wrong ISBNs; then the wrong one is the one on the book.

    ## Example
    ```bibtex bad
    @book{sea, title = {The Sea}, publisher = {Example Press}, year = 2001, isbn = {978-0-306-40615-8}}
    ```
    ```bibtex good
    @book{sea, title = {The Sea}, publisher = {Example Press}, year = 2001, isbn = {978-0-306-40615-7}}
    ```

    ## Fix and its safety
    Advice only: the right characters have to be looked up.

    ## Sources
    ISO 2108; veracite, bibaudit, biber and JabRef check it too.
    """

    code = "REF204"
    name = "isbn-check-digit"
    severity = Severity.WARNING
    default_reason = "the identifier itself shows it"
    in_plain_text = True
    field = "isbn"
    faults = frozenset({"check-digit"})
    what = "The check digit of the ISBN {value} is wrong, so at least one character is."
    otherwise = "Copy the ISBN from the work."
