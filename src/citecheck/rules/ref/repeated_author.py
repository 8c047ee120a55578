"""REF308 repeated-author."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted


class RepeatedAuthor(ReferenceRule):
    """The same person stands twice among the authors.

    ## What it finds
    Two equal names, family and given, in the authors of one work.

    ## Why it matters
    A name was entered twice, or one of two people has the other's name.

    ## Known problems
    Two people of one name do write together, rarely.

    ## Example
    ```bibtex bad
    @article{tides, author = {Aldous, Jane and Byrne, Tom and Aldous, Jane}, title = {On Tides}, journal = {Sea}}
    ```
    ```bibtex good
    @article{tides, author = {Aldous, Jane and Byrne, Tom}, title = {On Tides}, journal = {Sea}}
    ```

    ## Fix and its safety
    Advice only.

    ## Sources
    Ours.
    """

    code = "REF308"
    name = "repeated-author"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "only full names count"
    wants = frozenset({"authors"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        seen: set[str] = set()
        if len(citation.reference.authors) < 2:  # noqa: PLR2004 - two are needed to be equal
            return
        for name in citation.reference.authors:
            full = str(name)
            given = (name.given or "").replace(".", " ").split()
            counts = name.literal is not None or any(len(part) > 1 for part in given)
            if counts and full in seen:
                yield self.finding(
                    citation,
                    f"The author {quoted(full, 60)} stands twice in the list.",
                    at="authors",
                    remedy=advice("Take one of them out, or correct the name."),
                )
                return
            seen.add(full)
