"""REF406 title-with-full-stop."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.places import raw
from citecheck.rules.remedies import write
from citecheck.rules.structure import is_structured
from citecheck.rules.wording import quoted

_LONGEST_ABBREVIATION = 5
"""Letters of a last word such as "Inc." or "Corp." that keeps its full stop."""


class TitleWithFullStop(ReferenceRule):
    """The title ends in a full stop.

    ## What it finds
    A full stop at the end of a title, unless an abbreviation or an ellipsis is there.

    ## Why it matters
    Styles that add one print two.

    ## Known problems
    Abbreviations of more than five letters are reported.

    ## Example
    ```bibtex bad
    @article{tides, title = {On the origin of currents.}, journal = {Sea}, year = 2001}
    ```
    ```bibtex good
    @article{tides, title = {On the origin of currents}, journal = {Sea}, year = 2001}
    ```

    ## Fix and its safety
    Unsafe: takes it off.

    ## Sources
    veracite and JabRef report it.
    """

    code = "REF406"
    name = "title-with-full-stop"
    severity = Severity.INFO
    default = False
    default_reason = "off: a matter of taste"
    wants = frozenset({"structured", "title"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        if citation.reference.title is None or not is_structured(citation.reference):
            return
        title = (raw(citation.reference, "title") or "").strip()
        if not title.endswith("."):
            return
        last = title.split()[-1]
        if len(last) - 1 > _LONGEST_ABBREVIATION and "." not in last[:-1]:
            bare = title.removesuffix(".")
            yield self.finding(
                citation,
                f"The title ends in a full stop: {quoted(title)}",
                at="title",
                remedy=write(citation, "Take the full stop off.", {"title": bare}),
            )
