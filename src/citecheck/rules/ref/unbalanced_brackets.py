"""REF410 unbalanced-brackets."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.structure import is_structured
from citecheck.rules.wording import quoted

_PAIRS = (("(", ")"), ("[", "]"))


class UnbalancedBrackets(ReferenceRule):
    """A bracket in the title or outlet is not closed or not opened.

    ## What it finds
    Round and square brackets that do not come in pairs.

    ## Why it matters
    Part of the value was cut off or has stuck to it.

    ## Known problems
    Enumerations such as "a)" and formulas have single brackets by right.

    ## Example
    ```bibtex bad
    @article{tides, title = {On tides (and dunes}, journal = {Sea}, year = 2001}
    ```
    ```bibtex good
    @article{tides, title = {On tides (and dunes)}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    JabRef's integrity checks.
    """

    code = "REF410"
    name = "unbalanced-brackets"
    severity = Severity.INFO
    confidence = Confidence.LIKELY
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"structured"})
    one_of = frozenset({"title", "outlet"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if not is_structured(reference):
            return
        for field in ("title", "outlet"):
            value = getattr(reference, field)
            if value is not None and any(value.count(one) != value.count(other) for one, other in _PAIRS):
                yield self.finding(
                    citation,
                    f"A bracket has no counterpart: {quoted(value)}",
                    at=field,
                    remedy=advice("Close it, or restore what is missing."),
                )
