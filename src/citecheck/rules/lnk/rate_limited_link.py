"""LNK303 rate-limited-link."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.model.verdict import LinkReason
from citecheck.rules.lnk.answer_rule import AnswerRule


class RateLimitedLink(AnswerRule):
    """The site refused further requests for now.

    ## What it finds
    Status 429, or 503 with Retry-After.

    ## Why it matters
    It says nothing about the page.

    ## Known problems
    None: it says what was seen.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link unknown rate-limited status=429
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
    RFC 6585, status 429.
    """

    code = "LNK303"
    name = "rate-limited-link"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    reasons = frozenset({LinkReason.RATE_LIMITED})
    what = "The site asked us to slow down{status}; whether the page is there is unknown."
    otherwise = "Run again later, or raise `--interval`."
