"""DAT104 ambiguous-date."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Reference
from citecheck.rules.dat.raw_dates import DATE_FIELDS, written_dates
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.structure import is_structured
from citecheck.rules.wording import quoted

_FIGURES = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})\s*\Z")
_IN_TEXT = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?![\d/-])")
_MONTHS = 12


class AmbiguousDate(ReferenceRule):
    """A date in figures can be read in two ways.

    ## What it finds
    Dates such as 03/04/2019, the third of April or the fourth of March.

    ## Why it matters
    Half of the readers take it for another day.

    ## Known problems
    Dates with dots are written day first almost everywhere, and are left alone.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urldate = {03/04/2019}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urldate = {2019-04-03}}
    ```

    ## Fix and its safety
    Advice only: nobody but the author knows which day was meant.

    ## Sources
    CS1 shows an error for such dates.
    """

    code = "DAT104"
    name = "ambiguous-date"
    severity = Severity.WARNING
    default_reason = "the figures decide"
    one_of = frozenset({"named", "published", "accessed", "archived"})
    suppresses = ("DAT102",)

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        in_text = ambiguous_in_text(citation.reference)
        if in_text is not None:
            yield self._tell(citation, "date", in_text, None)
            return
        for date in written_dates(citation.reference):
            found = _FIGURES.match(date.written)
            if found is None or "." in date.written:
                continue
            if _is_ambiguous(*found.groups()):
                yield self._tell(citation, DATE_FIELDS[date.field], date.written, date.field)

    def _tell(self, citation: Citation, what: str, written: str, field: str | None) -> Finding:
        return self.finding(
            citation,
            f"The {what} {quoted(written, 20)} can be read as two different days.",
            at=field,
            remedy=advice("Write it as 2019-04-03, or with the name of the month."),
        )


def ambiguous_in_text(reference: Reference) -> str | None:
    """Give an ambiguous date that stands in plain text, where it was read as a year at most."""
    if is_structured(reference):
        return None
    read = [value for value in (reference.published, reference.accessed, reference.archived) if value]
    for found in _IN_TEXT.finditer(reference.text[:5000]):
        if _is_ambiguous(found.group(1), found.group(2)) and found.group(3) in read:
            return found.group()
    return None


def _is_ambiguous(one: str, other: str) -> bool:
    return one != other and 1 <= int(one) <= _MONTHS and 1 <= int(other) <= _MONTHS
