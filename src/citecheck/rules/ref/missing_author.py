"""REF102 missing-author."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Format
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.ref.kinds import SIGNED, is_part
from citecheck.rules.remedies import advice
from citecheck.rules.structure import is_structured

ALWAYS_SIGNED = frozenset({"paper-conference", "thesis"})
UNSIGNED = frozenset({"manual", "proceedings", "mvproceedings", "booklet", "collection", "periodical", "inreference"})
"""Entry types of BibTeX and biblatex that need no author, although they are books by their kind."""


class MissingAuthor(ReferenceRule):
    """A work that is signed as a rule is cited without its author.

    ## What it finds
    Journal and conference papers, books, chapters and theses with neither author nor editor; on wiki pages only
    conference papers and theses, for news, atlases and web pages stand there in templates for journals and books.

    ## Why it matters
    Styles that sort by author misplace it, and readers cannot tell whose word it is.

    ## Known problems
    Unsigned editorials, standards and classics of unknown authorship are reported.

    ## Example
    ```bibtex bad
    @phdthesis{tides, title = {On Tides}, school = {University of Skarholm}, year = 2001}
    ```
    ```bibtex good
    @phdthesis{tides, author = {Aldous, Jane}, title = {On Tides}, school = {University of Skarholm}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Required in BibTeX and biblatex for these types.
    """

    code = "REF102"
    name = "missing-author"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"structured", "title"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.authors or reference.editors or reference.type not in SIGNED or not is_structured(reference):
            return
        if reference.origin.format is Format.WIKITEXT and reference.type not in ALWAYS_SIGNED:
            return
        if (reference.source_type or "").lower() in UNSIGNED:
            return
        if not reference.title or is_part(reference) or any(_names_somebody(item.name) for item in reference.fields):
            return
        yield self.finding(
            citation,
            "Neither an author nor an editor is given.",
            remedy=advice("Add the author, if the work names one."),
        )


def _names_somebody(field: str) -> bool:
    folded = field.lower()
    return "author" in folded or folded == "translator"
