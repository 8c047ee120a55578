"""REF101 missing-title."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.places import raw
from citecheck.rules.ref.kinds import WRITTEN, is_bare, is_part
from citecheck.rules.remedies import advice
from citecheck.rules.structure import is_structured

_WHOLES = frozenset({"entry-encyclopedia", "entry-dictionary"})
"""Kinds of which the whole may be cited: then its name is the title."""


class MissingTitle(ReferenceRule):
    """A work is cited without its title.

    ## What it finds
    Articles, books, reports, theses and web pages without a title, in sources that name their fields.

    ## Why it matters
    The title is what a work is found by when its address is gone.

    ## Known problems
    Works without a title, such as some reviews, are reported.

    ## Example
    ```bibtex bad
    @article{tides, author = {Aldous, Jane}, journal = {Sea}, year = 2001, volume = 4, pages = {1--9}}
    ```
    ```bibtex good
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001, volume = 4}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Required in BibTeX, biblatex and CS1.
    """

    code = "REF101"
    name = "missing-title"
    severity = Severity.WARNING
    default_reason = "the source names its fields, and this one is not there"
    wants = frozenset({"structured"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.title or reference.type not in WRITTEN or not is_structured(reference):
            return
        if is_bare(reference) or is_part(reference) or reference.translated_title:
            return
        if (raw(reference, "title") or "").strip().lower() == "none":  # CS1's word for "left out on purpose"
            return
        if reference.type in _WHOLES and reference.outlet:
            return
        yield self.finding(citation, "The title is missing.", remedy=advice("Add the title."))
