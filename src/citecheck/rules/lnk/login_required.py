"""LNK302 login-required."""

from __future__ import annotations

from citecheck.model.finding import Severity
from citecheck.model.verdict import LinkReason
from citecheck.rules.lnk.answer_rule import AnswerRule


class LoginRequired(AnswerRule):
    """The page is behind a login, consent or pay wall.

    ## What it finds
    Status 401, 402 and 407, redirects to a login, and forms in place of the page.

    ## Why it matters
    Many readers cannot see the source, and it could not be checked.

    ## Known problems
    None: it says what was seen.

    ## Example
    ```bibtex bad
    @online{ferry, title = {Ferry sails again}, url = {https://news.example/ferry}}
    ```
    ```facts
    link unknown login-required status=401
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
    InternetArchiveBot knows a state of its own for paywalls.
    """

    code = "LNK302"
    name = "login-required"
    severity = Severity.INFO
    default_reason = "a note only: it never fails a run"
    reasons = frozenset({LinkReason.LOGIN_REQUIRED})
    what = "The page wants a login, a consent or a payment{status}; what it shows is unknown."
    otherwise = "Open it in a browser; an open copy would serve more readers."
