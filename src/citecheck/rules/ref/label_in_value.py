"""REF502 label-in-value."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.places import raw
from citecheck.rules.remedies import write
from citecheck.rules.structure import is_structured
from citecheck.rules.wording import quoted

_LABELS = {
    "pages": re.compile(r"(?:pp?\.|pages?|pgs?\.)\s*(?P<rest>\d.*)", re.IGNORECASE | re.DOTALL),
    "volume": re.compile(r"(?:vols?\.|volume)\s*(?P<rest>[\dIVXLC].*)", re.IGNORECASE | re.DOTALL),
    "issue": re.compile(r"(?:no\.|nos\.|issue|number|iss\.|№)\s*(?P<rest>\d.*)", re.IGNORECASE | re.DOTALL),
    "edition": re.compile(r"(?P<rest>.{1,40}?)\s+(?:ed\.|edn\.?|edition)\Z", re.IGNORECASE | re.DOTALL),
}


class LabelInValue(ReferenceRule):
    """A value repeats the label that the style prints before it.

    ## What it finds
    "p. 5" as pages, "vol. 3" as volume, "no. 2" as issue, "2nd ed." as edition, in sources that name their fields.

    ## Why it matters
    Readers see "pp. p. 5" and "2nd ed. ed.".

    ## Known problems
    Styles that print no label of their own are served by it.

    ## Example
    ```wikitext bad
    <ref>{{cite book |last=Aldous |first=Jane |title=The Sea |date=2001 |pages=pp. 5–9}}</ref>
    ```
    ```wikitext good
    <ref>{{cite book |last=Aldous |first=Jane |title=The Sea |date=2001 |pages=5–9}}</ref>
    ```

    ## Fix and its safety
    Safe: takes the label out.

    ## Sources
    CS1: "extra text in pages, volume, issue, edition".
    """

    code = "REF502"
    name = "label-in-value"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"structured"})
    one_of = frozenset({"pages", "volume", "issue", "edition"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if not is_structured(reference):
            return
        for field, label in _LABELS.items():
            if getattr(reference, field) is None:
                continue
            written = (raw(reference, field) or "").strip()
            found = label.match(written) if 0 < len(written) <= 200 else None  # noqa: PLR2004 - values are shorter
            if found is not None:
                rest = found.group("rest")
                yield self.finding(
                    citation,
                    f"The value of {field} repeats its label: {quoted(written, 40)}",
                    at=field,
                    remedy=write(citation, f"Write “{rest}”.", {field: rest}, safe=True),
                )
