"""LNK204 parked-domain."""

from __future__ import annotations

from citecheck.model.finding import Confidence
from citecheck.model.verdict import LinkReason
from citecheck.rules.lnk.answer_rule import DeadLinkRule


class ParkedDomain(DeadLinkRule):
    """The domain is for sale, suspended or a page of advertising.

    ## What it finds
    Pages of domain sellers and of hosters that have closed an account.

    ## Why it matters
    The outlet has given up its domain. Readers may be led into fraud.

    ## Known problems
    None known.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link dead parked status=200
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link live ok status=200
    ```

    ## Fix and its safety
    A capture is proposed where an archive was asked and holds one; it wants a look. Where a copy is cited
    already, the finding is a warning, and in wikitext the url-status is set to dead (safe when the copy was
    verified in this run).

    ## Sources
    WaybackMedic's phrases and the hosts of domain sellers.
    """

    code = "LNK204"
    name = "parked-domain"
    confidence = Confidence.LIKELY
    default_reason = "said only with its signs listed"
    reasons = frozenset({LinkReason.PARKED})
    what = "The domain {host} is parked: it shows an offer or advertising, not the page."
