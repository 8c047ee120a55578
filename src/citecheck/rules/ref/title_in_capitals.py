"""REF405 title-in-capitals."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice
from citecheck.rules.wording import quoted

_FEWEST_WORDS = 3
"""Shorter titles in capitals are mostly abbreviations."""


class TitleInCapitals(ReferenceRule):
    """The title is written in capitals.

    ## What it finds
    Titles of three words and more without a small letter, if half of the letters are capitals: most scripts have none.

    ## Why it matters
    The layout of one page has been copied into the data of a list that is set in another.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{list, title = {CONSOLIDATED LIST OF TARGETS}, url = {https://gov.example/list}, urldate = {2022-01-02}}
    ```
    ```bibtex good
    @online{list, title = {Consolidated list of targets}, url = {https://gov.example/list}, urldate = {2022-01-02}}
    ```

    ## Fix and its safety
    Advice only: proper names have to keep their capitals.

    ## Sources
    veracite reports it; pywikibot re-cases such titles.
    """

    code = "REF405"
    name = "title-in-capitals"
    severity = Severity.INFO
    default = False
    default_reason = "off: a matter of taste"
    wants = frozenset({"title"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        title = citation.reference.title
        if title is None or not title.isupper() or len(title.split()) < _FEWEST_WORDS:
            return
        if 2 * sum(letter.isupper() for letter in title) > sum(letter.isalpha() for letter in title):
            yield self.finding(
                citation,
                f"The title is written in capitals: {quoted(title)}",
                at="title",
                remedy=advice("Write it as a sentence."),
            )
