"""SYN305 html-markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Format
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted

_TAG = re.compile(
    r"</?(?:i|b|em|strong|sub|sup|span|p|br|a|jats:\w+|mml:\w+|scp|inf)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE
)
_IN_CSL = re.compile(r"</?(?:jats|mml):\w+|<(?:span(?! class=\"nocase\")|p|br|a|strong|em|scp|inf)\b", re.IGNORECASE)
"""CSL-JSON allows i, b, sub, sup and span of its own kinds."""


class HtmlMarkup(ReferenceRule):
    """HTML tags stand in a title.

    ## What it finds
    Tags such as ``<i>`` and ``<jats:italic>`` in titles of .bib, RIS and CSL-JSON files.

    ## Why it matters
    Readers see the tag as it is written. Registries give such titles out, and tools copy them.

    ## Known problems
    CSL-JSON allows a few tags; those are left alone there.

    ## Example
    ```bibtex bad
    @article{tides, title = {Tides of <i>Fucus</i> shores}, journal = {Sea}, year = 2001}
    ```
    ```bibtex good
    @article{tides, title = {Tides of Fucus shores}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    bibaudit knows it as a defect of registries.
    """

    code = "SYN305"
    name = "html-markup"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"title"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.title is None or "<" not in reference.title:
            return
        if reference.origin.format not in {Format.BIBTEX, Format.RIS, Format.CSL_JSON}:
            return
        pattern = _IN_CSL if reference.origin.format is Format.CSL_JSON else _TAG
        found = pattern.search(reference.title)
        if found is not None:
            yield self.finding(
                citation,
                f"An HTML tag stands in the title: {quoted(found.group(), 40)}",
                at="title",
                remedy=advice("Use the markup of the format, or none."),
            )
