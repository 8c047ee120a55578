"""LNK401 moved-permanently."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Finding, Need, Severity
from citecheck.model.reference import Citation
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.lnk.moves import is_only_https, is_other_site, permanent_move
from citecheck.rules.remedies import write


class MovedPermanently(ReferenceRule):
    """The page has a new address on the same site, for good.

    ## What it finds
    A live page that was reached by permanent redirects (301, 308) only, within one registered domain.

    ## Why it matters
    Redirects are the first thing that a site forgets; the new address outlives them.

    ## Known problems
    Some sites redirect to addresses that are worse: with a session, a language or a device in them. Resolvers such as
    doi.org and shorteners are left out.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/old/ferry}}
    ```
    ```facts
    link live moved final=https://news.example/new/ferry hops=301
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/new/ferry}}
    ```
    ```facts
    link live ok status=200
    ```

    ## Fix and its safety
    Writes the new address; unsafe, because a person should look whether it shows the same.

    ## Sources
    deadlink and the Wikimedia tools report permanent redirects too.
    """

    code = "LNK401"
    name = "moved-permanently"
    severity = Severity.INFO
    needs = Need.LIVE
    default_reason = "a note only: it never fails a run"
    wants = frozenset({"link:moved"})

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        move = permanent_move(citation, evidence)
        if move is None:
            return
        result, final = move
        if is_only_https(result.url, final) or is_other_site(result.url, final, evidence):
            return
        yield self.finding(
            citation,
            f"The page has moved for good to {final}",
            at="url",
            facts={"final_url": final, "hops": [hop.status for hop in result.hops]},
            remedy=write(citation, f"Write {final}", {"url": final}),
        )
