"""REF212 isbn-before-isbn."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.edtf import interval
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.structure import is_structured

FIRST_YEAR = 1965
"""The Standard Book Number was designed in 1965 and spread from 1967 on."""


class IsbnBeforeIsbn(ReferenceRule):
    """A book from before there were ISBNs has one.

    ## What it finds
    An ISBN with a date of publication before 1965; of several years ("1947–71") the last one counts.

    ## Why it matters
    The ISBN is that of a reprint: its date, pages and text may differ from the ones cited.

    ## Known problems
    Date of the first edition and ISBN of the one at hand are often mixed on purpose.

    ## Example
    ```bibtex bad
    @book{sea, author = {Aldous, Jane}, title = {The Sea}, year = 1931, isbn = {978-0-306-40615-7}}
    ```
    ```bibtex good
    @book{sea, author = {Aldous, Jane}, title = {The Sea}, year = 2001, isbn = {978-0-306-40615-7}}
    ```

    ## Fix and its safety
    Advice: give the date of the edition at hand, and the first one as the original date.

    ## Sources
    CS1: "ISBN with a date before ISBNs existed".
    """

    code = "REF212"
    name = "isbn-before-isbn"
    severity = Severity.INFO
    confidence = Confidence.LIKELY
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"structured", "isbn", "published"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if not reference.isbn or not is_structured(reference):
            return
        published = interval(reference.published)
        if published is not None and published.last.year < FIRST_YEAR and not _has_original_date(citation):
            yield self.finding(
                citation,
                f"The ISBN {reference.isbn} cannot be that of a book of {published.last.year}: ISBNs did not exist.",
                at="isbn",
                facts={"published": reference.published or ""},
                remedy=advice("Give the date of the edition that bears the ISBN."),
            )


def _has_original_date(citation: Citation) -> bool:
    return any("orig" in item.name.lower() for item in citation.reference.fields)
