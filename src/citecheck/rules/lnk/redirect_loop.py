"""LNK308 redirect-loop."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.model.verdict import LinkReason
from citecheck.rules.lnk.answer_rule import AnswerRule


class RedirectLoop(AnswerRule):
    """The address redirects without an end.

    ## What it finds
    More redirects than a browser follows, or a circle of them.

    ## Why it matters
    Browsers give up too.

    ## Known problems
    Some sites end the circle only for visitors with cookies.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link unknown too-many-redirects
    ```
    ```bibtex good
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link live ok status=200
    ```

    ## Fix and its safety
    Advice only: nothing is known to be wrong.

    ## Sources
    Browsers stop after some twenty redirects (Fetch standard).
    """

    code = "LNK308"
    name = "redirect-loop"
    severity = Severity.WARNING
    default_reason = "the page was asked and answered"
    reasons = frozenset({LinkReason.TOO_MANY_REDIRECTS})
    what = "The address redirects without an end; the page was not reached."
    otherwise = "Open it in a browser; look for the page's new address."
