"""DAT102 unreadable-date."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.dates import read_date
from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.dat.raw_dates import DATE_FIELDS, WORDS_FOR_NO_DATE, written_dates
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.places import raw
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted

_LONGEST_DATE = 60
"""Characters; what is longer is prose, or a macro."""
_MONTH_FORM = re.compile(r"[^\W\d_]{3,12}\.?\Z")


class UnreadableDate(ReferenceRule):
    """A date is written in a way that cannot be read.

    ## What it finds
    Fields for dates with something in them that is no date: ``20l9`` with a letter, ``Febuary``, ``19999``.

    ## Why it matters
    Tools leave the date out, so that readers do not see it either.

    ## Known problems
    Calendars other than the Gregorian one, and month names in languages that the table lacks, are reported.

    ## Example
    ```bibtex bad
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = {20l9}}
    ```
    ```bibtex bad
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2019, month = {Febuary}}
    ```
    ```bibtex good
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2019, month = feb}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    biber and veracite report years and months that are none.
    """

    code = "DAT102"
    name = "unreadable-date"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "only what no reading of dates explains"
    one_of = frozenset({"named", "published", "accessed", "archived"})
    suppresses = ("REF103",)

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        for date in written_dates(citation.reference, unread=True):
            if not date.is_impossible and _is_no_date(date.written):
                yield self._tell(citation, date.field, DATE_FIELDS[date.field], date.written)
        month = raw(citation.reference, "month")
        if month is not None and _MONTH_FORM.match(month.strip()) and _is_no_month(month):
            yield self._tell(citation, "month", "month", month)

    def _tell(self, citation: Citation, field: str, what: str, written: str) -> Finding:
        return self.finding(
            citation,
            f"The {what} {quoted(written, 40)} cannot be read as a date.",
            at=field,
            facts={"field": field, "written": written[:80]},
            remedy=advice("Write it as 2019-03-24, 2019-03 or 2019."),
        )


def _is_no_month(written: str) -> bool:
    return all(_is_no_date(text) for text in (f"1 {written} 2000", f"{written} 2000"))


def _is_no_date(written: str) -> bool:
    plain = " ".join(written.split()).strip(" .()[]{}")
    if not plain or len(plain) > _LONGEST_DATE or plain.casefold() in WORDS_FOR_NO_DATE:
        return False
    return read_date(plain) is None
