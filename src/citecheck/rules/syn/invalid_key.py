"""SYN203 invalid-key."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Format
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted

_INVALID = re.compile(r"[\s\"#%'(),={}~\\]")
"""What biber does not take in a key, and BibTeX partly."""
_BIBER_ONLY = frozenset("'()=")
"""What BibTeX does take."""


class InvalidKey(ReferenceRule):
    """The key of an entry holds a character that keys must not hold.

    ## What it finds
    White space, quotation marks, ``# % ' ( ) , = { } ~`` and backslashes in keys of .bib files.

    ## Why it matters
    Documents cannot name the entry, or biber refuses the file.

    ## Known problems
    BibTeX itself takes apostrophes, brackets and equals signs; for those the finding is a note.

    ## Example
    ```bibtex bad
    @article{tides (2001), title = {On Tides}, journal = {Sea}, year = 2001}
    ```
    ```bibtex good
    @article{tides2001, title = {On Tides}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only: documents that cite the key have to follow.

    ## Sources
    The manual of biblatex 3.20, section on entry keys; JabRef's integrity checks.
    """

    code = "SYN203"
    name = "invalid-key"
    severity = Severity.WARNING
    default_reason = "a closed set of characters"
    wants = frozenset({"format:bibtex", "key"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.origin.format is not Format.BIBTEX or reference.key is None:
            return
        found = _INVALID.search(reference.key)
        if found is not None:
            what = "white space" if found.group().isspace() else quoted(found.group())
            finding = self.finding(
                citation,
                f"The key {quoted(reference.key, 60)} holds {what}, which keys must not hold.",
                at="key",
                remedy=advice("Use letters, digits and : . - _ / + in keys."),
            )
            yield replace(finding, severity=Severity.INFO) if found.group() in _BIBER_ONLY else finding
