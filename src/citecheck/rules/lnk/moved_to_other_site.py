"""LNK403 moved-to-other-site."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model.evidence import Evidence
from citecheck.model.finding import Confidence, Finding, Need, Severity
from citecheck.model.page import Likeness
from citecheck.model.reference import Citation
from citecheck.model.verdict import LinkReason
from citecheck.rules.interface import ReferenceRule
from citecheck.rules.lnk.moves import RESOLVERS, host_of, is_other_site
from citecheck.rules.remedies import advice


class MovedToOtherSite(ReferenceRule):
    """The address leads to the site of somebody else.

    ## What it finds
    A redirect to another registered domain, unless the page there bears the cited title.

    ## Why it matters
    Outlets merge and rename, and lapsed domains are bought by strangers: who answers has to be looked at.

    ## Known problems
    An outlet that changed its name and its titles is reported. Resolvers such as doi.org and shorteners are left out.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link live moved final=https://casino.test/welcome hops=302
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link live moved final=https://news.test/ferry hops=301 page.title=match
    ```

    ## Fix and its safety
    Advice: cite the new address if it is the same work, else an archive copy.

    ## Sources
    The bots of Wikipedia watch for usurped domains: over 50,000 were listed there by December 2025.
    """

    code = "LNK403"
    name = "moved-to-other-site"
    severity = Severity.WARNING
    confidence = Confidence.POSSIBLE
    needs = Need.LIVE
    default_reason = "rare, and always worth a look"
    wants = frozenset({"link:moved"})
    suppresses = ("LNK401",)

    def look(self, citation: Citation, evidence: Evidence) -> Iterable[Finding]:
        """See ``ReferenceRule.look``."""
        result = evidence.original_link(citation)
        if result is None or result.reason is not LinkReason.MOVED or not result.final_url:
            return
        facts = evidence.urls.get(result.url)
        leads_on = facts is not None and bool({"shortener", "redirector"} & set(facts.problems))
        if leads_on or host_of(result.url) in RESOLVERS or not is_other_site(result.url, result.final_url, evidence):
            return
        titles = {comparison.title for reference, comparison in result.comparisons if reference == citation.id}
        if titles & {Likeness.MATCH, Likeness.NEAR}:
            return
        yield self.finding(
            citation,
            f"The address leads to another site: {result.final_url}",
            at="url",
            facts={"final_url": result.final_url, "hops": [hop.status for hop in result.hops]},
            remedy=advice(f"If it is the same work, cite {result.final_url}; else cite an archive copy."),
        )
