"""DAT204 access-date-without-url."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.remedies import advice


class AccessDateWithoutUrl(ReferenceRule):
    """There is an access date, but no address that could have been accessed.

    ## What it finds
    An access date in a reference with neither an address nor an identifier that leads online.

    ## Why it matters
    Readers cannot follow it, and nothing about it could be looked up.

    ## Known problems
    Text copied from a browser never holds the links, so every such reference in it is reported.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, urldate = {2019-01-02}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}, urldate = {2019-01-02}}
    ```

    ## Fix and its safety
    Advice: `citecheck locate` searches for the address.

    ## Sources
    CS1: "access-date requires url".
    """

    code = "DAT204"
    name = "access-date-without-url"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"accessed"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:  # noqa: ARG002 - signature of the base
        """See ``ReferenceRule.look``."""
        reference = citation.reference
        if reference.accessed is None or reference.url or reference.archive_url:
            return
        if reference.doi or reference.arxiv or reference.pmid:
            return
        yield self.finding(
            citation,
            f"The page was read on {reference.accessed}, but no address is given: no link could be looked up.",
            at="accessed",
            facts={"accessed": reference.accessed},
            remedy=advice("Add the address; `citecheck locate` searches for it."),
        )
