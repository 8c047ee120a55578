"""REF309 author-is-outlet."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted


class AuthorIsOutlet(ReferenceRule):
    """The outlet stands as the author too.

    ## What it finds
    A body as author that equals the outlet or the publisher.

    ## Why it matters
    Readers see the same name twice, and no author.

    ## Known problems
    Some styles want the body in both places.

    ## Example
    ```bibtex bad
    @online{ferry, author = {{Skarholm Courier}}, title = {Ferry}, organization = {Skarholm Courier}, year = 2019}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry}, organization = {Skarholm Courier}, year = 2019}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    CS1's help advises against it.
    """

    code = "REF309"
    name = "author-is-outlet"
    severity = Severity.INFO
    default = False
    default_reason = "off: some styles want it so"
    wants = frozenset({"authors"})
    one_of = frozenset({"outlet", "publisher"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        for name in reference.authors:
            if name.literal and name.literal.casefold() in {
                (reference.outlet or "").casefold(),
                (reference.publisher or "").casefold(),
            }:
                yield self.finding(
                    citation,
                    f"{quoted(name.literal, 60)} stands both as author and as outlet.",
                    at="authors",
                    remedy=advice("Leave the author out."),
                )
                return
