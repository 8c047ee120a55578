"""LNK113 url-trailing-punctuation."""

from __future__ import annotations

from citecheck.model.evidence import UrlFacts
from citecheck.model.finding import Confidence, Remedy, Severity
from citecheck.model.reference import Citation
from citecheck.rules.lnk.address_rule import AddressRule
from citecheck.rules.remedies import write


class UrlTrailingPunctuation(AddressRule):
    """Punctuation at the end has become part of the address.

    ## What it finds
    A full stop, comma, quotation mark or unmatched bracket at the end.

    ## Why it matters
    The link leads to an error page.

    ## Known problems
    A few real addresses end in a full stop.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry.}}
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```

    ## Fix and its safety
    Takes it off; unsafe, because a few real addresses end so.

    ## Sources
    WaybackMedic strips the same characters.
    """

    code = "LNK113"
    name = "url-trailing-punctuation"
    severity = Severity.WARNING
    confidence = Confidence.LIKELY
    default_reason = "the address itself says so"
    faults = frozenset({"trailing-punctuation"})
    what = "The address ends in punctuation that does not belong to it: {url}"
    otherwise = "Take it off and test the link."

    def applies(self, citation: Citation, url: str, fault: str) -> bool:  # noqa: ARG002 - signature of the base
        """See ``AddressRule.applies``; a quotation mark that closes a phrase in a query belongs to it."""
        return not (url.endswith('"') and url.count('"') % 2 == 0)

    def repair(self, citation: Citation, url: str, facts: UrlFacts) -> Remedy:  # noqa: ARG002 - signature of the base
        """See ``AddressRule.repair``."""
        repaired = url.rstrip(".,;:!'\"»”’<>])")
        return write(citation, f"Write {repaired}", {"url": repaired})
