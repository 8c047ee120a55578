"""SYN304 html-entity."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation, Format
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.places import raw
from citecheck.rules.remedies import write
from citecheck.rules.wording import quoted

_ENTITY = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[aeiounyAEIOUNYcC](?:acute|grave|uml|circ|tilde|cedil|ring)|ndash|mdash|#\d{2,6}|#x[0-9a-fA-F]{2,6});"
)
_FIELDS = ("title", "outlet", "publisher")
_PLAIN = frozenset({Format.BIBTEX, Format.CSL_JSON, Format.RIS, Format.JSONL})
"""Formats in which entities mean nothing; wikitext and HTML know them."""


class HtmlEntity(ReferenceRule):
    """An HTML entity stands where plain text belongs.

    ## What it finds
    ``&amp;``, ``&eacute;`` and the like in titles, outlets and publishers of .bib, CSL-JSON and RIS files.

    ## Why it matters
    Readers see the entity as it is written.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @article{tides, title = {Tides &quot;and&quot; dunes}, journal = {Sea}, year = 2001}
    ```
    ```bibtex good
    @article{tides, title = {Tides "and" dunes}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Unsafe: writes the character.

    ## Sources
    JabRef's integrity checks.
    """

    code = "SYN304"
    name = "html-entity"
    severity = Severity.WARNING
    default_reason = "a closed set of words"
    wants = frozenset({"not-urls"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.origin.format not in _PLAIN or "&" not in reference.text:
            return
        for field in _FIELDS:
            value = raw(reference, field) if getattr(reference, field) is not None else None
            found = _ENTITY.search(value) if value is not None and "&" in value else None
            if value is not None and found is not None:
                decoded = unescape(value)
                yield self.finding(
                    citation,
                    f"An HTML entity stands in the {field}: {quoted(found.group())}",
                    at=field,
                    remedy=write(citation, f"Write “{decoded}”.", {field: decoded}),
                )
