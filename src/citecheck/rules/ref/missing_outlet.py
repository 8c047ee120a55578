"""REF104 missing-outlet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.places import fold
from citecheck.rules.ref.kinds import IN_A_CONTAINER, is_bare, is_part, is_short_note
from citecheck.rules.ref.unread import holds_doubtful_title, holds_unread_name
from citecheck.rules.remedies import advice
from citecheck.rules.structure import is_structured

_MEETINGS = frozenset({"conference", "conferencename", "event", "eventtitle", "venue", "meeting"})
"""Folded names of fields that name a meeting, by which its papers are found."""


class MissingOutlet(ReferenceRule):
    """It is not said where the work appeared.

    ## What it finds
    Articles, chapters and conference papers without the journal, newspaper or book that holds them (a warning), and
    online sources with neither a site, a publisher nor an address (a note).

    ## Why it matters
    Readers can neither judge the source nor find it.

    ## Known problems
    Preprints and manuscripts entered as articles are reported. In prose, a name that was not understood may be the
    outlet: then the rule is silent.

    ## Example
    ```bibtex bad
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, year = 2001, volume = 4, pages = {1--9}}
    ```
    ```bibtex good
    @article{tides, author = {Aldous, Jane}, title = {On Tides}, journal = {Sea}, year = 2001, volume = 4}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Required in BibTeX, biblatex and CS1 for articles.
    """

    code = "REF104"
    name = "missing-outlet"
    severity = Severity.WARNING
    default_reason = "a gap that readers feel"
    wants = frozenset({"title"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if (
            reference.outlet
            or reference.publisher
            or is_bare(reference)
            or is_short_note(reference)
            or is_part(reference)
        ):
            return
        if not reference.title or reference.arxiv:
            return
        contained = reference.type in IN_A_CONTAINER and is_structured(reference)
        online = reference.accessed or reference.archived or reference.claims_archive
        if not contained and (not online or reference.url or reference.doi):
            return
        if not is_structured(reference) and (holds_unread_name(reference) or holds_doubtful_title(reference)):
            return
        if any(fold(item.name) in _MEETINGS for item in reference.fields):
            return
        finding = self.finding(
            citation,
            "It is not said where the work appeared.",
            remedy=advice("Add the journal, newspaper, book or site that holds it."),
        )
        yield finding if contained else replace(finding, severity=Severity.INFO)
