"""REF409 truncated-title."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted

_FEWEST_WORDS = 5
"""Short titles end in an ellipsis for effect; long ones because a tool cut them."""


class TruncatedTitle(ReferenceRule):
    """The title has been cut off.

    ## What it finds
    Titles of five words and more that end in an ellipsis.

    ## Why it matters
    Tools cut titles to fit a list; the rest is lost to readers and to searches.

    ## Known problems
    Some titles do end so.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry to Skarholm sails again after...}, url = {https://news.example/ferry}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry to Skarholm sails again after the storm}, url = {https://news.example/ferry}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Ours.
    """

    code = "REF409"
    name = "truncated-title"
    severity = Severity.INFO
    confidence = Confidence.POSSIBLE
    default = False
    default_reason = "off: half of such titles end so by right"
    wants = frozenset({"title"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        title = citation.reference.title
        if title is not None and title.endswith(("...", "…")) and len(title.split()) >= _FEWEST_WORDS:
            yield self.finding(
                citation,
                f"The title ends in an ellipsis, as if it had been cut off: {quoted(title)}",
                at="title",
                remedy=advice("Write it in full."),
            )
