"""SYN308 decomposed-letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice


class DecomposedLetters(ReferenceRule):
    """Letters with accents are written as a letter and a separate accent.

    ## What it finds
    Text that is not in the Unicode form NFC.

    ## Why it matters
    It looks the same, but searches and comparisons miss it.

    ## Known problems
    Files from macOS are full of it.

    ## Example
    ```bibtex bad
    @article{tides, author = {Mu\u0308ller, Jane}, title = {On Tides}, journal = {Sea}, year = 2001}
    ```
    ```bibtex good
    @article{tides, author = {M\u00fcller, Jane}, title = {On Tides}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Unicode Standard Annex 15.
    """

    code = "SYN308"
    name = "decomposed-letters"
    severity = Severity.INFO
    default = False
    default_reason = "off: readers see no difference"
    wants = frozenset({"not-ascii"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        text = citation.reference.text
        if not text.isascii() and not unicodedata.is_normalized("NFC", text):
            yield self.finding(
                citation,
                "Letters with accents are written as a letter and a separate accent.",
                remedy=advice("Save the file in the Unicode form NFC."),
            )
