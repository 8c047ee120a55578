"""REF412 placeholder-value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.places import SPELLINGS, fold, within
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted

_PLACEHOLDER = re.compile(
    r"(?:todo\b.{0,80}|fixme\b.{0,80}|xxx+|\?\?+|tbd|tba|undefined|null|lorem ipsum.{0,80}|<[a-z ]{2,30}>)\Z"
)
_LONGEST = 90
"""Characters; placeholders are short."""
_NAMES = frozenset(name for names in SPELLINGS.values() for name in names) | {"doi", "edition", "series", "language"}
"""Fields that readers see; those for one's own notes and codes are left alone."""


class PlaceholderValue(ReferenceRule):
    """A field was never filled in.

    ## What it finds
    Values such as TODO, FIXME, ???, tbd and undefined.

    ## Why it matters
    They are printed as they stand.

    ## Known problems
    Fields for one's own notes are left alone.

    ## Example
    ```bibtex bad
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001, pages = {???}}
    ```
    ```bibtex good
    @article{tides, title = {On Tides}, journal = {Sea}, year = 2001, pages = {1--9}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Ours.
    """

    code = "REF412"
    name = "placeholder-value"
    severity = Severity.WARNING
    default_reason = "a closed set of words"
    wants = frozenset({"named"})
    suppresses = ("DAT102",)

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        for item in reference.fields:
            if len(item.value) > _LONGEST or fold(item.name) not in _NAMES:
                continue
            if _PLACEHOLDER.match(item.value.strip().lower()):
                finding = self.finding(
                    citation,
                    f"The field {quoted(item.name, 40)} was never filled in: {quoted(item.value, 40)}",
                    facts={"field": item.name[:80]},
                    remedy=advice("Fill it in or take it out."),
                )
                start, end = (offset - reference.origin.span.start for offset in (item.start, item.end))
                inside = 0 <= start <= end <= len(reference.text)
                yield replace(finding, span=within(reference, start, end)) if inside else finding
