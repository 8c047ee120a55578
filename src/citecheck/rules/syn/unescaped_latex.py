"""SYN307 unescaped-latex."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Format
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.places import raw
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted

_SPECIAL = re.compile(r"(?<!\\)(?:\\\\)*[&%#](?!\d{2,5};|amp;|[a-z]{2,6};)")
_FIELDS = ("title", "outlet", "publisher")
_MATHS = re.compile(r"\$[^$]*\$|\\(?:url|href)\{[^{}]*\}")


class UnescapedLatex(ReferenceRule):
    r"""A character that means something else to LaTeX stands unescaped.

    ## What it finds
    ``&``, ``%`` and ``#`` without a backslash in titles, outlets and publishers of .bib files.

    ## Why it matters
    LaTeX stops with an error, or treats the rest of the line as a comment.

    ## Known problems
    Files that are not for LaTeX, such as those of some Markdown tools, need no backslash.

    ## Example
    ```bibtex bad
    @article{tides, title = {Tides & dunes}, journal = {Sea}, year = 2001}
    ```
    ```bibtex good
    @article{tides, title = {Tides \& dunes}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    JabRef's integrity checks.
    """

    code = "SYN307"
    name = "unescaped-latex"
    severity = Severity.WARNING
    default_reason = "LaTeX stops at it"
    wants = frozenset({"format:bibtex", "named"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.origin.format is not Format.BIBTEX:
            return
        for field in _FIELDS:
            value = raw(reference, field) if getattr(reference, field) is not None else None
            if value is None or "://" in value or not _SPECIAL.search(_MATHS.sub("", value)):
                continue
            yield self.finding(
                citation,
                f"An unescaped &, % or # stands in the {field}: {quoted(value)}",
                at=field,
                remedy=advice("Put a backslash before it."),
            )
