"""LNK205 redirect-to-home."""

from __future__ import annotations

from citecheck.model.finding import Confidence
from citecheck.model.verdict import LinkReason
from citecheck.rules.lnk.answer_rule import DeadLinkRule


class RedirectToHome(DeadLinkRule):
    """The address of an article leads to the home page.

    ## What it finds
    A redirect from a deep address to the root of the site, with further signs that the work is not there.

    ## Why it matters
    Sites that drop articles send their addresses home; the work is gone all the same.

    ## Known problems
    A redirect home by itself is no proof, and is not reported without a second sign.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link dead redirect-to-home status=200 final=https://news.example/
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
    WaybackMedic and reFill leave such references alone or mark them dead.
    """

    code = "LNK205"
    name = "redirect-to-home"
    confidence = Confidence.LIKELY
    default_reason = "said only with its signs listed"
    reasons = frozenset({LinkReason.REDIRECT_TO_HOME})
    what = "The address of the work leads to the home page of the site."
