"""REF103 missing-date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Format, Reference
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.places import raw
from citecheck.rules.ref.kinds import DATED, is_bare, is_part, is_short_note
from citecheck.rules.ref.unread import holds_unread_date
from citecheck.rules.remedies import advice
from citecheck.rules.structure import is_structured


class MissingDate(ReferenceRule):
    """The date of publication is missing.

    ## What it finds
    References without a date of publication: a warning for works that are dated as a rule (papers, books, theses), a
    note for the rest.

    ## Why it matters
    Readers cannot tell how old the source is, nor which version was meant.

    ## Known problems
    Many web pages bear no date; ``n.d.`` in the source says so and satisfies the rule. In prose, any year that
    was not understood does so too; and links of a wiki page that say nothing but their title are left alone.

    ## Example
    ```bibtex bad
    @book{sea, author = {Aldous, Jane}, title = {The Sea}, publisher = {Example Press}}
    ```
    ```bibtex good
    @book{sea, author = {Aldous, Jane}, title = {The Sea}, publisher = {Example Press}, year = 2001}
    ```

    ## Fix and its safety
    Advice only; where the page was read, PAG104 tells its date.

    ## Sources
    Required in BibTeX and biblatex.
    """

    code = "REF103"
    name = "missing-date"
    severity = Severity.WARNING
    default_reason = "a gap that readers feel; a note only where undated works are common"
    one_of = frozenset({"title", "outlet"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.published or raw(reference, "published") or is_bare(reference) or is_short_note(reference):
            return
        if is_part(reference) or not (reference.title or reference.outlet):
            return
        if not is_structured(reference) and (_is_mere_link(reference) or holds_unread_date(reference)):
            return
        finding = self.finding(
            citation,
            "The date of publication is missing.",
            remedy=advice("Add the date, or n.d. if the work bears none."),
        )
        dated = reference.type in DATED and (is_structured(reference) or reference.type == "article-journal")
        yield finding if dated else replace(finding, severity=Severity.INFO)


def _is_mere_link(reference: Reference) -> bool:
    """Tell whether it is a link with its words, as in the lists of external links at the end of wiki pages."""
    if reference.origin.format not in {Format.WIKITEXT, Format.MARKDOWN, Format.HTML} or reference.url is None:
        return False
    return not (reference.authors or reference.outlet or reference.publisher or reference.accessed)
