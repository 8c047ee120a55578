"""LNK203 soft-404."""

from __future__ import annotations

from citecheck.model.finding import Confidence
from citecheck.model.verdict import LinkReason
from citecheck.rules.lnk.answer_rule import DeadLinkRule


class Soft404(DeadLinkRule):
    """The address answers with an error page that was sent as if it were the page.

    ## What it finds
    A page with status 200 that says, in any of several languages, that there is nothing; the host gives the
    same answer for an address that cannot exist.

    ## Why it matters
    Simple checkers call it live, and readers find nothing.

    ## Known problems
    An article about error pages may look like one; signs are weighed before it is said.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link dead soft-404 status=200
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
    Method of Bar-Yossef and others (2004): ask the host for a path that cannot exist and compare.
    """

    code = "LNK203"
    name = "soft-404"
    confidence = Confidence.LIKELY
    default_reason = "said only with its signs listed"
    reasons = frozenset({LinkReason.SOFT_404})
    what = "The page is an error page, though it was sent as a normal one."
