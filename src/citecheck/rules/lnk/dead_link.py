"""LNK201 dead-link."""

from __future__ import annotations

from citecheck.model.verdict import LinkReason
from citecheck.rules.lnk.answer_rule import DeadLinkRule


class DeadLink(DeadLinkRule):
    """The page is gone.

    ## What it finds
    A GET request that the server answered with 404 (not found) or 410 (gone).

    ## Why it matters
    Readers cannot get at what is cited. A link that the reference itself marks as dead, with a copy in its
    place, is no finding.

    ## Known problems
    A page can come back; the next run says so.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link dead not-found status=404
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
    Every link checker; that HEAD alone proves nothing, and that 401, 403 and 429 are not dead, are lessons of
    the Wikimedia tools.
    """

    code = "LNK201"
    name = "dead-link"
    default_reason = "a definite answer of the server itself"
    reasons = frozenset({LinkReason.NOT_FOUND, LinkReason.GONE})
    what = "The page is not there any more{status}."
