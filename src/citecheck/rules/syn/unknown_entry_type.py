"""SYN201 unknown-entry-type."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import DamerauLevenshtein

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Format
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.syn.bibtex_names import ENTRY_TYPES, SUGGESTED_TYPES
from citecheck.rules.wording import quoted

_LETTERS_A_SLIP = 5
"""One letter in so many may be wrong for a suggestion; our choice."""


class UnknownEntryType(ReferenceRule):
    """An entry has a type that neither BibTeX nor biblatex knows.

    ## What it finds
    An entry type in no list of BibTeX, biblatex and the programs around them; the nearest known one is suggested.

    ## Why it matters
    BibTeX prints such an entry as best it can or stops; several tools drop it without a word.

    ## Known problems
    Types that a style of one's own defines are reported.

    ## Example
    ```bibtex bad
    @artcle{tides, title = {On Tides}, journal = {Sea}, year = 2001}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    The manuals of BibTeX and of biblatex 3.20.
    """

    code = "SYN201"
    name = "unknown-entry-type"
    severity = Severity.WARNING
    default_reason = "a closed set of words"
    wants = frozenset({"format:bibtex", "source_type"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.origin.format is not Format.BIBTEX or reference.source_type is None:
            return
        kind = reference.source_type.lower()
        if kind in ENTRY_TYPES:
            return
        near = nearest(kind, SUGGESTED_TYPES)
        yield self.finding(
            citation,
            f"BibTeX knows no entry type {quoted('@' + reference.source_type, 40)}" + (f": @{near}?" if near else "."),
            facts={"type": reference.source_type[:80]},
            remedy=advice(f"Write @{near}." if near else "Use one of the standard types, such as @misc."),
        )


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known word that a slip or two turn into ``word``; ``None`` when there is none."""
    limit = max(1, len(word) // _LETTERS_A_SLIP)
    best = min(
        known, key=lambda name: (DamerauLevenshtein.distance(word, name, score_cutoff=limit), name), default=None
    )
    return best if best is not None and 0 < DamerauLevenshtein.distance(word, best) <= limit else None
