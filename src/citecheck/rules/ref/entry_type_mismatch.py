"""REF503 entry-type-mismatch."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation, Format
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.places import fold
from citecheck.rules.ref.kinds import is_part
from citecheck.rules.remedies import advice


class EntryTypeMismatch(ReferenceRule):
    """The type of an entry does not fit its fields.

    ## What it finds
    An @article with a book title and no journal; an @inproceedings or @incollection with a journal and no book title; a
    @book with a journal.

    ## Why it matters
    Styles leave out the fields that do not belong to the type: readers are not told where the work appeared.

    ## Known problems
    Exports of databases mix types up on purpose to please a style.

    ## Example
    ```bibtex bad
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, booktitle = {Proceedings of Sea 2001}, year = 2001}
    ```
    ```bibtex good
    @inproceedings{tides, author = {Aldous, Jane}, title = {On Tides}, booktitle = {Proceedings of Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    veracite and JabRef report it.
    """

    code = "REF503"
    name = "entry-type-mismatch"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "only where the field that the type needs is missing"
    wants = frozenset({"format:bibtex"})
    suppresses = ("REF104",)

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.origin.format is not Format.BIBTEX or reference.source_type is None or is_part(reference):
            return
        names = {fold(item.name) for item in reference.fields if item.value.strip()}
        journal, book = bool(names & {"journal", "journaltitle"}), "booktitle" in names
        match reference.source_type.lower():
            case "article" if book and not journal:
                what, better = "an @article with a book title and no journal", "@inproceedings or @incollection"
            case "inproceedings" | "incollection" | "conference" as kind if journal and not book:
                what, better = f"an @{kind} with a journal and no book title", "@article"
            case "book" if journal:
                what, better = "a @book with a journal", "@article"
            case _:
                return
        yield self.finding(
            citation,
            f"The type does not fit the fields: {what}.",
            remedy=advice(f"Make it {better}, or correct the field."),
        )
